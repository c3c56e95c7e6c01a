"""How long a return of about 5,000 children takes to be brought in, and the next year's after it.

On an empty database of its own, with the commands' own steps. Prints a line of JSON: for each of
the two returns how many children it names, and the seconds.
"""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

from bench.web.place import DATA
from hearth_web.config.commands.readiness import ready_with_tables

ready_with_tables()

from django.db import transaction  # noqa: E402

from hearth.demo import write_council  # noqa: E402
from hearth.vocabulary import council  # noqa: E402
from hearth_web.audit import System  # noqa: E402
from hearth_web.config.demo import users  # noqa: E402
from hearth_web.imports.actions import import_now  # noqa: E402
from hearth_web.insight.actions import choose_council  # noqa: E402

IN_CARE = 1_840  # whose return of a year names 5,000 children, past ones and care leavers with them


def returns() -> list[Path]:
    """Two years' returns of a council of that size, invented once."""
    folder = DATA / "return"
    if not (folder / "council.toml").exists():
        write_council(folder, seed=1, children=IN_CARE)
    return sorted((folder / "returns").iterdir())[-2:]


def named_in(folder: Path) -> int:
    """How many children a return names."""
    with (folder / "header.csv").open(newline="") as file:
        return len({row["CHILD"] for row in csv.DictReader(file)})


def main() -> None:
    """Both, one after the other."""
    with transaction.atomic():
        made = users.make("the bench signs in otherwise")
        choose_council(by=made["administrator"], council=council("Lewisham"))
    took = []
    for folder in returns():
        started = time.perf_counter()
        import_now(by=System("the bench"), paths=[folder])
        took.append((named_in(folder), round(time.perf_counter() - started, 1)))
    print(json.dumps(took))


if __name__ == "__main__":
    main()
