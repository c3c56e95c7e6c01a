"""Several years' returns as one longitudinal record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records import TABLES, InFile, Record, Table, schema_of
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import MOST_LISTED, Raw
from hearth.sources.ssda903.year import label
from hearth.sources.words import count_of, short, shown

__all__ = ["Merged", "Return", "merge"]

FAR = date(9999, 12, 31)
ORIGIN = {"row": nw.Int64, "line": nw.Int64, "file": nw.String, "unsaid": nw.String}


@dataclass(frozen=True)
class Return:
    """One collection year's return: its tables, clean, by name."""

    year: int
    tables: dict[str, Raw]


@dataclass(frozen=True)
class Merged:
    """One record of several returns, and what to say of them beside each other.

    `origins` has, for each table, a frame of as many rows in the same order: `file`, `line`, `row`
    and `unsaid` (see `Raw`). `files` tells what each file held before that.
    """

    record: Record
    problems: list[Problem]
    changes: list[Problem]
    origins: Mapping[str, nw.DataFrame[Any]]
    files: tuple[InFile, ...]


def merge(returns: Sequence[Return]) -> Merged:
    """One record of all the returns, problems between years, and what changed from year to year.

    `returns` are of different years, in order. Where two have a row with the same key the later
    one's is kept. Tables are taken out of `returns` on the way, so that memory holds each once.
    """
    given = {one.year: frozenset(one.tables) for one in returns}
    files = tuple(in_files(returns))
    merged: dict[str, nw.LazyFrame[Any]] = {}
    origins: dict[str, nw.DataFrame[Any]] = {}
    problems, changes = gaps(returns), list[Problem]()
    for name, table in TABLES.items():
        stacked = stack(table, returns)
        if name == "header":
            stacked = still_mothers(stacked)
        kept = latest(table, stacked, changes)
        if name == "episodes":
            years = [year for year, names in given.items() if name in names]
            kept = settle_open(
                stacked.select("child", "dec", "year"), kept, years, problems, changes
            )
        merged[name] = kept.select(list(schema_of(table))).lazy()
        origins[name] = kept.select(list(ORIGIN))
    return Merged(Record(merged, tuple(given), given), problems, changes, origins, files)


def in_files(returns: Sequence[Return]) -> Iterator[InFile]:
    """What each file of each year holds, before later years' rows take the place of others."""
    for one in returns:
        for name, raw in one.tables.items():
            yield InFile(raw.file, name, one.year, len(raw.frame))


def gaps(returns: Sequence[Return]) -> list[Problem]:
    """Years without a return between those given."""
    return [
        Problem("", None, "", f"There is no return of {label(year)}, between others that are "
                "given. What happened in it is not known.", blocking=True)
        for before, after in pairwise(returns)
        for year in range(before.year + 1, after.year)
    ]  # fmt: skip


def stack(table: Table, returns: Sequence[Return]) -> nw.DataFrame[Any]:
    """Every year's rows of a table, with `year`, sorted by key and then year."""
    schema = schema_of(table)
    stacked = [frames.empty({**schema, **ORIGIN})]
    for one in returns:
        if table.name in one.tables:
            raw = one.tables.pop(table.name)
            year = nw.lit(one.year, nw.Int64).alias("year")
            rows = raw.frame.with_columns(year, file=nw.lit(raw.file, nw.String))
            stacked.append(rows.select(*schema, *ORIGIN))
    order = [name for name in table.key if name != "year"]
    return nw.concat(stacked).sort(*order, "year")


