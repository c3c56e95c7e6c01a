"""Each council's ten closest statistical neighbours for children's services.

Source: Children's services statistical neighbour benchmarking tool, Department for Education,
versions of April 2021 and May 2025.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hearth.vocabulary._files import rows
from hearth.vocabulary.councils import council, councils
from hearth.vocabulary.nearest import not_found

__all__ = ["Neighbour", "neighbours"]


@dataclass(frozen=True)
class Neighbour:
    """A council like another: `rank` 1 is the closest, `closeness` the publisher's own word."""

    la_number: str
    name: str
    rank: int
    closeness: str


def neighbours(la_number: str, version: str = "May 2025") -> tuple[Neighbour, ...]:
    """The ten neighbours of a council, closest first.

    Lists are not mutual. The list is empty for a council that the version leaves out: those
    abolished by then, or not yet formed. NotFoundError for a council or version that is not there.
    """
    versions = _versions()
    if version not in versions:
        raise not_found("version of the neighbour list", version, versions)
    return versions[version].get(council(la_number).la_number, ())


@cache
def _versions() -> dict[str, dict[str, tuple[Neighbour, ...]]]:
    names = {each.la_number: each.name for each in councils()}
    versions: dict[str, dict[str, tuple[Neighbour, ...]]] = {}
    for row in rows("neighbours.csv"):
        lists = versions.setdefault(row["version"], {})
        lists[row["la_number"]] = tuple(_neighbour(row, rank, names) for rank in range(1, 11))
    return versions


def _neighbour(row: dict[str, str], rank: int, names: dict[str, str]) -> Neighbour:
    la_number, closeness = row[str(rank)].split(" ", maxsplit=1)
    return Neighbour(la_number, names[la_number], rank, closeness)
