"""Reads: bodies, meetings and papers as somebody may see them. What they may not is not there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import IO, Any, TypeVar
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet
from django.http import Http404

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.board.models import (
    Attachment,
    Body,
    FollowUp,
    Item,
    Meeting,
    Pack,
    Paper,
    PaperVersion,
    Row,
)
from hearth_web.board.rules import may_see

__all__ = [
    "agenda_of",
    "agenda_out",
    "attachment_for",
    "bodies",
    "bodies_of",
    "body_for",
    "follow_ups_of",
    "item_for",
    "meeting_for",
    "meetings_of",
    "members_on",
    "next_meeting",
    "opened_file",
    "pack_for",
    "packs_of",
    "paper_for",
    "papers_to_write",
    "public_pack",
    "published_packs",
    "row_for",
    "version_for",
    "whole",
]

R = TypeVar("R", bound=Row)


def bodies(user: User) -> QuerySet[Body]:
    """Every body, for those who may see the board."""
    return Body.objects.all() if user.may(Verb.SEE_BOARD) else Body.objects.none()


def bodies_of(user: User, today: date) -> list[Body]:
    """The bodies this person is on, known by their address; all of them for somebody on none."""
    still = bodies(user).filter(is_open=True)
    own = still.filter(
        Q(members__end=None) | Q(members__end__gte=today),
        members__email__iexact=user.email,
        members__start__lte=today,
    )
    return list(own.distinct() or still)


def row_for(user: User, model: type[R], id: UUID) -> R:
    """A row this person may see; else Http404."""
    found = model._default_manager.filter(pk=id).first()
    if found is None or not may_see(user, found):
        raise Http404(model._meta.model_name or "row")
    return found


def body_for(user: User, id: UUID) -> Body:
    """A body; else Http404."""
    return row_for(user, Body, id)


def meeting_for(user: User, id: UUID) -> Meeting:
    """A meeting; else Http404."""
    found = Meeting.objects.select_related("body", "approved_at").filter(pk=id).first()
    if found is None or not user.may(Verb.SEE_BOARD):
        raise Http404("meeting")
    return found


def item_for(user: User, id: UUID) -> Item:
    """An item they may see; else Http404."""
    found = Item.objects.select_related("meeting__body").filter(pk=id).first()
    if found is None or not may_see(user, found):
        raise Http404("item")
    return found


def paper_for(user: User, id: UUID) -> Paper:
    """A paper they may see; else Http404."""
    found = Paper.objects.select_related("item__meeting__body").filter(pk=id).first()
    if found is None or not may_see(user, found):
        raise Http404("paper")
    return found


def version_for(user: User, paper: UUID, number: int) -> PaperVersion:
    """A paper as it was; else Http404."""
    found = paper_for(user, paper).versions.filter(number=number).first()
    if found is None:
        raise Http404("version")
    return found


def attachment_for(user: User, id: UUID) -> Attachment:
    """A file of a paper they may see; else Http404."""
    found = Attachment.objects.select_related("paper__item__meeting").filter(pk=id).first()
    if found is None or not may_see(user, found):
        raise Http404("attachment")
    return found


def agenda_of(user: User, meeting: Meeting) -> list[Item]:
    """The items of a meeting this person may see, with their papers."""
    return [item for item in whole(meeting.items.all()) if may_see(user, item)]


def whole(items: QuerySet[Item]) -> QuerySet[Item]:
    """Items with everything that stands beneath them, read at once."""
    return items.select_related("paper", "meeting__body").prefetch_related(
        "paper__versions",
        "paper__background_papers",
        "paper__consulted",
        "paper__attachments",
        "points__follow_up",
        "votes__member",
    )


def meetings_of(body: Body) -> QuerySet[Meeting]:
    """The meetings of a body, the latest first."""
    return body.meetings.select_related("body")


def next_meeting(body: Body, today: date) -> Meeting | None:
    """The meeting that comes next, today's among them."""
    coming = body.meetings.filter(day__gte=today, cancelled="")
    return coming.order_by("day", "starts").first()


def members_on(body: Body, on: date) -> QuerySet[Any]:
    """Who is on a body on a day."""
    return body.members.filter(Q(end=None) | Q(end__gte=on), start__lte=on)


def follow_ups_of(user: User, body: Body) -> QuerySet[FollowUp]:
    """What came of a body's meetings; what was said in part B for those who may see it."""
    found = FollowUp.objects.filter(body=body).select_related("meeting")
    return found if user.may(Verb.SEE_CLOSED_PAPERS) else found.filter(is_closed_part=False)


def papers_to_write(user: User, today: date) -> Sequence[Paper]:
    """Papers of coming meetings that are not ready yet, the soonest first."""
    found = Paper.objects.filter(
        item__meeting__day__gte=today, item__meeting__cancelled="", is_final=False
    ).select_related("item__meeting__body")
    return [each for each in found.order_by("item__meeting__day") if may_see(user, each)]


def packs_of(meeting: Meeting) -> QuerySet[Pack]:
    """The packs of a meeting that were made or are being made, the newest first."""
    return meeting.packs.select_related("job", "by")


def agenda_out(meeting: Meeting) -> Pack | None:
    """The agenda as it was published last, unless that was withdrawn."""
    packs = meeting.packs.exclude(what=Pack.What.MINUTES).exclude(published_at=None)
    return packs.filter(withdrawn_at=None).order_by("-published_at").first()


def pack_for(user: User, id: UUID) -> Pack:
    """A pack; else Http404. Its closed files ask for their own verb."""
    found = Pack.objects.select_related("meeting__body", "job").filter(pk=id).first()
    if found is None or not user.may(Verb.SEE_BOARD):
        raise Http404("pack")
    return found


def published_packs() -> QuerySet[Pack]:
    """What is before the public now: published and not withdrawn, of bodies that are public."""
    found = Pack.objects.exclude(published_at=None).filter(
        withdrawn_at=None, meeting__body__is_public=True
    )
    return found.select_related("meeting__body").order_by("-published_at")


def public_pack(id: UUID) -> Pack:
    """One published pack; else Http404, withdrawn or not there alike."""
    found = published_packs().filter(pk=id).first()
    if found is None:
        raise Http404("pack")
    return found


def opened_file(stored: str) -> IO[bytes] | None:
    """A file that was kept, open to be read; None when it has gone."""
    try:
        return default_storage.open(stored, "rb")
    except FileNotFoundError:
        return None
