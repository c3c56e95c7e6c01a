"""Why what fell due was late or not done: the reasons recorded, and how often each was given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hearth.measures.model import Derived, Measure
from hearth.measures.populations.obligations import LATENESS
from hearth.vocabulary import code_set

__all__ = ["NO_REASON", "Reason", "is_of_time", "of_time", "reasons", "words_of"]

NO_REASON = "No reason recorded"
LABELS = {category.id: category.label for category in LATENESS.categories}
ON_TIME, DECLINED, UNDONE = (LABELS[id] for id in ("on-time", "declined", "undone"))


@dataclass(frozen=True)
class Reason:
    """One reason, and how often it stands beside what was late, declined or not done."""

    words: str
    late: int
    declined: int
    undone: int

    @property
    def total(self) -> int:
        """How often it was given."""
        return self.late + self.declined + self.undone


def is_of_time(measure: Measure | Derived) -> bool:
    """Whether a measure is one of timeliness: what fell due, and how much of it in time."""
    return of_time(measure) == ""


def of_time(measure: Measure | Derived) -> str | None:
    """The figure of a measure whose rows are what fell due: empty for its own, else the id of a
    second one; None where there is none."""
    if isinstance(measure, Derived):
        return None
    late = (variant for variant in measure.variants if variant.shares is LATENESS)
    return next((variant.id if variant.population else "" for variant in late), None)


def reasons(told: Iterable[tuple[str, str | None]]) -> tuple[Reason, ...]:
    """The reasons for what was not on time, the most frequent first and none given last.

    `told` is the label in `LATENESS` and the reason of each row behind a figure. Reasons are as
    they were typed, so they are for those who may see the children behind it.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for how, reason in told:
        if how != ON_TIME:
            counted[words_of(reason), how if how in (DECLINED, UNDONE) else "late"] += 1
    found = [
        Reason(words, *(counted[words, how] for how in ("late", DECLINED, UNDONE)))
        for words in {words for words, _ in counted}
    ]
    return tuple(sorted(found, key=lambda each: (each.words == NO_REASON, -each.total, each.words)))


def words_of(reason: str | None) -> str:
    """A reason as people read it: a code of a missed visit in its words."""
    if not reason:
        return NO_REASON
    codes = code_set("VISIT_MISSED")
    return codes.label(reason) if codes.has(reason) else reason
