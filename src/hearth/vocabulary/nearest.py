"""What to offer someone who asked for a name that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from hearth.errors import NotFoundError

__all__ = ["did_you_mean", "not_found"]


def not_found(kind: str, wanted: str, known: Iterable[str], advice: str = "") -> NotFoundError:
    """An error saying there is no `kind` called `wanted`, with the nearest of `known`.

    `advice` is a sentence on what else to try.
    """
    offer = did_you_mean(wanted, known)
    return NotFoundError(" ".join(filter(None, [f"There is no {kind} {wanted!r}.", offer, advice])))


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """A question that offers the nearest of `known`; "" where none is near."""
    nearest = _nearest(wanted, tuple(known))
    return f"Did you mean {_either(nearest)}?" if nearest else ""


def _either(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def _nearest(wanted: str, known: tuple[str, ...]) -> list[str]:
    """Up to three of `known`, nearest first, whatever the case of `wanted`."""
    spelling = {name.casefold(): name for name in reversed(known)}
    return [spelling[name] for name in get_close_matches(wanted.casefold(), spelling, cutoff=0.5)]
