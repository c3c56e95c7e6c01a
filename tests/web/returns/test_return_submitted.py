"""Last year's return is what was submitted, and the record may have been corrected since."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from return_help import check_now, rules_of

sys.path.append(str(Path(__file__).parents[1] / "imports"))

from import_help import CHILD, small_return

from hearth.vocabulary import council
from hearth_web import audit
from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.bridge.memory import current
from hearth_web.config.backups.tables import lines_of, load
from hearth_web.imports.actions import import_now, upload, walk_away
from hearth_web.imports.keeping import on_disk
from hearth_web.imports.work import read_import
from hearth_web.jobs.models import Job
from hearth_web.jobs.worker import run_due
from hearth_web.people.models import Child, Placement
from hearth_web.returns.filing import ask_for_return
from hearth_web.returns.freezing import frozen, thawed
from hearth_web.returns.last_year import last_year_of
from hearth_web.returns.models import Check, Failure, Submission, SubmittedTable
from hearth_web.returns.submissions import standing
from hearth_web.returns.submitting import OFFERS, offer, say_sent
from hearth_web.ui.models import House

pytestmark = pytest.mark.django_db
BY = System("tests")
THEN = datetime(2026, 6, 2, 12, tzinfo=UTC)  # the return of 2025/26 is being prepared
YEAR, LAST = 2026, 2025
UASC = {"CHILD": "C1", "SEX": "F", "DOB": "04/05/2012", "DUC": "04/05/2030"}
NO_ROWS = dict.fromkeys(("ad1", "oc2", "oc3", "prev_perm", "placed_adoption", "missing"), ())


@pytest.fixture(autouse=True)
def a_year_on(cast: Any) -> Iterator[None]:
    House(code=council("Lewisham").ons_code, name="Larkmoor", set_up_at=THEN).save()
    with time_machine.travel(THEN, tick=False):
        yield


def year_of(folder: Path, name: str, **tables: Any) -> Path:
    """A whole return of one unaccompanied child, with reviews that tell its year."""
    days = [f"{day:02}/10/{name[:4]}" for day in range(1, 9)]
    seen = [{"CHILD": "C1", "DOB": CHILD["DOB"], "REVIEW": on, "REVIEW_CODE": "PN1"} for on in days]
    return small_return(folder / name, **{"uasc": [UASC], "reviews": seen, **tables})


def bring(*folders: Path) -> Any:
    return import_now(by=BY, paths=folders).imported


@pytest.fixture
def both(tmp_path: Path) -> Child:
    """The returns of last year and of this one were brought in, and say the same."""
    bring(year_of(tmp_path, "2024-25"), year_of(tmp_path, "2025-26"))
    return Child.objects.get(child="C1")


def beside(year: int) -> str:
    """What a check of the record's return of a year says it is compared with."""
    return last_year_of(lambda: current().record, year).sentence


def ethnic_last_year() -> list[str]:
    tables = last_year_of(lambda: current().record, YEAR).tables
    assert tables is not None
    return tables["Header"]["ETHNIC"].to_list()


FROM_YEAR_TO_YEAR = {"202", "203", "204", "205B", "208", "503F"}


def test_what_was_corrected_since_differs_from_what_was_submitted(both: Child) -> None:
    run_due()  # which duties are recorded is found out after an import, and is of no one child
    check = check_now(year=YEAR)
    assert "Compared with 2024/25 as submitted (files brought in by tests on" in check.beside
    assert not rules_of(both, YEAR) & FROM_YEAR_TO_YEAR
    both.sex, both.ethnic, both.upn = "M", "WIRI", "B123456789012"
    both.dob, both.duc = date(2012, 5, 5), date(2027, 1, 1)
    both.save()
    Placement.objects.filter(child=both).update(urn="SC654321")
    with transaction.atomic():
        audit.record(by=BY, action="people.child.corrected", subject=both, child=both.pk)
    with time_machine.travel(THEN + timedelta(minutes=1), tick=False):
        run_due()
    alone = rules_of(both, YEAR)
    assert alone >= FROM_YEAR_TO_YEAR
    failure = Failure.objects.get(check_of=check, rule="202")
    assert failure.cells == {"SEX": "M", "SEX last year": "F"}
    check_now(year=YEAR)
    assert rules_of(both, YEAR) == alone


