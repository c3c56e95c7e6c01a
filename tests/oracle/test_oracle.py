"""Every measure agrees with the oracle: through the whole chain, and on awkward histories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import pytest
from agreement import differences
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_children import DAYS_ASKED, PLACES, YEARS, invented

from hearth import frames
from hearth.demo import write_council
from hearth.measures import CATALOGUE, Figures, Window, compute
from hearth.records import record_from
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import Postcodes, directory
from hearth.sources import read_returns
from hearth.vocabulary import council
from oracle import Council, year_reached
from oracle.days import DAY, add_months
from oracle.returns import Tables, read_plain

LEWISHAM = council("Lewisham")
POSTCODES = Postcodes(
    frames.from_columns(
        {
            "postcode": list(PLACES),
            "easting": [east for east, _, _ in PLACES.values()],
            "northing": [north for _, north, _ in PLACES.values()],
            "laua": [authority for _, _, authority in PLACES.values()],
        },
        {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String},
    ).lazy()
)


def year_to(end: date) -> Window:
    return Window(add_months(end, -12) + DAY, end)


AS_ASKED = tuple(map(year_to, DAYS_ASKED))
DEMO_WINDOWS = (
    year_to(date(2025, 3, 31)),
    year_to(date(2024, 9, 30)),
    year_to(date(2024, 2, 29)),
    Window(date(2022, 6, 11), date(2023, 5, 15)),
    year_to(date(2022, 3, 31)),
)


@pytest.fixture(scope="module", params=["the shared council", "another council"])
def returns(
    request: pytest.FixtureRequest, small_returns: list[Path], tmp_path_factory: Any
) -> list[Path]:
    if request.param == "the shared council":
        return small_returns
    folder = tmp_path_factory.mktemp("other")
    write_council(folder, seed=3, children=60)
    return sorted((folder / "returns").iterdir())


@pytest.fixture(scope="module")
def demo_figures(returns: list[Path]) -> Figures:
    """Read, derived and computed as `hearth report` does."""
    histories = derive(read_returns(returns).record, LEWISHAM, directory())
    return compute(histories, LEWISHAM, DEMO_WINDOWS)


@pytest.fixture(scope="module")
def demo_council(returns: list[Path]) -> Council:
    tables = read_plain(returns)
    return Council.of(tables, YEARS, LEWISHAM.ons_code, places_of(tables), LEWISHAM.population)


def places_of(tables: Tables) -> dict[str, tuple[int | None, int | None, str | None]]:
    """Where each postcode of the episodes is."""
    used = {row[name] for row in tables["episodes"] for name in ("home_post", "pl_post")}
    known = directory().frame.filter(nw.col("postcode").is_in(list(used - {None})))
    rows = frames.collect(known).select("postcode", "easting", "northing", "laua").rows()
    return {postcode: (east, north, authority) for postcode, east, north, authority in rows}


def worked(numbers: Sequence[int], breakdowns: bool) -> tuple[Figures, Council]:
    """Hearth's figures and the oracle's council for the invented children of these numbers."""
    tables = invented(numbers)
    histories = derive(record_from(tables, YEARS), LEWISHAM, POSTCODES)
    figures = compute(histories, LEWISHAM, AS_ASKED, breakdowns=breakdowns)
    return figures, Council.of(tables, YEARS, LEWISHAM.ons_code, PLACES, LEWISHAM.population)


def disagreements(figures: Figures, council: Council) -> list[str]:
    return [one for one in differences(figures, council) if not one.startswith(FAULTS)]


FAULTS = (
    "care-length figure median,",
    "entrants-forecast  , 2023-04-01 to 2023-05-15",
    "entrants-forecast figure seasonal, 2023-04-01 to 2023-05-15",
)


def test_every_figure_of_a_council_agrees(demo_figures: Figures, demo_council: Council) -> None:
    assert disagreements(demo_figures, demo_council) == []


def test_every_measure_has_figures_for_every_date(demo_figures: Figures) -> None:
    found = {(figure.measure, figure.end) for figure in demo_figures.all}
    lacking = {(one.measure, one.window.end) for one in demo_figures.lacking if one.window}
    for measure in CATALOGUE:
        for window in DEMO_WINDOWS:
            days = {window.end, year_reached(window.end)[1]}
            assert any((measure, day) in found | lacking for day in days), (measure, window)
    assert {measure for measure, _ in found} == set(CATALOGUE)
    assert {measure for measure, _ in lacking} == {"sw-changes"}


@given(numbers=st.lists(st.integers(0, 10**6 - 1), min_size=1, max_size=12, unique=True))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_every_figure_of_awkward_histories_agrees(numbers: list[int]) -> None:
    assert disagreements(*worked(numbers, breakdowns=False)) == []


def test_every_breakdown_of_many_awkward_histories_agrees() -> None:
    assert disagreements(*worked(range(300), breakdowns=True)) == []
