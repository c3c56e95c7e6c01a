"""The invented council's pledge: its strategies, the first of them shown to everyone."""

from __future__ import annotations

from hearth.demo.strategies import strategies
from hearth_web.access.models import User
from hearth_web.pledge.actions import add_strategy, keep_version, show_to_everyone

__all__ = ["arrange"]


def arrange(people: dict[str, User]) -> None:
    """Brought in by the head of service."""
    head = people["head_of_service"]
    made = [add_strategy(by=head, tree=tree) for tree in strategies()]
    keep_version(by=head, strategy=made[0], label="As agreed by cabinet", why="The first version.")
    show_to_everyone(by=head, strategy=made[0], public=True)
