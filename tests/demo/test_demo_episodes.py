"""The rules of episode sequence, checked plainly (check numbers of the return in brackets)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from demo_reader import YEARS, Row, by_child, day, known, read, years_later

TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
PLACEMENT = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
CARRIED = ("DECOM", "RNE", "LS", "CIN", "PLACE_PROVIDER", "URN", "HOME_POST", "PL_POST")
LONGEST = {"T1": 42, "T3": 21, "T4": 7}  # 375, 376, 379
YEAR = pytest.mark.parametrize("year", YEARS)


def chains(council: Path, year: int) -> Iterator[list[Row]]:
    yield from by_child(read(council, year, "episodes")).values()


def pairs(council: Path, year: int) -> Iterator[tuple[Row, Row]]:
    for chain in chains(council, year):
        yield from pairwise(chain)


def births(council: Path, year: int) -> dict[str, date]:
    return {row["CHILD"]: known(row["DOB"]) for row in read(council, year, "header")}


def moved(before: Row, after: Row) -> bool:
    return any(before[name] != after[name] for name in PLACEMENT)


@YEAR
def test_only_the_last_episode_is_open(year: int, council: Path) -> None:
    for chain in chains(council, year):
        assert all(row["DEC"] and row["REC"] for row in chain[:-1])  # 142
        assert bool(chain[-1]["DEC"]) == bool(chain[-1]["REC"])  # 148
        assert chain[-1]["REC"] != "X1"  # 388


@YEAR
def test_episodes_join_or_start_again(year: int, council: Path) -> None:
    for before, after in pairs(council, year):
        joined = before["REC"] == "X1"
        assert joined == (before["DEC"] == after["DECOM"])  # 388, 433
        assert joined == (after["RNE"] != "S")  # 431, 432
        assert known(before["DEC"]) <= known(after["DECOM"])  # 501
        assert not joined or before["CIN"] == after["CIN"]  # 504
        assert before["REC"] not in {"E2", "E15", "E11", "E12"}  # 437, 199


@YEAR
def test_reason_for_new_episode_agrees_with_what_changed(year: int, council: Path) -> None:
    for before, after in pairs(council, year):
        rne, new_order = after["RNE"], before["LS"] != after["LS"]
        if rne == "L":
            assert new_order and not moved(before, after)  # 434
        elif rne in "PT":
            assert not new_order and moved(before, after)  # 435
        elif rne in "BU":
            assert new_order and moved(before, after)  # 436


@YEAR
def test_moves_have_reasons_and_temporary_ones_do_not(year: int, council: Path) -> None:
    for before, after in pairs(council, year):
        temporary = before["PLACE"] in TEMPORARY or after["PLACE"] in TEMPORARY
        move = after["RNE"] in "PBTU"
        assert bool(before["REASON_PLACE_CHANGE"]) == (move and not temporary)  # 225, 226


@YEAR
def test_children_come_back_from_temporary_stays(year: int, council: Path) -> None:
    for chain in chains(council, year):
        for at, row in enumerate(chain):
            if row["PLACE"] not in TEMPORARY:
                continue
            assert row["RNE"] == "P" and row["REC"] in {"", "X1"}  # 380, 381
            assert not row["URN"] and not row["PLACE_PROVIDER"]  # 213
            if row["DEC"]:
                back = chain[at + 1]
                longest = timedelta(days=LONGEST.get(row["PLACE"], 999))
                assert back["RNE"] == "P" and known(row["DEC"]) - known(row["DECOM"]) <= longest
                if at:
                    assert all(back[name] == chain[at - 1][name] for name in PLACEMENT)  # 383


@YEAR
def test_dates_lie_in_the_year_and_run_forwards(year: int, council: Path) -> None:
    opens, closes = date(year - 1, 4, 1), date(year, 3, 31)
    for row in read(council, year, "episodes"):
        start, end = known(row["DECOM"]), day(row["DEC"])
        assert start <= closes  # 354
        assert end is None or (start < end <= closes and end >= opens)  # 355, 356, 385


@pytest.mark.parametrize("year", YEARS[1:])
def test_open_episodes_are_carried_over_unchanged(year: int, council: Path) -> None:
    before = by_child(read(council, year - 1, "episodes"))
    after = by_child(read(council, year, "episodes"))
    still_open = {child: chain[-1] for child, chain in before.items() if not chain[-1]["DEC"]}
    for child, last in still_open.items():
        first = after[child][0]
        assert all(first[name] == last[name] for name in CARRIED)  # 502, 503
        recoded = year == 2025 and (last["PLACE"], first["PLACE"]) == ("H5", "K3")
        assert recoded or last["PLACE"] == first["PLACE"]  # 503D
    opens = date(year - 1, 4, 1)
    carried = {child for child, chain in after.items() if known(chain[0]["DECOM"]) < opens}
    assert carried == set(still_open)  # 562, NoE


@YEAR
def test_legal_status_keeps_its_limits(year: int, council: Path) -> None:
    born = births(council, year)
    for row in read(council, year, "episodes"):
        if not row["DEC"]:
            continue
        days = (known(row["DEC"]) - known(row["DECOM"])).days
        assert days <= {"L1": 3, "L2": 21, "V3": 17}.get(row["LS"], 9999)  # 361, 362, 365
        if row["LS"].startswith("J"):
            assert known(row["DECOM"]) > years_later(born[row["CHILD"]], 10)  # 358
        if row["LS"] == "V2":
            assert row["PLACE"] != "P1"  # 378


@YEAR
def test_homes_fit_age_and_provider(year: int, council: Path) -> None:
    born = births(council, year)
    youngest = {"H5": 16, "P2": 16, "K3": 16, "S1": 4, "R5": 10}
    for row in read(council, year, "episodes"):
        place = row["PLACE"]
        if place in youngest:
            assert years_later(born[row["CHILD"]], youngest[place]) <= known(row["DECOM"])  # 370-3
        assert (row["PLACE_PROVIDER"] == "PR0") == (place == "P1")  # 550
        assert (row["PLACE_PROVIDER"] == "") == (place in TEMPORARY | {"Z1"})  # 178, 526
        if place in {"A5", "A6"}:
            assert row["LS"] == "E1"  # 408
        if row["HOME_POST"] == row["PL_POST"] != "":
            assert place == "P1"  # 392d


def test_supported_accommodation_registers_in_october_2023(council: Path) -> None:
    for row in read(council, 2024, "episodes"):
        end = day(row["DEC"])
        after = end is None or end > date(2023, 10, 28)
        assert not (after and row["PLACE"] == "P2")  # 217t
        if row["PLACE"] == "H5":
            assert bool(row["URN"]) == after  # 230
    assert all(row["URN"] for row in read(council, 2025, "episodes") if row["PLACE"] == "K3")  # 218


@YEAR
def test_care_ends_as_age_allows(year: int, council: Path) -> None:
    born = births(council, year)
    for row in read(council, year, "episodes"):
        eighteen = years_later(born[row["CHILD"]], 18)
        end = day(row["DEC"])
        assert (end or date(year, 3, 31)) <= eighteen  # 359
        if row["REC"] in {"E5", "E6", "E7", "E17"}:
            assert end == eighteen  # 387, 389, 460
        if row["REC"] in {"E45", "E46"}:
            assert row["PLACE"].startswith("U")  # 516
