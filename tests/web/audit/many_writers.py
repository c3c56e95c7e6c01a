"""Several threads that add to the log at once. As a program: in a database file of its own."""

from __future__ import annotations

import threading

__all__ = ["EVENTS", "write_at_once"]

WRITERS, TIMES = 4, 10
EVENTS = WRITERS * TIMES


def write_at_once() -> None:
    """Let every writer add its events; raises what any of them met."""
    failures: list[BaseException] = []
    writers = [threading.Thread(target=_write, args=[failures]) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    if failures:
        raise failures[0]


def _write(failures: list[BaseException]) -> None:
    from django.db import connections, transaction

    from hearth_web import audit

    try:
        for _ in range(TIMES):
            with transaction.atomic():
                audit.record(by=audit.System("a writer"), action="test.done")
    except BaseException as wrong:
        failures.append(wrong)
    finally:
        connections.close_all()


def main() -> None:
    """Make the log's tables, write, and say how many ends, whether it is whole, how many events."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "audit", verbosity=0, skip_checks=True)
    write_at_once()

    from hearth_web.audit.chain import prove
    from hearth_web.audit.models import Head

    print(Head.objects.count(), prove().whole, prove().events)


if __name__ == "__main__":
    main()
