"""Miles from home and inside or outside the council's area."""

from datetime import date

import narwhals.stable.v2 as nw
import pytest
from care_chains import drawn, histories, told

from hearth import frames
from hearth.records.histories import geography
from hearth.records.postcodes import Postcodes

PLACES = {
    # postcode: (easting, northing, laua)
    "HOME": (537_684, 173_666, "E09000023"),  # Catford
    "PALACE": (529_090, 179_645, "E09000033"),  # Westminster: 8,594 m west, 5,979 m north
    "DOCKS": (542_176, 180_739, "E09000025"),  # Newham: 4,492 m east, 7,073 m north
    "TWENTY": (537_684 + 32_266, 173_666, "E07000110"),  # 20.0497 miles
    "OVER": (537_684 + 32_267, 173_666, "E07000110"),  # 20.0503 miles
    "WALES": (318_000, 176_000, "W06000015"),
    "SCOTLAND": (325_000, 673_000, "S12000036"),
    "IRELAND": (None, None, "N09000003"),
    "CHARNWOOD": (453_000, 319_000, "E07000130"),  # a district of Leicestershire
    "LEICESTER": (458_700, 304_500, "E06000016"),  # a council of its own
    "NOWHERE": (None, None, None),
}
SCHEMA = {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String}
POSTCODES = Postcodes(
    frames.from_columns(
        {
            "postcode": list(PLACES),
            "easting": [place[0] for place in PLACES.values()],
            "northing": [place[1] for place in PLACES.values()],
            "laua": [place[2] for place in PLACES.values()],
        },
        SCHEMA,
    ).lazy()
)


def lived(home, placement, of="Lewisham", ls="C2", **tables):
    (row,) = drawn(f"2020-01-01 - S {ls} U6")
    row |= {"home_post": home, "pl_post": placement}
    return histories([row], postcodes=POSTCODES, of=of, **tables).episodes


@pytest.mark.parametrize(
    ("home", "placement", "miles"),
    [
        # square root of 8594 squared + 5979 squared = 10,469.25 m; / 1609.3 = 6.5055
        ("HOME", "PALACE", 6.5),
        # square root of 4492 squared + 7073 squared = 8,378.87 m; / 1609.3 = 5.2065
        ("HOME", "DOCKS", 5.2),
        ("HOME", "HOME", 0.0),
        ("HOME", "TWENTY", 20.0),  # within 20 miles
        ("HOME", "OVER", 20.1),
        # 212,684 m and 499,334 m: 542,741 m
        ("HOME", "SCOTLAND", 337.3),
        ("WALES", "HOME", None),  # the return measures from homes in England only
        ("HOME", "IRELAND", None),
        ("HOME", "NOWHERE", None),
        ("HOME", "ZZ99ZZ", None),
        ("ZZ99ZZ", "HOME", None),
        ("HOME", None, None),
        (None, "HOME", None),
    ],
)
def test_miles_are_straight_lines_to_one_decimal(home, placement, miles):
    assert told(lived(home, placement), "distance") == [(miles,)]


@pytest.mark.parametrize("how_many", [1, 9])
def test_one_home_and_many_are_as_far_to_the_last_digit(how_many):
    data = {"east": [5_471] * how_many} | dict.fromkeys(("north", "home_east", "home_north"),
                                                       [0] * how_many)  # fmt: skip
    frame = frames.from_columns(data, dict.fromkeys(data, nw.Int64)).lazy()
    assert frames.collect(frame.select(far=geography.miles()))["far"].to_list() == [3.4] * how_many


@pytest.mark.parametrize(
    ("of", "placement", "area"),
    [
        ("Lewisham", "HOME", "IN"),
        ("Lewisham", "PALACE", "OUT"),
        ("Leicestershire", "CHARNWOOD", "IN"),  # a district is its county's
        ("Leicestershire", "LEICESTER", "OUT"),
        ("Lewisham", "WALES", "OUT"),
        ("Lewisham", "SCOTLAND", "OUT"),
        ("Lewisham", "IRELAND", "OUT"),
        ("Lewisham", "NOWHERE", None),
        ("Lewisham", "ZZ99ZZ", None),
        ("Lewisham", None, None),
    ],
)
def test_inside_or_outside_the_councils_area(of, placement, area):
    assert told(lived("HOME", placement, of), "area") == [(area,)]


def test_the_grid_reference_is_the_placements():
    assert told(lived("HOME", "PALACE"), "east", "north") == [(529_090, 179_645)]


@pytest.mark.parametrize(
    ("ended", "miles"),
    [
        (None, None),  # still unaccompanied
        (date(2020, 6, 1), None),  # was when the episode started
        (date(2020, 1, 1), 6.5),
        (date(2019, 6, 1), 6.5),
    ],
)
def test_unaccompanied_children_have_no_distance_but_an_area(ended, miles):
    found = lived("HOME", "PALACE", uasc=[{"child": "C001", "duc": ended}])
    assert told(found, "distance", "area") == [(miles, "OUT")]


def test_short_breaks_have_no_distance():
    assert told(lived("HOME", "PALACE", ls="V4"), "distance") == [(None,)]


def test_a_temporary_move_is_looked_through():
    rows = drawn(
        """2020-01-01 2020-06-01 S C2 U6 X1 PALACE
           2020-06-01 - P C2 T1 - SCOTLAND"""
    )
    for row in rows:
        row["home_post"] = "HOME"
    found = histories(rows, postcodes=POSTCODES).episodes
    assert told(found, "distance", "area") == [(6.5, "OUT"), (6.5, "OUT")]


def test_the_area_of_a_council_since_replaced_is_its_successors():
    cumberland = Postcodes(
        frames.from_columns(
            {
                "postcode": ["A", "B"],
                "easting": [1, 1],
                "northing": [1, 1],
                "laua": ["E06000063", "E06000064"],
            },
            SCHEMA,
        ).lazy()
    )
    rows = drawn("2020-01-01 2020-02-01 S C2 U6 X1 A\n2020-02-01 - P C2 U6 - B")
    found = histories(rows, postcodes=cumberland, of="Cumbria").episodes
    assert told(found, "area") == [("IN",), ("IN",)]
