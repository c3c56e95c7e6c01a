"""What a list of children may be filtered by: one entry each, its key in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from hearth.vocabulary import Grouping, code_set, grouping
from hearth_web.access.models import teams_below
from hearth_web.access.verbs import Verb

__all__ = ["FILTERS", "Choice", "Filter", "Sources", "filters_for"]

Choice = tuple[str, str]
NOT_KNOWN = "not-known"
FAR = 20  # miles from home
OLDEST = 150  # no child in the record is older; it bounds the last age band
TEMPORARY = ("temporary", "Staying somewhere for a short time")

AGES = ((0, 0), (1, 4), (5, 9), (10, 15), (16, 17), (18, 20), (21, 24), (25, OLDEST))


@dataclass(frozen=True)
class Sources:
    """The teams and workers of the children in reach, for the choices that name them."""

    teams: Sequence[Choice] = ()
    workers: Sequence[Choice] = ()


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list.

    `choices` gives values and their words from the teams and workers there are; a filter with
    none takes a date. `narrow` gives the condition on children for a value. `verb` is what a
    person must be allowed, and the filter then leaves only children it allows them.
    """

    key: str
    label: str
    choices: Callable[[Sources], Iterable[Choice]] | None
    narrow: Callable[[Any, date], Q]
    verb: Verb | None = None


STATUSES: dict[str, tuple[str, Q]] = {
    "in-care": ("In care", Q(standing__in_care=True)),
    "care-leaver": ("Care leaver", Q(standing__care_leaver=True)),
    "short-breaks": ("Short breaks", Q(standing__respite=True)),
    "current": (
        "In care, care leaver or short breaks",
        Q(standing__in_care=True) | Q(standing__care_leaver=True) | Q(standing__respite=True),
    ),
    "past": (
        "None of these now",
        ~Q(standing__in_care=True) & ~Q(standing__care_leaver=True) & ~Q(standing__respite=True),
    ),
}


def status(value: str, _: date) -> Q:
    """Where in the service."""
    return STATUSES[value][1]


def codes_of(name: str) -> list[Choice]:
    """Every code of a set with its label, and not known."""
    return [*((c.code, f"{c.label} ({c.code})") for c in code_set(name).codes()), unknown()]


def unknown() -> Choice:
    """The choice of those of whom it is not known."""
    return NOT_KNOWN, "Not known"


def by_code(field: str) -> Callable[[str, date], Q]:
    """A column that holds the code itself."""
    return lambda value, _: Q(**{field: "" if value == NOT_KNOWN else value})


def by_group(field: str, group: Grouping) -> Callable[[str, date], Q]:
    """A column that holds a code of a category; what is in none is not known."""

    def narrow(value: str, _: date) -> Q:
        if value == TEMPORARY[0]:
            return Q(**{f"{field}__in": sorted(group.left_out)})
        if value == NOT_KNOWN:
            return ~Q(**{f"{field}__in": sorted({*group.mapping, *group.left_out})})
        members = sorted(code for code, each in group.mapping.items() if each == value)
        return Q(**{f"{field}__in": members})

    return narrow


def age_bands(_: Sources) -> Iterable[Choice]:
    """Bands of age, in years."""
    for first, last in AGES:
        words = "Under 1" if last == 0 else f"{first} to {last}"
        yield band(first, last), f"{first} and over" if last == OLDEST else words
    yield "unborn", "Not born yet"
    yield unknown()


def band(first: int, last: int) -> str:
    """A band as it stands in an address."""
    return f"{first}-plus" if last == OLDEST else f"{first}-{last}"


def age(value: str, today: date) -> Q:
    """Aged so today, by the day before the next birthday."""
    if value == NOT_KNOWN:
        return Q(dob=None, expected_dob=None)
    if value == "unborn":
        return Q(dob=None, expected_dob__isnull=False) | Q(dob__gt=today)
    first, last = next(pair for pair in AGES if band(*pair) == value)
    return Q(dob__lte=born_by(first, today), dob__gt=born_by(last + 1, today))


