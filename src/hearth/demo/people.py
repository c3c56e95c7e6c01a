"""What the demo knows of an invented child, from birth to the last row anybody returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

__all__ = ["Child", "Decision", "Episode", "Home", "Move", "Path", "Period", "is_short_break"]


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
    need: str  # CIN


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


@dataclass(slots=True)
class Child:
    """An invented child. `periods` are in order and never touch; `episodes` come later."""

    id: str
    dob: date
    sex: str  # M or F
    ethnic: str
    uasc: bool
    home_post: str
    restless: int  # 0 settled, 1 middling, 2 often moved
    periods: list[Period]
    upn: str = ""
    short_breaks: str = ""  # V3 or V4 when that is the only care
    decision: Decision | None = None
    episodes: list[Episode] = field(default_factory=list)


def is_short_break(episode: Episode) -> bool:
    """Whether the episode belongs to an agreed series of short breaks."""
    return episode.ls in {"V3", "V4"}
