"""Care: its start and end, legal statuses, placements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from hearth_web.access.verbs import Verb
from hearth_web.people.actions import histories
from hearth_web.people.forms.base import Desk, RecordForm
from hearth_web.people.forms.fields import (
    CodeField,
    CodeRadios,
    OfstedField,
    PastDate,
    PostcodeField,
)
from hearth_web.people.models import LegalStatus, PeriodOfCare, Placement
from hearth_web.people.rules import ADOPTIVE
from hearth_web.ui.forms import YesNoField

__all__ = [
    "CorrectCare",
    "CorrectPlacement",
    "CorrectStatus",
    "EndCare",
    "Move",
    "NewStatus",
    "StartCare",
]

STAYS_IN_CARE = ("X1",)  # the reason that ends an episode, never care
CONFIDENTIAL = "Leave it empty if it is not known or must be kept secret."


class Where(RecordForm):
    """Where a child lives."""

    called: ClassVar[Mapping[str, str]] = {
        "place": "the kind of home",
        "place_provider": "who provides the home",
    }

    place = CodeField("PLACE", label="What kind of home is it?")
    place_provider = CodeRadios("PLACE_PROVIDER", label="Who provides it?", required=False)
    carer = forms.CharField(
        label="Name of the carer or home", max_length=200, required=False, strip=True
    )
    pl_post = PostcodeField(label="Postcode of the home", help_text=CONFIDENTIAL)
    urn = OfstedField(help_text="Of the children's home, or of the fostering agency.")


class StartCare(Where):
    """A child comes into care: the period, the first legal status and the first home."""

    called: ClassVar[Mapping[str, str]] = {
        **Where.called,
        "decom": "the day the child came into care",
        "cin": "the main need",
        "ls": "the legal status",
    }

    decom = PastDate(label="When did the child come into care?")
    cin = CodeRadios("CIN", label="What was the main need?")
    ls = CodeField("LS", label="Under which legal status?")
    home_post = PostcodeField(
        label="Postcode of the family home",
        help_text="Where the child lived before. " + CONFIDENTIAL,
    )
    field_order: ClassVar[list[str]] = ["decom", "cin", "ls", "home_post"]
    code_day = "decom"

    def save(self) -> None:
        """Start the period with what began with it."""
        histories.start_care(
            by=self.desk.user,
            child=self.its_child,
            period={k: self.cleaned_data[k] for k in ("decom", "cin", "home_post")},
            status={"ls": self.cleaned_data["ls"]},
            placement={k: v for k, v in self.values(Placement).items() if k in Where.base_fields},
        )


class EndCare(RecordForm):
    """Care ends."""

    called: ClassVar[Mapping[str, str]] = {
        "dec": "the day care ended",
        "rec": "why care ended",
    }

    dec = PastDate(
        label="When did care end?",
        help_text="The legal status and the placement end on the same day.",
    )
    rec = CodeField("REC", label="Why did care end?", leave_out=STAYS_IN_CARE)
    asks_why = False
    code_day = "dec"

    def save(self) -> None:
        """End the period and what is open in it."""
        period: Any = self.row
        values = {"dec": self.cleaned_data["dec"], "rec": self.cleaned_data["rec"]}
        histories.correct_care(
            by=self.desk.user,
            child=self.its_child,
            period=period,
            values=values,
            version=self.seen_version,
        )


class CorrectCare(RecordForm):
    """What a period of care says of itself."""

    called: ClassVar[Mapping[str, str]] = {
        "decom": "the day the child came into care",
        "cin": "the main need",
        "dec": "the day care ended",
        "rec": "why care ended",
    }

    decom = PastDate(label="When did the child come into care?")
    cin = CodeRadios("CIN", label="What was the main need?", required=False)
    home_post = PostcodeField(label="Postcode of the family home", help_text=CONFIDENTIAL)
    dec = PastDate(
        label="When did care end?", help_text="Leave it empty if it goes on.", required=False
    )
    rec = CodeField("REC", label="Why did care end?", required=False, leave_out=STAYS_IN_CARE)
    code_day = "decom"

    def clean(self) -> dict[str, Any]:
        """An end has a reason, and a reason an end."""
        told = super().clean() or self.cleaned_data
        if {"dec", "rec"} <= told.keys() and bool(told["dec"]) != bool(told["rec"]):
            missing = "rec" if told["dec"] else "dec"
            words = {"rec": "Select why care ended", "dec": "Enter the day care ended"}
            self.add_error(missing, words[missing])
        return told

    def save(self) -> None:
        """Correct it, and what began or ended with it."""
        period: Any = self.row
        histories.correct_care(
            by=self.desk.user,
            child=self.its_child,
            period=period,
            values=self.values(PeriodOfCare),
            version=self.seen_version,
            why=self.why_given,
        )


class NewStatus(RecordForm):
    """Another legal status, from a day."""

    called: ClassVar[Mapping[str, str]] = {
        "decom": "the day the legal status started",
        "ls": "the legal status",
    }

    decom = PastDate(label="From which day?", help_text="The one before ends on this day.")
    ls = CodeField("LS", label="Which legal status?")
    code_day = "decom"

    def save(self) -> None:
        """Put it into the history."""
        values = self.values(LegalStatus)
        histories.change_status(by=self.desk.user, child=self.its_child, values=values)


class CorrectSpell(RecordForm):
    """A row of a history, corrected with the rows it meets."""

    code_day = "decom"
    model: ClassVar[type[models.Model]]

    def save(self) -> None:
        """Correct it."""
        row: Any = self.row
        histories.correct_spell(
            by=self.desk.user,
            child=self.its_child,
            row=row,
            values=self.values(self.model),
            version=self.seen_version,
            why=self.why_given,
        )

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it starts."""
        told = super().clean() or self.cleaned_data
        start, end = told.get("decom"), told.get("dec")
        if start and end and end < start:
            self.add_error("dec", "The last day must be on or after the first")
        return told


