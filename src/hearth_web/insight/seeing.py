"""Noting who was shown which children by a number, a map or a list of what is amiss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from hearth_web import audit

__all__ = ["log_children"]


def log_children(request: HttpRequest, what: Mapping[str, Any]) -> None:
    """Log that a list of children was seen, or taken away as a file: which list, and how many."""
    way = "downloaded" if request.GET.get("format") else "seen"
    with transaction.atomic():
        audit.record(by=request.user, action=f"insight.children.{way}", after=what)
