"""One measure worked out for its own page: now, over time, by breakdown, beside others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hearth.documents.board_report import Evidence, year_to
from hearth.measures import CATALOGUE, Derived, Figures, Measure, Timing, compute
from hearth_web.bridge.memory import Held
from hearth_web.insight import models
from hearth_web.insight.asking import Asked, subject
from hearth_web.insight.days import month_ends_to, year_ends_to
from hearth_web.insight.keeping import Kept, read
from hearth_web.insight.reckoning import one_at_a_time
from hearth_web.insight.scopes import PUBLIC, Scope, narrowed

__all__ = ["MONTHS", "evidence_of", "is_yearly", "public_figures"]

MONTHS = 24
NOTHING: Kept = {"figures": []}


def is_yearly(measure: Measure | Derived) -> bool:
    """Whether the return holds one position a year of it."""
    return measure.of.population.timing is Timing.YEAR


def evidence_of(measure: Measure | Derived, asked: Asked) -> Evidence:
    """All that the page of a measure draws on, as the board report would be given it."""
    assert asked.held.council is not None
    if not asked.exact:
        return published_evidence(measure, asked)
    days = days_of(measure, asked)
    figures = figures_of(measure.id, asked, days)
    return Evidence(subject(asked.held.council), asked.on, figures, years=days)


def days_of(measure: Measure | Derived, asked: Asked) -> tuple[date, ...]:
    """The days of the trend: month ends, or years where the return has one position a year."""
    if is_yearly(measure):
        return tuple(year_ends_to(asked.on, asked.reach))
    return tuple(month_ends_to(asked.on, MONTHS, asked.reach))


@dataclass(frozen=True)
class Question:
    """What figures depend on; equal questions have equal answers."""

    measure: str
    scope: Scope
    days: tuple[date, ...]
    version: str
    council: str


_answers: dict[Question, Figures] = {}
MOST_KEPT = 200


def figures_of(measure: str, asked: Asked, days: tuple[date, ...]) -> Figures:
    """Every figure of the measure on these days; kept in this process."""
    held = asked.held
    assert held.council is not None
    question = Question(measure, asked.scope, days, held.version, held.council.ons_code)
    with one_at_a_time(f"{measure} {asked.scope.key}"):
        if question not in _answers:
            if len(_answers) >= MOST_KEPT:
                _answers.clear()
            _answers[question] = worked_out(measure, asked.scope, days, held)
        return _answers[question]


def worked_out(measure: str, scope: Scope, days: Sequence[date], held: Held) -> Figures:
    """The figures, from the histories in memory."""
    assert held.histories is not None and held.council is not None
    histories = narrowed(held.histories, scope)
    return compute(histories, held.council, [year_to(day) for day in days], [measure])


def published_evidence(measure: Measure | Derived, asked: Asked) -> Evidence:
    """The same from the figures that are safe for everyone."""
    assert asked.held.council is not None
    kept = list(models.Figures.objects.filter(scope=PUBLIC))
    return Evidence(
        subject(asked.held.council),
        asked.on,
        public_figures([measure.id], kept),
        years=tuple(row.on for row in kept),
        public=True,
    )


def public_figures(measures: Iterable[str], kept: Sequence[models.Figures]) -> Figures:
    """The figures of some measures that are safe for everyone, with their parts, of these days."""
    asked = list(measures)
    every = [
        figure
        for measure in asked
        for row in kept
        for figure in read(measure, row.measures.get(measure, NOTHING))
    ]
    yearly = frozenset(each for each in asked if is_yearly(CATALOGUE[each]))
    return Figures(tuple(dict.fromkeys(every)), yearly=yearly)