def test_where_nothing_is_kept_the_record_stands_in_and_the_page_says_so(
    both: Child, signed_in: Any
) -> None:
    Submission.objects.all().delete()
    Child.objects.filter(pk=both.pk).update(sex="M")
    check_now(year=YEAR)
    assert "202" not in rules_of(both, YEAR)
    page = signed_in("analyst").get(f"/return/?year={YEAR}").content.decode()
    assert "Compared with 2024/25 as the record has it now. Nobody has said" in page
    assert beside(LAST) == "There is no return of 2023/24 to compare with."


def test_an_amended_return_takes_the_place_of_the_one_before(
    both: Child, cast: Any, tmp_path: Path, signed_in: Any
) -> None:
    first = standing(LAST).get()
    bring(year_of(tmp_path / "again", "2024-25", header=[CHILD | {"ETHNIC": "WIRI"}]))
    second = standing(LAST).get()
    first.refresh_from_db()
    assert (first.state, bool(first.replaced_at)) == (Submission.State.OFFERED, True)
    assert Event.objects.filter(action="returns.submission.kept").count() == 2
    page = signed_in("analyst").get(f"/return/sent/?year={LAST}").content.decode()
    assert "What was submitted" in page
    assert "Submitted; replaced on 2 June 2026" in page
    assert ethnic_last_year() == ["WIRI"]
    say_sent(
        by=signed_in("analyst").get("/").wsgi_request.user, submission=first, day=date(2025, 6, 9)
    )
    assert standing(LAST).get() == first
    assert ethnic_last_year() == ["WBRI"]
    second.refresh_from_db()
    assert second.state == Submission.State.OFFERED


def test_a_table_that_comes_by_itself_replaces_that_table_alone(
    both: Child, tmp_path: Path
) -> None:
    header = {"header": [CHILD | {"ETHNIC": "WIRI"}], "episodes": ()}
    folder = small_return(tmp_path / "part" / "2024-25", **header)
    (folder / "episodes.csv").unlink()
    bring(folder)
    assert standing(LAST).count() == 2
    assert ethnic_last_year() == ["WIRI"]
    assert "as submitted (files brought in by tests on 2 June 2026); Header as sub" in beside(YEAR)


def test_an_imports_files_are_compared_with_what_was_submitted(both: Child, tmp_path: Path) -> None:
    done = bring(year_of(tmp_path / "later", "2025-26", header=[CHILD | {"SEX": "M"}]))
    check = Check.objects.get(imported=done.pk)
    assert check.beside.startswith("Compared with 2024/25 as submitted")
    assert Failure.objects.filter(check_of=check, rule="202").exists()
    together = Check.objects.exclude(imported__in=(done.pk,)).get(year=YEAR, imported__isnull=False)
    assert together.beside == "Compared with 2024/25 as the same files have it."


def test_files_of_the_year_being_prepared_wait_until_somebody_says_they_were_sent(
    both: Child, signed_in: Any
) -> None:
    draft = Submission.objects.get(year=YEAR)
    assert draft.state == Submission.State.OFFERED
    client, path = signed_in("analyst"), reverse("return-sent-this", args=[draft.pk])
    tomorrow = {"day-day": "3", "day-month": "6", "day-year": "2026"}
    refused = client.post(path, tomorrow).content.decode()
    assert "Error:" in refused
    assert "today or in the past" in refused
    assert client.post(path, tomorrow | {"day-day": "1"}).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.sent_on) == (Submission.State.STANDS, date(2026, 6, 1))
    said = Event.objects.get(action="returns.submission.said")
    assert said.after["sent_on"] == "2026-06-01"
    assert Job.objects.filter(kind="returns.check", arguments={"year": YEAR + 1}).exists()
    page = client.get(f"/return/sent/?year={YEAR}").content.decode()
    assert f"What was submitted on 1 June 2026, says {draft.said_who}" in page


