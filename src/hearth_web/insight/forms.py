"""Forms of insight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from hearth.measures import Window
from hearth.vocabulary import Council, council, councils
from hearth_web.access.models import Team
from hearth_web.insight.days import Reach
from hearth_web.insight.scopes import Scope
from hearth_web.ui.forms import DateField, HearthForm, RadiosField, SearchSelect, YesNoField

__all__ = ["CouncilForm", "OpennessForm", "PeriodForm", "ReportForm"]


def choices() -> list[tuple[str, str]]:
    """Every council there is now, by name."""
    now = sorted((each.name, each.ons_code) for each in councils() if not each.abolished)
    return [("", ""), *((code, name) for name, code in now)]


class CouncilForm(HearthForm):
    """Which council this is."""

    council = forms.ChoiceField(
        label="Which council is this?",
        choices=choices,
        widget=SearchSelect,
        error_messages={"required": "Choose your council."},
    )

    def clean_council(self) -> Council:
        """The council itself."""
        return council(self.cleaned_data["council"])


class OpennessForm(HearthForm):
    """Whether the numbers are public."""

    public = YesNoField(
        label="Show the numbers to everyone?",
        help_text="Anybody can then see them without signing in. Small numbers are withheld, and "
        "nothing of any child is shown.",
    )


class ReportForm(HearthForm):
    """Of which day, and for whom."""

    as_at = DateField(label="Day the report describes", help_text="For example, 31 3 2025.")
    readers = RadiosField(
        label="Who will read it",
        choices=[
            ("public", "Anybody: small numbers are withheld"),
            ("full", "Officers only: exact numbers"),
        ],
    )

    def __init__(self, *args: Any, reach: Any, may_be_exact: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_at"].earliest, self.fields["as_at"].latest = reach.first, reach.last
        if not may_be_exact:
            del self.fields["readers"]

    @property
    def is_public(self) -> bool:
        """Whether small numbers are to be withheld."""
        return self.cleaned_data.get("readers", "public") == "public"


class PeriodForm(HearthForm):
    """From which day to which, whose, and whether all of it. Read from the address."""

    since = DateField(label="First day")
    on = DateField(label="Last day")
    team = forms.ChoiceField(label="Whose children", required=False)
    how = forms.ChoiceField(
        label="Which", required=False, choices=[("", "All"), ("late", "Only what was not on time")]
    )

    def __init__(
        self, *args: Any, reach: Reach, scope: Scope, teams: Sequence[Team], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("since", "on"):
            self.fields[name].earliest, self.fields[name].latest = reach.first, reach.last
        whole = [("", "Whole service")]
        self.fields["team"].choices = [*whole, *((str(team.pk), team.name) for team in teams)]
        self.initial.setdefault("team", str(scope.id or ""))
        if not teams:
            del self.fields["team"]
        if scope.kind == "worker":
            self.fields["worker"] = forms.CharField(widget=forms.HiddenInput, initial=scope.id)

    def clean(self) -> dict[str, Any]:
        """It ends on or after the day it begins."""
        told = super().clean() or self.cleaned_data
        since, on = told.get("since"), told.get("on")
        if since and on and on < since:
            self.add_error("on", "The last day must be on or after the first")
        return told

    @property
    def window(self) -> Window | None:
        """The period asked for; None where none was, or none that there is."""
        if not self.is_bound or not self.is_valid():
            return None
        return Window(self.cleaned_data["since"], self.cleaned_data["on"])

    @property
    def only_late(self) -> bool:
        """Whether only what was not done on time is shown."""
        return self.is_bound and self.is_valid() and self.cleaned_data["how"] == "late"
