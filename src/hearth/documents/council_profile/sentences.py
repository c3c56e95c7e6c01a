"""One short paragraph for each figure, made from its numbers."""

from __future__ import annotations

from hearth.benchmarks import Comparison, Published
from hearth.documents.council_profile.evidence import Line
from hearth.documents.council_profile.words import (
    moment,
    ordinal,
    shown,
    the,
    withheld_words,
    year_label,
)
from hearth.documents.words import number
from hearth.measures.model import Better

__all__ = ["better_or_worse", "paragraph"]


def paragraph(line: Line) -> str:
    """The latest value, how it compares, its rank, and how it has moved."""
    latest, known = line.latest, line.known
    sentences: list[str] = []
    if latest is not None and latest.figure is not None and latest.figure.value is None:
        sentences.append(withheld(line, latest, latest.figure))
    if known is not None:
        sentences += [lead(line, known), others(known), rank(known), travel(line, known)]
    return " ".join(filter(None, sentences))


def withheld(line: Line, latest: Comparison, figure: Published) -> str:
    """What is said of a year whose figure is not there."""
    when = moment(line.item, latest.year)
    said = f"{when} the figure is {withheld_words(figure)}."
    return f"{said} The last number published is given here." if line.known else said


def lead(line: Line, known: Comparison) -> str:
    """The value in a sentence, with the number behind it."""
    assert known.figure is not None and known.figure.value is not None
    value = shown(known.figure.value, known.indicator)
    if known.indicator.unit.startswith("per 10,000"):
        value = f"{value} of every 10,000"
    if known.indicator.unit == "GBP per week":
        value = f"{value} a week"
    says = line.item.says if line.item.says.startswith("{}") else lowered(line.item.says)
    return f"{moment(line.item, known.year)}, {says.format(value)}{behind(line, known.year)}."


def lowered(sentence: str) -> str:
    """A sentence that follows a comma."""
    return sentence[0].lower() + sentence[1:]


def behind(line: Line, year: int) -> str:
    """The number of children behind a share, in brackets; nothing where it is not published."""
    count = line.counts.get(year)
    if count is None or count.value is None or count.unit not in ("children", "care leavers"):
        return ""
    one = {"children": "child", "care leavers": "care leaver"}[count.unit]
    noun = one if count.value == 1 else count.unit
    return f" ({number(count.value)} {noun})"


def others(known: Comparison) -> str:
    """England, the region and the neighbours in one sentence."""
    places = [
        f"{shown(each.value, known.indicator)} in {place}"
        for each, place in zip(
            (known.england, known.region, known.sub_region),
            ("England", the(region_name(known)), the(sub_region_name(known))),
            strict=True,
        )
        if each is not None and each.value is not None
    ]
    around = known.neighbours
    if around.median is not None:
        median = shown(around.median, known.indicator, extra=1)
        who = "ten" if around.used == around.of == 10 else f"{around.used} of {around.of}"
        had = "" if around.used == around.of else " that had a figure"
        places.append(f"{median} at the median of its {who} statistical neighbours{had}")
    return f"It was {joined(places)}." if places else ""
