"""What came of a meeting: each resolution, question and request until somebody closes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearth.board.meetings import Asked, Part, Resolution
from hearth.board.minutes import Minute, Minutes
from hearth.dates.words import day

__all__ = ["FollowUp", "FollowUpKind", "FollowUpState", "follow_ups_of", "still_open"]


class FollowUpKind(StrEnum):
    """What was asked, and by whom."""

    RESOLUTION = "resolution"
    QUESTION = "member's question"
    REQUEST = "young person's request"


class FollowUpState(StrEnum):
    """How a follow-up stands on a day."""

    CLOSED = "closed"
    ANSWERED = "answered, not yet closed"
    LATE = "late"
    DUE = "due"
    NO_DAY = "no day set"
    NO_OWNER = "nobody owns it"


@dataclass(frozen=True)
class FollowUp:
    """Something a meeting asked for. It is on every agenda until the body closes it.

    An answer does not close it: the body does, when it is content. `ref` names it for good, for
    example ``2020-07-08/6.3``. What a closed item asked for is itself closed.
    """

    ref: str
    kind: FollowUpKind
    words: str
    raised_on: date
    item: str = ""
    raised_by: str = ""
    owner: str = ""
    due: date | None = None
    answer: str = ""
    answered_on: date | None = None
    closed_on: date | None = None
    part: Part = Part.A

    def state_on(self, on: date) -> FollowUpState:
        """How it stands at the end of a day, whatever came after."""
        if self.closed_on and self.closed_on <= on:
            return FollowUpState.CLOSED
        if self.answer and (self.answered_on is None or self.answered_on <= on):
            return FollowUpState.ANSWERED
        if not self.owner:
            return FollowUpState.NO_OWNER
        if self.due is None:
            return FollowUpState.NO_DAY
        return FollowUpState.LATE if self.due < on else FollowUpState.DUE

    def standing_on(self, on: date) -> str:
        """How it stands in words: ``late, was due on 31 August 2020``."""
        state = self.state_on(on)
        late = f"late, was due on {day(self.due)}" if self.due and self.due < on else ""
        match state:
            case FollowUpState.CLOSED if self.closed_on:
                return f"closed on {day(self.closed_on)}"
            case FollowUpState.DUE if self.due:
                return f"due on {day(self.due)}"
            case FollowUpState.LATE:
                return late
            case FollowUpState.NO_OWNER if late:
                return f"{late}; {state.value}"
        return state.value


def follow_ups_of(minutes: Minutes) -> list[FollowUp]:
    """Everything in the minutes that somebody is to do or answer.

    Questions and requests always; resolutions that have an owner or a day. What only notes a
    report ends with the meeting.
    """
    found: list[FollowUp] = []
    for item in minutes.items:
        due = [each for each in item.resolutions if each.owner or each.due]
        found += [_resolved(minutes, item, each) for each in due]
        found += [_asked(minutes, item, at, each) for at, each in enumerate(item.asked, 1)]
    return found


def _resolved(minutes: Minutes, item: Minute, resolution: Resolution) -> FollowUp:
    at = list(item.resolutions).index(resolution) + 1
    return FollowUp(
        ref=f"{minutes.on.isoformat()}/{item.number}.{at}",
        kind=FollowUpKind.RESOLUTION,
        words=resolution.words,
        raised_on=minutes.on,
        item=item.title,
        owner=resolution.owner,
        due=resolution.due,
        part=item.part,
    )


def _asked(minutes: Minutes, item: Minute, at: int, asked: Asked) -> FollowUp:
    kind = FollowUpKind.REQUEST if asked.young_person else FollowUpKind.QUESTION
    return FollowUp(
        ref=f"{minutes.on.isoformat()}/{item.number}.{kind.name[0].lower()}{at}",
        kind=kind,
        words=asked.words,
        raised_on=minutes.on,
        item=item.title,
        raised_by=asked.by,
        owner=asked.owner,
        due=asked.due,
        answer=asked.answer,
        answered_on=minutes.on if asked.answer else None,
        part=item.part,
    )


def still_open(follow_ups: Iterable[FollowUp], meeting: date) -> Sequence[FollowUp]:
    """What stands on the agenda of a meeting: all raised before it and not closed by then.

    The late ones come first, then by the day they are due, then by how long they have waited.
    """
    waiting = [
        each
        for each in follow_ups
        if each.raised_on < meeting and each.state_on(meeting) is not FollowUpState.CLOSED
    ]
    return sorted(waiting, key=lambda each: (each.due or date.max, each.raised_on, each.ref))
