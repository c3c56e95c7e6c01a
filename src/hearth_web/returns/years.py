"""Which years' returns there are, which one is being prepared, and by when it is to be in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hearth.dates import CollectionYear
from hearth.returns.ssda903.catalogue import FIRST_YEAR, LAST_YEAR
from hearth_web.returns.models import Deadline
from hearth_web.ui import clock

__all__ = ["checked_years", "deadlines", "due", "preparing", "usual_deadline"]

USUAL_DEADLINE = (6, 30)  # month and day after the year has ended; each year's is announced


def deadlines() -> dict[int, date]:
    """By when each year's return is to be in, where somebody has said so."""
    return dict(Deadline.objects.values_list("year", "day"))


def usual_deadline(year: int) -> date:
    """By when a year's return is to be in, as long as nobody has said another day."""
    return date(year, *USUAL_DEADLINE)


def checked_years(held: Sequence[int]) -> list[int]:
    """The years held whose checks this version of Hearth has, in order."""
    return [year for year in held if FIRST_YEAR <= year <= LAST_YEAR]


def due(said: Mapping[int, date]) -> int:
    """The year whose return is to be in next: the one that ended last until its deadline (`said`,
    or the usual) has passed, then the one that goes on."""
    today = clock.today()
    going_on = CollectionYear.of(today).ending
    last_day = said.get(going_on - 1) or usual_deadline(going_on - 1)
    return going_on - 1 if today <= last_day else going_on


def preparing(held: Sequence[int], said: Mapping[int, date]) -> int | None:
    """The year now being prepared; None where no year that is held can be checked.

    It is the one that is due, or the last one held where that lies further back.
    """
    years = checked_years(held)
    if not years:
        return None
    return max((year for year in years if year <= due(said)), default=years[0])
