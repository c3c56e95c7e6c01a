"""What a duty is: to whom it is owed and from when to when, and what shows that it was done.

Everything that goes out is an obligation: one row for each time a duty fell to one child. The
worklist is the rows not done; a figure of timeliness is the share of the rows that fell due and
were done in time. Both read the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from hearth.duties.columns import Array, Columns

if TYPE_CHECKING:
    from hearth.duties.lives import Lives

__all__ = ["Duty", "Group", "Level", "Outcome", "Owner", "State"]


class Level(StrEnum):
    """How binding a limit is. A council may be stricter than the law, never looser."""

    LAW = "law"  # Act or regulations
    GUIDE = "guidance"  # statutory guidance or national minimum standard
    LOCAL = "local"  # the council's own standard
    EMERGENCY = "emergency"  # stands in place of the law for a time, made by law itself


class Owner(StrEnum):
    """Who owes it: codes of ROLE where a worker of the child does, else of the service."""

    SW = "SW"
    PA = "PA"
    IRO = "IRO"
    SSW = "SSW"
    TM = "TM"
    NURSE = "NURSE"
    VIRTUAL_SCHOOL = "VIRTUAL_SCHOOL"
    PLACEMENTS = "PLACEMENTS"
    LEGAL = "LEGAL"
    ADOPTION = "ADOPTION"
    NOMINATED_OFFICER = "NOMINATED_OFFICER"
    DIRECTOR = "DIRECTOR"
    MISSING = "MISSING"
    PARTICIPATION = "PARTICIPATION"
    UASC = "UASC"


class Group(StrEnum):
    """Where a duty stands among the duties; the value is the heading."""

    CARE = "Coming into care and homes"
    VISITS = "Visits"
    REVIEWS = "Reviews"
    HEALTH = "Health"
    EDUCATION = "Education"
    PERMANENCE = "Courts, permanence and adoption"
    SAFETY = "Missing, safety and liberty"
    LEAVING = "Sixteen plus and care leavers"
    ALONE = "Unaccompanied children"
    VOICE = "Voice"


class State(StrEnum):
    """How an obligation stands on a day."""

    NOT_YET = "not yet due"  # it opens later
    GREEN = "due"
    AMBER = "due soon"
    OVERDUE = "overdue"
    MET = "met on time"
    LATE = "met late"
    NOT_NEEDED = "not required"
    DECLINED = "declined by the young person"
    ENDED = "ended"


class Outcome:
    """What a piece of evidence says, as the numbers of its column `outcome`."""

    DONE = 0
    DECLINED = 1
    NOT_NEEDED = 2
    TRIED = 3  # an attempt: it ends nothing


@dataclass(frozen=True)
class Duty:
    """One duty, in one shape.

    `owed(lives)` gives a row for each time somebody begins to owe it: `child`; `opens`, the day
    the clock starts; `ends`, the day from which it is no longer owed (FAR: never); and if wanted
    `about`, the day of what it is about, which evidence must then share when `tied`; `since`, the
    first day on which evidence counts (`opens`, or for a duty that repeats the day after);
    `due`, where the day due is no matter of counting; `opens_at`, the minute the clock starts;
    `part`, the name of its limits, where they are not those of the first and later turns; `once`,
    that of a duty that repeats this row is done once; `strand`, a number below 8 that evidence
    must share, where one duty asks for several things.

    `done(lives)` gives the evidence: `child`, `on`, and if wanted `about`, `outcome` (see
    `Outcome`), `at` (the minute), `strand`, `under` (the name of a relaxation without which it does
    not count), `reason`. The day is the day it happened, never the day it was typed.

    A duty that `repeats` falls due again from each time it was done. Which limit an obligation has
    is said by `part(lives, rows)`, of rows with `child`, `opened`, `about`, `part` as owed and
    `turn` (0 for the first of a chain): the name of a part in `limits.csv`; by itself the first
    turn has "first" and later ones "then", where the table has them.

    `words` says the rule to whoever must keep it; `proof` what shows that it was done; `record`
    the code of EVENT, or the word of the form, that records it.
    """

    id: str
    title: str
    group: Group
    owner: Owner
    words: str
    proof: str
    owed: Callable[[Lives], Columns] = field(repr=False)
    done: Callable[[Lives], Columns] = field(repr=False)
    repeats: bool = False
    tied: bool = False
    outlives: bool = False
    """That it is owed after the death of the child as well."""
    part: Callable[[Lives, Columns], Array] | None = field(default=None, repr=False)
    record: str = ""
    needs: tuple[str, ...] = ()
    """The tables without which nothing is known of it."""
    always: bool = False
    """Whether it is asked about though nothing was ever recorded to meet it: only a move can."""
    opened_by: str = ""
    """The code of the one event that opens it. Whoever records that keeps the record of the duty
    too: it is asked about though it was never met yet."""
    verify: str = ""
    """What of it has to be checked against the live text of the law, if anything."""
