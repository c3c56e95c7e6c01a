"""Published figures against facts quoted in council reports and releases."""

from __future__ import annotations

import pytest

from hearth.benchmarks import compare, series, trace

PERCENT = "cla-31-march-percent"


def value(indicator, area, year, breakdown="all", breakdown_value="all"):
    found = {p.year: p for p in series(indicator, area, breakdown, breakdown_value)}
    return found[year].value


@pytest.mark.parametrize(
    ("indicator", "area", "breakdown", "breakdown_value", "by_year"),
    [
        ("cla-31-march", "Lewisham", "all", "all",
         {2018: 480, 2019: 484, 2020: 473, 2021: 468, 2022: 462}),
        ("cla-31-march-rate-10k", "Lewisham", "all", "all",
         {2018: 70, 2019: 72, 2020: 71, 2021: 71, 2022: 72}),
        ("cla-started", "Lewisham", "all", "all",
         {2018: 240, 2019: 230, 2020: 215, 2021: 167, 2022: 205}),
        ("cla-long-term-stable-percent", "Lewisham", "all", "all", {2021: 69, 2022: 75}),
        ("cla-3plus-placements-year-percent", "Lewisham", "all", "all", {2021: 8, 2022: 9}),
        ("cla-31-march", "Leicestershire", "all", "all", {2021: 706}),
        ("cla-31-march", "England", "all", "all", {2010: 64460, 2018: 75360, 2021: 80780}),
        ("cla-31-march-rate-10k", "England", "all", "all", {2021: 69}),
        ("cla-started", "England", "all", "all", {2020: 31010, 2021: 28470}),
        ("cla-3plus-placements-year-percent", "England", "all", "all", {2021: 9}),
        (PERCENT, "England", "uasc", "UASC", {2020: 6}),
        (PERCENT, "England", "placement", "Foster placements", {2021: 71}),
        (PERCENT, "England", "sex", "Male", {2021: 56}),
        (PERCENT, "England", "sex", "Female", {2021: 44}),
        (PERCENT, "England", "legal-status", "Voluntary agreement under S20", {2020: 17}),
        (PERCENT, "England", "placement-locality", "Placed inside the local authority boundary",
         {2021: 58}),
        (PERCENT, "England", "placement-distance", "Placed 20 miles or less from home",
         {2021: 73}),
        ("national-cla-ceased-average", "England", "duration-of-last-period-of-care",
         "Average duration of last period of care (days)", {2020: 829, 2021: 907}),
    ],
)  # fmt: skip
def test_published_figures_are_those_of_the_releases(
    indicator, area, breakdown, breakdown_value, by_year
):
    found = {y: value(indicator, area, y, breakdown, breakdown_value) for y in by_year}
    assert found == by_year


def test_care_orders_are_three_quarters_of_englands_children():
    orders = compare(
        PERCENT, "Lewisham", 2020, "legal-status", ["Interim care order", "Full care order"]
    )
    assert orders.england.value == 76


@pytest.mark.parametrize(("year", "percent"), [(2018, 35), (2021, 25)])
def test_share_leaving_care_within_six_months(year, percent):
    short = ["1. Under 2 weeks", "2. From 2 weeks to under 8 weeks",
             "3. From 8 weeks to under 6 months"]  # fmt: skip
    found = compare("national-cla-ceased-percent", "Lewisham", year,
                    "duration-of-last-period-of-care", short)  # fmt: skip
    assert found.england.value == percent


@pytest.mark.parametrize(
    ("area", "indicator", "year", "was", "now"),
    [
        ("England", "cla-31-march", 2021, 80850, 80780),
        ("England", "cla-31-march", 2018, 75370, 75360),
        ("England", "cla-31-march", 2018, 75420, 75360),
        ("England", "cla-31-march-rate-10k", 2021, 67, 69),
        ("England", "cla-started", 2021, 28440, 28470),
        ("Lewisham", "cla-31-march-rate-10k", 2021, 69, 71),
        ("Lewisham", "cla-31-march-rate-10k", 2019, 71, 72),
        ("Lewisham", "cla-long-term-stable-percent", 2021, 68, 69),
    ],
)
def test_a_figure_in_an_older_report_is_traced(area, indicator, year, was, now):
    (found,) = trace(area, indicator, year, was, breakdown="all")
    assert found.now == now
    assert value(indicator, area, year) == now


def test_what_was_never_published_leaves_no_trace():
    assert trace("Lewisham", "cla-31-march", 2018, 481) == ()


def test_lewishams_neighbours_in_2020_by_the_list_of_the_time():
    beside = compare("cla-31-march-rate-10k", "Lewisham", 2020, version="April 2021")
    old_basis = [
        trace(name, "cla-31-march-rate-10k", 2020, breakdown="all")
        for name, _ in beside.neighbours.values
    ]
    first_printed = [
        next((s.was.value for s in found if "reporting year 2022" in s.was.source), current)
        for found, (_, current) in zip(old_basis, beside.neighbours.values, strict=True)
    ]
    assert round(sum(first_printed) / len(first_printed)) == 61
