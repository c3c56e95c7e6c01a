"""Live figures as a pack keeps them, and back: plain values, so that they never change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from hearth.documents.model import (
    Block,
    Chart,
    Figure,
    Heading,
    Listing,
    Note,
    Numbered,
    Paragraph,
    SourceLine,
    Table,
)

__all__ = ["as_kept", "from_kept"]

Kept = dict[str, Any]
PLAIN: Mapping[str, type[Block]] = {
    each.__name__: each for each in (Heading, Listing, Note, Numbered, Paragraph, SourceLine)
}


def as_kept(blocks: Mapping[str, Sequence[Block]]) -> dict[str, list[Kept]]:
    """Blocks by name as a pack keeps them."""
    return {
        name: [{"kind": type(each).__name__} | listed(asdict(each)) for each in some]
        for name, some in blocks.items()
    }


def listed(values: Kept) -> Kept:
    """Values with their sets as lists in order: JSON has none."""
    return {
        name: listed(value)
        if isinstance(value, dict)
        else sorted(value)
        if isinstance(value, frozenset)
        else value
        for name, value in values.items()
    }


def from_kept(kept: Mapping[str, Kept | list[Kept]]) -> dict[str, list[Block]]:
    """Blocks as they were kept; packs of before hold one for each name, and no list."""
    return {
        name: [block_of(each) for each in (some if isinstance(some, list) else [some])]
        for name, some in kept.items()
    }


def block_of(kept: Kept) -> Block:
    """One block."""
    given = {name: value for name, value in kept.items() if name != "kind"}
    match kept["kind"]:
        case "Table":
            return table_of(given)
        case "Figure":
            return Figure(given["caption"], Chart(**given["chart"]), table_of(given["table"]))
    return PLAIN[kept["kind"]](**given)


def table_of(given: Kept) -> Table:
    """One table."""
    return Table(**{**given, "numeric": frozenset(given["numeric"])})
