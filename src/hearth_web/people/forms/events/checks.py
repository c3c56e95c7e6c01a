"""What a day of an event may not be: before birth, after death, after 25, out of order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.dates import birthday
from hearth.documents.sentences import day
from hearth_web.people.forms.events.kinds import EventKind
from hearth_web.people.forms.events.sources import too_early
from hearth_web.people.models import Child

__all__ = ["faults_of", "faults_of_about", "faults_of_count", "faults_of_end"]

LAST_AGE = 25


def faults_of(kind: EventKind, child: Child, on: date) -> Iterator[str]:
    """Why a child cannot have had this on that day."""
    if child.dob and on < child.dob and kind.life != "unborn":
        yield f"The day must be on or after the day of birth, {day(child.dob)}"
    if child.died and on > child.died and kind.life != "after":
        yield f"The day must be on or before the day of death, {day(child.died)}"
    if child.dob and on >= birthday(child.dob, LAST_AGE):
        last = day(birthday(child.dob, LAST_AGE))
        yield f"The day must be before the 25th birthday, {last}: what the council owes ends then"


def faults_of_end(start: date | None, end: date | None) -> Iterator[str]:
    """Why it cannot end then."""
    if start and end and end < start:
        yield f"This must be on or after {day(start)}, the day you gave above"


def faults_of_count(number: int | None, out_of: int | None) -> Iterator[str]:
    """Why it cannot be so many."""
    if number is not None and out_of is not None and number > out_of:
        yield f"This must be {out_of} or less: there were no more"


def faults_of_about(
    kind: EventKind, child: Child, on: date | None, about: date, clock: str = ""
) -> Iterator[str]:
    """Why it cannot be about what happened then."""
    source = next((ask.source for ask in kind.asks if ask.source), None)
    if child.dob and about < child.dob and kind.life != "unborn":
        yield f"This must be on or after the day of birth, {day(child.dob)}"
    if source and source.first and on and about > on:
        yield f"This must be on or before {day(on)}: what it answers comes first"
    elif source and on and (early := too_early(source, child, about, on, clock)):
        yield early
