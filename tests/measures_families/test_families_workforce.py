"""Social worker changes: the worked example of the definition, cover and coming back."""

from __future__ import annotations

from typing import Any

import pytest
from small_returns import episode, histories_of, worked, year

Y24 = year(2024)


def spells(child: str, *held: tuple[str, str, str | None]) -> list[dict[str, Any]]:
    return [
        {"child": child, "sw_id": worker, "sw_decom": start, "sw_dec": end}
        for worker, start, end in held
    ]


TWO = [("SW1", "2022-01-01", "2023-07-01"), ("SW2", "2023-07-01", None)]
THREE = [
    ("SW1", "2022-01-01", "2023-07-01"),
    ("SW2", "2023-07-01", "2023-11-01"),
    ("SW3", "2023-11-01", None),
]
COVERED = [
    ("SW1", "2022-01-01", "2023-07-01"),
    ("SW2", "2023-07-01", "2023-07-06"),
    ("SW3", "2023-07-06", None),
]


def test_four_children() -> None:
    histories = histories_of(
        [episode(child, "2020-01-01") for child in "ABCD"],
        [2024],
        sw_episodes=[
            *spells("A", ("SW1", "2022-01-01", None)),
            *spells("B", *TWO),
            *spells("C", *THREE),
            *spells("D", *COVERED),
        ],
    )
    assert worked(histories, "sw-changes", Y24) == (1, 4, 0, "25")


@pytest.mark.parametrize(
    ("held", "many"),
    [
        # the same worker comes back
        (
            [
                ("SW1", "2022-01-01", "2023-07-01"),
                ("SW2", "2023-07-01", "2023-09-01"),
                ("SW1", "2023-09-01", None),
            ],
            1,
        ),
        # nine days of cover between two spells of one worker, then a second worker
        (
            [
                ("SW1", "2022-01-01", "2023-07-01"),
                ("SW2", "2023-07-01", "2023-07-10"),
                ("SW1", "2023-07-10", "2023-09-01"),
                ("SW3", "2023-09-01", None),
            ],
            0,
        ),
        # ten days are not cover
        (
            [
                ("SW1", "2022-01-01", "2023-07-01"),
                ("SW2", "2023-07-01", "2023-07-11"),
                ("SW3", "2023-07-11", None),
            ],
            1,
        ),
        # one who left on the first morning of the year is not counted, nor one who comes after it
        (
            [
                ("SW1", "2022-01-01", "2023-04-01"),
                ("SW2", "2023-04-01", "2023-09-01"),
                ("SW3", "2023-09-01", None),
            ],
            0,
        ),
        ([*TWO[:1], ("SW2", "2023-07-01", "2024-04-01"), ("SW3", "2024-04-01", None)], 0),
        # a worker who began five days before the year's end is not cover yet
        ([*TWO[:1], ("SW2", "2023-07-01", "2024-03-26"), ("SW3", "2024-03-26", None)], 1),
    ],
)
def test_what_counts_as_another_worker(held: list[tuple[str, str, str | None]], many: int) -> None:
    histories = histories_of([episode("A", "2020-01-01")], [2024], sw_episodes=spells("A", *held))
    assert worked(histories, "sw-changes", Y24)[:3] == (many, 1, 0)


def test_a_child_without_a_worker_in_the_year_is_unknown() -> None:
    histories = histories_of(
        [episode("A", "2020-01-01"), episode("B", "2020-01-01"), episode("C", "2020-01-01")],
        [2024],
        sw_episodes=[*spells("A", *THREE), *spells("B", ("SW1", "2020-01-01", "2021-01-01"))],
    )
    assert worked(histories, "sw-changes", Y24) == (1, 3, 2, "33")
    assert worked(histories, "sw-changes", Y24, "known only") == (1, 1, 0, "100")


def test_children_of_another_day_and_respite_are_left_out() -> None:
    histories = histories_of(
        [episode("left", "2020-01-01", "2024-03-31"), episode("respite", "2020-01-01", ls="V4")],
        [2024],
        sw_episodes=[*spells("left", *THREE), *spells("respite", *THREE)],
    )
    assert worked(histories, "sw-changes", Y24) == (0, 0, 0, "n/a")
