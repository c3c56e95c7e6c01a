"""A meeting read whole, its body and the meeting before it too: each table is asked once for all.

What was read stays on the meeting handed in, so it is for a page or a pack and never for a change.
"""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from hearth_web.board.models import (
    Item,
    Meeting,
    Pack,
    PaperVersion,
    Point,
    Vote,
)

__all__ = ["called", "whole"]

OF_BODY = ("members", "functions", "contacts", "notices", "recipients", "offices")
OF_MEETING = (
    Prefetch("items", Item.objects.select_related("paper")),
    # What a version said is long, and only its number and day are told.
    Prefetch("items__paper__versions", PaperVersion.objects.defer("values")),
    "items__paper__background_papers",
    "items__paper__consulted",
    "items__paper__attachments",
    Prefetch("items__points", Point.objects.select_related("follow_up")),
    Prefetch("items__votes", Vote.objects.select_related("member")),
    "attendance",
    "interests",
    "packs",
)


def whole(meeting: Meeting) -> Meeting:
    """The meeting, with everything that stands beneath it and what its minutes item asks for."""
    before = meeting.held_before
    prefetch_related_objects([meeting.body], *OF_BODY)
    prefetch_related_objects([meeting, before] if before else [meeting], *OF_MEETING)
    return meeting


def called(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with what tells how they stand; what their packs say is left where it is."""
    packs = Prefetch("packs", Pack.objects.defer("open", "closed", "files", "closed_files"))
    return meetings.select_related("body", "approved_at").prefetch_related(packs)
