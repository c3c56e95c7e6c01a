"""How things stand with a child today, against a slow and obvious way of telling."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth_web import jobs
from hearth_web.access.models import Team, User
from hearth_web.audit import System
from hearth_web.jobs.kinds import nightly_kinds
from hearth_web.jobs.models import Job
from hearth_web.leaving.models import LeavingCare, LeavingYear
from hearth_web.people import standing
from hearth_web.people.actions import Change, apply
from hearth_web.people.models import Allocation, Child, Fact, Identifier, Note, Standing, Worker
from hearth_web.people.standing import refreshing
from hearth_web.people.standing.reading import READ, Case, Facts, Home, Status
from hearth_web.people.standing.working import is_care_leaver, standing_of

EPOCH = date(2010, 1, 1)
TODAY = date(2026, 11, 26)
Drawn = Callable[..., None]


def day(number: int) -> date:
    return EPOCH + timedelta(days=number)


@st.composite
def lives(draw: Any) -> tuple[Child, Facts, date]:
    """A child, their periods, statuses and homes one after another, and a day to ask about."""
    edges = sorted(draw(st.sets(st.integers(0, 6_000), min_size=2, max_size=8)))
    periods, homes, statuses = [], [], []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        is_last = end == edges[-1] or end == edges[-2]
        dec = None if is_last and draw(st.booleans()) else day(end)
        respite = draw(st.booleans())
        rec = draw(st.sampled_from(["", "E3", "E4A"])) if dec else ""
        periods.append(Case(day(start), dec, respite, rec))
        cuts = sorted(draw(st.sets(st.integers(start, end - 1), max_size=5)) | {start})
        for at, first in enumerate(cuts):
            until = day(cuts[at + 1]) if at + 1 < len(cuts) else dec
            place = draw(st.sampled_from(["U6", "K2", "T1", "T4"]))
            post = draw(st.sampled_from(["", "HX1 1AA", "HX2 2BB"]))
            same = draw(st.booleans())
            homes.append(
                Home(day(first), until, respite, place, "PR1", post, "", same, "", "IN", 1)
            )
        statuses.append(Status(day(start), dec, respite, draw(st.sampled_from(["C1", "C2"]))))
    dob = draw(st.none() | st.dates(date(1995, 1, 1), date(2012, 12, 31)))
    child = Child(child="1", dob=dob, died=draw(st.none() | st.just(day(5_500))))
    facts = Facts(tuple(periods), tuple(statuses), tuple(homes))
    return child, facts, day(draw(st.integers(0, 6_100)))


def holds(spell: Any, on: date) -> bool:
    return spell.decom <= on and (spell.dec is None or on < spell.dec)


def slow_stay(homes: list[Home]) -> tuple[Home, date]:
    """Forwards through a period's homes: which is lived in at the end of them, and since when."""
    usual, since, away = None, None, False
    for home in homes:
        if home.place.startswith("T"):
            away = True
            continue
        is_back = (
            usual is not None
            and away
            and home.place == usual.place
            and (not home.pl_post or not usual.pl_post or home.pl_post == usual.pl_post)
        )
        if usual is None or not (home.same_carer or is_back):
            since = home.decom
        usual, away = home, False
    return (usual, since) if usual and since else (homes[-1], homes[-1].decom)


def slow_care_days(periods: Any, first: date, end: date) -> int:
    days = 0
    on = first
    spells = [p for p in periods if not p.respite]
    while on < end:
        days += any(holds(p, on) for p in spells)
        on += timedelta(days=1)
    return days


@given(lives())
def test_a_standing_is_what_a_slow_reading_of_the_record_says(
    life: tuple[Child, Facts, date],
) -> None:
    child, facts, today = life
    found = standing_of(child, facts, today)
    is_dead = child.died is not None and child.died <= today
    now = [p for p in facts.periods if holds(p, today)]
    in_care = not is_dead and any(not p.respite for p in now)
    breaks = not is_dead and not in_care and bool(now)
    assert (found.in_care, found.respite) == (in_care, breaks)
    assert found.since == (now[0].decom if in_care else None)
    ended = [p.dec for p in facts.periods if not p.respite and p.dec and p.dec <= today]
    assert found.left_care == (None if in_care or is_dead else max(ended, default=None))
    if not (in_care or breaks):
        assert (found.ls, found.place, found.placed_since) == ("", "", None)
        return
    period = now[0]
    (status,) = [s for s in facts.statuses if holds(s, today)]
    assert (found.ls, found.ls_since) == (status.ls, status.decom)
    lived = [h for h in facts.homes if period.decom <= h.decom <= today]
    home, since = slow_stay(lived)
    assert (found.place, found.placed_since) == (home.place, since)


