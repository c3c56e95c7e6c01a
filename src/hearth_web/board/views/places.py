"""Where pages stand: the parts of a body's pages and of a meeting's, and the way up."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from hearth.documents.sentences import day
from hearth_web.board.models import Body, Meeting
from hearth_web.ui.navigation import Link

__all__ = ["crumbs_to", "of_body", "of_meeting"]

BODY = {
    "board-body": "Meetings",
    "board-members": "Members",
    "board-follow-ups": "Follow-ups",
    "board-plan": "Work plan",
    "board-reporting": "Reporting duties",
    "board-settings": "About it",
}
MEETING = {
    "board-meeting": "Agenda",
    "board-packs": "Packs",
    "board-attendance": "Attendance",
    "board-minutes": "Minutes",
}


def tabs(names: dict[str, str], id: Any, here: str) -> list[Link]:
    """Links to the parts, the one we are on marked."""
    return [
        Link(words, reverse(name, args=[id]), "page" if name == here else "")
        for name, words in names.items()
    ]


def crumbs(*up: tuple[str, str]) -> list[dict[str, str]]:
    """The way up, from the list of bodies."""
    found = [{"text": "Boards and meetings", "href": reverse("board")}]
    return found + [{"text": text, "href": href} for text, href in up]


def crumb_of(body: Body) -> tuple[str, str]:
    """A body on the way up."""
    return body.name, reverse("board-body", args=[body.pk])


def crumbs_to(meeting: Meeting, page: str) -> list[dict[str, str]]:
    """The way up from what belongs to a meeting, over one of the meeting's pages."""
    return crumbs(crumb_of(meeting.body), (day(meeting.day), reverse(page, args=[meeting.pk])))


def of_body(body: Body, here: str) -> dict[str, Any]:
    """What every page of a body's parts needs."""
    return {"body": body, "links": tabs(BODY, body.pk, here), "crumbs": crumbs()}


def of_meeting(meeting: Meeting, here: str) -> dict[str, Any]:
    """What every page of a meeting's parts needs."""
    return {
        "meeting": meeting,
        "body": meeting.body,
        "title": f"{meeting.title or 'Meeting'} of {day(meeting.day)}",
        "links": tabs(MEETING, meeting.pk, here),
        "crumbs": crumbs(crumb_of(meeting.body)),
    }
