"""Keeping each child's standing in step with their record."""

from __future__ import annotations

from collections.abc import Collection
from importlib.util import find_spec
from uuid import UUID

__all__ = ["refresh_standing"]


def refresh_standing(children: Collection[UUID]) -> None:
    """Work out again how things stand with these children."""
    if find_spec("hearth_web.people.standing") is None:
        return
    from hearth_web.people import standing

    standing.refresh(list(children))
