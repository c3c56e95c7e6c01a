"""Price lists and beds: what is read, and what is said of what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hearth.costs import Price, Prices, read_beds, read_prices
from hearth.errors import NotFoundError, UnreadableError
from hearth.forecast.scenario import Beds

Listed = Callable[[str], Prices]
OWN, AGENCY, HOME_OWN, HOME_OTHER = 1, 2, 3, 4


def test_a_dated_list_is_read(listed: Listed) -> None:
    found = listed(
        "Group,From,To,Weekly,Spread,Note\n"
        'foster-own,,31/03/2026,"£1,200.50",,old\n'
        "foster-own,2026-04-01,,1300,,new\n"
        "Other children's homes,April 2025,March 2026,6400,1500,\n"
        ",,,,,\n"
    )
    assert found.faults == ()
    assert found.prices == (
        Price(OWN, 1200.5, None, date(2026, 3, 31)),
        Price(OWN, 1300, date(2026, 4, 1)),
        Price(HOME_OTHER, 6400, date(2025, 4, 1), date(2026, 3, 31), 1500),
    )
    assert found.groups == (OWN, HOME_OTHER)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("foster-own,,,-5,", "row 3: weekly: '-5' is below 0"),
        ("foster-own,,,lots,", "row 3: weekly: 'lots' is not a number"),
        ("foster-own,,,12 to 15,", "row 3: weekly: '12 to 15' is not a number"),
        ("foster-own,,,,", "row 3: weekly: is empty"),
        ("foster-own,,,NaN,", "row 3: weekly: 'NaN' is not a number"),
        ("foster-own,,,1e9,", "row 3: weekly: '1e9' is not a number"),
        ("foster-ownn,,,5,", "row 3: group: There is no group of homes 'foster-ownn'. Did you"),
        (",,,5,", "row 3: group: is empty"),
        ("Foster homes,,,5,", "row 3: group: 'Foster homes' is several"),
        ("foster-own,soon,,5,", "row 3: from: 'soon', which is not a date"),
        ("foster-own,2026-04-01,2025-04-01,5,", "row 3: to: 1 April 2025 is before 1 April 2026"),
        ("foster-own,,,5,-1", "row 3: spread: '-1' is below 0"),
        ("home-own,2026-01-01,,5,", "row 3: home-own has another price on some of the same days"),
    ],
)
def test_a_bad_row_is_left_out_and_named(listed: Listed, row: str, words: str) -> None:
    found = listed(f"group,from,to,weekly,spread\nhome-own,,,5000,\n{row}\nsecure,,,7000,\n")
    said = [str(fault) for fault in found.faults]
    assert any(f"prices.csv, {words}" in each for each in said), said
    kept = {5} if "another price" in words else {HOME_OWN, 5}
    assert set(found.groups) == kept


def test_prices_that_overlap_are_all_left_out(listed: Listed) -> None:
    found = listed(
        "group,from,to,weekly\n"
        "kinship,,2025-12-31,300\nkinship,2025-06-01,2025-07-31,310\n"
        "kinship,2025-12-31,2026-03-31,320\nkinship,2026-04-01,,330\n"
    )
    assert [fault.row for fault in found.faults] == [2, 3, 4]
    assert [price.weekly for price in found.prices] == [330]


def test_shares_make_one_price(listed: Listed) -> None:
    found = listed(
        "group,from,to,weekly,share\nhome-external,,,4000,75%\nhome-external,,,8000,0.25\n"
        "kinship,,,300,\n"
    )
    assert found.faults == ()
    mixed = next(price for price in found.prices if price.group == HOME_OTHER)
    assert mixed.weekly == 5000
    assert mixed.spread == pytest.approx((0.75 * 1000**2 + 0.25 * 3000**2) ** 0.5)


def test_shares_that_are_no_whole_are_left_out(listed: Listed) -> None:
    found = listed(
        "group,weekly,share\nhome-external,4000,70%\nhome-external,8000,20%\nkinship,300,\n"
    )
    assert [fault.row for fault in found.faults] == [2, 3]
    assert "row 2 and 3) add up to 90.0%, not to 100%" in str(found.faults[0])
    assert found.groups == (0,)


def test_a_list_of_placements_gives_mean_mode_and_spread(listed: Listed) -> None:
    found = listed(
        "placement,group,weekly\nP1,foster-agency,900\nP2,foster-agency,900\n"
        "P3,foster-agency,1200\nP4,home-external,6000\nP5,home-external,x\n"
    )
    agency, home = found.prices
    assert (agency.weekly, agency.mode, agency.placements) == (1000, 900, 3)
    assert agency.spread == pytest.approx(173.205, abs=0.001)
    assert (home.weekly, home.mode, home.spread, home.placements) == (6000, None, 0, 1)
    assert [fault.row for fault in found.faults] == [6]


@pytest.mark.parametrize("rows", ["", "foster-own,\n,\nkinship,none\n"])
def test_a_list_without_a_price_says_that_nothing_is_priced(listed: Listed, rows: str) -> None:
    found = listed(f"group,weekly\n{rows}")
    assert found.prices == ()
    assert "so nothing is priced" in str(found.faults[-1])


def test_a_file_that_is_no_price_list(listed: Listed, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"prices\.csv has no column weekly"):
        listed("group,price\nkinship,300\n")
    with pytest.raises(UnreadableError, match="it holds nothing"):
        listed("")
    with pytest.raises(NotFoundError):
        read_prices(tmp_path / "no.csv")


def test_a_list_as_a_spreadsheet_saves_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_bytes("group;weekly\nkinship;£300\n".encode("cp1252"))
    assert read_prices(path).prices == (Price(0, 300),)


def test_beds_are_read(tmp_path: Path) -> None:
    path = tmp_path / "beds.csv"
    path.write_text(
        "group,beds,from\nhome-own,12,\nhome-own,15,June 2026\nhome-own,9,\nkinship,-1,\nsecure,,\n"
    )
    beds, faults = read_beds(path)
    assert beds == (Beds(HOME_OWN, 12), Beds(HOME_OWN, 15, date(2026, 6, 1)))
    assert [fault.row for fault in faults] == [5, 6, 4]
    assert "is given in row 2 for the same day" in str(faults[2])
