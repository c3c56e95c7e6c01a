"""Forms of the work plan."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.documents.sentences import day
from hearth_web.board.forms.base import OnceField, RowForm
from hearth_web.board.models import Body, Planned
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, HearthForm, LongTextField

__all__ = ["PlanForm", "PlannedForm", "PublishForm", "WithdrawForm"]


class PlanForm(HearthForm):
    """A new work plan: when the body agreed it, and whether it begins with what stood before."""

    once = OnceField()
    agreed_on = DateField(
        label="When did the body agree it?", help_text="Usually the day of a meeting."
    )
    copies = forms.BooleanField(
        label="Begin with what the plan before it has for coming meetings", required=False,
        initial=True,
    )  # fmt: skip

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.initial.setdefault("agreed_on", clock.today())

    def clean_agreed_on(self) -> Any:
        """Once a day."""
        on = self.cleaned_data["agreed_on"]
        if self.body.plans.filter(agreed_on=on).exists():
            words = f"There is a plan agreed on {day(on)} already. Change that one"
            raise forms.ValidationError(words)
        return on


class PlannedForm(RowForm):
    """Something planned for a meeting."""

    model, under = Planned, "plan"

    title = forms.CharField(label="What is to come?", max_length=300)
    theme = forms.CharField(
        label="Theme", max_length=120, required=False, help_text="For example: care leavers."
    )
    day = DateField(label="For the meeting of which day?")


class PublishForm(HearthForm):
    """Publishing a pack: what it adds or puts right, where something was published before."""

    what = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        choices=[
            ("supplement", "A supplement: it adds to what was published"),
            ("correction", "A correction: something published was wrong"),
        ],
    )
    why = LongTextField(
        label="What does it add or put right?", max_length=1000,
        help_text="The public reads this beside the new pack. What was published before stays.",
    )  # fmt: skip

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["what"]
            del self.fields["why"]


class WithdrawForm(HearthForm):
    """Why a published pack is taken from the public pages."""

    why = LongTextField(
        label="Why is it withdrawn?", max_length=1000,
        help_text="Whoever downloaded it still has it. The public reads that it was withdrawn; "
        "this reason stays inside.",
    )  # fmt: skip