def test_a_return_written_here_may_be_the_one_that_was_sent(
    both: Child, cast: Any, signed_in: Any
) -> None:
    client, user = signed_in("analyst"), cast["analyst"]
    job = ask_for_return(by=user, year=YEAR)
    run_due()
    made = Submission.objects.get(origin=job.pk)
    page = client.get(f"/return/written/{job.pk}/").content.decode()
    assert f"/return/sent/?year={YEAR}" in page
    assert "Compared with 2024/25 as submitted" in page
    say_sent(by=user, submission=made, day=date(2026, 6, 2))
    assert "as submitted on 2 June 2026 (written here by" in beside(YEAR + 1)


def test_only_the_newest_that_nobody_said_were_sent_are_kept() -> None:
    tables = {"Header": nw.from_native(pl.DataFrame({"CHILD": ["1"]}), eager_only=True)}
    for minute in range(OFFERS + 2):
        with time_machine.travel(THEN + timedelta(minutes=minute), tick=False):
            offer(YEAR, tables, by=BY)
    assert Submission.objects.count() == OFFERS
    assert Submission.objects.earliest("at").at == THEN + timedelta(minutes=2)


def test_nothing_is_kept_of_an_import_that_is_not_brought_in(tmp_path: Path) -> None:
    imported = upload(by=BY, files=on_disk([year_of(tmp_path, "2024-25")]))
    read_import(imported, lambda *_: None)
    held = Submission.objects.get()
    assert held.state == Submission.State.WAITING
    walk_away(by=BY, imported=imported)
    assert not (Submission.objects.exists() or SubmittedTable.objects.exists())


def test_it_is_for_those_who_bring_data_in_and_nobody_reads_the_rows(
    both: Child, tmp_path: Path, signed_in: Any
) -> None:
    stands = standing(LAST).get()
    waiting = upload(by=BY, files=on_disk([year_of(tmp_path / "w", "2023-24")]))
    read_import(waiting, lambda *_: None)
    undecided = Submission.objects.get(state=Submission.State.WAITING)
    paths = [f"/return/sent/?year={LAST}", f"/return/sent/{stands.pk}/"]
    for role in ("team_manager", "social_worker", "board_member", "auditor"):
        client = signed_in(role)
        assert {client.get(path).status_code for path in paths} == {404}, role
        assert client.post(paths[1], {"day": "2025-06-01"}).status_code == 404
    analyst = signed_in("analyst")
    for path in paths:
        page = analyst.get(path)
        assert page.status_code == 200
        assert "A123456789012" not in page.content.decode()
    for gone in (f"/return/sent/{undecided.pk}/", "/return/sent/?year=1999"):
        assert analyst.get(gone).status_code == 404, gone
    assert "the return of 2025/26" in analyst.get("/return/sent/").content.decode()


def test_a_backup_gives_it_back(both: Child) -> None:
    parts, before = list(lines_of(SubmittedTable)), content()
    SubmittedTable.objects.all().delete()
    assert sum(load(SubmittedTable, part) for part in parts) == len(before)
    assert content() == before


def content() -> dict[Any, list[Any]]:
    return {row.pk: thawed(row).rows() for row in SubmittedTable.objects.all()}


def test_values_are_kept_as_the_return_writes_them_and_the_unreadable_as_typed() -> None:
    def kept(**columns: list[str | None]) -> list[dict[str, Any]]:
        frame = nw.from_native(pl.DataFrame(columns), eager_only=True)
        return thawed(frozen("Header", frame)).rows(named=True)

    told = {
        "CHILD": [" 12", "13", "14"],
        "DOB": ["2012-05-04", "4/5/2012", "31/02/2012"],
        "SEX": ["f ", None, "?"],
        "UPN": ["UN1", 'a "b", c', "two\nlines"],
    }
    rows = kept(**told)
    assert [row["CHILD"] for row in rows] == ["12", "13", "14"]
    assert [row["DOB"] for row in rows] == ["04/05/2012", "04/05/2012", "31/02/2012"]
    assert [row["SEX"] for row in rows] == ["F", None, "?"]
    assert [row["UPN"] for row in rows] == told["UPN"]
