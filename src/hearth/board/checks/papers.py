"""Papers: those that are not there, minutes to approve, and what each report lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hearth.board.findings import Finding
from hearth.board.lacking import lacks
from hearth.board.meetings import ItemKind, Meeting, Part
from hearth.board.template import Template
from hearth.dates.words import day

__all__ = ["NO_MINUTES", "minutes", "reports", "written"]

NO_MINUTES = "There are no minutes to approve."


def written(meeting: Meeting) -> Iterator[Finding]:
    """Written items without their paper."""
    for item in meeting.items:
        if item.kind is not ItemKind.WRITTEN or item.paper is not None:
            continue
        where = f"Item {item.number}, “{item.title}”"
        if item.to_follow:
            yield Finding(
                "Its paper is to follow.",
                where,
                "Send it in a supplement, in time or with the chair’s reason.",
            )
        else:
            yield Finding(
                "It is a written item and has no paper.",
                where,
                "Add the paper, say that it is to follow, or make it a verbal item.",
                blocking=True,
            )


def minutes(meeting: Meeting) -> Iterator[Finding]:
    """Minutes to approve: of an earlier meeting, of this body, of the right part."""
    for item in meeting.items:
        where = f"Item {item.number}"
        if item.kind is ItemKind.MINUTES and item.minutes is None:
            yield Finding(NO_MINUTES, where, "Add them, or take the item out.", blocking=True)
        if item.minutes is None:
            continue
        if item.minutes.on >= meeting.on:
            yield Finding(
                f"Its minutes are of {day(item.minutes.on)}, which is not before this meeting.",
                where,
                "Add the minutes of the last meeting.",
                blocking=True,
            )
        if item.is_open and item.minutes.part is Part.B:
            yield Finding(
                "Closed minutes stand under an open item, and are left out.",
                where,
                "Put them under an item of part B.",
                blocking=True,
            )


def reports(
    meeting: Meeting, template: Template, live: Collection[str] | None
) -> Iterator[Finding]:
    """What each report lacks."""
    for item in meeting.items:
        if item.paper is not None:
            where = f"Item {item.number}, “{item.title}”"
            yield from lacks(item.paper, template, where=where, live=live)
