"""One CSV file as the table it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import UnreadableError
from hearth.records import TABLES
from hearth.sources.problems import Problem
from hearth.sources.ssda903.again import without_headings
from hearth.sources.ssda903.ragged import UNNAMED, is_filled, mend, widen, without_shifted
from hearth.sources.ssda903.raw import Raw
from hearth.sources.ssda903.recognise import DERIVED, Fit, Misfit, recognise, table_column
from hearth.sources.text import first_rows, to_utf8
from hearth.sources.words import count_of, in_words, short

__all__ = ["CsvFile", "read_csv"]

LINES_BEFORE_HEADINGS = 10  # titles and blank lines some exports put first
SEPARATOR_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# How a heading that comes again is named here, and by other programs.
REPEATED = re.compile(r"(.+?)(?: \(\d+\)|[._]\d+)")
LONGEST_LINE = 1_000_000  # bytes
WHOLE_LINES_QUOTED = (
    "has each whole line in quotation marks, so that it is all one cell. Export it again with "
    "quotation marks around single cells or none. It is not used."
)
SIGNATURES = {  # how files that are no text start
    b"%PDF": "is a PDF. Give the return's CSV files instead.",
    b"\xd0\xcf\x11\xe0": "is an old Office file (.xls) or a locked one. Save each sheet as CSV "
    "UTF-8 and give those.",
}
YES = ("1", "1.0")


@dataclass
class CsvFile:
    """What one file gave, and what to say of it.

    `uasc` are the UASC rows of an older Header, used where no file has that table.
    """

    table: Raw | None = None
    uasc: Raw | None = None
    problems: list[Problem] = field(default_factory=list)
    missing: int = 0  # columns of the table the file does not have


def read_csv(path: str, data: bytes) -> CsvFile:
    """Read one file. One that is no table of the return is a problem, never an error."""
    text = to_utf8(data)
    if reason := never_a_table(data, text.data):
        return unusable(path, reason)
    skipped, start, separator = find_headings(text.data)
    body, widened = widen(text.data[start:], separator)
    try:
        frame, ragged = frames.read_csv_ragged(body, separator)
    except UnreadableError as error:
        return unusable(path, f"cannot be read. {error}")
    found = recognise(frame.columns)
    if not isinstance(found, Fit):
        return unusable(path, why_no_table(found, frame.columns))
    raw = Raw(found.table, path, numbered(frame, first_line=skipped + 2), len(frame))
    remarks = [*text.remarks, *layout_remarks(skipped, separator, widened)]
    file = CsvFile(missing=len(found.missing))
    file.problems += [raw.of_file(remark) for remark in remarks]
    file.problems += heading_problems(raw, found, frame)
    raw, rows = without_headings(raw, ragged, frame.columns, file.problems)
    raw = mend(raw, rows, frame.columns, widened, file.problems)
    raw = without_shifted(raw, frame.columns, file.problems)
    raw = without_blank_rows(raw, [one.row for one in rows], file)
    file.table = raw.with_frame(renamed(raw.frame, found))
    file.uasc = uasc_of_header(raw, found)
    return file


def never_a_table(data: bytes, text: bytes) -> str:
    """Why a file cannot be a table, whatever its headings; empty when it may be."""
    if data and not data.strip(b"\x00"):
        return "has nothing in it but NUL characters: it was damaged. Copy it again."
    if not text.strip():
        return "is empty; there is nothing in it to use."
    if has_long_line(text):
        return "has a line of more than 1 MB, as no return has. It is not used."
    return next((what for start, what in SIGNATURES.items() if data.startswith(start)), "")


def why_no_table(misfit: Misfit, headings: Sequence[str]) -> str:
    """What is said of a file whose headings are those of no table."""
    if len(headings) == 1 and isinstance(recognise(headings[0].split(",")), Fit):
        return WHOLE_LINES_QUOTED
    heads = ", ".join(map(short, headings[:8]))
    return f"{misfit.reason} It is not used. Its first columns are: {heads}."


def has_long_line(data: bytes) -> bool:
    """Whether some line is longer than any a return could have."""
    start = 0
    while len(data) - start > LONGEST_LINE:
        end = start + LONGEST_LINE + 1
        last = max(data.rfind(b"\n", start, end), data.rfind(b"\r", start, end))
        if last < 0:
            return True
        start = last + 1
    return False


def unusable(path: str, reason: str) -> CsvFile:
    """A file nothing could be taken from."""
    return CsvFile(problems=[Problem("", None, "", f"{path} {reason}", blocking=True)])


def find_headings(data: bytes) -> tuple[int, int, str]:
    """How many lines come before the headings, the byte they start at, and the separator."""
    lines = list(first_rows(data, LINES_BEFORE_HEADINGS))
    for skipped, (start, separator, cells) in enumerate(lines):
        if isinstance(recognise(cells), Fit):
            return skipped, start, separator
    start, separator, _ = lines[0]
    return 0, start, separator


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
        remarks.append(f"ends its rows with {count_of(widened, 'separator')} too many.")
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
        given = in_words(map(short, untidy))
        problems.append(raw.of_file(f"heads columns {given}; read as {proper}."))
    return problems


def extras(found: Fit, frame: nw.DataFrame[Any]) -> list[tuple[str, str]]:
    """Each column that is not used, and a sentence about it."""
    sentences = []
    for name in found.extra:
        repeated = REPEATED.fullmatch(name)
        if UNNAMED.fullmatch(name):
            if not frame.select(is_filled(name).any()).item():
                continue
            what = f"has cells in {name}, which has no heading; they are not used."
        elif repeated and repeated[1] in frame.columns:
            what = f"has the column {short(repeated[1])} more than once; only the first is used."
        elif table_column(name) in DERIVED:
            what = f"has the column {name}; it is not used, since it is worked out here."
        else:
            table = found.table.return_name
            what = f"has the column {short(name)}, which {table} has not; not used."
        sentences.append((name, what))
    return sentences


def without_blank_rows(raw: Raw, ragged: Sequence[int], file: CsvFile) -> Raw:
    """Leave out rows with nothing in them, and say how many; `ragged` ones have been told of."""
    cells = [name for name in raw.frame.columns if name not in ("row", "line")]
    says = nw.any_horizontal(is_filled(*cells), ignore_nulls=True)
    filled = raw.frame.select(filled=says)["filled"]
    if filled.all() and raw.held:
        return raw
    blank = raw.frame.filter(~filled).filter(~nw.col("row").is_in(ragged))
    if len(blank):
        them = "it" if len(blank) == 1 else "them"
        many = count_of(len(blank), "row")
        file.problems.append(raw.of_file(f"has {many} with nothing in {them}, passed over."))
    rows = raw.frame.filter(filled)
    held = raw.held - (len(raw.frame) - len(rows))
    if not held:
        file.problems.append(raw.of_file("has headings but no rows."))
    return replace(raw, frame=rows, held=held)


def renamed(frame: nw.DataFrame[Any], found: Fit) -> nw.DataFrame[Any]:
    """The table's columns under its own names."""
    columns = [nw.col(head).alias(name) for name, head in found.headings.items()]
    return frame.select(*columns, "row", "line")


def uasc_of_header(raw: Raw, found: Fit) -> Raw | None:
    """The UASC rows of a Header that has the flag or the date the status ended, as XML has."""
    if not found.also:
        return None
    flag, ended = (found.also.get(name) for name in ("uasc", "duc"))
    signs = [nw.col(flag).str.strip_chars().is_in(YES)] if flag else []
    signs += [~nw.col(ended).is_null()] if ended else []
    shared = [nw.col(found.headings[name]).alias(name)
              for name in ("child", "sex", "dob") if name in found.headings]  # fmt: skip
    date = [nw.col(ended).alias("duc")] if ended else []
    rows = raw.frame.filter(nw.any_horizontal(*signs, ignore_nulls=True))
    return Raw(TABLES["uasc"], raw.file, rows.select(*shared, *date, "row", "line"), len(rows))
