"""``python -m hearth_web work``: the worker in a process of its own."""

from __future__ import annotations

import os
import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from hearth_web.jobs.worker import run

__all__ = ["Command"]

BEHIND = 10  # how far behind the pages it stands for the processor: nobody waits for it


class Command(BaseCommand):
    """Works until it is told to stop (SIGTERM or Ctrl-C), then hands back what it holds."""

    help = "Do the long work that waits, and the nightly work, until told to stop."

    def handle(self, *_: Any, **__: Any) -> None:
        """Run the worker."""
        os.nice(BEHIND)
        stop = Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stop.set())
        run(stop)
