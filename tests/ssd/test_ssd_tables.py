"""What an export of the dataset says, table by table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ssd_export import drawn, good_export, plain, write_export

from hearth.records import Bundle
from hearth.records.care import Episode
from hearth.sources import Problem, read_ssd


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, list[Problem]]:
    return read_ssd([write_export(tmp_path_factory.mktemp("ssd"))])


@pytest.fixture
def bundle(given: tuple[Bundle, list[Problem]]) -> Bundle:
    return given[0]


def of(bundle: Bundle, table: str, child: str) -> list[dict[str, object]]:
    return [row for row in plain(bundle[table]) if row["child"] == child]


def read(folder: Path, **tables: list[dict[str, str]]) -> tuple[Bundle, list[Problem]]:
    return read_ssd([write_export(folder, {**good_export(), **tables})])


def test_nothing_but_what_was_expected_is_said(given: tuple[Bundle, list[Problem]]) -> None:
    bundle, problems = given

    assert (bundle.source, bundle.as_at, bundle.years) == ("ssd", None, ())
    assert bundle.children == {"C1", "C2", "C3"}
    [outside] = problems
    assert "1 time missing did not start in care, this one first" in outside.problem


def test_episodes_are_put_together_from_four_tables(bundle: Bundle) -> None:
    episodes = [Episode.of(row) for row in bundle["episodes"]]
    home = {"cin": "N1", "home_post": "SE64RU"}
    first = {"place": "U6", "place_provider": "PR1", "pl_post": "SE135AA", "urn": "SC123456"}

    assert episodes == [
        Episode(decom=date(2021, 5, 3), rne="S", ls="V2", dec=date(2021, 12, 1), rec="X1", **home,
                **first),
        Episode(decom=date(2021, 12, 1), rne="L", ls="C2", dec=date(2024, 6, 10), rec="X1", **home,
                **first, reason_place_change="CARPL"),
        Episode(decom=date(2024, 6, 10), rne="P", ls="C2", **home, place="K2",
                place_provider="PR4", pl_post="CR01XX", urn="1234567"),
        Episode(decom=date(2022, 2, 1), rne="S", ls="E1", cin="N1", place="A6",
                place_provider="PR1", pl_post="SE64RU", urn="SC123456", dec=date(2024, 1, 31),
                rec="E11"),
    ]  # fmt: skip


def test_every_row_says_where_it_came_from(bundle: Bundle) -> None:
    row = bundle["episodes"][1]

    assert (row["line"], row["row"]) == (3, 1)
    assert str(row["file"]).endswith("ssd_cla_episodes.csv")


def test_who_a_person_is(bundle: Bundle) -> None:
    assert of(bundle, "header", "C1") == [
        {"child": "C1", "sex": "F", "dob": date(2010, 2, 14), "ethnic": "WBRI",
         "upn": "A990000000001", "mother": "0"}
    ]  # fmt: skip
    assert of(bundle, "header", "C2")[0]["upn"] == "UN2"
    assert of(bundle, "header", "C2")[0]["ethnic"] == "CHNE"
    assert "mother" not in of(bundle, "header", "C2")[0]
    assert of(bundle, "persons", "C1") == [
        {"child": "C1", "forename": "Erin", "surname": "Hollowe", "gender": "F",
         "dob": date(2010, 2, 14), "nhs_number": "9990000001"}
    ]  # fmt: skip
    assert of(bundle, "identifiers", "C1") == [{"child": "C1", "kind": "LEGACY", "value": "L1"}]


def test_family_is_tied_each_way(bundle: Bundle) -> None:
    assert plain(bundle["family"]) == [
        {"child": "C1", "other": "C2", "relation": "FAMILY"},
        {"child": "C2", "other": "C1", "relation": "FAMILY"},
    ]


def test_an_unaccompanied_child_is_on_both_tables(bundle: Bundle) -> None:
    assert plain(bundle["immigration"]) == [
        {"child": "C3", "status": "UASC", "start": date(2021, 1, 1), "end": date(2024, 9, 1)}
    ]
    assert plain(bundle["uasc"]) == [
        {"child": "C3", "sex": "M", "dob": date(2006, 9, 1), "duc": date(2024, 9, 1)}
    ]


def test_reviews_that_were_cancelled_are_none(bundle: Bundle) -> None:
    assert plain(bundle["reviews"]) == [
        {"child": "C1", "review": date(2021, 6, 1), "review_code": "PN1"},
        {"child": "C1", "review": date(2021, 9, 20), "review_code": "PN7"},
    ]


def test_times_missing_in_care_and_the_interview_after(bundle: Bundle) -> None:
    assert plain(bundle["missing"]) == [
        {"child": "C1", "missing": "M", "mis_start": date(2024, 9, 2),
         "mis_end": date(2024, 9, 3)}
    ]  # fmt: skip
    assert plain(bundle["missing_interviews"]) == [
        {"child": "C1", "mis_start": date(2024, 9, 2), "offered": True, "accepted": False}
    ]


def test_health_checks_keep_their_status(bundle: Bundle) -> None:
    assert [(row["kind"], row["status"]) for row in bundle["health_checks"]] == [
        ("HEALTH_ASSESSMENT", "COMPLETED"), ("TEETH_CHECK", "REFUSED"),
    ]  # fmt: skip


def test_a_care_leaver_as_last_known(bundle: Bundle) -> None:
    assert plain(bundle["care_leavers"]) == [
        {"child": "C3", "eligibility": "FORMER_RELEVANT", "in_touch": "YES", "accom_type": "Z",
         "accom_suitable": "1", "accom": "Z1", "activ": "F2", "adviser": "P7", "team": "T5"}
    ]  # fmt: skip


def test_permanence_is_of_the_child_even_under_an_old_identifier(bundle: Bundle) -> None:
    dates = {"date_placed": date(2022, 1, 10)}
    over = {"date_placed_ceased": None, "reason_placed_ceased": None}
    dob = date(2020, 3, 1)

    assert plain(bundle["placed_adoption"]) == [{"child": "C2", "dob": dob, **dates, **over}]
    assert plain(bundle["ad1"]) == [
        {"child": "C2", "year": 2024, "dob": dob, "date_int": date(2022, 1, 10),
         "date_match": date(2023, 1, 5), "foster_care": "0", "nb_adoptr": "2", "sex_adoptr": "MF"}
    ]  # fmt: skip
    assert bundle["adoption"][0]["order_type"] == "ADOPTION"


def test_workers_teams_and_allocations(bundle: Bundle) -> None:
    assert plain(bundle["teams"]) == [
        {"team": "T1", "name": "Children Looked After", "parent": "T0"},
        {"team": "T0", "name": "Children's Social Care"},
        {"team": "T5", "name": "Leaving Care", "parent": "T0"},
    ]
    assert plain(bundle["workers"]) == [
        {"worker": "P1", "name": "Robin Ashdown", "job_title": "Social Worker",
         "sw_id": "SW1234567"},
        {"worker": "P7", "name": "Sam Fell", "job_title": "Personal Adviser"},
    ]  # fmt: skip
    assert plain(bundle["allocations"]) == [
        {"child": "C1", "worker": "P1", "team": "T1", "role": "SW", "start": date(2021, 5, 3),
         "end": None, "reason": "ORGRST"},
        {"child": "C3", "worker": "P7", "team": "T5", "role": "PA", "start": date(2022, 9, 1),
         "end": None},
    ]  # fmt: skip


STATUSES = [
    # what stands in ssd_legal_status, the legal status on 1 March 2022
    ("status that holds", "C2 2022-01-01 .", "C2"),
    ("last to start of two", "C1 2022-01-01 . \n C2 2022-02-01 .", "C2"),
    ("one that ended that day does not", "C1 2022-01-01 2022-03-01 \n C2 2022-03-01 .", "C2"),
    ("one outside the return does not count", "C2 2022-01-01 . \n SGO 2022-02-01 .", "C2"),
    ("none that has not begun", "C2 2022-03-02 .", None),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "ls"), [case[1:] for case in STATUSES],
                         ids=[case[0] for case in STATUSES])  # fmt: skip
def test_the_legal_status_of_an_episode(tmp_path: Path, rows: str, ls: str | None) -> None:
    statuses = drawn("ssd_legal_status", f"ls start end\n{rows}", child="C1")
    episodes = drawn("ssd_cla_episodes", "decom rne\n2022-03-01 S", child="C1", placement="H1")
    bundle, _ = read(tmp_path, ssd_legal_status=statuses, ssd_cla_episodes=episodes)

    assert bundle["episodes"][0].get("ls") == ls


HOMES = [
    ("the day before", "Home SE64RU 2010-01-01 2022-03-01", "SE64RU"),
    ("the day itself, where there is none before", "Home SE64RU 2022-03-01 .", "SE64RU"),
    ("no placement", "Placement SE135AA 2022-01-01 .", None),
    ("none that came later", "Home SE64RU 2022-03-02 .", None),
    ("the last to start", "Home SE64RU 2010-01-01 . \n Home SE135AA 2021-01-01 .", "SE135AA"),
]


@pytest.mark.parametrize(("rows", "home"), [case[1:] for case in HOMES],
                         ids=[case[0] for case in HOMES])  # fmt: skip
def test_the_home_a_child_came_from(tmp_path: Path, rows: str, home: str | None) -> None:
    addresses = drawn("ssd_address", f"kind postcode start end\n{rows}", child="C1")
    episodes = drawn("ssd_cla_episodes", """
        decom      rne dec        rec
        2022-03-01 S   2023-01-01 X1
        2023-01-01 P   .          .
        """, child="C1", placement="H1")  # fmt: skip
    bundle, _ = read(tmp_path, ssd_address=addresses, ssd_cla_episodes=episodes)

    assert [row.get("home_post") for row in bundle["episodes"]] == [home, home]


def test_why_a_placement_ended_is_said_only_where_care_went_on(tmp_path: Path) -> None:
    placements = drawn("ssd_cla_placement", """
        key place reason_place_change
        H1  U6    CARPL
        """)  # fmt: skip
    episodes = drawn("ssd_cla_episodes", """
        decom      rne dec        rec
        2022-03-01 S   2023-01-01 X1
        2023-01-01 L   2024-01-01 E4A
        """, child="C1", placement="H1")  # fmt: skip
    bundle, _ = read(tmp_path, ssd_cla_placement=placements, ssd_cla_episodes=episodes)

    assert [row["reason_place_change"] for row in bundle["episodes"]] == [None, None]


def test_episodes_whose_placement_or_status_is_nowhere_are_said_once(tmp_path: Path) -> None:
    bundle, problems = read(tmp_path, ssd_cla_placement=[], ssd_legal_status=[])

    assert not {"place", "ls"} & bundle["episodes"][0].keys()
    said = [each for each in problems if each.table == "episodes"]
    assert [(each.row, each.column, each.blocking) for each in said] == [
        (0, "place", True), (0, "ls", True),
    ]  # fmt: skip
    assert "(child C1): the episode has no placement in ssd_cla_placement. So have 3 more." in (
        said[0].problem
    )


def test_the_plan_for_where_a_child_grows_up(tmp_path: Path) -> None:
    plans = [
        {"lacp_person_id": "C1", "lacp_cla_care_plan_start_date": "2022-01-01 00:00:00",
         "lacp_cla_care_plan_json": '{"LTFOST18": "Y", "ADOPTION": "N"}'},
        {"lacp_person_id": "C2", "lacp_cla_care_plan_json": "adoption"},
    ]  # fmt: skip
    bundle, problems = read(tmp_path, ssd_cla_care_plan=plans)

    assert plain(bundle["permanence_plans"]) == [
        {"child": "C1", "plan": "LTFOST18", "start": date(2022, 1, 1), "end": None}
    ]
    assert any("the care plan is no JSON" in each.problem for each in problems)


def test_health_that_the_return_asks_as_flags(tmp_path: Path) -> None:
    bundle, _ = read(
        tmp_path,
        ssd_sdq_scores=drawn("ssd_sdq_scores", """
            date       sdq_score sdq_reason
            2024-01-01 17        SSD_PH
            2025-01-01 .         SDQ2
            2023-01-01 .         .
            """, child="C1"),
        ssd_cla_immunisations=drawn("ssd_cla_immunisations", "up_to_date date\nY 2024-01-01",
                                    child="C1"),
        ssd_cla_convictions=drawn("ssd_cla_convictions", "date offence\n2024-01-01 Theft",
                                  child="C1"),
        ssd_cla_substance_misuse=drawn(
            "ssd_cla_substance_misuse",
            "date substance intervention_received\n2024-01-01 Cannabis N", child="C1"),
    )  # fmt: skip

    assert plain(bundle["sdq"]) == [
        {"child": "C1", "date": date(2024, 1, 1), "sdq_score": 17},
        {"child": "C1", "date": date(2025, 1, 1), "sdq_reason": "SDQ2"},
    ]
    assert bundle["immunisations"][0]["up_to_date"] is True
    assert bundle["convictions"][0]["offence"] == "Theft"
    assert bundle["substance_misuse"][0]["intervention_received"] is False


def test_a_mother_and_her_first_child(tmp_path: Path) -> None:
    person = good_export()["ssd_person"]
    person[0]["pers_is_mother"] = "Y"
    births = drawn("ssd_mother", """
        own_child mc_dob
        B2        2026-01-01
        B1        2025-01-01
        """, child="C1")  # fmt: skip
    bundle, _ = read(tmp_path, ssd_person=person, ssd_mother=births)

    header = of(bundle, "header", "C1")[0]
    assert (header["mother"], header["mc_dob"]) == ("1", date(2025, 1, 1))
    ties = {(row["child"], row["other"], row["relation"]) for row in bundle["family"]}
    assert {("C1", "B1", "CHILD"), ("B1", "C1", "MOTHER")} <= ties


def test_a_permanent_home_before_is_of_the_year_care_began(tmp_path: Path) -> None:
    before = drawn("ssd_cla_previous_permanence", """
        child prev_perm              la_perm  date_perm
        C1    Special_Guardianship_Order Lewisham zz/05/2018
        """)  # fmt: skip
    bundle, problems = read(tmp_path, ssd_cla_previous_permanence=before)

    assert plain(bundle["prev_perm"]) == [
        {"child": "C1", "year": 2022, "prev_perm": "P2", "la_perm": "209",
         "date_perm": "zz/05/2018"}
    ]  # fmt: skip
    assert len(problems) == 1


def test_a_family_of_a_whole_town_is_none(tmp_path: Path) -> None:
    rows = "\n".join(f"0 X{n}" for n in range(30))
    bundle, problems = read(tmp_path, ssd_family=drawn("ssd_family", f"family child\n{rows}"))

    assert "family" not in bundle.rows
    assert any("family 0 has 30 members, too many to be one" in each.problem for each in problems)
