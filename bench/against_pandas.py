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

from bench.pandas_version import six_measures
from hearth import frames
from hearth.documents.board_report import year_to
from hearth.measures import compute
from hearth.records.histories import derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns
from hearth.vocabulary import council

AS_AT = date(2025, 3, 31)
SIX = (
    "cla-number",
    "cla-rate-10k",
    "stability-3plus",
    "stability-2years",
    "missing-repeat",
    "cla-entrants",
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
    histories = derive(record, here, directory())
    window = year_to(AS_AT)
    tables = {name: to_pandas(record[name]) for name in ("header", "episodes", "missing")}
    residents = here.residents(AS_AT)

    def ours() -> object:
        return compute(histories, here, [window], SIX, breakdowns=True)

    def theirs() -> dict[str, float]:
        return six_measures(**tables, on=pd.Timestamp(AS_AT), residents=residents)

    def ours_with_derive() -> object:
        return compute(derive(record, here, directory()), here, [window], SIX)

    by_pandas = theirs()
    by_hearth = {f.measure: f.numerator for f in ours().all if not f.breakdown}
    result = {
        "hearth": seconds(ours),
        "hearth with derive": seconds(ours_with_derive),
        "pandas": seconds(theirs),
        "disagree": {
            id: [by_pandas[id], by_hearth[id]]
            for id in SIX
            if id != "cla-rate-10k" and by_pandas[id] != by_hearth[id]
        },
    }
    print(json.dumps(result))


def to_pandas(table: object) -> pd.DataFrame:
    frame = frames.collect(table)
    data = pd.DataFrame({name: frame[name].to_list() for name in frame.columns})
    for name, kind in frame.schema.items():
        if str(kind) == "Date":
            data[name] = pd.to_datetime(data[name])
    return data


if __name__ == "__main__":
    main(Path(sys.argv[1]))
