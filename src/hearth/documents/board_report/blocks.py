"""The pieces every section is made of: a sentence, a trend, a mix, a breakdown."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hearth.benchmarks import Comparison
from hearth.documents import charts
from hearth.documents.board_report.beside import (
    DIFFERS,
    differs,
    published,
    published_unit,
    published_value,
    same_unit,
    standing,
)
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Figure, KeyFigure, Paragraph, Table
from hearth.documents.sentences import (
    NOT_AVAILABLE,
    WITHHELD,
    change,
    day,
    number,
    quantity,
    rounded,
    short_day,
)
from hearth.measures import CATALOGUE, VARIANT, Derived, Unit
from hearth.measures import Figure as Number

__all__ = [
    "breakdown_of",
    "capital",
    "cell",
    "headlines",
    "key_figure",
    "mix",
    "of_when",
    "print_all",
    "seconds_of",
    "sentence",
    "shown",
    "table",
    "trend",
]

WITHHELD_NOTE = (
    "c: withheld, because the number is small or another small number could be worked out from it."
)
DIFFERS_NOTE = f"{DIFFERS} Published on a somewhat different definition: see the appendix."
OTHERS = (("neighbours", "Neighbours (middle)"), ("England", "England"))
RATE = quantity(0, Unit.RATE_10K).removeprefix("0")
AXES = {
    Unit.PERCENT: "%",
    Unit.MEAN_SHARE: "%",
    Unit.RATE_10K: "per 10,000",
    Unit.DAYS: "days",
    Unit.WEEKS: "weeks",
}
AVERAGES = (Unit.DAYS, Unit.SCORE, Unit.RATIO, Unit.WEEKS, Unit.MEAN_SHARE)
UNITS = {unit.label: unit for unit in Unit}


@cache
def phrases() -> Mapping[str, str]:
    """The opening of each measure's sentence."""
    text = files("hearth.documents.board_report").joinpath("data/phrases.toml").read_text("utf-8")
    return tomllib.loads(text)


def shown(figure: Number | None) -> str:
    """A figure's value as printed: with its unit, "n/a", or "c" when withheld."""
    if figure is None:
        return NOT_AVAILABLE
    return WITHHELD if figure.withheld else quantity(figure.value, unit_of(figure))


def cell(figure: Number | None) -> str:
    """A figure's value in a table, where the caption or heading gives the unit of a rate."""
    return shown(figure).removesuffix(RATE)


def print_all(evidence: Evidence, figures: Iterable[Number]) -> None:
    """Say that these are printed."""
    for figure in figures:
        evidence.prints(figure)


def behind(figure: Number) -> str:
    """The numbers behind a value: "43 of 476 (5 not known)"; of an average, how many it is of."""
    if figure.withheld:
        return WITHHELD
    if figure.numerator is None or figure.denominator is None:
        return ""
    if unit_of(figure) in AVERAGES:
        return number(figure.denominator)
    unknown = f" ({number(figure.unknown)} not known)" if figure.unknown else ""
    return f"{number(figure.numerator)} of {number(figure.denominator)}{unknown}"


def table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[Number]
) -> Table:
    """A table of figures: numbers to the right, with a note when something in it is withheld."""
    notes = [WITHHELD_NOTE] if any(figure.withheld for figure in figures) else []
    if any(DIFFERS in cell for row in (columns, *rows) for cell in row):
        notes.append(DIFFERS_NOTE)
    return Table(caption, columns, rows, frozenset(range(1, len(columns))), notes)


def sentence(evidence: Evidence, measure: str, variant: str = "") -> str:
    """What the figure is, how it moved in a year and how it stands to others; "" when lacking."""
    figure = evidence.now(measure, VARIANT if variant else "", variant)
    if figure is None:
        return ""
    evidence.prints(figure)
    if figure.withheld:
        return f"{figure.title}: withheld, because the numbers are small."
    if figure.value is None:
        return f"{figure.title}: {nothing_said(figure)}."
    said = (
        opening(figure, variant) + of_when(evidence, figure) + moved(evidence, figure) + ".",
        unknown(figure),
        standing(evidence, figure),
    )
    return " ".join(words for words in said if words)


def nothing_said(figure: Number) -> str:
    """Why a figure has no value: nobody at all, or nobody whose answer is known."""
    if figure.unknown:
        return f"not known for any of the {number(figure.denominator or 0)}"
    return "there was nobody to count, or nobody whose dates are all held"


