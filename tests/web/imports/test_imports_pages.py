"""The pages of imports: upload, preview, decide, and who may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from import_help import CHILD, EPISODE, held, small_return, upload_of, zipped

from hearth_web.access.models import User
from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.imports import keeping, work
from hearth_web.imports.actions import import_now, walk_away
from hearth_web.imports.models import Import, Planned, Problem
from hearth_web.jobs.models import Job
from hearth_web.people import actions
from hearth_web.people.models import Child, MayOpen, PeriodOfCare, Placement

pytestmark = pytest.mark.django_db(transaction=True)

Do = Callable[[], None]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_return(tmp_path / "2024-25")


@pytest.fixture
def ready(signed_in: Any, small: Path, done: Do, only: Callable[[], Import]) -> Import:
    """An import whose preview is ready."""
    signed_in("analyst").post(reverse("import-new"), {"files": upload_of(small)})
    done()
    return only()


def page(client: Any, name: str, *args: Any, **query: str) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_upload_to_record(
    signed_in: Any, small: Path, done: Do, only: Callable[[], Import]
) -> None:
    client = signed_in("analyst")
    answer = client.post(reverse("import-new"), {"files": upload_of(small)}, follow=True)
    imported = only()
    assert answer.redirect_chain == [(reverse("import", args=[imported.pk]), 302)]
    assert "Reading your files" in answer.content.decode()
    assert 'http-equiv="refresh"' in answer.content.decode()

    done()
    assert not Child.objects.filter(child="C1").exists()
    preview = page(client, "import", imported.pk)
    assert "SSDA903 return 2024-25" in preview
    assert "1 child is new" in preview
    assert "Nothing has been changed yet" in preview

    client.post(reverse("import-accept", args=[imported.pk]))
    done()
    finished = page(client, "import", imported.pk)
    assert "Brought by Performance analyst" in finished
    assert "Accepted by Performance analyst" in finished
    assert PeriodOfCare.objects.get(child__child="C1").decom == date(2024, 6, 1)


def test_the_pages_and_the_command_line_give_the_same(
    signed_in: Any, two_years: list[Path], done: Do, only: Callable[[], Import], cast: Any
) -> None:
    client = signed_in("analyst")
    client.post(reverse("import-new"), {"files": zipped(two_years)})
    done()
    client.post(reverse("import-accept", args=[only().pk]))
    done()
    by_pages = held()
    Child.objects.exclude(
        pk__in=[cast.ash.pk, cast.birch.pk, cast.cedar.pk, cast.elder.pk]
    ).delete()
    Import.objects.all().delete()
    import_now(by=System("the tests"), paths=two_years)

    assert held() == by_pages


def test_the_files_are_kept_until_the_decision_and_no_longer(signed_in: Any, ready: Import) -> None:
    folder = keeping.folder_of(str(ready.pk))
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 2
    assert all(len(name) == 32 for name in names)  # random: nothing of the given names

    signed_in("analyst").post(reverse("import-accept", args=[ready.pk]))
    assert not folder.exists()
    assert {file.place for file in ready.files.all()} == {""}
    assert all(len(file.digest) == 64 for file in ready.files.all())


def test_walking_away_changes_nothing_and_removes_the_files(
    signed_in: Any, ready: Import, done: Do
) -> None:
    client, address = signed_in("analyst"), reverse("import-walk-away", args=[ready.pk])
    assert "Walk away from this import?" in client.get(address).content.decode()
    client.post(address)
    done()

    assert not keeping.folder_of(str(ready.pk)).exists()
    assert not Child.objects.filter(child="C1").exists()
    assert not Planned.objects.exists()
    assert "Walked away from by Performance analyst" in page(client, "import", ready.pk)
    assert Event.objects.filter(action="imports.import.walked_away").count() == 1
    client.post(reverse("import-accept", args=[ready.pk]))
    done()
    assert not Child.objects.filter(child="C1").exists()


def test_accepting_twice_accepts_once(signed_in: Any, ready: Import, done: Do) -> None:
    client = signed_in("analyst")
    for _ in range(2):
        client.post(reverse("import-accept", args=[ready.pk]))
    assert Job.objects.filter(kind=work.APPLY).count() == 1
    assert Event.objects.filter(action="imports.import.accepted").count() == 1
    done()
    assert Child.objects.filter(child="C1").count() == 1


def test_the_same_files_again_lead_to_the_import_that_brought_them(
    signed_in: Any, ready: Import, small: Path, done: Do
) -> None:
    client = signed_in("analyst")
    client.post(reverse("import-accept", args=[ready.pk]))
    done()
    answer = client.post(reverse("import-new"), {"files": upload_of(small)}, follow=True)

    assert answer.redirect_chain == [(reverse("import", args=[ready.pk]), 302)]
    assert "Performance analyst brought the same files in on" in answer.content.decode()
    assert Import.objects.count() == 1


def test_the_same_files_are_read_again_when_a_record_was_written_to_since(
    signed_in: Any, cast: Any, ready: Import, small: Path, done: Do
) -> None:
    client = signed_in("analyst")
    client.post(reverse("import-accept", args=[ready.pk]))
    done()
    home = Placement.objects.get(child__child="C1")
    change = actions.Change(Placement, home.pk, {"place_provider": "PR4"})
    actions.apply(by=cast["head_of_service"], child=home.child, changes=[change])
    for said in ("been written to since", "1 change was kept back then"):
        client.post(reverse("import-new"), {"files": upload_of(small)})
        done()
        again = Import.objects.order_by("at").last()
        assert said in page(client, "import", again.pk)
        client.post(reverse("import-accept", args=[again.pk]))
        done()
    home.refresh_from_db()
    assert home.place_provider == "PR4"


def test_problems_are_told_by_place_filtered_and_taken_away(
    signed_in: Any, tmp_path: Path, done: Do, only: Callable[[], Import]
) -> None:
    bad = {**EPISODE, "CHILD": "C2", "DECOM": "31/02/2024"}
    folder = small_return(
        tmp_path / "2024-25",
        header=[CHILD, {**CHILD, "CHILD": "C2", "UPN": "UN3", "ETHNIC": "XXXX"}],
        episodes=[EPISODE, bad],
    )
    client = signed_in("analyst")
    client.post(reverse("import-new"), {"files": upload_of(folder)})
    done()
    imported = only()
    every = page(client, "import-problems", imported.pk)
    assert "DECOM" in every
    assert "ETHNIC" in every
    episodes = page(client, "import-problems", imported.pk, table="episodes", left_out="yes")
    assert "DECOM" in episodes
    assert ">ETHNIC<" not in episodes
    taken = client.get(
        reverse("import-problems", args=[imported.pk]), {"table": "episodes", "format": "csv"}
    )
    lines = taken.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "What is wrong,What became of it,File,Line,Column"
    assert any("DECOM" in line and "Left out" in line for line in lines[1:])


def test_what_was_left_out_stands_on_the_page_of_data_quality(
    signed_in: Any, tmp_path: Path
) -> None:
    bad = {**EPISODE, "DECOM": "31/02/2024"}
    hearth = System("the tests")
    both = small_return(tmp_path / "a" / "2024-25", episodes=[bad, {**EPISODE, "CHILD": "C2"}])

    def seen(name: str) -> str:
        return str(signed_in(name).get(reverse("quality")).content.decode())

    import_now(by=hearth, paths=[both])
    assert "Left out by imports" in seen("analyst")
    assert "31/02/2024" in seen("analyst")
    assert "31/02/2024" not in seen("social_worker")

    import_now(by=hearth, paths=[small_return(tmp_path / "b" / "2024-25")])
    assert "Left out by imports" not in seen("analyst")


def test_one_child_as_it_is_and_as_it_would_be(
    signed_in: Any, ready: Import, done: Do, tmp_path: Path
) -> None:
    client = signed_in("analyst")
    planned = ready.planned.get(child="C1")
    new = page(client, "import-child", ready.pk, planned.pk)
    assert "New: Home, 1 June 2024" in new
    assert "(U6)" in new  # with its meaning before it
    client.post(reverse("import-accept", args=[ready.pk]))
    done()
    moved = {**EPISODE, "DEC": "01/02/2025", "REC": "E4A"}
    folder = small_return(tmp_path / "again" / "2024-25", episodes=[moved])
    client.post(reverse("import-new"), {"files": upload_of(folder)})
    done()
    later = Import.objects.order_by("at").last()
    changed = page(client, "import-child", later.pk, later.planned.get().pk)
    assert "Ends: Period of care" in changed
    assert "As it would be" in changed
    seen = Event.objects.filter(action="people.child.seen").last()
    assert seen.child == Child.objects.get(child="C1").pk


def test_what_was_corrected_by_hand_is_offered_and_only_then_written_over(
    signed_in: Any, cast: Any, ready: Import, done: Do, tmp_path: Path
) -> None:
    client = signed_in("analyst")
    client.post(reverse("import-accept", args=[ready.pk]))
    done()
    home = Placement.objects.get(child__child="C1")
    change = actions.Change(Placement, home.pk, {"place_provider": "PR4"})
    actions.apply(by=cast["head_of_service"], child=home.child, changes=[change])
    folder = small_return(
        tmp_path / "again" / "2024-25", episodes=[{**EPISODE, "PL_POST": "WA4 1AA"}]
    )
    client.post(reverse("import-new"), {"files": upload_of(folder)})
    done()
    later = Import.objects.order_by("at").last()
    preview = page(client, "import", later.pk)
    assert "Write over what was corrected by hand" in preview
    assert "differs from what Head of service wrote" in page(
        client, "import-child", later.pk, later.planned.get().pk
    )
    client.post(reverse("import-accept", args=[later.pk]), {"choices": ["overwrite"]})
    done()
    home.refresh_from_db()
    assert home.place_provider == "PR1"


def test_a_record_written_to_after_the_preview_is_left_and_that_is_said(
    signed_in: Any, cast: Any, tmp_path: Path, done: Do, only: Callable[[], Import]
) -> None:
    ash = {**CHILD, "CHILD": "1001", "ETHNIC": "WIRI"}
    folder = small_return(tmp_path / "2024-25", header=[ash, CHILD],
                          episodes=[EPISODE, {**EPISODE, "CHILD": "1001"}])  # fmt: skip
    client = signed_in("analyst")
    client.post(reverse("import-new"), {"files": upload_of(folder)})
    done()
    actions.change_child(by=cast["social_worker"], child=cast.ash, values={"known_as": "Ashy"})
    client.post(reverse("import-accept", args=[only().pk]))
    done()

    cast.ash.refresh_from_db()
    assert (cast.ash.known_as, cast.ash.ethnic) == ("Ashy", "")
    assert not PeriodOfCare.objects.filter(child=cast.ash).exists()
    assert PeriodOfCare.objects.filter(child__child="C1").exists()
    left = page(client, "import-children", only().pk, act="left")
    assert "1001" in left
    assert ">C1<" not in left
    why = page(client, "import-child", only().pk, only().planned.get(child="1001").pk)
    assert "Social worker changed this record after the preview was made" in why


def test_another_councils_return_is_told(
    signed_in: Any, tmp_path: Path, done: Do, only: Callable[[], Import]
) -> None:
    for number in range(40):
        child = Child.objects.create(child=f"OURS{number}")
        PeriodOfCare.objects.create(child=child, decom=date(2020, 1, 1))
    headers = [{**CHILD, "CHILD": f"X{n}", "UPN": "UN3"} for n in range(30)]
    episodes = [{**EPISODE, "CHILD": f"X{n}"} for n in range(30)]
    folder = small_return(tmp_path / "2024-25", header=headers, episodes=episodes)
    client = signed_in("analyst")
    client.post(reverse("import-new"), {"files": upload_of(folder)})
    done()
    preview = page(client, "import", only().pk)
    assert "Only 0 of the 30 children in these files are known here" in preview
    assert "40 of the 40 children in care here on 31 March 2025 are not in these files" in preview
    assert "Check that the files are whole" in preview


ALLOWED = {"analyst", "head_of_service", "administrator", "auditor"}


@pytest.mark.parametrize("name", ["imports", "import", "import-problems", "import-children"])
def test_who_sees_imports(signed_in: Any, cast: Any, ready: Import, name: str) -> None:
    args = [] if name == "imports" else [ready.pk]
    for role in cast.users:
        expected = 200 if role in ALLOWED else 404
        assert signed_in(role).get(reverse(name, args=args)).status_code == expected, role


@pytest.mark.parametrize(
    "name", ["import-new", "import-accept", "import-walk-away", "import-go-on"]
)
def test_only_those_who_may_import_can(
    signed_in: Any, client: Any, cast: Any, ready: Import, name: str
) -> None:
    address = reverse(name, args=[] if name == "import-new" else [ready.pk])
    for role in set(cast.users) - {"analyst"}:
        assert signed_in(role).post(address).status_code == 404, role
    assert client.post(address).status_code == 404
    ready.refresh_from_db()
    assert ready.state == "ready"


def test_a_restricted_child_is_counted_and_shown_to_nobody_but_those_named(
    signed_in: Any, cast: Any, tmp_path: Path, done: Do, only: Callable[[], Import]
) -> None:
    cedar = {**CHILD, "CHILD": "1003"}
    bad = {**EPISODE, "CHILD": "1003", "DECOM": "31/02/2024"}
    folder = small_return(
        tmp_path / "2024-25",
        header=[cedar, CHILD],
        episodes=[EPISODE, {**EPISODE, "CHILD": "1003"}, bad],
    )
    client = signed_in("analyst")
    client.post(reverse("import-new"), {"files": upload_of(folder)})
    done()
    planned = only().planned.get(child="1003")
    address = reverse("import-child", args=[only().pk, planned.pk])

    shown = page(client, "import-children", only().pk) + page(client, "import-problems", only().pk)
    assert "1003" not in shown
    assert "1 child is counted but not shown to you" in shown
    assert client.get(address).status_code == 404
    MayOpen.objects.create(child=cast.cedar, user=cast["analyst"])
    assert client.get(address).status_code == 200


def test_an_administrator_sees_counts_and_no_child(signed_in: Any, ready: Import) -> None:
    client = signed_in("administrator")
    planned = ready.planned.get(child="C1")
    assert "1 child is new" in page(client, "import", ready.pk)
    assert ">C1<" not in page(client, "import-children", ready.pk)
    assert client.get(reverse("import-child", args=[ready.pk, planned.pk])).status_code == 404


def test_a_preview_nobody_decides_on_is_walked_away_from_in_the_end(
    ready: Import, own_folder: Path
) -> None:
    class Quiet:
        def progress(self, *_: Any) -> None:
            pass

    work.tidy(Quiet())
    ready.refresh_from_db()
    assert ready.state == "ready"
    Import.objects.update(at=date(2020, 1, 1).isoformat() + "T00:00:00+00:00")
    work.tidy(Quiet())
    ready.refresh_from_db()
    assert (ready.state, ready.decided_by) == ("walked_away", None)
    assert not Problem.objects.exists()


def test_walking_away_while_the_files_are_read_wins(
    signed_in: Any, small: Path, only: Callable[[], Import], cast: Any
) -> None:
    signed_in("analyst").post(reverse("import-new"), {"files": upload_of(small)})
    imported = only()

    def leave(doing: str, *_: int) -> None:
        if doing.startswith("Comparing"):
            walk_away(by=User.objects.get(pk=cast["analyst"].pk), imported=only())

    work.read_import(imported, leave)
    assert only().state == "walked_away"
    assert not Planned.objects.exists()


@pytest.mark.parametrize("name", ["imports", "import", "import-problems", "import-children"])
def test_no_page_asks_the_database_more_than_it_must(
    signed_in: Any,
    two_years: list[Path],
    done: Do,
    only: Callable[[], Import],
    name: str,
    django_assert_max_num_queries: Any,
) -> None:
    client = signed_in("analyst")
    client.post(reverse("import-new"), {"files": zipped(two_years)})
    done()
    address = reverse(name, args=[] if name == "imports" else [only().pk])
    with django_assert_max_num_queries(25):
        assert client.get(address).status_code == 200
