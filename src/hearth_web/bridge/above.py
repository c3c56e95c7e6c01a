"""Tables that apps above this one work out, and measures count: each says here how it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
from django.db.models import Model

from hearth_web.bridge.tables import Only

__all__ = ["names", "register", "tables", "worked_from"]

Reading = Callable[[Only], nw.DataFrame[Any]]

_readings: dict[str, Reading] = {}
_models: set[type[Model]] = set()


def register(name: str, read: Reading, *, worked_from: frozenset[type[Model]]) -> None:
    """Add a table to the record: `read(only)` gives the rows of these children, or of all.

    They are in step with the facts in the database whenever they are read. `worked_from` are the
    models whose facts it is worked out from: a change to one of them changes the record. Whoever
    changes it otherwise logs that, so that the version of the data moves.
    """
    _readings[name] = read
    _models.update(worked_from)


def names() -> tuple[str, ...]:
    """The tables there are."""
    return tuple(_readings)


def tables(only: Only) -> dict[str, nw.DataFrame[Any]]:
    """Each of them, with the rows of these children, or of all."""
    return {name: read(only) for name, read in _readings.items()}


def worked_from() -> frozenset[type[Model]]:
    """The models whose facts stand behind them."""
    return frozenset(_models)
