"""Measure every stage at 500 to 80,000 children and write docs/performance.md.

Each stage runs in a process of its own. The invented councils are kept in bench/data, so a second
run is quicker. `python -m bench 500 5000` measures only those sizes.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from hearth.demo import write_council

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
SIZES = (500, 5_000, 20_000, 80_000)
Measured = dict[str, dict[str, float]]  # stage -> what -> how much
START, END = "<!-- measured -->\n", "<!-- end -->\n"


def council_of(size: int) -> Path:
    folder = HERE / "data" / str(size)
    if not (folder / "council.toml").exists():
        print(f"Inventing a council of {size:,} children", flush=True)
        write_council(folder, seed=1, children=size, practice=False)
    return folder


def run(module: str, *arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE.parent)
    return json.loads(done.stdout.splitlines()[-1])


def measure(size: int) -> Measured:
    folder = str(council_of(size))
    print(f"Measuring {size:,}", flush=True)
    return {
        "stages": run("bench.stages", "stages", folder),
        "report": run("bench.stages", "report", folder),
        "pandas": run("bench.against_pandas", folder),
        "checks": run("bench.checks", folder),
        "duties": run("bench.duties", folder),
        "forecast": run("bench.forecast", folder),
    }


def ratio(what: str) -> Callable[[Measured], str]:
    return lambda r: f"{r['pandas'][f'pandas {what}'] / r['pandas'][f'hearth {what}']:.1f}"


def sixty_to_one(result: Measured) -> str:
    return f"{result['stages']['sixty month ends'] / result['stages']['one date']:.1f}"


ROWS: Sequence[tuple[str, Callable[[Measured], str]]] = [
    ("Children ever in the five years", lambda r: f"{r['stages']['children']:,.0f}"),
    ("Episodes", lambda r: f"{r['stages']['episodes']:,.0f}"),
    ("Read five returns", lambda r: f"{r['stages']['read']:.2f} s"),
    ("Derive histories", lambda r: f"{r['stages']['derive']:.2f} s"),
    ("All measures, one date, with breakdowns", lambda r: f"{r['stages']['one date']:.2f} s"),
    ("All measures, 60 month ends", lambda r: f"{r['stages']['sixty month ends']:.2f} s"),
    ("60 month ends / one date", sixty_to_one),
    ("Peak memory to here", lambda r: f"{r['stages']['peak before report']:,.0f} MB"),
    (
        "Report in three formats, from files",
        lambda r: f"{r['report']['report from files']:.2f} s",
    ),
    ("Peak memory of the report", lambda r: f"{r['report']['peak MB']:,.0f} MB"),
    ("Check a return with last year's, in memory", lambda r: f"{r['checks']['check']:.2f} s"),
    ("The same from files, start-up too", lambda r: f"{r['checks']['whole']:.2f} s"),
    ("Peak memory of the check", lambda r: f"{r['checks']['peak MB']:,.0f} MB"),
    ("Obligations of all duties", lambda r: f"{r['duties']['obligations']:,.0f}"),
    ("All duties of all children, in parts", lambda r: f"{r['duties']['duties']:.1f} s"),
    ("Peak memory of the duties", lambda r: f"{r['duties']['peak MB']:,.0f} MB"),
    ("All duties of one child", lambda r: f"{1000 * r['duties']['one child']:.0f} ms"),
    ("Plain loops / Hearth, 2,000 lives", lambda r: f"{r['duties']['oracle ratio']:.0f} times"),
    ("Forecast: estimate", lambda r: f"{r['forecast']['estimate']:.1f} s"),
    ("Forecast: simulate", lambda r: f"{r['forecast']['simulate']:.1f} s"),
    ("Six measures, one date: Hearth", lambda r: f"{r['pandas']['hearth one date']:.3f} s"),
    ("Six measures, one date: pandas", lambda r: f"{r['pandas']['pandas one date']:.3f} s"),
    ("pandas / Hearth, one date", ratio("one date")),
    ("Six measures, 48 month ends: Hearth", lambda r: f"{r['pandas']['hearth months']:.2f} s"),
    ("Six measures, 48 month ends: pandas", lambda r: f"{r['pandas']['pandas months']:.2f} s"),
    ("pandas / Hearth, 48 month ends", ratio("months")),
    (
        "Preparing episodes: Hearth (all histories)",
        lambda r: f"{r['pandas']['hearth prepare']:.2f} s",
    ),
    (
        "Preparing episodes: pandas (placements only)",
        lambda r: f"{r['pandas']['pandas prepare']:.2f} s",
    ),
]
"""What the table says of each size, and how it is told."""


def table(results: Mapping[int, Measured]) -> str:
    heads = [f"{size:,} children" for size in results]
    lines = [f"| | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
    lines += [
        f"| {name} | {' | '.join(cell(r) for r in results.values())} |" for name, cell in ROWS
    ]
    return "\n".join(lines)


def heading() -> str:
    today = datetime.now(UTC).date()
    return (
        f"Measured {today:%d %B %Y} with `make bench`: {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, Polars {version('polars')}, pandas {version('pandas')}.\n\n"
    )


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    results = {size: measure(size) for size in sizes}
    measured = heading() + table(results) + "\n"
    print(measured)
    if tuple(sizes) == SIZES:
        before, _, rest = PAGE.read_text().partition(START)
        PAGE.write_text(before + START + measured + END + rest.partition(END)[2])


if __name__ == "__main__":
    main()
