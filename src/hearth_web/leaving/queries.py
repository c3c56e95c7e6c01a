"""Reading how things stand with care leavers."""

from __future__ import annotations

from hearth_web.leaving.models import LeavingCare
from hearth_web.people.models import Child

__all__ = ["held_of"]


def held_of(child: Child) -> LeavingCare | None:
    """How things stand with this young person, if that is known."""
    return LeavingCare.objects.filter(child=child).first()
