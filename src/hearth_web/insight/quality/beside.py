"""Lists that stand on the page of data quality beside the checks, from the apps that own them."""

from __future__ import annotations

from collections.abc import Callable

from hearth_web.access.models import User
from hearth_web.ui.tables import Table

__all__ = ["lists_for", "register_list"]

Draw = Callable[[User], Table | None]
_lists: list[Draw] = []


def register_list(draw: Draw) -> None:
    """Have this list on the page, for those it gives one."""
    if draw not in _lists:
        _lists.append(draw)


def lists_for(user: User) -> list[Table]:
    """Every list that is for this person."""
    return [table for draw in _lists if (table := draw(user))]
