"""Puts a record of returns into the database, for tests of what is read back out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.apps import apps

from hearth import frames
from hearth.records import Record
from hearth.vocabulary import code_set
from hearth_web.audit import System
from hearth_web.bridge import say_given
from hearth_web.people.models import (
    Allocation,
    Child,
    Fact,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Worker,
)

BREAKS = code_set("LS").in_group("short-term-breaks")
MANY = 2_000
Row = dict[str, Any]


def load(record: Record) -> dict[str, Child]:
    """Everything in the record as rows of the database; the children by identifier."""
    rows = {name: plain(frames.collect(frame)) for name, frame in record.tables.items()}
    children = load_children(rows)
    for model in apps.get_models():
        if issubclass(model, Fact) and model.table in rows:
            load_facts(model, rows[model.table], children)
    load_episodes(rows["episodes"], children)
    load_workers(rows["sw_episodes"], children)
    say_given(by=System("test"), given=record.given)
    return children


def plain(frame: Any) -> list[Row]:
    return list(frame.iter_rows(named=True))


def filled(model: type[Any], row: Row) -> Row:
    """The row's values that the model has, empty text for codes that are not known."""
    names = {f.name: f for f in model._meta.concrete_fields if f.name not in ("child", "id")}
    values = {name: row[name] for name in names if name in row}
    return {
        name: "" if value is None and not names[name].null else value
        for name, value in values.items()
    }


def load_children(rows: dict[str, list[Row]]) -> dict[str, Child]:
    asylum = {row["child"]: row["duc"] for row in rows["uasc"]}
    told = {row["child"]: row for row in rows["header"]}
    named = {row["child"] for table in rows.values() for row in table}
    made = [
        Child(
            child=child,
            uasc=child in asylum,
            duc=asylum.get(child),
            **filled(Child, told.get(child, {})),
        )
        for child in sorted(named)
    ]
    Child.objects.bulk_create(made, batch_size=MANY)
    return {child.child: child for child in made}


def load_facts(model: type[Fact], rows: list[Row], children: dict[str, Child]) -> None:
    model.objects.bulk_create(
        [model(child=children[row["child"]], **filled(model, row)) for row in rows],
        batch_size=MANY,
    )


def load_workers(rows: list[Row], children: dict[str, Child]) -> None:
    numbers = {row["sw_id"] for row in rows}
    workers = {number: Worker(sw_id=number or "") for number in numbers}
    Worker.objects.bulk_create(workers.values(), batch_size=MANY)
    Allocation.objects.bulk_create(
        [
            Allocation(
                child=children[row["child"]],
                role="SW",
                worker=workers[row["sw_id"]],
                decom=row["sw_decom"],
                dec=row["sw_dec"],
                sw_reason=row["sw_reason"] or "",
            )
            for row in rows
        ],
        batch_size=MANY,
    )


def load_episodes(rows: list[Row], children: dict[str, Child]) -> None:
    made = defaultdict(list)
    ordered = sorted(rows, key=lambda r: (r["child"], r["ls"] in BREAKS, r["decom"]))
    for (child, respite), own in groupby(ordered, lambda r: (r["child"], r["ls"] in BREAKS)):
        for period in periods(list(own)):
            about = {"child": children[child], "respite": respite}
            made[PeriodOfCare].append(
                PeriodOfCare(**about, **ends(period), **filled(PeriodOfCare, of_period(period)))
            )
            for model, begins in ((LegalStatus, "SLBU"), (Placement, "SPTBU")):
                for run in runs(period, begins):
                    made[model].append(spell(model, about, run))
    for model, spells in made.items():
        model.objects.bulk_create(spells, batch_size=MANY)


def periods(rows: list[Row]) -> Iterable[list[Row]]:
    """A child's episodes, cut where care ended."""
    current: list[Row] = []
    for row in rows:
        last = current[-1] if current else None
        if last and (row["rne"] == "S" or last["dec"] != row["decom"] or last["rec"] != "X1"):
            yield current
            current = []
        current.append(row)
    yield current


def runs(rows: list[Row], begins: str) -> Iterable[list[Row]]:
    """Neighbouring episodes, cut where one of these reasons for a new one stands."""
    current: list[Row] = []
    for row in rows:
        if current and row["rne"] in begins:
            yield current
            current = []
        current.append(row)
    yield current


def ends(rows: list[Row]) -> Row:
    return {"decom": rows[0]["decom"], "dec": rows[-1]["dec"]}


def of_period(rows: list[Row]) -> Row:
    first, last = rows[0], rows[-1]
    return {name: first[name] for name in ("cin", "home_post", "rne")} | {"rec": last["rec"]}


def spell(model: type[Any], about: Row, rows: list[Row]) -> Any:
    row = {name: value for name, value in rows[0].items() if name not in ("decom", "dec", "rne")}
    row["reason_place_change"] = rows[-1]["reason_place_change"]
    made = model(**about, **ends(rows), **filled(model, row))
    if model is Placement:
        made.home_post = ""
        made.same_carer = rows[0]["rne"] in ("T", "U")
    return made
