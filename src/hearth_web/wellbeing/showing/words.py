"""Codes as people read them, whatever a source wrote."""

from __future__ import annotations

from hearth.vocabulary import code_set

__all__ = ["inside", "label_or_words"]


def label_or_words(codes: str, value: str) -> str:
    """A code's label; words that are no code as they are."""
    known = code_set(codes)
    return known.label(value) if known.has(value) else value


def inside(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
