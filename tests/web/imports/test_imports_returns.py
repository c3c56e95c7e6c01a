"""Returns brought in: what is held afterwards, and what is never changed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from import_help import CHILD, EPISODE, held, small_return

from hearth.records.care import join
from hearth.sources import read_returns
from hearth_web import bridge
from hearth_web.audit import System
from hearth_web.audit.chain import prove
from hearth_web.audit.models import Event
from hearth_web.imports.actions import Outcome, import_now
from hearth_web.imports.care import CARE, care_of
from hearth_web.people import actions
from hearth_web.people.models import (
    Allocation,
    Child,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Review,
    Worker,
)

pytestmark = pytest.mark.django_db

HEARTH = System("the tests")


def bring(*paths: Path, **more: Any) -> Outcome:
    return import_now(by=HEARTH, paths=paths, **more)


def test_the_episodes_come_back_as_they_were_read(two_years: list[Path]) -> None:
    bring(*two_years)
    read = read_returns(two_years).record["episodes"].collect().drop("year")
    wanted = {tuple(row.values()) for row in read.iter_rows(named=True)}
    names = read.columns
    found = set()
    for child in Child.objects.all():
        care = care_of(*(model.objects.filter(child=child) for model in CARE))
        for episode in join(care):
            found.add(tuple((episode.row | {"child": child.child})[name] for name in names))

    assert len(wanted) > 20
    assert found == wanted


def test_the_record_the_measures_read_has_every_row(two_years: list[Path]) -> None:
    bring(*two_years)
    given, kept = read_returns(two_years).record, bridge.record()

    assert kept.years == (2024, 2025)
    for table in ("reviews", "missing", "oc2", "oc3", "prev_perm", "sw_episodes", "header"):
        names = [name for name in given[table].collect().columns if name != "year"]
        one, other = (
            {tuple(row) for row in record[table].collect().select(names).iter_rows()}
            for record in (given, kept)
        )
        assert one == other, table


def test_the_same_files_twice_change_nothing_and_say_who_brought_them(
    two_years: list[Path],
) -> None:
    bring(*two_years)
    before, events = held(), Event.objects.count()
    again = bring(*two_years)

    assert again.imported is None
    assert "the tests brought the same files in on" in again.sentence
    assert (held(), Event.objects.count()) == (before, events)


def test_each_file_is_told_with_its_year_though_a_later_one_says_the_same(
    two_years: list[Path],
) -> None:
    done = bring(*two_years)
    said = {(file.name, one["year"]) for file in done.imported.files.all() for one in file.held}
    names = {f"{folder.name}/{file.name}" for folder in two_years for file in folder.iterdir()}
    assert {name for name, _ in said} == names
    assert {year for name, year in said if name.startswith(two_years[0].name)} == {2024}


def test_a_year_told_by_a_few_dates_is_asked_about(tmp_path: Path) -> None:
    review = {"CHILD": "C1", "DOB": "04/05/2012", "REVIEW": "20/06/2023", "REVIEW_CODE": "PN1"}
    episode = {**EPISODE, "DECOM": "01/06/2023"}
    few = small_return(tmp_path / "few", episodes=[episode], reviews=[review])
    told = small_return(tmp_path / "2023-24", episodes=[episode], reviews=[review])
    asked = "read as the return of 2023/24, told by dates in only 3 rows"
    assert asked in " ".join(bring(few).imported.warnings)
    assert bring(told).imported is None or not bring(told).imported.warnings


def test_the_same_content_under_other_names_plans_nothing(
    two_years: list[Path], tmp_path: Path
) -> None:
    bring(*two_years)
    before = held()
    for folder in two_years:
        for file in folder.iterdir():
            copy = tmp_path / folder.name / f"export of {file.name}"
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(file.read_text().replace("\n", "\r\n"), newline="")
    again = bring(*(tmp_path / folder.name for folder in two_years))

    assert again.imported is not None
    assert again.imported.counts["kinds"] == {}
    assert held() == before


def test_years_one_by_one_give_what_they_give_together(two_years: list[Path]) -> None:
    bring(*two_years)
    together = held()
    for model in (Allocation, *CARE, Review, Child):
        model.objects.all().delete()
    from hearth_web.imports.models import Import

    Import.objects.all().delete()
    for year in two_years:
        bring(year)

    care = [model._meta.label for model in CARE]
    assert {name: held()[name] for name in care} == {name: together[name] for name in care}


def test_every_change_is_in_the_log_with_its_import(tmp_path: Path) -> None:
    outcome = bring(small_return(tmp_path / "2024-25"))
    child = Child.objects.get(child="C1")
    events = Event.objects.filter(child=child.pk)

    assert {event.action for event in events} == {
        "people.child.added",
        "people.periodofcare.added",
        "people.legalstatus.added",
        "people.placement.added",
    }
    assert {event.why for event in events} == {outcome.imported.why}
    assert outcome.imported.why.startswith("Import of SSDA903 return 2024-25")
    assert prove().whole


def test_a_later_return_ends_and_adds_and_leaves_the_rest(tmp_path: Path) -> None:
    bring(small_return(tmp_path / "2024-25"))
    Placement.objects.update(carer="The Rowans")
    moved = {**EPISODE, "DECOM": "01/08/2025", "RNE": "P", "PL_POST": "WA4 1AA", "URN": "SC654321"}
    ended = {**EPISODE, "DEC": "01/08/2025", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}
    outcome = bring(small_return(tmp_path / "2025-26", episodes=[ended, moved]))

    first, second = Placement.objects.order_by("decom")
    assert (first.dec, first.reason_place_change, first.carer) == (
        date(2025, 8, 1),
        "CARPL",
        "The Rowans",
    )
    assert (second.decom, second.dec, second.pl_post) == (date(2025, 8, 1), None, "WA41AA")
    assert LegalStatus.objects.get().dec is None
    kinds = outcome.imported.counts["kinds"]
    assert kinds == {"people.placement": {"ended": 1, "new": 1}}


def test_a_review_taken_out_of_a_return_is_taken_out_here(tmp_path: Path) -> None:
    reviews = [{"CHILD": "C1", "DOB": "04/05/2012", "REVIEW": day, "REVIEW_CODE": "PN1"}
               for day in ("20/06/2024", "10/09/2024")]  # fmt: skip
    bring(small_return(tmp_path / "a" / "2024-25", reviews=reviews))
    bring(small_return(tmp_path / "b" / "2024-25", reviews=reviews[:1]))

    assert [review.review for review in Review.objects.all()] == [date(2024, 6, 20)]


def test_a_row_that_cannot_be_read_takes_nothing_away(tmp_path: Path) -> None:
    reviews = [{"CHILD": "C1", "DOB": "04/05/2012", "REVIEW": day, "REVIEW_CODE": "PN1"}
               for day in ("20/06/2024", "10/09/2024")]  # fmt: skip
    bring(small_return(tmp_path / "a" / "2024-25", reviews=reviews))
    bad = [reviews[0], {**reviews[1], "REVIEW": "tomorrow"}]
    outcome = bring(small_return(tmp_path / "b" / "2024-25", reviews=bad))

    assert Review.objects.count() == 2
    problem = outcome.imported.problems.get(column="REVIEW")
    assert (problem.file, problem.line, problem.blocking) == ("2024-25/reviews.csv", 3, True)


def test_bad_rows_are_told_by_file_and_line_and_block_no_good_one(tmp_path: Path) -> None:
    others = [{**EPISODE, "CHILD": f"C{n}"} for n in (2, 3)]
    bad = {**EPISODE, "CHILD": "C4", "DECOM": "31/02/2024"}
    headers = [{**CHILD, "CHILD": f"C{n}", "UPN": f"A12345678901{n}"} for n in (1, 2, 3, 4)]
    outcome = bring(
        small_return(tmp_path / "2024-25", header=headers, episodes=[EPISODE, *others, bad])
    )

    assert PeriodOfCare.objects.count() == 3
    assert Child.objects.count() == 4
    problem = outcome.imported.problems.get(column="DECOM")
    assert (problem.line, problem.child, problem.blocking) == (5, "C4", True)


def test_what_is_known_is_never_given_up_for_what_is_not(tmp_path: Path) -> None:
    bring(small_return(tmp_path / "a" / "2024-25"))
    Child.objects.update(forename="Ash", known_as="Ashy")
    unknown = {**CHILD, "UPN": "UN3", "ETHNIC": ""}
    bring(small_return(tmp_path / "b" / "2024-25", header=[unknown]))

    child = Child.objects.get()
    assert (child.upn, child.ethnic, child.forename) == ("A123456789012", "WBRI", "Ash")


def test_histories_that_overlap_are_told_and_the_rest_of_the_child_comes_in(
    tmp_path: Path,
) -> None:
    one = {**EPISODE, "DEC": "01/12/2024", "REC": "E4A"}
    other = {**EPISODE, "DECOM": "01/09/2024"}
    reviews = [{"CHILD": "C1", "DOB": "04/05/2012", "REVIEW": "20/06/2024", "REVIEW_CODE": "PN1"}]
    outcome = bring(small_return(tmp_path / "2024-25", episodes=[one, other], reviews=reviews))

    assert not PeriodOfCare.objects.exists()
    assert Review.objects.count() == 1
    told = outcome.imported.problems.get(child="C1", blocking=True, table="episodes")
    assert "care was left as it was" in told.sentence
    assert (told.file, told.line, told.column) == ("2024-25/episodes.csv", 2, "DECOM")


def test_a_worker_is_found_again_by_their_number(tmp_path: Path) -> None:
    Worker.objects.create(worker="w1", name="Wilma Worker", sw_id="SW123")
    spell = {"CHILD": "C1", "DOB": "04/05/2012", "SW_ID": "SW123", "SW_DECOM": "01/06/2024",
             "SW_REASON": "FCONTA"}  # fmt: skip
    new = {**spell, "SW_ID": "SW456", "SW_DECOM": "01/09/2024", "SW_REASON": "MANAGE"}
    ended = {**spell, "SW_DEC": "01/09/2024"}
    bring(small_return(tmp_path / "2024-25", sw_episodes=[ended, new]))

    first, second = Allocation.objects.order_by("decom")
    assert (first.worker.name, first.dec, first.role) == ("Wilma Worker", date(2024, 9, 1), "SW")
    assert (second.worker.sw_id, second.dec, second.sw_reason) == ("SW456", None, "MANAGE")


def test_nothing_of_two_workers_at_once_is_kept_and_it_is_told(tmp_path: Path) -> None:
    spell = {"CHILD": "C1", "DOB": "04/05/2012", "SW_ID": "SW123", "SW_DECOM": "01/06/2024",
             "SW_REASON": "FCONTA"}  # fmt: skip
    both = [spell, {**spell, "SW_ID": "SW456", "SW_DECOM": "01/09/2024"}]
    outcome = bring(small_return(tmp_path / "2024-25", sw_episodes=both))

    assert not Allocation.objects.exists()
    assert PeriodOfCare.objects.exists()
    said = outcome.imported.problems.get(sentence__contains="two workers hold the case on 1 Sept")
    assert (said.file, said.line) == ("2024-25/sw_episodes.csv", 3)


@pytest.fixture
def corrected(cast: Any, tmp_path: Path) -> Callable[..., Child]:
    """A child brought in, one of whose facts the head of service then corrected by hand."""

    def correct(model: Any, **values: Any) -> Child:
        bring(small_return(tmp_path / "a" / "2024-25"))
        child = Child.objects.get(child="C1")
        fact = model.objects.get(child=child)
        change = actions.Change(model, fact.pk, values)
        actions.apply(by=cast["head_of_service"], child=child, changes=[change], why="Was wrong")
        return child

    return correct


def test_what_was_corrected_by_hand_is_kept_and_said(corrected: Any, tmp_path: Path) -> None:
    corrected(Placement, place_provider="PR4")
    moved = {**EPISODE, "PL_POST": "WA4 1AA"}
    outcome = bring(small_return(tmp_path / "b" / "2024-25", episodes=[moved]))

    home = Placement.objects.get(child__child="C1")
    assert (home.place_provider, home.pl_post) == ("PR4", "WA12AA")
    change = outcome.imported.planned.get(child="C1").changes[0]
    assert change["held"]["by"] == "Head of service"
    assert outcome.imported.counts["kinds"]["people.placement"] == {"held": 1}


def test_the_importer_may_choose_to_write_over_it(corrected: Any, tmp_path: Path) -> None:
    corrected(Placement, place_provider="PR4")
    moved = {**EPISODE, "PL_POST": "WA4 1AA"}
    bring(small_return(tmp_path / "b" / "2024-25", episodes=[moved]), overwrite=True)

    home = Placement.objects.get(child__child="C1")
    assert (home.place_provider, home.pl_post) == ("PR1", "WA41AA")


def test_what_was_not_corrected_still_changes_beside_it(corrected: Any, tmp_path: Path) -> None:
    child = corrected(PeriodOfCare, cin="N4")
    ended = {**EPISODE, "DEC": "01/08/2025", "REC": "E4A", "REASON_PLACE_CHANGE": ""}
    bring(small_return(tmp_path / "b" / "2025-26", episodes=[ended],
                       header=[{**CHILD, "ETHNIC": "WIRI"}]))  # fmt: skip

    child.refresh_from_db()
    assert child.ethnic == "WIRI"
    assert PeriodOfCare.objects.get(child=child).cin == "N4"


def test_a_start_corrected_by_hand_keeps_the_whole_history(corrected: Any, tmp_path: Path) -> None:
    child = corrected(Placement, decom=date(2024, 6, 1), pl_post="WA5 5AA")
    other = {**EPISODE, "DECOM": "02/06/2024"}
    bring(small_return(tmp_path / "b" / "2024-25", episodes=[other]))

    assert PeriodOfCare.objects.get(child=child).decom == date(2024, 6, 1)
    assert Placement.objects.get(child=child).pl_post == "WA5 5AA"


def test_what_was_removed_by_hand_does_not_come_back(cast: Any, tmp_path: Path) -> None:
    reviews = [{"CHILD": "C1", "DOB": "04/05/2012", "REVIEW": "20/06/2024", "REVIEW_CODE": "PN1"}]
    bring(small_return(tmp_path / "a" / "2024-25", reviews=reviews))
    child, review = Child.objects.get(child="C1"), Review.objects.get()
    gone = actions.Change(Review, review.pk)
    actions.apply(by=cast["analyst"], child=child, changes=[gone], why="It did not take place")
    more = [*reviews, {**reviews[0], "REVIEW": "10/09/2024"}]
    outcome = bring(small_return(tmp_path / "b" / "2024-25", reviews=more))

    assert [each.review for each in Review.objects.all()] == [date(2024, 9, 10)]
    assert outcome.imported.counts["kinds"]["people.review"] == {"held": 1, "new": 1}


def test_the_codes_of_the_files_hold_commas_and_mark_up_as_they_are(tmp_path: Path) -> None:
    folder = small_return(tmp_path / "2024-25")
    with (folder / "header.csv").open("a", newline="") as file:
        csv.writer(file).writerow(["<script>alert(1)</script>", "F", "04/05/2012", "", "", "", ""])
    bring(folder)
    assert Child.objects.filter(child="<script>alert(1)</script>").count() == 1


def test_an_episode_after_the_year_of_the_files_is_said_to_be_left_out(tmp_path: Path) -> None:
    late = {**EPISODE, "CHILD": "C2", "DECOM": "01/06/2031"}
    review = {"CHILD": "C1", "DOB": "04/05/2012", "REVIEW": "01/09/2024", "REVIEW_CODE": "PN1"}
    folder = small_return(tmp_path / "2024-25", episodes=[EPISODE, late], reviews=[review])
    done = bring(folder)
    problem = done.imported.problems.get(sentence__contains="begins after 31 March 2025")
    assert (problem.child, problem.file) == ("C2", "2024-25/episodes.csv")
    assert problem.blocking and problem.line == 3
    about_it = done.imported.problems.filter(file=problem.file, line=3, column="DECOM")
    assert about_it.get() == problem  # and nothing that says it was used
    assert PeriodOfCare.objects.get().child.child == "C1"


def test_a_child_whose_postcode_is_none_is_brought_in_without_it(tmp_path: Path) -> None:
    wrong = {**EPISODE, "HOME_POST": "of no fixed abode"}
    bring(small_return(tmp_path / "2024-25", episodes=[wrong]))
    assert PeriodOfCare.objects.get().home_post == ""
