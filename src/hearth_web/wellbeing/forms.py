"""Going missing, health, offending and visits: what people fill in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from hearth_web.people.forms.base import FactForm
from hearth_web.people.forms.fields import (
    YES,
    CodeField,
    CodeRadios,
    PastDate,
    Words,
    YesNoCode,
)
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField
from hearth_web.wellbeing.models import (
    Conviction,
    HealthCheck,
    Immunisation,
    MissingEpisode,
    SdqScore,
    SubstanceMisuse,
    Visit,
)

__all__ = [
    "ConvictionForm",
    "HealthCheckForm",
    "ImmunisationForm",
    "MissingForm",
    "SdqForm",
    "SubstanceMisuseForm",
    "VisitForm",
]

LOWEST, HIGHEST = 0, 40
DONE = "COMPLETED"


class MissingForm(FactForm):
    """A child was missing, or away without leave."""

    called: ClassVar[Mapping[str, str]] = {
        "missing": "whether the child was missing or away",
        "mis_start": "the day it started",
        "mis_end": "the day the child was back",
    }

    model = MissingEpisode
    missing = CodeRadios("MISSING", label="Missing, or away without leave?")
    mis_start = PastDate(label="When did it start?")
    mis_end = PastDate(
        label="When was the child back?",
        help_text="Leave it empty while the child is not back.",
        required=False,
    )
    interview_offered = YesNoCode(label="Was a return interview offered?")
    interview_accepted = YesNoCode(label="Did the child accept it?")
    code_day = "mis_start"

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it starts; what was not offered was not accepted."""
        told = super().clean()
        start, end = told.get("mis_start"), told.get("mis_end")
        if start and end and end < start:
            self.add_error("mis_end", "The day the child was back must be on or after the start")
        if told.get("interview_accepted") == YES and told.get("interview_offered") != YES:
            self.add_error("interview_offered", "Select Yes if the child accepted the interview")
        return told


class HealthCheckForm(FactForm):
    """A health assessment, dental check, eye test or development check."""

    called: ClassVar[Mapping[str, str]] = {
        "kind": "the kind of check",
        "date": "the day of the check",
        "status": "how it stands",
    }

    model = HealthCheck
    kind = CodeRadios("HEALTH_CHECK_KIND", label="What kind of check?")
    date = DateField(label="On which day?")
    status = CodeRadios("HEALTH_CHECK_STATUS", label="How does it stand?")

    def clean(self) -> dict[str, Any]:
        """What is completed has happened."""
        told = super().clean()
        if told.get("status") == DONE and told.get("date", date.min) > clock.today():
            self.add_error("date", "The day of a completed check must be today or earlier")
        return told


class SdqForm(FactForm):
    """A strengths and difficulties score."""

    called: ClassVar[Mapping[str, str]] = {
        "date": "the day of the questionnaire",
        "score": "the score",
        "reason": "why there is no score",
    }

    model = SdqScore
    date = PastDate(label="When was the questionnaire done?")
    score = forms.IntegerField(
        label="Total difficulties score",
        help_text="A whole number from 0 to 40.",
        min_value=LOWEST,
        max_value=HIGHEST,
        required=False,
    )
    reason = CodeField("SDQ_REASON", label="If there is no score, why not?", required=False)
    code_day = "date"

    def clean(self) -> dict[str, Any]:
        """A score, or why there is none."""
        told = super().clean()
        if told.get("score") is None and not told.get("reason") and "score" not in self.errors:
            self.add_error("score", "Enter the score, or select why there is none")
        if told.get("score") is not None and told.get("reason"):
            self.add_error("reason", "Leave the reason empty: there is a score")
        return told


class ImmunisationForm(FactForm):
    """Whether immunisations are up to date."""

    called: ClassVar[Mapping[str, str]] = {
        "date": "the day of the answer",
        "up_to_date": "whether immunisations were up to date",
    }

    model = Immunisation
    date = PastDate(label="On which day was it known?")
    up_to_date = YesNoCode(label="Were immunisations up to date?")

    def clean(self) -> dict[str, Any]:
        """An answer is yes or no."""
        told = super().clean()
        if not told.get("up_to_date"):
            self.add_error("up_to_date", "Select whether immunisations were up to date")
        return told


class SubstanceMisuseForm(FactForm):
    """That a problem with substance misuse was found."""

    called: ClassVar[Mapping[str, str]] = {"date": "the day it was found"}

    model = SubstanceMisuse
    date = PastDate(label="When was it found?")
    substance = forms.CharField(label="Which substance?", max_length=100, required=False)
    intervention_received = YesNoCode(label="Did the child receive help with it?")


class ConvictionForm(FactForm):
    """A conviction or youth caution."""

    called: ClassVar[Mapping[str, str]] = {
        "date": "the day of the conviction or caution",
        "offence": "the offence",
    }

    model = Conviction
    date = PastDate(label="When was the conviction or caution?")
    offence = Words(
        label="What was the offence?",
        help_text="In the court's own words. Only what the child was convicted of or cautioned "
        "for.",
        rows=3,
        longest=1_000,
    )


class VisitForm(FactForm):
    """A visit to the child."""

    called: ClassVar[Mapping[str, str]] = {
        "date": "the day of the visit",
        "kind": "whose visit it was",
    }

    model = Visit
    date = PastDate(label="When was the visit?")
    kind = CodeRadios("VISIT", label="Whose visit was it?", initial="SW")
    seen = YesNoCode(label="Was the child seen?")
    seen_alone = YesNoCode(label="Was the child seen alone?")

    def clean(self) -> dict[str, Any]:
        """Who was not seen was not seen alone."""
        told = super().clean()
        if told.get("seen_alone") == YES and told.get("seen") != YES:
            self.add_error("seen", "Select Yes if the child was seen alone")
        return told
