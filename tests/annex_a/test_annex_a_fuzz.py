"""Whatever stands in the cells, reading says something sensible and never breaks."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from annex_workbook import AS_AT, as_csv, good_lists, table, write_workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.errors import UnreadableError
from hearth.records import EXTRA_TABLES, Kind, every_table
from hearth.sources import read_annex_a

CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-10, 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["a)", ") yes", "U1", "#N/A", "31/12/2024", "nope", "=1+1", "zz) T4"]),
    st.just("x" * 400),
)  # fmt: skip
PLAIN = {
    Kind.DATE: date, Kind.INTEGER: int, Kind.YES_NO: bool, Kind.TEXT: str, Kind.CODE: str,
    Kind.IDENTIFIER: str, Kind.POSTCODE: str, Kind.PARTIAL_DATE: str,
}  # fmt: skip


def check(path: Path) -> None:
    """Rows hold what their tables allow; problems are whole sentences."""
    try:
        bundle, problems = read_annex_a([path], AS_AT)
    except UnreadableError as error:
        assert "Give the Excel workbook" in str(error)
        return
    for one, rows in bundle:
        kinds = {column.name: PLAIN[column.kind] for column in every_table()[one.name].columns}
        for row in rows:
            for name, value in row.items():
                assert value is None or name not in kinds or type(value) is kinds[name], (
                    name,
                    value,
                )
    assert all(problem.problem.endswith((".", "?")) for problem in problems)


@settings(deadline=None)
@given(st.sampled_from(sorted(good_lists())), st.data())
def test_any_cells_in_a_list(name: str, data: st.DataObject) -> None:
    head, row = table(int(name.split()[1]), good_lists()[name])
    changed: dict[int, Any] = data.draw(st.dictionaries(st.integers(0, len(row) - 1), CELLS))
    cells = [changed.get(at, cell) for at, cell in enumerate(row)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_text(as_csv([head, cells, row]), encoding="utf-8", errors="replace")
        check(path)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_any_sheet(rows: list[list[Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_text(as_csv(rows), encoding="utf-8", errors="replace")
        check(path)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.csv", "a.xlsx"):
            Path(folder, name).write_bytes(data)
            check(Path(folder, name))


@settings(deadline=None)
@given(st.integers(0, 5_000), st.integers(0, 255))
def test_any_damage_to_a_workbook(at: int, byte: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_workbook(Path(folder, "a.xlsx"), good_lists())
        data = bytearray(path.read_bytes())
        data[at % len(data)] = byte
        path.write_bytes(data)
        check(path)


def test_the_check_would_see_a_wrong_type() -> None:
    assert PLAIN.keys() == set(Kind)
    assert EXTRA_TABLES.keys() <= every_table().keys()
