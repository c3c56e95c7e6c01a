"""Reviews of the care plan: one form for the review, who took part, and what was agreed at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from hearth.documents.sentences import day
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import Change, apply
from hearth_web.people.closeness import ADOPTION
from hearth_web.people.forms.base import FactForm, refuse
from hearth_web.people.forms.fields import CodeField, CodeRadios, PastDate, Words
from hearth_web.people.forms.situation import changes_for_plan, standing_plans
from hearth_web.people.models import Event, PeriodOfCare, Review
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, RadiosField

__all__ = ["CorrectReview", "ReviewForm"]

ADJOURNED_EVENT = "REVIEW_ADJOURNED"
HELD, ADJOURNED = "held", "adjourned"
TWIN = (
    "A review of that day is recorded already. Open it on the child’s page to correct it, or give "
    "another day."
)


class CorrectReview(FactForm):
    """A review that was held."""

    called: ClassVar[Mapping[str, str]] = {
        "review": "the day of the review",
        "review_code": "how the child took part",
        "chair": "who chaired it",
        "who": "who took part",
        "decisions": "what was decided",
    }

    model = Review
    answers: ClassVar[tuple[str, ...]] = ("review",)
    done_on = "review"
    review = PastDate(label="When was the review?")
    review_code = CodeRadios("REVIEW_CODE", label="How did the child take part?")
    chair = CodeRadios("CHAIR", label="Who chaired it?", required=False)
    who = forms.CharField(
        label="Who took part?",
        help_text="For example: mum, foster carer, school, social worker.",
        max_length=300,
        required=False,
    )
    decisions = Words(label="What was decided?", rows=4, longest=10_000, required=False)
    code_day = "review"

    def clean(self) -> dict[str, Any]:
        """A review is of a child in care."""
        told = super().clean()
        on, periods = told.get("review"), list(PeriodOfCare.objects.filter(child=self.its_child))
        if on and periods and not any(holds(period, on) for period in periods):
            said = f"The child was not in care on {day(on)}. Check the day, or the time in care"
            self.add_error("review", said)
        return told

    def refuse_twins(self) -> None:
        """There is one review on a day. Asked when it is saved: a form sent twice is saved once."""
        on = self.cleaned_data["review"]
        same = Review.objects.filter(child=self.its_child, review=on)
        if same.exclude(pk=self.row.pk if self.row else None).exists():
            refuse(self.its_child, on, TWIN, "review")

    def save(self) -> None:
        """Correct it."""
        self.refuse_twins()
        super().save()


def holds(period: PeriodOfCare, on: date) -> bool:
    """Whether a child was in care then; the last day counts."""
    return period.decom <= on and (period.dec is None or on <= period.dec)


class ReviewForm(CorrectReview):
    """A review as it is recorded first: held or adjourned, and the plan agreed at it."""

    called: ClassVar[Mapping[str, str]] = {
        **CorrectReview.called,
        "held": "whether it was held",
        "goes_on": "the day it goes on",
        "plan": "the plan for where they grow up",
    }

    held = RadiosField(
        label="Was it held?",
        choices=[(HELD, "Yes"), (ADJOURNED, "No: it was adjourned")],
        required=False,
    )
    goes_on = DateField(label="When does it go on?", required=False)
    review_code = CodeRadios("REVIEW_CODE", label="How did the child take part?", required=False)
    decisions = Words(
        label="What was decided?",
        help_text="If it was adjourned: why?",
        rows=4,
        longest=10_000,
        required=False,
    )
    plan = CodeField(
        "PERMANENCE_PLAN",
        label="Was a plan agreed for where they grow up?",
        help_text="Leave it as it is if the plan stands or none was agreed.",
        required=False,
    )
    field_order: ClassVar[list[str]] = ["review", "held", "goes_on", "review_code"]
    answers: ClassVar[tuple[str, ...]] = ("review", "permanence_plan")
    reveals: ClassVar[Mapping[str, Mapping[str, str]]] = {"held": {ADJOURNED: "goes_on"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if Verb.SEE_ADOPTION not in self.desk.may:
            plan = self.fields["plan"]
            plan.choices = [each for each in plan.choices if each[0] not in ADOPTION]

    def initial_of(self, row: Any) -> dict[str, Any]:
        """Today, and held."""
        return super().initial_of(row) if row else {"review": clock.today(), "held": HELD}

    def clean(self) -> dict[str, Any]:
        """Held: how the child took part. Adjourned: when it goes on, and why."""
        told = super().clean()
        on, goes_on = told.get("review"), told.get("goes_on")
        if not self.is_adjourned and not told.get("review_code"):
            self.add_error("review_code", "Select how the child took part")
        if self.is_adjourned and not told.get("decisions"):
            self.add_error("decisions", "Enter why it was adjourned")
        if on and goes_on and goes_on < on:
            self.add_error("goes_on", f"It must go on after {day(on)}, when it was adjourned")
        return told

    def done(self) -> str:
        """Nobody is to think that an adjourned one was kept as held."""
        return "Saved: adjourned review." if self.is_adjourned else ""

    @property
    def is_adjourned(self) -> bool:
        """Whether it is to go on another day."""
        return bool(self.cleaned_data.get("held") == ADJOURNED)

    def save(self) -> None:
        """Add the review, and the plan agreed at it; or that it was adjourned."""
        told = self.cleaned_data
        if self.is_adjourned:
            self.refuse_adjourned_twice()
            values = {
                "event": ADJOURNED_EVENT,
                "date": told["review"],
                "until": told["goes_on"],
                "who": told["who"],
                "reason": told["decisions"],
                "why_late": told.get("why_late", ""),
            }
            changes = [Change(Event, None, values)]
        else:
            self.refuse_twins()
            changes = [Change(Review, None, self.values(Review)), *self.changes_of_plan()]
        apply(by=self.desk.user, child=self.its_child, changes=changes, why=self.why_given)

    def refuse_adjourned_twice(self) -> None:
        """It is adjourned once on a day."""
        on = self.cleaned_data["review"]
        same = Event.objects.filter(child=self.its_child, event=ADJOURNED_EVENT, date=on)
        if same.exists():
            refuse(self.its_child, on, TWIN, "review")

    def changes_of_plan(self) -> Iterator[Change]:
        """The plan agreed at the review, from its day; what stood until then ends."""
        plan, on = self.cleaned_data["plan"], self.cleaned_data["review"]
        if plan and not standing_plans(self.its_child, on).filter(plan=plan).exists():
            why_late = self.cleaned_data.get("why_late", "")
            values = {"plan": plan, "decom": on, "why_late": why_late}
            yield from changes_for_plan(self.its_child, values)
