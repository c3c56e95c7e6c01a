"""Each question of an event as a field of its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date

from hearth_web.people.forms.events.kinds import Ask
from hearth_web.people.forms.fields import CodeRadios, PastDate, Words, YesNoCode
from hearth_web.ui.forms import CheckboxesField, DateField, RadiosField
from hearth_web.ui.words import shown

__all__ = ["OTHER", "AboutField", "AboutSeveral", "ClockField", "day_or_none", "field_of"]

OTHER = "other"  # a day that is not among those offered
BETWEEN = "; "
OTHER_DAY = (OTHER, "Another day")
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)", re.ASCII)
LONGEST = 10_000
LONGEST_WHO = 300


class ClockField(forms.CharField):
    """A time of day, kept as 17:05."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, **kwargs)
        self.widget.attrs |= {"class": "govuk-input--width-5", "autocomplete": "off"}
        self.widget.attrs.pop("maxlength", None)

    def clean(self, value: Any) -> str:
        """As it is kept; hours and minutes, of which a dot or nothing may stand between."""
        typed = str(super().clean(value))
        if not typed:
            return ""
        found = CLOCK.fullmatch(typed)
        if found is None:
            raise ValidationError("The time must be hours and minutes, like 14:30", "invalid")
        return f"{int(found[1]):02}:{found[2]}"


class SeveralInOne(CheckboxesField):
    """Any of several, kept together in one line of words."""

    def clean(self, value: Any) -> str:  # type: ignore[override]
        """As it is kept."""
        return BETWEEN.join(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        """Each by itself again."""
        return value.split(BETWEEN) if isinstance(value, str) and value else value

    def spoken(self, value: Any) -> str:
        """Typed, held or from the log."""
        return BETWEEN.join(value) if isinstance(value, list | tuple) else str(value)


class NumberRadios(RadiosField):
    """A number of which each value has words."""

    def clean(self, value: Any) -> Any:
        """The number, or None."""
        found = super().clean(value)
        return int(found) if found else None


class About:
    """Days to choose from, and any other day."""

    choices: Any
    required: bool

    def valid_value(self, value: Any) -> bool:
        """Any day that a link or a draft may bring, whether among the latest or not."""
        return str(value) in ("", OTHER) or day_or_none(value) is not None

    def offer_days(self, days: Iterable[tuple[date, str]], chosen: Iterable[Any]) -> None:
        """Offer these, those that are held, asked for or typed already, and another day."""
        known = dict(days)
        for on in filter(None, map(day_or_none, chosen)):
            known = known if on in known else {on: shown(on), **known}
        given = [(on.isoformat(), words) for on, words in known.items()]
        none = [] if self.required else [("", "None of these")]
        self.choices = [*given, OTHER_DAY, *(none if isinstance(self, AboutField) else [])]

    def spoken(self, value: Any) -> str:
        """A day in words, whether typed, held or from the log."""
        values = value if isinstance(value, list | tuple) else [value]
        return ", ".join(shown(on) for on in map(day_or_none, values) if on)


class AboutField(About, RadiosField):
    """One day that an event is about."""

    def prepare_value(self, value: Any) -> Any:
        """As the choices have it."""
        return value.isoformat() if isinstance(value, date) else value


class AboutSeveral(About, CheckboxesField):
    """Days that one form answers for together."""

    def prepare_value(self, value: Any) -> Any:
        """As the choices have it."""
        found = value if isinstance(value, list | tuple) else [value] if value else []
        return [each.isoformat() if isinstance(each, date) else each for each in found]


def day_or_none(value: Any) -> date | None:
    """A day held, or written as links and logs have it; None where it is none."""
    if isinstance(value, date):
        return value
    try:
        return parse_date(str(value or ""))
    except ValueError:
        return None


def choices_of(ask: Ask) -> list[tuple[str, str]]:
    """What there is to choose from; that nothing is chosen, where that may be."""
    return [*ask.choices.items(), *([] if ask.required else [("", "Not known")])]


def words_field(ask: Ask, **common: Any) -> forms.Field:
    """A few lines."""
    rows = 2 if ask.column == "reason" else 3
    return Words(rows=rows, longest=LONGEST, **common)


def day_field(ask: Ask, **common: Any) -> forms.Field:
    """A day."""
    return DateField(**common) if ask.future else PastDate(**common)


def level_field(ask: Ask, **common: Any) -> forms.Field:
    """One of some words, or several."""
    if ask.several:
        return SeveralInOne(choices=list(ask.choices.items()), **common)
    return RadiosField(choices=choices_of(ask), **common)


def number_field(ask: Ask, **common: Any) -> forms.Field:
    """A whole number, or one of a few that have words."""
    if ask.choices:
        return NumberRadios(choices=choices_of(ask), **common)
    box = forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"})
    return forms.IntegerField(min_value=0, max_value=ask.most, widget=box, **common)


MAKERS: Mapping[str, Callable[..., forms.Field]] = {
    "time": lambda _, **common: ClockField(**common),
    "until": day_field,
    "outcome": lambda ask, **common: RadiosField(choices=choices_of(ask), **common),
    "about": lambda ask, **common: (AboutSeveral if ask.several else AboutField)(**common),
    "level": level_field,
    "number": number_field,
    "number_of": number_field,
    "voice": lambda _, **common: CodeRadios("VOICE", **common),
    "in_person": lambda _, **common: YesNoCode(**without(common, "required")),
    "who": lambda _, **common: forms.CharField(max_length=LONGEST_WHO, **common),
    "reason": words_field,
    "words": words_field,
    "text": words_field,
}


def without(common: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The same without one."""
    return {key: value for key, value in common.items() if key != name}


def field_of(ask: Ask) -> forms.Field:
    """The field of a question."""
    common = {"label": ask.label, "help_text": ask.hint, "required": ask.required}
    return MAKERS[ask.column](ask, **common)
