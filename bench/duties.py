"""All duties of a council with five years of events, and of one child.

The care comes from the returns of the invented council; what was done is strewn over it: visits
every five weeks, reviews, health, events of every kind. Prints one line of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path
from random import Random
from statistics import median

import numpy as np

from hearth.cli.councils import council_called
from hearth.duties import CATALOGUE, in_parts, obligations
from hearth.duties.columns import FAR, Columns, spread
from hearth.duties.from_records import lives_from
from hearth.duties.lives import KINDS, SHAPES, Lives
from hearth.records.histories import derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns
from hearth.vocabulary import code_set

TODAY = date(2025, 3, 31)
VISIT_EVERY, REVIEW_EVERY, CHECK_EVERY = 36, 170, 300
EVENTS_A_CHILD = 12
LIVES = 2_000  # random lives that plain loops work through as well


def lived(folder: Path) -> Lives:
    reading = read_returns(sorted((folder / "returns").iterdir()))
    council = council_called(str(folder / "council.toml"))[1]
    return busy(lives_from(derive(reading.record, council, directory())))


def busy(lives: Lives) -> Lives:
    """The same lives with much done for each."""
    care = lives["periods"]
    chance = np.random.default_rng(1)
    more = {
        "visits": every(care, VISIT_EVERY, chance).adding(kind="SW", seen="1", in_person="1"),
        "health_checks": every(care, CHECK_EVERY, chance).adding(
            kind="HEALTH_ASSESSMENT", status="COMPLETED"
        ),
        "sdq": every(care, CHECK_EVERY, chance).adding(score=12),
        "events": events(care, chance),
    }
    tables = {**lives.tables, **{name: filled(name, rows) for name, rows in more.items()}}
    return Lives(lives.children, lives.dob, lives.died, tables, given=frozenset(SHAPES))


def every(care: Columns, days: int, chance: np.random.Generator) -> Columns:
    """A day in every so many of each period of care."""
    until = np.minimum(care["end"], 20178)
    owner, turn = spread(np.zeros(len(care), np.int64), (until - care["start"]) // days)
    on = care["start"][owner] + turn * days + chance.integers(0, days, len(owner))
    return Columns(child=care["child"][owner], on=on)


def events(care: Columns, chance: np.random.Generator) -> Columns:
    """Events of every kind, some for every child."""
    codes = np.array([code.code for code in code_set("EVENT").codes()])
    owner = np.repeat(np.arange(len(care)), EVENTS_A_CHILD)
    until = np.minimum(care["end"], 20178)[owner]
    on = chance.integers(care["start"][owner], np.maximum(until, care["start"][owner] + 1))
    return Columns(child=care["child"][owner], on=on, event=chance.choice(codes, len(owner)))


def filled(name: str, rows: Columns) -> Columns:
    """A table with every column of its shape, in order."""
    count = len(rows)
    empty = {"day": FAR, "number": -1, "minute": -(2**40)}
    columns = {
        column: rows.get(column, np.full(count, empty.get(kind, ""), KINDS[kind])).astype(
            KINDS[kind]
        )
        for column, kind in SHAPES[name].items()
    }
    return Columns(child=rows["child"], **columns).sorted("child", "on")


def against_loops() -> dict[str, float]:
    """The same duties of the same random lives, by this engine and by plain loops."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "duties"))
    from duty_oracle import GROUPS, every
    from random_lives import lives_from_rows, random_life

    rng = Random(1)
    people = [random_life(rng, f"{at:05}") for at in range(LIVES)]
    told = [id for group in GROUPS.values() for id in group if id in CATALOGUE]
    duties = [CATALOGUE[id] for id in told]
    lives = lives_from_rows(people)
    ours = min(seconds(lambda: obligations(lives, duties, TODAY)) for _ in range(3))
    return {"oracle duties": len(told), "oracle ratio": seconds(lambda: every(people)) / ours}


def seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(folder: Path) -> None:
    lives = lived(folder)
    duties = list(CATALOGUE.values())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counted = []

    def everybody() -> None:
        counted.extend(len(part.rows) for part in in_parts(lives, duties, TODAY))

    processor = time.process_time()
    whole = seconds(everybody)
    processor = time.process_time() - processor
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    middle = len(lives.children) // 2
    child = lives.between(middle, middle + 1)
    alone = median(seconds(lambda: obligations(child, duties, TODAY)) for _ in range(9))
    result = {
        "children": len(lives.children),
        "events": sum(len(rows) for rows in lives.tables.values()),
        "obligations": sum(counted),
        "duties": whole,
        "processor": processor,
        "one child": alone,
        "peak MB before": before,
        "peak MB": after,
        **against_loops(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
