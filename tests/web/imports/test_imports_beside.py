"""What stands beside care comes in from Annex A and from the dataset, once, and is kept up."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from annex_workbook import AS_AT, IN_CARE, WHO, good_lists, write_workbook
from import_help import held
from ssd_export import drawn, good_export, write_export

from hearth.sources import read_ssd
from hearth.sources.ssd.layout import ssd_tables
from hearth_web import bridge
from hearth_web.audit import System
from hearth_web.imports.actions import Outcome, import_now
from hearth_web.imports.situations import SITUATIONS
from hearth_web.people.actions import Change, apply
from hearth_web.people.models import (
    Address,
    Adopter,
    AdoptionPlan,
    Child,
    ChildInNeed,
    ImmigrationStatus,
    PermanencePlan,
    ProtectionPlan,
)
from hearth_web.wellbeing.models import (
    Conviction,
    Immunisation,
    SpecialNeeds,
    SubstanceMisuse,
    Visit,
)

pytestmark = pytest.mark.django_db
HEARTH = System("the tests")
LATER = date(2025, 9, 30)


def annex(folder: Path, as_at: date = AS_AT, **lists: Any) -> Outcome:
    folder.mkdir(parents=True, exist_ok=True)
    path = write_workbook(folder / "annex.xlsx", {**good_lists(), **lists})
    return import_now(by=HEARTH, paths=[path], as_at=as_at)


def more_tables() -> dict[str, Any]:
    """Of Erin, who is in care: everything the export may say beside care."""
    return {
        "ssd_immigration_status": drawn("ssd_immigration_status", """
            child status                     start      end
            C1    Limited_leave_to_remain    2022-02-02 .
            """),
        "ssd_cla_care_plan": [
            {"lacp_table_id": "1", "lacp_person_id": "C1",
             "lacp_cla_care_plan_start_date": "2021-08-01 00:00:00.000",
             "lacp_cla_care_plan_end_date": "",
             "lacp_cla_care_plan_json": '{"LTFOST18": "Y", "ADOPTION": "N"}'}
        ],
        "ssd_cla_immunisations": drawn("ssd_cla_immunisations", """
            child up_to_date date
            C1    N          2025-03-31
            """),
        "ssd_cla_substance_misuse": drawn("ssd_cla_substance_misuse", """
            child date       substance intervention_received
            C1    2024-05-05 Cannabis  Y
            C1    .          Alcohol   N
            """),
        "ssd_cla_convictions": drawn("ssd_cla_convictions", """
            child date       offence
            C1    2024-06-06 Criminal_damage
            """),
        "ssd_cin_episodes": drawn("ssd_cin_episodes", """
            child start      need no_action end        reason
            C1    2020-11-01 N1   N         2021-05-03 RC8
            C1    2019-01-01 N1   Y         2019-01-02 .
            X7    2024-01-01 N5   N         .          .
            """),
        "ssd_cp_plans": drawn("ssd_cp_plans", """
            child start      end        initial_category latest_category
            C1    2020-12-01 2021-05-03 NEG              EMO
            """),
        "ssd_send": drawn("ssd_send", """
            key child upn uln
            S1  C1    .   1234567890
            """),
        "ssd_ehcp_requests": drawn("ssd_ehcp_requests", """
            key send
            Q1  S1
            """),
        "ssd_ehcp_assessment": drawn("ssd_ehcp_assessment", """
            key request
            E1  Q1
            """),
        "ssd_ehcp_named_plan": drawn("ssd_ehcp_named_plan", """
            assessment start      end
            E1         2019-09-01 .
            E9         2019-09-01 .
            """),
    }  # fmt: skip


def ssd(folder: Path, as_at: date | None = None, **tables: Any) -> Outcome:
    export = {**good_export(), **more_tables(), **tables}
    return import_now(by=HEARTH, paths=[write_export(folder, export)], as_at=as_at)


def said(outcome: Outcome) -> list[str]:
    assert outcome.imported
    return [each.sentence for each in outcome.imported.problems.filter(blocking=True)]


def test_the_lists_give_what_stands_beside_care(tmp_path: Path) -> None:
    done = annex(tmp_path)
    child = Child.objects.get(child="00123")

    assert child.disabled is False
    plan = PermanencePlan.objects.get(child=child)
    assert (plan.plan, plan.decom, plan.start_known) == ("LTFOST", AS_AT, False)
    need = ChildInNeed.objects.get(child=child)
    assert (need.decom, need.need, need.status) == (date(2021, 5, 1), "N1", "CLA")
    protected = ProtectionPlan.objects.get(child=child)
    assert (protected.decom, protected.dec, protected.start_known) == (date(2025, 1, 1), None, True)
    assert (protected.initial_category, protected.latest_category) == ("NEG", "EMO")
    assert (protected.seen_alone, protected.emergency, protected.plans_before) == ("1", "0", 1)
    assert set(Visit.objects.filter(child=child).values_list("kind", flat=True)) == {"SW", "IRO"}
    adopted = AdoptionPlan.objects.get(child__child="C002")
    assert (adopted.adoptive_family, adopted.order) == ("F1", date(2025, 1, 31))
    adopter = Adopter.objects.get()
    assert (adopter.child.child, adopter.adopter, adopter.approved) == (
        "C002",
        "A1",
        date(2023, 12, 1),
    )
    assert done.imported
    assert done.imported.counts["not_kept"] == {}


def test_the_dataset_gives_what_stands_beside_care(tmp_path: Path) -> None:
    done = ssd(tmp_path)
    erin = Child.objects.get(child="C1")

    home, placed = Address.objects.filter(child=erin)
    assert (home.kind, home.postcode, home.decom, home.dec) == (
        "Home", "SE64RU", date(2010, 2, 14), None,
    )  # fmt: skip
    assert (placed.kind, placed.dec) == ("Placement", date(2024, 6, 10))
    status = ImmigrationStatus.objects.get(child=erin)
    assert (status.status, status.decom) == ("LIMITED", date(2022, 2, 2))
    assert PermanencePlan.objects.get(child=erin).plan == "LTFOST18"
    assert Immunisation.objects.get(child=erin).up_to_date == "0"
    misuse = SubstanceMisuse.objects.get(child=erin)
    assert (misuse.substance, misuse.intervention_received) == ("Cannabis", "1")
    assert Conviction.objects.get(child=erin).offence == "Criminal damage"
    need = ChildInNeed.objects.get()
    assert (need.child, need.decom, need.reason) == (erin, date(2020, 11, 1), "RC8")
    plan = ProtectionPlan.objects.get()
    assert (plan.child, plan.dec, plan.latest_category) == (erin, date(2021, 5, 3), "EMO")
    needs = SpecialNeeds.objects.get()
    assert (needs.child, needs.provision, needs.decom) == (erin, "EHCP", date(2019, 9, 1))
    assert done.imported
    assert done.imported.counts["not_kept"] == {"need": 1}  # X7
    assert any("substance misuse has no date" in each for each in said(done))
    assert any("belong to no assessment" in each for each in said(done))


@pytest.mark.parametrize("source", [annex, ssd])
def test_the_same_again_changes_nothing(source: Any, tmp_path: Path) -> None:
    source(tmp_path / "one")
    before = held()
    lists = {"List 6": [*good_lists()["List 6"], {**WHO, "child": "999", "start": "01/01/2024"}]}
    again = source(tmp_path / "two", **(lists if source is annex else {"ssd_family": []}))
    assert again.imported.counts["kinds"] == {}
    assert held() == before


def test_the_page_of_what_comes_in_names_every_table_that_is_read() -> None:
    page = (Path(__file__).parents[3] / "docs" / "imports.md").read_text(encoding="utf-8")
    assert [table for table in ssd_tables() if f"`{table}`" not in page] == []


PASSED = {"file", "line", "row", "as_at", "team", "worker", "status"}


def test_what_came_in_goes_out_as_it_came(tmp_path: Path) -> None:
    folder = write_export(tmp_path / "ssd", {**good_export(), **more_tables()})
    import_now(by=HEARTH, paths=[folder])
    given, _ = read_ssd([folder])
    tables = bridge.practice()
    for name in (*SITUATIONS, "immunisations", "convictions", "identifiers", "visits", "sdq"):
        frame = tables[name]
        out = [
            {n: v for n, v in row.items() if v is not None} for row in frame.iter_rows(named=True)
        ]
        for row in given[name]:
            if row["child"] == "X7":  # never in care
                continue
            told = {n: v for n, v in row.items() if n not in PASSED and v is not None}
            assert any(told.items() <= each.items() for each in out), (name, told, out)


def test_a_later_list_confirms_changes_and_ends(tmp_path: Path) -> None:
    annex(tmp_path / "one")
    annex(tmp_path / "two", as_at=date(2025, 6, 30))
    assert PermanencePlan.objects.count() == 1
    changed = {
        "List 6": [{**good_lists()["List 6"][0], "end": "01/09/2025", "reason": "RC7"}],
        "List 7": [{**good_lists()["List 7"][0], "end": "01/08/2025"}],
        "List 8": [{**IN_CARE, "plan": "a) Return to family"}],
    }
    done = annex(tmp_path / "three", as_at=LATER, **changed)

    first, second = PermanencePlan.objects.all()
    assert (first.plan, first.dec) == ("LTFOST", LATER)
    assert (second.plan, second.decom, second.dec) == ("RETURN", LATER, None)
    need = ChildInNeed.objects.get()
    assert (need.dec, need.reason) == (date(2025, 9, 1), "RC7")
    assert ProtectionPlan.objects.get().dec == date(2025, 8, 1)
    assert done.imported
    assert done.imported.counts["kinds"]["people.protectionplan"] == {"ended": 1}


@pytest.mark.parametrize("plan", ["LTFOST18", "LTRELFR"])
def test_a_start_that_is_told_later_corrects_the_day_of_the_list(tmp_path: Path, plan: str) -> None:
    if plan == "LTFOST18":
        annex(tmp_path / "one")
    row = {
        "lacp_table_id": "1",
        "lacp_person_id": "00123",
        "lacp_cla_care_plan_start_date": "2021-08-01 00:00:00.000",
        "lacp_cla_care_plan_json": json.dumps({plan: "Y"}),
    }
    Child.objects.get_or_create(child="00123")
    import_now(by=HEARTH, paths=[write_export(tmp_path / "ssd", {"ssd_cla_care_plan": [row]})])
    found = PermanencePlan.objects.get()
    assert (found.plan, found.decom, found.start_known) == (plan, date(2021, 8, 1), True)
    annex(tmp_path / "two", as_at=date(2025, 6, 30))
    assert PermanencePlan.objects.get().plan == plan  # the list says it less finely


def test_an_older_list_brought_later_ends_where_the_newer_begins(tmp_path: Path) -> None:
    annex(tmp_path / "one", as_at=LATER, **{"List 8": [{**IN_CARE, "plan": "b) Adoption"}]})
    annex(tmp_path / "two")
    told = list(PermanencePlan.objects.values_list("plan", "decom", "dec"))
    assert told == [("LTFOST", AS_AT, LATER), ("ADOPTION", LATER, None)]


def test_a_plan_of_care_that_is_over_ends_with_it(tmp_path: Path) -> None:
    annex(tmp_path / "one")
    left = {**IN_CARE, "end": "01/08/2025", "rec": "E4A"}
    annex(tmp_path / "two", as_at=LATER, **{"List 8": [left], "List 7": []})
    assert PermanencePlan.objects.get().dec == date(2025, 8, 1)


def test_what_a_person_corrected_stays_and_is_shown(tmp_path: Path) -> None:
    ssd(tmp_path / "one")
    erin = Child.objects.get(child="C1")
    home = Address.objects.get(child=erin, kind="Home")
    change = Change(Address, home.pk, {"postcode": "YO17HH"})
    apply(by=HEARTH, child=erin, changes=[change], why="She moved.")
    again = ssd(tmp_path / "two", ssd_family=[])

    home.refresh_from_db()
    assert home.postcode == "YO17HH"
    assert again.imported
    assert again.imported.counts["kinds"] == {"people.address": {"held": 1}}


def test_a_bad_row_is_told_and_the_good_ones_go_on(tmp_path: Path) -> None:
    addresses = drawn("ssd_address", """
        child kind postcode start      end
        C1    Home SE64RU   2020-02-14 2019-01-01
        C1    Flat SE135AA  2021-05-03 .
        """)  # fmt: skip
    plans = drawn("ssd_cp_plans", """
        child start      end        initial_category latest_category
        C1    2020-12-01 2021-05-03 NEG              EMO
        C1    2021-02-01 .          NEG              EMO
        """)  # fmt: skip
    done = ssd(tmp_path, ssd_address=addresses, ssd_cp_plans=plans)

    assert [each.kind for each in Address.objects.filter(child__child="C1")] == ["Flat"]
    assert ProtectionPlan.objects.count() == 0
    assert ChildInNeed.objects.count() == 1
    words = " ".join(said(done))
    assert "ends on 1 January 2019, before it starts" in words
    assert "1 December 2020 overlaps the one from 1 February 2021" in words


def test_a_flag_of_special_needs_is_known_from_the_day_and_ends_when_it_goes(
    tmp_path: Path,
) -> None:
    people = good_export()["ssd_person"]
    flagged = [{**people[2], "pers_send_flag": "Y"}]
    only: dict[str, Any] = {name: [] for name in more_tables()}
    ssd(tmp_path / "one", as_at=AS_AT, ssd_person=flagged, **only)
    needs = SpecialNeeds.objects.get()
    assert (needs.provision, needs.decom, needs.start_known) == ("SEN", AS_AT, False)
    gone = [{**people[2], "pers_send_flag": "N"}]
    ssd(tmp_path / "two", as_at=LATER, ssd_person=gone, **only)
    needs.refresh_from_db()
    assert needs.dec == LATER


def test_adopters_are_tied_to_a_child_held_and_others_are_counted(tmp_path: Path) -> None:
    nobody: dict[str, Any] = {"List 11": []}
    annex(tmp_path / "one", **nobody)
    second = {"adopter": "A2", "adoptive_family": "F1", "enquired": "01/02/2023"}
    stranger = {"adopter": "A3", "adoptive_family": "F7", "enquired": "01/02/2023"}
    none: dict[str, Any] = {f"List {number}": [] for number in (6, 7, 8, 9, 10)}
    done = annex(tmp_path / "two", **{**none, "List 11": [second, stranger]})
    assert [(each.child.child, each.adopter) for each in Adopter.objects.all()] == [("C002", "A2")]
    assert done.imported
    assert done.imported.counts["not_kept"] == {"adopters": 1}
