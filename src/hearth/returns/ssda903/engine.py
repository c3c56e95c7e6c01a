"""Runs rules: all those over one view in one pass, each rule's own trouble kept its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.exceptions import ColumnNotFoundError

from hearth import frames
from hearth.returns.ssda903.model import Frame, Rule, View
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.words import sure

__all__ = ["Fault", "Result", "Skipped", "run"]

FAILURES = {"rule": nw.String, "table": nw.String, "row": nw.Int64}


@dataclass(frozen=True)
class Skipped:
    """A rule that was not checked, and why, as a sentence."""

    rule: str
    reason: str


@dataclass(frozen=True)
class Fault:
    """A rule that broke on this data: the rule's own fault. `row` is the first row it broke on."""

    rule: str
    table: str
    row: int | None
    error: str


@dataclass
class Result:
    """What a check found: `failures` is a frame of `rule`, `table` and `row` (from 0)."""

    failures: nw.DataFrame[Any] = field(default_factory=lambda: frames.empty(FAILURES))
    skipped: list[Skipped] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def run(rules: Sequence[Rule], returned: Returned) -> Result:
    """Check the return by these rules, in their order."""
    result = Result()
    found: dict[tuple[str, str], nw.Series[Any]] = {}
    order = {rule.code: place for place, rule in enumerate(rules)}
    by_view = sorted(rules, key=lambda rule: rule.over.name)
    for _, several in groupby(by_view, key=lambda rule: rule.over.name):
        group = list(several)
        view = group[0].over
        if lacking := returned.lacks(view):
            result.skipped += [Skipped(rule.code, reason_for(lacking)) for rule in group]
            continue
        for rule, table, rows in look(view, group, returned, result):
            found[rule.code, table] = rows
    in_turn = sorted(found.items(), key=lambda one: (order[one[0][0]], one[0][1]))
    parts = [as_failures(rule, table, rows) for (rule, table), rows in in_turn if len(rows)]
    result.failures = nw.concat(parts) if parts else result.failures
    result.skipped.sort(key=lambda one: order[one.rule])
    return result


def reason_for(lacking: Sequence[str]) -> str:
    """Why a rule was skipped, for what it needs and was not given."""
    last = [name.removesuffix("_last") for name in lacking if name.endswith("_last")]
    others = [SAID.get(name, f"no {name} table was given") for name in lacking
              if not name.endswith("_last")]  # fmt: skip
    if last:
        others.append(f"last year's {' and '.join(last)} was not given")
    return f"Not checked: {', '.join(others)}."


SAID = {
    "authority": "the council was not named",
    "providers": "no list of providers was given",
    "uasc flag": "neither Header nor UASC says who is unaccompanied",
    "flags of both years": "one of the years does not say who is unaccompanied",
    "headers of xml": "an XML return needs Header in both years for this",
    "xml": "it is for XML files only",
}

Rows = Iterator[tuple[Rule, str, Any]]


def look(view: View, rules: Sequence[Rule], returned: Returned, result: Result) -> Rows:
    """The failing rows of each rule over a view, by table."""
    finders = [rule for rule in rules if rule.find is not None]
    for rule in finders:
        yield from alone(rule, returned, result, lambda rule=rule: find(rule, returned))
    singles = [rule for rule in rules if rule.find is None]
    if not singles:
        return
    try:
        found = list(flag(returned.view(view), singles, returned))
    except Exception:
        # One rule's trouble stops the pass for all: each then runs by itself.
        for rule in singles:
            one = [rule]
            yield from alone(
                rule, returned, result, lambda one=one: flag(returned.view(view), one, returned)
            )
        return
    yield from found


def flag(frame: Frame, rules: Sequence[Rule], returned: Returned) -> Rows:
    """One pass over a view: every rule's expression at once."""
    year = returned.year.ending
    fails = {rule.code: expression_of(rule, year) for rule in rules}
    rows = {column for rule in rules for column in row_columns(rule).values()}
    flags = collected(frame.select(**fails, **{f"{column} at": nw.col(column) for column in rows}))
    failed = flags.select(nw.col(*fails).any()).row(0)
    for rule, any_failed in zip(rules, failed, strict=True):
        for table, column in row_columns(rule).items() if any_failed else ():
            yield rule, table, flags[f"{column} at"].filter(flags[rule.code])


def expression_of(rule: Rule, year: int) -> nw.Expr:
    """What fails in that year, never null."""
    fails = rule.expression(year)
    assert fails is not None
    return sure(fails)


def row_columns(rule: Rule) -> Mapping[str, str]:
    """For each table the rule reports, the view's column with its rows."""
    return {table: rule.over.rows[table] for table in rule.tables}


def find(rule: Rule, returned: Returned) -> Rows:
    """The rows a rule's function finds."""
    assert rule.find is not None
    for table, frame in rule.find(returned).items():
        yield rule, table, collected(frame.select("row"))["row"]


def collected(frame: Frame) -> nw.DataFrame[Any]:
    """A frame worked out."""
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


def alone(rule: Rule, returned: Returned, result: Result, work: Any) -> Rows:
    """One rule's rows; what goes wrong is kept as a skip or as its own fault."""
    try:
        yield from list(work())
    except ColumnNotFoundError as error:
        result.skipped.append(Skipped(rule.code, f"Not checked: {columns_lacking(error)}."))
    except Exception as error:
        said = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        table = rule.tables[0] if rule.tables else ""
        result.faults.append(Fault(rule.code, table, first_bad_row(rule, returned), said))


def columns_lacking(error: Exception) -> str:
    """Which column a rule needs that its table has not."""
    named = re.search(r"[\"'\[]([^\"'\]]+)[\"'\]]", str(error))
    return f"there is no column {named[1].removesuffix(' day') if named else 'that it needs'}"


def first_bad_row(rule: Rule, returned: Returned) -> int | None:
    """The first row an expression breaks on, found by halves; None when no row alone breaks it."""
    if rule.find is not None:
        return None
    try:
        frame = collected(returned.view(rule.over))
    except Exception:
        return None
    fails = expression_of(rule, returned.year.ending)
    start, stop = 0, len(frame)
    if not breaks(frame, fails):
        return None
    while stop - start > 1:
        middle = (start + stop) // 2
        if breaks(frame[start:middle], fails):
            stop = middle
        elif breaks(frame[middle:stop], fails):
            start = middle
        else:
            return None
    row: int = frame[next(iter(rule.over.rows.values()))][start]
    return row


def breaks(frame: nw.DataFrame[Any], fails: nw.Expr) -> bool:
    """Whether an expression cannot be worked out over these rows."""
    try:
        frame.select(fails=fails)
    except Exception:
        return True
    return False


def as_failures(rule: str, table: str, rows: nw.Series[Any]) -> nw.DataFrame[Any]:
    """The rows of one rule and table as failures, each once and in order."""
    once = rows.drop_nulls().cast(nw.Int64).unique().sort()
    frame = once.alias("row").to_frame()
    return frame.select(nw.lit(rule).alias("rule"), nw.lit(table).alias("table"), nw.col("row"))
