"""A forecast of a council from its histories: estimate and simulation, of the sizes it must serve.

Prints one line of JSON: seconds of each, of the clock and of all processors together (which alone
tell something beside other work), peak memory in MB. 1,000 futures of 36 months; for more
than 20,000 children in care 200 futures of 120 months.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

from hearth.cli.councils import council_called
from hearth.forecast import estimate, past_of, simulate
from hearth.records.histories import derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns

TODAY = date(2025, 3, 31)
MANY = 20_000


def main(folder: Path) -> None:
    reading = read_returns(sorted((folder / "returns").iterdir()))
    council = council_called(str(folder / "council.toml"))[1]
    histories = derive(reading.record, council, directory())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, worked = time.perf_counter(), time.process_time()
    past = past_of(histories, TODAY)
    estimated = estimate(past)
    known, estimating = time.perf_counter(), time.process_time()
    in_care = len(past.on(past.today))
    months, futures = (120, 200) if in_care > MANY else (36, 1_000)
    simulate(estimated, months, futures)
    ended, simulating = time.perf_counter(), time.process_time()
    print(
        json.dumps(
            {
                "in care": in_care,
                "months": months,
                "futures": futures,
                "estimate": known - started,
                "simulate": ended - known,
                "estimate, processors": estimating - worked,
                "simulate, processors": simulating - estimating,
                "peak MB before": before,
                "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
