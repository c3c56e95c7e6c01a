"""Fields of a child's record: codes valid on a day, postcodes, Ofsted numbers, long words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hearth.dates import CollectionYear
from hearth.vocabulary import code_set
from hearth_web.people.presenters import POSTCODE, spaced
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, LongTextField, RadiosField, SearchSelect, YesNoField

__all__ = [
    "YES",
    "CodeField",
    "CodeRadios",
    "OfstedField",
    "PastDate",
    "PostcodeField",
    "Words",
    "YesNoCode",
    "label_of",
]

OFSTED = re.compile(r"SC\d{6}|\d{7}|X{7}", re.ASCII)
LONGEST_WORDS = 100_000
YES, NO = "1", "0"


def label_of(set_name: str, code: str) -> str:
    """What a code means, or the code itself where no set has it."""
    codes = code_set(set_name)
    return codes.label(code) if codes.has(code) else code


class Coded:
    """The choices of a field that holds a code of a set."""

    set_name: str
    leave_out: frozenset[str]
    choices: Any

    def offer(self, on: date, held: str = "") -> None:
        """Offer the codes valid on this day, and the one that is held already."""
        year = CollectionYear.of(on).ending
        offered = [(each.code, each.label) for each in self._valid(year, held)]
        self.choices = offered if self._is_radios() else [("", "Select"), *offered]

    def _valid(self, year: int, held: str) -> Iterable[Any]:
        for each in code_set(self.set_name).codes():
            if each.code == held or (each.is_valid(year) and each.code not in self.leave_out):
                yield each

    def _is_radios(self) -> bool:
        return isinstance(self, CodeRadios)


class CodeField(Coded, forms.ChoiceField):
    """One code of a set, from a list."""

    widget = SearchSelect

    def __init__(self, set_name: str, *, leave_out: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.set_name, self.leave_out = set_name, frozenset(leave_out)
        self.offer(clock.today())


class CodeRadios(Coded, RadiosField):
    """One code of a small set, all in sight."""

    def __init__(self, set_name: str, *, leave_out: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.set_name, self.leave_out = set_name, frozenset(leave_out)
        self.offer(clock.today())


class PastDate(DateField):
    """A day that is not in the future."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(latest=clock.today, **kwargs)


class YesNoCode(YesNoField):
    """Yes or no, kept as the return keeps them: 1 and 0; empty where it is not known."""

    held: ClassVar[Mapping[str, bool]] = {"1": True, "Y": True, "0": False, "N": False}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """As it is kept."""
        return {True: YES, False: NO}.get(super().clean(value), "")

    def prepare_value(self, value: Any) -> Any:
        """As the choices say it."""
        return super().prepare_value(self.held.get(value, value))


class PostcodeField(forms.CharField):
    """A whole postcode, kept in capitals without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)
        self.widget.attrs |= {"class": "govuk-input--width-10", "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        """In capitals, without spaces."""
        return re.sub(r"\s", "", str(super().to_python(value))).upper()

    def validate(self, value: str) -> None:
        """Like a postcode, if there is one."""
        super().validate(value)
        if value and not POSTCODE.fullmatch(value):
            raise ValidationError(
                f"{self.label} must be a full UK postcode, like YO1 7HH, or left empty", "postcode"
            )

    def prepare_value(self, value: Any) -> Any:
        """With its space, as people write it."""
        return spaced(value) if isinstance(value, str) else value


class OfstedField(forms.CharField):
    """An Ofsted number: SC and 6 digits, or 7 digits, or seven X."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", "Ofsted number (URN)")
        super().__init__(**kwargs)
        self.widget.attrs |= {"class": "govuk-input--width-10"}

    def to_python(self, value: Any) -> str:
        """In capitals, without spaces."""
        return re.sub(r"\s", "", str(super().to_python(value))).upper()

    def validate(self, value: str) -> None:
        """Like an Ofsted number, if there is one."""
        super().validate(value)
        if value and not OFSTED.fullmatch(value):
            raise ValidationError(
                "Ofsted number (URN) must be 7 digits, or SC and 6 digits, like SC123456. "
                "Write XXXXXXX if another body inspects the home",
                "urn",
            )


class Words(LongTextField):
    """A few lines, or many: refused with a sentence when there are too many to keep."""

    def __init__(self, *, rows: int = 5, longest: int = LONGEST_WORDS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest
        self.widget.attrs["rows"] = rows

    def validate(self, value: str) -> None:
        """Not longer than can be kept."""
        super().validate(value)
        if len(value) > self.longest:
            raise ValidationError(
                f"{self.label} must be {self.longest:,} characters or fewer. "
                f"You have {len(value):,}",
                "max_length",
            )


def choices_of(rows: Sequence[Any], empty: str = "Select") -> list[tuple[str, str]]:
    """Rows of a model to choose from, by id."""
    return [("", empty), *((str(row.pk), str(row)) for row in rows)]
