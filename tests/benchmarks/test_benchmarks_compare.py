"""A council beside others: neighbours, ranks, directions, withheld values."""

from __future__ import annotations

from dataclasses import replace
from statistics import mean, median

import pytest

from hearth.benchmarks import (
    area,
    better,
    breakdown_values,
    cautions,
    compare,
    indicator,
    neighbour_list,
    series,
)
from hearth.errors import NotFoundError
from hearth.measures.model import Better
from hearth.vocabulary import council, councils, neighbours

STABLE = "cla-long-term-stable-percent"


def on(indicator, place, year, breakdown="all", breakdown_value="all"):
    found = series(indicator, place, breakdown, breakdown_value)
    return next((each.value for each in found if each.year == year), None)


def test_neighbours_are_read_one_by_one():
    beside = compare(STABLE, "Leicestershire", 2025)
    around = neighbours("855")
    values = [on(STABLE, each.la_number, 2025) for each in around]
    known = [value for value in values if value is not None]
    assert [value for _, value in beside.neighbours.values] == known
    assert beside.neighbours.median == median(known)
    assert beside.neighbours.mean == pytest.approx(mean(known))
    assert (beside.neighbours.used, beside.neighbours.of) == (len(known), 10)


def test_withheld_neighbours_are_left_out_and_the_number_used_is_said():
    seen = set()
    for each in councils():
        beside = compare("cla-substance-misuse-intervention-percent", each, 2025)
        _, around = neighbour_list(each)
        names = {n.name for n in around if on(beside.indicator.id, n.la_number, 2025) is not None}
        assert {name for name, _ in beside.neighbours.values} == names
        seen.add(beside.neighbours.used)
    assert min(seen) == 0 and max(seen) > 3


def test_a_withheld_figure_stays_withheld_and_has_no_rank():
    found = next(
        compare("cla-away-children", each, 2024)
        for each in councils()
        if (figure := compare("cla-away-children", each, 2024).figure) and figure.status == "c"
    )
    assert found.figure.value is None
    assert found.rank is None
    assert found.travel is None


def test_a_sum_with_a_withheld_part_is_withheld():
    parts = breakdown_values("cla-ceased", "reason-ceased")
    beside = compare("cla-ceased", "Rutland", 2025, "reason-ceased", parts[:3])
    statuses = {
        next(p.status for p in series("cla-ceased", "Rutland", "reason-ceased", part)
             if p.year == 2025)
        for part in parts[:3]
    }  # fmt: skip
    assert "c" in statuses
    assert (beside.figure.value, beside.figure.status) == (None, "c")


def test_a_sum_adds_every_part():
    parts = ["Interim care order", "Full care order"]
    beside = compare("cla-31-march", "Kent", 2025, "legal-status", parts)
    assert beside.figure.value == sum(
        on("cla-31-march", "Kent", 2025, "legal-status", part) for part in parts
    )


@pytest.mark.parametrize(
    ("id", "way"),
    [
        (STABLE, Better.HIGHER),
        ("cla-3plus-placements-year-percent", Better.LOWER),
        ("cla-31-march", Better.NEUTRAL),
    ],
)
def test_rank_counts_councils_strictly_ahead(id, way):
    for name in ("Leicestershire", "Kent", "Lewisham", "Durham"):
        beside = compare(id, name, 2025)
        others = [value for _, value in beside.neighbours.values]
        own = beside.figure.value
        ahead = [v for v in others if (v < own if way is Better.LOWER else v > own)]
        assert beside.rank.better is way
        assert beside.rank.place == len(ahead) + 1
        assert beside.rank.of == len(others) + 1
        assert beside.rank.tied == others.count(own)


@pytest.mark.parametrize(
    ("id", "breakdown", "part", "way"),
    [
        ("care-leavers-19-21-accommodation-suitability-percent", "accommodation-suitability",
         "Accommodation considered unsuitable", Better.LOWER),
        ("care-leavers-19-21-activity-percent", "activity",
         "Total in education, employment or training", Better.HIGHER),
        ("care-leavers-19-21-activity-percent", "activity",
         "Education other than higher education", Better.NEUTRAL),
        ("cla-31-march-percent", "sex", "Male", Better.NEUTRAL),
    ],
)  # fmt: skip
def test_each_part_of_a_breakdown_has_its_own_better_direction(id, breakdown, part, way):
    assert better(id, breakdown, part) is way


