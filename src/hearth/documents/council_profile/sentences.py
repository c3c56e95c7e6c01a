"""One short paragraph for each figure, made from its numbers."""

from __future__ import annotations

from hearth.benchmarks import Comparison, Published
from hearth.documents.council_profile.evidence import Line
from hearth.documents.council_profile.words import (
    moment,
    place_words,
    shown,
    the,
    withheld_words,
    year_label,
)
from hearth.documents.sentences import join
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
        sentences += [lead(line, known), others(line, known), rank(known), travel(line, known)]
    return " ".join(filter(None, sentences))


def withheld(line: Line, latest: Comparison, figure: Published) -> str:
    """What is said of a year whose figure is not there."""
    said = f"{moment(line.item, latest.year)} the figure is {withheld_words(figure)}."
    if line.known is None:
        return said
    return f"{said} The last number published is for {year_label(line.item, line.known.year)}."


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


def others(line: Line, known: Comparison) -> str:
    """England, the region and the neighbours in one sentence."""
    home = line.home
    wide = (
        (known.england, "England"),
        (known.region, the(home.region)),
        (known.sub_region, the(home.sub_region)),
    )
    said = [
        f"{shown(each.value, known.indicator)} in {place}"
        for each, place in wide
        if each is not None and each.value is not None
    ]
    if known.neighbours.median is not None:
        median = shown(known.neighbours.median, known.indicator, extra=1)
        said.append(f"{median} at the median of {neighbours(known)}")
    return f"It was {join(said)}." if said else ""


def neighbours(known: Comparison) -> str:
    """Whose median it is: all ten, or those of the ten that had a figure."""
    around = known.neighbours
    if around.used == around.of:
        return f"its {around.of} statistical neighbours"
    return f"the {around.used} of its {around.of} statistical neighbours with a figure"


def rank(known: Comparison) -> str:
    """Its place among itself and its neighbours, and which way is better."""
    place = known.rank
    if place is None:
        return ""
    way = {Better.HIGHER: " (higher is better)", Better.LOWER: " (lower is better)"}
    return f"Of these {place.of} councils it was {place_words(place)}{way.get(place.better, '')}."


def travel(line: Line, known: Comparison) -> str:
    """How it has moved, and whether for the better."""
    moved = known.travel
    if moved is None:
        return ""
    before = shown(moved.from_value, known.indicator)
    since = year_label(line.item, moved.from_year)
    if moved.word == "level":
        return f"There is little change since {since}, when it was {before}."
    verb = "risen" if moved.word == "rising" else "fallen"
    return f"It has {verb} from {before} in {since}{better_or_worse(known)}."


def better_or_worse(known: Comparison) -> str:
    """Whether a movement is for the better; nothing where neither direction is."""
    if known.travel is None or known.better is Better.NEUTRAL or known.travel.word == "level":
        return ""
    improved = (known.travel.word == "rising") == (known.better is Better.HIGHER)
    return ", for the better" if improved else ", for the worse"
