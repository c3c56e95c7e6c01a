"""Noting who was shown which work, and who took it away as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404

from hearth_web import audit
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.ui.tables.respond import FORMATS

__all__ = ["as_file", "log_work"]


def as_file(request: SignedInRequest) -> bool:
    """Whether a file is asked for; Http404 to those who may take none away."""
    asked = request.GET.get("format") in FORMATS
    if asked and not request.user.may(Verb.DOWNLOAD):
        raise Http404("may not take lists away")
    return asked


def log_work(request: SignedInRequest, what: Mapping[str, Any]) -> None:
    """Log that work was seen, or taken away as a file: which list, of whom."""
    way = "downloaded" if request.GET.get("format") in FORMATS else "seen"
    with transaction.atomic():
        audit.record(by=request.user, action=f"worklists.work.{way}", after=what)
