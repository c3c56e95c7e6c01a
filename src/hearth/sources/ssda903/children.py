"""Children across tables: those Header does not have, and identifiers that look like one child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import MOST_LISTED, Raw, count_of, in_words

__all__ = ["lookalikes", "not_in_header"]


def not_in_header(tables: Sequence[Raw], name: str) -> list[Problem]:
    """Children with rows in some table but none in Header. Their rows are kept."""
    headers = [raw for raw in tables if raw.table.name == "header"]
    if not headers:
        return []  # said once for the whole table
    known = {child for raw in headers for child in raw.frame["child"].unique().to_list()}
    where: dict[str, list[str]] = defaultdict(list)
    for raw in tables:
        if raw.table.name != "header":
            for child in raw.frame["child"].unique().to_list():
                if child not in known and raw.table.return_name not in where[child]:
                    where[child].append(raw.table.return_name)
    strangers = sorted(child for child, names in where.items() if names)
    problems = [stranger(name, child, where[child]) for child in strangers[:MOST_LISTED]]
    if more := len(strangers) - len(problems):
        what = f"has {count_of(more, 'more child')} who are not in Header; their rows are kept."
        problems.append(Problem("header", None, "child", f"{name} {what}"))
    return problems


def stranger(name: str, child: str, tables: Iterable[str]) -> Problem:
    """One child Header does not have."""
    what = f"child {child} is in {in_words(tables)} but not in Header. The rows are kept."
    return Problem("header", None, "child", f"{name}: {what}")


def lookalikes(tables: Iterable[Raw]) -> list[Problem]:
    """Identifiers that differ only in leading zeros or case: perhaps one child, never joined."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for child in {child for raw in tables for child in raw.frame["child"].unique().to_list()}:
        spelt[child.lstrip("0").upper()].add(child)
    groups = sorted(sorted(same) for same in spelt.values() if len(same) > 1)
    problems = [
        Problem(
            "header",
            None,
            "child",
            f"Children {in_words(same)} differ only in leading zeros or case. A spreadsheet may "
            "have changed one of them. They are counted as different children.",
        )
        for same in groups[:MOST_LISTED]
    ]
    if more := len(groups) - len(problems):
        what = f"{count_of(more, 'more group')} of identifiers differ only in zeros or case."
        problems.append(Problem("header", None, "child", what))
    return problems
