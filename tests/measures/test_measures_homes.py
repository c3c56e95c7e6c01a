"""The worked examples of the measures of where children live."""

from __future__ import annotations

from typing import Any

import pytest
from small_council import council_with, on, parts, stay, worked, year

from hearth.measures.breakdowns import PLACEMENT_GROUP

S = on("2021-03-31")
CARE = "2019-01-10"


def homes(places: list[tuple[str, str | None]], day: str = CARE) -> Any:
    """A child in each place with its provider."""
    return council_with(
        [
            stay(f"C{number:02}", day, place=place, place_provider=provider)
            for number, (place, provider) in enumerate(places)
        ]
    )


FIVE = council_with(
    [
        stay("A", CARE),
        stay("B", CARE, "2021-03-28"),
        stay("B", "2021-03-28", rne="P", place="T4", place_provider=None),
        stay("C", CARE, place="K2", place_provider="PR4"),
        stay("D", CARE, place="A5"),
        stay("E", CARE, place="P1", place_provider="PR0"),
    ]
)
OWN, AGENCY = ("U6", "PR1"), ("U6", "PR4")
TEN = homes(
    [OWN, OWN, ("U3", "PR1"), AGENCY, AGENCY, AGENCY, AGENCY, ("U4", "PR5"), ("K2", "PR4"),
     ("P1", "PR0")]
)  # fmt: skip


def test_placement_mix_looks_through_temporary_stays() -> None:
    shares = parts(FIVE, "placement-mix", S, "placement-group")
    mainstream = PLACEMENT_GROUP.categories[PLACEMENT_GROUP.positions["U6"]].label
    assert shares.pop(mainstream) == (2, 5, "40")
    assert list(shares.values()) == [(1, 5, "20")] * 3


def test_foster_share() -> None:
    assert worked(FIVE, "foster-share", S) == (2, 5, 0, "40")


@pytest.mark.parametrize(
    ("measure", "variant", "expected"),
    [
        ("in-house-share-cla", "", (3, 10, 0, "30")),
        ("in-house-share-cla", "mainstream-only", (2, 10, 0, "20")),
        ("in-house-share-foster", "", (3, 8, 0, "38")),
        ("in-house-share-foster", "mainstream-only", (2, 8, 0, "25")),
        ("kinship-share", "", (1, 10, 0, "10")),
    ],
)
def test_own_carers_and_family(measure: str, variant: str, expected: tuple[Any, ...]) -> None:
    assert worked(TEN, measure, S, variant) == expected


def test_a_foster_home_without_a_provider_is_unknown() -> None:
    histories = homes([OWN, ("U6", None), ("K2", None)])
    assert worked(histories, "in-house-share-cla", S) == (1, 3, 1, "33")
    assert worked(histories, "in-house-share-cla", S, "known only") == (1, 2, 0, "50")
    assert worked(histories, "in-house-share-foster", S) == (1, 2, 1, "50")


def test_residential_share() -> None:
    histories = homes([(place, "PR4") for place in ("K2", "K2", "K1", "H5", "U6")])
    assert worked(histories, "residential-share", S) == (2, 5, 0, "40")
    assert worked(histories, "residential-share", S, "with-secure-and-supported") == (4, 5, 0, "80")


def living_at(*postcodes: str | None) -> Any:
    return council_with(
        [stay(f"C{n}", CARE, pl_post=postcode) for n, postcode in enumerate(postcodes)]
    )


def test_in_borough_share() -> None:
    histories = living_at("NEAR", "NEAR", "FAR", "FAR", None)
    assert worked(histories, "in-borough-share", S) == (2, 5, 1, "40")
    assert worked(histories, "in-borough-share", S, "known only") == (2, 4, 0, "50")


@pytest.mark.parametrize("measure", ["within-20-miles", "over-20-miles"])
def test_distance(measure: str) -> None:
    histories = living_at("NEAR", "TWENTY", "BEYOND", "FAR", None)
    assert worked(histories, measure, S) == (2, 5, 1, "40")
    assert worked(histories, measure, S, "known only") == (2, 4, 0, "50")


def test_three_or_more_placements() -> None:
    histories = council_with(
        [
            stay("A", CARE, "2020-09-01"),
            stay("A", "2020-09-01", rne="P", place="U4"),
            stay("B", "2020-06-01", "2020-07-01"),
            stay("B", "2020-07-01", "2020-08-01", rne="P", place="U4"),
            stay("B", "2020-08-01", rne="P", place="K2"),
            stay("C", CARE, "2020-09-01"),
            stay("C", "2020-09-01", "2020-09-06", rne="P", place="T4", place_provider=None),
            stay("C", "2020-09-06", rne="P"),
            stay("D", CARE, "2020-07-01"),
            stay("D", "2020-07-01", "2020-10-01", rne="T", place_provider="PR4"),
            stay("D", "2020-10-01", rne="P", place="K2"),
            stay("E", "2020-06-01", ls="V3"),
        ]
    )
    assert worked(histories, "stability-3plus", S) == (1, 4, 0, "25")


