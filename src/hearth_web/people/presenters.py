"""Words for what a record holds: codes as people say them, spells, ages, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.urls import reverse

from hearth.dates import age_on
from hearth.documents.sentences import day, plural
from hearth.vocabulary import code_set
from hearth_web.people.models import ALLOCATION_ROLES, Allocation, Child, Spell, Standing
from hearth_web.ui.words import NOT_KNOWN, age_in_words

__all__ = [
    "POSTCODE",
    "age_of",
    "capital",
    "coded",
    "from_to",
    "home",
    "how_long",
    "label",
    "living",
    "order",
    "place_in_service",
    "relation",
    "result",
    "role",
    "spaced",
    "who",
    "why_late",
]

MONTHS_UNTIL = 2  # years: of a baby, months say more
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", re.ASCII)
# Where a child lives, as one says it to them, after "lives"; the statutory words stand beside it.
LIVING: Mapping[str, str] = MappingProxyType(
    {
        "foster-kinship": "with family or friends who foster",
        "foster-other": "with foster carers",
        "adoption": "with adopters",
        "residential": "in a children’s home",
        "secure": "in a secure children’s home",
        "semi-independent": "in supported or independent housing",
        "placed-with-parents": "at home with parents",
        "other-residential": "in a residential setting",
        "residential-school": "at a residential school",
        "temporary": "away for a short time",
        "other": "in another kind of home",
    }
)
LIVING_BY_CODE: Mapping[str, str] = MappingProxyType(
    {
        "P3": "where they work",
        "R1": "in a residential care home",
        "R2": "in hospital or nursing care",
        "R3": "in a family centre or mother and baby unit",
        "R5": "in a young offender institution or prison",
        "T1": "in hospital for a time",
        "T2": "away on holiday",
        "T3": "with other carers for a short time",
    }
)


ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "C2": "Care order",
        "V2": "Section 20",
        "V3": "Short breaks",
        "V4": "Short breaks",
        "J1": "Remand",
        "J2": "Detained by the police",
        "J3": "Youth rehabilitation order",
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


def living(place: str) -> str:
    """How somebody lives there, after "lives": ``with foster carers``."""
    known = code_set("PLACE")
    if not known.has(place):
        return "in a home of a kind not recorded"
    return LIVING_BY_CODE.get(place) or LIVING[known.group(place)]


def home(place: str) -> str:
    """A kind of home in everyday words: ``With foster carers``."""
    return capital(living(place))


def capital(words: str) -> str:
    """With a capital at its beginning."""
    return words[:1].upper() + words[1:]


def spaced(postcode: str) -> str:
    """A postcode as people write it.

    >>> spaced("YO17HH")
    'YO1 7HH'
    """
    whole = POSTCODE.fullmatch(postcode)
    return f"{postcode[:-3]} {postcode[-3:]}" if whole else postcode


def relation(key: str) -> str:
    """Who somebody is to the child."""
    known = code_set("RELATION")
    return known.label(key) if known.has(key) else key


def order(ls: str) -> str:
    """A legal status in a few words, as people who work with it say it."""
    return ORDERS.get(ls) or label("LS", ls).partition(",")[0]


def role(key: str) -> str:
    """A worker's role in words."""
    return ALLOCATION_ROLES.get(key) or label("ROLE", key)


def who(allocation: Allocation) -> str:
    """Who holds a case: the worker, or the team while no worker does."""
    if allocation.worker:
        return str(allocation.worker)
    return f"No worker, {allocation.team}" if allocation.team else "No worker"


def age_of(child: Child, today: date) -> str:
    """An age in a word or two: ``14``, ``3 months``, ``due 3 May 2027``; "" if not known."""
    if child.dob is None:
        return f"due {day(child.expected_dob)}" if child.expected_dob else ""
    if child.died:
        return f"died aged {age_on(child.dob, max(child.died, child.dob))}"
    if child.dob > today:
        return f"due {day(child.dob)}"
    years = age_on(child.dob, today)
    return str(years) if years >= MONTHS_UNTIL else age_in_words(child.dob, today)


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


def why_late(reason: str, *, done: bool = True) -> str:
    """Why something was late, or why it was not done; nothing where no reason is recorded."""
    asked = "Why it was late" if done else "Why"
    return f"{asked}: {reason}" if reason else ""


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


def result(child: Child, today: date) -> Mapping[str, str]:
    """A child as a search shows them: who, how old, known as, where in the service, whose."""
    standing = getattr(child, "standing", None)
    worker = standing and (standing.worker or standing.adviser)
    return {
        "href": reverse("child", args=[child.pk]),
        "name": child.name,
        "full_name": f"{child.forename} {child.surname}".strip() if child.known_as else "",
        "number": child.child,
        "age": age_of(child, today),
        "dob": day(child.dob) if child.dob else "",
        "status": place_in_service(standing),
        "worker": str(worker) if worker else "",
        "team": str(standing.team) if standing and standing.team else "",
    }
