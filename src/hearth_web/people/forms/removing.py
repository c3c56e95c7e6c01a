"""Taking out what was recorded in error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from hearth_web.people import presenters
from hearth_web.people.actions.histories import hanging_on, rest_of
from hearth_web.people.forms.base import Desk, RecordForm
from hearth_web.people.forms.care import CorrectPlacement
from hearth_web.people.models import LegalStatus, PeriodOfCare, Placement, Spell
from hearth_web.ui.words import shown

__all__ = ["Hanging", "RemoveCare", "RemoveForm", "said_of_hanging"]

CHANGED = (
    "What hangs on this period of care has changed since you opened the page. Look at the list "
    "below, then remove it again."
)


class RemoveForm(RecordForm):
    """Why something should not be in the record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        why = self.fields["why"]
        why.label = "Why should it not be in the record?"
        why.help_text = (
            "Remove only what was recorded in error. If it ended, correct it and say when."
        )
        why.required = True
        why.error_messages["required"] = "Enter why it should not be in the record"

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002
        """Nothing is filled in."""
        return {}


class RemoveCare(RemoveForm):
    """A period of care goes with what hangs on it; `seen` says what that was on the screen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    hidden_always: ClassVar[tuple[str, ...]] = (*RemoveForm.hidden_always, "seen")

    def initial_of(self, row: Any) -> dict[str, Any]:
        """What hangs on it now."""
        return {"seen": fingerprint(row)}

    def clean(self) -> dict[str, Any]:
        """Nothing goes that was not on the screen."""
        told = super().clean()
        now = self.initial["seen"]
        if self.cleaned_data.get("seen") != now:
            self.add_error(None, CHANGED)
            again: Any = self.data
            self.data = again.copy()
            self.data["seen"] = now  # type: ignore[index]
        return told


def fingerprint(period: PeriodOfCare) -> str:
    """What hangs on a period, each with its version."""
    return " ".join(f"{row.pk}/{row.version}" for row in hanging_on(period))


@dataclass(frozen=True)
class Hanging:
    """One thing that hangs on a period of care, and what becomes of it, in words."""

    what: str
    when: str
    fate: str


def said_of_hanging(period: PeriodOfCare, desk: Desk) -> list[Hanging]:
    """What hangs on a period, as this person may read it."""
    return [
        Hanging(title_of(row, desk), when(row), fate(row, period)) for row in hanging_on(period)
    ]


def title_of(row: Spell, desk: Desk) -> str:
    """A legal status or a home in words; where adopters live is kept close."""
    if isinstance(row, LegalStatus):
        return f"Legal status: {presenters.coded('LS', row.ls)}"
    if isinstance(row, Placement) and not CorrectPlacement.is_closed_to(row, desk):
        return f"Placement: {presenters.coded('PLACE', row.place)}"
    return "A placement that only those who may see adoption can open"


def when(row: Spell) -> str:
    """From when to when."""
    return f"{shown(row.decom)} to {shown(row.dec)}" if row.dec else f"Since {shown(row.decom)}"


def fate(row: Spell, period: PeriodOfCare) -> str:
    """What becomes of it."""
    rest = rest_of(row, period)
    if rest is None:
        return "Removed"
    if "decom" in rest:
        return f"Starts on {shown(rest['decom'])} instead"
    return f"Ends on {shown(rest['dec'])} instead" if "dec" in rest else "Stays"