def opening(figure: Number, variant: str) -> str:
    """What the figure is, in the words of phrases.toml.

    One child, and a shortfall, have words of their own: ``measure/one`` and ``measure/below``.
    """
    key = f"{figure.measure}/{variant}" if variant else figure.measure
    value = figure.value or Decimal(0)
    if unit_of(figure) is Unit.COUNT:
        key += "/below" if value < 0 else "/one" if value == 1 else ""
    words = phrases()[key].format(
        value=shown(figure).removeprefix("-"),
        n=number(figure.numerator or 0),
        d=number(figure.denominator or 0),
    )
    return words.replace("0 children", "No children", 1) if words.startswith("0 ") else words


def unit_of(figure: Number) -> Unit:
    """Its own: a second figure may have another than its measure."""
    return UNITS[figure.unit]


def of_when(evidence: Evidence, figure: Number) -> str:
    """The date, where a figure is of another day than the report: the return has one a year."""
    if figure.end == evidence.as_at:
        return ""
    return f" {'at' if figure.start == figure.end else 'in the year to'} {day(figure.end)}"


def moved(evidence: Evidence, figure: Number) -> str:
    """How a figure moved in a year, led by a comma; "" when there is nothing to set it against."""
    earlier = evidence.before(figure.measure, figure.breakdown, figure.breakdown_value)
    if earlier is None or earlier.value is None or figure.value is None:
        return ""
    if not (evidence.comparable(figure) and evidence.comparable(earlier)):
        return ""
    return f", {change(figure.value, earlier.value, unit_of(figure), 'a year before')}"


def unknown(figure: Number) -> str:
    """A sentence on those not known, who stay in the whole."""
    if not figure.unknown or not figure.denominator:
        return ""
    who = (
        "one it is not known; it is"
        if figure.unknown == 1
        else (f"{number(figure.unknown)} it is not known; they are")
    )
    return f"For {who} counted in the whole."


def headlines(evidence: Evidence, *measures: str) -> list[Block]:
    """A paragraph per measure that has a figure; "measure/variant" asks for a second figure."""
    said = [sentence(evidence, *measure.split("/")) for measure in measures]
    return [Paragraph(words) for words in said if words]


def key_figure(evidence: Evidence, measure: str, label: str) -> KeyFigure | None:
    """A large number with how it moved beneath; n/a when too little of it is known."""
    figure = evidence.now(measure)
    if figure is None:
        return None
    unsure = bool(figure.denominator) and not evidence.comparable(figure)
    value = NOT_AVAILABLE if unsure and not figure.withheld else cell(figure)
    if value != NOT_AVAILABLE:
        evidence.prints(figure)
    moving = capital(moved(evidence, figure).removeprefix(", "))
    when = capital(of_when(evidence, figure).strip())
    unknown = f"{number(figure.unknown)} not known" if figure.unknown else ""
    return KeyFigure(value, label, ". ".join(part for part in (moving, when, unknown) if part))


def trend(
    evidence: Evidence, measure: str, title: str, breakdown: str = "", value: str = ""
) -> list[Block]:
    """A line of yearly figures beside the neighbours' middle and England; [] under two points."""
    ours = evidence.series(measure, breakdown, value)
    if len(ours) < 2:
        return []
    print_all(evidence, ours)
    others = [of_the_same_year(evidence, figure) for figure in ours]
    return [trend_figure(evidence, title, ours, others)]


def of_the_same_year(evidence: Evidence, figure: Number) -> Comparison | None:
    """What is published for the figure's own year: one of another year is not drawn beside it."""
    beside = same_unit(evidence, figure)
    if beside is None or (figure.end - beside.indicator.as_at(beside.year)).days >= 365:
        return None
    return beside


def trend_figure(
    evidence: Evidence, title: str, ours: Sequence[Number], others: Sequence[Comparison | None]
) -> Figure:
    name = evidence.subject.name
    both = list(zip(ours, others, strict=True))
    lines = [(name, [drawn(evidence, f) for f in ours])]
    columns, rows = ["Date", name], [[day(f.end), cell(f)] for f in ours]
    if any(behind(f) for f in ours):
        add_column(columns, rows, "Children", [behind(f) for f in ours])
    mark = f" {DIFFERS}" if differs(ours[-1]) else ""
    if any(other and other.indicator.as_at(other.year) != f.end for f, other in both):
        mark = f", year end before{mark}"
    for whose, head in OTHERS:
        values = [as_printed(other, whose) for other in others]
        if any(value is not None for value in values):
            lines.append((head, values))
            cells = [published(other, whose).removesuffix(RATE) for other in others]
            add_column(columns, rows, head + mark, cells)
    unit = AXES.get(unit_of(ours[0]), "")
    chart = charts.line(title, [short_day(f.end) for f in ours], lines, unit=unit, highlight=name)
    return Figure(caption=title, chart=chart, table=table(title, columns, rows, ours))


def drawn(evidence: Evidence, figure: Number) -> float | None:
    """A figure's point on a line; a gap where too little is known to draw one."""
    if figure.value is None or not evidence.comparable(figure):
        return None
    return float(figure.value)


