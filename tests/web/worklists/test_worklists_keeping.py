"""Obligations are kept in step with the record, whatever people do to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from django.db import transaction
from worklists_help import TODAY, kept, open_now

from hearth.dates import days
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.columns import FAR, Columns
from hearth.duties.from_records import lives_from
from hearth.duties.lives import SHAPES, Lives
from hearth.duties.model import State
from hearth.duties.states import states
from hearth_web import bridge
from hearth_web.audit import System
from hearth_web.bridge import practice
from hearth_web.bridge.lives import lives
from hearth_web.people.actions import Change, DisagreementError, apply, change_child, histories
from hearth_web.people.models import Allocation, Child, Event, PeriodOfCare, Placement, Review
from hearth_web.people.standing import refresh
from hearth_web.wellbeing.models import HealthCheck, MissingEpisode, SdqScore, Visit
from hearth_web.worklists.models import Obligation, Rule
from hearth_web.worklists.states import coming, is_open, overdue, state_of, this_week
from hearth_web.worklists.telling import told_of
from hearth_web.worklists.working import plain

pytestmark = pytest.mark.django_db
NIGHT = System("tests")
START = date(2024, 1, 1)


def record(child: Child, model: type[Any], **values: Any) -> None:
    apply(by=NIGHT, child=child, changes=[Change(model, None, values)])


def test_recording_a_visit_ends_one_obligation_and_opens_the_next(owed: Any) -> None:
    first = open_now(owed.ash, "visit-first-week")
    assert (first.due, first.opener) == (date(2025, 2, 10), "home")
    record(owed.ash, Visit, date=date(2025, 2, 8), kind="SW", seen="1", in_person="1")
    done = Obligation.objects.get(child=owed.ash, duty="visit-first-week")
    assert (done.done, done.late) == (date(2025, 2, 8), False)
    following = open_now(owed.ash, "visit-six-weekly")
    assert (following.opened, following.due) == (date(2025, 2, 8), date(2025, 3, 22))
    assert open_now(owed.birch, "visit-first-week").due == first.due


def test_a_child_in_care_since_a_day_nobody_knows_is_asked_about_from_the_first_known(
    owed: Any,
) -> None:
    PeriodOfCare.objects.filter(child=owed.ash).update(rne="L")
    refresh()
    for duty, due in (
        ("visit-six-weekly", date(2025, 3, 17)),
        ("review-subsequent", date(2025, 8, 3)),
    ):
        row = open_now(owed.ash, duty)
        assert (row.opened, row.due) == (date(2025, 2, 3), due)
        said = told_of(row, TODAY, lambda _: True).why
        assert said == (
            "The day care began is not held; counted from the first day we know, 3 February 2025"
        )
    assert not Obligation.objects.filter(child=owed.ash, duty="review-first")


def test_a_long_reason_is_cut_to_what_the_obligation_has_room_for() -> None:
    told = Columns(reason=np.array(["x" * 300, ""], object))
    room = Obligation._meta.get_field("reason").max_length
    assert room
    assert plain(told, "reason") == ["x" * room, ""]


def test_only_rows_that_differ_are_written(owed: Any) -> None:
    before = set(Obligation.objects.values_list("id", flat=True))
    refresh()
    assert set(Obligation.objects.values_list("id", flat=True)) == before
    record(owed.ash, Review, review=date(2025, 2, 27), review_code="PN1")
    after = set(Obligation.objects.values_list("id", flat=True))
    changed = Obligation.objects.filter(id__in=after - before)
    assert set(changed.values_list("child", flat=True)) == {owed.ash.pk}
    assert {"review-first", "review-second"} <= set(changed.values_list("duty", flat=True))
    assert len(before - after) < 5


def test_what_does_not_come_to_pass_leaves_no_obligation(owed: Any) -> None:
    before = kept()

    def change_and_fail() -> None:
        record(owed.ash, Review, review=date(2025, 2, 27), review_code="PN1")
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        change_and_fail()
    assert kept() == before


def test_each_follows_a_rule_that_says_where_it_comes_from(owed: Any) -> None:
    first = open_now(owed.ash, "review-first")
    assert first.rule is not None
    assert (first.rule.span, first.rule.level) == ("20 wd", "law")
    assert "regulation" in first.rule.source
    assert Rule.objects.count() == Rule.objects.values("mark").distinct().count()


def test_a_duty_that_breaks_keeps_nobody_from_recording(
    owed: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    held = Obligation.objects.filter(child=owed.ash, duty="review-first").values().get()
    broken = dict(CATALOGUE)
    broken["review-first"] = _broken(broken["review-first"])
    monkeypatch.setattr("hearth_web.worklists.working.CATALOGUE", broken)
    record(owed.ash, Visit, date=date(2025, 2, 8), kind="SW", seen="1", in_person="1")
    assert "a duty broke: review-first" in caplog.text
    assert Obligation.objects.filter(child=owed.ash, duty="review-first").values().get() == held
    assert Obligation.objects.get(child=owed.ash, duty="visit-first-week").done


def _broken(duty: Any) -> Any:
    from dataclasses import replace

    def owed(_: Lives) -> Columns:
        raise ZeroDivisionError

    return replace(duty, owed=owed)


# Random edits: what is kept is what is worked out afresh, and the same as files would give.


def start_care(child: Child, on: date, pick: random.Random) -> None:
    ls = pick.choice(["C1", "C2", "V2", "V4", "E1"])
    home = {"place": pick.choice(["U1", "U4", "P1", "K2"])}
    histories.start_care(
        by=NIGHT, child=child, period={"decom": on}, status={"ls": ls}, placement=home
    )


def end_care(child: Child, on: date, _: random.Random) -> None:
    period = PeriodOfCare.objects.filter(child=child, dec=None).first()
    if period:
        histories.end_care(by=NIGHT, child=child, period=period, values={"dec": on, "rec": "E4A"})


def move(child: Child, on: date, pick: random.Random) -> None:
    place = pick.choice(["U1", "U4", "T1", "P1", "K2", "K3", "A3"])
    same = pick.random() < 0.2
    values = {"decom": on, "place": place, "same_carer": same, "area": pick.choice(["IN", "OUT"])}
    histories.move(by=NIGHT, child=child, values=values, why_ended="CARPL")


def change_status(child: Child, on: date, pick: random.Random) -> None:
    histories.change_status(
        by=NIGHT, child=child, values={"decom": on, "ls": pick.choice(["C1", "C2", "E1", "V2"])}
    )


def shift(child: Child, on: date, pick: random.Random) -> None:
    rows = list(Placement.objects.filter(child=child))
    if rows:
        histories.correct_spell(by=NIGHT, child=child, row=pick.choice(rows), values={"decom": on})


def visit(child: Child, on: date, pick: random.Random) -> None:
    record(child, Visit, date=on, kind="SW", seen=pick.choice("01"), in_person=pick.choice("01"))


def review(child: Child, on: date, _: random.Random) -> None:
    record(child, Review, review=on, review_code="PN1")


def missing(child: Child, on: date, pick: random.Random) -> None:
    back = on + timedelta(days=pick.randrange(4))
    times = {"start_time": "22:15", "end_time": pick.choice(["07:40", ""])}
    record(child, MissingEpisode, missing="M", mis_start=on, mis_end=back, **times)


def health(child: Child, on: date, pick: random.Random) -> None:
    record(child, HealthCheck, kind=pick.choice(["HEALTH", "DENTAL"]), date=on)
    record(child, SdqScore, date=on, score=pick.randrange(41))


def event(child: Child, on: date, pick: random.Random) -> None:
    code = pick.choice(["CARE_PLAN", "PLACEMENT_PLAN", "PEP", "RETURN_INTERVIEW", "WELCOME"])
    outcome = pick.choice(["", "DONE", "DECLINED", "TRIED"])
    record(child, Event, event=code, date=on, about=pick.choice([None, on]), outcome=outcome)


def born(child: Child, on: date, _: random.Random) -> None:
    change_child(by=NIGHT, child=child, values={"dob": on - timedelta(days=16 * 365)})


def forget(child: Child, _: date, pick: random.Random) -> None:
    model: Any = pick.choice([Visit, Review, Event, HealthCheck])
    row = model.objects.filter(child=child).first()
    if row:
        apply(by=NIGHT, child=child, changes=[Change(model, row.pk, None)])


ACTS: tuple[Callable[[Child, date, random.Random], None], ...] = (
    start_care, start_care, end_care, move, move, change_status, shift, visit, visit, review,
    missing, health, event, event, born, forget,
)  # fmt: skip


def rows_of(life: Lives, table: str) -> list[tuple[Any, ...]]:
    names = sorted({"child", *SHAPES[table]})
    columns = [life[table][name].tolist() for name in names]
    who = names.index("child")
    called = dict(enumerate(life.children))
    rows = zip(*columns, strict=True)
    return sorted((*row[:who], called[row[who]], *row[who + 1 :]) for row in rows)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_what_is_kept_is_what_a_fresh_look_finds(larkmoor: Any, seed: int) -> None:
    pick = random.Random(seed)
    children = [larkmoor.ash, larkmoor.birch]
    refresh()
    start_care(larkmoor.ash, START, pick)
    for _ in range(30):
        child = Child.objects.get(pk=pick.choice(children).pk)
        on = START + timedelta(days=pick.randrange(450))
        try:
            with transaction.atomic():
                pick.choice(ACTS)(child, on, pick)
        except DisagreementError:
            continue
    stood = kept()
    assert len(stood) > 20
    Obligation.objects.all().delete()
    refresh()
    assert kept() == stood
    same_as_files()


def same_as_files() -> None:
    """The lives read from the database are those made of the records it gives out."""
    bridge.forget()
    numbers = {str(id): number for id, number in Child.objects.values_list("id", "child")}
    of_files = lives_from(bridge.histories(), practice())
    here = lives()
    called = Lives(tuple(numbers[id] for id in here.children), here.dob, here.died, here.tables)
    for table in ("periods", "statuses", "placements", "short_breaks", *practice_tables(of_files)):
        assert rows_of(called, table) == rows_of(of_files, table), table


def practice_tables(life: Lives) -> list[str]:
    """The tables of what was done; times missing with the hours that only the practice knows."""
    tables = ("visits", "reviews", "events", "sdq", "missing")
    return [name for name in tables if name in life.given]


# States: asked of the database, of one row, and of columns, the answer is one.

ASKED = (None, *(TODAY + timedelta(days=n) for n in (-30, -1, 0, 1, 6, 7, 28, 29)))


def some_rows(child: Child) -> list[Obligation]:
    pick = random.Random(9)
    made = []
    for _ in range(300):
        made.append(
            Obligation(
                child=child, duty="review-first", owner="IRO",
                opened=TODAY + timedelta(days=pick.randrange(-40, 10)),
                due=pick.choice(ASKED), amber=pick.choice(ASKED), ends=pick.choice(ASKED),
                done=pick.choice([None, None, TODAY, TODAY - timedelta(days=3)]),
                late=pick.random() < 0.5, outcome=pick.randrange(3),
            )
        )  # fmt: skip
        made[-1].late = made[-1].late and made[-1].done is not None
    return Obligation.objects.bulk_create(made)


def test_states_in_a_query_are_the_states_of_the_engine(cast: Any) -> None:
    rows = some_rows(cast.ash)
    names = ("opened", "due", "amber", "done", "ends")
    columns = Columns(
        outcome=np.array([row.outcome for row in rows]),
        late=np.array([row.late for row in rows]),
        **{
            name: np.array(
                [
                    FAR if (day := getattr(row, name)) is None else days.day_number(day)
                    for row in rows
                ]
            )
            for name in names
        },
    )
    wanted = states(columns, days.day_number(TODAY)).tolist()
    assert [state_of(row, TODAY).value for row in rows] == wanted
    for which, fitting in (
        (is_open(TODAY), {State.NOT_YET, State.GREEN, State.AMBER, State.OVERDUE}),
        (overdue(TODAY), {State.OVERDUE}),
    ):
        found = set(Obligation.objects.filter(which).values_list("id", flat=True))
        assert found == {
            row.id for row, state in zip(rows, wanted, strict=True) if state in fitting
        }


def test_a_week_has_seven_days_and_four_weeks_go_on_from_there(cast: Any) -> None:
    def due_in(n: int) -> Obligation:
        day = TODAY + timedelta(days=n)
        return Obligation(child=cast.ash, duty="x", owner="SW", opened=TODAY, due=day)

    rows = Obligation.objects.bulk_create([due_in(n) for n in (0, 6, 7, 28, 29)])
    ended = due_in(3)
    ended.ends = TODAY + timedelta(days=2)  # before it is due: it never falls due
    ended.save()
    assert list(Obligation.objects.filter(this_week(TODAY)).order_by("due")) == rows[:2]
    assert list(Obligation.objects.filter(coming(TODAY)).order_by("due")) == rows[2:4]


def test_a_team_without_a_worker_is_nobody(cast: Any) -> None:
    Allocation.objects.create(child=cast.birch, role="IRO", team=cast.vale, decom=START)
    here = lives([cast.birch.pk])
    assert here["allocations"]["role"].tolist() == ["SW"]
