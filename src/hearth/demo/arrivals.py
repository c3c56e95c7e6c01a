"""Who comes into care and when: the population process, kept near a chosen number of children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.chance import Weighted, chance, count_about, day_between, days_about
from hearth.demo.people import Child, Path, Period
from hearth.demo.places import Places

__all__ = ["arrivals"]

CONTROLLED_YEARS = 6  # how long before the end of history numbers start to be steered
MONTHLY_PULL = 0.12  # share of the gap to the target that a month's starts make up

_FAMILY_SIZE = sum(n * share for n, share in profile.SIBLINGS.items()) / sum(
    profile.SIBLINGS.values()
)
_ALONE = profile.UASC_SHARE_OF_STARTS * _FAMILY_SIZE
UASC_SHARE_OF_FAMILIES = _ALONE / (_ALONE + 1 - profile.UASC_SHARE_OF_STARTS)

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


def by_age(table: Mapping[int, Weighted[str]], age: float) -> Weighted[str]:
    """The entry of a table keyed by lowest age that fits this age."""
    return table[max((key for key in table if key <= age), default=min(table))]


def eighteenth(dob: date) -> date:
    """The 18th birthday. Nobody here is born on 29 February, so it always exists."""
    return dob.replace(year=dob.year + 18)


def arrivals(
    rng: Random, places: Places, children: int, first: date, last: date, steer_from: date
) -> Iterator[Child]:
    """Children in the order they first come into care, from `first` to before `last`.

    Numbers run free until `steer_from`, so that the mix settles by itself; from then each month's
    starts close part of the gap between `children` and those still in care.
    """
    changes: dict[int, int] = defaultdict(int)
    in_care, debt = 0, 0
    month = first
    while month < last:
        following = (month + timedelta(days=32)).replace(day=1)
        in_care += changes.pop(_month(month) - 1, 0)
        expected = children * profile.STARTS_PER_CHILD_A_YEAR / 12
        if month >= steer_from:
            expected += MONTHLY_PULL * (children - in_care)
        due = count_about(rng, expected) - debt
        while due > 0:
            family = _family(rng, places, day_between(rng, month, following - timedelta(days=1)))
            due -= len(family)
            for child in family:
                for period in child.periods:
                    changes[_month(period.start)] += 1
                    changes[_month(period.end)] -= 1
                yield child
        debt = -due
        month = following


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _family(rng: Random, places: Places, day: date) -> list[Child]:
    """One child, or brothers and sisters who come in on one day from one home."""
    if chance(rng, UASC_SHARE_OF_FAMILIES):
        return [_unaccompanied(rng, day)]
    post, ethnic, need = places.pick(rng, "inside"), _ethnicity.pick(rng), _needs.pick(rng)
    return [_child(rng, day, post, ethnic, need) for _ in range(_siblings.pick(rng))]


def _born(rng: Random, day: date, ages: tuple[float, float]) -> date:
    low, high = ages
    born = day - timedelta(days=int((low + (high - low) * rng.random()) * 365.25))
    return born.replace(day=28) if (born.month, born.day) == (2, 29) else born


def _unaccompanied(rng: Random, day: date) -> Child:
    dob = _born(rng, day, _uasc_ages.pick(rng))
    period = _period(rng, dob, day, _uasc_paths, _uasc_needs.pick(rng))
    return Child(
        id="",
        dob=dob,
        sex="M" if chance(rng, profile.UASC_MALE_SHARE) else "F",
        ethnic=_uasc_ethnicity.pick(rng),
        uasc=True,
        home_post="",
        restless=_uasc_restless.pick(rng),
        periods=[period],
    )


def _child(rng: Random, day: date, post: str, ethnic: str, need: str) -> Child:
    dob = _born(rng, day, _ages.pick(rng))
    return Child(
        id="",
        dob=dob,
        sex="M" if chance(rng, profile.MALE_SHARE) else "F",
        ethnic=ethnic,
        uasc=False,
        home_post=post,
        restless=_restless.pick(rng),
        periods=_periods(rng, dob, day, need),
    )


def _periods(rng: Random, dob: date, day: date, need: str) -> list[Period]:
    periods = [_period(rng, dob, day, _paths_at(dob, day), need)]
    while periods[-1].path in {Path.HOME, Path.FAMILY} and chance(rng, profile.RETURN_TO_CARE):
        back = periods[-1].end + timedelta(days=days_about(rng, *profile.RETURN_AFTER, least=5))
        if back + timedelta(days=60) >= eighteenth(dob):
            break
        periods.append(_period(rng, dob, back, _paths_at(dob, back), need))
    return periods


def _paths_at(dob: date, day: date) -> Weighted[Path]:
    age = (day - dob).days / 365.25
    return _paths[max(key for key in _paths if key <= age)]


def _period(rng: Random, dob: date, start: date, paths: Weighted[Path], need: str) -> Period:
    """A period of care. One that would outlast childhood becomes one that ends at 18."""
    path = Path.DIED if chance(rng, profile.DEATHS_PER_PERIOD) else paths.pick(rng)
    adult = eighteenth(dob)
    if path is Path.ADULT:
        return Period(start, adult, path, need)
    least = 330 if path is Path.ADOPTION else 2
    end = start + timedelta(days=days_about(rng, *profile.LENGTHS[path], least=least))
    if (end.month, end.day) == (3, 31):  # whether the last day counts as "in care" is disputed
        end += timedelta(days=2)
    if end >= adult - timedelta(days=20):
        return Period(start, adult, Path.ADULT, need)
    return Period(start, end, path, need)
