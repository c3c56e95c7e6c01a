"""A year's return from the council's own record, as files ready to load and what to say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.progress import Progress, silent
from hearth.records import Record
from hearth.returns.ssda903 import check_all, year_given
from hearth.returns.ssda903.writing import (
    YearReturn,
    csv_files,
    file_name,
    tables_of,
    xml_file,
    year_return,
)
from hearth.vocabulary import Council
from hearth_web.bridge.memory import current

__all__ = ["Written", "drawn_up", "name_of", "places", "written", "xml_name"]

# What the record holds by collection year. Everything else it holds by its own dates.
BY_YEAR = frozenset({"oc2", "oc3", "ad1", "prev_perm"})


@dataclass(frozen=True)
class Written:
    """One year's return.

    `csv_files` are the CSV set by file name, `xml` the same as one file. `rows` counts each
    table's, `failing` the rows that fail each check. `remarks` say what the record does not hold.
    """

    year: CollectionYear
    csv_files: Mapping[str, bytes]
    xml: bytes
    rows: Mapping[str, int]
    failing: Mapping[str, int]
    remarks: tuple[str, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """Every file by its place: the CSV set in a folder of its own, the XML beside it."""
        csv = {f"{name_of(self.year)}/{name}": data for name, data in self.csv_files.items()}
        return csv | {xml_name(self.year): self.xml}

    @property
    def is_empty(self) -> bool:
        """Whether there is not a single row."""
        return not any(self.rows.values())


def written(year: str | int | CollectionYear, progress: Progress = silent) -> Written:
    """The return of a collection year as the record is now, checked as it would be sent.

    UsageError for a year whose return Hearth does not know.
    """
    wanted = year_given(year)
    progress("Reading the record")
    held = current()
    progress(f"Drawing up the return of {wanted}")
    ours, before = drawn_up(held.record, wanted), last_years(held.record, wanted)
    progress("Writing the files")
    files, xml = csv_files(ours), xml_file(ours)
    progress("Checking what was written")
    return Written(
        year=wanted,
        csv_files=files,
        xml=xml,
        rows=ours.rows,
        failing=failing(ours, before, held.council),
        remarks=tuple(remark.sentence for remark in ours.remarks),
    )


def drawn_up(record: Record, year: CollectionYear) -> YearReturn:
    """The return of a year from the bridge's record.

    The bridge says of every row in which year it ended or happened; that is not the return it came
    with, so those are taken away again.
    """
    tables = {
        name: rows if name in BY_YEAR else undated(rows) for name, rows in record.tables.items()
    }
    return year_return(replace(record, tables=tables), year)


def undated(rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Rows that did not come with any return in particular."""
    if "year" not in rows.collect_schema():
        return rows
    return rows.with_columns(nw.lit(None, nw.Int64).alias("year"))


def last_years(record: Record, year: CollectionYear) -> YearReturn | None:
    """The return of the year before, where the record holds that year."""
    before = year.previous
    return drawn_up(record, before) if before.ending in record.years else None


def failing(ours: YearReturn, before: YearReturn | None, council: Council | None) -> dict[str, int]:
    """How many rows fail each check that any row fails, in the order of the checks."""
    result = check_all(
        ours.tables,
        year=ours.year,
        authority=council,
        previous=before.tables if before else None,
    )
    return dict(Counter(result.failures["rule"].to_list()))


def name_of(year: CollectionYear) -> str:
    """What files and folders of a year's return are called; a reader tells the year by it."""
    return f"ssda903-{year.start.year}-{year.ending % 100:02}"


def places(year: CollectionYear, shape: str = "both") -> list[str]:
    """Where the files of a year's return lie: of ``csv``, of ``xml`` or of both."""
    csv = [f"{name_of(year)}/{file_name(table)}" for table in tables_of(year)]
    return {"csv": csv, "xml": [xml_name(year)], "both": [*csv, xml_name(year)]}[shape]


def xml_name(year: CollectionYear) -> str:
    """What the XML file is called."""
    return f"{name_of(year)}.xml"
