"""What all three renderers agree on: numbers of tables and figures, anchors, heading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearth.documents.model import Block, Figure, Heading, Report, SourceLine, Table

__all__ = ["NOTHING", "PUBLIC_BANNER", "Placed", "as_at", "column_widths", "lay_out", "numbered_caption", "source_words"]

PUBLIC_BANNER = "Public version: small numbers withheld"
NOTHING = "Nothing to show"
DEEPEST = 4


@dataclass(frozen=True)
class Placed:
    """A block where it stands: its anchor, and its number if it is a table or a figure."""

    block: Block
    anchor: str = ""
    number: str = ""


def lay_out(report: Report) -> Iterator[Placed]:
    """The blocks in order. Headings never skip a level; anchors are unique; counts start at 1."""
    anchors: set[str] = set()
    level, tables, figures = 1, 0, 0
    for block in report.blocks:
        match block:
            case Heading():
                level = max(2, min(block.level, level + 1, DEEPEST))
                yield Placed(replace(block, level=level), _anchor(block.text, anchors))
            case Table():
                tables += 1
                yield Placed(block, f"table-{tables}", f"Table {tables}")
            case Figure():
                figures += 1
                yield Placed(block, f"figure-{figures}", f"Figure {figures}")
            case _:
                yield Placed(block)


def numbered_caption(number: str, caption: str) -> str:
    """A caption with its number before it."""
    return f"{number}: {caption}"


def as_at(report: Report) -> str:
    """The date of the figures in words."""
    return f"Figures as at {report.on.day} {report.on:%B %Y}"


def source_words(source: SourceLine) -> str:
    """A source line as printed, the word "Source" before it once."""
    return source.text if source.text.startswith("Source") else f"Source: {source.text}"


def column_widths(table: Table) -> list[float]:
    """How wide each column should be beside the others, from the words in it.

    A column is as wide as its longest word, and wider the more text it holds, within limits.
    """
    return [
        _column_width([name, *(row[i] for row in table.rows)])
        for i, name in enumerate(table.columns)
    ]


def _column_width(cells: Sequence[str]) -> float:
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=0)
    longest_cell = max(len(cell) for cell in cells)
    return round(max(4.0, min(longest_word, 14) + 1.0, min(longest_cell, 60) ** 0.5 * 3.2), 1)


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