@pytest.mark.parametrize(
    ("first_move", "count"),
    [
        ("2020-03-31", 0),  # gone by the end of the day the 12 months began
        ("2020-04-01", 1),  # held when they began
    ],
)
def test_the_placement_held_when_the_12_months_began_counts(first_move: str, count: int) -> None:
    histories = council_with(
        [
            stay("A", CARE, first_move),
            stay("A", first_move, "2021-01-01", rne="P", place="U4"),
            stay("A", "2021-01-01", rne="P", place="K2"),
        ]
    )
    assert worked(histories, "stability-3plus", S)[0] == count


def test_placements_of_an_earlier_period_of_care_in_the_year_count() -> None:
    histories = council_with(
        [
            stay("A", "2020-05-01", "2020-06-01"),
            stay("A", "2020-06-01", "2020-07-01", rne="P", place="U4", rec="E4A"),
            stay("A", "2021-01-01"),
        ]
    )
    assert worked(histories, "stability-3plus", S)[0] == 1


SETTLED = [
    stay("A", "2018-09-30", "2019-03-31"),
    stay("A", "2019-03-31", rne="P", place="U4"),
    stay("B", "2018-05-01", "2020-01-10"),
    stay("B", "2020-01-10", rne="P", place="U4"),
    stay("C", "2018-06-01", "2020-05-01", place="U5"),
    stay("C", "2020-05-01", rne="T", place="A5"),
    stay("F", "2018-06-01", "2019-01-10"),
    stay("F", "2019-01-10", "2020-12-01", rne="P", place="U4"),
    stay("F", "2020-12-01", rne="P", place="A6", place_provider="PR4"),
    stay("D", "2018-06-01"),
    stay("E", "2018-12-01"),
]


def test_settled_for_two_years() -> None:
    histories = council_with(SETTLED, {"D": "2005-03-31"})
    assert worked(histories, "stability-2years", S) == (3, 4, 0, "75")
    assert worked(histories, "stability-2years", S, "same-carer") == (2, 4, 0, "50")


def test_a_start_before_the_returns_is_not_known() -> None:
    histories = council_with(
        [
            # The first return with them shows a change of legal status: care began before it.
            stay("old", "2018-05-01", rne="L"),
            stay("perhaps", "2019-06-01", rne="L"),
            stay("new", "2019-06-01"),
        ]
    )
    assert worked(histories, "stability-2years", S) == (1, 2, 1, "50")
    assert worked(histories, "stability-2years", S, "known only") == (1, 1, 0, "100")


def test_an_adoptive_placement_with_nothing_held_before_it_is_not_known() -> None:
    histories = council_with(
        [
            stay("moved in before the returns", "2019-05-01", rne="P", place="A6"),
            stay("came straight in", "2018-05-01", "2020-06-01", rec="E4A", place="K2"),
        ]
    )
    assert worked(histories, "stability-2years", S) == (0, 1, 1, "n/a")


def test_unregulated_and_unregistered() -> None:
    histories = council_with(
        [
            stay("A", "2023-10-01", place="K3", urn="SC123456"),
            stay("B", "2023-10-01", place="H5", urn=None),
            stay("C", "2023-10-01", place="K2", urn=None),
            stay("D", "2023-10-01", place="K3", urn=None),
            stay("E", "2023-10-01", place="K2", urn="SC123456"),
        ],
        {"A": "2006-06-15", "B": "2008-06-15", "C": "2009-06-15", "D": "2007-06-15"},
        years=[2024],
    )
    day = on("2023-11-15")
    for variant in (
        "supported-16-17-registered",
        "supported-16-17-not-registered",
        "supported-under-16",
        "childrens-home-not-registered",
    ):
        assert worked(histories, "unregulated-unregistered", day, variant)[0] == 1
    assert worked(histories, "unregulated-unregistered", day) == (3, None, 0, "3")


def moved(child: str, reason: str | None, **after: Any) -> list[dict[str, Any]]:
    """A stay that ended for a reason, and the one after it."""
    return [
        stay(child, CARE, "2020-09-01", reason_place_change=reason),
        stay(child, "2020-09-01", **{"rne": "P", "place": "U4", **after}),
    ]


def test_planned_moves() -> None:
    histories = council_with(
        [
            *moved("A", "CARPL"),
            *moved("B", "CARPL"),
            *moved("C", "CREQB"),
            *moved("D", "PLACE"),
            *moved("E", None, place="T4", place_provider=None),
        ]
    )
    assert worked(histories, "planned-moves", year(2021)) == (2, 3, 0, "67")


def test_a_move_without_a_reason_is_unknown() -> None:
    histories = council_with([*moved("A", "CARPL"), *moved("B", None)])
    assert worked(histories, "planned-moves", year(2021)) == (1, 2, 1, "50")


def test_long_term_foster_share() -> None:
    histories = homes([("U1", "PR1"), ("U4", "PR1"), ("U6", "PR1"), ("K2", "PR4")])
    assert worked(histories, "long-term-foster-share", S) == (2, 4, 0, "50")
