"""Real worker processes: side by side, killed, told to stop."""

from __future__ import annotations

import signal

from job_workshop import Workshop


def test_two_workers_share_the_jobs_and_do_each_once(workshop: Workshop) -> None:
    workshop.do("enqueue", "40", "test.quick")
    workshop.start("work"), workshop.start("work")
    workshop.wait_until(lambda: len(workshop.noted()) >= 40)

    assert len(workshop.noted()) == len(set(workshop.noted())) == 40
    workshop.wait_until(lambda: {job[:2] for job in workshop.jobs()} == {("done", 1)})


def test_a_killed_worker_loses_nothing(workshop: Workshop) -> None:
    workshop.do("enqueue", "1", "test.slow")
    first = workshop.start("work")
    workshop.wait_until(lambda: "step-30" in workshop.noted())
    first.kill()
    first.wait()
    assert workshop.jobs()[0][:2] == ("running", 1)

    (workshop.folder / "enough").touch()
    workshop.let_leases_run_out()
    workshop.start("work")
    workshop.wait_until(lambda: workshop.jobs()[0][:2] == ("done", 2))


def test_a_worker_told_to_stop_hands_back_and_says_how_far_it_was(workshop: Workshop) -> None:
    workshop.do("enqueue", "1", "test.slow")
    worker = workshop.start("work")
    workshop.wait_until(lambda: "step-50" in workshop.noted())
    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=120) == 0
    ((state, attempts, done, doing),) = workshop.jobs()
    assert (state, attempts, doing) == ("waiting", 0, "Counting")
    assert done > 0
