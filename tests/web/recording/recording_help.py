"""Forms as browsers send them."""

from __future__ import annotations

import re
import uuid
from datetime import date
from html import unescape


def hidden_of(html: str) -> dict[str, str]:
    """The hidden inputs in some HTML."""
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", html):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = unescape(value[1]) if value else ""
    return found


def day(name: str, on: date) -> dict[str, str]:
    """A date as its three boxes send it."""
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


def once() -> dict[str, str]:
    """A fresh token."""
    return {"once": str(uuid.uuid4())}
