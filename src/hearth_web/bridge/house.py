"""The council this record is of, in the pure half's terms."""

from __future__ import annotations

from hearth.vocabulary import Council
from hearth.vocabulary import council as council_called
from hearth_web.ui.models import House

__all__ = ["council"]


def council() -> Council | None:
    """The council chosen for this installation; None until somebody has."""
    code = House.now().code
    return council_called(code) if code else None
