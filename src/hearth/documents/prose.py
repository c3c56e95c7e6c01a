"""Light mark-up as blocks of a document: what people typed becomes paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hearth.board.prose import Grid, Lettered, Live, Para, Points, SubHeading, pieces
from hearth.documents.model import Block, Heading, Listing, Note, Numbered, Paragraph, Table

__all__ = ["WITHIN", "LiveBlocks", "Prose"]

WITHIN = 4
"""The level of headings within a text."""


Worded = SubHeading | Para | Points | Lettered | Grid
LiveBlocks = Mapping[str, Sequence[Block]]
"""What stands for each live figure, by the name under which texts ask for it."""


class Prose:
    """Texts as blocks. The paragraphs of those that are numbered count on from text to text.

    `live` are figures, tables and charts by the name under which a text asks for them.
    """

    def __init__(self, live: LiveBlocks | None = None) -> None:
        self.live, self.next = live or {}, 1

    def blocks(self, text: str, caption: str = "", *, numbered: bool = False) -> Iterator[Block]:
        """The blocks of a text; tables in it are called by the sub-heading they stand under."""
        held: list[str] = []
        for piece in pieces(text):
            if isinstance(piece, Para) and numbered:
                held.append(piece.text)
                continue
            yield from self.numbers(held)
            held = []
            if isinstance(piece, SubHeading):
                caption = piece.text
            if isinstance(piece, Live):
                yield from self.asked(piece)
            else:
                yield self.block(piece, caption)
        yield from self.numbers(held)

    def asked(self, piece: Live) -> Sequence[Block]:
        """What stands for a live figure."""
        missing = Note(f"Here the figure “{piece.name}” is to stand. It was not given.")
        return self.live.get(piece.name, [missing])

    def numbers(self, held: list[str]) -> Iterator[Block]:
        """Paragraphs with the numbers that follow."""
        if held:
            yield Numbered(held, self.next)
            self.next += len(held)

    def block(self, piece: Worded, caption: str) -> Block:
        """One piece as a block."""
        match piece:
            case SubHeading():
                return Heading(piece.text, WITHIN)
            case Para():
                return Paragraph(piece.text)
            case Points():
                return Listing(piece.items)
            case Lettered():
                return Numbered(piece.items, letters=True)
            case Grid():
                return Table(caption, piece.columns, piece.rows, numbered=False)
