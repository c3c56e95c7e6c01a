"""The groups of homes a forecast counts children by, and the bands of age and distance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hearth.vocabulary import code_set

__all__ = [
    "AGES",
    "AGE_BANDS",
    "BANDS",
    "EXITS",
    "GONE",
    "GROUPS",
    "OLD",
    "REACHES",
    "HomeGroup",
    "exit_of",
    "group_of",
]


@dataclass(frozen=True)
class HomeGroup:
    """A group of homes: `id`, `label`, and the wider group it is part of."""

    id: str
    label: str
    wider: str


GROUPS = (
    HomeGroup("kinship", "With relatives or friends as foster carers", "Foster homes"),
    HomeGroup("foster-own", "The council's own foster carers", "Foster homes"),
    HomeGroup("foster-agency", "Agency and other foster carers", "Foster homes"),
    HomeGroup("home-own", "The council's own children's homes", "Children's homes"),
    HomeGroup("home-external", "Other children's homes", "Children's homes"),
    HomeGroup("secure", "Secure children's homes", "Secure children's homes"),
    HomeGroup("supported", "Supported accommodation", "Supported accommodation"),
    HomeGroup("parents", "With parents", "With parents"),
    HomeGroup("adoption", "Placed for adoption", "Placed for adoption"),
    HomeGroup("other", "Other homes", "Other homes"),
)
"""Every group, in the order of the numbers that stand for them in columns."""

GONE = len(GROUPS)
"""The number of those who are not in care."""

NUMBER = {group.id: at for at, group in enumerate(GROUPS)}

AGES = (0, 12, 60, 120, 156, 192, 204)
"""First month of age of the bands in which rates are estimated."""

OLD = 216
"""Months of age at which a child leaves care: 18 years."""

AGE_BANDS = ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17")
"""The bands that are reported."""

BANDS = (0, 1, 2, 3, 3, 4, 4)
"""For each of `AGES`, the place in `AGE_BANDS`."""

REACHES = ("In the area", "Outside, within 20 miles", "Over 20 miles", "Not known")
"""Where a home is."""

EXITS = ("To parents or family", "To special guardianship", "Adopted", "Turned 18", "Otherwise")
"""Ways of leaving care."""

HOME, GUARDIANSHIP, ADOPTED, EIGHTEEN, OTHERWISE = range(5)
WAYS = {
    "adopted": ADOPTED,
    "returned-home-planned": HOME,
    "returned-home-unplanned": HOME,
    "left-to-family-no-pr": HOME,
    "child-arrangements-order": GUARDIANSHIP,
    "special-guardianship": GUARDIANSHIP,
}

SIMPLE = {
    "foster-kinship": "kinship",
    "secure": "secure",
    "semi-independent": "supported",
    "placed-with-parents": "parents",
    "adoption": "adoption",
}


@cache
def group_of(place: str | None, provider: str | None) -> int:
    """The number of the group of a placement code and a provider code.

    A foster home or children's home is the council's own when its provider is, and counts among
    the others when the provider is another or not known. Whatever else is `other`.
    """
    kind = KIND.get(place or "", "")
    own = provider == OWN
    if kind == "foster-other":
        return NUMBER["foster-own" if own else "foster-agency"]
    if kind == "residential":
        return NUMBER["home-own" if own else "home-external"]
    return NUMBER[SIMPLE.get(kind, "other")]


@cache
def exit_of(rec: str | None) -> int:
    """The way of leaving of a code REC."""
    return WAYS.get(REASON.get(rec or "", ""), OTHERWISE)


KIND = {code.code: code.group for code in code_set("PLACE").codes()}
REASON = {code.code: code.group for code in code_set("REC").codes()}
(OWN,) = (code.code for code in code_set("PLACE_PROVIDER").codes() if code.group == "own-la")
