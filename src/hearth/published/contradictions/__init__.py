"""Where figures contradict each other: one small module for each way, registered here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from hearth.published.contradictions import (
    averages,
    bands,
    bases,
    dates,
    leaps,
    lengths,
    numbering,
    parts,
    rates,
    same_share,
    shares,
    two_values,
)
from hearth.published.figure import Figure
from hearth.published.finding import Finding, Severity

__all__ = ["CHECKS", "Check", "contradictions"]


@dataclass(frozen=True)
class Check:
    """One way in which figures can fail to stand together."""

    id: str
    title: str
    look: Callable[[Sequence[Figure]], Iterator[Finding]]


def registered(module: ModuleType) -> Check:
    return Check(module.ID, module.TITLE, module.look)


CHECKS = tuple(
    map(
        registered,
        (two_values, parts, shares, bases, rates, averages, bands, dates, lengths, numbering,
         same_share, leaps),
    )
)  # fmt: skip
"""Every check, in the order their findings are told."""


def contradictions(figures: Iterable[Figure]) -> list[Finding]:
    """Everything the checks find among the figures, gravest first, one sentence once."""
    given = list(figures)
    told: dict[tuple[str, str], Finding] = {}
    for finding in (finding for check in CHECKS for finding in check.look(given)):
        same = told.setdefault((finding.check, finding.what), finding)
        figures_ = tuple(dict.fromkeys((*same.figures, *finding.figures)))
        told[finding.check, finding.what] = replace(same, figures=figures_)
    order = list(Severity)
    return sorted(told.values(), key=lambda finding: order.index(finding.severity))
