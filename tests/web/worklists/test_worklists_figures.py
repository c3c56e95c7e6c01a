"""A figure of timeliness and the worklist are the same rows, whatever people record."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F, Q
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from test_worklists_keeping import ACTS, START, record
from worklists_help import TODAY

from hearth import frames
from hearth.duties import CATALOGUE as DUTIES
from hearth.duties import obligations
from hearth.duties.framed import OBLIGATIONS, obligations_frame
from hearth.duties.model import Outcome
from hearth.measures import Window, rows
from hearth_web import bridge
from hearth_web.bridge.lives import lives
from hearth_web.jobs.models import Job
from hearth_web.jobs.work import Work
from hearth_web.people.actions import DisagreementError
from hearth_web.people.models import Child, Event
from hearth_web.people.signs import refresh_everybody
from hearth_web.people.standing import NIGHTLY, refresh
from hearth_web.wellbeing.models import Visit
from hearth_web.worklists.counting import obligations as stored
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.queries import policy

pytestmark = pytest.mark.django_db
YEAR = Window(date(2024, 4, 1), TODAY)

OF_MEASURE = {
    "iha-timeliness": ("initial-health-assessment",),
    "pep-initial-on-time": ("pep-initial",),
    "placement-planning-on-time": ("placement-planning-meeting",),
    "rhi-held-72h": ("return-home-interview",),
    "visits-in-timescale": tuple(
        f"visit-{kind}"
        for kind in (
            "first-week", "six-weekly", "permanent", "long-term-foster", "parents-unassessed",
            "reg24-or-ico-home", "care-order-home", "other-living", "adoptive-placement",
        )
    ),
}  # fmt: skip


@pytest.fixture
def edited(larkmoor: Any) -> Any:
    """Ash and Birch after three dozen edits at random, some of which were refused."""
    bridge.forget()
    pick = random.Random(5)
    refresh()
    ACTS[0](larkmoor.ash, START, pick)
    bridge.record()  # held from before the edits, so that they are read one by one
    for _ in range(36):
        child = Child.objects.get(pk=pick.choice([larkmoor.ash, larkmoor.birch]).pk)
        try:
            with transaction.atomic():
                pick.choice(ACTS)(child, date(2024, 6, 1), pick)
        except DisagreementError:
            continue
    yield larkmoor
    bridge.forget()


def fell_due(duties: tuple[str, ...]) -> list[Obligation]:
    """What the worklist keeps that fell due in the year, asked of the database alone."""
    owed = Q(ends=None) | Q(due__lt=F("ends")) | Q(done__lt=F("ends"))
    needed = ~Q(done__isnull=False, outcome=Outcome.NOT_NEEDED)
    asked = Obligation.objects.filter(owed, needed, duty__in=duties)
    return list(asked.filter(due__range=(YEAR.start, YEAR.end)).select_related("child"))


def test_figure_and_worklist_agree_to_the_row(edited: Any) -> None:
    histories = bridge.histories()
    assert histories is not None
    for measure, duties in OF_MEASURE.items():
        listed = fell_due(duties)
        met = [row for row in listed if row.done and not row.late and row.outcome == Outcome.DONE]
        behind = rows(histories, bridge.council(), measure, YEAR)
        counted = zip(behind["child"].to_list(), behind["in_numerator"].to_list(), strict=True)
        on_time: Counter[str] = Counter()
        for child, number in counted:
            on_time[str(child)] += number
        assert sum(behind["in_denominator"].to_list()) == len(listed), measure
        assert +on_time == Counter(row.child.child for row in met), measure


def content(frame: Any) -> list[tuple[Any, ...]]:
    return sorted(frame.select(*OBLIGATIONS).iter_rows(), key=repr)


def test_what_is_counted_is_what_is_kept_and_what_the_engine_finds(edited: Any) -> None:
    held = content(frames.collect(bridge.record()["obligations"]))
    assert len(held) > 40
    assert held == content(stored(None))
    numbers = {str(id): number for id, number in Child.objects.values_list("id", "child")}
    found = obligations_frame(obligations(lives(), DUTIES.values(), TODAY, policy()))
    at = list(OBLIGATIONS).index("child")
    fresh = [(*row[:at], numbers[row[at]], *row[at + 1 :]) for row in content(found)]
    assert held == sorted(fresh, key=repr)


def test_a_visit_moves_the_version_and_one_child_is_read_again(owed: Any) -> None:
    bridge.forget()
    bridge.record()
    before = bridge.version()
    record(owed.ash, Visit, date=date(2025, 2, 8), kind="SW", seen="1", in_person="1")
    assert bridge.version() != before
    with CaptureQueriesContext(connection) as asked:
        now = bridge.record()["obligations"]
    (told,) = (q["sql"] for q in asked if 'FROM "worklists_obligation"' in q["sql"])
    assert "WHERE" in told
    assert content(frames.collect(now)) == content(stored(None))
    bridge.forget()


def test_the_night_moves_the_version(owed: Any) -> None:
    before = bridge.version()
    refresh_everybody(Work(Job.objects.create(kind=NIGHTLY)))
    assert bridge.version() != before


def test_the_pages_of_a_number_list_what_fell_due_and_why_it_was_late(
    owed: Any, signed_in: Any
) -> None:
    bridge.forget()
    plan = {"event": "PEP", "date": date(2025, 2, 28), "reason": "School closed"}
    record(owed.ash, Event, **plan)
    client = signed_in("analyst")
    page = client.get(f"{reverse('measure', args=['pep-initial-on-time'])}?on={TODAY}")
    (closed, *_) = page.context["reasons"].rows
    assert (closed.words, closed.late) == ("School closed", 1)
    behind = reverse("measure-children", args=["pep-initial-on-time"])
    table = client.get(f"{behind}?on={TODAY}&side=denominator").context["table"]
    listed = [table.as_row(row) for row in table.rows]
    ash = next(row for row in listed if row["name"] == owed.ash.name)
    assert (ash["how"], ash["why"]) == ("11 to 15 days late", "School closed")
    assert {row["how"] for row in listed} == {"11 to 15 days late", "Not done"}
    bridge.forget()


def test_reasons_are_for_those_who_may_see_the_children(owed: Any, signed_in: Any) -> None:
    bridge.forget()
    address = reverse("measure", args=["iha-timeliness"]) + f"?on={TODAY}"
    assert signed_in("fostering").get(address).context["reasons"] is None
    (none_said,) = signed_in("health").get(address).context["reasons"].rows
    assert none_said.undone == 2  # the third is out of everybody's reach but a few
    bridge.forget()


def test_what_fell_due_in_any_period_is_listed_with_its_share(owed: Any, signed_in: Any) -> None:
    bridge.forget()
    page = reverse("measure-due", args=["pep-initial-on-time"])
    client = signed_in("analyst")
    fell = {row.due for row in fell_due(("pep-initial",))}
    year = client.get(f"{page}?on={TODAY}")
    assert {each.due for each in year.context["table"].rows} == fell
    first = min(fell)

    def between(since: date, on: date, **more: str) -> Any:
        days = {"since": since, "on": on}
        boxes = {
            f"{name}-{box}": str(getattr(day, box))
            for name, day in days.items()
            for box in ("day", "month", "year")
        }
        return client.get(page, {**boxes, **more})

    one = between(first, first).context
    assert {each.due for each in one["table"].rows} == {first}
    assert f"of {len(one['table'].rows) + one['hidden']} done on time" in one["sentence"]
    late = between(first, TODAY, how="late").context["table"].rows
    assert late == [
        each for each in between(first, TODAY).context["table"].rows if not each.on_time
    ]
    assert "on or after the first" in between(TODAY, first).content.decode()
    assert client.get(reverse("measure-due", args=["foster-share"])).status_code == 404
    assert year.context["asked"].behind is None
    record(
        owed.ash, Event, event="PEP", date=date(2025, 3, 3)
    )  # what is shown does not hold it yet
    assert "follows within five minutes" in client.get(f"{page}?on={TODAY}").content.decode()
    bridge.forget()
