"""Events of practice as they stand on a child's page, each in the section it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from hearth.documents.sentences import day
from hearth.vocabulary import code_set
from hearth_web.people import presenters
from hearth_web.people.closeness import may_tell
from hearth_web.people.forms.events import Ask, EventKind, event_kind
from hearth_web.people.journey import Moment, Span
from hearth_web.people.life import Life
from hearth_web.people.models import Event
from hearth_web.people.sections import Section
from hearth_web.people.showing.counted import counted
from hearth_web.people.showing.links import adding, changing
from hearth_web.people.showing.told import Told

__all__ = ["FOLLOWING", "OWN", "courts_lane", "events_of", "has_any", "lane", "spans"]

SHOWN = 6  # events before the rest are folded away
SPAN = "span"
YES_NO = {"1": "Yes", "0": "No"}

SECTION_OF: Mapping[str, str] = {
    "care": "decisions",
    "reviews": "plans",
    "health": "health",
    "education": "education",
    "courts": "courts",
    "adoption": "adoption",
    "missing": "missing",
    "protection": "protection",
    "leaving": "leaving",
    "immigration": "immigration",
    "voice": "voice",
}
"""In which section of the page the events of each group of EVENT stand."""

ADDS: Mapping[str, Sequence[str]] = {
    "decisions": ("CARE_PLAN", "PLACEMENT_PLAN"),
    "plans": ("REVIEW_TALK",),
    "education": ("PEP",),
    "leaving": ("PATHWAY_PLAN", "ADVISER_VISIT", "CONTACT"),
    "missing": ("RETURN_INTERVIEW",),
    "health": ("GP_REGISTERED",),
}
"""What is recorded there most."""


def events_of(life: Life, section: str) -> list[Event]:
    """A section's events that this reader may be told of, the latest first."""
    rows = [row for row in life.facts(Event) if section_of(row) == section and may_tell(life, row)]
    return rows[::-1]


def has_any(life: Life, section: str) -> bool:
    """Whether a section has events to show."""
    return bool(events_of(life, section))


def section_of(row: Event) -> str:
    """The section an event stands in; one of a code nobody knows with the decisions."""
    codes = code_set("EVENT")
    return SECTION_OF[codes.group(row.event)] if codes.has(row.event) else "decisions"


def following(section: str) -> Section:
    """What follows in a section: the events that belong to it."""

    def context(life: Life) -> Mapping[str, Any] | None:
        latest, others = parted(events_of(life, section))
        add = adds(life, section)
        if not latest and not add:
            return None
        told, older = ([one(life, row) for row in rows] for rows in (latest, others))
        return {"told": told, "older": older, "adds": add}

    return Section(section, "", 0, None, "people/sections/events.html", context)


def parted(rows: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """The latest of each kind, so that many visits hide no plan; and the rest."""
    latest = {row.event: row for row in reversed(rows)}
    first = [row for row in rows if latest[row.event] is row][:SHOWN]
    return first, [row for row in rows if row not in first]


def adds(life: Life, section: str) -> list[Mapping[str, str]]:
    """The forms most used there."""
    kinds = (event_kind(code) for code in ADDS.get(section, ()))
    found = ((kind, adding(life, kind.slug)) for kind in kinds if kind)
    return [{"words": kind.adding, "href": href} for kind, href in found if href]


def one(life: Life, row: Event) -> Told:
    """One event."""
    kind = event_kind(row.event)
    if kind is None:
        return Told(presenters.label("EVENT", row.event), when(row), anchor=f"event-{row.pk}")
    title = presenters.capital(kind.one)
    href = changing(life, kind.slug, row)
    said = [*filter(None, [counted(life, row)]), *lines(kind, row)]
    return Told(title, when(row), said, href=href, anchor=f"event-{row.pk}")


def when(row: Event) -> str:
    """Its day and time."""
    return f"{day(row.date)} at {row.time}" if row.time else day(row.date)


def lines(kind: EventKind, row: Event) -> Iterator[str]:
    """What was answered, each with its question."""
    for ask in kind.asks:
        if ask.column != "time" and (answer := answered(ask, getattr(row, ask.column))):
            joint = " " if ask.label.endswith("?") else ": "
            yield f"{ask.label}{joint}{answer}"
    if row.why_late:
        yield presenters.why_late(row.why_late)


def answered(ask: Ask, value: Any) -> str:
    """An answer in words; nothing where there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return day(value)
    if ask.column == "words":
        return f"“{value}”"
    if ask.column == "voice":
        return presenters.label("VOICE", value)
    if ask.column == "in_person":
        return YES_NO.get(value, "")
    if ask.column == "outcome" and str(value) not in ask.choices:
        return presenters.label("OUTCOME", value)
    return ask.choices.get(str(value), str(value))


def decisions(life: Life) -> Mapping[str, Any]:
    """The section is there for the plans of a child in care, whether or not there are any yet."""
    return {"empty": "" if has_any(life, "decisions") else "No plan or decision is recorded."}


def only_if_any(section: str) -> Any:
    """A section that is there only if it has events."""

    def context(life: Life) -> Mapping[str, Any] | None:
        return {} if has_any(life, section) else None

    return context


OWN = (
    Section("decisions", "Plans and decisions", 385, None, "people/sections/own.html", decisions),
    Section("courts", "Courts", 410, None, "people/sections/own.html", only_if_any("courts")),
    Section(
        "voice",
        "Independent visitor and advocate",
        450,
        None,
        "people/sections/own.html",
        only_if_any("voice"),
    ),
)
"""Sections that hold nothing but events."""

FOLLOWING = tuple(following(section) for section in dict.fromkeys(SECTION_OF.values()))


def in_short(kind: EventKind, row: Event) -> str:
    """The answers a journey has room for: of what kind, what came of it, what the child said."""
    asks = (ask for ask in kind.asks if ask.column in ("level", "outcome", "words"))
    said = (answered(ask, getattr(row, ask.column)) for ask in asks)
    return "".join(f"{each.rstrip('.')}. " for each in said if each).strip()


def lane(life: Life) -> Iterator[Moment]:
    """The plans and decisions that mark a journey."""
    for kind, row in drawn(life):
        if kind.lane != SPAN:
            words = f"{presenters.capital(kind.one)}."
            yield Moment(row.date, "", words, in_short(kind, row), kind.lane)


def courts_lane(life: Life) -> Iterator[Span]:
    """Proceedings, and orders that run to a day."""
    return spans(life, ("courts", "protection"))


def spans(life: Life, groups: Sequence[str]) -> Iterator[Span]:
    """The events of some groups of EVENT that last."""
    for kind, row in drawn(life):
        if kind.lane == SPAN and kind.group in groups:
            title = presenters.capital(kind.one)
            detail = in_short(kind, row)
            yield Span(row.date, row.until, title, f"{title}.", detail, title.split()[0])


def drawn(life: Life) -> Iterator[tuple[EventKind, Event]]:
    """The events a journey draws, of those this reader may be told of."""
    for row in life.facts(Event):
        kind = event_kind(row.event)
        if kind and kind.lane and may_tell(life, row):
            yield kind, row