def still_mothers(header: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Header with MOTHER and MC_DOB as last said: they are not asked of who has left care."""
    not_asked = nw.col("mother").is_null() & nw.col("mc_dob").is_null()
    said = {
        name: nw.col(name).fill_null(strategy="forward").over("child", order_by="year")
        for name in ("mother", "mc_dob")
    }
    return header.with_columns(
        nw.when(not_asked).then(before).otherwise(nw.col(name)).alias(name)
        for name, before in said.items()
    )


def latest(table: Table, stacked: nw.DataFrame[Any], changes: list[Problem]) -> nw.DataFrame[Any]:
    """The last row of each key. What it changed of the row before is added to `changes`."""
    again = nw.all_horizontal(*[same_as_before(nw.col(name)) for name in table.key],
                              ignore_nulls=False)  # fmt: skip
    marked = stacked.with_columns(again=again.fill_null(False))
    if not marked["again"].any():
        return stacked
    for column in table.names:
        if column not in table.key:
            changes += changes_in(table, column, marked)
    return marked.filter(~nw.col("again").shift(-1).fill_null(False))


def same_as_before(cell: nw.Expr) -> nw.Expr:
    """Whether a cell equals the one above, empty equal to empty."""
    before = cell.shift(1)
    return (cell == before).fill_null(False) | (cell.is_null() & before.is_null())


def changes_in(table: Table, column: str, marked: nw.DataFrame[Any]) -> list[Problem]:
    """What later returns say otherwise in one column.

    A cell that was empty before is filled in, as the end of an open episode is: those are counted
    by year. A cell that had said something else is told of one by one.
    """
    cell = nw.col(column)
    other = ~same_as_before(cell)
    shown = dict.fromkeys([*table.key, column, "year", "row"])
    pairs = marked.select(
        *shown,
        before=cell.shift(1),
        year_before=nw.col("year").shift(1),
        other=other & nw.col("again"),
    ).filter(nw.col("other"))
    filled = pairs.filter(nw.col("before").is_null())
    changed = pairs.filter(~nw.col("before").is_null())
    return [*told(table, column, changed), *counted(table, column, filled)]


def told(table: Table, column: str, rows: nw.DataFrame[Any]) -> list[Problem]:
    """A sentence for each change, and a count of the rest when there are very many."""
    sentences = []
    for row in rows.head(MOST_LISTED).iter_rows(named=True):
        what = (
            f"Child {short(row['child'])}{key_words(table, row)}: {column.upper()} was "
            f"{shown(row['before'])} in the {label(row['year_before'])} return and is "
            f"{shown(row[column])} in {label(row['year'])}. The later is used."
        )
        sentences.append(Problem(table.name, row["row"], column, what))
    if more := len(rows) - len(sentences):
        what = f"{count_of(more, 'more cell')} of {table.return_name} {column.upper()} changed."
        sentences.append(Problem(table.name, None, column, what))
    return sentences


def counted(table: Table, column: str, rows: nw.DataFrame[Any]) -> list[Problem]:
    """How many cells each later return filled in that had been empty."""
    by_year = rows.group_by("year_before", "year").agg(nw.len().alias("count")).sort("year")
    return [
        Problem(
            table.name,
            None,
            column,
            f"{table.return_name} {column.upper()} was empty in {count_of(count, 'row')} of the "
            f"{label(before)} return that {label(after)} fills in. The later is used.",
        )
        for before, after, count in by_year.iter_rows()
    ]


def key_words(table: Table, row: dict[str, Any]) -> str:
    """What else tells a child's rows apart, in words."""
    parts = [f"{name.upper()} {shown(row[name])}" for name in table.key if name != "child"]
    return f", {table.return_name} {' '.join(parts)}".rstrip()


def settle_open(
    stacked: nw.DataFrame[Any],
    kept: nw.DataFrame[Any],
    years: Sequence[int],
    problems: list[Problem],
    changes: list[Problem],
) -> nw.DataFrame[Any]:
    """Deal with episodes left open by one return that the next does not repeat.

    `years` are those whose return had episodes. Where the next year's return has other episodes of
    the child that reach past its start, those stand in its place. Where it has none, the episode
    stays as its own return gave it, with that `year`.
    """
    for year, following in pairwise(years):
        left_open = kept.filter((nw.col("year") == year) & nw.col("dec").is_null())
        reach = last_day_by_child(stacked.filter(nw.col("year") == following))
        left_open = left_open.join(reach, on="child", how="left")
        # Across a missing year the later episodes do not say that the earlier one was wrong.
        stands_in = (nw.col("reach") > nw.col("decom")).fill_null(False) & nw.lit(
            following == year + 1
        )
        replaced = left_open.filter(stands_in)
        changes += left_out(replaced, year, following)
        problems += unrepeated(left_open.filter(~stands_in), year, following)
        if len(replaced):
            kept = kept.join(replaced.select("child", "decom"), on=["child", "decom"], how="anti")
    return kept


def last_day_by_child(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """How far each child's episodes reach; a day far ahead when one is open."""
    end = episodes.select("child", reach=nw.col("dec").fill_null(FAR))
    return end.group_by("child").agg(nw.col("reach").max())


def left_out(rows: nw.DataFrame[Any], year: int, following: int) -> list[Problem]:
    """What is said of open episodes that the next return has replaced by others."""
    what = f"open in the {label(year)} return, is not in {label(following)}"
    told = [
        episode_problem(row, f"{what}, which has other episodes of the child. They are used.")
        for row in rows.head(MOST_LISTED).iter_rows(named=True)
    ]
    return told + more_episodes(len(rows) - len(told), f"{what}; its other episodes are used.")


def unrepeated(rows: nw.DataFrame[Any], year: int, following: int) -> list[Problem]:
    """What is said of open episodes whose end the next return does not tell."""
    what = (
        f"open on 31 March {year}, is not in the {label(following)} return. The child is counted "
        f"as looked after only to 31 March {year}."
    )
    told = [episode_problem(row, what) for row in rows.head(MOST_LISTED).iter_rows(named=True)]
    return told + more_episodes(len(rows) - len(told), what)


def episode_problem(row: dict[str, Any], what: str) -> Problem:
    """A problem of one episode of an earlier return."""
    which = f"the episode that started on {shown(row['decom'])}"
    sentence = f"Child {short(row['child'])}: {which}, {what}"
    return Problem("episodes", row["row"], "dec", sentence)


def more_episodes(more: int, what: str) -> list[Problem]:
    """The sentence for all episodes beyond those listed, if any."""
    if more <= 0:
        return []
    return [Problem("episodes", None, "dec", f"{count_of(more, 'more episode')}, {what}")]
