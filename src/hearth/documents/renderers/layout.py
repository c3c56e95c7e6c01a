"""What all three renderers agree on: numbers of tables and figures, anchors, heading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hearth.documents.model import Block, Figure, Heading, Report, SourceLine, Table

__all__ = [
    "NOTHING",
    "PUBLIC_BANNER",
    "SHORT",
    "Grid",
    "Placed",
    "as_at",
    "grid_of",
    "key_columns",
    "lay_out",
    "nothing_row",
    "numbered_caption",
    "placed_blocks",
    "source_words",
]

PUBLIC_BANNER = "Public version: small numbers withheld"
NOTHING = "Nothing to show"
DEEPEST = 4
# Letters of 9.5 points, of usual width, in one line across an A4 page.
LETTERS_ACROSS = 92
# What the space at both edges of a cell takes, in letters.
CELL_EDGES = 3.0
# A table of this many rows or fewer is kept on one page.
SHORT = 10


@dataclass(frozen=True)
class Placed:
    """A block where it stands: its anchor, its number if it is a table or a figure."""

    block: Block
    anchor: str = ""
    number: str = ""


def lay_out(report: Report) -> Iterator[Placed]:
    """The blocks in order. Headings never skip a level; anchors are unique; counts start at 1."""
    yield from placed_blocks(report.blocks, set())


def placed_blocks(
    blocks: Iterable[Block], anchors: set[str], within: str = "", level: int = 1
) -> Iterator[Placed]:
    """Blocks beneath a heading of a level; `anchors` are taken, and `within` goes before new ones.

    Tables and figures are counted from 1.
    """
    tables, figures, plain = 0, 0, 0
    for block in blocks:
        match block:
            case Heading():
                level = max(2, min(block.level, level + 1, DEEPEST))
                yield Placed(replace(block, level=level), _anchor(within + block.text, anchors))
            case Table(numbered=False):
                plain += 1
                yield Placed(block, f"{within}list-{plain}")
            case Table():
                tables += 1
                yield Placed(block, f"{within}table-{tables}", f"Table {tables}")
            case Figure():
                figures += 1
                yield Placed(block, f"{within}figure-{figures}", f"Figure {figures}")
            case _:
                yield Placed(block)


def numbered_caption(number: str, caption: str) -> str:
    """A caption with its number before it, if it has one."""
    return f"{number}: {caption}" if number else caption


def as_at(report: Report) -> str:
    """The date of the figures in words."""
    return f"Figures as at {report.on.day} {report.on:%B %Y}"


def source_words(source: SourceLine) -> str:
    """A source line as printed, the word "Source" before it once."""
    return source.text if source.text.startswith("Source") else f"Source: {source.text}"


@dataclass(frozen=True)
class Grid:
    """How a table fits the page: size of letters in points, and each column's share of the width.

    The shares of a narrow table add up to less than 1: it is not stretched, so that the eye can
    follow a row. In a tight table even the longest words do not all fit, and must be broken.
    """

    size: float
    shares: Sequence[float]
    is_tight: bool = False


def grid_of(table: Table) -> Grid:
    """Columns as wide as their words if all fit; else none narrower than its longest word."""
    count = len(table.columns)
    size = 7.5 if count > 9 else 8.5 if count > 6 else 9.5
    room = LETTERS_ACROSS * 9.5 / size
    body = table.rows or [nothing_row(table)]
    cells = [[name, *(row[i] for row in body)] for i, name in enumerate(table.columns)]
    least = [min(max(map(_longest_word, each)), 16) + CELL_EDGES for each in cells]
    most = [min(max(map(len, each)), 64) + CELL_EDGES for each in cells]
    least[0] = max(least[0], min(most[0], 22.0))
    given = _between(least, most, room)
    total = max(sum(given), room)
    return Grid(size, [round(each / total, 4) for each in given], sum(least) > room)


def _between(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Widths as near `most` as the room allows, all giving up the same part of what they can."""
    spare = [max(high - low, 0) for low, high in zip(least, most, strict=True)]
    part = min(1.0, max(0.0, (room - sum(least)) / sum(spare))) if any(spare) else 1.0
    return [low + part * more for low, more in zip(least, spare, strict=True)]


def _longest_word(words: str) -> int:
    return max(map(len, words.split()), default=0)


def nothing_row(table: Table) -> list[str]:
    """The row shown in a table that has none."""
    return [NOTHING, *[""] * (len(table.columns) - 1)]


def key_columns(count: int) -> int:
    """How many key figures stand side by side, so that rows are even: at most four."""
    return count if count <= 4 else 3 if count in (5, 6, 9) else 4


def _anchor(words: str, taken: set[str]) -> str:
    """An id made of the heading's own words, so that links stay good when sections move."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    stem = "s-" + (re.sub(r"[^a-z0-9]+", "-", ascii_words.lower()).strip("-") or "section")
    name, n = stem, 1
    while name in taken:
        n += 1
        name = f"{stem}-{n}"
    taken.add(name)
    return name
