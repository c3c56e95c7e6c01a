"""The queue: one worker for each job, nothing lost, nothing personal kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from hearth.errors import UsageError
from hearth_web import jobs
from hearth_web.jobs import lease, worker
from hearth_web.jobs.models import Job
from hearth_web.jobs.nightly import start_nightly

pytestmark = pytest.mark.django_db

Register = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_nightly_work(kind: Register) -> None:
    from hearth_web.jobs import kinds

    kinds._kinds.clear()


def nothing(_work: jobs.Work) -> None:
    return None


def an_hour_ago() -> datetime:
    return timezone.now() - timedelta(hours=1)


def test_a_job_is_done_and_its_result_kept(kind: Register) -> None:
    @kind("count")
    def count(work: jobs.Work) -> dict[str, int]:
        work.progress("Counting", 3, 3)
        return {"counted": work.arguments["upto"]}

    job = jobs.enqueue("count", by=None, upto=3)

    assert worker.run_due() == 1
    job.refresh_from_db()
    assert (job.state, job.result, job.attempts) == ("done", {"counted": 3}, 1)
    assert job.finished_at is not None
    assert worker.run_due() == 0


def test_a_job_asked_for_in_a_transaction_that_fails_is_never_seen(kind: Register) -> None:
    kind("count")(nothing)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue("count", by=None)
        raise ZeroDivisionError

    assert not Job.objects.exists()


def test_work_nobody_registered_cannot_be_asked_for() -> None:
    with pytest.raises(LookupError):
        jobs.enqueue("no.such", by=None)


def test_only_one_of_two_workers_that_saw_the_same_job_gets_it(
    kind: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind("count")(nothing)
    job = jobs.enqueue("count", by=None)
    seen_before = lease.due(timezone.now()).first()
    first = lease.claim()
    answers = iter([seen_before])

    class Stale:
        def first(self) -> Job | None:
            return next(answers, None)

    monkeypatch.setattr(lease, "due", lambda _now: Stale())
    assert first is not None
    assert first.pk == job.pk
    assert lease.claim() is None


def test_a_job_whose_worker_died_is_taken_up_again_and_the_slow_worker_cannot_finish_it(
    kind: Register,
) -> None:
    kind("count")(nothing)
    jobs.enqueue("count", by=None)
    dead = lease.claim()
    assert lease.claim() is None
    Job.objects.update(leased_until=an_hour_ago())
    second = lease.claim()

    assert second is not None
    assert second.attempts == 2
    assert not lease.renew(dead, ("", 0, 0))
    assert not lease.finish(dead, {"by": "the dead"})
    assert lease.finish(second, {"by": "the second"})
    assert Job.objects.get().result == {"by": "the second"}


def test_a_job_that_kills_every_worker_is_given_up_and_its_app_told(kind: Register) -> None:
    told: list[str] = []
    kind("count", on_failure=lambda job: told.append(job.error))(nothing)
    jobs.enqueue("count", by=None)
    for _ in range(lease.MOST_ATTEMPTS):
        assert lease.claim() is not None
        Job.objects.update(leased_until=an_hour_ago())

    assert lease.claim() is None
    job = Job.objects.get()
    assert job.state == "failed"
    assert "5 times" in job.error
    assert told == [job.error]


def test_a_failure_keeps_the_place_and_not_the_words(
    kind: Register, caplog: pytest.LogCaptureFixture
) -> None:
    @kind("break")
    def break_it(_work: jobs.Work) -> None:
        raise ValueError("Ash Hillside was born on 4 May 2012")

    job = jobs.enqueue("break", by=None)
    worker.run_due()
    job.refresh_from_db()

    assert job.state == "failed"
    assert "ValueError, test_jobs_queue.py line" in job.error
    assert "Hillside" not in job.error + caplog.text


def test_an_error_meant_for_people_is_shown_to_them(kind: Register) -> None:
    @kind("break")
    def break_it(_work: jobs.Work) -> None:
        raise UsageError("Choose a year.")

    job = jobs.enqueue("break", by=None)
    worker.run_due()
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "Choose a year.")


def test_a_worker_told_to_stop_hands_the_job_back_at_no_cost(kind: Register) -> None:
    stop = Event()

    @kind("long")
    def long(work: jobs.Work) -> None:
        stop.set()
        work.progress("Half way", 1, 2)

    job = jobs.enqueue("long", by=None)
    worker.run_due(stop)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.leased_until) == ("waiting", 0, None)


def test_work_stops_when_another_worker_has_taken_the_job_over(kind: Register) -> None:
    went_on: list[int] = []

    @kind("long")
    def long(work: jobs.Work) -> None:
        work.lost = True
        work.progress("Half way", 1, 2)
        went_on.append(1)

    jobs.enqueue("long", by=None)
    worker.run_due()
    assert went_on == []
    assert Job.objects.get().state == "running"


def test_a_database_that_goes_away_puts_the_job_off_and_in_the_end_gives_it_up(
    kind: Register,
) -> None:
    @kind("long")
    def long(_work: jobs.Work) -> None:
        raise OperationalError("the connection is closed")

    job = jobs.enqueue("long", by=None)
    worker.run_due()
    job.refresh_from_db()
    assert job.state == "waiting"
    assert job.not_before > timezone.now()

    for _ in range(lease.MOST_ATTEMPTS - 1):
        Job.objects.update(not_before=an_hour_ago())
        worker.run_due()
    job.refresh_from_db()
    assert job.state == "failed"
    assert "database" in job.error


def test_what_must_be_written_is_tried_until_the_database_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "IDLE", 0.001)
    answers = iter([OperationalError(), OperationalError(), "written"])

    def write() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert worker.insist(write, Event()) == "written"


def test_work_this_version_does_not_know_fails_with_a_sentence() -> None:
    job = Job.objects.create(kind="from.the.future")
    worker.run_due()
    job.refresh_from_db()
    assert job.state == "failed"
    assert "from.the.future" in job.error


def test_nightly_work_starts_once_a_day_and_not_before_its_time(kind: Register) -> None:
    kind("sweep", every_night_at=time(2, 30))(nothing)

    def at(day: int, hour: int) -> int:
        return start_nightly(datetime(2026, 1, day, hour, tzinfo=UTC))

    assert [at(5, 1), at(5, 3), at(5, 4), at(6, 1), at(6, 23), at(9, 3)] == [0, 1, 0, 0, 1, 1]
    assert Job.objects.filter(kind="sweep").count() == 3


def test_nightly_work_is_remembered_by_the_day_here(kind: Register) -> None:
    from hearth_web.jobs.models import Nightly

    kind("sweep", every_night_at=time(0, 10))(nothing)
    start_nightly(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))  # half past midnight in London
    assert Nightly.objects.get().last_on == date(2026, 7, 1)


def test_jobs_done_a_month_ago_are_forgotten_and_failures_kept(kind: Register) -> None:
    from hearth_web.jobs.nightly import tidy

    long_ago = timezone.now() - timedelta(days=40)
    for state in ("done", "failed"):
        Job.objects.create(kind="count", state=state, finished_at=long_ago)
    Job.objects.create(kind="count", state="done", finished_at=timezone.now())

    assert tidy(jobs.Work(Job())) == {"removed": 1}
    assert sorted(Job.objects.values_list("state", flat=True)) == ["done", "failed"]
