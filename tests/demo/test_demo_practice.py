"""What practice holds of the invented children agrees with their returns, and names nobody real."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from demo_reader import digests, read

from hearth.demo import write_council
from hearth.demo.practice.names import lists
from hearth.records import Bundle
from hearth.records.care import Episode, join, problems, split
from hearth.sources import bundle_of_return, read_annex_a, read_returns, read_ssd

AS_AT = date(2025, 3, 31)
# Fingerprints of the returns as they were before practice was written beside them.
RETURNS = {
    (3, 40, (2021, 2022, 2023, 2024, 2025)): "9af224e0cb4952480325",
    (5, 15, (2024, 2025)): "9e76a0367b7ba31318c7",
}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council of the other tests, with its practice."""
    return write_council(tmp_path_factory.mktemp("practice"), seed=1, children=476).folder


@cache
def ssd(council: Path) -> Bundle:
    bundle, problems = read_ssd([council / "ssd"])
    assert problems == []
    return bundle


@cache
def annex(council: Path) -> Bundle:
    bundle, problems = read_annex_a([council / "annex-a.xlsx"], AS_AT)
    assert problems == []
    return bundle


@cache
def returned(council: Path) -> Bundle:
    return bundle_of_return(read_returns(sorted((council / "returns").iterdir())))


