"""Lists a part at a time, each saying where the next begins."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Field, Schema

from hearth_web.api.problems import ApiError

__all__ = ["PageOf", "Paging", "page"]

Item = TypeVar("Item")
LONGEST = 1000


class Paging(Schema):
    """How a list is asked for."""

    cursor: str = Field("", description="`next` of the part before.", max_length=200)
    limit: int = Field(100, ge=1, le=LONGEST, description="How many at most.")


class PageOf(Schema, Generic[Item]):
    """A part of a list. `next` is the cursor of the part after it, null at the end."""

    items: list[Item]
    next: str | None


def page(found: QuerySet[Any], key: str, paging: Paging, *, newest: bool = False) -> PageOf[Any]:
    """The part after the cursor, by a unique column; `newest` goes from the last to the first."""
    if paging.cursor:
        after = found.model._meta.get_field(key).to_python(value_of(paging.cursor))
        found = found.filter(**{f"{key}__{'lt' if newest else 'gt'}": after})
    rows = list(found.order_by(f"-{key}" if newest else key)[: paging.limit + 1])
    more = len(rows) > paging.limit
    rows = rows[: paging.limit]
    return PageOf[Any](items=rows, next=cursor_of(getattr(rows[-1], key)) if more else None)


def cursor_of(value: Any) -> str:
    return base64.urlsafe_b64encode(str(value).encode()).decode().rstrip("=")


def value_of(cursor: str) -> str:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise ApiError(400, "That cursor is none. Send the `next` of an answer.") from None