def test_inner_london_stands_beside_london():
    beside = compare("cla-31-march-rate-10k", "Lewisham", 2025)
    assert beside.region.area_code == area("London").code
    assert beside.sub_region.area_code == area("Inner London").code
    assert compare("cla-31-march-rate-10k", "Kent", 2025).sub_region is None


def test_direction_is_over_three_years_and_small_changes_are_level():
    beside = compare("cla-3plus-placements-year-percent", "Leicestershire", 2025)
    assert (beside.travel.word, beside.travel.from_year) == ("rising", 2022)
    words = {}
    for each in councils():
        travel = compare(STABLE, each, 2025).travel
        if travel:
            change = travel.to_value - travel.from_value
            level = change == 0 or abs(change) < max(0.05 * travel.from_value, 2)
            expected = "level" if level else "rising" if change > 0 else "falling"
            assert travel.word == expected
            words[expected] = words.get(expected, 0) + 1
    assert set(words) == {"rising", "falling", "level"}


def test_direction_never_crosses_a_change_of_definition():
    assert compare("cla-31-march-rate-10k", "Lewisham", 2020).travel.from_year == 2019
    assert compare("cla-31-march-rate-10k", "Lewisham", 2019).travel is None
    assert compare("cla-31-march", "Lewisham", 2020).travel.from_year == 2017


def test_a_new_council_has_its_own_years_only():
    beside = compare("cla-31-march", "Cumberland", 2025)
    assert beside.travel.from_year == 2024
    assert compare("cla-31-march", "Cumberland", 2023).figure is None


def test_an_abolished_council_uses_the_older_list():
    beside = compare("cla-31-march", "Northamptonshire", 2021)
    assert beside.neighbours.version == "April 2021"
    assert beside.neighbours.of == 10
    assert compare("cla-31-march", "Leicestershire", 2021).neighbours.version == "May 2025"


def test_an_invented_council_stands_beside_england_and_its_region_alone():
    lewisham = council("Lewisham")
    invented = replace(lewisham, la_number="999", ons_code="X99", name="Brindlemarsh")
    beside = compare("cla-31-march-rate-10k", invented, 2025)
    assert beside.figure is None
    assert beside.rank is None
    assert beside.neighbours.of == 0
    assert beside.england.value == on("cla-31-march-rate-10k", "England", 2025)
    assert beside.sub_region is not None


def test_what_is_not_there_is_said_with_the_nearest():
    with pytest.raises(NotFoundError, match="cla-31-march"):
        indicator("cla-31-mach")
    with pytest.raises(NotFoundError, match="sex: Male"):
        series("cla-31-march", "England", "sex", "Males")
    with pytest.raises(NotFoundError, match="Lewisham"):
        series("cla-31-march", "Lewishan")
    with pytest.raises(NotFoundError, match="May 2025"):
        compare("cla-31-march", "Lewisham", 2025, version="June 2025")


@pytest.mark.parametrize(
    ("id", "breakdown", "part", "la_number", "break_year", "words"),
    [
        ("cla-31-march-rate-10k", "all", "all", "", 2019, "2021 census"),
        ("cla-31-march-percent", "placement", "Other placements", "", 2024, "28 October 2023"),
        ("cla-missing-percent", "all", "all", "204", None, "Hackney"),
        ("fostering-approved-places", "all", "all", "941", None, "Northamptonshire"),
        ("sw-turnover-percent", "all", "all", "318", None, "one workforce return"),
        ("cla-school-move-any-year", "all", "all", "", None, "no figure for 2020"),
        ("cla-convicted", "all", "all", "", 2017, "ages 10 to 17"),
    ],
)
def test_breaks_and_cautions_are_with_the_series_they_concern(
    id, breakdown, part, la_number, break_year, words
):
    found = cautions(id, breakdown, part, la_number)
    assert any(words in each.text and each.break_year == break_year for each in found)


def test_a_caution_about_one_council_is_not_said_of_another():
    assert not any("Hackney" in each.text for each in cautions("cla-missing-percent"))


def test_hackneys_missing_year_is_not_available_rather_than_zero():
    figure = compare("cla-missing-percent", "Hackney", 2021).figure
    assert (figure.value, figure.status) == (None, "x")
