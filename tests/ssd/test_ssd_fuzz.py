"""Whatever stands in the cells, reading says something sensible and never breaks."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from ssd_export import good_export, write_export

from hearth.errors import UnreadableError
from hearth.records import Kind, every_table
from hearth.sources import read_ssd
from hearth.sources.ssd.layout import ssd_tables

CELLS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12),
    st.sampled_from([
        "", "NULL", "SSD_PH", "1900-01-01", "2024-05-01 00:00:00", "2024-13-01", "Y", "zz/05/2020",
        "-1", "99999999999999999", '{"ADOPTION": "Y"}', "[1]", "{", "Full care order", "C1", "H1",
    ]),
)  # fmt: skip


@settings(deadline=None)
@given(st.data())
def test_any_cells_in_any_table(data: st.DataObject) -> None:
    tables = good_export()
    for name, rows in tables.items():
        for row in rows:
            fields = st.sampled_from(sorted(ssd_tables()[name]))
            row |= data.draw(st.dictionaries(fields, CELLS, max_size=2))
    with tempfile.TemporaryDirectory() as folder:
        check(write_export(Path(folder), tables))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(tail: bytes) -> None:
    head = b"clae_person_id,clae_cla_episode_start_date,clae_cla_placement_id\n"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.csv").write_bytes(head + tail)
        Path(folder, "b.csv").write_bytes(tail)
        check(Path(folder))


def check(folder: Path) -> None:
    """Rows are of their tables and have their keys; problems are whole sentences."""
    try:
        bundle, problems = read_ssd([folder])
    except UnreadableError as error:
        assert "Give a folder or a zip" in str(error)
        return
    for name, rows in bundle.rows.items():
        columns = {column.name: column for column in every_table()[name].columns}
        for row in rows:
            assert row.keys() <= {*columns, "file", "line", "row", "year"}
            for each, value in row.items():
                text = each in columns and columns[each].kind is Kind.TEXT
                assert not text or isinstance(value, str)
    assert all(problem.problem.endswith(".") for problem in problems)
