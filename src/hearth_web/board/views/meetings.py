"""A meeting: its agenda, what it lacks, and the clear days that are left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hearth.board.kinds import kind_of, template_for
from hearth.documents.sentences import day
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board import actions, making, queries
from hearth_web.board.actions import agenda
from hearth_web.board.findings import findings_of
from hearth_web.board.forms.meetings import CancelForm, ItemForm, MeetingForm, MoveItemForm
from hearth_web.board.issued import issued
from hearth_web.board.models import Item, Meeting, Paper
from hearth_web.board.numbering import numbers_of
from hearth_web.board.standing import standing_of
from hearth_web.board.views.answer import Ask, Sure, answer, sure
from hearth_web.board.views.places import of_meeting
from hearth_web.ui import clock

__all__ = [
    "add_item",
    "add_meeting",
    "cancel",
    "change_item",
    "change_meeting",
    "meeting",
    "move_item",
    "put_off",
    "take_off",
]


@dataclass(frozen=True)
class Line:
    """An item as the agenda shows it."""

    item: Item
    number: str
    is_first: bool
    is_last: bool
    sections: int
    asked: int


@page(Verb.SEE_BOARD)
@require_safe
def meeting(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The agenda in its parts, what is to be put right, and by when it must be out."""
    found = queries.meeting_for(request.user, id)
    today = clock.today()
    items = queries.agenda_of(request.user, found)
    closed = request.user.may(Verb.SEE_CLOSED_PAPERS)
    writes = request.user.may(Verb.WRITE_PAPERS) or request.user.may(Verb.MANAGE_BOARD)
    told = findings_of(found, items, today) if writes else []
    context = of_meeting(found, "board-meeting") | {
        "standing": standing_of(found, today),
        "parts": parts_of(found, items),
        "blocking": [each for each in told if each.blocks],
        "lacking": [each for each in told if not each.blocks],
        "follow_ups": queries.follow_ups_of(request.user, found.body).filter(
            closed_on=None, asked_on__lt=found.day
        ),
        "issued": [
            (each, making.listed([*each.files, *(each.closed_files if closed else [])]))
            for each in issued(found)
        ],
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
        "may_write": request.user.may(Verb.WRITE_PAPERS),
    }
    return render(request, "board/meeting.html", context)


def parts_of(meeting: Meeting, items: list[Item]) -> list[tuple[str, str, list[Line]]]:
    """Part A, and part B where there is anything this person may see."""
    numbers = numbers_of(meeting.items.all())
    found = []
    for part in Item.Part:
        some = [item for item in items if item.part == part]
        lines = [line_of(item, numbers[item.pk], at, len(some)) for at, item in enumerate(some)]
        if lines or part == Item.Part.OPEN:
            found.append((part.value, part.label, lines))
    return found


def line_of(item: Item, number: str, at: int, count: int) -> Line:
    """One line."""
    paper = getattr(item, "paper", None)
    written, asked = written_of(paper) if paper else (0, 0)
    return Line(item, number, at == 0, at == count - 1, written, asked)


def written_of(paper: Paper) -> tuple[int, int]:
    """In how many sections of its kind somebody wrote something, and how many there are."""
    begun = kind_of(paper.kind).beginnings
    asked = [each.key for each in template_for(paper.kind).sections if each.is_text]
    written = [key for key in asked if paper.sections.get(key, "") not in ("", begun.get(key))]
    return len(written), len(asked)