@settings(max_examples=40)
@given(lives())
def test_a_care_leaver_had_thirteen_weeks_of_care_counted_day_by_day(
    life: tuple[Child, Facts, date],
) -> None:
    child, facts, today = life
    found = is_care_leaver(child, facts.periods, today)
    begun = [p for p in facts.periods if not p.respite and p.decom <= today]
    if child.dob is None or not begun or begun[-1].rec == "E3":
        assert not found
        return
    years = {n: attained(child.dob, n) for n in (14, 16, 18, 25)}
    end = min(years[18], today)
    enough = slow_care_days(begun, years[14], end) >= 91
    late = slow_care_days(begun, years[16], end) > 0
    assert found == (years[16] <= today < years[25] and enough and late)


def attained(dob: date, age: int) -> date:
    """The first day on which they are this old."""
    on = date(dob.year + age, dob.month, 1)
    while (on.year - dob.year - ((on.month, on.day) < (dob.month, dob.day))) < age:
        on += timedelta(days=1)
    return on


@pytest.mark.parametrize(
    ("dob", "care", "today", "leaver"),
    [
        # In care from 7, left at 17; entered at 16 years 10 months for 92 days, and for 90.
        (date(2008, 1, 1), (date(2015, 1, 1), date(2025, 6, 1)), TODAY, True),
        (date(2008, 1, 1), (date(2024, 11, 1), date(2025, 2, 1)), TODAY, True),
        (date(2008, 1, 1), (date(2024, 11, 1), date(2025, 1, 29)), TODAY, False),
        # Left before 16; born on 29 February and 25 on 1 March.
        (date(2008, 1, 1), (date(2015, 1, 1), date(2023, 12, 31)), TODAY, False),
        (date(2004, 2, 29), (date(2015, 1, 1), date(2022, 3, 1)), date(2029, 2, 28), True),
        (date(2004, 2, 29), (date(2015, 1, 1), date(2022, 3, 1)), date(2029, 3, 1), False),
    ],
)
def test_care_leavers_at_the_edges(
    dob: date, care: tuple[date, date], today: date, leaver: bool
) -> None:
    assert is_care_leaver(Child(dob=dob), [Case(*care, False, "E8")], today) is leaver


@pytest.mark.django_db
def test_workers_and_all_that_may_be_typed_are_kept(in_care: Drawn) -> None:
    hill = Team.objects.create(name="Hill team")
    sam = Worker.objects.create(worker="1", name="Sam Wélls", team=hill)
    gone = Worker.objects.create(worker="2", name="Gone Before", team=hill)
    child = Child.objects.create(
        child="77/A", forename="Zoë", surname="O’Brien", known_as="Zed", dob=date(2012, 5, 4)
    )
    for worker, role, decom, dec in (
        (gone, "SW", date(2023, 1, 1), date(2024, 1, 1)),
        (sam, "SW", date(2024, 1, 1), None),
        (sam, "IRO", date(2099, 1, 1), None),
    ):
        Allocation.objects.create(child=child, worker=worker, role=role, decom=decom, dec=dec)
    Identifier.objects.create(child=child, kind="NHS", value="943 476 5919")
    Identifier.objects.create(child=child, kind="HOME_OFFICE", value="H1234567")
    in_care(child, place="U6", carer="Ada Penhale")
    kept = Standing.objects.get(pk=child.pk)
    assert (kept.worker, kept.iro, kept.team) == (sam, None, hill)
    for typed in (
        "zed",
        "zoe",
        "obrien",
        "77/a",
        "77a",
        "9434765919",
        "04/05/2012",
        "4 may 2012",
        "sam wells",
        "hill team",
        "ada penhale",
    ):
        assert f" {typed}" in kept.search
    assert "gone" not in kept.search
    assert "h1234567" not in kept.search


