"""The pieces every section is made of: a sentence, a trend, a mix, a breakdown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hearth.benchmarks import Comparison
from hearth.documents import charts
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Figure, KeyFigure, Paragraph, Table
from hearth.documents.sentences import (
    NOT_AVAILABLE,
    WITHHELD,
    change,
    comparison,
    day,
    join,
    number,
    quantity,
    short_day,
)
from hearth.measures import CATALOGUE, Unit
from hearth.measures import Figure as Number

__all__ = [
    "breakdown_of",
    "comparison_words",
    "headlines",
    "key_figure",
    "mix",
    "sentence",
    "shown",
    "trend",
]

WITHHELD_NOTE = (
    "c: withheld, because the number is small or another small number could be worked out from it."
)


@cache
def phrases() -> Mapping[str, str]:
    """The opening of each measure's sentence."""
    text = files("hearth.documents.board_report").joinpath("data/phrases.toml").read_text("utf-8")
    return tomllib.loads(text)


def shown(figure: Number | None) -> str:
    """A figure's value as printed: with its unit, "n/a", or "c" when withheld."""
    if figure is None:
        return NOT_AVAILABLE
    return WITHHELD if figure.withheld else quantity(figure.value, CATALOGUE[figure.measure].unit)


def count(value: Decimal | int | None, figure: Number) -> str:
    """A numerator or denominator as printed in a table."""
    if figure.withheld:
        return WITHHELD
    return "" if value is None else number(value)


def published(comparison: Comparison | None, of: str) -> str:
    """England's or the neighbours' value as printed in a table."""
    value = published_value(comparison, of)
    if value is None or comparison is None:
        return ""
    return quantity(Decimal(str(value)), _unit(comparison))


def published_value(comparison: Comparison | None, of: str) -> float | None:
    """England's value or the neighbours' median, None when there is none."""
    if comparison is None:
        return None
    if of == "neighbours":
        return comparison.neighbours.median
    return comparison.england.value if comparison.england else None


def _unit(comparison: Comparison) -> Unit:
    words = comparison.indicator.unit
    by_words = {"percent": Unit.PERCENT, "score": Unit.SCORE}
    if words.startswith("per 10,000"):
        return Unit.RATE_10K
    return by_words.get(words, Unit.COUNT)


def sentence(evidence: Evidence, measure: str) -> str:
    """What the figure is, how it moved in a year and how it stands to others; "" when lacking."""
    figure = evidence.now(measure)
    if figure is None:
        return ""
    if figure.withheld:
        return f"{figure.title}: withheld, because the numbers are small."
    if figure.value is None:
        return f"{figure.title}: there was nobody to count."
    opening = phrases()[measure].format(
        value=shown(figure),
        n=number(figure.numerator or 0),
        d=number(figure.denominator or 0),
    )
    words = [opening + _moved(evidence, figure) + "."]
    words.append(_unknown(figure))
    words.append(comparison_words(figure, evidence.beside(measure)))
    return " ".join(word for word in words if word)


def _moved(evidence: Evidence, figure: Number) -> str:
    earlier = evidence.before(figure.measure)
    if earlier is None or earlier.withheld or earlier.value is None or figure.value is None:
        return ""
    unit = CATALOGUE[figure.measure].unit
    return f", {change(figure.value, earlier.value, unit, 'a year before')}"


def _unknown(figure: Number) -> str:
    if not figure.unknown or not figure.denominator:
        return ""
    them = "it is" if figure.unknown == 1 else "they are"
    return f"For {number(figure.unknown)} it is not known; {them} counted in the whole."


def comparison_words(figure: Number, beside: Comparison | None) -> str:
    """One sentence on the neighbours' median and England, with the year they are of."""
    if beside is None or figure.value is None:
        return ""
    unit = CATALOGUE[figure.measure].unit
    if unit is Unit.COUNT or _unit(beside) is not unit:
        return ""
    parts = [
        f"{comparison(figure.value, value, unit)} {who} ({quantity(Decimal(str(value)), unit)})"
        for who, value in (
            ("the middle of its statistical neighbours", published_value(beside, "neighbours")),
            ("England", published_value(beside, "England")),
        )
        if value is not None
    ]
    if not parts:
        return ""
    return f"This is {join(parts)}, as published for {beside.year}."


def headlines(evidence: Evidence, *measures: str) -> list[Block]:
    """A paragraph per measure that has a figure."""
    said = [sentence(evidence, measure) for measure in measures]
    return [Paragraph(words) for words in said if words]


def key_figure(evidence: Evidence, measure: str, label: str) -> KeyFigure | None:
    """A large number with how it moved beneath."""
    figure = evidence.now(measure)
    if figure is None:
        return None
    moved = _moved(evidence, figure).removeprefix(", ") if not figure.withheld else ""
    return KeyFigure(value=shown(figure), label=label, detail=moved.capitalize())


