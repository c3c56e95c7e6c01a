"""Every measure agrees with the oracle: through the whole chain, and on awkward histories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import pytest
from agreement import differences
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from invented_children import DAYS_ASKED, PLACES, YEARS, invented
from oracle import Council, year_reached
from oracle.days import DAY, add_months
from oracle.returns import Tables, read_plain

from hearth import frames
from hearth.demo import write_council
from hearth.measures import CATALOGUE, Figures, Measure, Window, compute
from hearth.records import record_from
from hearth.records.histories import derive
from hearth.records.postcodes import Postcodes, directory
from hearth.sources import read_returns
from hearth.vocabulary import council

PHASES = (Phase.generate, Phase.shrink)  # explaining a failure takes minutes
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


MID_MONTH = Window(date(2022, 6, 11), date(2023, 5, 15))


def year_to(end: date) -> Window:
    return Window(add_months(end, -12) + DAY, end)


AS_ASKED = tuple(map(year_to, DAYS_ASKED))
DEMO_WINDOWS = (
    year_to(date(2025, 3, 31)),
    year_to(date(2024, 9, 30)),
    year_to(date(2024, 2, 29)),
    MID_MONTH,
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


def worked(
    tables: Tables, windows: Sequence[Window] = AS_ASKED, breakdowns: bool = False
) -> tuple[Figures, Council]:
    """Hearth's figures and the oracle's council for the same rows."""
    histories = derive(record_from(tables, YEARS), LEWISHAM, POSTCODES)
    figures = compute(histories, LEWISHAM, windows, breakdowns=breakdowns)
    return figures, Council.of(tables, YEARS, LEWISHAM.ons_code, PLACES, LEWISHAM.population)


def test_every_figure_of_a_council_agrees(demo_figures: Figures, demo_council: Council) -> None:
    assert list(differences(demo_figures, demo_council)) == []


def test_every_measure_has_figures_for_every_date(demo_figures: Figures) -> None:
    found = {(figure.measure, figure.end) for figure in demo_figures.all}
    lacking = {(one.measure, one.window.end) for one in demo_figures.lacking if one.window}
    for measure in CATALOGUE:
        for window in DEMO_WINDOWS:
            days = {window.end, year_reached(window.end)[1]}
            assert any((measure, day) in found | lacking for day in days), (measure, window)
    of_practice = {m.id for m in CATALOGUE.values() if isinstance(m, Measure) and m.of_practice}
    assert {measure for measure, _ in found} == set(CATALOGUE) - of_practice
    assert {measure for measure, _ in lacking} == {"sw-changes", *of_practice}


@given(numbers=st.lists(st.integers(0, 10**6 - 1), min_size=1, max_size=12, unique=True))
@settings(max_examples=12, deadline=None, derandomize=True, phases=PHASES)
def test_every_figure_of_awkward_histories_agrees(numbers: list[int]) -> None:
    assert list(differences(*worked(invented(numbers)))) == []


def test_every_breakdown_of_many_awkward_histories_agrees() -> None:
    assert list(differences(*worked(invented(range(600)), breakdowns=True))) == []


def stay(decom: str, dec: str | None, rec: str | None, **more: Any) -> dict[str, Any]:
    """One episode of one child: a foster home of the council's own, unless said."""
    known = {"child": "C001", "rne": "S", "ls": "V2", "cin": "N1", "place": "U6", "year": YEARS[-1]}
    known |= {"place_provider": "PR1", "home_post": "SE41AA", "pl_post": "NEAR"}
    ended = dec and date.fromisoformat(dec)
    return known | {"decom": date.fromisoformat(decom), "dec": ended, "rec": rec} | more


MENDED = {
    "the median's numerator holds children who are not in its denominator": (
        "care-length",
        [stay("2020-01-10", "2024-01-10", "E5", rne="P")],
        year_to(date(2024, 3, 31)),
    ),
    "the run rate divides entrants to the day by whole months": (
        "entrants-forecast",
        [stay("2023-05-09", None, None)],
        MID_MONTH,
    ),
    "a move to a home of unknown kind is left out": (
        "planned-moves",
        [
            stay("2023-05-09", "2023-06-09", "X1", reason_place_change="CARPL"),
            stay("2023-06-09", None, None, rne="P", place=None),
        ],
        year_to(date(2024, 3, 31)),
    ),
    "a child is counted twice when a care of unknown start lies between two starts": (
        "cla-entrants",
        [
            stay("2023-05-09", "2023-06-09", "E4A"),
            stay("2023-07-09", "2023-08-09", "E4A", rne="T"),
            stay("2023-09-09", None, None),
        ],
        year_to(date(2024, 3, 31)),
    ),
    "a child of 18 or over is counted as 16 or 17": (
        "unregulated-unregistered",
        [stay("2021-05-09", None, None, place="K3", born="2005-05-09")],
        year_to(date(2024, 3, 31)),
    ),
    "a child who left is not counted when the next care began a day too early": (
        "cla-leavers",
        [stay("2023-05-09", "2023-08-09", "E4A"), stay("2023-08-08", None, None)],
        year_to(date(2024, 3, 31)),
    ),
}


@pytest.mark.parametrize("fault", MENDED)
def test_a_fault_once_found_stays_mended(fault: str) -> None:
    measure, rows, window = MENDED[fault]
    episodes = [{name: row[name] for name in row if name != "born"} for row in rows]
    born = date.fromisoformat(rows[0].get("born", "2012-06-15"))
    header = [{"child": "C001", "dob": born, "sex": "F", "ethnic": "WBRI", "year": YEARS[-1]}]
    figures, council = worked({"header": header, "episodes": episodes}, [window])
    found = [one for one in differences(figures, council) if one.startswith(f"{measure} ")]
    assert found == []
