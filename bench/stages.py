"""One run of every stage on one council, in a process of its own so that its memory is its own.

Prints one line of JSON: seconds by stage and peak memory in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hearth import frames
from hearth.documents.board_report import Subject, months_before, write_pack, year_to
from hearth.measures import Window, compute
from hearth.records.histories import derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns
from hearth.vocabulary import council

AS_AT = date(2025, 3, 31)
SECONDS: dict[str, float] = {}


@contextmanager
def timed(stage: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    SECONDS[stage] = time.perf_counter() - started


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def month_windows() -> list[Window]:
    """Sixty month ends, each with the twelve months to it where the returns reach so far."""
    return [*months_before(AS_AT, 59), year_to(AS_AT)]


def measure_stages(folder: Path) -> None:
    returns = sorted((folder / "returns").iterdir())
    here = council("Lewisham")
    with timed("read"):
        reading = read_returns(returns)
    record = reading.record
    with timed("postcodes"):
        postcodes = directory()
    with timed("derive"):
        histories = derive(record, here, postcodes)
    compute(histories, here, [year_to(AS_AT)], ["cla-number"])  # imports
    with timed("one date"):
        compute(histories, here, [year_to(AS_AT)])
    with timed("sixty month ends"):
        compute(histories, here, month_windows())
    SECONDS["peak before report"] = peak_mb()
    SECONDS["episodes"] = len(frames.collect(histories.episodes))
    SECONDS["children"] = len(frames.collect(histories.children))


def measure_report(folder: Path) -> None:
    returns = sorted((folder / "returns").iterdir())
    with tempfile.TemporaryDirectory() as out, timed("report from files"):
        write_pack(returns, Subject("Bench", council("Lewisham")), Path(out), as_at=AS_AT)


if __name__ == "__main__":
    what, where = sys.argv[1], Path(sys.argv[2])
    {"stages": measure_stages, "report": measure_report}[what](where)
    print(json.dumps({**SECONDS, "peak MB": peak_mb()}))
