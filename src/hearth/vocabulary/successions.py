"""Codes that took the place of others: what one year's return calls what another's calls otherwise.

Only changes that leave the fact as it was are in ``successions.csv``. When each happened is in the
codes' own years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from hearth.vocabulary._files import rows
from hearth.vocabulary.codes import code_set

__all__ = ["in_year", "successors"]


@cache
def in_year(name: str, code: str, year: int) -> str:
    """The code by which the return of collection year `year` says what `code` says.

    A code that year has is itself, and so is one that has no counterpart in it, or several (Z1 in
    2025/26 and later could be any of four). Where one code took the place of several, the one
    listed first is given back: K3 is H5 in earlier years, because no stay under P2 reached K3.
    """
    codes = code_set(name)
    if not codes.has(code) or codes.is_valid(code, year):
        return code
    after = [each for each in _pairs(name).get(code, ()) if codes.is_valid(each, year)]
    before = [each for each, later in _pairs(name).items() if code in later]
    valid = [each for each in before if codes.is_valid(each, year)]
    if len(after) == 1:
        return after[0]
    return valid[0] if valid else code


def successors(name: str) -> Mapping[str, str]:
    """The codes of a set that have exactly one successor, and that one."""
    return {before: after[0] for before, after in _pairs(name).items() if len(after) == 1}


@cache
def _pairs(name: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("successions.csv"):
        if row["code_set"] == name.upper():
            found[row["before"]].append(row["after"])
    return {before: tuple(after) for before, after in found.items()}
