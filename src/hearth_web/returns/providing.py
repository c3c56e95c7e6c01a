"""Bringing Ofsted's list of providers."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from hearth.returns.ssda903.register import register_in
from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.returns.freezing import packed
from hearth_web.returns.models import CHECK, ProviderList

__all__ = ["bring_providers"]


def bring_providers(*, by: User, name: str, data: bytes, made_on: date) -> ProviderList:
    """Use this list from now on, and check the return again.

    UnreadableError, with what to do, for a file that is no such list; then nothing changes.
    """
    rows = register_in(data, name)
    with transaction.atomic():
        ProviderList.objects.update(packed=b"")
        made = ProviderList.objects.create(
            made_on=made_on,
            name=name[:200],
            homes=len(rows),
            packed=packed(rows),
            by=by,
            who=str(by)[:200],
        )
        after = {"file": made.name, "made_on": made_on, "homes": made.homes}
        audit.record(by=by, action="returns.providers.brought", subject=made, after=after)
        jobs.ask(CHECK, pause=timedelta(), by=by)
    return made