@pytest.mark.django_db
def test_adopters_are_not_what_a_child_is_found_by(in_care: Drawn) -> None:
    child = Child.objects.create(child="1")
    in_care(child, place="A6", carer="The Adopters")
    assert "adopters" not in Standing.objects.get(pk=child.pk).search


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("year", "in_touch", "leaver"),
    [(2026, "YES", True), (2026, "RHOM", False), (2026, "DIED", False), (2022, "YES", False)],
)
def test_the_return_says_who_is_a_care_leaver(year: int, in_touch: str, leaver: bool) -> None:
    child = Child.objects.create(child="1", dob=date(2005, 1, 1))
    LeavingYear.objects.create(child=child, year=year, in_touch=in_touch)
    standing.refresh([child.pk], today=TODAY)
    assert Standing.objects.get(pk=child.pk).care_leaver is leaver


@pytest.mark.django_db
def test_nobody_in_care_or_over_25_is_a_care_leaver_whatever_a_system_says(in_care: Drawn) -> None:
    young = Child.objects.create(child="1", dob=date(2008, 1, 1))
    old = Child.objects.create(child="2", dob=date(2000, 1, 1))
    for child in (young, old):
        LeavingCare.objects.create(child=child, eligibility="FORMER_RELEVANT")
    in_care(young)
    standing.refresh(today=TODAY)
    assert not Standing.objects.filter(care_leaver=True).exists()


@pytest.mark.django_db
def test_many_are_refreshed_in_as_few_questions_as_one(
    in_care: Drawn, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    children = [Child.objects.create(child=str(n)) for n in range(40)]
    for child in children:
        in_care(child)
    # What is owed follows in the same step: one question more for each kind of fact it is of.
    with django_assert_max_num_queries(36) as one:
        standing.refresh([children[0].pk], today=TODAY)
    with django_assert_num_queries(len(one)):
        assert standing.refresh([child.pk for child in children], today=TODAY) == 40


def kinds_read(asked: CaptureQueriesContext) -> set[type[Fact]]:
    """The kinds of fact whose tables these questions name."""
    tables = set(re.findall(r'"(\w+)"', " ".join(one["sql"] for one in asked.captured_queries)))
    kinds = {model for model in apps.get_models() if issubclass(model, Fact)}
    return {model for model in kinds if model._meta.db_table in tables}


@pytest.mark.django_db
def test_every_kind_of_fact_that_is_read_is_said_to_be(
    in_care: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = Child.objects.create(child="1", dob=date(2012, 1, 1))
    in_care(child)
    followers = dict(refreshing._followers)
    said = READ.union(*refreshing._contributions.values())
    monkeypatch.setattr(refreshing, "_followers", {})
    with CaptureQueriesContext(connection) as asked:
        standing.refresh([child.pk], today=TODAY)
    assert set(READ) <= kinds_read(asked) <= said
    assert followers
    for after, read_from in followers.items():
        with CaptureQueriesContext(connection) as asked:
            after([child.pk], TODAY)
        assert kinds_read(asked) <= set(read_from)


@pytest.mark.django_db
def test_what_nothing_is_worked_out_of_leaves_the_rest_alone(in_care: Drawn) -> None:
    child = Child.objects.create(child="1", dob=date(2012, 1, 1))
    in_care(child)
    Standing.objects.update(search="as it was")
    author = User.objects.create_user("writer@council.example", name="A writer")
    told = {
        "at": timezone.now(),
        "author": author,
        "kind": "Visit",
        "title": "A visit",
        "body": "We talked.",
    }
    with CaptureQueriesContext(connection) as asked:
        apply(by=System("a test"), child=child, changes=[Change(Note, values=told)])
    assert kinds_read(asked) == {Note}
    assert Standing.objects.get(pk=child.pk).search == "as it was"
    number = {"kind": "NHS", "value": "9434765919"}
    apply(by=System("a test"), child=child, changes=[Change(Identifier, values=number)])
    assert "9434765919" in Standing.objects.get(pk=child.pk).search


@pytest.mark.django_db
def test_the_night_brings_what_lay_in_the_future(in_care: Drawn) -> None:
    child = Child.objects.create(child="1")
    in_care(child, date(2025, 1, 1), place="U6")
    Standing.objects.update(in_care=False, place="")
    (kind,) = [each for each in nightly_kinds() if each.key == standing.NIGHTLY]
    assert kind.function(jobs.Work(Job(kind=kind.key))) == {"children": 1}
    assert Standing.objects.get(pk=child.pk).in_care
