"""The same six measures by Hearth and by pandas, from the same tables in memory."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import pandas as pd

from bench.pandas_version import prepare, six_measures
from hearth import frames
from hearth.documents.board_report import months_before, year_to
from hearth.measures import Figures, Window, compute
from hearth.records.histories import derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns
from hearth.vocabulary import council

AS_AT = date(2025, 3, 31)
OTHERS = (
    "cla-number",
    "cla-rate-10k",
    "stability-3plus",
    "stability-2years",
    "missing-repeat",
)


def seconds(work: Callable[[], object], times: int = 3) -> float:
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return median(took)


def main(folder: Path) -> None:
    here = council("Lewisham")
    record = read_returns(sorted((folder / "returns").iterdir())).record
    postcodes = directory()
    histories = derive(record, here, postcodes)
    header, episodes, missing = (to_pandas(record[t]) for t in ("header", "episodes", "missing"))
    care = prepare(episodes)
    months = [*months_before(AS_AT, 47), year_to(AS_AT)]  # those whose twelve months are all held

    def ours(windows: list[Window]) -> Figures:
        by_age = compute(histories, here, windows, ["cla-entrants"])
        others = compute(histories, here, windows, OTHERS, breakdowns=False)
        return Figures((*by_age.all, *others.all))

    def theirs(windows: list[Window]) -> list[dict[str, float]]:
        return [
            six_measures(header, care, missing, pd.Timestamp(w.end), here.residents(w.end))
            for w in windows
        ]

    check(theirs(months), ours(months), months)
    now = [year_to(AS_AT)]
    result = {
        "hearth prepare": seconds(lambda: derive(record, here, postcodes)),
        "pandas prepare": seconds(lambda: prepare(episodes)),
        "hearth one date": seconds(lambda: ours(now)),
        "pandas one date": seconds(lambda: theirs(now)),
        "hearth months": seconds(lambda: ours(months)),
        "pandas months": seconds(lambda: theirs(months), times=1),
        "months": len(months),
    }
    print(json.dumps(result))


def check(by_pandas: list[dict[str, float]], by_hearth: Figures, windows: list[Window]) -> None:
    """Stop when the two do not agree on every number of every month."""
    for window, numbers in zip(windows, by_pandas, strict=True):
        for id in ("cla-entrants", *OTHERS):
            figure = by_hearth.whole(id, window.end)
            mine = numbers["cla-number" if id == "cla-rate-10k" else id]
            if figure is None or figure.numerator != mine:
                sys.exit(f"{id} at {window.end}: pandas has {mine}, Hearth {figure}.")


def to_pandas(table: object) -> pd.DataFrame:
    frame = frames.collect(table)
    data = pd.DataFrame({name: frame[name].to_list() for name in frame.columns})
    for name, kind in frame.schema.items():
        if str(kind) == "Date":
            data[name] = pd.to_datetime(data[name])
    return data


if __name__ == "__main__":
    main(Path(sys.argv[1]))
