"""The database read back as a record says what the returns said."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pytest
from council_loader import load

from hearth import frames
from hearth.records import TABLES, Record
from hearth_web import bridge

pytestmark = pytest.mark.django_db


def rows_of(record: Record, table: str, leave_out: tuple[str, ...] = ()) -> list[tuple]:
    columns = [name for name in TABLES[table].names if name not in leave_out]
    frame = frames.collect(record[table].select(nw.col(columns)))
    return sorted(frame.iter_rows(), key=repr)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_comes_back(returned: Record, table: str) -> None:
    load(returned)
    read = bridge.record()
    assert rows_of(read, table, leave_out=("dob", "sex")) == rows_of(
        returned, table, leave_out=("dob", "sex")
    )


def test_it_holds_the_years_and_tables_that_were_brought(returned: Record) -> None:
    load(returned)
    read = bridge.record()
    assert read.years == returned.years
    assert read.given == returned.given
