"""A small board and its meeting, to be changed by each test in the one thing it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from hearth.board import (
    AgendaItem,
    AuditTrail,
    BackgroundPaper,
    Body,
    Contact,
    Meeting,
    Membership,
    Office,
    Paper,
    Publication,
    PublishedItem,
    Role,
    Section,
    Terms,
)
from hearth.board.checks import check_meeting
from hearth.board.findings import Finding
from hearth.board.template import DEFAULT_TEMPLATE

ON = date(2025, 4, 24)  # a Thursday; Good Friday is the 18th, Easter Monday the 21st
IN_TIME = date(2025, 4, 14)

MEMBERS = (
    Membership("Ash", office=Office.CHAIR),
    Membership("Bela"),
    Membership("Cai"),
    Membership("Dot", Role.RESERVE),
    Membership("Ivy", Role.CO_OPTEE),
)
BODY = Body("Board", "Westmarch", terms=Terms(quorum=2), members=MEMBERS)


def paper(**changed: Any) -> Paper:
    """A report that lacks nothing."""
    whole = Paper(
        "Homes",
        [
            Section(each.key, f"Words of the section {each.key}.")
            for each in DEFAULT_TEMPLATE.sections
            if each.is_text
        ],
        background_papers=[BackgroundPaper("A study", "Town Hall", "Una")],
        audit=AuditTrail("Lead", "Author", "Final", date(2025, 4, 1), False, (), date(2025, 4, 2)),
        plain_words="About homes.",
    )
    return replace(whole, **changed)


def item(number: str, title: str = "", **given: Any) -> AgendaItem:
    return AgendaItem(number, title or f"Business {number}", **given)


def meeting(*items: AgendaItem, **changed: Any) -> Meeting:
    """A meeting with nothing wrong but what is changed."""
    agenda = items or (item("1"), item("2"))
    whole = Meeting(
        BODY,
        ON,
        time(14),
        "Town Hall",
        contacts=[Contact("Una", "01632 960123")],
        items=agenda,
        publications=[
            Publication(
                IN_TIME,
                [PublishedItem(each.number, each.title, each.part) for each in agenda],
            )
        ],
    )
    return replace(whole, **changed)


def wrong(held: Meeting, **how: Any) -> list[Finding]:
    return check_meeting(held, **how)


def said(held: Meeting, **how: Any) -> str:
    """Every finding as a clerk reads it."""
    return "\n".join(map(str, wrong(held, **how)))
