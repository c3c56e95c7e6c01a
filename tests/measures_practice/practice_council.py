"""A council of a few lives with what was done for them: the engine's obligations, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from lives import named, several
from small_council import POSTCODES, stay

from hearth import frames
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.engine import obligations
from hearth.duties.framed import obligations_frame
from hearth.measures import VARIANT, Window, compute
from hearth.records import EXTRA_TABLES, record_from, schema_of
from hearth.records.histories import Histories, derive
from hearth.vocabulary import council

__all__ = ["LEWISHAM", "figure", "lived", "month", "on", "record_of", "year"]

LEWISHAM = council("Lewisham")
YEARS = range(2010, 2025)
# How the tables of practice call what lives have under another name.
NEUTRAL = {
    "events": {"on": "date"},
    "visits": {"on": "date", "alone": "seen_alone"},
}
ALLOCATIONS = dict.fromkeys(("child", "role", "worker", "team"), nw.String)


def on(day: str) -> Window:
    return Window(date.fromisoformat(day), date.fromisoformat(day))


def month(first: str, last: str) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last))


def year(ending: int) -> Window:
    return Window(date(ending - 1, 4, 1), date(ending, 3, 31))


def lived(
    today: str, people: Sequence[Mapping[str, Any]], workers: Iterable[Mapping[str, Any]] = ()
) -> Histories:
    """Histories of people, each as `lives.life` is called, known on a day; they are 0000, 0001 ...

    `workers` are allocations by their neutral names, days as text.
    """
    held = [{k: v for k, v in person.items() if k != "attendance"} for person in people]
    found = obligations(several(held), CATALOGUE.values(), date.fromisoformat(today))
    born = births(people)
    header = [{"child": child, "dob": dob, "sex": "F", "ethnic": "WBRI"} for child, dob in born]
    given = {"header": header, "episodes": episodes(people), "uasc": []}
    record = record_from(given, YEARS)
    practice = {
        "obligations": obligations_frame(found).lazy(),
        **{name: table(name, people) for name in NEUTRAL},
        "allocations": allocations(workers),
    }
    whole = replace(record, tables={**record.tables, **practice})
    return derive(whole, LEWISHAM, POSTCODES)


def episodes(people: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Their care as the return has it."""
    return [
        stay(f"{at:04}", start, end)
        for at, person in enumerate(people)
        for start, end, *_ in ((*row, None) for row in person.get("care", ()))
    ]


def births(people: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [(f"{at:04}", person.get("dob", "2010-06-15")) for at, person in enumerate(people)]


def table(name: str, people: Sequence[Mapping[str, Any]]) -> nw.LazyFrame[Any]:
    """A table of practice; `attendance` are events whose columns no life has."""
    names = NEUTRAL[name]
    rows = []
    for at, person in enumerate(people):
        written = list(person.get(name, ()))
        found = [named(name, row) for row in written]
        found += person.get("attendance", ()) if name == "events" else []
        rows += [
            {"child": f"{at:04}", **{names.get(key, key): value for key, value in row.items()}}
            for row in found
        ]
    return record_of(name, rows)


def record_of(name: str, rows: Sequence[Mapping[str, Any]]) -> nw.LazyFrame[Any]:
    """Rows as the neutral table, days as text; a visit is the social worker's unless said."""
    schema = {key: kind for key, kind in schema_of(EXTRA_TABLES[name]).items() if key != "year"}
    usual = {"kind": "SW", "seen": True} if name == "visits" else {}
    return typed([{**usual, **row} for row in rows], schema)


def allocations(workers: Iterable[Mapping[str, Any]]) -> nw.LazyFrame[Any]:
    return typed(list(workers), {**ALLOCATIONS, "start": nw.Date, "end": nw.Date})


def typed(rows: Sequence[Mapping[str, Any]], schema: Mapping[str, Any]) -> nw.LazyFrame[Any]:
    def value(text: Any, kind: Any) -> Any:
        return date.fromisoformat(text) if text and kind == nw.Date else text

    columns = {name: [value(row.get(name), kind) for row in rows] for name, kind in schema.items()}
    return frames.from_columns(columns, dict(schema)).lazy()


def figure(
    histories: Histories, measure: str, window: Window, variant: str = ""
) -> tuple[int | None, int | None, str]:
    """Numerator, denominator and the value as shown, of a whole figure or a second one."""
    found = compute(histories, LEWISHAM, [window], [measure], breakdowns=False)
    name = (VARIANT, variant) if variant else ("", "")
    (one,) = [f for f in found.all if (f.breakdown, f.breakdown_value) == name]
    return one.numerator, one.denominator, one.shown
