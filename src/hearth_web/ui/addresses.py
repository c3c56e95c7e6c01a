"""The current address with something changed, everything else kept."""

from __future__ import annotations

from django.http import HttpRequest

__all__ = ["changed"]


def changed(request: HttpRequest, **changes: object) -> str:
    """The query string with those keys set, or taken away where the value is None."""
    query = request.GET.copy()
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}" if query else request.path
