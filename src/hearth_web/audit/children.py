"""What the log may say of a child, asked of the app that knows children.

That app stands in a tier above, and registers itself here when it is ready.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q

__all__ = ["Desk", "Seen", "desk", "register"]


@dataclass(frozen=True)
class Seen:
    """A child this reader may see: a name, and where their record is."""

    name: str
    href: str


class Desk(Protocol):
    """What is asked of whoever knows children."""

    def found(self, words: str) -> list[UUID]:
        """The children with this identifier."""

    def seen(self, reader: Any, children: Iterable[UUID]) -> Mapping[UUID, Seen]:
        """Those of these children whose record this reader may open."""

    def closed(self, reader: Any, children: Iterable[UUID]) -> set[UUID]:
        """Those of these children whose record is kept close, and not open to this reader."""

    def hidden(self, reader: Any) -> Q:
        """The events this reader must not be shown at all."""

    def withheld(self, reader: Any, kind: str, field: str) -> bool:
        """Whether values of this field of this kind of row are kept from this reader."""


_desk: list[Desk] = []


def register(one: Desk) -> None:
    """Ask this one from now on."""
    _desk[:] = [one]


def desk() -> Desk:
    """Whoever knows children. It has registered itself before any page is asked for."""
    return _desk[0]
