"""The numbers of the items of an agenda, counted by the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from hearth_web.board.models import Item

__all__ = ["is_hidden", "numbers_of"]


def is_hidden(item: Item) -> bool:
    """Whether the public is not to learn that the item is there at all."""
    return item.is_closed and not item.public_title


def numbers_of(items: Iterable[Item]) -> Mapping[UUID, str]:
    """Each item's number: the one it was given, or else the next that is free.

    Items the public is not to learn of are counted by themselves, B1, B2: a gap would tell of them.
    """
    shown: list[Item] = []
    hidden: list[Item] = []
    for item in sorted(items, key=lambda each: (each.part, each.place)):
        (hidden if is_hidden(item) else shown).append(item)
    taken = {item.number for item in shown if item.number}
    found: dict[UUID, str] = {}
    last = 0
    for item in shown:
        if not item.number:
            last = next(n for n in range(last + 1, len(shown) + len(taken) + last + 2)
                        if n not in taken)  # fmt: skip
        found[item.pk] = str(item.number or last)
    return found | {item.pk: f"B{at}" for at, item in enumerate(hidden, 1)}
