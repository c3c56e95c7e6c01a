"""Which evidence answers which of several things that began with an event, where none says so.

It is for everything it comes after; a refusal only for the last of them. What was done before the
minute a clock started does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from .counting import DECLINED, DONE, Life, Row, minute

Begun = tuple[date, "datetime | None"]
Proof = tuple[date, int, "datetime | None"]


def proof(life: Life, *codes: str) -> list[Proof]:
    return [timed(row) for row in life.events(*codes)]


def timed(row: Row) -> Proof:
    return row["on"], row["outcome"], minute(row["on"], row["time"])


def begun(life: Life, code: str) -> list[tuple[date, datetime | None, Row]]:
    """What events ask for: not one that was withdrawn, declined or came to nothing."""
    return [(row["on"], minute(row["on"], row["time"]), row) for row in life.happened(code)]


def answers(
    one: Begun,
    every: Sequence[Begun],
    given: Sequence[Proof],
    since: date | None = None,
    unless_by: date | None = None,
) -> list[Proof]:
    """The evidence for one of what began. A refusal falls away where it was done after all by a
    day."""
    found = [each for each in given if answered(one, every, each, since)]
    if unless_by and any(outcome == DONE and on <= unless_by for on, outcome, _ in found):
        return [each for each in found if each[1] != DECLINED]
    return found


def answered(one: Begun, every: Sequence[Begun], given: Proof, since: date | None) -> bool:
    on, outcome, _ = given
    if on < (since or one[0]) or early(one, given):
        return False
    if outcome == DONE:
        return True
    before = [day for day, at in every if day <= on and not early((day, at), given)]
    return one[0] == max(before, default=None)


def early(one: Begun, given: Proof) -> bool:
    return one[1] is not None and given[2] is not None and given[2] < one[1]
