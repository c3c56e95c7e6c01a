"""The shipped data agree with themselves: shares with counts, parts with wholes."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import pytest

from hearth.benchmarks import WITHHELD_WORDS, indicators, series
from hearth.benchmarks.store import DATA
from hearth.frames import read_parquet
from hearth.vocabulary import councils


@pytest.fixture(scope="module")
def published():
    frame = read_parquet(DATA / "published.parquet")
    keys = read_parquet(DATA / "series.parquet").with_columns(nw.col("series").cast(nw.Int32))
    return frame.join(keys, on="series")


def test_there_is_one_value_for_each_series_area_and_year(published):
    assert not published.select("series", "area", "year").is_duplicated().any()


def test_the_data_are_in_order_of_series_area_and_year(published):
    ordered = published.sort("series", "area", "year")
    assert published["year"].to_list() == ordered["year"].to_list()


def test_a_value_is_either_a_number_or_withheld_for_a_reason(published):
    numbers = published.filter(nw.col("status") == "")
    withheld = published.filter(nw.col("status") != "")
    assert not numbers["value"].is_null().any()
    assert withheld["value"].is_null().all()
    assert set(withheld["status"].unique()) == set(WITHHELD_WORDS)


def test_indicators_without_a_licence_stay_out(published):
    ids = {each.id for each in indicators()}
    assert len(ids) == 247
    assert set(published["indicator"].unique()) == ids
    assert not [id for id in ids if id.startswith("asg-")]


def test_percentages_lie_between_0_and_100(published):
    # Leavers in a year can outnumber those in post, and agency workers the vacant posts.
    percent = [each.id for each in indicators() if each.unit == "percent"]
    free = {"sw-turnover-percent", "sw-vacancies-covered-by-agency-percent"}
    found = published.filter(nw.col("indicator").is_in(set(percent) - free))
    assert found["value"].min() >= 0
    assert found["value"].max() <= 100


@pytest.mark.parametrize(
    ("breakdown", "parts"),
    [
        ("sex", ("Male", "Female")),
        ("age-group", ("Under 1 year", "1 to 4 years", "5 to 9 years", "10 to 15 years",
                       "16 years and over")),
        ("uasc", ("UASC", "Non-UASC")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("area", ["Leicestershire", "Kent", "Birmingham"])
def test_counts_of_parts_add_up_and_agree_with_their_shares(breakdown, parts, area):
    whole = {p.year: p.value for p in series("cla-31-march", area)}
    checked = 0
    for year in range(2020, 2026):
        counts = [on(series("cla-31-march", area, breakdown, part), year) for part in parts]
        shares = [on(series("cla-31-march-percent", area, breakdown, part), year) for part in parts]
        assert sum(counts) == whole[year]
        assert all(
            abs(100 * c / whole[year] - s) <= 0.5 for c, s in zip(counts, shares, strict=True)
        )
        checked += 1
    assert checked == 6


def on(found, year):
    return next(each.value for each in found if each.year == year)


def test_the_rate_is_the_count_over_children_in_the_june_before():
    for each in councils():
        if each.name in ("Kent", "Lewisham", "Durham", "Cornwall"):
            count = on(series("cla-31-march", each.la_number), 2025)
            rate = on(series("cla-31-march-rate-10k", each.la_number), 2025)
            assert abs(10_000 * count / each.population[2024] - rate) <= 0.5


def test_every_council_has_published_figures():
    for each in councils():
        assert series("cla-31-march", each.la_number), each.name


def test_regions_without_inner_and_outer_london_make_england():
    nine = ["North East", "North West", "Yorkshire and The Humber", "East Midlands",
            "West Midlands", "East of England", "London", "South East", "South West"]  # fmt: skip
    total = sum(on(series("cla-31-march", region), 2025) for region in nine)
    assert abs(total - on(series("cla-31-march", "England"), 2025)) <= 50
    inner_and_outer = sum(
        on(series("cla-31-march", part), 2025) for part in ("Inner London", "Outer London")
    )
    assert abs(inner_and_outer - on(series("cla-31-march", "London"), 2025)) <= 10


def test_every_indicator_of_councils_says_what_it_means():
    silent = [each.id for each in indicators() if each.first_year_la and not each.meaning]
    assert silent == []
