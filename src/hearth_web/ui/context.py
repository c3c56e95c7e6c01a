"""What every page knows: the council, the sections this person sees, where to search."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hearth_web.ui import navigation
from hearth_web.ui.models import House

__all__ = ["house"]


def house(request: HttpRequest) -> dict[str, Any]:
    """The context of `ui/page.html`. Nothing is read until a template asks for it."""
    return {
        "house": SimpleLazyObject(House.now),
        "sections": SimpleLazyObject(lambda: navigation.links(request, "main")),
        "account_links": SimpleLazyObject(lambda: navigation.links(request, "account")),
        "footer_links": SimpleLazyObject(lambda: navigation.links(request, "footer")),
        "find_url": SimpleLazyObject(lambda: navigation.find_url(request)),
        "is_demo": settings.DEMO,
        "demo_day": settings.TODAY,
        "session_seconds": settings.SESSION_COOKIE_AGE,
    }
