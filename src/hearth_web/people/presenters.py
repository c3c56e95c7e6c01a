"""Words for what a record holds: codes as people say them, spells, ages, names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from hearth.dates import age_on
from hearth.documents.sentences import day, plural
from hearth.vocabulary import code_set
from hearth_web.people.models import ALLOCATION_ROLES, Allocation, Child, Spell, Standing
from hearth_web.ui.words import NOT_KNOWN

__all__ = [
    "age_of",
    "coded",
    "from_to",
    "home",
    "how_long",
    "label",
    "place_in_service",
    "role",
    "who",
]

# Where a child lives, as one says it to them; the statutory words stand beside it.
HOMES: Mapping[str, str] = MappingProxyType(
    {
        "foster-kinship": "With family or friends who foster",
        "foster-other": "With foster carers",
        "adoption": "With adopters",
        "residential": "Children’s home",
        "secure": "Secure children’s home",
        "semi-independent": "Supported or independent home",
        "placed-with-parents": "At home with parents",
        "other-residential": "Residential home or hospital",
        "residential-school": "Residential school",
        "temporary": "Staying somewhere for a short time",
        "other": "Another kind of home",
    }
)
BY_PLACE: Mapping[str, str] = MappingProxyType(
    {
        "R1": "Residential care home",
        "R2": "Hospital or nursing care",
        "R3": "Family centre or mother and baby unit",
        "R5": "Young offender institution or prison",
        "P3": "Residential employment",
        "T1": "In hospital for a time",
        "T2": "On holiday",
        "T3": "With other carers for a time",
    }
)


def label(codes: str, code: str) -> str:
    """What a code means; an unknown one as it is, said to be unknown; nothing for none."""
    if not code:
        return ""
    known = code_set(codes)
    return known.label(code) if known.has(code) else f"{code} (not a known code)"


def coded(codes: str, code: str) -> str:
    """What a code means, with the code: ``Full care order (C2)``; "not known" for none."""
    if not code:
        return NOT_KNOWN
    known = code_set(codes)
    return f"{known.label(code)} ({code})" if known.has(code) else label(codes, code)


def home(place: str) -> str:
    """A kind of home in everyday words."""
    known = code_set("PLACE")
    if not known.has(place):
        return label("PLACE", place) or "A home not recorded"
    return BY_PLACE.get(place) or HOMES[known.group(place)]


def role(key: str) -> str:
    """A worker's role in words."""
    return ALLOCATION_ROLES.get(key) or label("ROLE", key)


def who(allocation: Allocation) -> str:
    """Who holds a case: the worker, or the team while no worker does."""
    if allocation.worker:
        return str(allocation.worker)
    return f"No worker, {allocation.team}" if allocation.team else "No worker"


def age_of(child: Child, today: date) -> str:
    """An age in a word or two: ``14``, ``due 3 May 2027``, ``died aged 9``; "" if not known."""
    if child.dob is None:
        return f"due {day(child.expected_dob)}" if child.expected_dob else ""
    if child.died:
        return f"died aged {age_on(child.dob, max(child.died, child.dob))}"
    if child.dob > today:
        return f"due {day(child.dob)}"
    return str(age_on(child.dob, today))


def place_in_service(standing: Standing | None) -> str:
    """Where a child is in the service: ``In care``, ``Care leaver``, ``Short breaks``..."""
    if standing is None:
        return "Not in care"
    if standing.in_care:
        return "In care"
    if standing.care_leaver:
        return "Care leaver"
    if standing.respite:
        return "Short breaks"
    return "Left care" if standing.left_care else "Not in care"


def from_to(spell: Spell, today: date) -> str:
    """When a spell was: ``3 May 2024 to 1 June 2024``, ``since 3 May 2024``."""
    if spell.dec is not None:
        return f"{day(spell.decom)} to {day(spell.dec)}"
    return f"from {day(spell.decom)}" if spell.decom > today else f"since {day(spell.decom)}"


def how_long(start: date, end: date) -> str:
    """A length as people say it: days up to four weeks, then weeks, months, years and months."""
    days = (end - start).days
    if days < 28:
        return plural(days, "day")
    months = _months(start, end)
    if months < 3:
        return plural(days // 7, "week")
    years, rest = divmod(months, 12)
    parts = [plural(years, "year")] if years else []
    return " ".join(parts + ([plural(rest, "month")] if rest else []))


def _months(start: date, end: date) -> int:
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole - (end.day < start.day)
