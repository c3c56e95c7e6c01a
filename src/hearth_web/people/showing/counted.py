"""How long what an event began has gone on, where days or weeks are what matters of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from hearth.documents.sentences import plural
from hearth.duties import limits
from hearth.vocabulary import code_set
from hearth_web.people.approvals import UNTIL_IRM, longest, runs_out
from hearth_web.people.life import Life
from hearth_web.people.models import Event, Placement

__all__ = ["counted"]

WEEK = 7
(COURT,) = limits("proceedings-26-weeks")


def counted(life: Life, row: Event) -> str:
    """The days or weeks of an alert, of proceedings, of a temporary approval; nothing of others."""
    count = COUNTS.get(row.event)
    return count(life, row) if count else ""


def alert(life: Life, row: Event) -> str:
    """How long an alert was open, or is."""
    days = plural(days_of(life, row), "day")
    return f"Settled after {days}" if row.until else f"Open for {days}"


def before_court(life: Life, row: Event) -> str:
    """How long it took before court."""
    weeks = plural(days_of(life, row) // WEEK, "week")
    return f"They took {weeks}" if row.until else f"They have gone on for {weeks}"


def in_court(life: Life, row: Event) -> str:
    """The weeks since the court was asked, of those the law gives."""
    weeks = days_of(life, row) // WEEK
    given = COURT.span.number // WEEK
    if row.until:
        return f"Ended after {plural(weeks, 'week')}; the law gives {given}"
    return f"Week {weeks + 1} since they began; the law gives {given}"


def approval(life: Life, row: Event) -> str:
    """Which day of a temporary approval it is, while it lasts and the child lives there."""
    later = [each for each in life.facts(Event) if each.date >= row.date and came_about(each)]
    moved = any(home.decom > max(row.date, row.about or row.date) for home in life.facts(Placement))
    if moved or any(each.event == "FULL_APPROVAL" for each in later):
        return ""
    ends, day = runs_out(row.date, row.until), days_of(life, row, since_until=False)
    for each in later:
        if each.event == "TEMP_EXTENSION" and each.outcome == UNTIL_IRM:
            return f"Day {day}, until the independent review is decided"
        if each.event == "TEMP_EXTENSION":
            ends = each.until or longest(row.date, row.until)
    whole = (ends - row.date).days
    if day > whole:
        return f"Ran out {plural(day - whole, 'day')} ago, after {plural(whole, 'day')}"
    return f"Day {day} of {whole}"


def came_about(event: Event) -> bool:
    """Whether it was decided so, and not against it."""
    return not event.outcome or code_set("OUTCOME").get(event.outcome).group == "done"


def days_of(life: Life, row: Event, *, since_until: bool = True) -> int:
    """Days from its day to its end, or to today."""
    end: date = row.until if since_until and row.until else life.today
    return max((end - row.date).days, 0)


COUNTS: Mapping[str, Callable[[Life, Event], str]] = {
    "IRO_ALERT": alert,
    "PRE_PROCEEDINGS": before_court,
    "PROCEEDINGS": in_court,
    "TEMP_APPROVAL": approval,
}
