"""What the demo knows of an invented child, from birth to the last row anybody returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from hearth.dates import birthday

__all__ = ["Child", "Decision", "Episode", "Family", "Home", "Move", "Path", "Period"]


class Path(Enum):
    """How a period of care will end. It is drawn first; the detail is then made to fit."""

    HOME = "home"
    FAMILY = "family"
    ADOPTION = "adoption"
    GUARDIANSHIP = "guardianship"
    ARRANGEMENTS = "arrangements"
    ADULT = "adult"  # looked after until the 18th birthday
    REMAND = "remand"
    TRANSFER = "transfer"
    ABROAD = "abroad"
    OTHER = "other"
    AGE_ASSESSED = "age assessed"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Period:
    """One period of care, half-open: the child is looked after from `start` to before `end`."""

    start: date
    end: date
    path: Path

    @property
    def days(self) -> int:
        """How long it lasts."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Home:
    """Where a child lives: the four things that make a placement in the return."""

    place: str
    provider: str
    post: str
    urn: str


@dataclass(frozen=True, slots=True)
class Move:
    """A change of home. `reason` belongs to the placement that ended; empty for the first."""

    day: date
    home: Home
    same_carer: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """That a child should be placed for adoption, and how it came out.

    `match` is empty and `ceased` filled when the plan was given up; otherwise the reverse.
    """

    placed: date
    order: date  # placement order granted
    match: date | None = None
    moved_in: date | None = None
    ceased: date | None = None
    ceased_reason: str = ""


@dataclass(slots=True)
class Episode:
    """One episode as it will finally stand, whatever each year's return could know of it."""

    decom: date
    rne: str
    ls: str
    cin: str
    home: Home
    dec: date
    rec: str
    reason: str = ""

    @property
    def short_break(self) -> bool:
        """Whether it belongs to an agreed series of short breaks."""
        return self.ls in {"V3", "V4"}


@dataclass(slots=True)
class Family:
    """What brothers and sisters share. `first_home` is the first foster home of the eldest placed.

    `home_post` is empty for unaccompanied children and for short breaks: the return has none.
    """

    home_post: str
    ethnic: str
    need: str  # CIN
    first_home: Home | None = None


@dataclass(slots=True)
class Child:
    """An invented child. `periods` are in order and never touch; `episodes` come later.

    Nobody is born on 29 February: law and return rules disagree on when such a child turns 18.
    """

    dob: date
    sex: str  # M or F
    family: Family
    restless: int  # 0 settled, 1 middling, 2 often moved
    periods: list[Period]
    uasc: bool = False
    only_short_breaks: bool = False
    id: str = ""
    upn: str = ""
    decision: Decision | None = None
    episodes: list[Episode] = field(default_factory=list)

    def birthday(self, age: int) -> date:
        """The day this age is reached."""
        return birthday(self.dob, age)

    def age(self, day: date) -> float:
        """Age in years on a day, to a fraction."""
        return (day - self.dob).days / 365.25
