"""Figures, breakdowns and other values as blocks of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearth.benchmarks import Comparison, Published, indicator
from hearth.documents import charts
from hearth.documents.council_profile.contents import Item, label
from hearth.documents.council_profile.evidence import Line, Mix, own_values
from hearth.documents.council_profile.sentences import paragraph
from hearth.documents.council_profile.words import (
    NOTHING,
    cell,
    median_shown,
    rank_words,
    shown,
    travel_words,
    unit_mark,
    year_heading,
    year_label,
    year_words,
)
from hearth.documents.model import Block, Figure, Heading, Paragraph, Table
from hearth.vocabulary import Council

__all__ = ["at_a_glance", "figure_blocks", "mix_blocks", "other_figures", "table_blocks"]

MEDIAN = "Median of neighbours"
MOST_COLUMNS = 10


def numeric(columns: Sequence[str]) -> frozenset[int]:
    """Every column but the first, which is the row's header."""
    return frozenset(range(1, len(columns)))


def key(cells: Sequence[str]) -> list[str]:
    """What the words and the dash in a table's cells mean, for those that are in it."""
    meanings = {
        "withheld": "Withheld: kept back by the publisher, to protect confidentiality or because "
        "it is unreliable. It is not zero.",
        "near zero": "Near zero: rounds to zero but is not zero.",
        "not available": "Not available: not collected, or not returned in time.",
        NOTHING: f"{NOTHING} Nothing was published.",
    }
    return [said for word, said in meanings.items() if word in cells]


def places(line: Line) -> list[tuple[str, list[Published | None]]]:
    """The council, England and its regions, each with its values by year, if it has any."""
    home, points = line.home, line.points
    found: list[tuple[str, list[Published | None]]] = [
        (home.name, [each.figure for each in points]),
        ("England", [each.england for each in points]),
        (home.region, [each.region for each in points]),
        (home.sub_region, [each.sub_region for each in points]),
    ]
    return [(name, values) for name, values in found if any(values)]


def figure_blocks(line: Line, said_above: frozenset[str]) -> Iterator[Block]:
    """A heading, a paragraph, and the chart with its table. `said_above` are cautions said."""
    item = line.item
    title = f"{item.title}, {line.home.name}"
    chart = charts.line(
        title,
        [year_label(item, each.year) for each in line.points],
        chart_lines(line),
        unit=unit_mark(indicator(item.indicator)),
        highlight=line.home.name,
        breaks=line.breaks,
    )
    yield Heading(item.title, level=3)
    yield Paragraph(paragraph(line))
    yield Figure(title, chart, figure_table(line, title, said_above))


def table_blocks(line: Line, said_above: frozenset[str]) -> Iterator[Block]:
    """A paragraph and a table, for a figure that is not drawn."""
    yield Paragraph(f"**{line.item.title}.** {paragraph(line)}")
    yield figure_table(line, f"{line.item.title}, {line.home.name}", said_above)


def chart_lines(line: Line) -> list[tuple[str, list[float | None]]]:
    """The lines of a figure's chart."""
    drawn = [(name, [p.value if p else None for p in values]) for name, values in places(line)]
    medians = [each.neighbours.median for each in line.points]
    return [*drawn, (MEDIAN, medians)] if any(m is not None for m in medians) else drawn


def figure_table(line: Line, title: str, said_above: frozenset[str]) -> Table:
    """The same by year, with how many neighbours the median is of and the number behind."""
    of, wide = indicator(line.item.indicator), places(line)
    said_here = dict.fromkeys(c.text for c in line.cautions if c.text not in said_above)
    notes = [of.meaning, *said_here]
    around = any(each.neighbours.used for each in line.points)
    columns = [year_heading(line.item), *(name for name, _ in wide)]
    columns += [MEDIAN, "Neighbours used"] if around else []
    columns += [f"{line.item.count_label} (number)"] if line.counts else []
    rows = []
    for i, point in enumerate(line.points):
        row = [year_label(line.item, point.year), *(cell(values[i], of) for _, values in wide)]
        if around:
            row += [median_shown(point), f"{point.neighbours.used} of {point.neighbours.of}"]
        if line.counts:
            row.append(count_cell(line, point.year))
        rows.append(row)
    notes = [*notes, *key([text for row in rows for text in row])]
    return Table(title, columns, rows, numeric(columns), notes)


