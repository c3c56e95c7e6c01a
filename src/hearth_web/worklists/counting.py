"""Obligations as the record's table that measures count: the very rows that are listed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import narwhals.stable.v2 as nw
from django.utils import timezone

from hearth import frames
from hearth.duties.framed import OBLIGATIONS
from hearth.duties.model import Outcome
from hearth.measures.model import PRACTICE
from hearth_web.bridge import above
from hearth_web.bridge.lives import read_from
from hearth_web.bridge.tables import columns_of, of_children
from hearth_web.worklists.models import Obligation

__all__ = ["obligations", "register"]

PLACES = {
    "child": "child__child",
    "duty": "duty",
    "part": "rule__part",
    "about": "about",
    "opened": "opened",
    "opened_time": "opened_at",
    "due": "due",
    "due_time": "due_at",
    "due_law": "due_law",
    "done": "done",
    "ends": "ends",
    "late": "late",
    "outcome": "outcome",
    "reason": "reason",
}


def register() -> None:
    """Have the record hold obligations, read again when a fact behind them changes."""
    above.register(PRACTICE, obligations, worked_from=read_from())


def obligations(only: Collection[UUID] | None) -> nw.DataFrame[Any]:
    """The obligations of these children, or of all, in the columns of `OBLIGATIONS`."""
    rows = of_children(Obligation.objects.order_by(), only)
    columns: dict[str, Sequence[Any]] = dict(columns_of(rows, PLACES))
    for name in ("opened_time", "due_time"):
        columns[name] = [clock_of(moment) for moment in columns[name]]
    columns["part"] = [part or "" for part in columns["part"]]
    outcomes = list(zip(columns.pop("outcome"), columns["done"], strict=True))
    for name, outcome in (("declined", Outcome.DECLINED), ("not_needed", Outcome.NOT_NEEDED)):
        columns[name] = [came == outcome and done is not None for came, done in outcomes]
    return frames.from_columns({name: columns[name] for name in OBLIGATIONS}, OBLIGATIONS)


def clock_of(moment: datetime | None) -> str | None:
    """The time of day in England."""
    return f"{timezone.localtime(moment):%H:%M}" if moment else None
