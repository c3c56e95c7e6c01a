"""Where things stand on a day: one improvement, one finding, a whole plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearth.measures.words import join, plural
from hearth.quality.inspections import Finding, FindingKind, Improvement, State

__all__ = ["Answered", "Progress", "answered", "is_late", "progress", "stands_in_words"]


class Answered(StrEnum):
    """What has been done about a finding."""

    STRENGTH = "Strength"
    NOBODY = "Nothing planned"
    LATE = "Late"
    IN_HAND = "In hand"
    GIVEN_UP = "Stopped"
    DONE = "Done"

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to do something."""
        return self in {Answered.NOBODY, Answered.LATE, Answered.IN_HAND}


def is_late(improvement: Improvement, today: date) -> bool:
    """Whether it should have been done before today and is not."""
    return improvement.state.is_open and improvement.due is not None and improvement.due < today


def answered(finding: Finding, today: date) -> Answered:
    """What has been done about a finding.

    It is done only when every improvement that was not stopped is done: one of three is not an
    answer. Where all were stopped it was given up.
    """
    if finding.kind is FindingKind.STRENGTH:
        return Answered.STRENGTH
    kept = [each for each in finding.improvements if each.state is not State.STOPPED]
    if not finding.improvements:
        return Answered.NOBODY
    if not kept:
        return Answered.GIVEN_UP
    if any(is_late(each, today) for each in kept):
        return Answered.LATE
    return Answered.IN_HAND if any(each.state.is_open for each in kept) else Answered.DONE


@dataclass(frozen=True)
class Progress:
    """How far a plan has come, by state; `late` are among those open."""

    planned: int
    under_way: int
    done: int
    stopped: int
    late: int

    @property
    def all(self) -> int:
        """Every line of the plan."""
        return self.planned + self.under_way + self.done + self.stopped


def progress(improvements: Iterable[Improvement], today: date) -> Progress:
    """Count the lines of a plan."""
    rows = list(improvements)

    def how_many(state: State) -> int:
        return sum(row.state is state for row in rows)

    return Progress(
        planned=how_many(State.PLANNED),
        under_way=how_many(State.UNDER_WAY),
        done=how_many(State.DONE),
        stopped=how_many(State.STOPPED),
        late=sum(is_late(row, today) for row in rows),
    )


def stands_in_words(improvements: Sequence[Improvement], today: date) -> str:
    """A plan in a sentence: "Of 13 actions: 4 done, 7 under way and 2 not started; 1 is late."."""
    if not improvements:
        return "No action is planned yet."
    far = progress(improvements, today)
    counts = ((far.done, "done"), (far.under_way, "under way"), (far.planned, "not started"),
              (far.stopped, "stopped"))  # fmt: skip
    parts = [f"{count} {words}" for count, words in counts if count]
    late = f"; {far.late} {'is' if far.late == 1 else 'are'} late" if far.late else ""
    return f"Of {plural(far.all, 'action')}: {join(parts)}{late}."
