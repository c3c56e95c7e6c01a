"""A forecast that anybody may read, from one for the council's own use."""

from __future__ import annotations

from dataclasses import replace

from hearth.documents.forecast_report.evidence import Evidence
from hearth.forecast.backtest import Backtest
from hearth.forecast.groups import GROUPS
from hearth.forecast.results import Results
from hearth.forecast.scenario import Outcome
from hearth.forecast.withheld import withheld

__all__ = ["made_public"]

NOT_ALL = "Not all of this could be done in every future."


def made_public(evidence: Evidence) -> Evidence:
    """The same with what is small withheld; UsageError where that is the whole council.

    What could not be done of a scenario is said without its numbers, and what is wrong with the
    council's own files is not said.
    """
    results = withheld(evidence.results)
    return replace(
        evidence,
        results=results,
        trial=evidence.trial and trial_of(evidence.trial, results),
        file=evidence.file and replace(evidence.file, faults=()),
        outcomes=[without_numbers(each) for each in evidence.outcomes],
        bed_faults=(),
        public=True,
    )


def trial_of(trial: Backtest, results: Results) -> Backtest:
    """The trial of all children, and how it did for groups that are told.

    A single forecast of the past holds what came then, so those of groups are left out.
    """
    told = {group.id for group in GROUPS if not results.of("sub-group", group.id).withheld}
    points = tuple(point for point in trial.points if point.group is None)
    scores = tuple(score for score in trial.scores if score.group is None or score.group in told)
    return Backtest(points, scores, trial.notes)


def without_numbers(outcome: Outcome) -> Outcome:
    """An outcome that does not say how much could not be done."""
    return replace(outcome, unmet=(NOT_ALL,) if outcome.unmet else ())
