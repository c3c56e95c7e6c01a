from __future__ import annotations

from datetime import date, time

import pytest

from hearth.board.words import clock, when_and_where


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(14), "2.00 pm"),
        (time(9, 5), "9.05 am"),
        (time(12), "12 noon"),
        (time(12, 30), "12.30 pm"),
        (time(0), "12 midnight"),
        (time(0, 15), "12.15 am"),
    ],
)
def test_times_as_agendas_write_them(at: time, words: str) -> None:
    assert clock(at) == words


def test_as_much_of_a_line_as_is_known() -> None:
    day = date(2020, 11, 4)

    assert when_and_where(day, time(14), "Online") == "Wednesday 4 November 2020 at 2.00 pm, Online"
    assert when_and_where(day, None, "") == "Wednesday 4 November 2020"
