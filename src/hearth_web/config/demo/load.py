"""Loading the invented council into an empty database."""

from __future__ import annotations

from hearth_web.access.models import User
from hearth_web.config.demo import users
from hearth_web.people.models import Child

__all__ = ["everything", "is_empty"]


def is_empty() -> bool:
    """Whether nobody can sign in and no child is held."""
    return not (User.objects.exists() or Child.objects.exists())


def everything(password: str) -> None:
    """The people, the children and what the pages need to have something to show."""
    users.make(password)
