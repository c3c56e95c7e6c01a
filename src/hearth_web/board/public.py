"""What stands before the public: read from published packs, never from the live tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from hearth.documents.sentences import day
from hearth_web.board import making
from hearth_web.board.frozen import files_of
from hearth_web.board.issued import issued
from hearth_web.board.models import Body, Meeting, Pack
from hearth_web.board.queries import published_packs

__all__ = ["Entry", "Shown", "bodies", "file_of", "meeting_for", "newest"]

NEWEST = 40  # entries of the feed
What = Pack.What


@dataclass(frozen=True)
class Shown:
    """A body with its coming meetings and those that were, each with what is out of it."""

    body: Body
    coming: Sequence[tuple[Meeting, str]]
    past: Sequence[tuple[Meeting, str]]


@dataclass(frozen=True)
class Entry:
    """One publication as the feed tells of it."""

    pack: Pack
    title: str
    words: str
    href: str


def bodies(today: date) -> list[Shown]:
    """The bodies that meet in public, with their meetings."""
    out: dict[UUID, set[str]] = {}
    for meeting, what in published_packs().values_list("meeting", "what"):
        out.setdefault(meeting, set()).add(what)
    public = Body.objects.filter(is_public=True).prefetch_related("meetings")
    found = [shown_of(body, out, today) for body in public]
    return [each for each in found if each.coming or each.past]


def shown_of(body: Body, out: dict[UUID, set[str]], today: date) -> Shown:
    """One body: coming meetings whether or not their papers are out, past ones if they are."""
    meetings = list(body.meetings.all())
    coming = [(each, words_of(out.get(each.pk))) for each in meetings if each.day >= today]
    past = [(each, words_of(out[each.pk])) for each in meetings
            if each.day < today and each.pk in out]  # fmt: skip
    return Shown(body, coming[::-1] if body.is_open else [], past)


def words_of(what: set[str] | None) -> str:
    """What is out of a meeting."""
    if not what:
        return ""
    agenda = "Agenda and papers" if what - {What.MINUTES} else ""
    minutes = "minutes" if What.MINUTES in what else ""
    return " and ".join(filter(None, [agenda, minutes])).capitalize()


def meeting_for(id: UUID) -> dict[str, Any]:
    """What the page of a meeting shows; Http404 where nothing of it was ever published."""
    packs = list(
        Pack.objects.filter(meeting=id, meeting__body__is_public=True)
        .exclude(published_at=None)
        .select_related("meeting__body")
        .order_by("-published_at")
    )
    if not packs:
        raise Http404("meeting")
    agendas = [each for each in packs if each.what != What.MINUTES]
    standing = [each for each in agendas if not each.withdrawn_at]
    minutes = [each for each in packs if each.what == What.MINUTES and not each.withdrawn_at]
    latest = standing[0] if standing else None
    return {
        "meeting": packs[0].meeting,
        "body": packs[0].meeting.body,
        "latest": latest,
        "open": latest.open if latest else {},
        "parts": parts_of(latest) if latest else [],
        "issued": [(each, making.listed(each.files)) for each in issued(packs[0].meeting)],
        "is_withdrawn": bool(agendas) and latest is None,
        "minutes": minutes[0] if minutes else None,
        "history": agendas if len(agendas) > 1 else [],
    }


def parts_of(pack: Pack) -> list[tuple[str, list[Any]]]:
    """The items of a published agenda under the headings of their parts."""
    items = pack.open.get("items", [])
    found = [("Part A: open business", [each for each in items if each["part"] == "A"])]
    closed = [each for each in items if each["part"] == "B"]
    return [*found, ("Part B: closed business", closed)] if closed else found


def file_of(pack: Pack, id: str) -> dict[str, Any] | None:
    """A file of an open paper of a pack."""
    return next((each for each in files_of(pack.open) if each["id"] == id), None)


def newest() -> list[Entry]:
    """What was published last."""
    return [entry_of(pack) for pack in published_packs().defer("open", "closed")[:NEWEST]]


def entry_of(pack: Pack) -> Entry:
    """One publication in words."""
    meeting = pack.meeting
    title = f"{pack.get_what_display()}: {meeting.body}, {day(meeting.day)}"
    if pack.what == What.MINUTES:
        return Entry(pack, title, "The minutes are published.",
                     reverse("public-minutes", args=[pack.pk]))  # fmt: skip
    words = pack.why or f"The agenda of the meeting on {day(meeting.day)} is published."
    return Entry(pack, title, words, reverse("public-meeting", args=[meeting.pk]))
