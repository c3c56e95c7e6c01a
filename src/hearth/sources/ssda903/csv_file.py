"""One CSV file as the table it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import UnreadableError
from hearth.records import TABLES
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw, count_of, in_words
from hearth.sources.ssda903.recognise import DERIVED, Fit, recognise, table_column
from hearth.sources.ssda903.text import first_rows, to_utf8

__all__ = ["CsvFile", "read_csv"]

LINES_BEFORE_HEADINGS = 10  # titles and blank lines some exports put first
SEPARATOR_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
REPEATED = re.compile(r"(.+) \(\d+\)")  # how a heading that comes again is named
UNNAMED = re.compile(r"column \d+")
YES = ("1", "1.0")


@dataclass
class CsvFile:
    """What one file gave: its table (and UASC rows of an older Header), and what to say of it."""

    tables: list[Raw] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing: int = 0  # columns of the table the file does not have
    near: bool = False  # nearly a table: worth more than a passing word


def read_csv(path: str, data: bytes) -> CsvFile:
    """Read one file. One that is no table of the return is a problem, never an error."""
    text = to_utf8(data)
    if not text.data.strip():
        return unusable(path, "is empty; there is nothing in it to use.")
    skipped, start, separator = find_headings(text.data)
    body, widened = widen(text.data[start:], separator)
    try:
        frame, ragged = frames.read_csv_ragged(body, separator)
    except UnreadableError as error:
        return unusable(path, f"cannot be read. {error}")
    found = recognise(frame.columns)
    if not isinstance(found, Fit):
        heads = ", ".join(frame.columns[:8])
        reason = f"{found.reason} It is not used. Its first columns are: {heads[:200]}."
        return unusable(path, reason, near=found.near)
    raw = Raw(found.table, path, numbered(frame, first_line=skipped + 2))
    remarks = [*text.remarks, *layout_remarks(skipped, separator, widened)]
    file = CsvFile([], [raw.of_file(remark) for remark in remarks], len(found.missing))
    file.problems += heading_problems(raw, found, frame)
    raw = mend_ragged(raw, ragged, frame.columns, file)
    raw = without_blank_rows(raw, file)
    file.tables.append(raw.with_frame(renamed(raw.frame, found)))
    file.tables += uasc_of_header(raw, found)
    return file


def unusable(path: str, reason: str, *, near: bool = False) -> CsvFile:
    """A file nothing could be taken from."""
    return CsvFile(problems=[Problem("", None, "", f"{path} {reason}", blocking=True)], near=near)


def find_headings(data: bytes) -> tuple[int, int, str]:
    """How many lines come before the headings, the byte they start at, and the separator."""
    lines = list(first_rows(data, LINES_BEFORE_HEADINGS))
    for skipped, (start, separator, cells) in enumerate(lines):
        if isinstance(recognise(cells), Fit):
            return skipped, start, separator
    start, separator, _ = lines[0]
    return 0, start, separator


def widen(data: bytes, separator: str) -> tuple[bytes, int]:
    """Give unnamed headings to cells beyond the last heading, when the first row has such cells.

    Systems that end each row but not the headings with a separator would make every row ragged.
    """
    sizes = [len(cells) for _, found, cells in first_rows(data, 2) if found == separator]
    beyond = sizes[1] - sizes[0] if len(sizes) == 2 else 0
    if beyond <= 0:
        return data, 0
    headings, end, rows = data.partition(b"\n")
    return headings.rstrip(b"\r") + separator.encode() * beyond + end + rows, beyond


def numbered(frame: nw.DataFrame[Any], first_line: int) -> nw.DataFrame[Any]:
    """The frame with `row` from 0 and `line` as a spreadsheet shows it."""
    indexed = frame.with_row_index("row").with_columns(nw.col("row").cast(nw.Int64))
    return indexed.with_columns(line=nw.col("row") + first_line)


def layout_remarks(skipped: int, separator: str, widened: int) -> list[str]:
    """What is unusual about how the file is laid out."""
    remarks = []
    if skipped:
        remarks.append(f"has {count_of(skipped, 'line')} above its headings, passed over.")
    if separator != ",":
        remarks.append(f"is separated by {SEPARATOR_NAMES[separator]}; it is read as such.")
    if widened:
        remarks.append(f"has {count_of(widened, 'cell')} in each row beyond the last heading.")
    return remarks


def heading_problems(raw: Raw, found: Fit, frame: nw.DataFrame[Any]) -> list[Problem]:
    """What is missing, too much or untidy among the headings."""
    problems = [
        raw.of_file(f"has no column {name}; it is taken as not known.", name.lower(), blocking=True)
        for name in found.missing
    ]
    problems += [raw.of_file(what, table_column(name), blocking=True)
                 for name, what in extras(found, frame)]  # fmt: skip
    untidy = [head for name, head in found.headings.items() if head != name.upper()]
    if untidy:
        proper = in_words(table_column(head).upper() for head in untidy)
        problems.append(raw.of_file(f"heads columns {in_words(untidy)}; read as {proper}."))
    return problems


def extras(found: Fit, frame: nw.DataFrame[Any]) -> list[tuple[str, str]]:
    """Each column that is not used, and a sentence about it."""
    sentences = []
    for name in found.extra:
        repeated = REPEATED.fullmatch(name)
        if UNNAMED.fullmatch(name):
            if frame[name].is_null().all():
                continue
            what = f"has cells in {name}, which has no heading; they are not used."
        elif repeated and repeated[1] in frame.columns:
            what = f"has the column {repeated[1]} more than once; only the first is used."
        elif table_column(name) in DERIVED:
            what = f"has the column {name}; it is not used, since it is worked out here."
        else:
            what = f"has the column {name}, which {found.table.return_name} has not; not used."
        sentences.append((name, what))
    return sentences


def mend_ragged(
    raw: Raw, ragged: Sequence[frames.RaggedRow], headings: Sequence[str], file: CsvFile
) -> Raw:
    """Put back ragged rows whose cells can be told apart, and leave out the others, all said."""
    if not ragged:
        return raw
    wide = len(headings)
    offset = raw.frame["line"][0] - raw.frame["row"][0]
    kept: dict[str, list[Any]] = {name: [] for name in raw.frame.columns}
    for one in ragged:
        fits = not any(cell.strip() for cell in one.cells[wide:])
        cells = [*one.cells, *[""] * wide][:wide]
        place = {"row": one.row, "line": one.row + offset, "child": None}
        file.problems.append(
            raw.problem(place, "", ragged_words(one, wide, fits), blocking=not fits)
        )
        if fits:
            values = dict(zip(headings, (cell or None for cell in cells), strict=True))
            for name, value in (values | place).items():
                if name in kept:
                    kept[name].append(value)
    mended = frames.from_columns(kept, raw.frame.schema)
    rows = [one.row for one in ragged]
    whole = raw.frame.filter(~nw.col("row").is_in(rows))
    return raw.with_frame(nw.concat([whole, mended]).sort("row"))


def ragged_words(one: frames.RaggedRow, wide: int, fits: bool) -> str:
    """What is said of a row with too many or too few cells."""
    cells = f"has {count_of(len(one.cells), 'cell')} where there are {wide} headings"
    if len(one.cells) < wide:
        return f"the row {cells}; those that are missing are taken as empty."
    if fits:
        return f"the row {cells}; those beyond are empty and passed over."
    return f"the row {cells}, so which is which cannot be told. The row is left out."


def without_blank_rows(raw: Raw, file: CsvFile) -> Raw:
    """Leave out rows with nothing in them, and say how many."""
    cells = [name for name in raw.frame.columns if name not in ("row", "line")]
    something = nw.any_horizontal(
        *[~nw.col(name).is_null() & (nw.col(name).str.strip_chars() != "") for name in cells],
        ignore_nulls=True,
    )
    filled = raw.frame.filter(something)
    blank = len(raw.frame) - len(filled)
    if blank:
        ragged = sum(problem.row is not None and problem.blocking for problem in file.problems)
        if blank > ragged:
            many = count_of(blank - ragged, "row")
            file.problems.append(raw.of_file(f"has {many} with nothing in them, passed over."))
    if not len(filled):
        file.problems.append(raw.of_file("has headings but no rows."))
    return raw.with_frame(filled)


def renamed(frame: nw.DataFrame[Any], found: Fit) -> nw.DataFrame[Any]:
    """The table's columns under its own names."""
    columns = [nw.col(head).alias(name) for name, head in found.headings.items()]
    return frame.select(*columns, "row", "line")


def uasc_of_header(raw: Raw, found: Fit) -> list[Raw]:
    """The UASC rows of a Header that has the flag or the date the status ended, as XML has."""
    if not found.also:
        return []
    flag, ended = (found.also.get(name) for name in ("uasc", "duc"))
    signs = [nw.col(flag).str.strip_chars().is_in(YES)] if flag else []
    signs += [~nw.col(ended).is_null()] if ended else []
    shared = [nw.col(found.headings[name]).alias(name)
              for name in ("child", "sex", "dob") if name in found.headings]  # fmt: skip
    date = [nw.col(ended).alias("duc")] if ended else []
    rows = raw.frame.filter(nw.any_horizontal(*signs, ignore_nulls=True))
    return [Raw(TABLES["uasc"], raw.file, rows.select(*shared, *date, "row", "line"))]
