"""Forms of the minutes: lines under an item, votes, the end of the meeting, their approval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import prefetch_related_objects

from hearth.documents.sentences import day
from hearth_web.board.forms.base import RowForm
from hearth_web.board.forms.meetings import TimeField
from hearth_web.board.models import FollowUp, Item, Meeting, Member, Point, Vote
from hearth_web.board.rules import may_vote
from hearth_web.ui.forms import DateField, HearthForm, LongTextField, RadiosField

__all__ = ["ApproveForm", "EndForm", "FollowUpForm", "PointForm", "VotesForm"]


class PointForm(RowForm):
    """One line of the minutes."""

    model, under = Point, "item"

    kind = RadiosField(label="What is it?", choices=Point.Kind.choices)
    words = LongTextField(label="In words", max_length=4000)
    who = forms.CharField(
        label="Who said or asked it?", max_length=160, required=False,
        help_text="Leave it empty for a resolution. A young person is named only if they wish.",
    )  # fmt: skip
    owner = forms.CharField(
        label="Who is to see to it?", max_length=160, required=False,
        help_text="Of a resolution, a question or a request.",
    )  # fmt: skip
    due = DateField(label="By when?", required=False)
    nothing_to_do = forms.BooleanField(
        label="Nothing is to be done about it", required=False,
        help_text="For example: that the report be noted. Everything else is on each agenda until "
        "it is closed.",
    )  # fmt: skip


class VotesForm(HearthForm):
    """How each voting member who was there voted."""

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        self.item = item
        prefetch_related_objects([item.meeting], "attendance")
        members = item.meeting.body.members.all()
        self.everyone: Mapping[UUID, Member] = {each.pk: each for each in members}
        self.voters = [m for m in members if not may_vote(item.meeting, m)]
        held = {vote.member_id: vote.cast for vote in item.votes.all()}
        super().__init__(*args, **kwargs)
        for member in self.voters:
            self.fields[f"vote-{member.pk}"] = RadiosField(
                label=f"How did {member} vote?", required=False, initial=held.get(member.pk, ""),
                choices=[*Vote.Cast.choices, ("", "No vote recorded")],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A vote sent for somebody who has none is said to be one."""
        told = super().clean() or self.cleaned_data
        for name, cast in self.data.items():
            if cast and name.startswith("vote-") and name not in self.fields:
                self.add_error(None, self.no_vote(name.removeprefix("vote-")))
        return told

    def no_vote(self, id: str) -> str:
        """Why that vote cannot be kept."""
        member = next((m for pk, m in self.everyone.items() if str(pk) == id), None)
        if member is None:
            return "A vote was sent for somebody who is not on the body. Open the page again"
        return may_vote(self.item.meeting, member)

    def votes(self) -> dict[UUID, str]:
        """What was cast, by member."""
        cast = {m.pk: self.cleaned_data.get(f"vote-{m.pk}", "") for m in self.voters}
        return {pk: way for pk, way in cast.items() if way}


class EndForm(HearthForm):
    """When a meeting closed, and who was in the chair."""

    ended = TimeField(label="When did the meeting end?")
    presiding = forms.CharField(
        label="Who was in the chair?", max_length=160, required=False,
        help_text="Only if it was not the chair.",
    )  # fmt: skip


class ApproveForm(HearthForm):
    """At which meeting the minutes were approved."""

    meeting = forms.ModelChoiceField(
        label="Which meeting approved them?", queryset=Meeting.objects.none(), empty_label="Select"
    )

    def __init__(self, *args: Any, minutes_of: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = Meeting.objects.filter(body=minutes_of.body_id, day__gt=minutes_of.day)
        self.fields["meeting"].queryset = later.order_by("day")
        self.fields["meeting"].label_from_instance = lambda meeting: day(meeting.day)


class FollowUpForm(RowForm):
    """Something that stays on every agenda until it is closed."""

    model, under = FollowUp, "body"

    kind = RadiosField(label="What is it?", choices=FollowUp.Kind.choices)
    words = LongTextField(label="What is to be done or answered?", max_length=4000)
    asked_by = forms.CharField(label="Who asked?", max_length=160, required=False)
    asked_on = DateField(label="When?")
    owner = forms.CharField(label="Who is to see to it?", max_length=160, required=False)
    due = DateField(label="By when?", required=False)
    is_closed_part = forms.BooleanField(
        label="It comes from part B: only those who may see closed papers learn of it",
        required=False,
    )
    answer = LongTextField(
        label="The answer, or what was done", max_length=6000, required=False,
        help_text="An answer does not close it: the body does, when it is content.",
    )  # fmt: skip
    answered_on = DateField(label="When was it answered?", required=False)
    closed_on = DateField(
        label="When did the body close it?", required=False,
        help_text="Leave it empty as long as it is to be on the next agenda.",
    )  # fmt: skip
