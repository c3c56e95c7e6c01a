"""Long work in the background, kept in the database so that no crash, restart or sign-out loses it.

::

    @jobs.register("numbers.rebuild", title="Working out the numbers")
    def rebuild(work: jobs.Work) -> dict[str, int]:
        work.progress("Counting", 3, 10)
        return {"counted": 10}

    job = jobs.enqueue("numbers.rebuild", by=request.user, year=2025)

Work must be able to start again from the beginning, or from where it was, at any time: a worker
that is killed is replaced by another. Register kinds from the app's ``AppConfig.ready``. The names
are imported when first used, because Django asks for this package before its models are ready.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["Work", "ask", "enqueue", "register"]

HOMES = {"Work": "work", "ask": "actions", "enqueue": "actions", "register": "kinds"}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"hearth_web.jobs.{HOMES[name]}"), name)
