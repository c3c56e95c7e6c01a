"""Forms about a meeting: when it is, what is on its agenda, who was there."""

from __future__ import annotations

from datetime import date, time
from typing import Any, ClassVar

from django import forms

from hearth.board.exempt import exempt_paragraphs
from hearth.documents.sentences import day
from hearth_web.board.forms.base import RowForm
from hearth_web.board.forms.bodies import few
from hearth_web.board.models import Attendance, Interest, Item, Meeting, Member
from hearth_web.board.rules import why_not_closed
from hearth_web.ui import clock
from hearth_web.ui.forms import (
    CheckboxesField,
    DateField,
    HearthForm,
    LongTextField,
    RadiosField,
    YesNoField,
)

__all__ = [
    "AttendanceForm",
    "CancelForm",
    "InterestForm",
    "ItemForm",
    "MeetingForm",
    "MoveItemForm",
    "TimeField",
]


class TimeField(forms.TimeField):
    """A time of day as people write it: 14:10, 2.10pm, 2pm."""

    WAYS = ("%H:%M", "%H.%M", "%I.%M%p", "%I:%M%p", "%I%p")

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"class": "govuk-input--width-5"}
        super().__init__(
            input_formats=self.WAYS, widget=forms.TimeInput(format="%H:%M", attrs=attrs), **kwargs
        )

    def to_python(self, value: Any) -> time | None:
        """Spaces between hour and pm do not matter."""
        return super().to_python(value.replace(" ", "") if isinstance(value, str) else value)


