"""The one writer: a change is checked, made and logged, or nothing is."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth_web.audit.chain import prove
from hearth_web.audit.log import System
from hearth_web.audit.models import Event
from hearth_web.people.actions import (
    Change,
    ConflictError,
    DisagreementError,
    NotThereError,
    add_child,
    add_children,
    apply,
    apply_many,
    change_child,
)
from hearth_web.people.models import (
    Child,
    LegalStatus,
    Note,
    PeriodOfCare,
    Placement,
    Review,
    Standing,
)
from hearth_web.ui.models import House

pytestmark = pytest.mark.django_db
NIGHT = System("nightly work")
START = date(2023, 4, 10)


def care(start: date = START, end: date | None = None, **placement: object) -> list[Change]:
    """A period of care with one status and one placement."""
    days = {"decom": start, "dec": end}
    return [
        Change(PeriodOfCare, None, {**days, "home_post": "YO11QA", "cin": "N1"}),
        Change(LegalStatus, None, {**days, "ls": "C2"}),
        Change(Placement, None, {**days, "place": "U6", "pl_post": "YO17HH", **placement}),
    ]


def test_a_change_is_made_logged_and_shows_in_the_standing(cast):
    facts = apply(by=cast["social_worker"], child=cast.ash, changes=care(), why="came into care")
    assert [type(fact) for fact in facts] == [PeriodOfCare, LegalStatus, Placement]
    events = Event.objects.filter(child=cast.ash.pk)
    assert [event.action for event in events] == [
        "people.periodofcare.added",
        "people.legalstatus.added",
        "people.placement.added",
    ]
    assert {event.why for event in events} == {"came into care"}
    assert events[1].after["ls"] == "C2" and events[1].before is None
    standing = Standing.objects.get(child=cast.ash)
    assert standing.in_care and standing.ls == "C2" and standing.place == "U6"
    assert prove().whole


def test_a_correction_keeps_before_and_after_and_moves_the_version(cast):
    apply(by=NIGHT, child=cast.ash, changes=care())
    row = LegalStatus.objects.get()
    change = Change(LegalStatus, row.pk, {"ls": "C1"}, version=1)
    apply(by=NIGHT, child=cast.ash, changes=[change], why="typed wrong")
    event = Event.objects.last()
    assert (event.before, event.after) == ({"ls": "C2"}, {"ls": "C1"})
    assert LegalStatus.objects.get().version == 2


def test_what_changes_nothing_leaves_no_trace(cast):
    apply(by=NIGHT, child=cast.ash, changes=care())
    row, events = LegalStatus.objects.get(), Event.objects.count()
    apply(by=NIGHT, child=cast.ash, changes=[Change(LegalStatus, row.pk, {"ls": "C2"})])
    assert (LegalStatus.objects.get().version, Event.objects.count()) == (1, events)


def test_two_changes_of_one_row_are_two_events_and_one_version(cast):
    (row,) = apply(by=NIGHT, child=cast.ash, changes=[review(1)])
    steps = [Change(Review, row.pk, {"review_code": code}) for code in ("PN2", "PN3")]
    apply(by=NIGHT, child=cast.ash, changes=steps)
    assert [event.after for event in Event.objects.all()][1:] == [
        {"review_code": "PN2"},
        {"review_code": "PN3"},
    ]
    assert Review.objects.get().version == 2


def review(day: int) -> Change:
    return Change(Review, None, {"review": date(2024, 5, day), "review_code": "PN1"})


def test_somebody_elses_change_is_not_written_over(cast):
    (row,) = apply(by=NIGHT, child=cast.ash, changes=[review(1)])
    apply(by=NIGHT, child=cast.ash, changes=[Change(Review, row.pk, {"review_code": "PN2"}, 1)])
    with pytest.raises(ConflictError) as refused:
        apply(by=NIGHT, child=cast.ash, changes=[Change(Review, row.pk, {"review_code": "PN3"}, 1)])
    assert refused.value.row.review_code == "PN2"
    assert Review.objects.get().review_code == "PN2"


def test_a_fact_of_another_child_is_not_there(cast):
    (row,) = apply(by=NIGHT, child=cast.birch, changes=[review(1)])
    with pytest.raises(NotThereError):
        apply(by=NIGHT, child=cast.ash, changes=[Change(Review, row.pk, None)])
    assert Review.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [Change(PeriodOfCare, None, {"decom": START, "dec": date(2023, 4, 1)})],
            "The period of care from 10 April 2023 to 1 April 2023 ends before it starts. "
            "Change one of the two dates.",
        ),
        (
            care(date(2012, 5, 3)),
            "The legal status from 3 May 2012 that is still open starts before the child was born "
            "on 4 May 2012. Change its start, or correct the date of birth.",
        ),
        (
            [*care(), Change(LegalStatus, None, {"decom": date(2023, 6, 1), "ls": "E1"})],
            "The legal status from 10 April 2023 that is still open overlaps the legal status from "
            "1 June 2023 that is still open. End the first on or before 1 June 2023, or change the "
            "second's start.",
        ),
        (
            care()[:2],
            "There is no placement from 10 April 2023 on, though the child was in care. Add the "
            "one that is missing, or change the dates of its neighbours.",
        ),
        (
            care()[2:],
            "The placement from 10 April 2023 that is still open has days outside any period of "
            "care. Change its dates, or those of the period of care.",
        ),
        (
            care(carer="x" * 201),
            "Carer or home must be 200 characters or fewer.",
        ),
        (
            [Change(Review, None, {"review": START, "review_code": "P\x00"})],
            "Review code holds a character that cannot be kept. Type it again.",
        ),
    ],
)
def test_a_record_that_contradicts_itself_is_refused_with_a_sentence(cast, changes, sentence):
    with pytest.raises(DisagreementError) as refused:
        apply(by=NIGHT, child=cast.ash, changes=changes)
    assert sentence in refused.value.sentences
    assert not Event.objects.exists()
    assert not PeriodOfCare.objects.exists()


def test_after_death_nothing_goes_on(cast):
    apply(by=NIGHT, child=cast.ash, changes=care(end=date(2024, 1, 1)))
    with pytest.raises(DisagreementError, match="goes on after the child died on 1 December 2023"):
        change_child(by=NIGHT, child=cast.ash, values={"died": date(2023, 12, 1)})
    assert Child.objects.get(pk=cast.ash.pk).died is None


def test_a_contradiction_already_there_does_not_stop_its_mending(cast):
    apply_many(by=NIGHT, batches={cast.ash.pk: care(date(2012, 5, 3))}, allow={"birth"})
    row = Placement.objects.get()
    apply(by=NIGHT, child=cast.ash, changes=[Change(Placement, row.pk, {"carer": "Rowan Carer"})])
    assert Placement.objects.get().carer == "Rowan Carer"


def test_a_gap_may_be_filled_in_steps(cast):
    apply_many(by=NIGHT, batches={cast.ash.pk: care()[:2]}, allow={"gap"})
    later = {"decom": date(2024, 1, 1), "place": "U4"}
    apply(by=NIGHT, child=cast.ash, changes=[Change(Placement, None, later)])
    assert Placement.objects.count() == 1


def test_one_refused_child_does_not_stop_the_others(cast):
    bad = care(date(2009, 1, 1))
    done = apply_many(
        by=NIGHT, batches={cast.ash.pk: care(), cast.birch.pk: bad}, skip_refused=True
    )
    assert set(done.facts) == {cast.ash.pk} and set(done.refused) == {cast.birch.pk}
    assert {row.child_id for row in Placement.objects.all()} == {cast.ash.pk}


def test_where_a_placement_is_is_worked_out(cast):
    House(pk=1, code="E06000014", name="York").save()
    apply(by=NIGHT, child=cast.ash, changes=care(pl_post="LS14DY"))
    row = Placement.objects.get()
    assert (row.la, row.area) == ("E08000035", "OUT")
    assert row.east and row.north and 15 < row.distance < 30


def test_distance_follows_a_corrected_home_and_an_asylum_seeker_has_none(cast):
    House(pk=1, code="E06000014", name="York").save()
    period, _, _ = apply(by=NIGHT, child=cast.ash, changes=care())
    near = Placement.objects.get().distance
    apply(
        by=NIGHT,
        child=cast.ash,
        changes=[Change(PeriodOfCare, period.pk, {"home_post": "LS14DY"})],
    )
    assert Placement.objects.get().distance > near
    assert Placement.objects.get().version == 1  # worked out, not corrected
    change_child(by=NIGHT, child=cast.ash, values={"uasc": True})
    assert Placement.objects.get().distance is None


def test_a_temporary_place_is_as_far_as_the_home_the_child_comes_back_to(cast):
    House(pk=1, code="E06000014", name="York").save()
    changes = care(dec=date(2023, 8, 1))
    away = {"decom": date(2023, 8, 1), "place": "T0", "pl_post": "LS14DY"}
    apply(by=NIGHT, child=cast.ash, changes=[*changes, Change(Placement, None, away)])
    first, second = Placement.objects.all()
    assert first.distance == second.distance is not None


def test_a_child_is_added_with_an_identifier_made_or_given(cast):
    made = add_child(by=NIGHT, values={"forename": "Rowan", "surname": "Newly"})
    given = add_child(by=NIGHT, values={"child": "77", "forename": "Hazel"})
    assert made.child.startswith("H") and given.child == "77"
    assert Standing.objects.filter(child=made).exists()
    with pytest.raises(DisagreementError, match="The number 77 cannot be used here"):
        add_child(by=NIGHT, values={"child": "77"})


def test_correcting_a_child_keeps_what_was_there(cast):
    change_child(by=NIGHT, child=cast.ash, values={"known_as": "Ashie"}, version=1, why="asked")
    event = Event.objects.last()
    assert (event.before, event.after) == ({"known_as": ""}, {"known_as": "Ashie"})
    with pytest.raises(ConflictError):
        change_child(by=NIGHT, child=cast.ash, values={"known_as": "A"}, version=1)


def test_many_changes_take_few_queries(cast):
    children = add_children(
        by=NIGHT, rows=[{"child": f"n{n}", "dob": date(2010, 1, 1)} for n in range(50)]
    )
    batches = {child.pk: [*care(), *(review(day) for day in range(1, 29))] for child in children}
    with CaptureQueriesContext(
        connection,
    ) as queries:
        apply_many(by=NIGHT, batches=batches)
    rows = [query for query in queries if "INSERT INTO" not in query["sql"]]
    assert len(rows) < 60  # one for each kind of fact that obligations are worked out from, too
    assert Note.objects.count() == 0 and Review.objects.count() == 50 * 28
