"""What happened: who was there, what was said and resolved, the minutes and their approval."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hearth.board import Part
from hearth.documents.sentences import plural
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board import queries
from hearth_web.board.actions import minutes as acts
from hearth_web.board.as_pure import minutes_of
from hearth_web.board.forms.minutes import ApproveForm, EndForm, VotesForm
from hearth_web.board.frozen import frozen_minutes
from hearth_web.board.models import Attendance, Item, Meeting, Member, Pack
from hearth_web.board.numbering import numbers_of
from hearth_web.board.rules import may_see
from hearth_web.board.views.answer import Ask, answer
from hearth_web.board.views.places import of_meeting
from hearth_web.ui import clock

__all__ = ["approve", "attend_all", "attendance", "end", "minutes", "votes"]


@page(Verb.SEE_BOARD)
@require_safe
def attendance(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Who was there and who was not, and what they declared."""
    found = queries.meeting_for(request.user, id)
    rows = sorted(found.attendance.select_related("instead_of"), key=by_role)
    interests = found.interests.select_related("item")
    context = of_meeting(found, "board-attendance") | {
        "states": [
            (state.label, [each for each in rows if each.state == state])
            for state in Attendance.State
        ],
        "interests": [each for each in interests if may_see(request.user, each)],
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
    }
    return render(request, "board/attendance.html", context)


def by_role(row: Attendance) -> tuple[int, str]:
    """Voting members first, then as the roles are told."""
    return [*Member.Role].index(Member.Role(row.as_what)), row.name


@page(Verb.MANAGE_BOARD)
@require_POST
def attend_all(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Everyone who votes or is co-opted is put down as present, to be corrected one by one."""
    found = queries.meeting_for(request.user, id)
    count = acts.attendance_of_all(by=request.user, meeting=found)
    messages.success(request, f"{plural(count, 'member')} put down as present.")
    return redirect("board-attendance", found.pk)


@page(Verb.SEE_BOARD)
@require_safe
def minutes(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The minutes as they stand, item by item, with what can be added."""
    found = queries.meeting_for(request.user, id)
    manages = request.user.may(Verb.MANAGE_BOARD)
    packs = found.packs.filter(what=Pack.What.MINUTES)
    is_out = packs.exclude(published_at=None).exists()
    may_read = manages or is_out
    items = queries.agenda_of(request.user, found) if may_read else []
    context = of_meeting(found, "board-minutes") | {
        "parts": parts_of(found, items),
        "may_read": may_read,
        "may_manage": manages,
        "is_out": is_out,
        "is_ahead": found.day > clock.today(),
    }
    return render(request, "board/minutes.html", context)


def parts_of(meeting: Meeting, items: list[Item]) -> list[tuple[str, Any, list[Any]]]:
    """Each part: its minutes, and its items with their lines and votes."""
    numbers = numbers_of(meeting.items.all())
    found = []
    for part in Part:
        some = [item for item in items if item.part == part.value]
        if not some:
            continue
        drafted = frozen_minutes(minutes_of(meeting, part))
        said = {each["number"]: each["text"] for each in drafted["items"]}
        lines = [
            (item, numbers[item.pk], said.get(numbers[item.pk], ""), list(item.points.all()))
            for item in some
        ]
        found.append((part.value, drafted, lines))
    return found


@page(Verb.MANAGE_BOARD)
def votes(request: SignedInRequest, id: UUID) -> HttpResponse:
    """How each voting member voted on an item."""
    item = queries.item_for(request.user, id)
    form = VotesForm(posted(request), item=item)
    ask = Ask(
        "Record a vote",
        reverse("board-minutes", args=[item.meeting_id]),
        "The votes are recorded.",
        caption=item.title,
        hint="Those who were there and may vote: voting members, and reserves in their place. "
        "Co-opted members, young people and officers have no vote.",
        more={"nobody": not form.voters},
    )

    def save() -> None:
        acts.record_votes(by=request.user, item=item, votes=form.votes())

    return answer(request, form, ask, save)


@page(Verb.MANAGE_BOARD)
def end(request: SignedInRequest, id: UUID) -> HttpResponse:
    """When the meeting ended."""
    found = queries.meeting_for(request.user, id)
    initial = {"ended": found.ended, "presiding": found.presiding}
    form = EndForm(posted(request), initial=initial)
    back = reverse("board-minutes", args=[found.pk])
    ask = Ask("End of the meeting", back, "Saved.", caption=str(found))

    def save() -> Meeting:
        return acts.end_meeting(by=request.user, meeting=found, **form.cleaned_data)

    return answer(request, form, ask, save)


@page(Verb.MANAGE_BOARD)
def approve(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A later meeting approved the minutes."""
    found = queries.meeting_for(request.user, id)
    form = ApproveForm(posted(request), minutes_of=found)
    back = reverse("board-minutes", args=[found.pk])
    ask = Ask(
        "Approve the minutes",
        back,
        "The minutes are approved. Publish them again so that the public reads so.",
        caption=str(found),
        button="Approve",
    )

    def save() -> Meeting:
        return acts.approve(by=request.user, meeting=found, at=form.cleaned_data["meeting"])

    return answer(request, form, ask, save)
