"""Children whose only care is an agreed series of short breaks (V3, V4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.arrivals import eighteenth
from hearth.demo.chance import Weighted, chance, count_about, day_between, days_about
from hearth.demo.people import Child, Episode, Home, Path, Period

__all__ = ["short_break_children"]

SERIES_DAYS = (800, 0.5)
PLACES = Weighted({("K2", "PR4"): 35, ("K2", "PR1"): 20, ("U6", "PR1"): 35, ("U6", "PR4"): 10})
_ethnicity = Weighted(profile.ETHNICITY)


def short_break_children(
    rng: Random, children: int, first: date, last: date
) -> Iterator[Child]:
    """Series that start between the two days, so many that the published share is under way."""
    years = (last - first).days / 365.25
    each_year = children * profile.SHORT_BREAKS_PER_CHILD / 2.9
    for _ in range(count_about(rng, each_year * years)):
        start = day_between(rng, first, last)
        dob = start - timedelta(days=int((4 + 11 * rng.random()) * 365.25))
        if (dob.month, dob.day) == (2, 29):
            dob = dob.replace(day=28)
        end = min(start + timedelta(days=days_about(rng, *SERIES_DAYS, least=60)), eighteenth(dob))
        yield _child(rng, dob, start, end)


def _child(rng: Random, dob: date, start: date, end: date) -> Child:
    status = "V3" if chance(rng, 0.4) else "V4"
    child = Child(
        id="",
        dob=dob,
        sex="M" if chance(rng, 0.66) else "F",
        ethnic=_ethnicity.pick(rng),
        uasc=False,
        home_post="",
        restless=0,
        periods=[Period(start, end, Path.HOME, "N2")],
        short_breaks=status,
    )
    place, provider = PLACES.pick(rng)
    home = Home(place, provider, "", "")
    if status == "V4":
        child.episodes = [Episode(start, "S", "V4", "N2", home, end, "E4A")]
    else:
        child.episodes = list(_breaks(rng, start, end, home))
    return child


def _breaks(rng: Random, start: date, end: date, home: Home) -> Iterator[Episode]:
    """A few days every month or so: never over 17 in one break, nor near 75 in a year."""
    day = start
    while day < end - timedelta(days=5):
        back = day + timedelta(days=rng.randint(2, 4))
        if not (day.month == 3 and back.month == 4 or (back.month, back.day) == (3, 31)):
            yield Episode(day, "S", "V3", "N2", home, back, "E4A")
        day = back + timedelta(days=rng.randint(25, 45))
