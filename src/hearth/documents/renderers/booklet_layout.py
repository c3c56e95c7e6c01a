"""What all three renderers of a booklet agree on: its parts placed, their anchors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearth.documents.booklet import Booklet, BookletPart
from hearth.documents.model import Block, Heading
from hearth.documents.renderers.layout import Placed, placed_blocks

__all__ = ["PlacedPart", "lay_out_parts"]

PART_LEVEL = 2


@dataclass(frozen=True)
class PlacedPart:
    """A part with its blocks placed; anchors and numbers of tables are its own."""

    part: BookletPart
    placed: Sequence[Placed]

    @property
    def anchor(self) -> str:
        """Where links to the part go."""
        return f"part-{self.part.key}"


def lay_out_parts(booklet: Booklet) -> Iterator[PlacedPart]:
    """The parts in order; tables and figures of each are counted from 1."""
    anchors: set[str] = set()
    for part in booklet.parts:
        within = f"{part.key}-"
        if part.title:
            placed = placed_blocks(part.blocks, anchors, within, PART_LEVEL)
        else:
            placed = placed_blocks(map(raised, part.blocks), anchors, within)
        yield PlacedPart(part, list(placed))


def raised(block: Block) -> Block:
    """A block of a part that has no heading of its own: its headings take that place."""
    return replace(block, level=block.level - 1) if isinstance(block, Heading) else block
