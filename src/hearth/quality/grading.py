"""Grades of file audits: the scale, which of two grades counts, and the share that is good enough.

Unknown is never success: a file that was drawn and not yet graded is in nobody's share, and is
said to be waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hearth.measures.disclosure import FEWEST

__all__ = ["Aspiration", "Graded", "Scale", "Share", "agreement", "share_of", "withheld"]

HIGHEST = 10
USUAL_GOOD = 6
USUAL_WORDS = (
    "Children are not safe: act today",
    "Inadequate",
    "Inadequate, with some parts better",
    "Requires improvement",
    "Requires improvement, near to good",
    "Good",
    "Good, and consistent",
    "Very good",
    "Outstanding",
    "Outstanding: others should learn from it",
)


@dataclass(frozen=True)
class Scale:
    """A scale of grades from 1: the words of each in turn, and the lowest that is good."""

    words: tuple[str, ...] = USUAL_WORDS
    good_from: int = USUAL_GOOD

    def __post_init__(self) -> None:
        if not 2 <= len(self.words) <= HIGHEST:
            raise ValueError(f"A scale has 2 to {HIGHEST} grades, not {len(self.words)}.")
        if not 2 <= self.good_from <= len(self.words):
            raise ValueError(
                f"Good begins at one of the grades 2 to {len(self.words)}, not at {self.good_from}."
            )

    def is_good(self, grade: int) -> bool:
        """Whether a grade is good or better."""
        return grade >= self.good_from

    def said(self, grade: int | None) -> str:
        """A grade with its words: "6, Good"."""
        if grade is None:
            return "not graded"
        return f"{grade}, {self.words[grade - 1]}"


@dataclass(frozen=True)
class Graded:
    """The grades of one file: the auditor's, and a second person's where it was moderated."""

    first: int | None
    moderated: int | None = None

    @property
    def counts(self) -> int | None:
        """The grade that counts: the moderated one where there is one. Both are kept."""
        return self.first if self.moderated is None else self.moderated

    @property
    def difference(self) -> int | None:
        """How far moderation moved it; None where it was not moderated."""
        if self.first is None or self.moderated is None:
            return None
        return self.moderated - self.first

    def crossed(self, scale: Scale) -> bool:
        """Whether moderation made good of what was not, or the other way."""
        if self.first is None or self.moderated is None:
            return False
        return scale.is_good(self.first) != scale.is_good(self.moderated)


@dataclass(frozen=True)
class Share:
    """How many of the graded files are good or better."""

    good: int
    graded: int
    waiting: int = 0

    @property
    def percent(self) -> Decimal | None:
        """To a whole per cent, half up; None where nothing is graded."""
        if not self.graded:
            return None
        exact = Decimal(100 * self.good) / self.graded
        return exact.quantize(Decimal(1), ROUND_HALF_UP)


def share_of(grades: Iterable[Graded], scale: Scale) -> Share:
    """The share at good or better, by the grades that count."""
    counting = [each.counts for each in grades]
    graded = [grade for grade in counting if grade is not None]
    good = sum(scale.is_good(grade) for grade in graded)
    return Share(good, len(graded), len(counting) - len(graded))


def withheld(share: Share) -> bool:
    """Whether a share would tell of too few children: of those good, those not, or all."""
    parts = (share.good, share.graded - share.good)
    return share.graded < FEWEST or any(0 < part < FEWEST for part in parts)


@dataclass(frozen=True)
class Aspiration:
    """What share the council wants good or better: at least, or more than, so many per cent."""

    percent: int
    more_than: bool = False

    def is_met(self, share: Share) -> bool:
        """Whether a share meets it, by its exact value and not by what is printed."""
        if not share.graded:
            return False
        ours, wanted = 100 * share.good, self.percent * share.graded
        return ours > wanted if self.more_than else ours >= wanted

    def __str__(self) -> str:
        return f"more than {self.percent}%" if self.more_than else f"{self.percent}% or more"


def agreement(grades: Sequence[Graded], scale: Scale) -> str:
    """How far moderators agreed with auditors, in a sentence."""
    moves = [each.difference for each in grades if each.difference is not None]
    if not moves:
        return "No file has been moderated."
    same = sum(move == 0 for move in moves)
    up, down = sum(move > 0 for move in moves), sum(move < 0 for move in moves)
    crossed = sum(each.crossed(scale) for each in grades)
    files = "file was" if len(moves) == 1 else "files were"
    return (
        f"{len(moves)} {files} moderated: {same} kept the grade, {up} rose, {down} fell; "
        f"{crossed} crossed the line between good and not good."
    )
