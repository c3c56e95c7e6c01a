"""All checks of 2024/25 on a return with last year's, in memory and from files.

Prints one line of JSON: seconds and peak memory in MB.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from hearth.returns.ssda903 import check
from hearth.returns.ssda903.files import read_given

TIMES = 3


def seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(folder: Path) -> None:
    this, last = folder / "returns" / "2024-25", folder / "returns" / "2023-24"
    ours, before = read_given(this), read_given(last)

    def in_memory() -> None:
        check(ours.tables, year=2025, authority="Lewisham", previous=before.tables)

    def from_files() -> None:
        options = ("--previous", str(last), "--year", "2024/25", "--council", "Lewisham", "-q")
        command = [sys.executable, "-m", "hearth", "check", str(this), *options]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 1, done.stderr

    result = {
        "check": median(seconds(in_memory) for _ in range(TIMES)),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "whole": median(seconds(from_files) for _ in range(TIMES)),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
