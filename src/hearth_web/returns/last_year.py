"""Last year's return as the checks compare with it: as it was submitted, where that is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.documents.sentences import join
from hearth.records import Record
from hearth_web.returns.drawing import drawn_up
from hearth_web.returns.freezing import thawed
from hearth_web.returns.models import Submission, SubmittedTable
from hearth_web.returns.submissions import WHOLE, said_of, tables_standing
from hearth_web.returns.tables import Frames

__all__ = ["LastYear", "last_year_of", "same_files"]

NOBODY_SAID = (
    "Nobody has said what was submitted, so what was corrected since cannot differ from it."
)


@dataclass(frozen=True)
class LastYear:
    """The return before the one that is checked, if there is any, and a sentence on what it is."""

    tables: Frames | None
    sentence: str


def last_year_of(
    now: Callable[[], Record], year: int, only: Collection[str] | None = None
) -> LastYear:
    """What the return of a year is compared with: of every child, or of some.

    What nobody submitted is taken from the record as it is now, which is of the same children; it
    is long, so `now` is asked only for that.
    """
    before = CollectionYear(year - 1)
    kept = tables_standing(before.ending)
    tables = {each.table: of_children(thawed(each), only) for each in kept}
    if tables.keys() >= WHOLE:
        return LastYear(tables, f"Compared with {before.label} {submitted(kept)}.")
    record = now()
    if before.ending not in record.years:
        return LastYear(tables or None, without_record(before.label, kept))
    held = drawn_up(record, before).tables
    but = f", but {join(list(tables))} {submitted(kept)}" if kept else ""
    compared = f"Compared with {before.label} as the record has it now{but}."
    return LastYear({**held, **tables}, f"{compared} {NOBODY_SAID}")


def without_record(label: str, kept: Sequence[SubmittedTable]) -> str:
    """What there is of a year of which the record holds nothing."""
    if not kept:
        return f"There is no return of {label} to compare with."
    return f"Compared with {label}, of which only {join(names(kept))} is kept {submitted(kept)}."


def of_children(frame: nw.DataFrame[Any], only: Collection[str] | None) -> nw.DataFrame[Any]:
    """The rows of some children; all of them where none are named."""
    if only is None or "CHILD" not in frame.columns:
        return frame
    wanted = [number.upper() for number in only]
    return frame.filter(nw.col("CHILD").str.to_uppercase().is_in(wanted))


def submitted(kept: Sequence[SubmittedTable]) -> str:
    """That these tables were submitted, by whom and when; those that came later by themselves."""
    sources: dict[Submission, list[SubmittedTable]] = {}
    for each in kept:
        sources.setdefault(each.submission, []).append(each)
    first, *later = sorted(sources, key=lambda made: -len(sources[made]))
    parts = [f"{join(names(sources[made]))} {said_of(made)}" for made in later]
    return "; ".join([said_of(first), *parts])


def names(kept: Sequence[SubmittedTable]) -> list[str]:
    """The names of tables."""
    return [each.table for each in kept]


def same_files(year: int, tables: Frames) -> LastYear:
    """Last year's return that came together with this year's."""
    label = CollectionYear(year - 1).label
    return LastYear(tables, f"Compared with {label} as the same files have it.")
