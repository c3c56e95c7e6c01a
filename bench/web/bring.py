"""How long a return of about 5,000 children takes to be brought in, and the next year's after it.

On an empty database of its own, with the commands' own steps. Prints a line of JSON: for each of
the two returns how many children it names, and the seconds.
"""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

from bench.web.fill import BY, begin
from bench.web.place import DATA
from hearth.demo import write_council
from hearth_web.imports.actions import import_now

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
    begin()
    took = []
    for folder in returns():
        started = time.perf_counter()
        import_now(by=BY, paths=[folder])
        took.append((named_in(folder), round(time.perf_counter() - started, 1)))
    print(json.dumps(took))


if __name__ == "__main__":
    main()
