"""Where bars, marks and labels go, so that none lies over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from hearth.documents.charts.svg import width_of
from hearth_web.people.drawing.axis import Axis
from hearth_web.people.journey import Drawn, Moment, Span, ends

__all__ = ["Bar", "Label", "Mark", "Placed", "place"]

SIZE = 13.0  # of labels
INSIDE = 3.0  # between the edge of a bar and its label
GAP = 8.0  # between two labels beneath a lane
LEAST = 3.0  # pixels: a day is never thinner
MARK = 10.0  # half the width of a mark
LEVELS = 3  # rows of labels beneath a lane


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
    marks = clustered([each for each in drawn.entries if isinstance(each, Moment)], axis)
    bars, labels = labelled(in_rows(spans, axis, today), marks, axis)
    return Placed(drawn, bars, marks, labels)


def labelled(
    bars: Sequence[Bar], marks: Sequence[Mark], axis: Axis
) -> tuple[Sequence[Bar], list[Label]]:
    """Every bar with its label in it or beneath; else its short one; else all are numbered."""
    of_marks = [(joined(mark), mark.x) for mark in marks if joined(mark)]
    for tried in ([full(bar) for bar in bars], [full_or_short(bar) for bar in bars]):
        lost = [(bar.span.label, middle(bar)) for bar in tried if not bar.inside]
        labels = beneath([*lost, *of_marks], axis)
        if not lost or len(labels) == len(lost) + len(of_marks):
            return tried, labels
    return [numbered(bar, n) for n, bar in enumerate(bars, 1)], beneath(of_marks, axis)


def full(bar: Bar) -> Bar:
    """The bar with its label in it, if that fits."""
    return replace(bar, inside=fitting(bar, [bar.span.label]))


def full_or_short(bar: Bar) -> Bar:
    """The bar with its label or its short one in it, if either fits."""
    return replace(bar, inside=fitting(bar, [bar.span.label, bar.span.short]))


def numbered(bar: Bar, number: int) -> Bar:
    """The bar with its number before a label, or instead of one, where that fits."""
    labels = (each for each in (bar.span.label, bar.span.short) if each)
    choices = [*(f"{number}. {each}" for each in labels), str(number)]
    return replace(bar, inside=fitting(bar, choices), number=number)


def fitting(bar: Bar, choices: Sequence[str]) -> str:
    """The first of these words that fit in a bar; nothing when none do."""
    room = bar.end - bar.x - 2 * INSIDE
    return next((words for words in choices if words and width(words) <= room), "")


def middle(bar: Bar) -> float:
    """The middle of a bar."""
    return (bar.x + bar.end) / 2


def joined(mark: Mark) -> str:
    """The labels of the moments of one mark."""
    return ", ".join(moment.label for moment in mark.moments if moment.label)


def in_rows(spans: Sequence[Span], axis: Axis, today: date) -> list[Bar]:
    """Bars as wide as their days; those that share days stand on rows of their own."""
    free_from: list[date] = []
    found = []
    for span in spans:
        end = ends(span, today)
        row = next((n for n, day in enumerate(free_from) if day <= span.start), len(free_from))
        free_from[row : row + 1] = [end]
        x = axis.at(span.start)
        found.append(Bar(span, x, max(axis.at(end), x + LEAST), row))
    return found


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
    for moment in (each for each in moments if axis.holds(each.on)):
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
