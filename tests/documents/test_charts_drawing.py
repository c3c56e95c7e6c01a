from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree
from sample import AWKWARD, every_chart

from hearth.documents import charts
from hearth.documents.model import Chart

SVG = "{http://www.w3.org/2000/svg}"
NONE: dict[str, Callable[[], Chart]] = {
    "line": lambda: charts.line("T", ["a"], [("x", [None])]),
    "bars": lambda: charts.bars("T", ["a"], [None]),
    "grouped bars": lambda: charts.grouped_bars("T", ["a"], [("x", [None])]),
    "stacked bar": lambda: charts.stacked_bar("T", [("a", 0)]),
    "stacked bars": lambda: charts.stacked_bars("T", ["a"], [("x", [None])]),
    "dots": lambda: charts.dots("T", ["a"], [("x", [None])]),
    "pyramid": lambda: charts.pyramid("T", ["a"], ("x", [None]), ("y", [None])),
    "map": lambda: charts.map_of_homes("T", [], (0, 0)),
}


def drawn(chart: Chart) -> etree._Element:
    return etree.fromstring(chart.svg)


def words(chart: Chart) -> list[str]:
    return [each.text or "" for each in drawn(chart).iter(SVG + "text")]


def widths(chart: Chart, fill: str) -> list[float]:
    return [
        float(e.get("width", 0)) for e in drawn(chart).iter(SVG + "rect") if e.get("fill") == fill
    ]


@pytest.mark.parametrize("name", every_chart())
def test_every_chart_is_named_described_and_free_of_style(name: str) -> None:
    chart = every_chart()[name]
    root = drawn(chart)

    assert root.get("role") == "img"
    assert root.findtext(SVG + "title")
    assert root.findtext(SVG + "desc") == chart.alt == root.get("aria-label")
    assert not root.xpath("//@style | //@id | //@class")
    assert root.get("width") == str(chart.width)
    assert all(float(each) >= 13 for each in root.xpath("//@font-size"))


@pytest.mark.parametrize("name", NONE)
def test_without_figures_the_chart_says_so(name: str) -> None:
    chart = NONE[name]()

    assert words(chart) == ["No figures to show"]
    assert chart.alt == "T: there are no figures to show."


def test_awkward_words_come_through_whole() -> None:
    chart = charts.bars(AWKWARD, ["a & b < c"], [1])

    assert "a & b < c" in words(chart)
    assert AWKWARD in chart.alt
    assert drawn(chart).findtext(SVG + "title") == AWKWARD


def test_line_alt_says_first_last_highest_and_lowest_with_ours_first() -> None:
    chart = charts.line(
        "Rate",
        ["2021", "2022", "2023", "2024"],
        [("England", [64, 65, 66, 67]), ("Ours", [60, 70, 50, 61.25])],
        unit="per 10,000",
        highlight="Ours",
    )

    assert chart.alt == (
        "Line chart: Rate (per 10,000). Ours rose from 60.0 in 2021 to 61.3 in 2024; "
        "highest 70.0 in 2022, lowest 50.0 in 2023. England rose from 64 in 2021 to 67 in 2024."
    )


def test_a_change_too_small_to_show_is_no_change() -> None:
    chart = charts.line("Rate", ["2021", "2022"], [("Ours", [60.12, 60.14])])

    assert "Ours was 60.1 in both 2021 and 2022." in chart.alt


def test_a_missing_value_cuts_the_line() -> None:
    whole = charts.line("T", list("abcde"), [("x", [1, 2, 3, 4, 5])])
    cut = charts.line("T", list("abcde"), [("x", [1, 2, None, 4, 5])])
    lines = [
        [e.get("points", "").count(",") for e in drawn(c).iter(SVG + "polyline")]
        for c in (whole, cut)
    ]

    assert lines == [[5, 3], [2, 2, 3]]  # the last is the thread to the line's name


