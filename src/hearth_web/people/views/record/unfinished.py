"""Forms of children that somebody began and has not saved: the way back to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import Resolver404, resolve, reverse

from hearth_web.access.models import User
from hearth_web.people.models import Child, Draft
from hearth_web.people.queries import drafts_of, visible_children
from hearth_web.people.views.record.kinds import kinds

__all__ = ["Unfinished", "unfinished"]

MOST = 20


@dataclass(frozen=True)
class Unfinished:
    """A form that was begun: what it is for, whose, since when, and the way back to it."""

    title: str
    child: Child
    at: datetime
    href: str


def unfinished(user: User) -> list[Unfinished]:
    """The forms this person began for children they may see, the latest first."""
    begun = [(draft, where(draft)) for draft in drafts_of(user, MOST)]
    found = visible_children(user).in_bulk([asked["id"] for _, asked in begun if "id" in asked])
    names = {kind.slug: kind for kind in kinds()}
    return [
        Unfinished(
            names[asked["slug"]].adding if "fact" not in asked else names[asked["slug"]].name,
            found[asked["id"]],
            draft.saved_at,
            reverse("draft", args=[draft.form]),
        )
        for draft, asked in begun
        if asked.get("id") in found and asked.get("slug") in names
    ]


def where(draft: Draft) -> Mapping[str, Any]:
    """What the address of the form names: the child, the kind of fact, the fact."""
    try:
        return resolve(f"/{draft.form}/").kwargs
    except Resolver404:
        return {}
