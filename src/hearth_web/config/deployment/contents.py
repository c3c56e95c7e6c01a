"""What the database says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from hearth_web.access.models import User
from hearth_web.audit.chain import prove
from hearth_web.audit.models import Event
from hearth_web.config.backups.take import BACKED_UP
from hearth_web.config.demo.users import HOST
from hearth_web.config.deployment.model import Finding, know, unsafe
from hearth_web.jobs.models import Job
from hearth_web.people.models import Child

__all__ = ["findings"]

A_DAY, TOO_LONG = timedelta(days=1), timedelta(minutes=5)


def findings() -> Iterator[Finding]:
    """One after another; only the first where the tables are not there."""
    try:
        missing = unmade()
    except OperationalError as error:
        yield unsafe(
            f"The database does not answer: {str(error).strip()}",
            "Start it, and check DATABASE_URL.",
        )
        return
    if missing:
        yield unsafe(
            f"{missing} changes of the tables have not been made.",
            "Run `hearth site`, which makes them before it starts.",
        )
        return
    yield from demonstration()
    yield from log()
    yield from backups()
    yield from worker()


def unmade() -> int:
    """How many migrations this database has not had."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def demonstration() -> Iterator[Finding]:
    if User.objects.filter(email__endswith=f"@{HOST}", is_active=True).exists():
        yield unsafe(
            "The demonstration's people can sign in, with a password everyone knows.",
            "Use a database the demonstration was never in.",
        )


def log() -> Iterator[Finding]:
    proof = prove()
    if not proof.whole:
        yield unsafe(
            f"The audit log is not whole. {proof.reason}",
            "Keep this database as it is, restore the last backup beside it, and find out who did"
            " it.",
        )


def backups() -> Iterator[Finding]:
    if not Child.objects.exists():
        return
    last = Event.objects.filter(action=BACKED_UP).order_by("-id").first()
    if last is None or timezone.now() - last.at > A_DAY:
        when = f"since {last.at:%d %B %Y %H:%M}" if last else "yet"
        yield unsafe(
            f"No backup has been made {when}.",
            "Run `hearth backup FILE` every night, and keep the file on another machine.",
        )


def worker() -> Iterator[Finding]:
    """Known by what waits: a worker looks for work every second."""
    waits = Job.objects.filter(
        state=Job.State.WAITING, not_before__lt=timezone.now() - TOO_LONG
    ).count()
    running = Job.objects.filter(state=Job.State.RUNNING, leased_until__gt=timezone.now()).exists()
    if waits and not running:
        yield unsafe(
            f"{waits} jobs have waited more than five minutes: no worker is running.",
            "Run the site with `hearth site`, which starts a worker and keeps it running.",
        )
    elif not waits and not Job.objects.exists():
        yield know("No background work has been asked for yet.", "Nothing needs doing.")
