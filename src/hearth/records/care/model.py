"""A child's care in two shapes: as the return's episodes, and as histories that practice keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from hearth.dates import Period as Days
from hearth.vocabulary import code_set

__all__ = [
    "COLUMNS",
    "WHERE_ITEMS",
    "Care",
    "Episode",
    "Fault",
    "LegalStatus",
    "OddCell",
    "Period",
    "Placement",
    "Spell",
]


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One episode of the return, without the child. None where the return says nothing."""

    decom: date
    rne: str | None = None
    ls: str | None = None
    cin: str | None = None
    place: str | None = None
    place_provider: str | None = None
    dec: date | None = None
    rec: str | None = None
    reason_place_change: str | None = None
    home_post: str | None = None
    pl_post: str | None = None
    urn: str | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Episode:
        """The episode of a row of the neutral table; empty text is nothing."""
        cells: dict[str, Any] = {name: row.get(name) or None for name in COLUMNS}
        return cls(**cells)

    @property
    def row(self) -> dict[str, Any]:
        """Its cells by column name."""
        return {name: getattr(self, name) for name in COLUMNS}

    @property
    def respite(self) -> bool:
        """Whether it belongs to an agreed series of short breaks (V3, V4)."""
        return self.ls in short_breaks()


COLUMNS = tuple(field.name for field in fields(Episode))
WHERE_ITEMS = ("place", "place_provider", "pl_post", "urn")
"""The cells that say where a child lives."""


@cache
def short_breaks() -> frozenset[str]:
    """The legal statuses of short breaks."""
    return code_set("LS").in_group("short-term-breaks")


@cache
def temporary_places() -> frozenset[str]:
    """The placements a child comes back from (T0 to T4)."""
    return code_set("PLACE").in_group("temporary")


@dataclass(frozen=True, kw_only=True)
class Spell:
    """A stretch of time from `decom` up to, and not including, `dec`; open without one.

    `respite` spells are of short breaks (V3, V4). They are a history of their own, which may run
    beside ordinary care.
    """

    decom: date
    dec: date | None = None
    respite: bool = False


@dataclass(frozen=True, kw_only=True)
class Period(Spell):
    """A period of care. `rne` is why its first episode is new: S, unless its start is not held."""

    cin: str | None = None
    home_post: str | None = None
    rec: str | None = None
    rne: str | None = "S"


@dataclass(frozen=True, kw_only=True)
class LegalStatus(Spell):
    """A legal status. `rne_given` is the RNE of the return where another one would follow."""

    ls: str | None = None
    rne_given: str | None = None


@dataclass(frozen=True, kw_only=True)
class Placement(Spell):
    """A home. `same_carer`: with the carer of the placement before (RNE T and U).

    `reason_place_change` is why it ended. `rne_given` is the RNE of the return where another one
    would follow from what changed.
    """

    place: str | None = None
    place_provider: str | None = None
    pl_post: str | None = None
    urn: str | None = None
    reason_place_change: str | None = None
    same_carer: bool = False
    rne_given: str | None = None

    @property
    def temporary(self) -> bool:
        """Whether the child is to come back to the home before (T0 to T4)."""
        return self.place in temporary_places()


@dataclass(frozen=True)
class OddCell:
    """A cell of the return that does not follow from the histories, kept so that it comes back.

    The episode is told by `decom` and `respite`. A store that does not keep odd cells gives back
    what follows instead.
    """

    decom: date
    respite: bool
    column: str
    value: str | date | None


@dataclass(frozen=True)
class Fault:
    """Something that cannot be so, and what to do. `kind` is a short word to sort by.

    `decom` is the start of what it is about, where that is a day; `sentence` is for a person.
    `what` names the history it is of, and `days` are those at fault, where they can be told.
    """

    kind: str
    decom: date | None
    sentence: str
    what: str = ""
    days: Days | None = None

    def is_within(self, other: Fault) -> bool:
        """Whether the other already said as much."""
        if (self.kind, self.what) != (other.kind, other.what):
            return False
        if self.days is None or other.days is None:
            return self.sentence == other.sentence
        return other.days.covers(self.days)


@dataclass(frozen=True)
class Care:
    """One child's care as separate histories, each in order of time, short breaks last.

    `faults` are what the episodes said that cannot be so; see `problems` for the histories.
    """

    periods: tuple[Period, ...] = ()
    legal_statuses: tuple[LegalStatus, ...] = ()
    placements: tuple[Placement, ...] = ()
    odd: tuple[OddCell, ...] = ()
    faults: tuple[Fault, ...] = ()
