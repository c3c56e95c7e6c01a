"""What rows of one return say against each other: repeated, backwards, overlapping, too late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import Kind
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw, count_of, in_words, listed
from hearth.sources.ssda903.year import label

__all__ = ["check_rows"]

SPANS = {
    "episodes": ("decom", "dec"),
    "placed_adoption": ("date_placed", "date_placed_ceased"),
    "missing": ("mis_start", "mis_end"),
    "sw_episodes": ("sw_decom", "sw_dec"),
    "dolo": ("dolo_start", "dolo_end"),
}
# The return gives the 18th birthday as the day a child stops being UASC, years before (check 205B).
AHEAD_OF_TIME = {"duc"}
SAY_WHERE = ("row", "line", "child")


def check_rows(raw: Raw, year: int) -> tuple[Raw, list[Problem]]:
    """The rows that can stand beside each other, and what to say of all of them.

    Left out: rows that end before they start, and all but the last of rows with the same key.
    Kept but said: dates after the year, episodes that overlap or stay open under a later one.
    """
    problems = too_late(raw, year)
    raw = without_backwards(raw, problems)
    raw = without_repeats(raw, problems)
    if raw.table.name == "episodes":
        raw = without_lost_ends(raw, problems)
        problems += overlaps(raw)
    return raw, problems


def each(raw: Raw, rows: nw.DataFrame[Any], column: str, say: Callable[[dict[str, Any]], str],
         *, blocking: bool) -> list[Problem]:  # fmt: skip
    """A problem for each row, and a count of the rest when there are very many."""
    fate = "left out" if blocking else "kept"
    return listed(
        rows,
        lambda row: raw.problem(row, column, say(row), blocking=blocking),
        lambda more: raw.of_file(
            f"has {count_of(more, 'more row')} with the same fault in {column.upper()}, {fate}.",
            column,
            blocking=blocking,
        ),
    )


def too_late(raw: Raw, year: int) -> list[Problem]:
    """Dates after the last day of the collection year."""
    last = date(year, 3, 31)
    problems: list[Problem] = []
    for column in raw.table.columns:
        if column.kind is Kind.DATE and column.name not in AHEAD_OF_TIME:
            rows = raw.frame.filter(nw.col(column.name) > last)
            words = f"after the year {label(year)} ended. It is kept."
            problems += each(
                raw,
                rows.select(*SAY_WHERE, day=nw.col(column.name)),
                column.name,
                lambda row, c=column, w=words: f"{c.return_name} is {shown(row['day'])}, {w}",  # type: ignore[misc]
                blocking=False,
            )
    return problems


def without_backwards(raw: Raw, problems: list[Problem]) -> Raw:
    """Leave out rows whose end is before their start."""
    if raw.table.name not in SPANS:
        return raw
    start, end = SPANS[raw.table.name]
    backwards = (nw.col(end) < nw.col(start)).fill_null(False)
    rows = raw.frame.filter(backwards).select(*SAY_WHERE, start=nw.col(start), end=nw.col(end))

    def say(row: dict[str, Any]) -> str:
        return (
            f"{end.upper()} {shown(row['end'])} is before {start.upper()} {shown(row['start'])}. "
            "The row is left out."
        )

    problems += each(raw, rows, end, say, blocking=True)
    return raw.with_frame(raw.frame.filter(~backwards)) if len(rows) else raw


def without_repeats(raw: Raw, problems: list[Problem]) -> Raw:
    """Leave out all but the last of the rows with one key."""
    key = [name for name in raw.table.key if name != "year"]
    ordered = raw.frame.with_row_index("order")
    kept = ordered.unique(subset=key, keep="last", maintain_order=True)
    if len(kept) == len(ordered):
        return raw
    repeats = ordered.filter(~nw.col("order").is_in(kept["order"]))
    same = set(ordered.filter(ordered.select(*raw.table.names).is_duplicated())["order"].to_list())
    names = in_words(name.upper() for name in key)

    def say(row: dict[str, Any]) -> str:
        kind = "says the same as" if row["order"] in same else "differs from"
        return f"the row {kind} a later row with the same {names}. The later one is used."

    problems += each(raw, repeats.select("order", *SAY_WHERE), key[-1], say, blocking=True)
    return raw.with_frame(kept.drop("order"))


def without_lost_ends(raw: Raw, problems: list[Problem]) -> Raw:
    """Leave out a child's last episode when it ended on a day nobody can tell.

    Kept, it would count the child as still looked after.
    """
    order = by_child(raw)
    is_last = nw.col("next_decom").is_null()
    lost = is_last & nw.col("dec").is_null() & ~nw.col("rec").is_null() & (nw.col("rec") != "X1")
    rows = order.filter(lost)

    def say(row: dict[str, Any]) -> str:
        return (
            f"the episode has ended (REC {row['rec']}) but has no DEC that can be used, and no "
            "episode follows. When it ended is not known. The row is left out."
        )

    problems += each(raw, rows.select(*SAY_WHERE, "rec"), "dec", say, blocking=True)
    if not len(rows):
        return raw
    return raw.with_frame(order.filter(~lost).select(raw.frame.columns))


def overlaps(raw: Raw) -> list[Problem]:
    """Episodes that are still open, or have not ended, when the child's next one starts."""
    order = by_child(raw).filter(~nw.col("next_decom").is_null())
    rows = order.select(*SAY_WHERE, "decom", "dec", "next_decom", "next_dec")
    still_open = rows.filter(nw.col("dec").is_null())
    overlapping = rows.filter((nw.col("dec") > nw.col("next_decom")).fill_null(False))

    def say_open(row: dict[str, Any]) -> str:
        both = " Both are open." if row["next_dec"] is None else ""
        return (
            f"the episode has no DEC, but the child's next one starts on "
            f"{shown(row['next_decom'])}.{both} It is counted up to that day."
        )

    def say_overlap(row: dict[str, Any]) -> str:
        return (
            f"the episode ends on {shown(row['dec'])}, after the child's next one starts on "
            f"{shown(row['next_decom'])}. It is counted up to that day."
        )

    return [
        *each(raw, still_open, "dec", say_open, blocking=False),
        *each(raw, overlapping, "dec", say_overlap, blocking=False),
    ]


def by_child(raw: Raw) -> nw.DataFrame[Any]:
    """Episodes in order, each with the start and end of the child's next one."""
    order = raw.frame.sort("child", "decom")
    same_child = nw.col("child") == nw.col("child").shift(-1)
    return order.with_columns(
        nw.when(same_child).then(nw.col("decom").shift(-1)).alias("next_decom"),
        nw.when(same_child).then(nw.col("dec").shift(-1)).alias("next_dec"),
    )


def shown(day: date) -> str:
    """A date as the return writes it."""
    return f"{day:%d/%m/%Y}"
