"""Ofsted's lists and exports of the dataset: what they add to what is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from annex_workbook import AS_AT, IN_CARE, good_lists, write_workbook
from import_help import held
from ssd_export import good_export, write_export

from hearth_web.access.models import Team
from hearth_web.audit import System
from hearth_web.imports.actions import Outcome, import_now
from hearth_web.leaving.models import LeavingCare
from hearth_web.people.models import (
    Allocation,
    Child,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Relationship,
    Review,
    Worker,
)
from hearth_web.wellbeing.models import HealthCheck, Visit

pytestmark = pytest.mark.django_db

HEARTH = System("the tests")


def annex(folder: Path, as_at: date = AS_AT, **lists: Any) -> Outcome:
    folder.mkdir(parents=True, exist_ok=True)
    path = write_workbook(folder / "annex.xlsx", {**good_lists(), **lists})
    return import_now(by=HEARTH, paths=[path or folder / "annex.xlsx"], as_at=as_at)


def ssd(folder: Path, **tables: Any) -> Outcome:
    return import_now(by=HEARTH, paths=[write_export(folder, {**good_export(), **tables})])


def test_annex_a_gives_children_in_care_and_care_leavers(tmp_path: Path) -> None:
    done = annex(tmp_path)
    child = Child.objects.get(child="00123")

    assert (done.imported.source, done.imported.as_at) == ("annex_a", AS_AT)
    assert "Header" in {table["table"] for table in done.imported.files.get().held}
    assert PeriodOfCare.objects.get(child=child).decom == date(2021, 5, 3)
    assert LegalStatus.objects.get(child=child).decom == date(2021, 12, 1)
    assert Placement.objects.get(child=child).place == "U4"
    assert Review.objects.get(child=child).review == date(2025, 2, 1)
    assert Visit.objects.filter(child=child).count() == 2
    assert HealthCheck.objects.filter(child=child).count() == 2
    worker = Allocation.objects.get(child=child, role="SW").worker
    assert worker.name == "Robin Ashdown"
    leaver = LeavingCare.objects.get(child__child="C004")
    assert (leaver.adviser_name, leaver.activ) == ("Sam Fell", "F2")


def test_annex_a_twice_plans_nothing_the_second_time(tmp_path: Path) -> None:
    annex(tmp_path / "one")
    before = held()
    more = {"List 6": [*good_lists()["List 6"], {**good_lists()["List 6"][0], "child": "999"}]}
    again = annex(tmp_path / "two", **more)

    assert again.imported.counts["kinds"] == {}
    assert again.imported.counts["not_kept"] == {"need": 1}  # no child of this record
    assert not Child.objects.filter(child="999").exists()
    assert held() == before


def test_a_later_list_moves_the_child_and_hands_the_case_over(tmp_path: Path) -> None:
    annex(tmp_path / "one")
    moved = {**IN_CARE, "placed": "01/03/2025", "pl_post": "CR0 1XX", "worker": "Ali New"}
    lists = {"List 8": [moved], "List 6": [], "List 7": []}
    annex(tmp_path / "two", as_at=date(2025, 4, 30), **lists)
    child = Child.objects.get(child="00123")

    first, second = Placement.objects.filter(child=child).order_by("decom")
    assert (first.dec, second.decom, second.dec) == (date(2025, 3, 1), date(2025, 3, 1), None)
    robin, ali = Allocation.objects.filter(child=child, role="SW").order_by("decom")
    assert (robin.worker.name, robin.dec) == ("Robin Ashdown", date(2025, 4, 30))
    assert (ali.worker.name, ali.decom, ali.dec) == ("Ali New", date(2025, 4, 30), None)


def test_the_dataset_gives_names_family_workers_and_care(tmp_path: Path) -> None:
    done = ssd(tmp_path)
    erin, jude = Child.objects.get(child="C1"), Child.objects.get(child="C2")

    assert done.imported.source == "ssd"
    assert (erin.name, erin.upn) == ("Erin Hollowe", "A990000000001")
    assert [home.place for home in Placement.objects.filter(child=erin)] == ["U6", "K2"]
    assert LegalStatus.objects.filter(child=erin).count() == 2
    assert PeriodOfCare.objects.get(child=jude).rec == "E11"
    assert Allocation.objects.filter(child=erin, worker__isnull=False).exists()
    assert Worker.objects.exists()
    assert Team.objects.exists()


def test_family_is_tied_each_way(tmp_path: Path) -> None:
    ssd(tmp_path)
    ties = set(Relationship.objects.values_list("child__child", "relation", "other__child"))
    assert {("C1", "Family", "C2"), ("C2", "Family", "C1")} <= ties


def test_the_dataset_twice_plans_nothing_the_second_time(tmp_path: Path) -> None:
    ssd(tmp_path / "one")
    before = held()
    people = good_export()["ssd_person"]
    again = ssd(tmp_path / "two", ssd_person=[*people, {**people[0], "pers_person_id": "X9"}])

    assert again.imported.counts["kinds"] == {}
    assert held() == before


def test_a_worker_known_by_name_alone_is_the_one_the_dataset_gives_by_number(
    tmp_path: Path,
) -> None:
    ssd(tmp_path / "one")
    numbered = Allocation.objects.filter(child__child="C1", role="SW", dec=None).get()
    worker = numbered.worker
    Allocation.objects.filter(pk=numbered.pk).update(
        worker=Worker.objects.create(worker=worker.name, name=worker.name),
        decom=date(2025, 3, 31),
    )
    done = ssd(tmp_path / "two", ssd_mother=[])

    assert not done.imported.problems.filter(sentence__contains="two workers").exists()
    again = Allocation.objects.filter(child__child="C1", role="SW", dec=None).get()
    assert (again.worker, again.decom) == (worker, numbered.decom)
