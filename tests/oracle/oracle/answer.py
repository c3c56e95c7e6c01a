"""Lines: what one child, or one event, adds to a figure; and adding them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from oracle.care import Child, Council, Episode
from oracle.codes import ETHNIC_GROUPS, LEGAL_STATUSES, PLACEMENT_GROUPS, SEXES
from oracle.days import age_on

Counted = tuple[int, int, int]


@dataclass(frozen=True)
class Line:
    """What it adds to numerator, denominator and unknown, and the category of each breakdown."""

    child: str
    numerator: int
    denominator: int = 1
    unknown: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)


def counted(lines: Iterable[Line]) -> Counted:
    """Numerator, denominator, unknown."""
    kept = list(lines)
    return (
        sum(line.numerator for line in kept),
        sum(line.denominator for line in kept),
        sum(line.unknown for line in kept),
    )


def counted_by(lines: Iterable[Line], breakdown: str) -> dict[str, Counted]:
    """The same for each category with any line in it."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.parts[breakdown], []).append(line)
    return {category: counted(group) for category, group in groups.items()}


def parts_of(council: Council, child: Child, episode: Episode, day: date) -> dict[str, str]:
    """How a child looked after in an episode stands on a day, in each breakdown."""
    return person_parts(child, day) | {
        "age-band": age_band(child.born, day),
        "legal-status": LEGAL_STATUSES.get(episode["ls"], "not-known"),
        "placement-group": PLACEMENT_GROUPS.get(episode.usual["place"], "not-known"),
        "area": council.area(episode),
    }


def outside_care(child: Child, day: date) -> dict[str, str]:
    """How a child stands on a day when no episode says where."""
    nowhere = dict.fromkeys(("legal-status", "need", "placement-group", "area"), "not-known")
    return nowhere | person_parts(child, day) | {"age-band": age_band(child.born, day)}


def person_parts(child: Child, day: date) -> dict[str, str]:
    return {
        "sex": SEXES.get(child.header.get("sex"), "not-known"),
        "ethnic-group": ETHNIC_GROUPS.get(child.header.get("ethnic"), "not-known"),
        "uasc": "yes" if child.uasc_on(day) else "no",
    }


def age_band(born: date | None, day: date) -> str:
    if born is None:
        return "not-known"
    age = age_on(born, day)
    for last, band in ((0, "under-1"), (4, "1-4"), (9, "5-9"), (15, "10-15")):
        if age <= last:
            return band
    return "16-plus"
