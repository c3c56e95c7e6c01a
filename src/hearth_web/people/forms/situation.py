"""Stretches of time beside care: addresses, immigration, plans, times in need, protection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from hearth_web.access.verbs import Verb
from hearth_web.people.closeness import ADOPTION, is_kept_close
from hearth_web.people.forms.base import Desk, FactForm
from hearth_web.people.forms.fields import (
    CodeField,
    CodeRadios,
    PastDate,
    PostcodeField,
    Words,
    YesNoCode,
)
from hearth_web.people.models import (
    Address,
    ChildInNeed,
    ImmigrationStatus,
    PermanencePlan,
    ProtectionPlan,
)
from hearth_web.ui.forms import DateField

__all__ = [
    "AddressForm",
    "ChildInNeedForm",
    "ImmigrationStatusForm",
    "PermanencePlanForm",
    "ProtectionPlanForm",
    "SituationForm",
]


class SituationForm(FactForm):
    """A form for what lasts from a day to a day; a start that is typed is known."""

    code_day = "decom"

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it starts."""
        told = super().clean()
        start, end = told.get("decom"), told.get("dec")
        if start and end and end < start:
            self.add_error("dec", "The end must be on or after the start")
        return told

    def values(self, model: type[Any]) -> dict[str, Any]:
        """A start somebody typed is no longer the day of a list."""
        told = super().values(model)
        if self.row is None or told["decom"] != self.row.decom:
            told["start_known"] = True
        return told


class AddressForm(SituationForm):
    """Where a child lives or lived, placements apart."""

    called: ClassVar[Mapping[str, str]] = {
        "kind": "the kind of address",
        "decom": "the day they began to live there",
        "dec": "the day they left",
    }

    model = Address
    kind = forms.CharField(
        label="What kind of address is it?",
        help_text="For example: home, own flat, university. Moves between placements are recorded "
        "as placements.",
        max_length=60,
    )
    address = Words(label="Address", rows=4, longest=1_000, required=False)
    postcode = PostcodeField(label="Postcode")
    decom = PastDate(label="When did they begin to live there?")
    dec = DateField(
        label="When did they leave?",
        help_text="Leave it empty while they live there.",
        required=False,
    )

    @classmethod
    def is_closed_to(cls, row: Any, desk: Desk) -> bool:
        """Where adopters, or guardians after care, live is told to those who may see adoption."""
        return row is not None and Verb.SEE_ADOPTION not in desk.may and is_kept_close(row)

    def clean(self) -> dict[str, Any]:
        """An address says where."""
        told = super().clean()
        if not told.get("address") and not told.get("postcode") and "postcode" not in self.errors:
            self.add_error("address", "Enter the address, the postcode, or both")
        return told


class ImmigrationStatusForm(SituationForm):
    """Under what status a child is in the country."""

    called: ClassVar[Mapping[str, str]] = {
        "status": "the immigration status",
        "decom": "the day the status began",
        "dec": "the day the status ended",
    }

    model = ImmigrationStatus
    status = CodeRadios("IMMIGRATION", label="What is the immigration status?")
    decom = PastDate(label="When did it begin?")
    dec = DateField(
        label="When did it end, or when does it run out?",
        help_text="Leave it empty if there is no end.",
        required=False,
    )


class PermanencePlanForm(SituationForm):
    """Where a child is to grow up."""

    called: ClassVar[Mapping[str, str]] = {
        "plan": "the plan",
        "decom": "the day the plan was made",
        "dec": "the day the plan ended",
    }

    model = PermanencePlan
    answers = ("permanence_plan",)
    done_on = "decom"
    plan = CodeRadios("PERMANENCE_PLAN", label="What is the plan?")
    decom = PastDate(label="When was it made?")
    dec = DateField(
        label="When did it end?", help_text="Leave it empty while it stands.", required=False
    )

    @classmethod
    def is_closed_to(cls, row: Any, desk: Desk) -> bool:
        """A plan for adoption is told to those who may see adoption."""
        return getattr(row, "plan", "") in ADOPTION and Verb.SEE_ADOPTION not in desk.may

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if Verb.SEE_ADOPTION not in self.desk.may:
            plan = self.fields["plan"]
            plan.choices = [each for each in plan.choices if each[0] not in ADOPTION]


class ChildInNeedForm(SituationForm):
    """A time in need."""

    called: ClassVar[Mapping[str, str]] = {
        "decom": "the day the child was found to be in need",
        "need": "the main need",
        "dec": "the day the case was closed",
    }

    model = ChildInNeed
    decom = PastDate(label="When was the child found to be in need?")
    need = CodeField("NEED", label="What is the main need?")
    last_seen = PastDate(label="When was the child last seen?", required=False)
    dec = PastDate(
        label="When was the case closed?", help_text="Leave it empty while it is open.",
        required=False,
    )  # fmt: skip
    reason = CodeField("CIN_CLOSURE", label="Why was it closed?", required=False)

    def clean(self) -> dict[str, Any]:
        """What is closed has a day."""
        told = super().clean()
        if told.get("reason") and not told.get("dec"):
            self.add_error("dec", "Enter the day the case was closed")
        return told


class ProtectionPlanForm(SituationForm):
    """A child protection plan."""

    called: ClassVar[Mapping[str, str]] = {
        "decom": "the day the plan began",
        "initial_category": "the category at the start",
        "latest_category": "the category now",
        "dec": "the day the plan ended",
    }

    model = ProtectionPlan
    decom = PastDate(label="When did the plan begin?")
    initial_category = CodeRadios("ABUSE", label="Under which category did it begin?")
    latest_category = CodeRadios(
        "ABUSE", label="Which category is it now, or was it last?", required=False
    )
    last_visit = PastDate(label="When was the last statutory visit?", required=False)
    seen_alone = YesNoCode(label="Was the child seen alone then?")
    last_review = PastDate(label="When was the last review conference?", required=False)
    emergency = YesNoCode(
        label="Was there an emergency protection order, or police protection, in the last six "
        "months?"
    )
    dec = PastDate(
        label="When did the plan end?", help_text="Leave it empty while it goes on.", required=False
    )
