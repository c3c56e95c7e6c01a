"""Opening a child's record: it is logged before anything of it is shown."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.people.life import Life
from hearth_web.people.queries import child_for
from hearth_web.ui import clock

__all__ = ["opened"]


def opened(user: User, id: UUID, page: str) -> Life:
    """The record, logged as seen; Http404 when it is not theirs to see.

    The transaction ends here, so that a slow page does not hold the log's end from others.
    """
    with transaction.atomic():
        child = child_for(user, id)
        audit.viewed(by=user, child=child.pk, page=page)
    return Life(child, user, clock.today())
