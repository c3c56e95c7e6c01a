"""Which rows of a record belong in the return of a year, and as they were known at its end.

A row that came with that year's own return (its `year`) belongs in it as it is. Any other belongs
by its dates, and what happened after 31 March is left out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.records import TABLES
from hearth.records.care.model import short_breaks
from hearth.returns.ssda903.writing.layout import tables_of, workers_since

__all__ = ["Tables", "rows_of_year"]

Frame = nw.DataFrame[Any]
Tables = Mapping[str, Frame]


@dataclass(frozen=True)
class Span:
    """A table whose rows run from one day to another; `of_the_end` is known once they end."""

    start: str
    end: str
    of_the_end: tuple[str, ...] = ()


SPANS = {
    "episodes": Span("decom", "dec", ("rec", "reason_place_change")),
    "placed_adoption": Span("date_placed", "date_placed_ceased", ("reason_placed_ceased",)),
    "missing": Span("mis_start", "mis_end"),
    "sw_episodes": Span("sw_decom", "sw_dec"),
    "dolo": Span("dolo_start", "dolo_end"),
}
YEARLY = frozenset({"oc2", "oc3", "ad1", "prev_perm"})
# Asked only of children who were looked after in the year...
IN_CARE = frozenset({"sw_episodes", "placed_adoption", "uasc"})
# ...and, where they began before it and nobody has said that they ended, these.
IN_CARE_IF_OPEN = frozenset({"missing", "dolo"})


def rows_of_year(tables: Tables, year: CollectionYear, last: int) -> dict[str, Frame]:
    """The rows of each table of the return, by key. `last` is the last year the record holds."""
    found = {"episodes": episodes(tables["episodes"], year, last)}
    cared_for = found["episodes"].select("child").unique()
    for table in tables_of(year):
        if table.name not in ("episodes", "header"):
            found[table.name] = others(table.name, tables[table.name], cared_for, year)
    found["header"] = header(tables["header"], found, year)
    return {
        table.name: found[table.name].sort(*(n for n in table.key if n != "year"))
        for table in tables_of(year)
    }


def came_with(year: CollectionYear) -> nw.Expr:
    """Whether a row came with the year's own return."""
    return (nw.col("year") == year.ending).fill_null(False)


def episodes(held: Frame, year: CollectionYear, last: int) -> Frame:
    """Episodes with a day in the year.

    One that an earlier return left open and the next did not repeat is not taken to go on.
    """
    span = SPANS["episodes"]
    goes_on = nw.col("year").is_null() | (nw.col("year") >= min(year.ending, last))
    there = days_in(span, year) & (goes_on | ~nw.col(span.end).is_null())
    return as_known_then(held.filter(came_with(year) | there), span, year)


def others(name: str, held: Frame, cared_for: Frame, year: CollectionYear) -> Frame:
    """The rows of a table other than Episodes and Header."""
    if name in YEARLY:
        return held.filter(came_with(year))
    if name == "uasc":
        there = nw.col("duc").is_null() | (nw.col("duc") >= year.start)
    elif name == "reviews":
        there = nw.col("review").is_between(year.start, year.end)
    else:
        there = days_in(SPANS[name], year, since_for(name, year))
    marked = held.join(cared_for.with_columns(in_care=nw.lit(True)), on="child", how="left")
    in_care = nw.col("in_care").fill_null(False)
    if name in IN_CARE:
        there = there & in_care
    elif name in IN_CARE_IF_OPEN:
        span = SPANS[name]
        there = there & (in_care | ~nw.col(span.end).is_null() | (nw.col(span.start) >= year.start))
    kept = marked.filter(came_with(year) | there.fill_null(False)).drop("in_care")
    return as_known_then(kept, SPANS[name], year) if name in SPANS else kept


def since_for(name: str, year: CollectionYear) -> Any:
    """The first day of which a table's rows are asked."""
    return workers_since(year) if name == "sw_episodes" else year.start


def days_in(span: Span, year: CollectionYear, since: Any = None) -> nw.Expr:
    """Whether a row has a day in the year, the day it ended included, as the return asks."""
    end = nw.col(span.end)
    ends_in_time = end.is_null() | (end >= (since or year.start))
    return ((nw.col(span.start) <= year.end) & ends_in_time).fill_null(False)


def as_known_then(rows: Frame, span: Span, year: CollectionYear) -> Frame:
    """The rows without ends that were yet to come on 31 March."""
    later = (nw.col(span.end) > year.end).fill_null(False) & ~came_with(year)
    return rows.with_columns(
        nw.when(~later).then(nw.col(name)).alias(name) for name in (*span.of_the_end, span.end)
    )


def header(held: Frame, found: Tables, year: CollectionYear) -> Frame:
    """Who the children of the other tables are."""
    named = nw.concat([rows.select("child") for rows in found.values()]).unique()
    there = named.with_columns(named=nw.lit(True))
    rows = held.join(there, on="child", how="left")
    rows = rows.filter(came_with(year) | nw.col("named").fill_null(False)).drop("named")
    return mothers(rows, found["episodes"], year)


def mothers(rows: Frame, in_year: Frame, year: CollectionYear) -> Frame:
    """MOTHER and MC_DOB as the year asks them.

    They are asked of those in care in the year, short breaks aside (checks 393, 628), and a child
    born later made nobody a mother then.
    """
    cared_for = in_year.filter(~nw.col("ls").is_in(short_breaks()).fill_null(False))
    asked = cared_for.select("child").unique().with_columns(asked=nw.lit(True))
    rows = rows.join(asked, on="child", how="left")
    says = nw.col("asked").fill_null(False)
    later = (nw.col("mc_dob") > year.end).fill_null(False) & ~came_with(year)
    not_yet = nw.when(~nw.col("mother").is_null()).then(nw.lit("0"))
    return rows.with_columns(
        mother=nw.when(says).then(nw.when(later).then(not_yet).otherwise(nw.col("mother"))),
        mc_dob=nw.when(says & ~later).then(nw.col("mc_dob")),
    ).select(*TABLES["header"].names, "year")
