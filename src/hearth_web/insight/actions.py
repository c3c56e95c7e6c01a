"""Choosing the council, and opening its numbers to everyone."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hearth.vocabulary import Council
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.insight.models import Openness
from hearth_web.ui.models import House

__all__ = ["choose_council", "open_numbers"]


def choose_council(*, by: User, council: Council) -> None:
    """This installation is of that council from now on; its name is shown unless it has one."""
    with transaction.atomic():
        house = House.objects.select_for_update().first() or House()
        before = {"code": house.code, "name": house.name}
        house.code, house.name = council.ons_code, council.name
        house.set_up_at = house.set_up_at or timezone.now()
        house.save()
        after = {"code": house.code, "name": house.name}
        was, now = audit.changes(before, after)
        audit.record(by=by, action="access.house.chosen", subject=house, before=was, after=now)
    House.forget()


def open_numbers(*, by: User, public: bool) -> None:
    """Whether everyone may see the numbers, small ones withheld."""
    with transaction.atomic():
        now, _ = Openness.objects.select_for_update().get_or_create(pk=1)
        if now.public_numbers == public:
            return
        now.public_numbers = public
        now.save()
        was, is_now = {"public_numbers": not public}, {"public_numbers": public}
        audit.record(
            by=by, action="insight.openness.changed", subject=now, before=was, after=is_now
        )
