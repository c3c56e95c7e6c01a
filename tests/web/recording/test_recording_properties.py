"""Random edits of a history: whatever people do, it never contradicts itself, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hearth_web.audit.chain import prove
from hearth_web.audit.log import System
from hearth_web.audit.models import Event
from hearth_web.people import standing
from hearth_web.people.actions import Change, DisagreementError, apply, histories
from hearth_web.people.models import (
    Allocation,
    Child,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Standing,
    Worker,
)
from hearth_web.people.rules import History, problems

pytestmark = pytest.mark.django_db
NIGHT = System("tests")
MODELS = {
    model._meta.label_lower: model for model in (PeriodOfCare, LegalStatus, Placement, Allocation)
}
HELD = {"people.placement": ("place", "reason_place_change"), "people.legalstatus": ("ls",)}
DAYS = st.dates(date(2023, 1, 1), date(2023, 4, 30))
PICK = st.integers(0, 5)
ACTS = st.one_of(
    st.tuples(st.just("start"), DAYS, st.sampled_from(["C1", "V2", "V4"])),
    st.tuples(st.just("end"), DAYS, PICK),
    st.tuples(st.just("move"), DAYS, st.sampled_from(["U4", "K2", "T0"])),
    st.tuples(st.just("status"), DAYS, st.sampled_from(["C1", "C2", "V4"])),
    st.tuples(st.just("worker"), DAYS, PICK),
    st.tuples(st.just("shift"), DAYS, PICK),
    st.tuples(st.just("remove"), DAYS, PICK),
    st.tuples(st.just("care"), DAYS, PICK),
)


@pytest.fixture(autouse=True, scope="module")
def nothing_follows() -> Iterator[None]:
    """What is kept in step with standings has random edits of its own (`tests/web/worklists`)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standing.refreshing, "_followers", {})
        yield


def act(child: Child, what: str, on: date, how: Any) -> None:
    """Do one thing, as a form would; nothing where there is nothing to do it to."""
    told: dict[str, Any] = {"by": NIGHT, "child": child}
    if what == "start":
        histories.start_care(
            **told, period={"decom": on}, status={"ls": how}, placement={"place": "U4"}
        )
    elif what == "move":
        histories.move(**told, values={"decom": on, "place": how}, why_ended="CARPL")
    elif what == "status":
        histories.change_status(**told, values={"decom": on, "ls": how})
    elif what == "worker":
        worker, _ = Worker.objects.get_or_create(worker=f"w{how}")
        values = {"role": "SW", "worker": worker, "decom": on}
        histories.allocate(**told, values=values)
    elif what in ("end", "care"):
        rows: list[Any] = list(PeriodOfCare.objects.filter(child=child))
        if rows:
            values = {"dec": on, "rec": "E4A"} if what == "end" else {"decom": on}
            histories.correct_care(**told, period=rows[how % len(rows)], values=values)
    else:
        rows = [*LegalStatus.objects.filter(child=child), *Placement.objects.filter(child=child)]
        if not rows:
            return
        row = rows[how % len(rows)]
        if what == "remove":
            histories.remove_spell(**told, row=row)
        else:
            end = row.dec and on + timedelta(days=10)
            histories.correct_spell(**told, row=row, values={"decom": on, "dec": end})


def history_of(child: Child) -> History:
    rows: list[Any] = [list(model.objects.filter(child=child)) for model in MODELS.values()]
    return History(child.dob, child.died, *rows)


def state_of(child: Child) -> list[tuple[Any, ...]]:
    """Everything but ids and versions, in an order of its own."""
    found = []
    for label, model in MODELS.items():
        for row in model.objects.filter(child=child):
            kept = (getattr(row, name) for name in HELD.get(label, ()))
            found.append((label, row.decom, str(row.dec), *kept))
    return sorted(found, key=str)


def standing_of(child: Child) -> dict[str, Any]:
    return Standing.objects.filter(child=child).values().get()


def undo(child: Child, after: int) -> None:
    """Put back what every later event of this child's care says was there before."""
    changes, made = [], {}
    for event in Event.objects.filter(child=child.pk, pk__gt=after).order_by("-pk"):
        model = MODELS.get(event.subject_kind)
        if model is None:
            continue
        before = dict(event.before or {})
        for name in ("decom", "dec"):
            if before.get(name):
                before[name] = date.fromisoformat(before[name])
        if event.action.endswith("added"):
            changes.append(Change(model, event.subject_id and _id(event), None))
        elif event.action.endswith("removed"):
            made[event.subject_id] = True
            changes.append(Change(model, None, before))
        elif event.subject_id not in made:
            changes.append(Change(model, _id(event), before))
    apply(by=NIGHT, child=child, changes=changes)


def _id(event: Event) -> Any:
    from uuid import UUID

    return UUID(event.subject_id)


class TestEdits(TestCase):
    """Each example in its own transaction."""

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(ACTS, min_size=1, max_size=12))
    def test_a_history_never_contradicts_itself(self, acts: list[tuple[str, date, Any]]) -> None:
        child = Child.objects.create(child="7", forename="Ash", dob=date(2010, 1, 1))
        histories.start_care(
            by=NIGHT,
            child=child,
            period={"decom": date(2023, 1, 15)},
            status={"ls": "C2"},
            placement={"place": "U4"},
        )
        for what, on, how in acts:
            events, before = Event.objects.count(), state_of(child)
            try:
                act(child, what, on, how)
            except DisagreementError as refused:
                assert refused.sentences
                assert state_of(child) == before
                assert Event.objects.count() == events
            changed = state_of(child) != before
            assert not problems(history_of(child)), (what, on, how)
            assert (Event.objects.count() > events) or not changed
        kept = standing_of(child)
        standing.refresh([child.pk])
        assert standing_of(child) == kept
        assert prove().whole

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(ACTS, min_size=1, max_size=6))
    def test_undoing_gives_the_first_state(self, acts: list[tuple[str, date, Any]]) -> None:
        child = Child.objects.create(child="8", forename="Fern", dob=date(2010, 1, 1))
        histories.start_care(
            by=NIGHT,
            child=child,
            period={"decom": date(2023, 1, 15)},
            status={"ls": "C2"},
            placement={"place": "U4"},
        )
        first = state_of(child)
        for what, on, how in acts:
            after = Event.objects.order_by("-pk").values_list("pk", flat=True)[0]
            before = state_of(child)
            try:
                act(child, what, on, how)
            except DisagreementError:
                continue
            undo(child, after)
            assert state_of(child) == before
        assert state_of(child) == first
