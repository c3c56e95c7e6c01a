from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import CENTRE, places

from hearth.documents import charts
from hearth.documents.charts.homes import CELL, cell_of, coarse, spread_of

MILE = 1609.344
easts = st.integers(80_000, 660_000)
norths = st.integers(5_000, 660_000)


@pytest.mark.parametrize(
    ("miles", "band"),
    [(0, 0), (4.99, 0), (5, 0), (5.01, 1), (10, 1), (19.9, 2), (20.1, 3), (300, 3)],
)
def test_a_home_on_a_ring_lies_inside_it(miles: float, band: int) -> None:
    # Rounded inwards, as grid references are whole metres.
    spread = spread_of([(CENTRE[0] + math.floor(miles * MILE), CENTRE[1])], CENTRE)

    assert [i for i, count in enumerate(spread.bands) if count] == [band]


@pytest.mark.parametrize(
    ("east", "north", "sector"),
    [(0, 1, "N"), (1, 1, "NE"), (1, 0, "E"), (1, -1, "SE"), (0, -1, "S"), (-1, -1, "SW"),
     (-1, 0, "W"), (-1, 1, "NW"), (-1, 9, "N"), (-4, 9, "NW")],
)  # fmt: skip
def test_directions(east: int, north: int, sector: str) -> None:
    home = (CENTRE[0] + east * 100, CENTRE[1] + north * 100)

    assert spread_of([home], CENTRE).sectors[0] == {sector: 1}


@given(easts, norths)
def test_a_cell_holds_its_homes_and_no_other_middle_is_nearer(east: int, north: int) -> None:
    middle = cell_of(east, north)
    away = math.dist(middle, (east, north))

    assert away <= CELL / math.sqrt(3) + 1
    assert cell_of(*middle) == pytest.approx(middle)
    for turn in range(6):
        angle = math.radians(60 * turn)
        beside = (middle[0] + CELL * math.cos(angle), middle[1] + CELL * math.sin(angle))
        assert math.dist(beside, (east, north)) >= away - 1


def test_no_exact_place_is_in_the_picture() -> None:
    homes = places()
    moved = [(east + (3 if cell_of(east + 3, north) == cell_of(east, north) else 0), north)
             for east, north in homes]  # fmt: skip
    before, after = (charts.map_of_homes("T", each, CENTRE).svg for each in (homes, moved))

    assert moved != homes
    assert before == after


def test_the_table_adds_up() -> None:
    homes = places()
    table = charts.homes_table(homes, CENTRE, unknown=7)
    *bands, unknown, total = [int(row[-1].replace(",", "")) for row in table.rows]

    assert unknown == 7
    assert sum(bands) == len(homes)
    assert total == len(homes) + 7
    for row in table.rows[:-2]:
        assert sum(map(int, row[1:-1])) == int(row[-1])


def test_the_public_map_holds_ring_totals_and_nothing_finer() -> None:
    homes = [(CENTRE[0] + 100, CENTRE[1])] * 40 + [(CENTRE[0] + 10_000, CENTRE[1])] * 30
    homes += [(CENTRE[0], CENTRE[1] + 20_000)] * 3
    table = charts.homes_table(homes, CENTRE, public=True, unknown=9)
    chart = charts.map_of_homes("T", homes, CENTRE, public=True, unknown=9)

    assert [row[1] for row in table.rows] == [
        "about 40",
        "about 30",
        "under 6",
        "under 6",
        "about 10",
    ]
    assert "polygon" not in chart.svg
    assert (
        "10 to 20 miles, under 6; over 20 miles, under 6; place not known, about 10." in chart.alt
    )


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "under 6"), (5, "under 6"), (6, "about 10"), (14, "about 10"), (15, "about 20"),
     (234, "about 230"), (1235, "about 1,240")],
)  # fmt: skip
def test_what_the_public_sees_is_rough(count: int, shown: str) -> None:
    assert coarse(count) == shown


@given(st.integers(0, 100_000))
def test_every_rough_count_stands_for_six_counts_or_more(count: int) -> None:
    near = range(max(0, count - 10), count + 11)
    assert sum(coarse(other) == coarse(count) for other in near) >= 6