class MeetingForm(RowForm):
    """When and where a body meets."""

    model, under = Meeting, "body"

    day = DateField(label="Day", help_text="For example, 4 11 2025.")
    starts = TimeField(label="Time", help_text="For example, 14:00 or 2pm.")
    place = forms.CharField(label="Place", max_length=300, required=False)
    is_online = YesNoField(label="Is it held online?")
    joining = forms.CharField(
        label="How can the public attend?", max_length=400, required=False,
        help_text="For example: ask the clerk for a link, or come to the town hall.",
    )  # fmt: skip
    title = forms.CharField(
        label="What is special about it", max_length=160, required=False,
        help_text="Leave it empty for an ordinary meeting. For example: Special meeting.",
    )  # fmt: skip
    notice_reason = LongTextField(
        label="Why it is called at short notice", max_length=1000, required=False,
        help_text="Only where the days of notice cannot be kept. The agenda says it, for everyone.",
    )  # fmt: skip
    took_place = forms.BooleanField(
        label="It took place already: I am recording a past meeting", required=False
    )
    usual = forms.BooleanField(
        label="Begin the agenda with the usual items", required=False,
        help_text="Apologies, voting members, urgent business, interests, minutes.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row is not None:
            del self.fields["usual"]
            del self.fields["took_place"]

    def said_by(self, row: Any) -> dict[str, Any]:
        """A new meeting begins with the usual items."""
        return super().said_by(row) if row else {"usual": True, "is_online": False}

    def clean(self) -> dict[str, Any]:
        """A meeting that is called lies ahead."""
        told = super().clean() or self.cleaned_data
        on: date | None = told.get("day")
        if on and on < clock.today() and self.row is None and not told.get("took_place"):
            self.add_error(
                "day",
                f"{day(on)} has passed. Enter a day to come, or tick that it took place already",
            )
        return told


class CancelForm(HearthForm):
    """Why a meeting will not take place."""

    why = LongTextField(
        label="Why will it not take place?", max_length=1000,
        help_text="It stands on the public page in place of the agenda.",
    )  # fmt: skip


class ItemForm(RowForm):
    """One item of an agenda."""

    model, under = Item, "meeting"

    title = forms.CharField(label="Title", max_length=300)
    kind = RadiosField(label="How does it come to the meeting?", choices=Item.Kind.choices)
    words = LongTextField(
        label="What the meeting is asked to do", max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands under the title in the order of business.",
    )  # fmt: skip
    at = TimeField(label="At what time?", required=False, help_text="If it has one: 2.10pm.")
    presenter = forms.CharField(label="Who brings it?", max_length=160, required=False)
    reveals: ClassVar = {"part": {Item.Part.CLOSED: "paragraphs"}}

    part = RadiosField(
        label="Open or closed?",
        choices=Item.Part.choices,
        hints={Item.Part.CLOSED: "Only those who may see closed papers learn of it."},
    )
    paragraphs = CheckboxesField(
        label="By which paragraphs is it exempt?", required=False,
        choices=[(str(n), f"{n}. Information {each.information}")
                 for n, each in exempt_paragraphs().items()],
        help_text="Local Government Act 1972, schedule 12A.",
        error_messages={"required": "Select the paragraphs that make it exempt, or choose part A"},
    )  # fmt: skip
    exempt_because = LongTextField(
        label="If it is closed: why is the public interest against telling?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    public_title = forms.CharField(
        label="If it is closed: a title the public may read", max_length=300, required=False,
        help_text="Without one the public agenda does not show the item at all.",
    )  # fmt: skip
    urgency = LongTextField(
        label="If it is urgent: why can it not wait?", max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The chair’s reason for taking it without notice. Leave it empty otherwise.",
    )  # fmt: skip
    to_follow = forms.BooleanField(label="Its paper follows in a supplement", required=False)
    number = few("Number", "Leave it empty and the items are counted for you.", least=1, most=200)

    def said_by(self, row: Any) -> dict[str, Any]:
        """A new item is a written report in part A."""
        found = super().said_by(row or Item())
        return {**found, "paragraphs": [str(each) for each in found["paragraphs"]]}

    def clean(self) -> dict[str, Any]:
        """What was published open stays open: nobody is asked for paragraphs first."""
        told = super().clean() or self.cleaned_data
        is_shut = told.get("part") == Item.Part.CLOSED
        if is_shut and self.row and (sentence := why_not_closed(self.row)):
            self.errors.pop("paragraphs", None)
            self.add_error("part", sentence)
        return told

    def values(self) -> dict[str, Any]:
        """Paragraphs as numbers; what only a closed item has is empty for an open one."""
        told = super().values()
        closed = told["part"] == Item.Part.CLOSED
        told["paragraphs"] = sorted(map(int, told["paragraphs"])) if closed else []
        if not closed:
            told |= {"public_title": "", "exempt_because": ""}
        return told


class MoveItemForm(HearthForm):
    """Which meeting an item goes to instead."""

    meeting = forms.ModelChoiceField(
        label="To which meeting?", queryset=Meeting.objects.none(), empty_label="Select"
    )
    why = forms.CharField(label="Why?", max_length=500, required=False)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Meeting.objects.filter(body=item.meeting.body_id, cancelled="", ended=None)
        ahead = others.filter(day__gte=clock.today()).exclude(pk=item.meeting_id)
        self.fields["meeting"].queryset = ahead.order_by("day")
        self.fields["meeting"].label_from_instance = lambda meeting: day(meeting.day)


class AttendanceForm(RowForm):
    """Somebody at the meeting, or away from it."""

    model, under = Attendance, "meeting"

    member = forms.ModelChoiceField(
        label="Which member?", queryset=Member.objects.none(), required=False,
        empty_label="Nobody on the body", help_text="Or enter a name below.",
    )  # fmt: skip
    name = forms.CharField(
        label="Name", max_length=160, required=False,
        help_text="Only for somebody who is not on the body, for example an officer.",
    )  # fmt: skip
    as_what = forms.ChoiceField(
        label="As what?", required=False, help_text="Only for somebody who is not on the body.",
        choices=[
            (each.value, each.label)
            for each in (Member.Role.OFFICER, Member.Role.YOUNG_PERSON, Member.Role.ADVISER)
        ],
    )  # fmt: skip
    post = forms.CharField(label="Post or organisation", max_length=200, required=False)
    state = RadiosField(label="Were they there?", choices=Attendance.State.choices)
    instead_of = forms.ModelChoiceField(
        label="In whose place?", queryset=Member.objects.none(), required=False,
        empty_label="Nobody’s", help_text="Only for a reserve.",
    )  # fmt: skip

    def offer(self) -> None:
        """Everyone who ever was on the body: the rules say who was on the day."""
        meeting = self.parent or self.row.meeting
        members = meeting.body.members.order_by("name")
        self.fields["member"].queryset = members
        self.fields["instead_of"].queryset = members.filter(role=Member.Role.VOTING)

    def said_by(self, row: Any) -> dict[str, Any]:
        """Most are present; a member's name is not typed."""
        found = super().said_by(row or Attendance(as_what=Member.Role.OFFICER))
        return {**found, "name": ""} if row and row.member_id else found

    def clean(self) -> dict[str, Any]:
        """A member, or a name."""
        told = super().clean() or self.cleaned_data
        if not told.get("member") and not told.get("name"):
            self.add_error("member", "Select a member, or enter a name below")
        if told.get("member") and told.get("name"):
            self.add_error("name", "Leave the name empty for a member")
        return told

    def values(self) -> dict[str, Any]:
        """A member's own name and role."""
        told = super().values()
        if member := told["member"]:
            told |= {"name": member.name, "as_what": member.role}
        return told


class InterestForm(RowForm):
    """What somebody declared."""

    model, under = Interest, "meeting"

    name = forms.CharField(label="Who declared it?", max_length=160)
    kind = RadiosField(label="What is it?", choices=Interest.Kind.choices)
    item = forms.ModelChoiceField(
        label="In which item?", queryset=Item.objects.none(), required=False,
        empty_label="The whole meeting",
    )  # fmt: skip
    words = LongTextField(label="What was declared?", max_length=1000)
    left_room = forms.BooleanField(
        label="They left the meeting while it was discussed", required=False
    )

    def offer(self) -> None:
        """The items of this meeting."""
        meeting = self.parent or self.row.meeting
        self.fields["item"].queryset = meeting.items.all()

    def clean(self) -> dict[str, Any]:
        """An interest is in an item; a dispensation may be for the whole meeting."""
        told = super().clean() or self.cleaned_data
        is_interest = told.get("kind") in (Interest.Kind.PECUNIARY, Interest.Kind.OTHER)
        if is_interest and not told.get("item"):
            self.add_error("item", "Select the item the interest is in")
        return told
