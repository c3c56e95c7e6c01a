"""What histories say that cannot be so: for forms, before anything is saved.

A record that already disagreed with itself when it came in is not made harder to mend: `worse`
tells what a change makes worse, by the days of each fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from hearth.dates import Period as Days
from hearth.dates import PeriodSet
from hearth.dates.words import day
from hearth.records.care.model import Care, Fault, LegalStatus, Period, Placement, Spell

__all__ = ["problems", "problems_of", "worse"]

AnySpell = TypeVar("AnySpell", bound=Spell)
NAMES: dict[type[Spell], str] = {
    Period: "period of care",
    LegalStatus: "legal status",
    Placement: "placement",
}


def problems(care: Care, *, dob: date | None = None, died: date | None = None) -> tuple[Fault, ...]:
    """Ends before starts, overlaps, days outside life or care, days left out, in order of time.

    Ordinary care and short breaks are looked at apart: they may stand beside each other.
    """
    faults: list[Fault] = []
    for respite in (False, True):
        periods = of_kind(care.periods, respite)
        statuses = of_kind(care.legal_statuses, respite)
        placements = of_kind(care.placements, respite)
        for spells in (periods, statuses, placements):
            what = NAMES[type(spells[0])] if spells else ""
            faults += problems_of(what, spells, dob=dob, died=died)
        faults += outside(periods, statuses)
        faults += outside(periods, placements)
        for period in periods:
            faults += gaps(period, statuses, "legal status")
            faults += gaps(period, placements, "placement")
    return tuple(sorted(faults, key=lambda fault: fault.decom or date.min))


def problems_of(
    what: str, spells: Sequence[Spell], *, dob: date | None = None, died: date | None = None
) -> tuple[Fault, ...]:
    """What one history, called `what`, says that cannot be so, whatever the others say."""
    ordered = in_order(spells)
    return (
        *backwards(what, ordered),
        *outside_life(what, ordered, dob, died),
        *overlaps(what, ordered),
    )


def worse(before: Sequence[Fault], after: Sequence[Fault]) -> tuple[Fault, ...]:
    """The faults that were not there before."""
    return tuple(each for each in after if not any(each.is_within(old) for old in before))


def of_kind(spells: Sequence[AnySpell], respite: bool) -> list[AnySpell]:
    """Ordinary spells, or those of short breaks, in order."""
    return in_order([one for one in spells if one.respite == respite])


def in_order(spells: Sequence[AnySpell]) -> list[AnySpell]:
    """By their start."""
    return sorted(spells, key=lambda one: one.decom)


def named(what: str, spell: Spell) -> str:
    """A spell as a sentence speaks of it."""
    until = f"to {day(spell.dec)}" if spell.dec else "that is still open"
    return f"{what} from {day(spell.decom)} {until}"


def days_of(spell: Spell) -> Days | None:
    """Its days; None when it has none."""
    if spell.dec is not None and spell.dec <= spell.decom:
        return None
    return Days(spell.decom, spell.dec)


def backwards(what: str, spells: Sequence[Spell]) -> Iterator[Fault]:
    """Spells that end before they start."""
    for spell in spells:
        if spell.dec and spell.dec < spell.decom:
            said = f"The {named(what, spell)} ends before it starts. Change one of the two dates."
            yield Fault("backwards", spell.decom, said, what)


def outside_life(
    what: str, spells: Sequence[Spell], dob: date | None, died: date | None
) -> Iterator[Fault]:
    """Spells that start before birth, or go on after death."""
    for spell in spells:
        if dob and spell.decom < dob:
            said = (
                f"The {named(what, spell)} starts before the child was born on {day(dob)}. "
                "Change its start, or correct the date of birth."
            )
            yield Fault("birth", spell.decom, said, what)
        if died and max(spell.decom, spell.dec or spell.decom) > died:
            said = (
                f"The {named(what, spell)} goes on after the child died on {day(died)}. "
                "Change its dates, or correct the date of death."
            )
            yield Fault("death", spell.decom, said, what)


def overlaps(what: str, spells: Sequence[Spell]) -> Iterator[Fault]:
    """Spells of one history, in order, that share days or their start."""
    for at, first in enumerate(spells):
        for second in spells[at + 1 :]:
            if first.decom == second.decom:
                said = f"Two of the kind {what} start on {day(second.decom)}. Remove one."
            elif first.dec is None or second.decom < first.dec:
                said = (
                    f"The {named(what, first)} overlaps the {named(what, second)}. End the first "
                    f"on or before {day(second.decom)}, or change the second's start."
                )
            else:
                break  # the rest start later still
            yield Fault("overlap", first.decom, said, what, shared(first, second))


def shared(first: Spell, second: Spell) -> Days | None:
    """The days both claim; None where one of them has none."""
    one, other = days_of(first), days_of(second)
    return one.intersection(other) if one and other else None


def outside(periods: Sequence[Period], spells: Sequence[Spell]) -> Iterator[Fault]:
    """Legal statuses and placements on days on which the child was not in care."""
    care = PeriodSet([days for period in periods if (days := days_of(period))])
    for spell in spells:
        what, days = NAMES[type(spell)], days_of(spell)
        for left in PeriodSet([days]).difference(care) if days else ():
            said = (
                f"The {named(what, spell)} has days outside any period of care. Change its dates, "
                "or those of the period of care."
            )
            yield Fault("outside", spell.decom, said, what, left)


def gaps(period: Period, spells: Sequence[Spell], what: str) -> Iterator[Fault]:
    """Days of a period of care of which one of the histories says nothing."""
    days = days_of(period)
    if days is None:
        return
    told = PeriodSet([told for spell in spells if (told := days_of(spell))])
    for gap in PeriodSet([days]).difference(told):
        said = (
            f"There is no {what} {between(gap.start, gap.end)}, though the child was in care. Add "
            "the one that is missing, or change the dates of its neighbours."
        )
        yield Fault("gap", gap.start, said, what, gap)


def between(start: date, end: date | None) -> str:
    """The days of a gap in words."""
    return f"from {day(start)} to {day(end)}" if end else f"from {day(start)} on"
