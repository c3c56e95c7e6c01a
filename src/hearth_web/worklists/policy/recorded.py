"""Which duties the record answers for: worked out each night from everybody's record.

A duty of which the council never recorded anything would be overdue for every child, and that
would say nothing about the children. It is not asked about; the page of rules says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.coverage import kept_from
from hearth_web.bridge.lives import lives
from hearth_web.ui import clock
from hearth_web.worklists.models import Recorded
from hearth_web.worklists.policy.marking import changing

__all__ = ["bring_up_to_date", "first_recorded"]


def first_recorded(today: date) -> Mapping[str, date]:
    """The first day on which anything was done about each duty, as known on the day."""
    return kept_from(lives().upto(today), CATALOGUE.values())


def bring_up_to_date(today: date | None = None) -> bool:
    """Keep since when each duty is recorded here; whether that changed.

    Everybody's obligations are to be worked out again when it did.
    """
    found = first_recorded(today or clock.today())
    wanted = {duty: found.get(duty) for duty in CATALOGUE}
    held = dict(Recorded.objects.values_list("duty", "since"))
    if wanted == held:
        Recorded.objects.update(looked_at=timezone.now())
        return False
    with transaction.atomic(), changing():
        Recorded.objects.exclude(duty__in=wanted).delete()
        Recorded.objects.bulk_create(
            (Recorded(duty=duty, since=since) for duty, since in wanted.items()),
            update_conflicts=True,
            unique_fields=["duty"],
            update_fields=["since", "looked_at"],
        )
    return True
