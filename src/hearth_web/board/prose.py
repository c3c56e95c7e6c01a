"""Texts of papers and minutes as a page draws them: in pieces, never as mark-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from hearth.board.prose import pieces

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


def drawn(text: str) -> list[Drawn]:
    """The pieces of a text, for the template `board/parts/prose.html`."""
    return [Drawn(type(each).__name__.lower(), each) for each in pieces(text)]
