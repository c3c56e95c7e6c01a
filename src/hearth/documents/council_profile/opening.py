"""The first page: key figures and what stands out."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import pstdev

from hearth.benchmarks import Comparison, indicator
from hearth.documents.council_profile.evidence import Line
from hearth.documents.council_profile.sentences import better_or_worse
from hearth.documents.council_profile.words import (
    cell,
    median_shown,
    moment,
    rank_words,
    shown,
    year_label,
)
from hearth.documents.model import Block, Heading, KeyFigure, KeyFigures, Listing, Note, Paragraph
from hearth.measures.model import Better

__all__ = ["key_figures", "stands_out"]

KEY_TITLES = (
    "In a foster home",
    "Three or more placements in the year",
    "Long-term stability",
    "Children who went missing",
    "In education, employment or training, aged 19 to 21",
    "In suitable accommodation, aged 19 to 21",
)
STOCK = "cla-31-march-rate-10k"
MOST = 5
ENOUGH_NEIGHBOURS = 6
ENOUGH_CHILDREN = 50
RECENT = 1  # years behind the newest figure that still counts as current


def key_figures(lines: Sequence[Line]) -> KeyFigures | None:
    """The number of children and a handful of figures: the latest of each, withheld or not.

    A figure that stopped more than a year before the number of children did is left to its section.
    """
    by_title = {line.item.title: line for line in lines}
    found: list[KeyFigure] = []
    whole = next((line for line in lines if is_stock(line)), None)
    since = whole.latest.year - RECENT if whole and whole.latest else 0
    if whole and whole.latest:
        found.append(stock(whole, whole.latest))
    for title in KEY_TITLES:
        latest = by_title[title].latest
        if latest and latest.year >= since:
            found.append(key_figure(by_title[title], latest))
    return KeyFigures(found) if found else None


def is_stock(line: Line) -> bool:
    """Whether a figure is that of all children looked after."""
    return line.item.indicator == STOCK


def stock(line: Line, latest: Comparison) -> KeyFigure:
    """Children looked after, with the rate beneath."""
    count = cell(line.counts.get(latest.year), indicator(line.item.count))
    rate = ""
    if latest.figure and latest.figure.value is not None:
        rate = f"; {cell(latest.figure, latest.indicator)} per 10,000 under 18{versus(latest)}"
    detail = f"31 March {latest.year}{rate}"
    return KeyFigure(count, "children looked after", detail)


def key_figure(line: Line, latest: Comparison) -> KeyFigure:
    """One share with its year, England and the neighbours beneath."""
    when = moment(line.item, latest.year).removeprefix("In the ").removeprefix("On ")
    when = when[0].upper() + when[1:]
    return KeyFigure(
        cell(latest.figure, latest.indicator), line.item.title, f"{when}{versus(latest)}"
    )


def versus(known: Comparison) -> str:
    """England and the neighbours' median, in few words."""
    said = ""
    if known.england and known.england.value is not None:
        said += f"; England {shown(known.england.value, known.indicator)}"
    if known.neighbours.median is not None:
        said += f"; neighbours' median {median_shown(known)}"
    return said


def stands_out(lines: Sequence[Line]) -> list[Block]:
    """Best and worst places among neighbours, and the largest movements, in plain sentences.

    A council with few children gets a warning instead: there one child changes the order.
    """
    if few_children(lines):
        return [Heading("What stands out"), Note(TOO_FEW)]
    current = [(line, known) for line in lines if (known := current_point(line, newest(lines)))]
    ranked = [pair for pair in current if comparable(pair[1])]
    best = sorted((p for p in ranked if from_best(p[1]) <= 1), key=lambda p: from_best(p[1]))
    worst = sorted((p for p in ranked if from_worst(p[1]) <= 1), key=lambda p: from_worst(p[1]))
    moved = sorted(
        (p for p in current if movement(p[1]) >= 1), key=lambda p: movement(p[1]), reverse=True
    )
    blocks: list[Block] = [Heading("What stands out")]
    blocks += listed("Among the best of its neighbours", [placed(*p) for p in best[:MOST]])
    blocks += listed("Among the worst of its neighbours", [placed(*p) for p in worst[:MOST]])
    blocks += listed("Moved most", [travelled(*p) for p in moved[:MOST]])
    if len(blocks) == 1:
        blocks.append(Paragraph(NOTHING_STANDS_OUT))
    return blocks


TOO_FEW = (
    f"This council looks after fewer than {ENOUGH_CHILDREN} children, or their number is withheld. "
    "One child can move its percentages, its rank and its direction from one end to the other, so "
    "nothing is picked out here. Read each figure with the number of children behind it."
)
NOTHING_STANDS_OUT = (
    "No figure has enough published neighbours, or has moved far enough, to stand out."
)


def few_children(lines: Sequence[Line]) -> bool:
    """Whether the latest published number of children looked after is small, or not there."""
    line = next(line for line in lines if is_stock(line))
    count = line.counts.get(max(line.counts, default=0))
    return count is None or count.value is None or count.value < ENOUGH_CHILDREN


def newest(lines: Sequence[Line]) -> int:
    """The newest year any figure has."""
    return max((line.known.year for line in lines if line.known), default=0)


def current_point(line: Line, year: int) -> Comparison | None:
    """A figure's latest number, unless it is too old to be called current."""
    known = line.known
    return known if known and known.year >= year - RECENT else None


def comparable(known: Comparison) -> bool:
    """Whether a place among neighbours says something: enough of them, and a better way."""
    rank = known.rank
    return rank is not None and rank.better is not Better.NEUTRAL and rank.of > ENOUGH_NEIGHBOURS


def from_best(known: Comparison) -> int:
    """How many councils are better, with those that tie."""
    assert known.rank is not None
    return known.rank.place - 1 + known.rank.tied


def from_worst(known: Comparison) -> int:
    """How many councils are worse, with those that tie."""
    assert known.rank is not None
    return known.rank.of - known.rank.place


def movement(known: Comparison) -> float:
    """How far a figure has moved, in standard deviations of the neighbours' values."""
    values = [value for _, value in known.neighbours.values]
    moved = known.travel
    if moved is None or moved.word == "level" or len(values) < ENOUGH_NEIGHBOURS:
        return 0.0
    spread = pstdev(values)
    return abs(moved.to_value - moved.from_value) / spread if spread else 0.0


def listed(title: str, sentences: Sequence[str]) -> list[Block]:
    """A heading with its list, or nothing."""
    return [Heading(title, level=3), Listing(sentences)] if sentences else []


def placed(line: Line, known: Comparison) -> str:
    """One figure's place among neighbours."""
    assert known.figure is not None and known.figure.value is not None
    return (
        f"**{line.item.title}**: {shown(known.figure.value, known.indicator)} in "
        f"{year_label(line.item, known.year)}, {rank_words(known.rank)} "
        f"(neighbours' median {median_shown(known)})."
    )


def travelled(line: Line, known: Comparison) -> str:
    """One figure's movement."""
    moved = known.travel
    assert moved is not None
    verb = "rose" if moved.word == "rising" else "fell"
    return (
        f"**{line.item.title}** {verb} from {shown(moved.from_value, known.indicator)} in "
        f"{year_label(line.item, moved.from_year)} to {shown(moved.to_value, known.indicator)} "
        f"in {year_label(line.item, moved.to_year)}{better_or_worse(known)}."
    )