class CorrectStatus(CorrectSpell):
    """A legal status as it should have been."""

    called: ClassVar[Mapping[str, str]] = {
        "decom": "the day the legal status started",
        "ls": "the legal status",
        "dec": "the day the legal status ended",
    }

    model = LegalStatus
    decom = PastDate(label="When did it start?", help_text="The one before ends on the same day.")
    ls = CodeField("LS", label="Which legal status?")
    dec = PastDate(
        label="When did it end?", help_text="Leave it empty if it goes on.", required=False
    )


class Move(Where):
    """A child moves."""

    called: ClassVar[Mapping[str, str]] = {
        **Where.called,
        "decom": "the day the child moved",
        "why_ended": "why the last placement ended",
        "same_carer": "yes if it is the same carer as before",
    }

    decom = PastDate(label="When did the child move?")
    why_ended = CodeField("REASON_PLACE_CHANGE", label="Why did the last placement end?")
    same_carer = YesNoField(label="Is it the same carer as before?")
    field_order: ClassVar[list[str]] = ["decom", "why_ended", "same_carer"]
    code_day = "decom"

    def save(self) -> None:
        """End the last placement and begin this one."""
        histories.move(
            by=self.desk.user,
            child=self.its_child,
            values=self.values(Placement),
            why_ended=self.cleaned_data["why_ended"],
        )


class CorrectPlacement(Where, CorrectSpell):
    """A placement as it should have been."""

    called: ClassVar[Mapping[str, str]] = {
        **Where.called,
        "decom": "the day the placement started",
        "same_carer": "yes if it was the same carer as before",
        "dec": "the day the placement ended",
        "reason_place_change": "why the placement ended",
    }

    model = Placement
    decom = PastDate(label="When did it start?", help_text="The one before ends on the same day.")
    same_carer = YesNoField(label="Was it the same carer as before?")
    dec = PastDate(
        label="When did it end?", help_text="Leave it empty if it goes on.", required=False
    )
    reason_place_change = CodeField("REASON_PLACE_CHANGE", label="Why did it end?", required=False)
    field_order: ClassVar[list[str]] = ["decom", "same_carer", "place"]

    @classmethod
    def is_closed_to(cls, row: Any, desk: Desk) -> bool:
        """Who adopts a child, and where they live, is kept close."""
        return getattr(row, "place", "") in ADOPTIVE and Verb.SEE_ADOPTION not in desk.may

    def clean_reason_place_change(self) -> str:
        """A reason is of a placement that ended."""
        reason = str(self.cleaned_data["reason_place_change"])
        if reason and not self.cleaned_data.get("dec"):
            raise ValidationError(
                "Leave it empty while the placement goes on, or say when it ended"
            )
        return reason
