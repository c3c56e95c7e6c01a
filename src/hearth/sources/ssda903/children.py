"""Children of other tables that Header does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import MOST_LISTED, Raw
from hearth.sources.words import count_of, in_words, short

__all__ = ["mostly_not_in_header", "not_in_header"]

# Children of a table that Header lacks: up to so many, or so great a share, are named one by one.
FEW = 5
TENTH = 0.1


def not_in_header(tables: Sequence[Raw], name: str) -> list[Problem]:
    """Children with rows in some table but none in Header. Their rows are kept."""
    found = strangers_by_table(tables)
    where: dict[str, list[str]] = defaultdict(list)
    for raw in tables:
        strangers = found.get(raw.table.name, set())
        if not too_many(raw, strangers):  # else said once for the whole table
            for child in strangers:
                where[child].append(raw.table.return_name)
    problems = [stranger(name, child, where[child]) for child in sorted(where)[:MOST_LISTED]]
    if more := len(where) - len(problems):
        what = f"has {count_of(more, 'more child')} who are not in Header; their rows are kept."
        problems.append(Problem("header", None, "child", f"{name} {what}"))
    return problems


def mostly_not_in_header(tables: Sequence[Raw]) -> list[Problem]:
    """Tables of which so many children are not in Header that identifiers must differ."""
    found = strangers_by_table(tables)
    return [
        raw.of_file(
            f"has {count_of(len(children(raw)), 'child')}, of whom {len(strangers):,} are not in "
            f"Header, such as {short(min(strangers))}. Their identifiers may be written otherwise "
            "there. The rows are kept, but what Header says of these children is not known.",
            "child",
            blocking=True,
        )
        for raw in tables
        if too_many(raw, strangers := found.get(raw.table.name, set()))
    ]


def strangers_by_table(tables: Sequence[Raw]) -> dict[str, set[str]]:
    """The children of each table that Header does not have; nothing where there is no Header."""
    headers = [raw for raw in tables if raw.table.name == "header"]
    known = {child for raw in headers for child in children(raw)}
    return {raw.table.name: children(raw) - known for raw in tables} if headers else {}


def too_many(raw: Raw, strangers: set[str]) -> bool:
    """Whether more than a few, and more than a tenth, of a table's children are strangers."""
    return len(strangers) > FEW and len(strangers) > TENTH * len(children(raw))


def children(raw: Raw) -> set[str]:
    """The children with a row in a table."""
    return set(raw.frame["child"].unique().to_list())


def stranger(name: str, child: str, tables: Iterable[str]) -> Problem:
    """One child Header does not have."""
    what = f"child {short(child)} is in {in_words(tables)} but not in Header. The rows are kept."
    return Problem("header", None, "child", f"{name}: {what}")