def test_a_break_of_method_cuts_the_line_and_is_named() -> None:
    chart = charts.line("T", list("abcd"), [("x", [1, 2, 3, 4])], breaks=[2])
    lines = [e.get("points", "").count(",") for e in drawn(chart).iter(SVG + "polyline")]

    assert lines == [2, 2, 3]
    assert "method changed" in words(chart)


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    high = charts.line("T", ["a", "b"], [("x", [60, 70])], unit="per 10,000")
    low = charts.line("T", ["a", "b"], [("x", [6, 70])], unit="per 10,000")

    assert "per 10,000 (axis starts at 40)" in words(high)
    assert "per 10,000" in words(low)
    assert "0" in words(low)


def test_lines_differ_by_dash_as_well_as_colour() -> None:
    names = ["a", "b", "c", "d", "e"]
    chart = charts.line("T", ["1", "2"], [(name, [i, i + 1]) for i, name in enumerate(names)])
    styles = {
        (e.get("stroke"), e.get("stroke-dasharray"))
        for e in drawn(chart).iter(SVG + "polyline")
        if float(e.get("stroke-width", 0)) > 1
    }

    assert len({dash for _, dash in styles}) == 5


def test_bars_are_in_proportion_from_zero() -> None:
    chart = charts.bars("T", ["a", "b", "c"], [100, 50, 101])

    small, half, large = (
        w for i, w in enumerate(sorted(widths(chart, "#12436d"))) if i in (0, 1, 2)
    )
    assert small / half == pytest.approx(0.5, abs=0.01)
    assert large / half == pytest.approx(1.01, abs=0.01)


def test_a_bar_without_a_figure_is_named_not_drawn() -> None:
    chart = charts.bars("T", ["a", "b"], [1, None])

    assert "not shown" in words(chart)
    assert len(widths(chart, "#12436d")) == 1
    assert chart.alt.endswith("Not shown: b.")


def test_marks_are_named_with_their_values() -> None:
    chart = charts.bars("T", ["a"], [1], unit="%", marks=[("England", 2.5), ("Target", 3)])

    assert "England 2.5%" in words(chart)
    assert "Target 3%" in words(chart)
    assert chart.alt.endswith("England: 2.5%. Target: 3%.")


def test_long_bar_charts_say_only_most_and_least() -> None:
    chart = charts.bars("T", list("abcdefgh"), range(8))

    assert chart.alt == "Bar chart: T. The most is h with 7; the least is a with 0."


def test_a_divided_bar_gives_amounts_and_shares() -> None:
    chart = charts.stacked_bar("Homes", [("Foster", 210), ("Kin", 89), ("Secure", 1)])

    assert "Foster: 210 (70%)" in words(chart)
    assert "Secure: 1 (under 1%)" in words(chart)


def test_a_row_with_a_missing_part_has_no_shares() -> None:
    chart = charts.stacked_bars("T", ["a", "b"], [("x", [1, 3]), ("y", [2, None])])

    assert "x: a, 25%; b, 75%." in chart.alt
    assert "y: not shown." in chart.alt
    assert "2" not in words(chart)


def test_dots_write_our_value_at_the_end_of_the_row() -> None:
    chart = charts.dots("T", ["Stable"], [("Ours", [61.5]), ("England", [64])], unit="%")

    assert "61.5%" in words(chart)
    assert chart.alt == "Dot chart: T. Stable: Ours 61.5%, England 64%."


def test_spark_and_pyramid_say_what_they_show() -> None:
    ages = charts.pyramid("Ages", ["Under 1"], ("Girls", [4]), ("Boys", [None]))

    assert charts.spark("Rate", [1, None, 3]).alt == "Rate: from 1 to 3."
    assert charts.spark("Rate", [None]).alt == "Rate: no figures."
    assert ages.alt == "Bars back to back: Ages. Girls: Under 1, 4. Boys: Under 1, not shown."


def test_no_number_is_written_in_scientific_notation() -> None:
    chart = charts.line("T", ["a", "b"], [("x", [0.0001, 12_345_678])])

    assert not re.search(r"\de[+-]?\d", chart.svg)
    assert "12,345,678.0" in " ".join(words(chart))
