"""The drawing itself, as SVG made on the server: presentation attributes only, no id, no style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hearth.documents.charts import svg
from hearth.documents.charts.ink import AXIS, GRID, INK, PAPER, QUIET
from hearth_web.people.drawing.axis import SIZE, Axis, axis_of
from hearth_web.people.drawing.place import Bar, Label, Mark, Placed, place
from hearth_web.people.journey import Drawn
from hearth_web.people.life import Life

__all__ = ["Drawing", "draw"]

WIDTH = 1120.0
LEFT, RIGHT = 150.0, 16.0
TOP = 44.0  # the years and the ages
BAR, ROW = 24.0, 27.0
LEVEL = 17.0  # a row of labels
PAD = 10.0  # above and below a lane
DISC = 9.5  # of several moments in one place; they stand 20 apart

# A ground for every other bar, and the colour of words on it; lanes take them in turn.
GROUNDS = (
    (("#12436d", "#2b5f8c"), PAPER),
    (("#f7b48f", "#fbd9c4"), INK),
    (("#28788f", "#1d5a6b"), PAPER),
    (("#e3d9f1", "#cbb9e6"), INK),
    (("#c9e4e0", "#a9d5ce"), INK),
    (("#dfe6ee", "#c3cfdc"), INK),
)
MARKS = ("#801650", "#12436d", "#1d5a6b", "#3d3d3d")


@dataclass(frozen=True)
class Drawing:
    """The picture, and the lanes (their keys) whose bars carry numbers that the list gives too."""

    svg: str
    numbered: frozenset[str]


def draw(lanes: Sequence[Drawn], life: Life, title: str, alt: str) -> Drawing:
    """The lanes on one axis. There is at least one, and something on each."""
    axis = axis_of(lanes, life.today, LEFT, WIDTH - RIGHT)
    every = (place(drawn, axis, life.today) for drawn in lanes)
    placed = [lane for lane in every if lane.bars or lane.marks]
    tops, bottom = stacked(placed)
    parts = [
        *grid(axis, bottom),
        *ages(axis, life),
        *(part for n, lane in enumerate(placed) for part in lane_parts(lane, tops[n], n)),
        *now(axis, life.today, bottom),
    ]
    keys = {lane.drawn.lane.key for lane in placed if any(bar.number for bar in lane.bars)}
    return Drawing(svg.chart(title, alt, bottom + 8, parts, WIDTH).svg, frozenset(keys))


def stacked(placed: Sequence[Placed]) -> tuple[list[float], float]:
    """The top of each lane, and where the last ends."""
    tops, y = [], TOP
    for lane in placed:
        tops.append(y)
        y += height(lane)
    return tops, y


def height(lane: Placed) -> float:
    """How high a lane is: its rows, its labels, and its name, which may need two lines."""
    names = svg.wrap(lane.drawn.lane.title, LEFT - 20, SIZE, most=2)
    return 2 * PAD + max(ROW * lane.rows + LEVEL * lane.levels, 18.0 * len(names))


def grid(axis: Axis, bottom: float) -> Iterator[str]:
    """Lines down the drawing, each with its year, month or day."""
    for day, label in axis.ticks():
        x = axis.at(day)
        yield svg.line(x, TOP - 8, x, bottom, stroke=GRID)
        yield svg.text(x, 11, label, anchor="middle", size=SIZE, fill=QUIET)


def ages(axis: Axis, life: Life) -> Iterator[str]:
    """The age attained at birthdays they have had, under the years."""
    if life.child.dob is None:
        return
    lived_to = min(life.today, life.child.died or life.today)
    marked = [pair for pair in axis.birthdays(life.child.dob) if pair[0] <= lived_to]
    if marked:
        yield svg.text(8, 29, "Age", size=SIZE, fill=QUIET)
    for day, age in marked:
        yield svg.text(axis.at(day), 29, age, anchor="middle", size=SIZE, bold=True, fill=INK)


def lane_parts(lane: Placed, top: float, number: int) -> Iterator[str]:
    """One lane: a line above it, its name, its bars, marks and labels."""
    yield svg.line(0, top, WIDTH, top, stroke=AXIS)
    names = svg.wrap(lane.drawn.lane.title, LEFT - 20, SIZE, most=2)
    middle = top + PAD + max(BAR, 18.0 * len(names)) / 2
    yield svg.lines_of(8, middle, names, size=SIZE, bold=True)
    yield from (leader(label, top + PAD, lane.rows) for label in lane.labels)
    for label in lane.labels:
        yield from label_parts(label, top + PAD, lane.rows)
    for at, bar in enumerate(lane.bars):
        yield from bar_parts(bar, top + PAD + ROW * bar.row, at, number)
    for mark in lane.marks:
        yield from mark_parts(mark, top + PAD + BAR / 2, MARKS[number % len(MARKS)])


def bar_parts(bar: Bar, y: float, at: int, lane: int) -> Iterator[str]:
    """A bar, what is written in it, and its sentence for whoever points at it."""
    pair, ink = GROUNDS[lane % len(GROUNDS)]
    box = svg.rect(bar.x, y, bar.end - bar.x, BAR, fill=pair[at % 2], stroke=PAPER)
    if bar.span.tone:
        box, ink = outline(bar, y), INK
    middle = (bar.x + bar.end) / 2
    words = svg.text(middle, y + BAR / 2, bar.inside, anchor="middle", size=SIZE, fill=ink)
    yield grouped(bar.span.words, [box, words if bar.inside else ""])


def outline(bar: Bar, y: float) -> str:
    """A bar that is not like the others: empty for a gap, hatched for what stood beside."""
    wide = bar.end - bar.x
    box = svg.rect(bar.x, y, wide, BAR, fill=PAPER, stroke=AXIS)
    if bar.span.tone == "gap":
        return box.replace("/>", ' stroke-dasharray="4 3"/>')
    return box + svg.hatching(bar.x, y, wide, BAR, "rising", GRID)


def mark_parts(mark: Mark, y: float, colour: str) -> Iterator[str]:
    """A mark, or how many there are in one place."""
    said = " ".join(moment.words for moment in mark.moments)
    if len(mark.moments) == 1:
        yield grouped(said, [svg.marker(mark.moments[0].shape, mark.x, y, colour, r=5.5)])
        return
    count = str(len(mark.moments))
    disc = f'<circle cx="{mark.x:.1f}" cy="{y:.1f}" r="{DISC:g}" fill="{colour}"/>'
    size = 12 if len(count) < 3 else 9
    yield grouped(said, [disc, svg.text(mark.x, y, count, anchor="middle", size=size, fill=PAPER)])


def leader(label: Label, top: float, rows: int) -> str:
    """A thin line from a bar or mark to its words; drawn before any words are."""
    return svg.line(label.x, top + BAR / 2, label.x, level_of(label, top, rows), stroke=AXIS)


def label_parts(label: Label, top: float, rows: int) -> Iterator[str]:
    """Words beneath the lane, on a ground that hides the lines behind them."""
    y = level_of(label, top, rows)
    yield svg.rect(label.left - 2, y - 8, svg.width_of(label.words, SIZE) + 4, 16, fill=PAPER)
    yield svg.text(label.left, y, label.words, size=SIZE)


def level_of(label: Label, top: float, rows: int) -> float:
    """The middle of the row that words stand in."""
    return top + ROW * rows + LEVEL * label.level + LEVEL / 2


def now(axis: Axis, today: date, bottom: float) -> Iterator[str]:
    """A line at today, where it is on the axis."""
    if axis.holds(today):
        x = axis.at(today)
        yield svg.line(x, TOP - 8, x, bottom, stroke="#801650", width=1.5, dash="2 3")


def grouped(said: str, parts: Iterable[str]) -> str:
    """Parts with a sentence shown to whoever points at them."""
    return f"<g><title>{svg.escape(said)}</title>{''.join(parts)}</g>"
