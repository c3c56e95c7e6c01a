"""Spells beside the dates they are open on, judged by two plain loops."""

from datetime import date, timedelta

import narwhals.stable.v2 as nw
from hypothesis import given
from hypothesis import strategies as st

from hearth import frames

FIRST = date(2021, 3, 25)
DAY = st.integers(0, 14).map(lambda n: FIRST + timedelta(days=n))
SPELLS = st.lists(st.tuples(DAY, st.none() | DAY), max_size=6)


def spell_frame(spells):
    columns = {
        "id": range(len(spells)),
        "start": [start for start, _ in spells],
        "end": [end for _, end in spells],
    }
    schema = {"id": nw.Int64, "start": nw.Date, "end": nw.Date}
    return frames.from_columns(columns, schema).lazy()


def pairs(frame, *names):
    return sorted(frames.collect(frame).select(*names).rows())


@given(SPELLS, st.lists(DAY, max_size=4, unique=True))
def test_open_on_means_started_and_not_ended_by_the_end_of_the_day(spells, days):
    dates = frames.from_columns({"on": days}, {"on": nw.Date}).lazy()
    found = pairs(frames.open_on(spell_frame(spells), dates), "id", "on")
    assert found == sorted(
        (number, day)
        for number, (start, end) in enumerate(spells)
        for day in days
        if start <= day and (end is None or end > day)
    )


@given(SPELLS, st.lists(st.tuples(DAY, DAY), max_size=4, unique=True))
def test_overlapping_means_a_night_in_common(spells, windows):
    columns = {"first": [a for a, _ in windows], "last": [b for _, b in windows]}
    lazy = frames.from_columns(columns, {"first": nw.Date, "last": nw.Date}).lazy()
    found = pairs(frames.overlapping(spell_frame(spells), lazy), "id", "first", "last")
    assert found == sorted(
        (number, first, last)
        for number, (start, end) in enumerate(spells)
        for first, last in windows
        if start <= last and (end is None or end > first)
    )


def test_other_columns_come_along_and_no_more():
    spells = spell_frame([(FIRST, None)]).rename({"start": "decom", "end": "dec"})
    dates = frames.from_columns(
        {"window": [7], "day": [FIRST]}, {"window": nw.Int32, "day": nw.Date}
    ).lazy()
    met = frames.collect(frames.open_on(spells, dates, on="day", start="decom", end="dec"))
    assert met.columns == ["id", "decom", "dec", "window", "day"]
    assert met.rows() == [(0, FIRST, None, 7, FIRST)]
