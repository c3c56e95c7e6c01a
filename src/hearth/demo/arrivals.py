"""Who comes into care and when: the population process, kept near a chosen number of children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.chance import Weighted, by_age, chance, count_about, day_between, days_about
from hearth.demo.people import Child, Family, Path, Period
from hearth.demo.places import Places

__all__ = ["arrivals", "born_at"]

MONTHLY_PULL = 0.12  # share of the gap to the target that a month's starts make up
LEAST_DAYS = {Path.ADOPTION: 330}  # time for the court, the match and the ten weeks at home

_ages = Weighted(profile.ENTRY_AGES)
_uasc_ages = Weighted(profile.UASC_ENTRY_AGES)
_siblings = Weighted(profile.SIBLINGS)
_ethnicity = Weighted(profile.ETHNICITY)
_uasc_ethnicity = Weighted(profile.UASC_ETHNICITY)
_needs = Weighted(profile.NEED)
_uasc_needs = Weighted(profile.UASC_NEED)
_restless = Weighted(profile.RESTLESS)
_uasc_restless = Weighted(profile.UASC_RESTLESS)
_paths = {age: Weighted(mix) for age, mix in profile.PATHS.items()}
_uasc_paths = Weighted(profile.UASC_PATHS)


def _uasc_share_of_families() -> float:
    """The published share is of children; unaccompanied ones come alone, others in families."""
    sizes = profile.SIBLINGS
    mean = sum(size * share for size, share in sizes.items()) / sum(sizes.values())
    alone = profile.UASC_SHARE_OF_STARTS * mean
    return alone / (alone + 1 - profile.UASC_SHARE_OF_STARTS)


UASC_SHARE_OF_FAMILIES = _uasc_share_of_families()


def arrivals(
    rng: Random, places: Places, children: int, first: date, last: date, steer_from: date
) -> Iterator[Child]:
    """Children in the order they first come into care, from `first` to before `last`.

    Both are firsts of a month. Numbers run free until `steer_from`, so that the mix settles by
    itself; from then each month's starts close part of the gap between `children` and those still
    in care.
    """
    changes: dict[int, int] = defaultdict(int)  # by month: starts less endings
    in_care = too_many = 0
    month = first
    while month < last:
        following = (month + timedelta(days=32)).replace(day=1)
        in_care += changes.pop(_month(month) - 1, 0)
        expected = children * profile.STARTS_PER_CHILD_A_YEAR / 12
        if month >= steer_from:
            expected += MONTHLY_PULL * (children - in_care)
        due = count_about(rng, expected) - too_many
        while due > 0:
            day = day_between(rng, month, following - timedelta(days=1))
            for child in _family(rng, places, day):
                due -= 1
                for period in child.periods:
                    changes[_month(period.start)] += 1
                    changes[_month(period.end)] -= 1
                yield child
        too_many = -due
        month = following


def born_at(rng: Random, day: date, ages: tuple[float, float]) -> date:
    """A date of birth that makes someone this old, in years from and to, on a day."""
    low, high = ages
    born = day - timedelta(days=int((low + (high - low) * rng.random()) * 365.25))
    return born.replace(day=28) if (born.month, born.day) == (2, 29) else born


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _family(rng: Random, places: Places, day: date) -> list[Child]:
    """One child, or brothers and sisters who come in on one day from one home."""
    if chance(rng, UASC_SHARE_OF_FAMILIES):
        return [_unaccompanied(rng, day)]
    family = Family(places.pick(rng, "family"), _ethnicity.pick(rng), _needs.pick(rng))
    return [_child(rng, day, family) for _ in range(_siblings.pick(rng))]


def _unaccompanied(rng: Random, day: date) -> Child:
    dob = born_at(rng, day, _uasc_ages.pick(rng))
    return Child(
        dob=dob,
        sex="M" if chance(rng, profile.UASC_MALE_SHARE) else "F",
        family=Family("", _uasc_ethnicity.pick(rng), _uasc_needs.pick(rng)),
        restless=_uasc_restless.pick(rng),
        periods=[_period(rng, dob, day, _uasc_paths)],
        uasc=True,
    )


def _child(rng: Random, day: date, family: Family) -> Child:
    dob = born_at(rng, day, _ages.pick(rng))
    return Child(
        dob=dob,
        sex="M" if chance(rng, profile.MALE_SHARE) else "F",
        family=family,
        restless=_restless.pick(rng),
        periods=_periods(rng, dob, day),
    )


def _periods(rng: Random, dob: date, day: date) -> list[Period]:
    """The first period of care and, for a few who go home, another."""
    periods = [_period(rng, dob, day, by_age(_paths, (day - dob).days / 365.25))]
    while periods[-1].path in {Path.HOME, Path.FAMILY} and chance(rng, profile.RETURN_TO_CARE):
        back = periods[-1].end + timedelta(days=days_about(rng, *profile.RETURN_AFTER, least=5))
        age = (back - dob).days / 365.25
        if age > 17.8:
            break
        periods.append(_period(rng, dob, back, by_age(_paths, age)))
    return periods


def _period(rng: Random, dob: date, start: date, paths: Weighted[Path]) -> Period:
    """A period of care. One that would outlast childhood becomes one that ends at 18."""
    path = Path.DIED if chance(rng, profile.DEATHS_PER_PERIOD) else paths.pick(rng)
    adult = dob.replace(year=dob.year + 18)
    if path is Path.ADULT:
        return Period(start, adult, path)
    least = LEAST_DAYS.get(path, 2)
    end = start + timedelta(days=days_about(rng, *profile.LENGTHS[path], least=least))
    if (end.month, end.day) == (3, 31):  # in care on the last day or not: sources disagree
        end += timedelta(days=2)
    if end >= adult - timedelta(days=20):
        return Period(start, adult, Path.ADULT)
    return Period(start, end, path)
