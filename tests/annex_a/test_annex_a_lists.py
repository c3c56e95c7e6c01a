"""What each list proves of a child, and nothing more."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from annex_workbook import (
    ADOPTED,
    AS_AT,
    CARE_LEAVER,
    IN_CARE,
    as_csv,
    good_lists,
    plain,
    table,
    write_workbook,
)

from hearth.records import Bundle
from hearth.sources import Problem, read_annex_a


def read(tmp_path: Path, lists: dict[str, list[dict[str, Any]]]) -> tuple[Bundle, list[Problem]]:
    return read_annex_a([write_workbook(tmp_path / "annex.xlsx", lists)], AS_AT)


def of_list(tmp_path: Path, name: str) -> Bundle:
    bundle, problems = read(tmp_path, {name: good_lists()[name]})
    assert problems == []
    return bundle


def test_a_whole_workbook_is_read_without_a_problem(tmp_path: Path) -> None:
    bundle, problems = read(tmp_path, good_lists())

    assert problems == []
    assert (bundle.source, bundle.as_at, bundle.years) == ("annex_a", AS_AT, ())
    assert bundle.children == {"00123", "C002", "C004"}
    assert [row["child"] for row in bundle["header"]] == ["00123", "C004", "C002"]


def test_every_row_says_where_it_came_from(tmp_path: Path) -> None:
    bundle, _ = read(tmp_path, good_lists())

    [period, _] = bundle["periods"]
    assert (period["file"], period["line"], period["row"]) == ("annex.xlsx, sheet List 8", 2, 0)
    every = [row for rows in bundle.rows.values() for row in rows]
    assert all({"file", "line", "row"} <= row.keys() for row in every)


def test_a_child_in_care_has_the_histories_that_are_dated(tmp_path: Path) -> None:
    bundle = of_list(tmp_path, "List 8")
    child = "00123"

    assert plain(bundle["periods"]) == [
        {"child": child, "start": date(2021, 5, 3), "end": None, "cin": "N1"}
    ]
    assert plain(bundle["legal_statuses"]) == [
        {"child": child, "start": date(2021, 12, 1), "end": None, "ls": "C2"}
    ]
    assert plain(bundle["placements"]) == [
        {"child": child, "start": date(2024, 6, 10), "end": None, "place": "U4",
         "place_provider": "PR1", "pl_post": "SE135AA", "urn": "SC123456", "pl_location": "IN"}
    ]  # fmt: skip
    assert "episodes" not in bundle.rows


def test_a_child_in_care_and_what_is_dated_beside(tmp_path: Path) -> None:
    bundle = of_list(tmp_path, "List 8")
    child, dob = "00123", date(2010, 2, 14)

    assert plain(bundle["header"]) == [{"child": child, "dob": dob, "sex": "F", "ethnic": "WBRI"}]
    assert plain(bundle["persons"]) == [
        {"child": child, "dob": dob, "gender": "F", "disabled": False}
    ]
    assert plain(bundle["reviews"]) == [{"child": child, "review": date(2025, 2, 1), "dob": dob}]
    assert [(row["kind"], row["date"]) for row in bundle["visits"]] == [
        ("SW", date(2025, 3, 10)), ("IRO", date(2025, 1, 15)),
    ]  # fmt: skip
    assert [(row["kind"], row["date"], row["status"]) for row in bundle["health_checks"]] == [
        ("HEALTH_ASSESSMENT", date(2024, 11, 20), "COMPLETED"),
        ("TEETH_CHECK", date(2024, 9, 2), "COMPLETED"),
    ]
    assert plain(bundle["permanence_plans"]) == [{"child": child, "plan": "LTFOST", "as_at": AS_AT}]
    assert plain(bundle["missing_interviews"]) == [
        {"child": child, "offered": True, "accepted": False, "as_at": AS_AT}
    ]
    assert [(row["count"], row["number"]) for row in bundle["counts"]] == [
        ("PLACEMENTS", 2), ("MISSING", 1), ("AWAY", 0),
    ]  # fmt: skip
    assert plain(bundle["allocations"]) == [
        {"child": child, "role": "SW", "as_at": AS_AT, "worker": "Robin Ashdown",
         "team": "Looked After Team 1"}
    ]  # fmt: skip
    assert "uasc" not in bundle.rows


def test_care_that_has_ceased_ends_all_three(tmp_path: Path) -> None:
    left = {**IN_CARE, "end": "10/01/2025", "rec": "e) E4A"}
    bundle, problems = read(tmp_path, {"List 8": [left]})

    assert problems == []
    ends = [bundle[name][0]["end"] for name in ("periods", "legal_statuses", "placements")]
    assert ends == [date(2025, 1, 10)] * 3
    assert bundle["periods"][0]["rec"] == "E4A"


def test_care_that_ceased_before_it_started_is_no_history(tmp_path: Path) -> None:
    bundle, problems = read(tmp_path, {"List 8": [{**IN_CARE, "end": "10/01/2020"}]})

    assert not {"periods", "legal_statuses", "placements"} & bundle.rows.keys()
    assert [problem.problem for problem in problems] == [
        "annex.xlsx, sheet List 8, line 2 (child 00123): Date Ceased to be Looked After is before "
        "care, the legal status or the placement started. None of the three is used."
    ]


def test_whether_care_ended_is_not_said_where_the_cell_cannot_be_read(tmp_path: Path) -> None:
    bundle, problems = read(tmp_path, {"List 8": [{**IN_CARE, "end": "soon"}]})

    assert "end" not in bundle["periods"][0]
    assert len(problems) == 1


def test_a_care_leaver_as_on_the_day_of_the_list(tmp_path: Path) -> None:
    bundle = of_list(tmp_path, "List 9")

    assert plain(bundle["care_leavers"]) == [
        {"child": "C004", "eligibility": "FORMER_RELEVANT", "in_touch": "YES",
         "latest_contact": date(2025, 3, 20), "activ": "F2",
         "pathway_plan_review": date(2024, 12, 1), "accom_type": "U", "accom_suitable": "1",
         "accom": "U1", "adviser": "Sam Fell", "worker": "Robin Ashdown", "team": "Leaving Care",
         "as_at": AS_AT}
    ]  # fmt: skip
    assert [(row["worker"], row["role"]) for row in bundle["allocations"]] == [
        ("Robin Ashdown", "SW"), ("Sam Fell", "PA"),
    ]  # fmt: skip
    assert plain(bundle["uasc"]) == [{"child": "C004", "dob": date(2005, 6, 30), "sex": "F"}]


def test_a_worker_who_is_the_adviser_is_no_social_worker(tmp_path: Path) -> None:
    bundle, _ = read(tmp_path, {"List 9": [{**CARE_LEAVER, "worker": "Sam Fell"}]})

    assert [(row["worker"], row["role"]) for row in bundle["allocations"]] == [("Sam Fell", "PA")]


def test_accommodation_whose_suitability_is_not_known_is_no_whole_code(tmp_path: Path) -> None:
    bundle, _ = read(tmp_path, {"List 9": [{**CARE_LEAVER, "accom_suitable": None}]})

    assert bundle["care_leavers"][0]["accom_type"] == "U"
    assert "accom" not in bundle["care_leavers"][0]


def test_an_adoption_and_what_it_says_of_care(tmp_path: Path) -> None:
    bundle = of_list(tmp_path, "List 10")
    child, dob = "C002", date(2010, 2, 14)

    assert plain(bundle["placed_adoption"]) == [
        {"child": child, "dob": dob, "date_placed": date(2024, 4, 1), "date_placed_ceased": None,
         "reason_placed_ceased": None}
    ]  # fmt: skip
    assert plain(bundle["legal_statuses"]) == [
        {"child": child, "ls": "E1", "start": date(2024, 4, 10)}
    ]
    assert plain(bundle["periods"]) == [
        {"child": child, "start": date(2024, 2, 29), "end": date(2025, 1, 31)}
    ]
    assert bundle["adoption"][0]["adoptive_family"] == "F1"
    assert bundle["adoption"][0]["moved_in"] == date(2024, 5, 20)


def test_a_plan_for_adoption_that_goes_on_has_not_ended_care(tmp_path: Path) -> None:
    bundle, _ = read(tmp_path, {"List 10": [{**ADOPTED, "order": None}]})

    assert "end" not in bundle["periods"][0]
    assert bundle["adoption"][0]["order"] is None


def test_a_child_on_two_lists_is_one_person_and_one_period(tmp_path: Path) -> None:
    also = {**ADOPTED, "child": "00123", "entered_care": "03/05/2021", "order": None}
    bundle, problems = read(tmp_path, {"List 8": [IN_CARE], "List 10": [also]})

    assert problems == []
    assert len(bundle["header"]) == len(bundle["periods"]) == 1


def test_lists_that_contradict_each_other_are_said(tmp_path: Path) -> None:
    [in_need] = good_lists()["List 6"]
    lists = {"List 6": [{**in_need, "dob": "15/02/2010"}], "List 8": [IN_CARE]}
    bundle, problems = read(tmp_path, lists)

    assert bundle["header"][0]["dob"] == date(2010, 2, 14)
    assert problems[0].problem == (
        "annex.xlsx, sheet List 6, line 2 (child 00123): DOB is 15/02/2010, but 14/02/2010 in "
        "annex.xlsx, sheet List 8, line 2, which is used."
    )


def test_children_in_need_and_on_plans(tmp_path: Path) -> None:
    bundle, problems = read(tmp_path, good_lists())

    assert problems == []
    [in_need], [plan] = bundle["children_in_need"], bundle["child_protection"]
    assert (in_need["need"], in_need["status"], in_need["end"]) == ("N1", "CLA", None)
    assert (plan["initial_category"], plan["latest_category"]) == ("NEG", "EMO")
    assert (plan["seen_alone"], plan["emergency"]) == (True, False)
    assert ("PLANS_BEFORE", 1) in [(row["count"], row["number"]) for row in bundle["counts"]]


def test_adopters(tmp_path: Path) -> None:
    assert plain(of_list(tmp_path, "List 11")["adopters"]) == [
        {"adopter": "A1", "adoptive_family": "F1", "gender": "M", "ethnic": "WBRI",
         "disabled": False, "enquired": date(2023, 2, 1), "approved": date(2023, 12, 1),
         "children": 1}
    ]  # fmt: skip


@pytest.mark.parametrize("name", list(good_lists()))
def test_a_csv_file_reads_as_the_sheet_does(tmp_path: Path, name: str) -> None:
    rows = good_lists()[name]
    (tmp_path / "extract.csv").write_text(as_csv(table(int(name.split()[1]), rows)))

    bundle, problems = read_annex_a([tmp_path / "extract.csv"], AS_AT)

    assert problems == []
    expected = {table: plain(rows) for table, rows in of_list(tmp_path, name).rows.items()}
    assert {table: plain(rows) for table, rows in bundle.rows.items()} == expected
