"""Groupings of codes used in statistics: which codes make one category, in what order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from hearth.vocabulary._files import rows
from hearth.vocabulary.codes import CodeSet, code_set
from hearth.vocabulary.nearest import not_found

__all__ = ["Grouping", "grouping", "groupings"]


@dataclass(frozen=True)
class Grouping:
    """A code set's codes sorted into the categories a table shows.

    `categories` are (id, label) pairs in the order of the table, without one for not known.
    `mapping` gives the id of the category each code is in; `left_out` are the codes in none,
    such as an ethnic group that was refused.
    """

    id: str
    title: str
    code_set: str
    categories: tuple[tuple[str, str], ...]
    mapping: Mapping[str, str] = field(hash=False)
    left_out: frozenset[str]

    def category_of(self, code: str) -> str | None:
        """The id of the category `code` is in; None when left out or not a code at all."""
        return self.mapping.get(code)


def grouping(id: str) -> Grouping:
    """The grouping called `id`, such as ``placement-group``; NotFoundError offers the nearest."""
    if id not in _groupings():
        raise not_found("grouping", id, _groupings())
    return _groupings()[id]


def groupings() -> tuple[Grouping, ...]:
    """Every grouping."""
    return tuple(_groupings().values())


@cache
def _groupings() -> dict[str, Grouping]:
    categories: dict[str, list[dict[str, str]]] = {}
    for row in rows("categories.csv"):
        categories.setdefault(row["grouping"], []).append(row)
    return {row["id"]: _grouping(row, categories[row["id"]]) for row in rows("groupings.csv")}


def _grouping(row: dict[str, str], categories: list[dict[str, str]]) -> Grouping:
    codes = code_set(row["code_set"])
    return Grouping(
        id=row["id"],
        title=row["title"],
        code_set=codes.name,
        # A category that is one code needs no label of its own.
        categories=tuple((c["id"], c["label"] or codes.label(c["members"])) for c in categories),
        mapping=MappingProxyType(
            {code: c["id"] for c in categories for code in _members(codes, c["members"])}
        ),
        left_out=_members(codes, row["left_out"]),
    )


def _members(codes: CodeSet, cell: str) -> frozenset[str]:
    """The codes a cell names, each by itself or by its group, with semicolons between."""
    names = cell.split(";") if cell else []
    single = {name for name in names if codes.has(name)}
    return codes.in_group(*(name for name in names if name not in single)) | single
