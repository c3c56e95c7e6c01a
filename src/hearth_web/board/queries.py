"""Reads: bodies, meetings and papers as somebody may see them. What they may not is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any, TypeVar
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Count, Q, QuerySet
from django.http import Http404

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.board.models import (
    Activity,
    Attachment,
    Body,
    FollowUp,
    Item,
    Meeting,
    Office,
    Pack,
    Paper,
    PaperVersion,
    Row,
)
from hearth_web.board.reading import called, whole
from hearth_web.board.rules import may_see

__all__ = [
    "activities_of",
    "agenda_of",
    "attachment_for",
    "bodies",
    "bodies_of",
    "body_for",
    "chairs_on",
    "follow_ups_of",
    "item_for",
    "meeting_for",
    "meetings_of",
    "members_on",
    "next_meetings",
    "opened_file",
    "pack_for",
    "packs_of",
    "paper_for",
    "papers_to_write",
    "public_pack",
    "published_packs",
    "row_for",
    "still_open",
    "version_for",
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


def row_for(user: User, model: type[R], id: UUID, *beside: str) -> R:
    """A row this person may see, with what stands `beside` it read along; else Http404."""
    rows = model._default_manager.filter(pk=id)
    found = (rows.select_related(*beside) if beside else rows).first()
    if found is None or not may_see(user, found):
        raise Http404(model._meta.model_name or "row")
    return found


def body_for(user: User, id: UUID) -> Body:
    """A body; else Http404."""
    return row_for(user, Body, id)


def meeting_for(user: User, id: UUID) -> Meeting:
    """A meeting; else Http404."""
    return row_for(user, Meeting, id, "body", "approved_at")


def item_for(user: User, id: UUID) -> Item:
    """An item they may see; else Http404."""
    return row_for(user, Item, id, "meeting__body")


def paper_for(user: User, id: UUID) -> Paper:
    """A paper they may see; else Http404."""
    return row_for(user, Paper, id, "item__meeting__body")


def version_for(user: User, paper: UUID, number: int) -> PaperVersion:
    """A paper as it was; else Http404."""
    found = paper_for(user, paper).versions.filter(number=number).first()
    if found is None:
        raise Http404("version")
    return found


def attachment_for(user: User, id: UUID) -> Attachment:
    """A file of a paper they may see; else Http404."""
    return row_for(user, Attachment, id, "paper__item__meeting")


def agenda_of(user: User, meeting: Meeting) -> list[Item]:
    """The items of a meeting this person may see, with their papers."""
    return [item for item in whole(meeting).items.all() if may_see(user, item)]


def meetings_of(body: Body) -> QuerySet[Meeting]:
    """The meetings of a body, the latest first, each with what tells how it stands."""
    return called(body.meetings.all())


def next_meetings(bodies: Iterable[Body], today: date) -> dict[UUID, Meeting]:
    """The meeting that comes next, today's among them, of each body that has one, by body."""
    coming = Meeting.objects.filter(body__in=list(bodies), day__gte=today, cancelled="")
    # The last of a body that is put in is the first to come.
    return {each.body_id: each for each in called(coming).order_by("-day", "-starts")}


def members_on(body: Body, on: date) -> QuerySet[Any]:
    """Who is on a body on a day."""
    return body.members.filter(Q(end=None) | Q(end__gte=on), start__lte=on)


def activities_of(bodies: Iterable[Body]) -> QuerySet[Activity]:
    """The trainings and visits of members of bodies, newest first."""
    return Activity.objects.filter(member__body__in=list(bodies)).select_related("member")


def chairs_on(bodies: Iterable[Body], on: date) -> dict[UUID, str]:
    """The name of who is in the chair on a day, by body."""
    chairs = Office.objects.filter(
        body__in=list(bodies), kind=Office.Kind.CHAIR, start__lte=on, end__gte=on
    )
    return dict(chairs.values_list("body", "member__name"))


def follow_ups_of(user: User, body: Body) -> QuerySet[FollowUp]:
    """What came of a body's meetings; what was said in part B for those who may see it."""
    return follow_ups_for(user).filter(body=body).select_related("meeting")


def follow_ups_for(user: User) -> QuerySet[FollowUp]:
    """The follow-ups of every body this person may know of."""
    found = FollowUp.objects.all()
    return found if user.may(Verb.SEE_CLOSED_PAPERS) else found.filter(is_closed_part=False)


def still_open(user: User, bodies: Iterable[Body]) -> dict[UUID, int]:
    """How many follow-ups nobody has closed, by body."""
    rows = follow_ups_for(user).filter(body__in=list(bodies), closed_on=None).order_by()
    return dict(rows.values_list("body").annotate(Count("pk")))


def papers_to_write(user: User, today: date) -> Sequence[Paper]:
    """Papers of coming meetings that are not ready yet, the soonest first."""
    found = Paper.objects.filter(
        item__meeting__day__gte=today, item__meeting__cancelled="", is_final=False
    ).select_related("item__meeting__body")
    return [each for each in found.order_by("item__meeting__day") if may_see(user, each)]


def packs_of(meeting: Meeting) -> QuerySet[Pack]:
    """The packs of a meeting that were made or are being made, the newest first."""
    return meeting.packs.select_related("job", "by")


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
