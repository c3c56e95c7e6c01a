"""Whatever stands in a file, reading it never fails in a way that was not foreseen."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_return import as_xml, csv_files, good_return, write_csv_set

from hearth.errors import HearthError
from hearth.records import TABLES, schema_of
from hearth.sources import Reading, read_returns

GOOD = csv_files(good_return())
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))

NASTY = st.sampled_from(
    ["", " ", "0", "00", "1.0", "-1", "NULL", "nan", "#N/A", "=1+1", "M", "c1", "E4a", "XXXXXXX",
     "01/05/2024", "2024-05-01", "29/02/2023", "05/13/2024", "01/05/24", "45413", "99999",
     "31/12/9999", "01/01/0001", "1E+05", '"', "'", "\n", "a,b", "a;b", "\u00a0", "é", "🙂", "\x00",
     "zz/05/2020", "9" * 400]
)  # fmt: skip
CELLS = st.one_of(NASTY, st.text(max_size=12))


def read_one(name: str, data: bytes) -> Reading | None:
    """Read a good return with one of its files replaced; None where nothing could be used."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv_set(Path(folder) / "2024-25")
        (path / name).write_bytes(data)
        try:
            return read_returns([path])
        except HearthError:
            return None


def sound(reading: Reading) -> None:
    """What holds of every reading."""
    for name, table in TABLES.items():
        frame = reading.record[name].collect()
        assert dict(frame.schema) == schema_of(table), name
        assert not frame.select(table.key).is_duplicated().any(), name
        for column in table.columns:
            assert not (column.required and frame[column.name].is_null().any()), column
    for problem in reading.problems:
        assert problem.problem.endswith((".", "?")), problem
        assert "\n" not in problem.problem, problem


def a_file_of_any_bytes(data: bytes, name: str) -> None:
    reading = read_one(name, data)
    assert reading is not None
    sound(reading)
    if name == "other.csv":
        assert len(reading.record["episodes"].collect()) == 4


def a_return_with_cells_changed(
    table: str, edits: Sequence[tuple[int, int, str]], drop: int, order: Sequence[int]
) -> None:
    rows = list(csv.reader(io.StringIO(GOOD[f"{table}.csv"])))
    for row, column, cell in edits:
        cells = rows[row % len(rows)]
        cells[column % len(cells)] = cell
    rows = [[cell for at, cell in enumerate(row) if at != drop] for row in rows]
    body = [rows[1:][at % (len(rows) - 1)] for at in order]
    text = io.StringIO()
    csv.writer(text).writerows([rows[0], *body])

    reading = read_one(f"{table}.csv", text.getvalue().encode("utf-8", errors="replace"))

    if reading is None:
        assert table in ("header", "episodes")  # nothing else can be counted without them
        return
    sound(reading)
    other = "reviews" if table != "reviews" else "oc2"
    assert len(reading.record[other].collect()) == 1


def an_xml_file_cut_and_changed(at: int, length: int, filling: str) -> None:
    text = as_xml(good_return())
    at %= len(text)
    changed = text[:at] + filling + text[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2025.xml"
        path.write_bytes(changed.encode("utf-8", errors="replace"))
        try:
            sound(read_returns([path]))
        except HearthError as error:
            assert "No SSDA903 return could be read" in str(error)


ANY_FILE = (st.binary(max_size=300), st.sampled_from(["other.csv", "episodes.csv", "header.csv"]))
CHANGES = (
    st.sampled_from(["header", "episodes", "missing", "prev_perm", "sw_episodes"]),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 14), CELLS), max_size=6),
    st.integers(0, 40),
    st.lists(st.integers(0, 9), max_size=8),
)
XML_CHANGES = (st.integers(0, 10_000), st.integers(0, 40), CELLS)

test_any_bytes = QUICK(given(*ANY_FILE)(a_file_of_any_bytes))
test_changed_cells = QUICK(given(*CHANGES)(a_return_with_cells_changed))
test_changed_xml = QUICK(given(*XML_CHANGES)(an_xml_file_cut_and_changed))
slow = pytest.mark.slow
test_any_bytes_at_length = slow(LONG(given(*ANY_FILE)(a_file_of_any_bytes)))
test_changed_cells_at_length = slow(LONG(given(*CHANGES)(a_return_with_cells_changed)))
test_changed_xml_at_length = slow(LONG(given(*XML_CHANGES)(an_xml_file_cut_and_changed)))
