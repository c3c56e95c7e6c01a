"""Running the checks, and what each failure says of whom."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from hearth.records import TABLES, Kind, Table
from hearth.returns.ssda903 import Result, Rule, check_all, rule_called
from hearth.returns.ssda903.loading import cell_text
from hearth.vocabulary import Council
from hearth_web.returns.tables import Given

__all__ = ["DAYS", "KEPT", "LAST_YEAR", "Checked", "Found", "check", "mark_of"]

LAST_YEAR = " last year"  # follows the name of a column whose value last year's return had
KEPT = 10_000  # failures of one rule that are kept one by one; all are counted
BY_NAME: Mapping[str, Table] = {table.return_name: table for table in TABLES.values()}
DAYS: Mapping[str, tuple[str, ...]] = {
    table.return_name: tuple(
        column.return_name
        for column in table.columns
        if column.name in table.key and column.kind is Kind.DATE
    )
    for table in TABLES.values()
}
"""The columns that tell a row from the child's others, by table."""


@dataclass(frozen=True)
class Found:
    """One failure: see `models.Failure`."""

    rule: str
    number: str
    table: str
    file: str
    row: int | None
    on: date | None
    cells: Mapping[str, str]
    mark: str


@dataclass
class Checked:
    """What a check found: how often each rule failed for each child, and the failures kept."""

    result: Result
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: list[Found] = field(default_factory=list)


def check(given: Given, year: int, council: Council | None) -> Checked:
    """Every rule of the year, run over the return."""
    result = check_all(
        given.tables,
        year=year,
        authority=council,
        previous=given.previous,
        providers=given.providers,
        source=given.source,
    )
    checked = Checked(result)
    look = Look(given)
    kept: Counter[str] = Counter()
    for code, table, rows in groups(result):
        rule = rule_called(code)
        children = look.numbers(rule, table)
        checked.counts.update((code, children[at]) for at in rows)
        some = rows[: KEPT - kept[code]]
        kept[code] += len(some)
        checked.found += (look.failure(rule, table, at, children[at]) for at in some)
    return checked


def groups(result: Result) -> Iterator[tuple[str, str, list[int]]]:
    """The rows that fail, rule by rule and table by table."""
    found: dict[tuple[str, str], list[int]] = {}
    for code, table, row in result.failures.select("rule", "table", "row").iter_rows():
        found.setdefault((code, table), []).append(row)
    for (code, table), rows in found.items():
        yield code, table, rows


class Look:
    """What failures are told from: columns of the return as text, each read once."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self._columns: dict[tuple[str, bool, str], list[str]] = {}
        self._of_child: dict[tuple[str, bool, str], dict[str, str]] = {}

    def column(self, table: str, name: str, *, last_year: bool = False) -> list[str]:
        """A column as text; empty text for nothing."""
        key = (table, last_year, name)
        if key not in self._columns:
            frame = self.given.of(table, last_year=last_year)
            values = frame[name].to_list() if name in frame.columns else [None] * len(frame)
            self._columns[key] = [(cell_text(value) or "").strip() for value in values]
        return self._columns[key]

    def numbers(self, rule: Rule, table: str) -> list[str]:
        """The child of each row."""
        return self.column(table, "CHILD", last_year=rule.of_last_year)

    def failure(self, rule: Rule, table: str, at: int, number: str) -> Found:
        """One row that fails a rule."""
        last = rule.of_last_year
        cells = {
            name: self.cell(rule, table, name, at, number)
            for name in rule.fields.split()
            if name != "CHILD"
        }
        cells |= self.last_years(rule, cells, number)
        keys = [self.column(table, name, last_year=last)[at] for name in DAYS[table]]
        rows = None if last else self.given.rows.get(table)
        return Found(
            rule=rule.code,
            number=number[:48],
            table=table,
            file="" if last else self.given.files.get(table, ""),
            row=None if rows is None else int(rows[at]),
            on=day_of(keys[0]) if keys else None,
            cells=cells,
            mark=mark_of(rule.code, table, keys, cells),
        )

    def last_years(self, rule: Rule, names: Iterable[str], number: str) -> dict[str, str]:
        """What last year's return said of the same, where the rule compares the two."""
        tables = [n.removesuffix("_last") for n in rule.over.needs if n.endswith("_last")]
        found = {}
        for table in () if rule.of_last_year else tables:
            for name in set(names) & set(self.columns_of(table, last_year=True)):
                said = self.of_child(table, name, last_year=True).get(number, "")
                found[name + LAST_YEAR] = said
        return dict(sorted(found.items()))

    def cell(self, rule: Rule, table: str, name: str, at: int, number: str) -> str:
        """A cell the rule is about: of the row, or else of the child's rows in another table."""
        for where, last in places(rule, table):
            if name in self.columns_of(where, last_year=last):
                if (where, last) == (table, rule.of_last_year):
                    return self.column(where, name, last_year=last)[at]
                return self.of_child(where, name, last_year=last).get(number, "")
        return ""

    def columns_of(self, table: str, *, last_year: bool) -> list[str]:
        """The columns a table was given with; none where it was not given."""
        frames = (self.given.previous if last_year else self.given.tables) or {}
        return list(frames[table].columns) if table in frames else []

    def of_child(self, table: str, name: str, *, last_year: bool) -> dict[str, str]:
        """By child, everything a column of another table says of them."""
        key = (table, last_year, name)
        if key not in self._of_child:
            said: dict[str, dict[str, None]] = {}
            numbers = self.column(table, "CHILD", last_year=last_year)
            values = self.column(table, name, last_year=last_year)
            for number, value in zip(numbers, values, strict=True):
                said.setdefault(number, {})[value] = None
            self._of_child[key] = {
                number: ", ".join(filter(None, values)) for number, values in said.items()
            }
        return self._of_child[key]


def places(rule: Rule, table: str) -> Iterator[tuple[str, bool]]:
    """Where a cell of a rule may stand: the row's own table, then the others the rule looks at."""
    yield table, rule.of_last_year
    for need in rule.over.needs:
        name = need.removesuffix("_last")
        if name in BY_NAME:
            yield name, need.endswith("_last")


def day_of(text: str) -> date | None:
    """A day as the return writes it; None where it is none."""
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def mark_of(rule: str, table: str, keys: list[str], cells: Mapping[str, str]) -> str:
    """A digest of what a failure rests on; how a postcode is spaced makes no difference."""
    plain = {name: value.replace(" ", "").upper() for name, value in sorted(cells.items())}
    told = json.dumps([rule, table, keys, plain], ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
