"""Changing how the council shows itself."""

from __future__ import annotations

import hashlib

from django.db import transaction

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.ui.models import House

__all__ = ["change_house"]


def change_house(
    *, by: User, name: str, accent: str, logo: bytes | None = None, without_logo: bool = False
) -> None:
    """Another name, colour or logo. ValidationError as `House` has it."""
    with transaction.atomic():
        house = House.objects.select_for_update().first() or House()
        before = _said(house)
        house.name, house.accent = name, accent.lower()
        if without_logo:
            house.logo = b""
        elif logo is not None:
            house.logo = logo
        was, now = audit.changes(before, _said(house))
        if not now:
            return
        house.save()
        audit.record(by=by, action="access.house.changed", subject=house, before=was, after=now)
    House.forget()


def _said(house: House) -> dict[str, str]:
    logo = bytes(house.logo)
    digest = hashlib.sha256(logo).hexdigest()[:16] if logo else ""
    return {"name": house.name, "accent": house.accent, "logo": digest}
