"""Follow-ups, drift and reports owed, each with how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from hearth import board as pure
from hearth.board import (
    AgendaItem,
    Drift,
    Drifted,
    FollowUpState,
    Meeting,
    MunicipalYear,
    Owed,
    Rhythm,
    drift,
    owed_in,
)
from hearth_web.access.models import User
from hearth_web.board.as_pure import duty_of, follow_up_of, plan_of
from hearth_web.board.models import Body, FollowUp, Item, Reporting
from hearth_web.board.models import Meeting as Held
from hearth_web.board.rules import may_see

__all__ = ["Due", "Followed", "Went", "drift_of", "drifts_of", "followed", "owed_by"]

EACH = Rhythm.AFTER_EACH_MEETING
COLOURS = {
    FollowUpState.CLOSED: "green",
    FollowUpState.ANSWERED: "blue",
    FollowUpState.LATE: "red",
    FollowUpState.DUE: "yellow",
    FollowUpState.NO_DAY: "grey",
    FollowUpState.NO_OWNER: "orange",
}
WENT = {
    Drifted.TAKEN: ("On the agenda", "green"),
    Drifted.REWORDED: ("Reworded", "blue"),
    Drifted.EARLIER: ("Earlier", "blue"),
    Drifted.MOVED: ("Moved", "yellow"),
    Drifted.GONE: ("Gone", "red"),
}


@dataclass(frozen=True)
class Followed:
    """A follow-up with how it stands, in words and a colour."""

    row: FollowUp
    words: str
    colour: str


def followed(rows: Iterable[FollowUp], today: date) -> list[Followed]:
    """Each with how it stands; what is late first, then what is due."""
    found = []
    for row in rows:
        pure = follow_up_of(row)
        found.append(Followed(row, pure.standing_on(today), COLOURS[pure.state_on(today)]))
    return sorted(found, key=lambda each: (each.row.due or date.max, each.row.asked_on))


@dataclass(frozen=True)
class Went:
    """What became of something planned."""

    drift: Drift
    tag: str
    colour: str


def drifts_of(user: User, body: Body) -> list[Went]:
    """What became of everything that was planned for a meeting with an agenda, the last first."""
    found = drift_of(body, body.meetings.all(), lambda item: may_see(user, item))
    ordered = sorted(found, key=lambda each: each.item.meeting, reverse=True)
    return [Went(each, *WENT[each.what]) for each in ordered]


def drift_of(body: Body, meetings: QuerySet[Held], sees: Callable[[Item], bool]) -> list[Drift]:
    """What became of what a body planned, by those items of meetings that one sees."""
    plans = [plan_of(each) for each in body.plans.prefetch_related("items")]
    held = meetings.select_related("body").prefetch_related("items")
    return drift(plans, [with_titles(each, filter(sees, each.items.all())) for each in held])


def with_titles(meeting: Held, seen: Iterable[Item]) -> Meeting:
    """A meeting with the titles of the items that are seen."""
    items = [AgendaItem("", item.title) for item in seen]
    return Meeting(pure.Body(meeting.body.name, ""), meeting.day, items=items)


@dataclass(frozen=True)
class Due:
    """A report that is owed, or was made."""

    duty: Reporting
    owed: Owed
    tag: str
    colour: str


def owed_by(body: Body, duties: Sequence[Reporting], today: date) -> list[tuple[str, list[Due]]]:
    """Every report asked for by the end of this municipal year, by year, the last first."""
    met = list(body.meetings.filter(cancelled="", day__lte=today).values_list("day", flat=True))
    this = MunicipalYear.of(today)
    years: dict[str, list[Due]] = {}
    for duty in duties:
        for year, owed in owed_of(duty, this, met):
            years.setdefault(year.label, []).append(due_of(duty, owed, today))
    ordered = sorted(years.items(), reverse=True)
    return [(label, sorted(rows, key=lambda each: each.owed.due)) for label, rows in ordered]


def owed_of(
    duty: Reporting, this: MunicipalYear, met: Sequence[date]
) -> Iterator[tuple[MunicipalYear, Owed]]:
    """What one duty asks for since it began; each report meets one time it was owed."""
    left = sorted(each.on for each in duty.reports.all())
    for beginning in range(MunicipalYear.of(duty.start).beginning, this.beginning + 1):
        year = MunicipalYear(beginning)
        for owed in owed_in(duty_of(duty), year, met):
            is_before = owed.since < duty.start and owed.duty.rhythm is EACH
            if is_before or owed.due < duty.start:
                continue
            done = next((on for on in left if on >= owed.since), None)
            if done:
                left.remove(done)
            yield year, replace(owed, done=done)


def due_of(duty: Reporting, owed: Owed, today: date) -> Due:
    """One of them."""
    if owed.done:
        late = owed.is_late(today)
        return Due(duty, owed, "Made late" if late else "Made", "yellow" if late else "green")
    if owed.is_late(today):
        return Due(duty, owed, "Late", "red")
    return Due(duty, owed, "Due", "blue")
