"""Frames in and out of memory and files."""

from datetime import date

import narwhals.stable.v2 as nw
import pytest

from hearth import frames

SCHEMA = {"child": nw.String, "dob": nw.Date, "count": nw.Int64}
COLUMNS = {"count": [1, None], "child": ["C001", "C002"], "dob": [date(2010, 2, 28), None]}


def test_columns_take_the_order_and_types_of_the_schema():
    frame = frames.from_columns(COLUMNS, SCHEMA)
    assert dict(frame.schema) == SCHEMA
    assert frame.rows() == [("C001", date(2010, 2, 28), 1), ("C002", None, None)]


def test_a_value_of_another_type_is_refused():
    with pytest.raises(TypeError):
        frames.from_columns({"count": ["x"]}, {"count": nw.Int64})


def test_empty_keeps_its_types():
    frame = frames.empty(SCHEMA)
    assert frame.shape == (0, 3)
    assert dict(frame.schema) == SCHEMA


def test_parquet_round_trip(tmp_path):
    frame = frames.from_columns(COLUMNS, SCHEMA)
    path = tmp_path / "x.parquet"
    frames.write_parquet(frame, path)
    assert frames.read_parquet(path).rows() == frame.rows()
    assert frames.collect(frames.scan_parquet(path).select("child")).rows() == [
        ("C001",),
        ("C002",),
    ]


def test_csv_out_is_what_csv_in_reads(tmp_path):
    path = tmp_path / "x.csv"
    frames.write_csv(frames.from_columns(COLUMNS, SCHEMA), path)
    assert frames.read_csv_text(path.read_bytes()).rows() == [
        ("C001", "2010-02-28", "1"),
        ("C002", None, None),
    ]


def test_settled_and_collected_frames_say_the_same():
    lazy = frames.from_columns(COLUMNS, SCHEMA).lazy().filter(nw.col("count") == 1)
    settled = frames.settle(lazy)
    both = frames.collect_all([lazy, settled.select("child")])
    assert [frame.shape for frame in both] == [(1, 3), (1, 1)]
    assert frames.collect(settled).rows() == both[0].rows()


def test_in_order_puts_nulls_last():
    frame = frames.from_columns(
        {"child": ["C002", "C001", "C001"], "day": [date(2021, 1, 1), None, date(2022, 1, 1)]},
        {"child": nw.String, "day": nw.Date},
    )
    assert frames.in_order(frame.lazy(), "child", "day").rows() == [
        ("C001", date(2022, 1, 1)),
        ("C001", None),
        ("C002", date(2021, 1, 1)),
    ]


def test_in_each_takes_both_ends_and_nothing_beside_them_and_a_row_once_for_each_span():
    days = [date(2021, 1, day) for day in (1, 2, 2, 3, 5)]
    ordered = frames.from_columns({"day": days, "at": range(5)}, {"day": nw.Date, "at": nw.Int64})
    asked = {(1, 2): [0, 1, 2], (2, 4): [1, 2, 3], (4, 4): [], (5, 9): [4]}
    spans = [(date(2021, 1, first), date(2021, 1, last)) for first, last in asked]
    found = frames.collect(frames.in_each(ordered, "day", spans, "span")).select("span", "at")
    wanted = [(span, at) for span, rows in enumerate(asked.values()) for at in rows]
    assert sorted(found.rows()) == wanted


def test_with_last_finds_what_was_true_of_each_child_on_the_day_and_nothing_later():
    said = frames.from_columns(
        {
            "child": ["a", "b", "a"],
            "then": [date(2021, 1, d) for d in (2, 4, 6)],
            "level": [1, 2, 3],
        },
        {"child": nw.String, "then": nw.Date, "level": nw.Int64},
    )
    asked = frames.from_columns(
        {"child": ["a", "b", "a", "a", "c"], "day": [date(2021, 1, d) for d in (1, 3, 5, 6, 9)]},
        {"child": nw.String, "day": nw.Date},
    )
    found = frames.with_last(asked.lazy(), said.lazy(), "day", "then", by="child")
    levels = frames.collect(found).sort("day")["level"].to_list()
    assert levels == [None, None, 1, 3, None]


def test_numbers_stand_side_by_side_and_a_null_is_minus_one():
    schema = {"window": nw.Int32, "place": nw.Int8, "sum": nw.Int64}
    frame = frames.from_columns({"window": [0, 1], "place": [3, None], "sum": [7, 2**40]}, schema)
    assert frames.numbers(frame, "place", "sum").tolist() == [[3, 7], [-1, 2**40]]


def test_text_held_as_numbers_reads_sorts_and_joins_as_text():
    schema = {"child": nw.String, "at": nw.Int64}
    one = frames.from_columns({"child": ["C010", None, "C009"], "at": [1, 2, 3]}, schema)
    two = frames.from_columns({"child": ["C009", "C011"], "at": [4, 5]}, schema).rename({"at": "b"})
    held = frames.held_as_numbers({"one": one.lazy(), "two": two.lazy()}, "child")
    assert frames.in_order(held["one"], "child").rows() == [("C009", 3), ("C010", 1), (None, 2)]
    joined = held["one"].join(held["two"], on="child")
    assert frames.collect(joined).rows() == [("C009", 3, 4)]
    assert frames.collect(held["two"].filter(nw.col("child") == "C011"))["b"].to_list() == [5]