def born_by(age: int, today: date) -> date:
    """The last day of birth that makes somebody this age today, or older."""
    if (today.month, today.day) == (2, 29):
        # Whoever was born on 1 March is not there yet, in a year without a 29th either.
        return date(today.year - age, 3, 1) - timedelta(days=1)
    return today.replace(year=today.year - age)


def flag(field: str) -> Callable[[str, date], Q]:
    """Yes or no."""
    return lambda value, _: Q(**{field: value == "yes"})


def yes_no(_: Sources) -> Iterable[Choice]:
    """The choices of a flag."""
    return ("yes", "Yes"), ("no", "No")


def distance(value: str, _: date) -> Q:
    """Miles from home, as measured from postcodes."""
    if value == NOT_KNOWN:
        return Q(standing__distance=None) & ~Q(standing__place="")
    over = Q(standing__distance__gt=FAR)
    return over if value == "over-20" else Q(standing__distance__lte=FAR)


def area(value: str, _: date) -> Q:
    """In the council's own area, or out of it."""
    if value == NOT_KNOWN:
        return Q(standing__area="") & ~Q(standing__place="")
    return Q(standing__area=value.upper())


def worker(value: str, _: date) -> Q:
    """Any of the three workers a list can name."""
    one = UUID(value)
    return Q(standing__worker=one) | Q(standing__adviser=one) | Q(standing__iro=one)


def no_worker(_value: str, _: date) -> Q:
    """In care without a social worker, or a care leaver with nobody at all."""
    lost = Q(standing__care_leaver=True, standing__adviser=None, standing__worker=None)
    return Q(standing__in_care=True, standing__worker=None) | lost


FILTERS: Sequence[Filter] = (
    Filter("status", "In the service", lambda _: [(k, v[0]) for k, v in STATUSES.items()], status),
    Filter("ls", "Legal status", lambda _: codes_of("LS"), by_code("standing__ls")),
    Filter("age", "Age", age_bands, age),
    Filter(
        "sex",
        "Sex",
        lambda _: [*grouping("sex").categories, unknown()],
        by_group("sex", grouping("sex")),
    ),
    Filter(
        "ethnic",
        "Ethnic group",
        lambda _: [*grouping("ethnic-group").categories, unknown()],
        by_group("ethnic", grouping("ethnic-group")),
    ),
    Filter(
        "home",
        "Kind of home",
        lambda _: [*grouping("placement-group").categories, TEMPORARY, unknown()],
        by_group("standing__place", grouping("placement-group")),
    ),
    Filter(
        "provider",
        "Who provides the home",
        lambda _: [*grouping("provider").categories, unknown()],
        by_group("standing__place_provider", grouping("provider")),
    ),
    Filter(
        "area",
        "The council’s area",
        lambda _: [("in", "In the area"), ("out", "Out of the area"), unknown()],
        area,
    ),
    Filter(
        "distance",
        "Distance from home",
        lambda _: [("over-20", "Over 20 miles"), ("within-20", "20 miles or less"), unknown()],
        distance,
    ),
    Filter(
        "placed_since",
        "In this home since, or later",
        None,
        lambda day, _: Q(standing__placed_since__gte=day),
    ),
    Filter(
        "team",
        "Team",
        lambda sources: sources.teams,
        lambda value, _: Q(standing__team__in=teams_below([UUID(value)])),
    ),
    Filter("worker", "Worker", lambda sources: sources.workers, worker),
    Filter("no_worker", "Without a worker", lambda _: [("yes", "No worker")], no_worker),
    Filter(
        "uasc", "Unaccompanied asylum-seeking child", yes_no, flag("uasc"), Verb.SEE_IMMIGRATION
    ),
    Filter("restricted", "Restricted record", yes_no, flag("restricted"), Verb.RESTRICT),
)
"""Every filter, in the order they are offered."""


def filters_for(user: Any) -> list[Filter]:
    """The filters this person may use."""
    return [each for each in FILTERS if each.verb is None or user.may(each.verb)]
