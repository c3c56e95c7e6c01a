"""Lives from short rows, and the obligations of one duty as plain rows: what these tests speak.

A date is written ``"2022-04-14"``; None is not over yet, or not known. A table is given as rows:
those of the tables named in `PLAIN` as tuples in that order, the rest as dictionaries of the
columns of `hearth.duties.lives.SHAPES` with ``time`` (``start_time``, ``end_time``) for minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hearth.dates import days
from hearth.duties.building import lives_of
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.columns import NO_TIME
from hearth.duties.engine import obligations
from hearth.duties.limits import Policy
from hearth.duties.lives import DAY, SHAPES, Lives
from hearth.duties.states import states

__all__ = ["dues", "life", "rows", "several"]

Row = Sequence[Any] | Mapping[str, Any]

# How rows of the tables that most tests need are written.
PLAIN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "care": ("periods", ("start", "end", "rec", "known", "latest")),
    "statuses": ("statuses", ("ls", "start", "end")),
    "homes": (
        "placements",
        ("place", "start", "end", "fresh", "area", "provider", "urn", "latest"),
    ),
    "visits": ("visits", ("on", "seen", "in_person", "reason", "kind")),
    "reviews": ("reviews", ("on", "code")),
    "allocations": ("allocations", ("role", "start", "end")),
    "health": ("health_checks", ("kind", "on", "status", "by")),
    "immunisations": ("immunisations", ("on", "up_to_date")),
    "sdq": ("sdq", ("on", "score", "reason")),
    "missing": ("missing", ("kind", "start", "end", "start_time", "end_time")),
    "plans": ("permanence_plans", ("plan", "on", "end")),
    "deprivations": ("deprivations", ("start", "end")),
    "immigration": ("immigration", ("status", "start", "end")),
    "uasc": ("uasc", ("end",)),
    "schools": ("schools", ("start", "end")),
    "short_breaks": ("short_breaks", ("ls", "start", "end")),
    "events": ("events", ("event", "on", "more")),
}
USUAL: Mapping[str, Mapping[str, Any]] = {
    "periods": {"known": True},
    "placements": {"place": "U4", "fresh": "S"},
    "visits": {"seen": True, "kind": "SW"},
    "health_checks": {"status": "COMPLETED"},
    "missing": {"kind": "M"},
}
TIMES = ("time", "start_time", "end_time")


def life(dob: str | None = "2010-06-15", died: str | None = None, **tables: Iterable[Row]) -> Lives:
    """The life of one child; `tables` are those of `PLAIN`, or of `SHAPES` by their own names.

    An event is ``("PEP", "2024-10-01")`` or ``("PEP", "2024-10-01", {"time": "17:05"})``.
    """
    return several([{"dob": dob, "died": died, **tables}])


def several(people: Sequence[Mapping[str, Any]]) -> Lives:
    """The lives of some children, each as `life` is called; they are called 0, 1, 2 ..."""
    given: dict[str, dict[str, list[Any]]] = {}
    who = []
    for number, person in enumerate(people):
        tables = dict(person)
        dob, died = tables.pop("dob", "2010-06-15"), tables.pop("died", None)
        who.append((f"{number:04}", day(dob), day(died)))
        for word, written in tables.items():
            table = PLAIN[word][0] if word in PLAIN else word
            for row in written:
                add(given.setdefault(table, defaultdict(list)), table, named(word, row), number)
    return lives_of(who, given)


def named(word: str, row: Row) -> dict[str, Any]:
    """A row with the names of its columns."""
    if isinstance(row, Mapping):
        return dict(row)
    names = PLAIN[word][1]
    assert len(row) <= len(names), f"{word} has only {names}"
    found = dict(zip(names, row, strict=False))
    more = found.pop("more", {})
    return {**found, **more}


def add(columns: dict[str, list[Any]], table: str, row: Mapping[str, Any], child: int) -> None:
    """Add one row to a table, with every column it can have."""
    shape = SHAPES[table]
    strange = set(row) - set(shape) - set(TIMES)
    assert not strange, f"{table} has no column {strange}"
    row = {**USUAL.get(table, {}), **row}
    columns["child"].append(f"{child:04}")
    for name, kind in shape.items():
        value = row.get(name)
        columns[name].append(day(value) if kind == DAY else value)
    for name in TIMES:
        columns[name].append(row.get(name))


def day(text: str | None) -> date | None:
    """A date from its text."""
    return date.fromisoformat(text) if text else None


DAYS = ("about", "opened", "due", "due_law", "due_local", "amber", "done", "ends", "tried")


def rows(lives: Lives, duty: str, today: str, policy: Policy | None = None) -> list[dict[str, Any]]:
    """The obligations of one duty on a day, in order, as dictionaries of plain values.

    Days are texts (None for never), minutes too (``2024-03-31 01:30``, in universal time); there
    are also `state`, `level` and `limit` (its span).
    """
    on = date.fromisoformat(today)
    found = obligations(lives, [CATALOGUE[duty]], on, policy or Policy())
    table = found.rows
    standing = states(table, days.day_number(on))
    plain = []
    for at in range(len(table)):
        row = {name: table[name][at : at + 1].tolist()[0] for name in table}
        limit = found.limits[row["limit"]] if row["limit"] >= 0 else None
        row |= {name: text_of(row[name]) for name in DAYS}
        row |= {name: minute_of(row[name]) for name in ("opened_at", "due_at", "done_at")}
        row |= {"state": str(standing[at]), "level": limit and limit.level.value}
        plain.append(
            row | {"limit": limit and str(limit.span), "child": found.lives.children[row["child"]]}
        )
    return sorted(plain, key=lambda row: (row["child"], row["opened"], row["turn"]))


def dues(lives: Lives, duty: str, today: str, *more: str) -> list[tuple[Any, ...]]:
    """Of each obligation: when it opened, when due, and how it stands; and whatever more."""
    wanted = ("opened", "due", "state", *more)
    return [tuple(row[name] for name in wanted) for row in rows(lives, duty, today)]


def text_of(number: int) -> str | None:
    """A day as text; None for never, and for the `about` of what is about nothing."""
    if abs(number) >= days.day_number(date.max):
        return None
    found = days.as_date(number)
    return found.isoformat() if found else None


def minute_of(minute: int) -> str | None:
    """A minute as text in universal time; None where there is no time of day."""
    if minute == NO_TIME:
        return None
    return f"{days.as_date(minute // 1440)} {minute % 1440 // 60:02}:{minute % 60:02}"
