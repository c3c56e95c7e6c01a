"""Stretches of time beside care: addresses, immigration, plans, times in need, protection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet

from hearth.documents.sentences import day
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import Change, apply
from hearth_web.people.closeness import ADOPTION, is_kept_close
from hearth_web.people.forms.base import Desk, FactForm
from hearth_web.people.forms.events.fields import day_or_none
from hearth_web.people.forms.events.sources import REVIEW, offered
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
    Child,
    ChildInNeed,
    ImmigrationStatus,
    PermanencePlan,
    ProtectionPlan,
)
from hearth_web.ui.forms import DateField, RadiosField

__all__ = [
    "AddressForm",
    "ChildInNeedForm",
    "ImmigrationStatusForm",
    "PermanencePlanForm",
    "ProtectionPlanForm",
    "SituationForm",
    "changes_for_plan",
    "standing_plans",
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
    """Where a child is to grow up, and at which review that was agreed: the day of the plan is the
    day of the review then."""

    called: ClassVar[Mapping[str, str]] = {
        "plan": "the plan",
        "review": "the review",
        "decom": "the day the plan was made",
        "dec": "the day the plan ended",
    }

    model = PermanencePlan
    answers = ("permanence_plan",)
    done_on = "decom"
    plan = CodeRadios(
        "PERMANENCE_PLAN",
        label="What is the plan?",
        help_text="The plan that stood until then ends with it.",
    )
    review = RadiosField(label="At which review was it agreed?", required=False)
    decom = PastDate(
        label="When was it made?",
        help_text="Leave it empty if it was agreed at a review: it is of that day.",
        required=False,
    )
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
        held = offered(REVIEW, self.desk.child) if self.row is None and self.desk.child else []
        if held:
            days = [(on.isoformat(), words) for on, words in held]
            self.fields["review"].choices = [*days, ("", "At none of these")]
        else:
            del self.fields["review"]
            self.fields["decom"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """It is of the day that was typed, or of the review: not of two."""
        told = super().clean()
        agreed, typed = day_or_none(told.get("review")), told.get("decom")
        if agreed and typed and agreed != typed:
            self.add_error("decom", f"This must be {day(agreed)}, the day of the review, or empty")
        elif agreed:
            told["decom"] = agreed
        elif typed is None and "decom" not in self.errors:
            or_review = ", or choose the review" if "review" in self.fields else ""
            self.add_error("decom", f"Enter the day the plan was made{or_review}")
        return told

    def save(self) -> None:
        """Correct it; or add it, and end what stood until then."""
        if self.row is not None:
            super().save()
            return
        changes = list(changes_for_plan(self.its_child, self.values(PermanencePlan)))
        apply(by=self.desk.user, child=self.its_child, changes=changes, why=self.why_given)


def standing_plans(child: Child, on: date) -> QuerySet[PermanencePlan]:
    """The plans that stand on a day."""
    made = PermanencePlan.objects.filter(child=child, decom__lte=on)
    return made.filter(Q(dec=None) | Q(dec__gt=on))


def changes_for_plan(child: Child, values: Mapping[str, Any]) -> Iterator[Change]:
    """A plan is made: what stood until then ends, and it ends itself where a later one begins."""
    on = values["decom"]
    for row in standing_plans(child, on):
        yield Change(PermanencePlan, row.pk, {"dec": on})
    later = PermanencePlan.objects.filter(child=child, decom__gt=on).order_by("decom").first()
    ends = values.get("dec") or (later.decom if later else None)
    yield Change(PermanencePlan, None, {**values, "dec": ends})


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