@page(Verb.MANAGE_BOARD)
def add_meeting(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Call a meeting of a body."""
    body = queries.body_for(request.user, id)
    form = MeetingForm(posted(request), parent=body)
    back = reverse("board-body", args=[body.pk])
    ask = Ask("Call a meeting", back, "The meeting is called.", caption=body.name)

    def save() -> Any:
        usual = form.cleaned_data["usual"]
        return agenda.add_meeting(by=request.user, meeting=form.new(), usual=usual)

    return answer(
        request, form, ask, save, then=lambda made: reverse("board-meeting", args=[made.pk])
    )


@page(Verb.MANAGE_BOARD)
def change_meeting(request: SignedInRequest, id: UUID) -> HttpResponse:
    """When and where it is."""
    found = queries.meeting_for(request.user, id)
    form = MeetingForm(posted(request), row=found)
    back = reverse("board-meeting", args=[found.pk])
    words = "It takes place after all" if found.cancelled else "Say that it will not take place"
    off = (words, "board-meeting-cancel", found.pk)
    ask = Ask(
        "When and where",
        back,
        "Saved.",
        caption=str(found),
        more={"links_after": [off]},
    )

    def save() -> Any:
        return actions.change(
            by=request.user, row=found, values=form.values(), version=found.version
        )

    return answer(request, form, ask, save)


@page(Verb.MANAGE_BOARD)
def cancel(request: SignedInRequest, id: UUID) -> HttpResponse:
    """It will not take place."""
    found = queries.meeting_for(request.user, id)
    if found.cancelled:
        return hold_after_all(request, found)
    form = CancelForm(posted(request))
    back = reverse("board-meeting", args=[found.pk])
    ask = Ask(
        "Cancel the meeting",
        back,
        "The meeting is cancelled.",
        caption=str(found),
        button="Cancel the meeting",
    )

    def save() -> Any:
        return actions.change(
            by=request.user, row=found, values={"cancelled": form.cleaned_data["why"]}
        )

    return answer(request, form, ask, save)


def hold_after_all(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """A meeting that was cancelled takes place, asked once more."""
    ask = Sure(
        title="The meeting takes place after all",
        what=f"{meeting} was cancelled: {meeting.cancelled}",
        warning="The public page shows the agenda again.",
        button="It takes place",
        back=reverse("board-meeting", args=[meeting.pk]),
    )

    def act() -> None:
        actions.change(by=request.user, row=meeting, values={"cancelled": ""})

    return sure(request, ask, act)


@page(Verb.MANAGE_BOARD)
def add_item(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A new item at the end of its part."""
    found = queries.meeting_for(request.user, id)
    form = ItemForm(posted(request), parent=found)
    back = reverse("board-meeting", args=[found.pk])
    ask = Ask("Add an item", back, "The item is on the agenda.", caption=str(found))
    return answer(request, form, ask, lambda: agenda.add_item(by=request.user, item=form.new()))


@page(Verb.MANAGE_BOARD)
def change_item(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What an item is."""
    found = queries.item_for(request.user, id)
    form = ItemForm(posted(request), row=found)
    back = reverse("board-meeting", args=[found.meeting_id])
    more = [
        ("Put it off to another meeting", "board-item-put-off", found.pk),
        ("Take it off the agenda", "board-item-remove", found.pk),
    ]
    ask = Ask(
        "Change an item", back, "Saved.", caption=str(found.meeting), more={"links_after": more}
    )

    def save() -> Any:
        return agenda.change_item(
            by=request.user, item=found, values=form.values(), version=found.version
        )

    return answer(request, form, ask, save)


@page(Verb.MANAGE_BOARD)
@require_POST
def move_item(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One place up or down."""
    found = queries.item_for(request.user, id)
    way = request.POST.get("way", "")
    if way not in ("up", "down"):
        raise Http404("way")
    agenda.nudge(by=request.user, item=found, way=way)
    return redirect(f"{reverse('board-meeting', args=[found.meeting_id])}#item-{found.pk}")


@page(Verb.MANAGE_BOARD)
def put_off(request: SignedInRequest, id: UUID) -> HttpResponse:
    """An item goes to a later meeting of the body."""
    found = queries.item_for(request.user, id)
    form = MoveItemForm(posted(request), item=found)
    back = reverse("board-meeting", args=[found.meeting_id])
    ask = Ask("Put an item off", back, "The item was moved.", caption=found.title)

    def save() -> Any:
        told = form.cleaned_data
        return agenda.move_to(by=request.user, item=found, meeting=told["meeting"], why=told["why"])

    return answer(
        request, form, ask, save, then=lambda made: reverse("board-meeting", args=[made.meeting_id])
    )


@page(Verb.MANAGE_BOARD)
def take_off(request: SignedInRequest, id: UUID) -> HttpResponse:
    """An item comes off the agenda, asked once more."""
    found = queries.item_for(request.user, id)
    ask = Sure(
        title="Take an item off the agenda",
        what=f"{found.title}, of the meeting on {day(found.meeting.day)}",
        warning="Its paper and what was minuted of it go with it.",
        button="Take it off",
        back=reverse("board-meeting", args=[found.meeting_id]),
        done=f"“{found.title}” is off the agenda.",
    )
    return sure(request, ask, lambda: agenda.take_off(by=request.user, item=found))
