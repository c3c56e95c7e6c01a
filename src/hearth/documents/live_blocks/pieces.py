"""What every live block shares: it says what it lacks, and fits into a section of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hearth.documents.board_report.beside import DIFFERS
from hearth.documents.model import Block, Figure, Heading, Table
from hearth.documents.prose import WITHIN

__all__ = ["DIFFERENT", "LacksError", "grid", "with_words", "within"]

DIFFERENT = f"{DIFFERS} Published on a somewhat different definition."
"""What the mark means, where no appendix on definitions can be pointed to."""


class LacksError(Exception):
    """Nothing is known to stand there; the sentence says what is lacking."""


def within(blocks: Iterable[Block]) -> list[Block]:
    """Blocks as they stand in a section: headings below its own, tables not counted."""
    return [fitted(each) for each in blocks]


def fitted(block: Block) -> Block:
    """One block."""
    match block:
        case Heading():
            return replace(block, level=WITHIN, new_page=False)
        case Table():
            return replace(block, numbered=False)
        case Figure():
            return replace(block, table=replace(block.table, numbered=False))
    return block


def grid(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]], lacks: str) -> Table:
    """A table, its columns without a word in them left out; LacksError where it has no rows."""
    if not rows:
        raise LacksError(lacks)
    return Table(caption, *with_words(columns, rows), numbered=False)


def with_words(
    columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[list[str], list[list[str]]]:
    """The columns and rows of a table without the columns that say nothing; the first stays."""
    kept = [at for at in range(len(columns)) if at == 0 or any(row[at] for row in rows)]
    return [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]
