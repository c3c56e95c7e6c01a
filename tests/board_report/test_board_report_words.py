"""Sentences made from numbers, aspirations, and what is worth the first page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hearth.documents.board_report import Evidence, Subject
from hearth.documents.board_report.aspirations import read_aspirations
from hearth.documents.board_report.beside import standing
from hearth.documents.board_report.pack import year_windows
from hearth.documents.board_report.verdicts import matters
from hearth.documents.sentences import change, comparison, direction, join, plural, quantity
from hearth.errors import UsageError
from hearth.measures import Better, Figure, Figures, Unit, Window
from hearth.vocabulary import council


@pytest.mark.parametrize(
    ("now", "before", "unit", "words"),
    [
        (476, 482, Unit.COUNT, "6 fewer than a year before"),
        (482, 476, Unit.COUNT, "6 more than a year before"),
        (476, 476, Unit.COUNT, "the same as a year before"),
        (1476, 476, Unit.COUNT, "1,000 more than a year before"),
        (10, 9, Unit.PERCENT, "up 1 percentage point on a year before"),
        (38, 48, Unit.PERCENT, "down 10 percentage points on a year before"),
        (100, 300, Unit.DAYS, "down 200 days on a year before"),
        (70, 69, Unit.RATE_10K, "up 1 per 10,000 on a year before"),
        (Decimal("14.3"), Decimal("14.0"), Unit.SCORE, "up 0.3 on a year before"),
        (Decimal("14.0"), Decimal("13.0"), Unit.SCORE, "up 1.0 on a year before"),
    ],
)
def test_change(now: int, before: int, unit: Unit, words: str) -> None:
    assert change(now, before, unit, "a year before") == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (None, Unit.PERCENT, "n/a"),
        (Decimal("37.5"), Unit.PERCENT, "38%"),
        (Decimal("0.5"), Unit.PERCENT, "1%"),
        (1234, Unit.COUNT, "1,234"),
        (70, Unit.RATE_10K, "70 per 10,000"),
        (Decimal("14.25"), Unit.SCORE, "14.3"),
        (315, Unit.DAYS, "315 days"),
    ],
)
def test_quantity(value: Decimal | None, unit: Unit, words: str) -> None:
    assert quantity(value, unit) == words


def test_join_and_plural() -> None:
    assert join([]) == ""
    assert join(["a"]) == "a"
    assert join(["a", "b", "c"]) == "a, b and c"
    assert plural(1, "child", "children") == "1 child"
    assert plural(2, "thing") == "2 things"


def test_comparison_is_of_what_is_printed() -> None:
    assert comparison(Decimal("9.6"), 10, Unit.PERCENT) == "the same as"
    assert comparison(11, 10, Unit.PERCENT) == "above"
    assert comparison(9, 10, Unit.PERCENT) == "below"


@pytest.mark.parametrize(
    ("now", "before", "better", "word"),
    [
        (2, 1, Better.HIGHER, "better"),
        (2, 1, Better.LOWER, "worse"),
        (1, 2, Better.LOWER, "better"),
        (2, 1, Better.NEUTRAL, "rising"),
        (1, 1, Better.HIGHER, "no change"),
    ],
)
def test_direction(now: int, before: int, better: Better, word: str) -> None:
    assert direction(now, before, better) == word


def test_aspirations_file(tmp_path: Path) -> None:
    good = tmp_path / "hopes.csv"
    good.write_text("measure,aspiration\nstability-3plus,<8%\n", encoding="utf-8-sig")
    assert read_aspirations(good) == {"stability-3plus": "<8%"}
    good.write_text("measure,aspiration\nstability-4plus,<8%\n")
    with pytest.raises(UsageError, match=r"line 2.*stability-4plus"):
        read_aspirations(good)
    good.write_text("id,hope\nstability-3plus,<8%\n")
    with pytest.raises(UsageError, match="columns measure and aspiration"):
        read_aspirations(good)


def figure(value: int, denominator: int | None, measure: str = "dental") -> Figure:
    day = date(2025, 3, 31)
    return Figure(measure, "", day, day, "", "", 0, denominator, 0, Decimal(value), "percent")


def test_a_point_or_two_or_a_child_or_two_is_not_news() -> None:
    assert matters(figure(80, 100), figure(70, 100))
    assert not matters(figure(80, 100), figure(79, 100))
    assert not matters(figure(83, 100), figure(80, 100))
    assert not matters(figure(80, 10), figure(50, 10))
    assert matters(figure(110, None, "cla-leavers"), figure(100, None, "cla-leavers"))
    assert not matters(figure(101, None, "cla-leavers"), figure(100, None, "cla-leavers"))
    assert not matters(figure(1, None, "cla-leavers"), figure(3, None, "cla-leavers"))


def evidence(*figures: Figure) -> Evidence:
    subject = Subject("Lewisham", council("Lewisham"))
    return Evidence(subject, date(2025, 3, 31), Figures(figures))


@pytest.mark.parametrize(("unknown", "said"), [(0, True), (25, True), (26, False), (100, False)])
def test_a_figure_of_which_too_little_is_known_is_not_set_beside_others(
    unknown: int, said: bool
) -> None:
    dental = figure(70, 100)._replace(unknown=unknown)
    assert evidence(dental).comparable(dental) is said
    assert bool(standing(evidence(dental), dental)) is said


def test_a_missing_year_does_not_lose_the_years_before_it() -> None:
    ends = [window.end for window in year_windows([2022, 2025], date(2025, 3, 31))]
    assert date(2022, 3, 31) in ends


def test_windows_step_back_a_year_at_a_time_while_the_returns_reach() -> None:
    assert year_windows([2024, 2025], date(2025, 3, 31)) == [
        Window(date(2024, 4, 1), date(2025, 3, 31)),
        Window(date(2023, 4, 1), date(2024, 3, 31)),
    ]
    assert year_windows([2024, 2025], date(2024, 6, 30)) == [
        Window(date(2023, 7, 1), date(2024, 6, 30)),
        Window(date(2022, 7, 1), date(2023, 6, 30)),
    ]
    assert year_windows([2020], date(2020, 2, 29)) == [Window(date(2019, 3, 1), date(2020, 2, 29))]
