"""How good the forecast would have been on the council's own past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.words import ahead, numeric
from hearth.documents.model import Block, Heading, Listing, Paragraph, Table
from hearth.documents.sentences import join, plural
from hearth.documents.words import number
from hearth.forecast.backtest import Backtest, Score
from hearth.forecast.groups import GROUPS

__all__ = ["blocks", "in_a_sentence"]

LABELS = {group.id: group.label for group in GROUPS}
COLUMNS = (
    "Times tried", "Off by", "Nothing changes: off by", "Straight line: off by", "Too high by",
    "In 50% range", "In 80% range",
)  # fmt: skip


def in_a_sentence(trial: Backtest | None) -> str:
    """What the trial says of the year ahead, or of the nearest horizon there is."""
    score = told(trial)
    if trial is None or score is None:
        return (
            "The returns do not go back far enough to try the forecast on our own past, so how"
            " good it is here is not known."
        )
    verdict = (
        "The forecast was the better of the two."
        if score.beats_naive
        else "**The forecast was no better than saying that nothing changes.**"
    )
    return (
        f"Tried on our own past from {plural(score.times, 'earlier day')}, what it said of the"
        f" number of children {ahead(score.months)} was off by {number(score.error, 1)} on average;"
        f" to say that nothing changes was off by {number(score.naive, 1)}. {verdict}"
        f"{elsewhere(trial, score)}"
    )


def elsewhere(trial: Backtest, score: Score) -> str:
    """At which other horizons the forecast of all children was no better than naive."""
    worse = [
        str(each.months)
        for each in trial.scores
        if each.group is None and each is not score and not each.beats_naive
    ]
    if not worse:
        return ""
    return f" **At {join(worse)} months it was no better than saying that nothing changes.**"


def told(trial: Backtest | None) -> Score | None:
    """The score of all children a year ahead, or of another horizon when there is none."""
    if trial is None:
        return None
    whole = [score for score in trial.scores if score.group is None]
    return next((score for score in whole if score.months == 12), whole[0] if whole else None)


def blocks(evidence: Evidence) -> Iterator[Block]:
    """The section."""
    trial = evidence.trial
    yield Heading("How good it would have been on our own past", new_page=True)
    yield Paragraph(
        "The forecast is made again from earlier days, each time with nothing but what was known"
        " then, and held against what came. Beside it stand two forecasts that anybody can make:"
        " that nothing changes, and the straight line through the two years before."
    )
    yield Paragraph(in_a_sentence(trial))
    if trial is None:
        return
    whole = [score for score in trial.scores if score.group is None]
    if whole:
        rows = [[f"{score.months} months", *cells(score)] for score in whole]
        yield table("All children", "Ahead", rows)
    if trial.notes:
        yield Listing(trial.notes)
    yield from of_groups(trial.scores)


def of_groups(scores: Sequence[Score]) -> Iterator[Block]:
    """The same by group of homes, at each horizon."""
    for months in dict.fromkeys(score.months for score in scores):
        rows = [
            [LABELS[score.group], *cells(score)]
            for score in scores
            if score.group and score.months == months
        ]
        if rows:
            yield table(f"By kind of home, {months} months ahead", "Kind of home", rows)


def table(caption: str, first: str, rows: Sequence[Sequence[str]]) -> Table:
    """Scores as a table."""
    columns = [first, *COLUMNS]
    notes = [
        "Off by: children, on average, whichever way. Too high by: the average with its sign; below"
        " zero, the forecast was too low. The ranges should hold what came in half and in 8 of 10."
    ]
    return Table(f"Forecasts of our own past: {caption}", columns, rows, numeric(columns), notes)


def cells(score: Score) -> list[str]:
    """One score as cells."""
    offs = (score.error, score.naive, score.straight, score.bias)
    shares = (f"{round(100 * share)}%" for share in (score.in_50, score.in_80))
    return [str(score.times), *(number(off, 1) for off in offs), *shares]
