"""Forms of the improvement plan: its lines, how each stands, and what shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms

from hearth.quality import State
from hearth_web.access.models import User
from hearth_web.quality.forms.inspections import DAY, NO_CHILD, text
from hearth_web.quality.models import Finding
from hearth_web.quality.queries.inspections import owners
from hearth_web.ui import clock
from hearth_web.ui.forms import (
    CheckboxesField,
    DateField,
    HearthForm,
    RadiosField,
    SearchSelect,
    VersionedForm,
)

__all__ = ["AddImprovement", "ChangeImprovement", "EvidenceForm", "TellForm"]


class Owned(forms.Form):
    """Somebody who answers for it, and a day."""

    owner = forms.ChoiceField(
        label="Who owns it?",
        help_text="They may say how it stands.",
        widget=SearchSelect,
        required=False,
    )
    owner_words = forms.CharField(
        label="Or somebody who does not sign in",
        help_text="For example, the designated nurse.",
        max_length=160,
        required=False,
    )
    due = DateField(label="When is it due?", help_text="For example, 31 3 2025.", required=False)

    def offer(self, people: Iterable[User], kept: User | None = None) -> None:
        """Those who may own it; the one who does stays, whatever their role is now."""
        known = {str(user.pk): user for user in people}
        if kept is not None:
            known.setdefault(str(kept.pk), kept)
        self.people = known
        self.fields["owner"].choices = [
            ("", "Somebody else, or nobody yet"),
            *((key, str(user)) for key, user in known.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """One owner, not two."""
        told = super().clean() or self.cleaned_data
        if told.get("owner") and told.get("owner_words"):
            self.add_error("owner_words", "Choose the owner from the list, or write one: not both.")
        return told

    @property
    def owned(self) -> dict[str, Any]:
        """Owner and day as the row keeps them."""
        told = self.cleaned_data
        return {
            "owner": self.people.get(told["owner"]),
            "owner_words": told["owner_words"],
            "due": told["due"],
        }


class AddImprovement(HearthForm, Owned):
    """A new line of the plan."""

    what = text(
        3, label="What will be done?", help_text=f"One thing that can be finished. {NO_CHILD}"
    )
    also = CheckboxesField(label="Which findings does it answer?", required=False)
    field_order: ClassVar[list[str]] = ["what", "owner", "owner_words", "due", "also"]

    def __init__(self, *args: Any, others: Sequence[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(owners())
        self.others = {str(each.pk): each for each in others}
        if not others:
            del self.fields["also"]
            return
        self.fields["also"].choices = [(key, each.words) for key, each in self.others.items()]

    @property
    def findings(self) -> list[Finding]:
        """The other findings it answers."""
        return [self.others[key] for key in self.cleaned_data.get("also", ())]


class ChangeImprovement(VersionedForm):
    """A line of the plan worded otherwise, and the findings it answers."""

    what = text(3, label="What will be done?", help_text=NO_CHILD)
    answers = CheckboxesField(label="Which findings does it answer?", required=False)

    def __init__(self, *args: Any, findings: Sequence[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in findings}
        self.fields["answers"].choices = [(key, each.words) for key, each in self.known.items()]

    @property
    def findings(self) -> list[Finding]:
        """The findings it answers."""
        return [self.known[key] for key in self.cleaned_data["answers"]]


class TellForm(VersionedForm, Owned):
    """How a line of the plan stands. Owner and day are changed only by who keeps the plan."""

    state = RadiosField(label="How does it stand?", choices=[(each, each.label) for each in State])
    words = text(
        3,
        label="What has been done, and what comes next?",
        help_text=f"It is kept in the history. {NO_CHILD}",
        error_messages={"required": "Say what has been done, and what comes next"},
    )
    field_order: ClassVar[list[str]] = ["state", "words", "owner", "owner_words", "due"]

    def __init__(self, *args: Any, keeps_plan: bool, kept: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keeps_plan = keeps_plan
        if keeps_plan:
            self.offer(owners(), kept)
        else:
            for name in ("owner", "owner_words", "due"):
                del self.fields[name]

    @property
    def changed_values(self) -> dict[str, Any]:
        """Owner and day, where this person may change them."""
        return self.owned if self.keeps_plan else {}


class EvidenceForm(HearthForm):
    """What shows that it was done, or that it helped."""

    words = text(
        3,
        label="What shows it?",
        help_text=f"An audit, a measure, what young people say now. {NO_CHILD}",
    )
    where = forms.CharField(
        label="Where can it be seen? (optional)",
        help_text="A document, a page, a place.",
        max_length=300,
        required=False,
    )
    on = DateField(label="Of which day is it?", help_text=DAY, latest=clock.today)
