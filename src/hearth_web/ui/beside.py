"""What apps of a tier above show on the page of a thing that an app below keeps.

The app below calls `shown_beside` for the thing its page is of, and knows none of those above; an
app above registers what it has to show when it is ready.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

__all__ = ["register", "shown_beside"]

Show = Callable[[Any, Model], str]  # of a request by whoever signed in, and the thing

_shows: list[Show] = []


def register(show: Show) -> None:
    """Let an app add to such pages. It gives what is safe to be put there; nothing for a thing it
    knows nothing of, or for a person it is not for."""
    if show not in _shows:
        _shows.append(show)


def shown_beside(request: HttpRequest, row: Model) -> Sequence[str]:
    """What others have to show beside a thing to whoever asks."""
    return [shown for show in _shows if (shown := show(request, row))]
