"""What is wrong or lacking, said so that somebody can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Finding", "blocking"]


@dataclass(frozen=True)
class Finding:
    """One thing to put right: what is wrong, where, and what to do.

    `blocking` ones must be put right before the agenda is published; the rest are for the clerk
    to weigh.
    """

    what: str
    where: str
    to_do: str
    blocking: bool = False

    def __str__(self) -> str:
        """The whole of it in two sentences."""
        return f"{self.where}: {self.what} {self.to_do}"


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Those that stand in the way of publication."""
    return [each for each in findings if each.blocking]
