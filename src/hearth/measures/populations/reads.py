"""Which columns of the return stand behind what populations are made of: said once, here.

`what_if` asks it of each measure. A column is written as the return does, with its table:
``Episodes.DECOM``. The identifier of the child stands behind every table and need not be said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hearth.measures.breakdowns import (
    AGE_BAND,
    AREA,
    ETHNIC_GROUP,
    LEGAL_STATUS,
    NEED,
    PLACEMENT_GROUP,
    SEX,
    UASC,
)

__all__ = [
    "BORN",
    "BREAKDOWN_READS",
    "IN_CARE",
    "MEMBERS",
    "PERIOD",
    "PLACE",
    "PLACEMENT",
    "UNACCOMPANIED",
    "columns",
    "each",
]

MEMBERS = "child"
"""The key, in a population's `reads`, of what decides who is in it."""


def columns(table: str, names: str) -> tuple[str, ...]:
    """Columns of a table, from their names in one text."""
    return tuple(f"{table}.{name}" for name in names.split())


IN_CARE = columns("Episodes", "DECOM DEC REC LS")
"""From when to when a child was looked after, short breaks left out."""

PERIOD = (*IN_CARE, "Episodes.RNE")
"""Which episodes are one period of care."""

PLACE = columns("Episodes", "PLACE RNE")
"""The usual home: what a temporary move is looked through to hangs on the period of care."""

PLACEMENT = (*PERIOD, *columns("Episodes", "PLACE PL_POST URN"))
"""Which episodes are one placement."""

BORN = ("Header.DOB",)
UNACCOMPANIED = ("UASC.DUC",)

BREAKDOWN_READS: Mapping[str, tuple[str, ...]] = {
    AGE_BAND.column: BORN,
    SEX.column: ("Header.SEX",),
    ETHNIC_GROUP.column: ("Header.ETHNIC",),
    UASC.column: UNACCOMPANIED,
    LEGAL_STATUS.column: ("Episodes.LS",),
    NEED.column: ("Episodes.CIN",),
    PLACEMENT_GROUP.column: PLACE,
    AREA.column: (*PLACE, "Episodes.PL_POST"),
}
"""The columns behind the eight breakdowns."""


def each(names: str, read: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The same columns of the return behind several columns of a population."""
    return dict.fromkeys(names.split(), tuple(read))
