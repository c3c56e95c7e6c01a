"""Who a child is: one short form for each subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hearth.dates import birthday
from hearth.documents.sentences import day as in_words
from hearth.vocabulary import code_set
from hearth_web.people.actions import change_child
from hearth_web.people.forms.base import RecordForm
from hearth_web.people.forms.fields import CodeField, CodeRadios, PastDate, Words
from hearth_web.people.models import Child
from hearth_web.ui.forms import CheckboxesField, DateField, YesNoField

__all__ = ["SUBJECTS", "AboutThem", "Identity", "Immigration", "Names", "Needs", "Numbers"]

UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[A-Z0-9]|UN[1-5]", re.ASCII)
NO_DISABILITY = "NONE"


class AboutThem(RecordForm):
    """A form about the child's own columns."""

    title: ClassVar[str]

    def save(self) -> None:
        """Correct the child."""
        change_child(
            by=self.desk.user,
            child=self.its_child,
            values=self.values(Child),
            version=self.seen_version,
            why=self.why_given,
        )


class Names(AboutThem):
    """Names, and how they like to be known."""

    title = "Names and how they like to be known"
    forename = forms.CharField(label="First name", max_length=100, required=False)
    surname = forms.CharField(label="Last name", max_length=255, required=False)
    known_as = forms.CharField(
        label="Known as",
        help_text="What they like to be called. It is shown first everywhere.",
        max_length=100,
        required=False,
    )
    pronouns = forms.CharField(
        label="Pronouns", help_text="For example she and her.", max_length=40, required=False
    )
    about = Words(
        label="What do they want people to know about them?",
        help_text="In their own words.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A record has a name."""
        told = super().clean() or self.cleaned_data
        names = ("forename", "surname", "known_as")
        if not any(told.get(name) for name in names):
            self.add_error("forename", "Enter a first name, a last name or what they are known as")
        return told


class Identity(AboutThem):
    """Birth, sex, ethnicity, language and faith."""

    title = "Birth, background and language"
    dob = PastDate(label="Date of birth", required=False)
    expected_dob = DateField(
        label="Expected date of birth", help_text="For a child not yet born.", required=False
    )
    sex = CodeRadios("SEX", label="Sex", required=False)
    gender = CodeRadios("GENDER", label="Gender they identify with", required=False)
    ethnic = CodeField("ETHNIC", label="Ethnic group", required=False)
    nationality = forms.CharField(label="Nationality", max_length=48, required=False)
    language = forms.CharField(label="First language", max_length=60, required=False)
    interpreter = YesNoField(label="Do they need an interpreter?", required=False)
    religion = forms.CharField(label="Religion or belief", max_length=60, required=False)
    died = PastDate(label="Date of death", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.its_child.dob and not self.its_child.expected_dob:
            del self.fields["expected_dob"]


class Needs(AboutThem):
    """Disability, and being a parent."""

    called: ClassVar[Mapping[str, str]] = {
        "mother": "whether she is a mother",
        "disability": "the disability",
    }

    title = "Disability and being a parent"
    disability = CheckboxesField(label="Disability", required=False)
    mother = CodeRadios("MOTHER", label="Is she a mother?", required=False)
    mc_dob = PastDate(label="Date of birth of her first child", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "disability" in self.fields:
            kinds = [(each.code, each.label) for each in code_set("DISABILITY").codes()]
            self.fields["disability"].choices = kinds

    def initial_of(self, row: Any) -> dict[str, Any]:
        """Disabilities are kept as codes with spaces between them."""
        return super().initial_of(row) | {"disability": row.disability.split()}

    def clean_disability(self) -> str:
        """As they are kept; none is none."""
        return kept_as(self.cleaned_data["disability"])


class Immigration(AboutThem):
    """Whether a child came alone to seek asylum."""

    called: ClassVar[Mapping[str, str]] = {
        "uasc": "yes if they came alone to seek asylum",
        "duc": "the day they stopped being one",
    }

    title = "Asylum"
    uasc = YesNoField(label="Did they come as an unaccompanied asylum-seeking child?")
    duc = DateField(
        label="When did they stop being one?",
        help_text="On their 18th birthday, or when another decision was made. "
        "Leave it empty if they still are.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """An end has a beginning."""
        told = super().clean() or self.cleaned_data
        if told.get("duc") and told.get("uasc") is False:
            self.add_error("duc", "Leave the date empty, or answer Yes above")
        elif told.get("duc"):
            self._within_childhood(told["duc"])
        return told

    def _within_childhood(self, stopped: date) -> None:
        """Return rule 304: nobody is an unaccompanied child after their 18th birthday."""
        born = self.its_child.dob
        if born and not born <= stopped <= birthday(born, 18):
            said = "The date must be between their birth and their 18th birthday"
            self.add_error("duc", f"{said}, {in_words(birthday(born, 18))}")


class Numbers(AboutThem):
    """The council's own number and the school's."""

    title = "Numbers they are known by"
    child = forms.CharField(
        label="Number in your case system",
        help_text="The same as in the return. Changing it changes which child later imports find.",
        max_length=48,
    )
    upn = forms.CharField(
        label="Unique pupil number (UPN)",
        help_text="13 characters, or UN1 to UN5 where it is not known.",
        required=False,
    )

    def clean_upn(self) -> str:
        """Like a UPN, if there is one."""
        upn = re.sub(r"\s", "", self.cleaned_data["upn"]).upper()
        if upn and not UPN.fullmatch(upn):
            raise ValidationError(
                "Unique pupil number (UPN) must be a letter, 11 digits and a digit or letter, "
                "like A123456789012, or UN1 to UN5"
            )
        return upn


SUBJECTS: dict[str, type[AboutThem]] = {
    "names": Names,
    "identity": Identity,
    "needs": Needs,
    "asylum": Immigration,
    "numbers": Numbers,
}
"""By the word in the address."""


def kept_as(codes: Iterable[str]) -> str:
    """Disability codes as the child's row keeps them; ValidationError where they disagree."""
    chosen = sorted(set(codes))
    if NO_DISABILITY in chosen and len(chosen) > 1:
        none = code_set("DISABILITY").label(NO_DISABILITY)
        raise ValidationError(f"Select “{none}”, or the disabilities, not both")
    return " ".join(chosen)
