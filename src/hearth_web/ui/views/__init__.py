"""The pages of the ui itself: the council's colour and logo, the gallery, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["public"]

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Mark a view that anybody may see, signed in or not. The access middleware reads the mark.

    Apps above this one say ``@page(public=True)`` of `hearth_web.access.pages`.
    """
    view.public = True  # type: ignore[attr-defined]
    return view
