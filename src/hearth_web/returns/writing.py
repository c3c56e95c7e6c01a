"""A year's return from the council's own record, as files ready to load and what to say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hearth.dates import CollectionYear
from hearth.progress import Progress, silent
from hearth.returns.ssda903 import check_all, year_given
from hearth.returns.ssda903.writing import (
    csv_files,
    file_name,
    tables_of,
    xml_file,
)
from hearth.vocabulary import Council
from hearth_web.bridge.memory import current
from hearth_web.returns.drawing import drawn_up
from hearth_web.returns.last_year import last_year_of
from hearth_web.returns.record import compared
from hearth_web.returns.tables import Frames, Given

__all__ = ["Written", "name_of", "places", "written", "xml_name"]


@dataclass(frozen=True)
class Written:
    """One year's return.

    `csv_files` are the CSV set by file name, `xml` the same as one file, `tables` the same as
    frames. `rows` counts each table's, `failing` the rows that fail each check; `beside` says what
    it was compared with. `remarks` say what the record does not hold.
    """

    year: CollectionYear
    tables: Frames
    csv_files: Mapping[str, bytes]
    xml: bytes
    rows: Mapping[str, int]
    failing: Mapping[str, int]
    beside: str
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
    ours = drawn_up(held.record, wanted)
    given = compared(Given(ours.tables), last_year_of(lambda: held.record, wanted.ending))
    progress("Writing the files")
    files, xml = csv_files(ours), xml_file(ours)
    progress("Checking what was written")
    return Written(
        year=wanted,
        tables=ours.tables,
        csv_files=files,
        xml=xml,
        rows=ours.rows,
        failing=failing(given, wanted, held.council),
        beside=given.beside,
        remarks=tuple(remark.sentence for remark in ours.remarks),
    )


def failing(given: Given, year: CollectionYear, council: Council | None) -> dict[str, int]:
    """How many rows fail each check that any row fails, in the order of the checks."""
    result = check_all(
        given.tables,
        year=year,
        authority=council,
        previous=given.previous,
        providers=given.providers,
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
