"""What pages of this app have around them."""

from __future__ import annotations

from django.urls import reverse

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.ui.navigation import Link

__all__ = ["here"]


def here(user: User, current: str = "") -> list[Link]:
    """The pages of this part of the site; the current one is marked."""
    pages = [("file-audits", "File audits")]
    if user.may(Verb.SEE_FINDINGS):
        pages = [("inspections", "Inspections"), ("findings", "Findings by theme"), *pages]
    return [Link(label, reverse(name), "page" if name == current else "") for name, label in pages]
