"""The failures of a return by rule and child, and the columns that each rule looks at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from hearth.records import TABLES
from hearth.returns.ssda903 import Rule, rule_called

__all__ = ["Failing", "touched", "unexplained"]

COLUMNS = {
    table.return_name: frozenset(column.return_name for column in table.columns)
    for table in TABLES.values()
}
# What rules call by the name of what is worked out from it.
WORKED_OUT = {
    "UASC": ("UASC.CHILD", "UASC.DUC"),
    "PL_LA": ("Episodes.PL_POST",),
    "PL_LOCATION": ("Episodes.PL_POST",),
    "PL_DISTANCE": ("Episodes.HOME_POST", "Episodes.PL_POST"),
}
# Rules that say rows of another table are not there, which none of their fields stands in.
WHOLE_ROWS = {"EPI": ("Episodes.CHILD", "OC3.CHILD"), "1010": ("Episodes.CHILD",)}
NOBODY = ""  # the child of a row that names none


@dataclass(frozen=True)
class Failing:
    """How many rows of each child fail each rule: ``{"356": {"C000001": 2}}``.

    A row that names no child stands under an empty identifier.
    """

    rows: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, failures: Iterable[tuple[str, str | None]]) -> Failing:
        """From a rule and a child for each failing row."""
        counted: dict[str, Counter[str]] = {}
        for rule, child in failures:
            counted.setdefault(rule, Counter())[(child or NOBODY).strip()] += 1
        return cls(counted)

    @cached_property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """The columns each failing rule looks at."""
        return {rule: touched(rule) for rule in self.rows}

    @property
    def children(self) -> frozenset[str]:
        """Every child with a failing row."""
        return frozenset(child for rows in self.rows.values() for child in rows)

    def only(
        self, *, rules: Collection[str] | None = None, children: Collection[str] | None = None
    ) -> Failing:
        """Those of some rules, in either case, and of some children."""
        codes = None if rules is None else {rule_called(code).code for code in rules}
        return self.filtered(
            lambda rule, child: (
                (codes is None or rule in codes) and (children is None or child in children)
            )
        )

    def filtered(self, keep: Callable[[str, str], bool]) -> Failing:
        """Those for whose rule and child `keep` is true."""
        kept = {
            rule: {child: many for child, many in rows.items() if keep(rule, child)}
            for rule, rows in self.rows.items()
        }
        return Failing({rule: rows for rule, rows in kept.items() if rows})

    def about(self, columns: frozenset[str]) -> Counter[str]:
        """How many failing rows each child has of rules that look at any of these columns."""
        found: Counter[str] = Counter()
        for rule, rows in self.rows.items():
            if self.columns[rule] & columns:
                found.update(rows)
        return found


def unexplained(failing: Failing, explained: Collection[tuple[str, str]]) -> Failing:
    """The failures without those explained: pairs of a rule and a child, or of a rule and ``""``
    for every child.
    """
    return failing.filtered(
        lambda rule, child: (rule, child) not in explained and (rule, "") not in explained
    )


@cache
def touched(code: str) -> frozenset[str]:
    """The columns that a mend of a rule's failures could change, as ``Episodes.DECOM``.

    They are the rule's fields in every table it looks at. A rule about the child's rows as such
    (field ``CHILD``) can bring or take away whole rows of those tables.
    """
    rule = rule_called(code)
    tables = tables_of(rule)
    found = {f"{table}.{name}" for name in rule.fields.split() for table in tables
             if name in COLUMNS[table]}  # fmt: skip
    found.update(WHOLE_ROWS.get(code, ()))
    for name in rule.fields.split():
        found.update(WORKED_OUT.get(name, ()))
    return frozenset(found)


def tables_of(rule: Rule) -> set[str]:
    """This year's and last year's tables that a rule looks at, by one name."""
    named = {need.removesuffix("_last") for need in rule.over.needs} | set(rule.tables)
    return named & COLUMNS.keys()
