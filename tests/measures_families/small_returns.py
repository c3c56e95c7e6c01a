"""Small returns of invented children, and one figure of a measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures import VARIANT, Window, compute, rows
from hearth.records import record_from
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import Postcodes
from hearth.vocabulary import council

NOWHERE = Postcodes(
    frames.empty(
        {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String}
    ).lazy()
)
LEWISHAM = council("Lewisham")
BORN = "2012-06-15"


def day(text: str) -> date:
    return date.fromisoformat(text)


def year(ending: int) -> Window:
    return Window(date(ending - 1, 4, 1), date(ending, 3, 31))


def period(start: str, end: str) -> Window:
    return Window(day(start), day(end))


def episode(child: str, start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    """A stay in a foster home under a care order that is the whole of a period of care."""
    row = {
        "child": child,
        "decom": start,
        "dec": end,
        "rne": "S",
        "ls": "C2",
        "cin": "N1",
        "place": "U6",
        "place_provider": "PR1",
        "rec": None if end is None else "E4A",
    }
    return row | more


def histories_of(
    episodes: Iterable[Mapping[str, Any]],
    years: Iterable[int],
    born: Mapping[str, str | None] | None = None,
    **tables: Iterable[Mapping[str, Any]],
) -> Histories:
    """Histories of a record with these rows; children of `tables` without an episode too."""
    plain = {name: list(rows) for name, rows in tables.items()} | {"episodes": list(episodes)}
    births = born or {}
    named = dict.fromkeys(row["child"] for rows in plain.values() for row in rows)
    header = [
        {"child": child, "dob": births.get(child, BORN), "sex": "F", "ethnic": "WBRI"}
        for child in named
    ]
    return derive(record_from({"header": header, **plain}, years), LEWISHAM, NOWHERE)


def worked(
    histories: Histories, measure: str, window: Window, variant: str = ""
) -> tuple[int, int | None, int, str]:
    """Numerator, denominator, unknown and the value as shown, of one whole figure."""
    figures = compute(histories, LEWISHAM, [window], [measure], breakdowns=False)
    assert not figures.lacking, figures.lacking
    name = (VARIANT, variant) if variant else ("", "")
    (one,) = [f for f in figures.all if (f.breakdown, f.breakdown_value) == name]
    return one.numerator, one.denominator, one.unknown, one.shown


def mixed(
    histories: Histories, measure: str, window: Window, breakdown: str
) -> dict[str, tuple[int, int | None, str]]:
    """Numerator, denominator and value of each category, by label."""
    figures = compute(histories, LEWISHAM, [window], [measure])
    assert not figures.lacking, figures.lacking
    return {
        f.breakdown_value: (f.numerator, f.denominator, f.shown)
        for f in figures.all
        if f.breakdown == breakdown
    }


def counted(histories: Histories, measure: str, window: Window) -> list[str]:
    """The children in a measure's numerator, once per row."""
    shown = rows(histories, LEWISHAM, measure, window)
    return [
        child
        for child, number in shown.select("child", "in_numerator").iter_rows()
        for _ in range(number)
    ]
