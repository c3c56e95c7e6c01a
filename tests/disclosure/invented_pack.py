"""Invented children, and measures over them, small enough to attack by brute force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures import (
    Better,
    Breakdown,
    Category,
    Derived,
    Figure,
    Figures,
    Measure,
    Population,
    Timing,
    Unit,
    Variant,
    Window,
)
from hearth.measures.derived import derived_figures, same_window
from hearth.measures.disclosure import protect
from hearth.measures.from_totals import figures_of
from hearth.measures.lines import lines_of
from hearth.measures.model import Worked
from hearth.measures.totals import totals
from hearth.vocabulary import council

THEN = Window(date(2024, 3, 31), date(2024, 3, 31))
NOW = Window(date(2025, 3, 31), date(2025, 3, 31))
DAYS = (THEN, NOW)

HOME = Breakdown(
    "home",
    "Home",
    tuple(Category(id, id.title()) for id in ("kin", "carer", "hostel", "not-known")),
)
SEX = Breakdown("sex", "Sex", tuple(Category(id, id.title()) for id in ("f", "m", "not-known")))

EVERY = nw.lit(1)
FOSTERED = nw.col("home") <= 1
SEEN = nw.col("seen")
Child = dict[str, Any]


def child(
    home: int = 0, sex: int = 0, seen: bool | None = True, day: int = 1, days: int = 9
) -> Child:
    """One row: where the child lives, whether anyone saw them, on which of `DAYS`."""
    return {"home": home, "sex": sex, "seen": seen, "window": day, "days": days}


def homes(*numbers: int) -> list[Child]:
    """So many children in each kind of home."""
    return [child(home=home) for home, number in enumerate(numbers) for _ in range(number)]


def population(children: Iterable[Child], *breakdowns: Breakdown) -> Population:
    rows = list(children)
    schema = {
        "window": nw.Int32,
        "child": nw.String,
        "home": nw.Int8,
        "sex": nw.Int8,
        "seen": nw.Boolean,
        "days": nw.Int64,
    }
    names = {"child": [row.get("child", f"C{at:03}") for at, row in enumerate(rows)]}
    columns = {name: [row[name] for row in rows] for name in schema if name != "child"}
    every = frames.from_columns({**columns, **names}, schema)

    def rows_in(_histories: object, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        parts = [
            every.filter(nw.col("window") == DAYS.index(window)).with_columns(
                nw.lit(position, nw.Int32).alias("window")
            )
            for position, window in enumerate(windows)
        ]
        return nw.concat(parts).lazy()

    return Population("invented", "Invented", Timing.AS_AT, breakdowns, (), rows_in)


def measure(id: str, of: Population, numerator: nw.Expr, **other: Any) -> Measure:
    unit = other.pop("unit", Unit.COUNT if "denominator" not in other else Unit.PERCENT)
    return Measure(id, id, "invented", "", "", "", of, unit, Better.NEUTRAL, "", numerator, **other)


def number(of: Population) -> Measure:
    return measure("number", of, EVERY)


def seen(of: Population, fostered: bool = False) -> Measure:
    """Children seen, of all or of those fostered; nobody knows of some."""
    if not fostered:
        return measure("seen", of, SEEN, denominator=EVERY, unknown=SEEN.is_null())
    return measure(
        "seen-fostered",
        of,
        FOSTERED & SEEN,
        denominator=FOSTERED,
        unknown=FOSTERED & SEEN.is_null(),
    )


def share(id: str, of: Population, numerator: nw.Expr) -> Measure:
    return measure(id, of, numerator, denominator=EVERY)


def mix(of: Population) -> Measure:
    sexes = Variant("sex-mix", "by sex", shares=SEX)
    return measure("mix", of, EVERY, denominator=EVERY, shares=HOME, variants=(sexes,))


def average(of: Population) -> Measure:
    return measure("days", of, nw.col("days"), denominator=EVERY, unit=Unit.DAYS)


def rate(of: Measure) -> Derived:
    """Per 10,000 of 50,000 residents."""

    def work(window: Window, numbers: Any, _council: object) -> tuple[Worked, ...]:
        return (Worked(numbers[window], Fraction(numbers[window], 5), denominator=50_000),)

    return Derived(
        "rate",
        "rate",
        "invented",
        "",
        "",
        "",
        of,
        Unit.RATE_10K,
        Better.LOWER,
        "",
        same_window,
        work,
    )


def figures(measures: Sequence[Measure | Derived], *windows: Window) -> Figures:
    """The true figures, by the engine's own sums."""
    found: list[Figure] = []
    for one in measures:
        if isinstance(one, Derived):
            whole = {f.end: f.numerator for f in figures([one.of], *windows).all if not f.breakdown}
            for window in windows:
                worked = one.work(window, {window: whole[window.end]}, LEWISHAM)
                found += derived_figures(one, window, worked)
            continue
        lines = lines_of(one)
        for part in totals(NOBODY, one.population, lines, windows, breakdowns=True):
            for position in range(len(windows)):
                for line in lines:
                    found += figures_of(line, part, position, True)
    return Figures(tuple(found))


# Invented populations hold their own rows and look at no histories; nobody's are picked out.
NOBODY: Any = SimpleNamespace(held=None)
LEWISHAM = council("Lewisham")


def public(measures: Sequence[Measure | Derived], *windows: Window) -> tuple[Figures, Figures]:
    """The true figures and those the public may see."""
    true = figures(measures, *(windows or (NOW,)))
    return true, protect(true, NOBODY, {one.id: one for one in measures})


def shown(found: Figures, id: str, breakdown: str = "") -> list[str]:
    """What a table of a measure prints, in order."""
    return [f.shown for f in found.all if (f.measure, f.breakdown) == (id, breakdown)]