def current(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows of what goes on; where an end is not said nobody knows."""
    return [row for row in rows if row.get("end", AS_AT) is None]


@pytest.mark.parametrize(("seed", "children", "years"), RETURNS)
def test_the_returns_are_the_same_with_practice_and_without(
    seed: int, children: int, years: tuple[int, ...], tmp_path: Path
) -> None:
    for practice in (True, False):
        folder = tmp_path / str(practice)
        write_council(folder, seed, children, years, practice=practice)
        together = hashlib.sha256()
        for file in sorted((folder / "returns").rglob("*.csv")):
            together.update(file.read_bytes())
        assert together.hexdigest()[:20] == RETURNS[seed, children, years]
        assert (folder / "ssd").exists() == practice


def test_the_same_seed_writes_the_same_practice(tmp_path: Path) -> None:
    first = digests(write_council(tmp_path / "a", seed=3, children=20).folder)
    again = digests(write_council(tmp_path / "b", seed=3, children=20).folder)
    assert first == again
    assert {"ssd/ssd_person.csv", "annex-a.xlsx"} <= first.keys()


def test_episodes_read_from_practice_are_the_returns(council: Path) -> None:
    held = {(row["child"], row["decom"]): Episode.of(row) for row in ssd(council)["episodes"]}
    for row in returned(council)["episodes"]:
        mine, theirs = held[row["child"], row["decom"]].row, Episode.of(row).row
        # A placement has one code in practice; the return recoded it in its last year only.
        recoded = (mine["place"], theirs["place"]) == ("K3", "H5")
        assert mine == ({**theirs, "place": "K3"} if recoded else theirs), row


def test_histories_of_practice_agree_with_themselves(council: Path) -> None:
    chains: dict[str, list[Episode]] = defaultdict(list)
    for row in ssd(council)["episodes"]:
        chains[str(row["child"])].append(Episode.of(row))
    for child, chain in chains.items():
        care = split(chain)
        assert join(care) == sorted(chain, key=lambda each: each.decom)
        assert problems(care) == (), child


@pytest.mark.parametrize("table", ["header", "reviews", "missing", "uasc"])
def test_other_facts_are_the_returns(table: str, council: Path) -> None:
    keys = {"header": "dob", "reviews": "review", "missing": "mis_start", "uasc": "child"}
    mine = {(row["child"], row[keys[table]]) for row in ssd(council)[table]}
    first = date(2020, 4, 1)
    theirs = {
        (row["child"], row[keys[table]])
        for row in returned(council)[table]
        if table != "reviews" or row["review"] >= first
    }
    assert theirs <= mine


def test_health_checks_done_are_those_the_return_flags(council: Path) -> None:
    done = {
        (row["child"], row["kind"])
        for row in ssd(council)["health_checks"]
        if row["status"] == "COMPLETED" and date(2024, 4, 1) <= row["date"] <= AS_AT
    }
    for row in read(council, 2025, "oc2"):
        assert ((row["CHILD"], "TEETH_CHECK") in done) == (row["TEETH_CHECK"] == "1")
        assert row["HEALTH_ASSESSMENT"] == "0" or (row["CHILD"], "HEALTH_ASSESSMENT") in done
    scores = {(row["child"], row.get("sdq_score")) for row in ssd(council)["sdq"]}
    for row in read(council, 2025, "oc2"):
        assert not row["SDQ_SCORE"] or (row["CHILD"], int(row["SDQ_SCORE"])) in scores


def test_care_leavers_are_those_of_the_last_return_and_those_about_to_leave(council: Path) -> None:
    rows = {str(row["child"]): row for row in ssd(council)["care_leavers"]}
    for row in read(council, 2025, "oc3"):
        mine = rows.pop(row["CHILD"])
        assert mine["in_touch"] == row["IN_TOUCH"]
        assert mine.get("accom", "0") == row["ACCOM"]
        assert mine.get("activ", "0") == row["ACTIV"]
    assert {row["eligibility"] for row in rows.values()} <= {"ELIGIBLE"}
    assert rows


def test_social_workers_are_the_returns(council: Path) -> None:
    numbers = {row["worker"]: row.get("sw_id") for row in ssd(council)["workers"]}
    held = {
        (row["child"], numbers[row["worker"]], row["start"])
        for row in ssd(council)["allocations"]
        if row["role"] == "SW"
    }
    theirs = {
        (row["child"], row["sw_id"], row["sw_decom"]) for row in returned(council)["sw_episodes"]
    }
    assert theirs <= held


def test_every_child_in_care_has_a_worker_and_a_reviewing_officer(council: Path) -> None:
    roles = defaultdict(set)
    for row in ssd(council)["allocations"]:
        if row["end"] is None:
            roles[row["child"]].add(row["role"])
    settled = AS_AT - timedelta(days=10)
    for row in current(annex(council)["periods"]):
        if row["start"] <= settled:  # type: ignore[operator]
            assert {"SW", "IRO"} <= roles[row["child"]]


def test_teams_belong_to_one_service(council: Path) -> None:
    teams = {row["team"]: row.get("parent") for row in ssd(council)["teams"]}
    assert len(teams) == 7
    assert set(teams.values()) == {None, "T00"}
    assert {row["team"] for row in ssd(council)["allocations"]} <= teams.keys()


def test_brothers_and_sisters_share_a_name_and_a_family(council: Path) -> None:
    names = {row["child"]: row["surname"] for row in ssd(council)["persons"]}
    rows = [row for row in ssd(council)["family"] if row["relation"] == "FAMILY"]
    ties = [(row["child"], row["other"]) for row in rows]
    assert len(ties) > 100
    assert all(names[child] == names[other] for child, other in ties)
    assert {(other, child) for child, other in ties} == set(ties)


def test_names_come_from_the_invented_lists(council: Path) -> None:
    known = {name for each in lists().values() for name in each}
    for row in ssd(council)["persons"]:
        assert {row["forename"], row["surname"]} <= known
    forenames = {(row["child"]): row["forename"] for row in ssd(council)["persons"]}
    girls = {name for (_, kind), each in lists().items() if kind == "F" for name in each}
    for row in ssd(council)["header"]:
        assert (forenames[row["child"]] in girls) == (row["sex"] == "F")


def test_nobody_has_a_real_nhs_number(council: Path) -> None:
    assert all(row["nhs_number"].startswith("999") for row in ssd(council)["persons"])


def test_annex_a_has_the_children_in_care_on_the_last_day(council: Path) -> None:
    in_care = {
        (row["CHILD"], row["PLACE"], row["LS"])
        for row in read(council, 2025, "episodes")
        if not row["DEC"] and row["LS"] not in ("V3", "V4")
    }
    places = {row["child"]: row["place"] for row in current(annex(council)["placements"])}
    statuses = {
        row["child"]: row["ls"]
        for row in current(annex(council)["legal_statuses"])
        if row["child"] in places
    }
    assert {(child, place, statuses[child]) for child, place in places.items()} == in_care


def test_annex_a_and_the_dataset_agree(council: Path) -> None:
    def facts(bundle: Bundle, table: str, *names: str) -> set[tuple[object, ...]]:
        return {tuple(row.get(name) for name in names) for row in bundle[table]}

    names = ("child", "eligibility", "in_touch", "accom", "activ", "latest_contact")
    assert facts(annex(council), "care_leavers", *names) == facts(
        ssd(council), "care_leavers", *names
    )
    visits = {(row["child"], row["date"]) for row in ssd(council)["visits"]}
    listed = {
        (row["child"], row["date"]) for row in annex(council)["visits"] if row["kind"] == "SW"
    }
    assert listed <= visits
    decided = ("child", "date_placed", "date_placed_ceased")
    assert facts(annex(council), "placed_adoption", *decided) <= facts(
        ssd(council), "placed_adoption", *decided
    )


def test_every_list_has_somebody(council: Path) -> None:
    given = annex(council)
    tables = ("children_in_need", "child_protection", "placements", "care_leavers", "adoption",
              "adopters")  # fmt: skip
    assert all(given[table] for table in tables)
    families = {row.get("adoptive_family") for row in given["adopters"]}
    assert families <= {row.get("adoptive_family") for row in given["adoption"]}


def test_nothing_is_told_that_had_not_happened(council: Path) -> None:
    for file in (council / "ssd").iterdir():
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                days = [cell[:10] for cell in row.values() if cell.endswith(" 00:00:00.000")]
                assert all(day <= AS_AT.isoformat() for day in days), (file.name, row)
