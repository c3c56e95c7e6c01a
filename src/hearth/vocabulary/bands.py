"""Bands of a score, from codes such as ``14-16``."""

from __future__ import annotations

from hearth.vocabulary.codes import code_set

__all__ = ["bands"]


def bands(name: str) -> tuple[tuple[int, int], ...]:
    """The lowest and highest score of each band of a code set, in its order."""
    pairs = (code.code.split("-") for code in code_set(name).codes())
    return tuple((int(lowest), int(highest)) for lowest, highest in pairs)