def count_cell(line: Line, year: int) -> str:
    """The number behind a share in one year."""
    return cell(line.counts.get(year), indicator(line.item.count))


def at_a_glance(lines: Sequence[Line]) -> Table:
    """A section's figures, one to a row: the latest, how it compares, which way it goes."""
    home = lines[0].home
    columns = ["Figure", home.name, "England", home.region, MEDIAN, "Rank", "Direction"]
    rows = [glance(line, each) for line in lines if (each := line.latest)]
    notes = [
        "The rank is among the council and those statistical neighbours that have a figure. Where "
        "neither direction is better, it says highest or lowest in place of best or worst.",
        *key([text for row in rows for text in row]),
    ]
    return Table("At a glance", columns, rows, frozenset({1, 2, 3, 4}), notes)


def glance(line: Line, each: Comparison) -> list[str]:
    """One figure's row."""
    of = each.indicator
    return [
        f"{line.item.title}, {year_label(line.item, each.year)}",
        cell(each.figure, of),
        cell(each.england, of),
        cell(each.region, of),
        median_shown(each),
        rank_words(each.rank),
        travel_words(each.travel, line.item, of),
    ]


def mix_blocks(mix: Mix) -> Iterator[Block]:
    """What stands out, and every part of the breakdown by year."""
    of = indicator(mix.item.indicator)
    said = mix_sentence(mix)
    if said:
        yield Paragraph(f"**{mix.item.title}.** {said}")
    last = year_label(mix.item, mix.years[-1])
    shares = of.unit == "percent"  # numbers of other sizes of place would say nothing
    columns = ["Group", *(year_label(mix.item, year) for year in mix.years)]
    columns += [f"England {last}", f"{MEDIAN} {last}"] if shares else []
    rows = []
    for part in mix.parts:
        row = [label(part.published), *(cell(part.values.get(year), of) for year in mix.years)]
        if shares:
            row += [cell(part.beside.england, of), median_shown(part.beside)]
        rows.append(row)
    notes = [caution.text for caution in mix.cautions]
    caption = f"{mix.item.title}, {mix.home.name}, {year_words(mix.item)}"
    notes += key([text for row in rows for text in row])
    yield Table(caption, columns, rows, numeric(columns), notes)


def mix_sentence(mix: Mix) -> str:
    """The two largest parts in the latest year; nothing unless there are three or more shares."""
    of = indicator(mix.item.indicator)
    latest = [
        (figure.value, label(part.published), part.beside)
        for part in mix.parts
        if (figure := part.beside.figure) is not None and figure.value
    ]
    if of.unit != "percent" or len(latest) < 3 or any("All " in name for _, name, _ in latest):
        return ""
    latest.sort(key=lambda each: -each[0])
    said = [
        f"{name.lower() if name[1:].islower() else name} ({shown(value, of)}, "
        f"{cell(beside.england, of)} in England)"
        for value, name, beside in latest[:2]
    ]
    return f"The largest groups were {' and '.join(said)} in {year_label(mix.item, mix.years[-1])}."


def other_figures(home: Council, rows: Sequence[Item]) -> Table | None:
    """The section's remaining figures by year, the council's own only."""
    own = {item: own_values(home, item) for item in rows}
    years = sorted({year for values in own.values() for year in values})[-MOST_COLUMNS:]
    kept = {item: v for item, v in own.items() if any(year in years for year in v)}
    if not kept:
        return None
    columns = ["Figure", *(year_label(rows[0], year) for year in years)]
    body = [
        [item.title, *(cell(v.get(year), indicator(item.indicator)) for year in years)]
        for item, v in kept.items()
    ]
    notes = key([text for row in body for text in row])
    return Table(f"Other published figures, {home.name}", columns, body, numeric(columns), notes)
