"""Texts of papers and minutes as a page draws them: in pieces, never as mark-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearth.board.prose import Live, Piece, pieces
from hearth.documents.model import (
    Block,
    Heading,
    Listing,
    Note,
    Numbered,
    Paragraph,
    SourceLine,
)
from hearth.documents.prose import LiveBlocks
from hearth.documents.words import runs

__all__ = ["Drawn", "drawn", "of_piece"]

Run = tuple[str, bool]
SAME: Mapping[type, str] = {
    Heading: "subheading",
    Listing: "points",
    Numbered: "lettered",
    Paragraph: "para",
    SourceLine: "para",
}


@dataclass(frozen=True)
class Drawn:
    """One piece: its kind in lower case, and the piece itself."""

    kind: str
    piece: Any

    @property
    def runs(self) -> list[Run]:
        """A paragraph in runs of words, each bold or not."""
        return list(runs(self.piece.text))

    @property
    def items(self) -> list[list[Run]]:
        """The points of a list, each in runs."""
        return [list(runs(each)) for each in self.piece.items]


def drawn(text: str, live: LiveBlocks | None = None) -> list[Drawn]:
    """The pieces of a text, for the template `board/parts/prose.html`; figures in their places."""
    found = (each for piece in pieces(text) for each in in_place(piece, live))
    return [of_piece(each) for each in found]


def of_piece(piece: Piece | Block) -> Drawn:
    """One piece. What is the same to a reader has one kind, whoever made it."""
    return Drawn(SAME.get(type(piece), type(piece).__name__.lower()), piece)


def in_place(piece: Piece, live: LiveBlocks | None) -> Sequence[Piece | Block]:
    """A piece, or what stands in its place where it is a live figure and those are given."""
    if live is None or not isinstance(piece, Live):
        return [piece]
    return live.get(piece.name, [Note(f"There is no figure “{piece.name}” to stand here.")])
