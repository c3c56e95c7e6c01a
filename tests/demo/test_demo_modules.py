"""The other tables agree with the episodes and with last year (check numbers in brackets)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from demo_reader import YEARS, Row, by_child, day, known, read, years_later

YEAR = pytest.mark.parametrize("year", YEARS)
SHORT_BREAKS = {"V3", "V4"}


def continuously(chain: list[Row], year: int) -> bool:
    """Looked after all year, by the definition of the checks."""
    opens, closes = date(year - 1, 4, 1), date(year, 3, 31)
    return not any(
        (row["RNE"] == "S" and known(row["DECOM"]) > opens)
        or (row["DEC"] and row["REC"] != "X1" and known(row["DEC"]) < closes)
        or row["LS"] in SHORT_BREAKS
        for row in chain
    )


@YEAR
def test_every_row_is_of_a_child_in_the_header(year: int, council: Path) -> None:
    header = {row["CHILD"]: row for row in read(council, year, "header")}
    assert len(header) == len(read(council, year, "header"))  # INT32
    tables = ["episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "prev_perm", "missing"]
    for table in tables + (["sw_episodes"] if year >= 2024 else []):
        for row in read(council, year, table):
            assert row.get("DOB", header[row["CHILD"]]["DOB"]) == header[row["CHILD"]]["DOB"]


@pytest.mark.parametrize("year", YEARS[1:])
def test_children_do_not_change_from_year_to_year(year: int, council: Path) -> None:
    before = {row["CHILD"]: row for row in read(council, year - 1, "header")}
    for row in read(council, year, "header"):
        last = before.get(row["CHILD"])
        if last is None:
            continue
        assert (row["DOB"], row["ETHNIC"]) == (last["DOB"], last["ETHNIC"])  # 203, 204
        sex = {"1": "M", "2": "F"}.get(last["SEX"], last["SEX"]) if year == 2025 else last["SEX"]
        assert row["SEX"] == sex  # 202
        assert row["UPN"] == last["UPN"] or last["UPN"].startswith("UN")  # 208
        assert not (last["MOTHER"] == "1" and row["MOTHER"] == "0")  # 207


@YEAR
def test_health_is_asked_of_children_in_care_all_year(year: int, council: Path) -> None:
    chains = by_child(read(council, year, "episodes"))
    expected = {child for child, chain in chains.items() if continuously(chain, year)}
    rows = read(council, year, "oc2")
    assert {row["CHILD"] for row in rows} == expected  # 185, 191
    closes = date(year, 3, 31)
    for row in rows:
        born = known(row["DOB"])
        assert not (row["SDQ_SCORE"] and row["SDQ_REASON"])  # 197a
        assert bool(row["CONVICTED"]) == (years_later(born, 10) <= closes)  # 542, 543
        assert bool(row["HEALTH_CHECK"]) == (years_later(born, 5) > closes)  # 545, 546
        assert bool(row["INTERVENTION_RECEIVED"]) == (row["SUBSTANCE_MISUSE"] == "1")  # 192, 193
        assert bool(row["INTERVENTION_OFFERED"]) == (row["INTERVENTION_RECEIVED"] == "0")  # 159
        asked = years_later(born, 4) <= closes and years_later(born, 17) >= date(year - 1, 4, 1)
        assert bool(row["SDQ_SCORE"] or row["SDQ_REASON"]) == asked  # 186 to 189


@YEAR
def test_adoptions_have_their_decision_match_and_home(year: int, council: Path) -> None:
    episodes = read(council, year, "episodes")
    adopted = {row["CHILD"]: row for row in episodes if row["REC"] in {"E11", "E12"}}
    rows = {row["CHILD"]: row for row in read(council, year, "ad1")}
    assert set(rows) == set(adopted)  # 601, 602
    decisions = {row["CHILD"]: row for row in read(council, year, "placed_adoption")}
    for child, row in rows.items():
        last = adopted[child]
        assert last["PLACE"] in {"A5", "A6"}  # 390
        assert (row["FOSTER_CARE"] == "1") == (last["PLACE"] == "A5")  # 335
        assert row["DATE_INT"] == decisions[child]["DATE_PLACED"]  # 523
        assert (
            known(row["DATE_INT"]) <= known(row["DATE_MATCH"]) <= known(last["DECOM"])
        )  # 331, 333
        assert not decisions[child]["DATE_PLACED_CEASED"]  # 525


@YEAR
def test_placement_orders_follow_a_decision(year: int, council: Path) -> None:
    decisions = by_child(read(council, year, "placed_adoption"))
    for row in read(council, year, "episodes"):
        if row["LS"] == "E1":
            assert known(decisions[row["CHILD"]][0]["DATE_PLACED"]) <= known(row["DECOM"])  # 553-4
            if not row["DEC"]:
                assert not decisions[row["CHILD"]][0]["DATE_PLACED_CEASED"]
            elif row["REC"] != "X1":
                assert row["REC"] in {"E11", "E12"}  # 557


@pytest.mark.parametrize("year", YEARS[1:])
def test_open_adoption_decisions_are_returned_again(year: int, council: Path) -> None:
    before = by_child(read(council, year - 1, "placed_adoption"))
    after = by_child(read(council, year, "placed_adoption"))
    for child, (row,) in after.items():
        if known(row["DATE_PLACED"]) < date(year - 1, 4, 1):
            assert before[child][0]["DATE_PLACED"] == row["DATE_PLACED"]  # 559
            assert not before[child][0]["DATE_PLACED_CEASED"]  # 561


@YEAR
def test_starts_have_previous_permanence(year: int, council: Path) -> None:
    opens = date(year - 1, 4, 1)
    started = {
        row["CHILD"]
        for row in read(council, year, "episodes")
        if row["RNE"] == "S" and known(row["DECOM"]) >= opens
    }
    rows = read(council, year, "prev_perm")
    assert {row["CHILD"] for row in rows} == started and len(rows) == len(started)  # 630, 634
    for row in rows:
        none = row["PREV_PERM"] == "Z1"
        assert none == (not row["LA_PERM"]) == (not row["DATE_PERM"])


@YEAR
def test_reviews_are_of_children_in_care_and_coded_by_age(year: int, council: Path) -> None:
    chains = by_child(read(council, year, "episodes"))
    for row in read(council, year, "reviews"):
        held = known(row["REVIEW"])
        assert date(year - 1, 4, 1) <= held <= date(year, 3, 31)
        assert any(
            known(e["DECOM"]) <= held and (not e["DEC"] or held < known(e["DEC"]))
            for e in chains[row["CHILD"]]
        )
        under_four = held < years_later(known(row["DOB"]), 4)
        assert (row["REVIEW_CODE"] == "PN0") == under_four  # 440, 441


@YEAR
def test_times_missing_lie_in_care_and_do_not_overlap(year: int, council: Path) -> None:
    opens, closes = date(year - 1, 4, 1), date(year, 3, 31)
    chains = by_child(read(council, year, "episodes"))
    for child, rows in by_child(read(council, year, "missing")).items():
        for before, after in pairwise(rows):
            assert known(before["MIS_END"]) < known(after["MIS_START"])  # 574
        for row in rows:
            start, end = known(row["MIS_START"]), day(row["MIS_END"])
            assert start <= closes and (end is None or max(start, opens) <= end <= closes)  # 571
            around = [e for e in chains[child] if known(e["DECOM"]) <= start]
            assert around or start < opens
            if end is None:
                assert not around[-1]["DEC"]  # 575, 577


@pytest.mark.parametrize("year", YEARS[1:])
def test_unfinished_times_missing_are_returned_again(year: int, council: Path) -> None:
    after = by_child(read(council, year, "missing"))
    for row in read(council, year - 1, "missing"):
        if not row["MIS_END"]:
            assert after[row["CHILD"]][0]["MIS_START"] == row["MIS_START"]  # 576


@YEAR
def test_unaccompanied_children_have_no_family_home_in_the_return(year: int, council: Path) -> None:
    alone = {row["CHILD"] for row in read(council, year, "uasc")}
    for row in read(council, year, "episodes"):
        brief = row["LS"] in SHORT_BREAKS
        assert (not row["HOME_POST"]) == (brief or row["CHILD"] in alone)  # 392b, 406
        assert (not row["PL_POST"]) == brief  # 214
    for row in read(council, year, "uasc"):
        assert known(row["DUC"]) <= years_later(known(row["DOB"]), 18)  # 304
        assert known(row["DUC"]) >= date(year - 1, 4, 1)  # 104


@YEAR
def test_care_leavers_had_a_birthday_out_of_care(year: int, council: Path) -> None:
    chains = by_child(read(council, year, "episodes"))
    health = {row["CHILD"] for row in read(council, year, "oc2")}
    for row in read(council, year, "oc3"):
        ages = [
            age
            for age in range(17, 26)
            if date(year - 1, 4, 1) <= years_later(known(row["DOB"]), age) <= date(year, 3, 31)
        ]
        assert len(ages) == 1  # 391, 351
        birthday = years_later(known(row["DOB"]), ages[0])
        for episode in chains.get(row["CHILD"], []):
            assert episode["REC"] not in {"E2", "E3", "E11", "E12"}  # 1000, 1001, 1011
            assert not known(episode["DECOM"]) <= birthday < known(episode["DEC"])  # 1007
        assert row["CHILD"] not in health  # 187
        away = row["IN_TOUCH"] != "YES"
        assert away == (row["ACTIV"] == "0") == (row["ACCOM"] == "0")  # 344, 345
        if ages == [17]:
            assert row["ACCOM"][0] not in "ZT"  # 3001, 347


@pytest.mark.parametrize("year", [2024, 2025])
def test_social_workers_follow_each_other(year: int, council: Path) -> None:
    opens = date(year - 1, 4, 1)
    earliest = opens if year == 2024 else date(2023, 4, 2)
    workers = by_child(read(council, year, "sw_episodes"))
    for rows in workers.values():
        for before, after in pairwise(rows):
            assert before["SW_DEC"] == after["SW_DECOM"]  # SW08, SW10
        for row in rows:
            end = day(row["SW_DEC"])
            assert end is None or earliest <= end  # SW07
            assert end is None or (end.month, end.day > 25) != (3, True)  # SW11
            assert row["SW_DECOM"] != row["SW_DEC"] and row["SW_REASON"]  # SW09, SW13
    for row in read(council, year, "episodes"):
        if not row["DEC"] and row["LS"] not in SHORT_BREAKS:
            assert not workers[row["CHILD"]][-1]["SW_DEC"]  # SW01


@YEAR
def test_mothers_are_girls_in_care_and_have_a_child(year: int, council: Path) -> None:
    chains = by_child(read(council, year, "episodes"))
    for row in read(council, year, "header"):
        in_care = row["CHILD"] in chains and chains[row["CHILD"]][0]["LS"] not in SHORT_BREAKS
        asked = in_care and row["SEX"] in {"2", "F"}
        assert bool(row["MOTHER"]) == asked  # 165, 393, 628
        assert bool(row["MC_DOB"]) == (row["MOTHER"] == "1")  # 611, 612
        if row["MC_DOB"]:
            born = known(row["MC_DOB"])
            ended = [known(e["DEC"]) for e in chains[row["CHILD"]] if e["DEC"]]
            assert born >= years_later(known(row["DOB"]), 11) and born <= max(ended, default=born)


def test_short_breaks_keep_to_their_limits(council: Path) -> None:
    for year in YEARS:
        for chain in by_child(read(council, year, "episodes")).values():
            kinds = {row["LS"] for row in chain} & SHORT_BREAKS
            assert len(kinds) <= 1  # 426
            breaks = [row for row in chain if row["LS"] == "V3"]
            assert all(row["RNE"] == "S" and row["DEC"] for row in breaks)  # 366
            days = sum((known(row["DEC"]) - known(row["DECOM"])).days for row in breaks)
            assert days <= 75  # 367
