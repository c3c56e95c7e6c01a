"""Forms of insight."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.vocabulary import Council, council, councils
from hearth_web.ui.forms import DateField, HearthForm, RadiosField, SearchSelect, YesNoField

__all__ = ["CouncilForm", "OpennessForm", "ReportForm"]


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
