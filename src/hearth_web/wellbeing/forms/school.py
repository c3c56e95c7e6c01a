"""School and special educational needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from hearth_web.people.forms.fields import CodeRadios, PastDate
from hearth_web.people.forms.situation import SituationForm
from hearth_web.ui.forms import DateField
from hearth_web.wellbeing.models import SchoolPlace, SpecialNeeds

__all__ = ["SchoolForm", "SpecialNeedsForm"]


class SchoolForm(SituationForm):
    """A school or college the child goes to."""

    called: ClassVar[Mapping[str, str]] = {
        "school": "the name of the school or college",
        "decom": "the day they started there",
        "dec": "the day they left",
    }

    model = SchoolPlace
    answers = ("school",)
    done_on = "decom"
    school = forms.CharField(label="Which school or college?", max_length=200)
    urn = forms.RegexField(
        r"^\d{6}$",
        label="Its number (URN)",
        help_text="6 digits. Leave it empty if you do not have it.",
        required=False,
        error_messages={"invalid": "The school’s number (URN) must be 6 digits, like 123456"},
    )
    decom = PastDate(label="When did they start there?")
    dec = DateField(
        label="When did they leave?",
        help_text="Leave it empty while they go there.",
        required=False,
    )


class SpecialNeedsForm(SituationForm):
    """What is provided for special educational needs."""

    called: ClassVar[Mapping[str, str]] = {
        "provision": "what is provided",
        "decom": "the day it began",
        "dec": "the day it ended",
    }

    model = SpecialNeeds
    provision = CodeRadios("SEN_PROVISION", label="What is provided?")
    decom = PastDate(label="When did it begin?")
    dec = DateField(
        label="When did it end?", help_text="Leave it empty while it goes on.", required=False
    )