def as_printed(other: Comparison | None, whose: str) -> float | None:
    """A published value as its table prints it, so that chart and table say one thing."""
    value = published_value(other, whose)
    if other is None or value is None:
        return None
    return float(rounded(value, published_unit(other)))


def add_column(columns: list[str], rows: list[list[str]], head: str, cells: Sequence[str]) -> None:
    columns.append(head)
    for row, cell in zip(rows, cells, strict=True):
        row.append(cell)


def mix(evidence: Evidence, measure: str, breakdown: str, title: str) -> list[Block]:
    """Bars of each category's share on the day, with counts, a year before and England beside."""
    now = [f for f in evidence.figures.by(measure, breakdown, evidence.as_at) if worth_a_row(f)]
    if not now:
        return []
    before = evidence.figures.by(measure, breakdown, evidence.year_before)
    there = {figure.breakdown_value for figure in now}
    print_all(evidence, [*now, *(f for f in before if f.breakdown_value in there)])
    earlier = {f.breakdown_value: shown(f) for f in before}
    columns, rows = (
        ["", "Children", "Share"],
        [[f.breakdown_value, counted(f), shown(f)] for f in now],
    )
    if earlier:
        cells = [earlier.get(f.breakdown_value, "") for f in now]
        add_column(columns, rows, "A year before", cells)
    add_others(evidence, columns, rows, now)
    chart = charts.bars(
        title,
        [f.breakdown_value for f in now],
        [None if f.value is None else float(f.value) for f in now],
        unit="%",
    )
    return [Figure(caption=title, chart=chart, table=table(title, columns, rows, now))]


def counted(figure: Number) -> str:
    if figure.withheld:
        return WITHHELD
    return "" if figure.numerator is None else number(figure.numerator)


def worth_a_row(figure: Number) -> bool:
    """An empty "Not known" says nothing; every other category is shown even at nought."""
    return not (figure.breakdown_value == "Not known" and figure.numerator == 0)


def add_others(
    evidence: Evidence, columns: list[str], rows: list[list[str]], figures: Sequence[Number]
) -> None:
    """Columns of the neighbours' middle and England, where anything is published."""
    others = [same_unit(evidence, figure) for figure in figures]
    for whose, head in OTHERS:
        cells = [published(other, whose) for other in others]
        if any(cells):
            year = max(other.year for other in others if other)
            add_column(columns, rows, f"{head} {year}", cells)


def breakdown_of(evidence: Evidence, measure: str, breakdown: str, title: str) -> list[Block]:
    """A table of one measure by one breakdown: value and numbers for each category."""
    figures = [f for f in evidence.figures.by(measure, breakdown, evidence.as_at) if somebody_in(f)]
    if not figures:
        return []
    print_all(evidence, figures)
    columns, rows = ["", "Value"], [[f.breakdown_value, cell(f)] for f in figures]
    if unit_of(figures[0]) is Unit.COUNT:
        columns[1] = "Children"
        whole = evidence.now(measure)
        add_column(columns, rows, "Share", [share(f, whole) for f in figures])
    elif any(behind(f) for f in figures):
        add_column(columns, rows, "Children", [behind(f) for f in figures])
    add_others(evidence, columns, rows, figures)
    return [table(title, columns, rows, figures)]


def share(figure: Number, whole: Number | None) -> str:
    """A category's share of the whole count, as a percentage; "c" or "" when it cannot be said."""
    if figure.withheld:
        return WITHHELD
    if whole is None or not whole.numerator or figure.numerator is None:
        return ""
    return quantity(Decimal(100 * figure.numerator) / whole.numerator, Unit.PERCENT)


def somebody_in(figure: Number) -> bool:
    """Whether a category has anybody in it: a share of nobody is not worth a row."""
    base = figure.numerator if figure.denominator is None else figure.denominator
    return figure.withheld or bool(base)


def seconds_of(evidence: Evidence, measure: str, title: str) -> list[Block]:
    """A table of a measure's second figures, each by what it is."""
    figures = evidence.figures.by(measure, VARIANT, evidence.as_at)
    definition = CATALOGUE[measure]
    if not figures or isinstance(definition, Derived):
        return []
    print_all(evidence, figures)
    names = {variant.id: variant.title for variant in definition.variants}
    columns = ["", "Children" if all(unit_of(f) is Unit.COUNT for f in figures) else "Value"]
    rows = [[capital(names.get(f.breakdown_value, f.breakdown_value)), shown(f)] for f in figures]
    return [table(title, columns, rows, figures)]


def capital(words: str) -> str:
    """Words with a capital letter."""
    return words[:1].upper() + words[1:]
