"""What rows of one return say against each other: repeated, backwards, overlapping, too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import Kind
from hearth.sources.problems import Problem
from hearth.sources.ssda903.ends import half_ended, overlaps, with_last_start, without_lost_ends
from hearth.sources.ssda903.raw import SAY_WHERE, Raw, each, told
from hearth.sources.ssda903.year import label
from hearth.sources.words import in_words, shown

__all__ = ["check_rows"]

SPANS = {
    "episodes": ("decom", "dec"),
    "placed_adoption": ("date_placed", "date_placed_ceased"),
    "missing": ("mis_start", "mis_end"),
    "sw_episodes": ("sw_decom", "sw_dec"),
    "dolo": ("dolo_start", "dolo_end"),
}
# The return gives the 18th birthday as the day a child stops being UASC, years before (check 205B).
# A date of birth to come is looked at with the others.
SAID_ELSEWHERE = {"duc", "dob"}


def check_rows(raw: Raw, year: int) -> tuple[Raw, list[Problem]]:
    """The rows that can stand beside each other, and what to say of all of them.

    Left out: rows that end before they start, all but the last of rows with the same key, and
    episodes that ended on a day nobody can tell. Kept but said: dates after the year, episodes that
    overlap, stay open under a later one or have only half an end.
    """
    problems = too_late(raw, year)
    is_episodes = raw.table.name == "episodes"
    if is_episodes:
        raw = with_last_start(raw)
    raw = without_backwards(raw, problems)
    raw = without_repeats(raw, problems)
    if is_episodes:
        raw = without_lost_ends(raw, problems)
        problems += overlaps(raw) + half_ended(raw)
    return raw, problems


def too_late(raw: Raw, year: int) -> list[Problem]:
    """Dates after the last day of the collection year."""
    last = date(year, 3, 31)
    problems: list[Problem] = []
    for column in raw.table.columns:
        if column.kind is Kind.DATE and column.name not in SAID_ELSEWHERE:
            rows = raw.frame.filter(nw.col(column.name) > last)
            # Who stores the record may leave such an episode out, and then says so.
            is_start = (raw.table.name, column.name) == ("episodes", "decom")
            fate = "Check it." if is_start else "It is kept."
            words = f"after the year {label(year)} ended. {fate}"
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


def ended_last(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Open episodes first, then those whose end cannot be read, then those that have ended.

    One that ends the day it starts is no better than an open one.
    """
    ended = (nw.col("dec") > nw.col("decom")).fill_null(False).cast(nw.Int64)
    rank = ended * 2 + nw.col("end_unread").cast(nw.Int64)
    return episodes.with_columns(rank=rank).sort("rank", "order").drop("rank")


def without_repeats(raw: Raw, problems: list[Problem]) -> Raw:
    """Leave out all but the last of the rows with one key; of episodes, the last that has ended."""
    key = [name for name in raw.table.key if name != "year"]
    ordered = raw.frame.with_row_index("order")
    if raw.table.name == "episodes":
        ordered = ended_last(ordered)
    kept = ordered.unique(subset=key, keep="last", maintain_order=True).sort("order")
    if len(kept) == len(ordered):
        return raw
    repeats = ordered.filter(~nw.col("order").is_in(kept["order"])).sort("order")
    same = ordered.filter(ordered.select(*raw.table.names).is_duplicated())["order"]
    names = in_words(name.upper() for name in key)
    if raw.table.name == "episodes":
        fate = f"another row with the same {names}. That one is used."
    else:
        fate = f"a later row with the same {names}. The later one is used."
    says_same = nw.col("order").is_in(same)
    problems += each(raw, repeats.filter(~says_same), key[-1],
                     lambda _: f"the row differs from {fate}", blocking=True)  # fmt: skip
    problems += told(raw, repeats.filter(says_same), key[-1],
                     lambda _: f"the row says the same as {fate}", blocking=True)  # fmt: skip
    return replace(raw, frame=kept.drop("order"), held=raw.held - len(repeats))
