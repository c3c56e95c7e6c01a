"""Relatives and friends: how long a temporary approval lasts, and its one extension.

Day 112 from Tuesday 2 January 2024 is 23 April, day 168 is 18 June.
"""

from __future__ import annotations

from typing import Any

import pytest
from lives import dues, life

CARE = [("2024-01-02", None)]
HOMES = [("U1", "2024-01-02", None)]
FIRST, MORE = "reg24-approval", "reg25-extension"


def approval(until: str | None = None) -> tuple[Any, ...]:
    return ("TEMP_APPROVAL", "2024-01-02", {"until": until})


def extension(on: str, until: str | None = None, outcome: str = "DONE") -> tuple[Any, ...]:
    return ("TEMP_EXTENSION", on, {"until": until, "outcome": outcome})


FULL = ("FULL_APPROVAL", "2024-04-23", {"outcome": "DONE"})


@pytest.mark.parametrize(
    ("events", "first", "more"),
    [
        pytest.param([approval()], ("2024-04-23", "overdue"), None, id="sixteen weeks"),
        pytest.param([approval(), FULL], ("2024-04-23", "met on time"), None, id="approved"),
        pytest.param(
            [approval("2024-02-27")], ("2024-02-27", "overdue"), None, id="given for eight weeks"
        ),
        pytest.param(
            [approval("2024-02-27"), FULL], ("2024-02-27", "met late"), None, id="approved later"
        ),
        pytest.param(
            [approval(), extension("2024-04-20")],
            ("2024-04-23", "met on time"),
            ("2024-06-18", "overdue"),
            id="extended by eight weeks",
        ),
        pytest.param(
            [approval(), extension("2024-04-20", "2024-05-21")],
            ("2024-04-23", "met on time"),
            ("2024-05-21", "overdue"),
            id="by four",
        ),
        pytest.param(
            [approval("2024-02-27"), extension("2024-02-20")],
            ("2024-02-27", "met on time"),
            ("2024-04-23", "overdue"),
            id="eight weeks and eight more",
        ),
        pytest.param(
            [approval(), extension("2024-04-20", outcome="REFUSED")],
            ("2024-04-23", "overdue"),
            None,
            id="not extended",
        ),
        pytest.param(
            [approval(), extension("2024-04-20", outcome="UNTIL_IRM")],
            ("2024-04-23", "met on time"),
            None,
            id="until a review of which nobody knows the day",
        ),
        pytest.param(
            [approval(), extension("2024-04-20"), extension("2024-06-10", outcome="UNTIL_IRM")],
            ("2024-04-23", "met on time"),
            ("2024-06-18", "met on time"),
            id="eight weeks, then refused and reviewed",
        ),
    ],
)
def test_how_long_it_lasts(
    events: list[Any], first: tuple[str, str], more: tuple[str, str] | None
) -> None:
    known = life(care=CARE, homes=HOMES, events=events)
    expected = [("2024-01-02", *more)] if more else []
    assert dues(known, FIRST, "2024-07-01") == [("2024-01-02", *first)]
    assert dues(known, MORE, "2024-07-01") == expected


def test_an_approval_that_ran_out_is_visited_every_week() -> None:
    known = life(care=CARE, homes=HOMES, events=[approval("2024-01-30")])
    asked = dues(known, "visit-reg24-or-ico-home", "2024-07-01")
    assert asked == [("2024-01-02", "2024-01-09", "overdue")]
    seen = life(care=CARE, homes=HOMES, events=[approval("2024-01-30")], visits=[("2024-02-20",)])
    assert len(dues(seen, "visit-reg24-or-ico-home", "2024-07-01")) == 2
