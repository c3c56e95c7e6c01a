"""My work, the work of a team, a child's duties, and cover for a worker."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from worklists_help import TODAY, open_now, take_into_care

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.limits import limits
from hearth.duties.model import Owner
from hearth_web.access.models import Grant
from hearth_web.access.verbs import Verb
from hearth_web.audit import System
from hearth_web.audit.models import Event as Logged
from hearth_web.people.actions import Change, apply
from hearth_web.people.models import Allocation, Child, MayOpen, Standing, Worker
from hearth_web.people.standing import refresh
from hearth_web.wellbeing.models import SdqScore, Visit
from hearth_web.worklists import queries
from hearth_web.worklists.asking import DELAYS, Narrowed
from hearth_web.worklists.drift import GROUPINGS, Drift
from hearth_web.worklists.folding import folded
from hearth_web.worklists.heat import heat
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.rules import (
    OF_ALLOCATION,
    OF_PART,
    OF_ROLE,
    closed_duties,
    kind_for,
    needed_for,
)
from hearth_web.worklists.states import overdue
from hearth_web.worklists.telling import told_of

pytestmark = pytest.mark.django_db
NIGHT = System("tests")


def rows_in(response: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(response.content.decode("utf-8-sig").splitlines()))


def text(response: Any) -> str:
    return str(response.content.decode())


# Whose work it is.


def test_a_social_worker_finds_what_they_owe_their_children(owed: Any, signed_in: Any) -> None:
    page = text(signed_in("social_worker").get(reverse("work")))
    assert "Ash Hillside" in page
    assert "Visit in the first week" in page
    assert CATALOGUE["review-first"].title not in page  # the reviewing officer's
    assert "Birch Valeside" not in page
    assert "Cedar Hidden" not in page


def test_a_reviewing_officer_finds_the_reviews(owed: Any, signed_in: Any) -> None:
    page = text(signed_in("iro").get(reverse("work")))
    assert CATALOGUE["review-first"].title in page
    assert "Visit in the first week" not in page


def test_every_owner_is_somebodys() -> None:
    """No duty is owed by a role of which nobody sees the work."""
    seen = {*frozenset().union(*OF_ALLOCATION.values()), *frozenset().union(*OF_ROLE.values())}
    assert seen == set(Owner)


def test_who_works_for_the_service_finds_the_children_of_everybody(owed: Any) -> None:
    nurse = owed["health"]
    wanted = {owed.ash.pk, owed.birch.pk}
    rows = queries.owed_by(nurse, TODAY)
    assert {row.owner for row in rows} == {"NURSE"}
    assert {row.child_id for row in rows} == wanted


def test_an_adviser_has_what_nobody_signs_in_for_where_no_social_worker_is(owed: Any) -> None:
    adviser = owed["personal_adviser"]
    duty = Obligation.objects.create(
        child=owed.ash, duty="child-welcome", owner="PARTICIPATION", opened=TODAY, due=TODAY
    )
    assert duty not in queries.owed_by(adviser, TODAY)
    Allocation.objects.filter(child=owed.ash, role="SW").delete()
    assert duty in queries.owed_by(adviser, TODAY)


def test_a_restricted_child_is_there_for_those_who_are_named(owed: Any, signed_in: Any) -> None:
    MayOpen.objects.create(child=owed.cedar, user=owed["social_worker"])
    assert "Cedar Hidden" in text(signed_in("social_worker").get(reverse("work")))


# What may be known.


@pytest.mark.parametrize(
    ("duty", "verbs"),
    [
        ("sdq", {Verb.SEE_HEALTH}),
        ("visit-six-weekly", set()),
        ("immigration-check", {Verb.SEE_IMMIGRATION}),
        ("no-such-duty", {Verb.SEE_HEALTH, Verb.SEE_IMMIGRATION, Verb.SEE_ADOPTION,
                          Verb.SEE_PROTECTION}),
    ],
)  # fmt: skip
def test_knowing_of_a_duty_takes_what_its_record_takes(duty: str, verbs: set[Verb]) -> None:
    assert needed_for(duty) == verbs


def test_what_is_kept_close_is_on_no_page(owed: Any, signed_in: Any) -> None:
    """A supervising social worker may not read health; nor may they count it."""
    fostering = owed["fostering"]
    closed = closed_duties(fostering.may)
    assert "sdq" in closed
    record = [Change(SdqScore, None, {"date": date(2025, 2, 10), "score": 21})]
    apply(by=NIGHT, child=owed.ash, changes=record)
    hidden = Obligation.objects.filter(child=owed.ash, duty__in=closed)
    assert hidden.exists()
    seen = Drift(fostering, Narrowed(), TODAY)
    assert not seen.whenever.filter(duty__in=closed).exists()
    client = signed_in("fostering")
    titles = {CATALOGUE[row.duty].title for row in hidden}
    for address in (reverse("child-duties", args=[owed.ash.pk]), reverse("work-list")):
        page = text(client.get(address))
        assert not [title for title in titles if f">{title}<" in page]


def test_health_is_known_only_where_the_role_that_reads_it_reaches(owed: Any) -> None:
    """A team manager of Hill who also finds homes for everybody sees Vale's children, and of
    them nothing that only the manager may read."""
    manager = owed["team_manager"]
    Grant.objects.create(user=manager, role="virtual_school")
    both = queries.seen_by(type(manager).objects.get(pk=manager.pk))
    health = [duty for duty in CATALOGUE if Verb.SEE_HEALTH in needed_for(duty)]
    assert {row.child_id for row in both} == {owed.ash.pk, owed.birch.pk}
    assert {row.child_id for row in both.filter(duty__in=health)} == {owed.ash.pk}


# What is said of each.


def told(child: Child, duty: str) -> Any:
    row = Obligation.objects.select_related("rule").get(child=child, duty=duty, done=None)
    return told_of(row, TODAY, lambda _: True)


def test_an_obligation_says_what_when_why_and_by_which_rule(owed: Any) -> None:
    visit = told(owed.ash, "visit-first-week")
    assert visit.tag == "Overdue 7 weeks"
    assert visit.why == "Came to this home, 3 February 2025"
    assert (visit.gives, visit.level) == ("7 days from then", "The law")
    assert "regulation 28" in visit.source
    assert visit.record == f"/children/{owed.ash.pk}/visit/add/?date=2025-03-31&about=2025-02-03"


def test_a_day_that_is_no_working_day_is_planned_for_before(owed: Any) -> None:
    Obligation.objects.filter(duty="visit-first-week").update(due=date(2025, 4, 6))  # a Sunday
    assert told(owed.ash, "visit-first-week").plan_by == date(2025, 4, 4)


def test_law_and_local_standard_are_both_said_where_they_differ(owed: Any) -> None:
    Obligation.objects.filter(duty="visit-first-week").update(
        due=date(2025, 4, 7), due_law=date(2025, 4, 10), due_local=date(2025, 4, 7)
    )
    said = told(owed.ash, "visit-first-week").both
    assert said == "By law 10 April 2025, by the council’s own standard 7 April 2025"


def test_the_last_attempt_stands_with_its_reason(owed: Any) -> None:
    tried = {"date": date(2025, 2, 9), "kind": "SW", "seen": "0", "reason": "MISSING"}
    apply(by=NIGHT, child=owed.ash, changes=[Change(Visit, None, tried)])
    assert told(owed.ash, "visit-first-week").tried.startswith("9 February 2025: ")


def test_every_duty_has_a_form_that_records_it() -> None:
    without = [duty.id for duty in CATALOGUE.values() if duty.record and not kind_for(duty.record)]
    assert without == []


def test_a_part_of_a_duty_has_a_form_of_its_own(owed: Any) -> None:
    for (duty, part), record in OF_PART.items():
        assert part in {limit.part for limit in limits(duty)}, (duty, part)
        assert kind_for(record), record
    both = Obligation.objects.select_related("rule").filter(
        child=owed.ash, duty="gp-registration", done=None
    )
    links = {told_of(row, TODAY, lambda _: True).record.split("/")[3] for row in both}
    assert links == {"gp-registered", "dentist-registered"}


def test_the_link_opens_the_form_filled_in(owed: Any, signed_in: Any) -> None:
    page = signed_in("social_worker").get(told(owed.ash, "placement-plan").record)
    assert page.status_code == 200
    assert page.context["form"].initial["about"] == date(2025, 2, 3)


# Filters and files.


@pytest.mark.parametrize(
    "query", ["when=never", "group=none", "duty=none", "child=1", "team=x", "late=x", "owner=x"]
)
def test_what_there_is_not_is_not_found(owed: Any, signed_in: Any, query: str) -> None:
    for name in ("work", "team-work", "work-list"):
        assert signed_in("team_manager").get(f"{reverse(name)}?{query}").status_code == 404


def test_filters_narrow_by_when_and_part(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    visits = text(client.get(f"{reverse('work')}?group=visits"))
    assert "Visit in the first week" in visits
    assert "Care plan" not in visits
    assert "Nothing is due" in text(client.get(f"{reverse('work')}?when=coming&group=visits"))


def test_a_file_is_for_those_who_may_take_lists_away(owed: Any, signed_in: Any) -> None:
    assert signed_in("social_worker").get(f"{reverse('work')}?format=csv").status_code == 404
    got = signed_in("team_manager").get(f"{reverse('work-list')}?format=csv")
    found = [row for row in rows_in(got) if row["What"] == "Visit in the first week"]
    assert [row["Child"] for row in found] == ["Ash Hillside"]
    assert (found[0]["Days late"], found[0]["How binding"]) == ("49", "The law")
    assert Logged.objects.filter(action="worklists.work.downloaded").count() == 1


def test_looking_is_logged_and_changes_no_version(owed: Any, signed_in: Any) -> None:
    from hearth_web.bridge.versions import version

    before = version()
    signed_in("social_worker").get(reverse("work"))
    assert Logged.objects.filter(action="worklists.work.seen").count() == 1
    assert version() == before


# The work of a team.


def test_every_way_of_counting_counts_the_same(owed: Any) -> None:
    drift = Drift(owed["head_of_service"], Narrowed(), TODAY)
    all_overdue = drift.whenever.filter(overdue(TODAY)).count()
    assert all_overdue > 20
    for key, (_, table_of) in GROUPINGS.items():
        column = "count" if key == "delay" else "overdue"
        rows = list(table_of(drift).rows)
        assert sum(row[column] for row in rows) == all_overdue, key
    for across in ("worker", "team"):
        assert sum(total for _, total, _ in heat(drift, across).lines) == all_overdue
    assert (
        sum(
            Drift(owed["head_of_service"], Narrowed(late=key), TODAY).rows.count() for key in DELAYS
        )
        == all_overdue
    )


def test_a_number_leads_to_just_the_rows_it_counts(owed: Any, signed_in: Any) -> None:
    client = signed_in("head_of_service")
    drift = Drift(owed["head_of_service"], Narrowed(), TODAY)
    for _, _, cells in heat(drift, "worker").lines[:6]:
        for cell in cells:
            if cell.href:
                assert len(client.get(f"{cell.href}&fold=none").context["table"].rows) == cell.count


def test_a_team_manager_sees_their_team_and_no_other(owed: Any, signed_in: Any) -> None:
    client = signed_in("team_manager")
    for by in (*GROUPINGS, "heat"):
        page = text(client.get(f"{reverse('team-work')}?by={by}"))
        assert "Birch" not in page
        assert "Another Worker" not in page
    vale = text(client.get(f"{reverse('work-list')}?team={owed.vale.pk}"))
    assert "Nothing is due" in vale


@pytest.mark.parametrize("by", ["child", "duty"])
def test_a_list_is_folded_with_all_that_is_due_counted_once(
    owed: Any, signed_in: Any, by: str
) -> None:
    client = signed_in("head_of_service")
    drift = Drift(owed["head_of_service"], Narrowed(when="overdue"), TODAY)
    page = client.get(drift.address(fold=by))
    folds = page.context["folds"]
    assert {fold.title for fold in folds} == {
        row.child.name if by == "child" else CATALOGUE[row.duty].title for row in drift.rows
    }
    late = [int(fold.counts.split()[0]) for fold in folds]
    assert late == sorted(late, reverse=True)
    assert sum(late) == drift.rows.count()
    for fold in folds:
        inside = client.get(fold.href).context["table"]
        assert len(inside.rows) == int(fold.counts.split()[0]) >= len(fold.told) > 0
        assert bool(fold.more) == (len(inside.rows) > len(fold.told))


@pytest.mark.parametrize("by", ["child", "duty"])
def test_what_is_only_to_come_is_folded_too(owed: Any, signed_in: Any, by: str) -> None:
    late = Obligation.objects.filter(child=owed.ash, done=None, due__lt=TODAY).first()
    assert late is not None
    Obligation.objects.filter(pk=late.pk).update(due=date(2025, 4, 15), ends=None)
    client = signed_in("head_of_service")
    drift = Drift(owed["head_of_service"], Narrowed(when="coming"), TODAY)
    folds = client.get(drift.address(fold=by)).context["folds"]
    assert folds
    assert sum(int(fold.counts.removesuffix(" to come")) for fold in folds) == drift.rows.count()


def test_a_fold_shows_what_can_be_done_now_before_what_is_over_a_year_late(owed: Any) -> None:
    old = Obligation.objects.filter(child=owed.ash, done=None, due__lt=TODAY).first()
    assert old is not None
    Obligation.objects.filter(pk=old.pk).update(due=date(2020, 1, 1))
    drift = Drift(owed["head_of_service"], Narrowed(child=owed.ash.pk, when="overdue"), TODAY)
    _, (fold,) = folded(drift, "duty" if drift.rows.count() == 1 else "child", 1, "")
    told = [each.row.due for each in fold.told]
    assert told == sorted(told, key=lambda due: (due < date(2024, 3, 31), due))


def test_what_narrows_a_list_stays_when_it_is_folded_otherwise(owed: Any, signed_in: Any) -> None:
    client = signed_in("team_manager")
    page = client.get(f"{reverse('work-list')}?when=overdue&group=care&fold=duty")
    for link in page.context["fold_links"]:
        assert "when=overdue" in link.href
        assert "group=care" in link.href
    assert [link.label for link in page.context["fold_links"] if link.current] == ["Folded by duty"]


def test_a_child_nobody_holds_stands_under_nobody(owed: Any) -> None:
    Allocation.objects.filter(child=owed.ash).delete()
    refresh([owed.ash.pk])
    workers = GROUPINGS["worker"][1](Drift(owed["head_of_service"], Narrowed(), TODAY))
    assert "Nobody (social worker)" in {row["name"] for row in workers.rows}


@pytest.mark.parametrize("query", ["", "?by=worker", "?by=heat", "?by=child"])
def test_a_page_asks_the_database_as_often_for_many_children(
    owed: Any, signed_in: Any, query: str
) -> None:
    client, address = signed_in("team_manager"), reverse("team-work") + query
    client.get(address)  # the first request of a session asks more
    few = asked(client, address)
    more = Child.objects.bulk_create(
        [Child(child=f"2{n:03}", forename=f"Fern{n}", dob=date(2012, 1, 1)) for n in range(20)]
    )
    worker = Worker.objects.get(worker="social_worker")
    for child in more:
        take_into_care(child, date(2025, 2, 3))
        Allocation.objects.create(
            child=child, role="SW", worker=worker, team=owed.hill, decom=date(2025, 2, 3)
        )
    refresh()
    assert asked(client, address) == few <= 25


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


# A child's duties, and the pages that lead there.


def test_a_child_s_duties_are_told_with_what_opened_and_closed_them(
    owed: Any, signed_in: Any
) -> None:
    visited = [Change(Visit, None, {"date": date(2025, 2, 12), "kind": "SW", "seen": "1"})]
    apply(by=NIGHT, child=owed.ash, changes=visited)
    page = text(signed_in("social_worker").get(reverse("child-duties", args=[owed.ash.pk])))
    assert "on 12 February 2025, 2 days late" in page
    assert "Came to this home, 3 February 2025. Due 10 February 2025." in page
    assert "Visit, 12 February 2025" in page
    assert (
        signed_in("social_worker").get(reverse("child-duties", args=[owed.birch.pk])).status_code
        == 404
    )


def test_the_first_page_and_the_record_lead_there(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    assert "My work" in text(client.get("/"))
    record = text(client.get(reverse("child", args=[owed.ash.pk])))
    assert reverse("child-duties", args=[owed.ash.pk]) in record
    assert "Visit in the first week" in record
    analyst = signed_in("analyst").get(reverse("work"))
    assert analyst.headers["Location"] == reverse("team-work")


# Cover.


def give(client: Client, worker: Worker, other: Worker, **more: str) -> Any:
    said = {
        "worker": str(worker.pk), "other": str(other.pk), "reason": "ABSENC",
        "words": "Sol is away until May.",
        "start-day": "31", "start-month": "3", "start-year": "2025",
    }  # fmt: skip
    return client.post(reverse("cover"), said | more)


@pytest.fixture
def other(owed: Any) -> Worker:
    return Worker.objects.create(worker="alex", name="Alex Cover", team=owed.hill)


def test_cover_gives_the_children_and_brings_them_back(
    owed: Any, signed_in: Any, other: Worker
) -> None:
    worker = Worker.objects.get(worker="social_worker")
    back = {"until-day": "1", "until-month": "5", "until-year": "2025"}
    answer = give(signed_in("team_manager"), worker, other, **back)
    assert answer.status_code == 302
    held = Allocation.objects.filter(child=owed.ash, role="SW").order_by("decom")
    assert [(row.worker, row.decom, row.dec) for row in held] == [
        (worker, date(2024, 1, 1), date(2025, 3, 31)),
        (other, date(2025, 3, 31), date(2025, 5, 1)),
        (worker, date(2025, 5, 1), None),
    ]
    assert {row.sw_reason for row in held[1:]} == {"ABSENC"}
    assert Standing.objects.get(child=owed.ash).worker == other
    assert Allocation.objects.filter(child=owed.cedar, role="SW").count() == 1  # hidden from them
    visit = open_now(owed.ash, "visit-first-week")
    assert visit.due == date(2025, 2, 10)  # no clock starts again
    said = Logged.objects.filter(child=owed.ash.pk, action__startswith="people.").last()
    assert said is not None
    assert said.by_id == str(owed["team_manager"].pk)


def test_handing_over_for_good_leaves_nothing_to_come_back(
    owed: Any, signed_in: Any, other: Worker
) -> None:
    worker = Worker.objects.get(worker="iro")
    give(signed_in("team_manager"), worker, other)
    held = Allocation.objects.filter(child=owed.ash, role="IRO").order_by("decom")
    assert [(row.worker, row.dec) for row in held] == [(worker, date(2025, 3, 31)), (other, None)]
    assert held[1].sw_reason == ""  # the return asks it of social workers


def test_nobody_covers_for_themselves_or_comes_back_before_they_left(
    owed: Any, signed_in: Any, other: Worker
) -> None:
    client, worker = signed_in("team_manager"), Worker.objects.get(worker="social_worker")
    assert "Select somebody else" in text(give(client, worker, worker))
    early = {"until-day": "1", "until-month": "3", "until-year": "2025"}
    assert "must be after the first day" in text(give(client, worker, other, **early))
    assert "holds no child" in text(give(client, other, worker))
    assert not Allocation.objects.filter(worker=other).exists()


def test_workers_of_another_team_are_not_theirs_to_give(owed: Any, signed_in: Any) -> None:
    form = signed_in("team_manager").get(reverse("cover")).context["form"]
    theirs, anybody = (dict(form.fields[name].choices).values() for name in ("worker", "other"))
    assert not [words for words in theirs if words.startswith("Another Worker")]
    assert [words for words in anybody if words.startswith("Another Worker")]