def trend(evidence: Evidence, measure: str, title: str) -> list[Block]:
    """A line of yearly figures beside the neighbours' middle and England; [] under two points."""
    ours = [
        figure
        for on in evidence.years
        if (figure := evidence.figures.whole(measure, on)) is not None
    ]
    if len(ours) < 2:
        return []
    others = [evidence.beside(measure, figure.end) for figure in ours]
    others = [_same_year(other, figure.end) for other, figure in zip(others, ours, strict=True)]
    return [_trend_figure(evidence, title, ours, others)]


def _same_year(beside: Comparison | None, on: date) -> Comparison | None:
    """A published figure of another year is not drawn as if it were of this one."""
    return beside if beside is not None and beside.indicator.as_at(beside.year) <= on else None


def _trend_figure(
    evidence: Evidence,
    title: str,
    ours: Sequence[Number],
    others: Sequence[Comparison | None],
) -> Figure:
    measure = CATALOGUE[ours[0].measure]
    name = evidence.subject.name
    lines = [(name, [None if f.value is None else float(f.value) for f in ours])]
    columns = ["Date", name]
    cells = [[day(f.end), shown(f)] for f in ours]
    if measure.denominator is not None:
        columns.append("Children")
        for row, f in zip(cells, ours, strict=True):
            row.append(_of(f))
    if measure.unit is not Unit.COUNT:
        for who, key in (("Neighbours (middle)", "neighbours"), ("England", "England")):
            values = [published_value(other, key) for other in others]
            if any(value is not None for value in values):
                lines.append((who, values))
                columns.append(who)
                for row, other in zip(cells, others, strict=True):
                    row.append(published(other, key))
    chart = charts.line(
        title, [short_day(f.end) for f in ours], lines, unit=_axis(measure.unit), highlight=name
    )
    table = Table(
        caption=title,
        columns=columns,
        rows=cells,
        numeric=frozenset(range(1, len(columns))),
        notes=[WITHHELD_NOTE] if any(f.withheld for f in ours) else [],
    )
    return Figure(caption=title, chart=chart, table=table)


def _of(figure: Number) -> str:
    if figure.withheld:
        return WITHHELD
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{number(figure.numerator)} of {number(figure.denominator)}"


def _axis(unit: Unit) -> str:
    return {Unit.PERCENT: "%", Unit.RATE_10K: "per 10,000", Unit.DAYS: "days"}.get(unit, "")


def mix(evidence: Evidence, measure: str, breakdown: str, title: str) -> list[Block]:
    """Bars of each category's share on the day, with counts, a year before and England beside."""
    now = evidence.figures.by(measure, breakdown, evidence.as_at)
    if not now:
        return []
    earlier = {
        f.breakdown_value: f for f in evidence.figures.by(measure, breakdown, evidence.year_before)
    }
    rows = [_mix_row(evidence, f, earlier.get(f.breakdown_value)) for f in now if _worth_a_row(f)]
    kept = [f for f in now if _worth_a_row(f)]
    columns = ["", "Children", "Share", "A year before", "England"]
    if not any(row[4] for row in rows):
        columns, rows = columns[:4], [row[:4] for row in rows]
    if not any(row[3] for row in rows):
        columns, rows = _without(3, columns), [_without(3, row) for row in rows]
    chart = charts.bars(
        title,
        [f.breakdown_value for f in kept],
        [None if f.withheld or f.value is None else float(f.value) for f in kept],
        unit="%",
    )
    table = Table(
        caption=title,
        columns=columns,
        rows=rows,
        numeric=frozenset(range(1, len(columns))),
        notes=[WITHHELD_NOTE] if any(f.withheld for f in kept) else [],
    )
    return [Figure(caption=title, chart=chart, table=table)]


def _without(position: int, cells: Sequence[str]) -> list[str]:
    return [cell for at, cell in enumerate(cells) if at != position]


def _worth_a_row(figure: Number) -> bool:
    """An empty "Not known" says nothing; every other category is shown even at nought."""
    return not (figure.breakdown_value == "Not known" and figure.numerator == 0)


def _mix_row(evidence: Evidence, figure: Number, earlier: Number | None) -> list[str]:
    beside = evidence.beside(
        figure.measure, breakdown=figure.breakdown, value=figure.breakdown_value
    )
    england = beside if beside is not None and _unit(beside) is Unit.PERCENT else None
    return [
        figure.breakdown_value,
        count(figure.numerator, figure),
        shown(figure),
        shown(earlier) if earlier else "",
        published(england, "England"),
    ]


def breakdown_of(evidence: Evidence, measure: str, breakdown: str, title: str) -> list[Block]:
    """A table of one measure by one breakdown: value and counts for each category."""
    figures = [
        f
        for f in evidence.figures.by(measure, breakdown, evidence.as_at)
        if f.denominator or f.withheld
    ]
    if not figures:
        return []
    rows = [[f.breakdown_value, shown(f), _of(f)] for f in figures]
    notes = [WITHHELD_NOTE] if any(f.withheld for f in figures) else []
    return [Table(title, ["", "Value", "Children"], rows, frozenset({1, 2}), notes)]
