"""Checks, immunisations, substance misuse and offending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from hearth.vocabulary import code_set
from hearth_web.people.forms.fields import CodeRadios, PastDate, Words, YesNoCode
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField
from hearth_web.ui.forms.sentences import inside
from hearth_web.wellbeing.forms.base import LivedForm
from hearth_web.wellbeing.models import Conviction, HealthCheck, Immunisation, SubstanceMisuse

__all__ = ["ConvictionForm", "HealthCheckForm", "ImmunisationForm", "SubstanceMisuseForm"]

DONE, ASSESSMENT = "COMPLETED", "HEALTH_ASSESSMENT"


class HealthCheckForm(LivedForm):
    """A health assessment, dental check, eye test or development check."""

    called: ClassVar[Mapping[str, str]] = {
        "kind": "the kind of check",
        "date": "the day of the check",
        "status": "how it stands",
        "by": "who did it",
        "received": "the day the report came",
    }

    model = HealthCheck
    twins = ("kind", "date", "status")
    answers = ("health check",)
    asks_why_not = "If it was late, refused or cancelled, why?"
    kind = CodeRadios("HEALTH_CHECK_KIND", label="What kind of check?")
    date = DateField(label="On which day?")
    status = CodeRadios("HEALTH_CHECK_STATUS", label="How does it stand?", initial=DONE)
    by = CodeRadios(
        "CHECKED_BY",
        label="Who did it?",
        help_text="A first health assessment in care counts only if a doctor did it.",
        required=False,
    )
    received = PastDate(
        label="When did its report come?",
        help_text="Leave it empty if it has not come, or there is none. That of a first health "
        "assessment should be there for the first review.",
        required=False,
    )

    @classmethod
    def from_link(cls, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Also the kind of check: `?kind=TEETH_CHECK`."""
        kind = asked.get("kind", "")
        known = {"kind": kind} if code_set("HEALTH_CHECK_KIND").has(kind) else {}
        return {**super().from_link(asked), **known}

    def clean(self) -> dict[str, Any]:
        """What is completed has happened, and somebody did it; its report comes after."""
        told = super().clean()
        on, came, is_done = told.get("date"), told.get("received"), told.get("status") == DONE
        if is_done and on and on > clock.today():
            self.add_error("date", "The day of a completed check must be today or earlier")
        if came and on and came < on:
            self.add_error("received", "The day the report came must be on or after the check")
        if is_done and told.get("kind") == ASSESSMENT and not told.get("by") and self.row is None:
            self.add_error("by", "Select who did it")
        return told

    def done(self) -> str:
        """Which check it is, and where it was not completed, how it stands."""
        if self.row is not None:
            return ""
        told = self.cleaned_data
        words = [code_set("HEALTH_CHECK_KIND").label(told["kind"])]
        if told["status"] != DONE:
            words.append(code_set("HEALTH_CHECK_STATUS").label(told["status"]))
        return f"Saved: {', '.join(map(inside, words))}."


class ImmunisationForm(LivedForm):
    """Whether immunisations are up to date."""

    called: ClassVar[Mapping[str, str]] = {
        "date": "the day it was known",
        "up_to_date": "whether immunisations were up to date",
    }

    model = Immunisation
    twins = ("date",)
    answers = ("immunisations",)
    asks_why_not = "If they were not, or it was known late, why?"
    date = PastDate(label="On which day was it known?", initial=clock.today)
    up_to_date = YesNoCode(label="Were immunisations up to date?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["up_to_date"].choices = [("yes", "Yes"), ("no", "No")]

    def clean(self) -> dict[str, Any]:
        """An answer is yes or no."""
        told = super().clean()
        if not told.get("up_to_date"):
            self.add_error("up_to_date", "Select whether immunisations were up to date")
        return told


class SubstanceMisuseForm(LivedForm):
    """That a problem with substance misuse was found."""

    called: ClassVar[Mapping[str, str]] = {"date": "the day it was found"}

    model = SubstanceMisuse
    date = PastDate(label="When was it found?")
    substance = forms.CharField(label="Which substance?", max_length=100, required=False)
    intervention_received = YesNoCode(label="Did the child receive help with it?")


class ConvictionForm(LivedForm):
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
