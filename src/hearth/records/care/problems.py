"""What histories say that cannot be so: for forms, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from hearth.dates import Period as Days
from hearth.dates import PeriodSet
from hearth.dates.words import day
from hearth.records.care.model import Care, Fault, LegalStatus, Period, Placement, Spell

__all__ = ["problems"]

AnySpell = TypeVar("AnySpell", bound=Spell)
NAMES: dict[type[Spell], str] = {
    Period: "period of care",
    LegalStatus: "legal status",
    Placement: "placement",
}


def problems(care: Care) -> tuple[Fault, ...]:
    """Ends before starts, overlaps, days outside care and days left out, in order of time.

    Ordinary care and short breaks are looked at apart: they may stand beside each other.
    """
    faults: list[Fault] = []
    for respite in (False, True):
        periods = of_kind(care.periods, respite)
        statuses = of_kind(care.legal_statuses, respite)
        placements = of_kind(care.placements, respite)
        for spells in (periods, statuses, placements):
            faults += backwards(spells)
            faults += overlaps(spells)
        faults += outside(periods, statuses)
        faults += outside(periods, placements)
        for period in periods:
            faults += gaps(period, statuses, "legal status")
            faults += gaps(period, placements, "placement")
    return tuple(sorted(faults, key=lambda fault: fault.decom))


def of_kind(spells: Sequence[AnySpell], respite: bool) -> list[AnySpell]:
    """Ordinary spells, or those of short breaks, in order."""
    return sorted((one for one in spells if one.respite == respite), key=lambda one: one.decom)


def named(spell: Spell) -> str:
    """A spell as a sentence speaks of it."""
    until = f"to {day(spell.dec)}" if spell.dec else "that is still open"
    return f"{NAMES[type(spell)]} from {day(spell.decom)} {until}"


def days_of(spell: Spell) -> Days | None:
    """Its days; None when it has none."""
    if spell.dec is not None and spell.dec <= spell.decom:
        return None
    return Days(spell.decom, spell.dec)


def backwards(spells: Sequence[Spell]) -> Iterator[Fault]:
    """Spells that end before they start."""
    for spell in spells:
        if spell.dec and spell.dec < spell.decom:
            what = f"The {named(spell)} ends before it starts. Change one of the two dates."
            yield Fault("backwards", spell.decom, what)


def overlaps(spells: Sequence[Spell]) -> Iterator[Fault]:
    """Spells of one history that share days: each with the one that starts next."""
    for before, after in pairwise(spells):
        if before.decom == after.decom:
            what = f"Two of the kind {NAMES[type(after)]} start on {day(after.decom)}. Remove one."
            yield Fault("overlap", after.decom, what)
        elif before.dec is None or before.dec > after.decom:
            what = (
                f"The {named(before)} goes on after the next one has started. End it on "
                f"{day(after.decom)}, or change when the next one starts."
            )
            yield Fault("overlap", before.decom, what)


def outside(periods: Sequence[Period], spells: Sequence[Spell]) -> Iterator[Fault]:
    """Legal statuses and placements on days on which the child was not in care."""
    care = PeriodSet([days for period in periods if (days := days_of(period))])
    for spell in spells:
        days = days_of(spell)
        if days is None or not len(PeriodSet([days]).difference(care)):
            continue
        what = (
            f"The {named(spell)} has days outside any period of care. Change its dates, or those "
            "of the period of care."
        )
        yield Fault("outside", spell.decom, what)


def gaps(period: Period, spells: Sequence[Spell], kind: str) -> Iterator[Fault]:
    """Days of a period of care of which one of the histories says nothing."""
    days = days_of(period)
    if days is None:
        return
    said = PeriodSet([told for spell in spells if (told := days_of(spell))])
    for gap in PeriodSet([days]).difference(said):
        yield Fault("gap", gap.start, f"There is no {kind} {between(gap.start, gap.end)}, though "
                    "the child was in care. Add the one that is missing, or change the dates of "
                    "its neighbours.")  # fmt: skip


def between(start: date, end: date | None) -> str:
    """The days of a gap in words."""
    return f"from {day(start)} to {day(end)}" if end else f"from {day(start)} on"
