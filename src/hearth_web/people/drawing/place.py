"""Where bars, marks and labels go, so that none lies over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from hearth.documents.charts.svg import width_of
from hearth_web.people.drawing.axis import Axis
from hearth_web.people.journey import Drawn, Moment, Span

__all__ = ["Bar", "Label", "Mark", "Placed", "place"]

SIZE = 13.0  # of labels
INSIDE = 6.0  # between the edge of a bar and its label
GAP = 8.0  # between two labels beneath a lane
LEAST = 3.0  # pixels: a day is never thinner
MARK = 8.5  # half the width of a mark
LEVELS = 2  # rows of labels beneath a lane


@dataclass(frozen=True)
class Bar:
    """A span: from `x` to `end` in the nth `row` of its lane, with what is written in it."""

    span: Span
    x: float
    end: float
    row: int
    inside: str = ""
    number: int = 0


@dataclass(frozen=True)
class Mark:
    """One or several moments too close to be told apart, at `x`."""

    moments: Sequence[Moment]
    x: float


@dataclass(frozen=True)
class Label:
    """Words beneath the lane, at their `level`, that belong to the bar or mark at `x`."""

    words: str
    x: float
    left: float
    level: int


@dataclass(frozen=True)
class Placed:
    """A lane ready to draw."""

    drawn: Drawn
    bars: Sequence[Bar]
    marks: Sequence[Mark]
    labels: Sequence[Label]

    @property
    def rows(self) -> int:
        """How many rows of bars, or of marks."""
        return max((bar.row for bar in self.bars), default=0) + 1

    @property
    def levels(self) -> int:
        """How many rows of labels beneath."""
        return max((label.level for label in self.labels), default=-1) + 1


def place(drawn: Drawn, axis: Axis, today: date) -> Placed:
    """A lane on the axis. What cannot be written out is numbered, as the list beside it is."""
    spans = [each for each in drawn.entries if isinstance(each, Span)]
    bars = in_rows([bar_of(span, axis, today) for span in spans])
    marks = clustered([each for each in drawn.entries if isinstance(each, Moment)], axis)
    bars, labels = labelled(bars, marks, axis)
    return Placed(drawn, bars, marks, labels)


def labelled(
    bars: Sequence[Bar], marks: Sequence[Mark], axis: Axis
) -> tuple[Sequence[Bar], list[Label]]:
    """Labels beneath where there is room for every bar without one; else numbers in the bars."""
    of_marks = [(joined(mark), mark.x) for mark in marks if joined(mark)]
    lost = [(bar.span.label, (bar.x + bar.end) / 2) for bar in bars if not bar.inside]
    labels = beneath([*lost, *of_marks], axis)
    if len(labels) == len(lost) + len(of_marks) or not lost:
        return bars, labels
    return [numbered(bar, n) for n, bar in enumerate(bars, 1)], beneath(of_marks, axis)


def joined(mark: Mark) -> str:
    """The labels of the moments of one mark."""
    return ", ".join(moment.label for moment in mark.moments if moment.label)


def bar_of(span: Span, axis: Axis, today: date) -> Bar:
    """A bar as wide as its days, with its label if that fits."""
    x = axis.at(span.start)
    end = max(axis.at(span.end or max(today, span.start)), x + LEAST)
    room = end - x - 2 * INSIDE
    fitting = (words for words in (span.label, span.short) if words and width(words) <= room)
    return Bar(span, x, end, 0, next(fitting, ""))


def in_rows(bars: Sequence[Bar]) -> list[Bar]:
    """Bars that share days on rows of their own."""
    free_from: list[float] = []
    found = []
    for bar in bars:
        row = next((n for n, x in enumerate(free_from) if x <= bar.x + 0.01), len(free_from))
        free_from[row : row + 1] = [bar.end]
        found.append(Bar(bar.span, bar.x, bar.end, row, bar.inside))
    return found


def numbered(bar: Bar, number: int) -> Bar:
    """The bar with its number before its label, or instead of it, where that fits."""
    room = bar.end - bar.x - 2
    choices = (f"{number}. {bar.inside}" if bar.inside else "", str(number))
    inside = next((w for w in choices if w and width(w) <= room), "")
    return Bar(bar.span, bar.x, bar.end, bar.row, inside, number)


def beneath(wanted: Sequence[tuple[str, float]], axis: Axis) -> list[Label]:
    """As many labels as fit on the rows beneath, each near its place."""
    edges = [0.0] * LEVELS
    found = []
    for words, x in sorted(wanted, key=itemgetter(1)):
        wide = width(words)
        left = min(max(x - wide / 2, axis.left), axis.right - wide)
        level = next((n for n, edge in enumerate(edges) if left >= edge + GAP), None)
        if level is not None:
            edges[level] = left + wide
            found.append(Label(words, x, left, level))
    return found


def clustered(moments: Sequence[Moment], axis: Axis) -> list[Mark]:
    """Moments nearer than a mark is wide, as one."""
    found: list[Mark] = []
    for moment in moments:
        x = axis.at(moment.on)
        if found and x - found[-1].x < 2 * MARK:
            before = found[-1]
            found[-1] = Mark([*before.moments, moment], before.x)
        else:
            found.append(Mark([moment], x))
    return found


def width(words: str) -> float:
    """How wide words are drawn."""
    return width_of(words, SIZE)
