"""A worker as a process of its own, with work that notes each thing it does in a file.

``job_worker.py NOTES enqueue N KIND | work``
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

NOTES = Path(sys.argv[1])


def note(words: str) -> None:
    with NOTES.open("a") as file:
        file.write(f"{words}\n")


def quick(work: Any) -> None:
    note(str(work.job.pk))


def slow(work: Any) -> dict[str, int]:
    for step in range(1000):
        note(f"step-{step}")
        work.progress("Counting", step, 1000)
        time.sleep(0.05)
        if (NOTES.parent / "enough").exists():
            break
    return {"steps": step}


def main(do: str, *words: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth_web.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from hearth_web import jobs

    jobs.register("test.quick")(quick)
    jobs.register("test.slow")(slow)
    if do == "enqueue":
        for _ in range(int(words[0])):
            jobs.enqueue(words[1], by=None)
    elif do == "work":
        call_command("work")


if __name__ == "__main__":
    main(*sys.argv[2:])
