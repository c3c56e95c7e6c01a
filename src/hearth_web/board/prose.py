"""Texts of papers and minutes as a page draws them: in pieces, never as mark-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hearth.board.prose import Live, Piece, pieces
from hearth.documents.model import Block, Note

__all__ = ["Drawn", "drawn"]

BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Drawn:
    """One piece: its kind in lower case, and the piece itself."""

    kind: str
    piece: Any

    @property
    def runs(self) -> list[tuple[str, bool]]:
        """A paragraph in runs of words, each bold or not."""
        parts = BOLD.split(self.piece.text)
        return [(words, at % 2 == 1) for at, words in enumerate(parts) if words]


def drawn(text: str, live: Mapping[str, Block] | None = None) -> list[Drawn]:
    """The pieces of a text, for the template `board/parts/prose.html`; figures in their places."""
    found = (in_place(each, live) for each in pieces(text))
    return [Drawn(type(each).__name__.lower(), each) for each in found]


def in_place(piece: Piece, live: Mapping[str, Block] | None) -> Piece | Block:
    """A piece, or the live figure that stands in its place where figures are given."""
    if live is None or not isinstance(piece, Live):
        return piece
    return live.get(piece.name, Note(f"There is no figure “{piece.name}” to stand here."))
