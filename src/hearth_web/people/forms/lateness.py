"""What a form records that was due before: said by apps of tiers above, which know what is due."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearth_web.people.forms.base import Desk

__all__ = ["Tell", "register_lateness", "what_is_late"]

Tell = Callable[["Desk", Collection[str], date | None], str]
"""Called with the desk, with what the form records (words of `Duty.record`), and with the day of a
row that is corrected, else None. It says what of it is overdue, or was done late on that day; or
nothing."""

_tells: list[Tell] = []


def register_lateness(tell: Tell) -> None:
    """Have this said too."""
    _tells.append(tell)


def what_is_late(desk: Desk, records: Collection[str], on: date | None) -> str:
    """What of these things is late, in sentences; nothing where all is in time."""
    if desk.child is None or not records:
        return ""
    return " ".join(filter(None, (tell(desk, records, on) for tell in _tells)))
