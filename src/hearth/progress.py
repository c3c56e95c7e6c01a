"""How long work says where it is, without knowing who listens."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Progress", "silent"]


class Progress(Protocol):
    """Called with what is being done and, where known, how much of it is done."""

    def __call__(self, doing: str, done: int = 0, total: int = 0) -> None:
        """`doing` is a short phrase; `total` of 0 means the amount of work is not known."""


def silent(doing: str, done: int = 0, total: int = 0) -> None:
    """A listener that says nothing: the default everywhere."""
