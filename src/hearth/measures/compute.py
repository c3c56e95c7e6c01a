"""Working measures out: from histories and windows to figures, and to the children behind one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import UsageError
from hearth.measures.catalogue import CATALOGUE, measure_called
from hearth.measures.figures import (
    KNOWN_ONLY,
    VARIANT,
    Figure,
    Figures,
    rounded,
    rounded_value,
)
from hearth.measures.lines import Line, lines_of
from hearth.measures.model import (
    Breakdown,
    Derived,
    Lacking,
    Measure,
    Population,
    Timing,
    Unit,
    Window,
)
from hearth.measures.reach import moved, why_not
from hearth.measures.totals import Sums, Totals, totals
from hearth.progress import Progress, silent
from hearth.records.histories import Histories
from hearth.vocabulary import Council

__all__ = ["compute", "rows"]


@dataclass
class Found:
    """What has been worked out so far: figures by measure, and reasons for those that lack."""

    figures: dict[str, list[Figure]] = field(default_factory=dict)
    lacking: list[Lacking] = field(default_factory=list)
    wholes: dict[tuple[str, Window], int] = field(default_factory=dict)


def compute(
    histories: Histories,
    council: Council,
    windows: Sequence[Window],
    measures: Iterable[str] | None = None,
    breakdowns: bool = True,
    progress: Progress = silent,
) -> Figures:
    """The figures of `measures` (ids; every one when None) in each window.

    `breakdowns` False leaves out the eight breakdowns, not second figures or mixes. What the
    returns given cannot feed is in `lacking` with the reason. Raises NotFoundError for an id that
    is not in the catalogue and UsageError without windows.
    """
    if not windows:
        raise UsageError("No window was asked for. Give at least one day or period.")
    chosen = [measure_called(id) for id in (CATALOGUE if measures is None else measures)]
    found = Found()
    plain = [measure for measure in chosen if isinstance(measure, Measure)]
    families = by_population(plain)
    for done, (population, lines) in enumerate(families):
        progress(f"Working out: {population.title.lower()}", done, len(families))
        work_out(histories, population, lines, windows, breakdowns, found)
    for measure in chosen:
        if isinstance(measure, Derived):
            derive_from(histories, council, measure, windows, found)
    progress("Measures worked out", len(families), len(families))
    return Figures(
        tuple(f for measure in chosen for f in found.figures.get(measure.id, ())),
        tuple(dict.fromkeys(found.lacking)),
        frozenset(m.id for m in plain if m.population.timing is Timing.YEAR),
    )


def by_population(measures: Sequence[Measure]) -> list[tuple[Population, list[Line]]]:
    """Every line of the measures, those of one population together."""
    together: dict[str, tuple[Population, list[Line]]] = {}
    for line in (line for measure in measures for line in lines_of(measure)):
        together.setdefault(line.population.id, (line.population, []))[1].append(line)
    return list(together.values())


def work_out(
    histories: Histories,
    population: Population,
    lines: list[Line],
    windows: Sequence[Window],
    breakdowns: bool,
    found: Found,
) -> None:
    """Add the figures of one population's lines to `found`."""
    looked_at = sorted({moved(window, population.timing) for window in windows})
    fed = {line: fed_windows(histories, line, looked_at, found) for line in lines}
    reached = [window for window in looked_at if any(window in fed[line] for line in lines)]
    for part in totals(histories, population, lines, reached, breakdowns):
        for position, window in enumerate(part.windows):
            for line in lines:
                if window in fed[line]:
                    worked = found.figures.setdefault(line.measure.id, [])
                    worked.extend(figures_of(line, part, position, breakdowns))
                    if not line.variant:
                        key = (line.measure.id, window)
                        found.wholes[key] = part.of(line, position).numerator


def fed_windows(
    histories: Histories, line: Line, windows: Sequence[Window], found: Found
) -> set[Window]:
    """The windows that the returns can feed; the reason for every other goes to `found`."""
    fed = set()
    for window in windows:
        reason = why_not(histories.record, line.measure, line.population, window)
        if reason is None:
            fed.add(window)
        else:
            found.lacking.append(lacking(line.measure, reason, window))
    return fed


def lacking(measure: Measure | Derived, reason: str, window: Window) -> Lacking:
    return Lacking(
        measure.id,
        measure.title,
        reason,
        measure.family,
        measure.unit.label,
        measure.better.value,
        window,
    )


def figures_of(line: Line, part: Totals, position: int, breakdowns: bool) -> Iterator[Figure]:
    """One line's figures in one window: the whole, what is known, and each breakdown."""
    window = part.windows[position]
    if line.shares is not None:
        yield from mix(line, line.shares, part, position)
        return
    whole = part.of(line, position)
    name = (VARIANT, line.variant) if line.variant else ("", "")
    yield figure(line, window, *name, whole)
    if line.variant:
        return
    if line.unknown is not None and line.denominator is not None and not line.median:
        known = Sums(whole.numerator, whole.denominator - whole.unknown, 0)
        yield figure(line, window, VARIANT, KNOWN_ONLY, known)
    if breakdowns:
        for breakdown in line.population.breakdowns:
            for category, sums in categories(line, part, position, breakdown):
                yield figure(line, window, breakdown.id, category, sums)


def mix(line: Line, shares: Breakdown, part: Totals, position: int) -> Iterator[Figure]:
    """The share of the whole denominator in each category; those not known are one of them."""
    whole = part.of(line, position)
    unknown = part.of(line, position, shares.id, shares.not_known).numerator
    for category, sums in categories(line, part, position, shares):
        share = Sums(sums.numerator, whole.denominator, unknown)
        yield figure(line, part.windows[position], line.variant or shares.id, category, share)


def categories(
    line: Line, part: Totals, position: int, breakdown: Breakdown
) -> Iterator[tuple[str, Sums]]:
    """The label and the sums of every category, those with nobody in them too."""
    for place, category in enumerate(breakdown.categories):
        yield category.label, part.of(line, position, breakdown.id, place)


def figure(line: Line, window: Window, breakdown: str, category: str, sums: Sums) -> Figure:
    return Figure(
        line.measure.id,
        line.title,
        window.start,
        window.end,
        breakdown,
        category,
        sums.numerator,
        None if line.denominator is None else sums.denominator,
        sums.unknown,
        value_of(line, sums),
        line.unit.label,
    )


def value_of(line: Line, sums: Sums) -> Decimal | None:
    """The value: a count is its numerator, a median the median, all else a rounded quotient."""
    if line.median:
        return rounded_value(sums.median, line.unit)
    if line.denominator is None or line.unit is Unit.COUNT:
        return Decimal(sums.numerator)
    return rounded(sums.numerator, sums.denominator, line.unit)


def derive_from(
    histories: Histories,
    council: Council,
    derived: Derived,
    windows: Sequence[Window],
    found: Found,
) -> None:
    """Add the figures of a derived measure, working out what it needs of the other measure."""
    timing = derived.of.population.timing
    looked_at = sorted({moved(window, timing) for window in windows})
    needed = {of for window in looked_at for of in derived.windows(window)}
    numerators = wholes(histories, derived.of, sorted(needed), found)
    for window in looked_at:
        reason = why_not(histories.record, derived.of, derived.of.population, window)
        if reason is not None:
            found.lacking.append(lacking(derived, reason, window))
            continue
        own = {of: numerators.get(of) for of in derived.windows(window)}
        worked = [derived_figure(derived, window, *one) for one in derived.work(window, own, council)]
        found.figures.setdefault(derived.id, []).extend(worked)
