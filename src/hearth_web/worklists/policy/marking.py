"""Changes of rules: one after another, each with a mark of its own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from hearth_web.worklists.models import PolicyMark

__all__ = ["changing"]

ONLY = 1


@contextmanager
def changing() -> Iterator[None]:
    """Within it, and to the end of the transaction it is in, nobody else changes rules."""
    PolicyMark.objects.get_or_create(pk=ONLY)
    mark = PolicyMark.objects.select_for_update().get(pk=ONLY)
    yield
    mark.mark = secrets.token_hex(16)
    mark.save()
