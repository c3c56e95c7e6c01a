"""The kind of fact of this app that people record."""

from __future__ import annotations

from hearth_web.leaving.forms import LeavingCareForm
from hearth_web.leaving.models import LeavingCare
from hearth_web.people.views.record import kinds
from hearth_web.people.views.record.kinds import Kind

__all__ = ["register"]

KIND = Kind(
    "leaving-care",
    "how things stand after care",
    LeavingCare,
    LeavingCareForm,
    LeavingCareForm,
    "Record how things stand with leaving care",
    group="Leaving care",
)


def register() -> None:
    """Have pages for it."""
    kinds.register(KIND)
