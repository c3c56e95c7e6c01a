"""A check of the return as the tests ask for it: made now, by the real job."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine

from hearth_web.jobs.worker import run_due
from hearth_web.people.models import Child
from hearth_web.returns.models import Check, Failure
from hearth_web.returns.work import CHECK, ask

NOW = datetime(2025, 6, 2, 12, tzinfo=UTC)
YEAR = 2025


def check_now(**arguments: object) -> Check:
    """Have the return checked, and the check."""
    ask(CHECK, pause=timedelta(), **arguments)
    run_due()
    year = arguments.get("year", YEAR)
    return Check.objects.get(imported=None, year=year, ready=True)


def a_minute_later() -> None:
    """Do what was put off for a moment."""
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        run_due()


def rules_of(child: Child, year: int = YEAR) -> set[str]:
    """The rules this child fails in the check that stands."""
    rows = Failure.objects.filter(check_of__imported=None, check_of__year=year, child=child)
    return set(rows.values_list("rule", flat=True))
