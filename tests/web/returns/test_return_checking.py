"""What a check keeps of what fails: grouped, capped, with what a failure rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest
from django.urls import reverse

from hearth.dates import CollectionYear
from hearth.returns.ssda903 import all_rules, rule_called
from hearth.returns.ssda903.engine import run
from hearth.returns.ssda903.returned import Returned
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Child, LegalStatus, Placement, Review
from hearth_web.returns import checking, keeping
from hearth_web.returns.checking import KEPT, Checked, check, mark_of
from hearth_web.returns.faults import faults_as_kept, faults_of
from hearth_web.returns.mending import Row, ways_of
from hearth_web.returns.models import Check, Deadline, Failure, Tally
from hearth_web.returns.rules import needed_for
from hearth_web.returns.tables import Given
from hearth_web.returns.years import deadlines, preparing


def header(**columns: list[Any]) -> Given:
    import narwhals.stable.v2 as nw

    return Given({"Header": nw.from_native(pl.DataFrame(columns), eager_only=True)})


def test_every_failure_is_counted_and_the_first_are_kept() -> None:
    many = KEPT + 2_000  # rows without a sex, two a child: one systematic error
    checked = check(
        header(CHILD=[f"C{at // 2}" for at in range(many)], SEX=[None] * many), 2025, None
    )
    counted = {key: count for key, count in checked.counts.items() if key[0] == "101"}
    assert sum(counted.values()) == many
    assert counted["101", "C7"] == 2
    assert sum(found.rule == "101" for found in checked.found) == KEPT


@pytest.mark.django_db
def test_a_systematic_error_is_grouped_and_its_pages_are_quick(
    cast: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    given = header(CHILD=["1001", "1002"] * 60, SEX=[None] * 120)
    checked = check(given, 2025, None)
    kept = [found for found in checked.found if found.rule == "101"]
    counts = Counter({("101", "1001"): 60_000, ("101", "1002"): 40_000})
    made = Check.objects.create(year=2025, children=2)
    keeping.keep(made, Checked(checked.result, counts, kept))
    client = signed_in("analyst")
    client.get("/return/?by=child")  # the log's first event makes its head, once for good
    for path, number in {
        "/return/": "100,000",
        "/return/?by=child": "60,000",
        "/return/?by=worker": "100,000",
        "/return/rules/101/": "100,000 rows fail",
    }.items():
        with django_assert_max_num_queries(25):
            page = client.get(path).content.decode()
        assert number in page, path
    assert "no more than 10,000 are kept" in client.get("/return/rules/101/").content.decode()
    keeping.forget(made)
    assert not (Failure.objects.exists() or Tally.objects.exists())


def test_what_an_explanation_rests_on_is_the_cells_not_how_they_are_spaced() -> None:
    cells = {"PL_POST": "SE6 1AA", "DECOM": "01/06/2024"}
    mark = mark_of("392c", "Episodes", ["01/06/2024"], cells)
    assert mark == mark_of("392c", "Episodes", ["01/06/2024"], cells | {"PL_POST": "se61aa"})
    assert mark != mark_of("392c", "Episodes", ["01/06/2024"], cells | {"PL_POST": "SE6 1AB"})
    assert mark != mark_of("392c", "Episodes", ["02/06/2024"], cells)


def test_a_failure_holds_what_other_tables_and_last_year_say_of_the_child() -> None:
    import narwhals.stable.v2 as nw

    def frame(**columns: list[str]) -> Any:
        return nw.from_native(pl.DataFrame(columns), eager_only=True)

    given = Given(
        {"Header": frame(CHILD=["1"], SEX=["F"], DOB=["01/01/2010"]),
         "Episodes": frame(CHILD=["1"], DECOM=["01/06/2024"], PLACE=["U6"])},
        {"Header": frame(CHILD=["1"], SEX=["M"])},
    )  # fmt: skip
    look = checking.Look(given)
    sex = look.failure(rule_called("202"), "Header", 0, "1")
    assert sex.cells == {"SEX": "F", "SEX last year": "M"}
    with_birth = replace(rule_called("202"), fields="DOB DECOM", over=rule_called("112").over)
    born = look.failure(replace(with_birth, over=both()), "Episodes", 0, "1")
    assert born.cells == {"DOB": "01/01/2010", "DECOM": "01/06/2024"}
    assert born.on == date(2024, 6, 1)


def both() -> Any:
    from hearth.returns.ssda903.views import EPISODES_HEADER

    return EPISODES_HEADER


@pytest.mark.django_db
def test_a_rule_that_broke_is_told_with_its_row_to_those_who_may_see_the_child(
    cast: Any, signed_in: Any
) -> None:
    import narwhals.stable.v2 as nw

    good = rule_called("102")
    bad = replace(good, fails=nw.col("SEX").cast(nw.String).cast(nw.Int64) == 1)
    given = header(CHILD=["1", "1001"], SEX=["1", "strange"], DOB=["", ""])
    result = run([bad], Returned.of(given.tables, None, year=CollectionYear(2025)))
    made = Check.objects.create(year=2025, ready=True, faults=faults_as_kept(result, given))
    page = signed_in("analyst").get("/return/").content.decode()
    assert "first on Header row 1" in page
    assert "Ash Hillside" in page
    (told,) = faults_of(cast["team_manager"], made)
    assert (told.rule, told.name, told.error) == ("102", "Ash Hillside", "")
    Child.objects.filter(pk=cast.ash.pk).update(restricted=True)
    assert faults_of(cast["analyst"], made)[0].name == ""


@pytest.mark.django_db
def test_each_failure_leads_to_the_form_that_changes_it(cast: Any) -> None:
    from hearth_web.people.models import PeriodOfCare

    ash, analyst = cast.ash, cast["team_manager"]
    start, moved = date(2024, 6, 1), date(2024, 9, 1)
    care = PeriodOfCare.objects.create(child=ash, decom=start)
    status = LegalStatus.objects.create(child=ash, decom=start, ls="C2")
    first = Placement.objects.create(child=ash, decom=start, dec=moved, place="U6")
    second = Placement.objects.create(child=ash, decom=moved, place="K2")
    review = Review.objects.create(child=ash, review=moved, review_code="PN1")
    worker = ash.allocation_set.get(role="SW")

    def href(column: str, table: str, on: date | None = None) -> str:
        rule = replace(rule_called("101"), fields=column)
        found = ways_of(Row(ash, table, on, 2025), rule, analyst)
        assert len(found) == 1, found
        return found[0].href

    def form(slug: str, row: Any) -> str:
        return reverse("correct-fact", args=[ash.pk, slug, row.pk])

    def who(subject: str) -> str:
        return reverse("correct-child", args=[ash.pk, subject])

    def adding(slug: str) -> str:
        return reverse("add-fact", args=[ash.pk, slug])

    for column, table, on, expected in (
        ("SEX", "Header", None, who("identity")),
        ("UPN", "Header", None, who("numbers")),
        ("MC_DOB", "Header", None, who("needs")),
        ("DUC", "UASC", None, who("asylum")),
        ("DECOM", "Episodes", start, form("care", care)),
        ("DECOM", "Episodes", moved, form("placement", second)),
        ("DEC", "Episodes", start, form("placement", first)),
        ("LS", "Episodes", moved, form("legal-status", status)),
        ("PLACE", "Episodes", start, form("placement", first)),
        ("URN", "Episodes", moved, form("placement", second)),
        ("HOME_POST", "Episodes", moved, form("care", care)),
        ("REC", "Episodes", moved, form("care", care)),
        ("REVIEW_CODE", "Reviews", moved, form("review", review)),
        ("REVIEW", "Reviews", start, adding("review")),
        ("MIS_START", "Missing", moved, adding("missing")),
        ("SW_DECOM", "SWEpisodes", worker.decom, form("worker", worker)),
        ("DOLO_START", "DoLo", moved, adding("deprivation")),
    ):
        assert href(column, table, on) == expected, (column, table, on)
    social_worker = cast["social_worker"]
    rule = replace(rule_called("101"), fields="SW_DECOM")
    (closed,) = ways_of(Row(ash, "SWEpisodes", worker.decom, 2025), rule, social_worker)
    assert closed.not_theirs  # only those who allocate may correct it


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "held", "said", "expected"),
    [
        ((2025, 3, 31), (2024, 2025), None, 2025),
        ((2025, 4, 1), (2025, 2026), None, 2025),  # the year just ended, until it is in
        ((2025, 6, 30), (2025, 2026), None, 2025),
        ((2025, 7, 1), (2025, 2026), None, 2026),
        ((2025, 6, 10), (2025, 2026), (2025, 6, 9), 2026),
        ((2026, 11, 1), (2024, 2025), None, 2025),  # nothing later is held
        ((2026, 11, 1), (2019,), None, None),  # its checks are not known
        ((2026, 11, 1), (), None, None),
    ],
)
def test_the_return_being_prepared(
    settings: Any, today: Any, held: Any, said: Any, expected: int | None
) -> None:
    settings.TODAY = date(*today)
    if said:
        Deadline.objects.create(year=2025, day=date(*said))
    assert preparing(held, deadlines()) == expected


@pytest.mark.parametrize(
    ("table", "verb"),
    [
        ("PrevPerm", Verb.SEE_ADOPTION),
        ("AD1", Verb.SEE_ADOPTION),
        ("PlacedAdoption", Verb.SEE_ADOPTION),
        ("OC2", Verb.SEE_HEALTH),
        ("UASC", Verb.SEE_IMMIGRATION),
    ],
)
def test_what_a_rule_finds_is_read_with_the_right_to_read_its_facts(table: str, verb: Verb) -> None:
    over = [rule for rule in all_rules() if table in (*rule.over.needs, *rule.tables)]
    assert over
    assert {rule.code for rule in over if verb not in needed_for(rule.code)} == set()
