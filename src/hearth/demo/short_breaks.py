"""Children whose only care is an agreed series of short breaks (V3, V4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.arrivals import born_at
from hearth.demo.chance import Weighted, chance, count_about, day_between, days_about
from hearth.demo.people import Child, Episode, Family, Home, Path, Period

__all__ = ["short_break_children"]

_ethnicity = Weighted(profile.ETHNICITY)
_homes = Weighted(profile.SHORT_BREAK_HOMES)


def short_break_children(rng: Random, children: int, first: date, last: date) -> Iterator[Child]:
    """Children whose series starts between the two days, complete with their episodes."""
    years = (last - first).days / 365.25
    for _ in range(count_about(rng, children * profile.SHORT_BREAKS_STARTED_A_YEAR * years)):
        yield _child(rng, day_between(rng, first, last))


def _child(rng: Random, start: date) -> Child:
    dob = born_at(rng, start, profile.SHORT_BREAK_AGES)
    length = timedelta(days=days_about(rng, *profile.SHORT_BREAK_SERIES, least=60))
    child = Child(
        dob=dob,
        sex="M" if chance(rng, profile.SHORT_BREAK_MALE_SHARE) else "F",
        family=Family("", _ethnicity.pick(rng), "N2"),
        restless=0,
        periods=[],
        only_short_breaks=True,
    )
    end = min(start + length, child.birthday(18))
    child.periods.append(Period(start, end, Path.HOME))
    place, provider = _homes.pick(rng)
    home = Home(place, provider, "", "")
    if chance(rng, profile.EACH_BREAK_RETURNED):
        child.episodes = list(_breaks(rng, start, end, home))
    else:
        child.episodes = [Episode(start, "S", "V4", "N2", home, end, "E4A")]
    return child


def _breaks(rng: Random, start: date, end: date, home: Home) -> Iterator[Episode]:
    """A few days every month or so: never over 17 in one break, nor near 75 in a year.

    None is under way on 31 March, so none has to be returned twice.
    """
    day = start
    while day < end - timedelta(days=5):
        back = day + timedelta(days=rng.randint(2, 4))
        year_end = date(day.year, 3, 31)
        if not day <= year_end <= back:
            yield Episode(day, "S", "V3", "N2", home, back, "E4A")
        day = back + timedelta(days=rng.randint(25, 45))
