"""Working measures out: from histories and windows to figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hearth.errors import UsageError
from hearth.measures.catalogue import CATALOGUE, measure_called
from hearth.measures.derived import derived_figures
from hearth.measures.figures import Figure, Figures
from hearth.measures.from_totals import figures_of
from hearth.measures.lines import Line, lines_of
from hearth.measures.model import Derived, Lacking, Measure, Population, Timing, Window
from hearth.measures.populations.once import sharing
from hearth.measures.reach import moved, why_not
from hearth.measures.totals import totals
from hearth.progress import Progress, silent
from hearth.records.histories import Histories
from hearth.vocabulary import Council

__all__ = ["compute"]


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
    *,
    variants: bool = True,
) -> Figures:
    """The figures of `measures` (ids; every one when None) in each window.

    `breakdowns` False leaves out the eight breakdowns, not second figures or mixes; `variants`
    False leaves out variants and mixes, which are half of the work. What the returns given cannot
    feed is in `lacking` with the reason. Raises NotFoundError for an id that is not in the
    catalogue and UsageError without windows. (`LACKING` of the catalogue, which no return can feed,
    is not repeated here.)
    """
    if not windows:
        raise UsageError("No window was asked for. Give at least one day or period.")
    ids = CATALOGUE if measures is None else dict.fromkeys(measures)
    chosen = [measure_called(id) for id in ids]
    found, histories = Found(), sharing(histories)
    plain = [measure for measure in chosen if isinstance(measure, Measure)]
    families = by_population(plain, variants)
    for done, (population, lines) in enumerate(families):
        progress(
            f"Working out: {population.title[0].lower()}{population.title[1:]}", done, len(families)
        )
        fed = fed_lines(histories, population, lines, windows, found)
        if not variants:
            fed = {line: given for line, given in fed.items() if line.shares is None}
        work_out(histories, population, fed, breakdowns, found)
    for measure in chosen:
        if isinstance(measure, Derived):
            work_out_derived(histories, council, measure, windows, found)
    progress("Measures worked out", len(families), len(families))
    return Figures(
        tuple(f for measure in chosen for f in found.figures.get(measure.id, ())),
        tuple(dict.fromkeys(found.lacking)),
        frozenset(m.id for m in plain if m.population.timing is Timing.YEAR),
    )


def by_population(
    measures: Sequence[Measure], variants: bool = True
) -> list[tuple[Population, list[Line]]]:
    """The lines of the measures, those of one population together."""
    together: dict[str, tuple[Population, list[Line]]] = {}
    for line in (line for measure in measures for line in lines_of(measure)):
        if variants or not line.variant:
            together.setdefault(line.population.id, (line.population, []))[1].append(line)
    return list(together.values())


def fed_lines(
    histories: Histories,
    population: Population,
    lines: Sequence[Line],
    windows: Sequence[Window],
    found: Found,
) -> dict[Line, set[Window]]:
    """The windows of each line that the returns can feed."""
    looked_at = sorted({moved(window, population.timing) for window in windows})
    return {line: fed_windows(histories, line, looked_at, found) for line in lines}


def work_out(
    histories: Histories,
    population: Population,
    fed: Mapping[Line, set[Window]],
    breakdowns: bool,
    found: Found,
) -> None:
    """Add the figures of one population's lines, each in its windows, to `found`."""
    reached = sorted(set().union(*fed.values()))
    for part in totals(histories, population, list(fed), reached, breakdowns):
        for position, window in enumerate(part.windows):
            for line, windows in fed.items():
                if window in windows:
                    worked = found.figures.setdefault(line.measure.id, [])
                    worked.extend(figures_of(line, part, position, breakdowns))
                    if not line.variant:
                        key = (line.measure.id, window)
                        found.wholes[key] = part.of(line, position).numerator


def fed_windows(
    histories: Histories, line: Line, windows: Sequence[Window], found: Found
) -> set[Window]:
    """The windows that the returns can feed; the reason for every other goes to `found`.

    A second figure from practice, beside a measure of the return, is not missed without practice.
    """
    apart = line.population is not line.measure.population
    beside = bool(line.population.beyond_return) and not line.measure.of_practice
    title = line.title if apart else line.measure.title
    fed = set()
    for window in windows:
        reason = why_not(histories, line.measure, line.population, window)
        if reason is None:
            fed.add(window)
        elif not beside:
            found.lacking.append(lacking(line.measure, title, reason, window))
    return fed


def lacking(measure: Measure | Derived, title: str, reason: str, window: Window) -> Lacking:
    """What a figure lacks in one window; `title` is a second figure's own when it is one."""
    return Lacking(
        measure.id,
        title,
        reason,
        measure.family,
        measure.unit.label,
        measure.better.value,
        window,
    )


def work_out_derived(
    histories: Histories,
    council: Council,
    derived: Derived,
    windows: Sequence[Window],
    found: Found,
) -> None:
    """Add the figures of a derived measure, working out what else it needs of the other one."""
    of = derived.of
    looked_at = sorted({moved(window, of.population.timing) for window in windows})
    needed = {one for window in looked_at for one in derived.windows(window)}
    fed = [one for one in sorted(needed) if why_not(histories, of, of.population, one) is None]
    add_wholes(histories, of, [one for one in fed if (of.id, one) not in found.wholes], found)
    for window in looked_at:
        own = derived.windows(window)
        reason = why_not(histories, of, of.population, own[0])
        if reason is None:
            numerators = {one: found.wholes.get((of.id, one)) for one in own}
            over = Window(own[0].start, window.end)
            worked = derived_figures(derived, over, derived.work(window, numerators, council))
            found.figures.setdefault(derived.id, []).extend(worked)
        else:
            found.lacking.append(lacking(derived, derived.title, reason, own[0]))


def add_wholes(
    histories: Histories, measure: Measure, windows: Sequence[Window], found: Found
) -> None:
    """Work out a measure's numerators in more windows than were asked for."""
    own = lines_of(measure)[0]
    for part in totals(histories, measure.population, [own], windows, breakdowns=False):
        for position, window in enumerate(part.windows):
            found.wholes[measure.id, window] = part.of(own, position).numerator
