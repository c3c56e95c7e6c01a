"""Forms of the return: why the data is right, and the deadline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from hearth.dates import CollectionYear
from hearth_web.access.models import Team
from hearth_web.returns.asking import Asked
from hearth_web.returns.lists import SHOW
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, HearthForm, LongTextField, UploadField

__all__ = [
    "DeadlineForm",
    "ExplainForm",
    "Narrow",
    "ProvidersForm",
    "SentForm",
    "WhichFailures",
    "WithdrawForm",
]

LONGEST = 2_000
LARGEST_LIST = 50  # megabytes


class ExplainForm(HearthForm):
    """Why the data is right although a check says otherwise."""

    words = LongTextField(
        label="Why is this right?",
        help_text="The department may ask. Say what happened and where it is written down. It is "
        "kept for this return and for those after it, until the values change.",
        max_length=LONGEST,
        error_messages={"required": "Enter why this is right"},
    )


class WithdrawForm(HearthForm):
    """Nothing is asked: only that it is meant."""


class DeadlineForm(HearthForm):
    """By when the return is to be in."""

    day = DateField(label="Deadline", help_text="For example, 30 6 2025.")


class ProvidersForm(HearthForm):
    """A list of homes, and the day it is of."""

    file = UploadField(
        label="List file",
        kinds=(".xlsx", ".csv"),
        largest=LARGEST_LIST,
        help_text="Ofsted’s workbook as it is, or a CSV with the columns URN, PLACE_CODES, "
        "PROVIDER_CODES, REG_END and POSTCODE.",
        error_messages={"required": "Choose the list"},
    )
    made_on = DateField(
        label="Day the list is of",
        latest=clock.today,
        help_text="Ofsted writes it in the file or its name. For example, 31 3 2025.",
    )


class SentForm(HearthForm):
    """When a return was sent."""

    day = DateField(
        label="Day it was sent", latest=clock.today, help_text="For example, 10 6 2025."
    )


class Narrow(HearthForm):
    """Which failures: of which year and team, and whether explained. Read from the address."""

    year = forms.ChoiceField(label="Return", required=False)
    team = forms.ChoiceField(label="Whose children", required=False)
    show = forms.ChoiceField(label="Show", required=False, choices=tuple(SHOW.items()))
    by = forms.CharField(required=False, widget=forms.HiddenInput)
    check = forms.CharField(required=False, widget=forms.HiddenInput)
    child = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        asked: Asked,
        teams: Sequence[Team],
        with_show: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        years = reversed(asked.years)
        self.fields["year"].choices = [(str(year), CollectionYear(year).label) for year in years]
        self.fields["team"].choices = [("", "All"), *((str(team.pk), team.name) for team in teams)]
        self.initial.setdefault("year", str(asked.year or ""))
        wanted = {
            "year": len(asked.years) > 1 and not asked.of_files,
            "team": len(teams) > 1,
            "show": with_show,
            **{name: bool(self.data.get(name)) for name in ("by", "check", "child")},
        }
        for name in (name for name, keep in wanted.items() if not keep):
            del self.fields[name]


class WhichFailures(HearthForm):
    """Which failures are taken as mended: of which year, explained or not, of which rule."""

    year = forms.ChoiceField(label="Return", required=False)
    show = forms.ChoiceField(
        label="Failures",
        required=False,
        choices=(("", "Those to mend"), ("all", "All, the explained ones too")),
    )
    rule = forms.ChoiceField(label="Rule", required=False)

    def __init__(self, *args: Any, asked: Asked, rules: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = reversed(asked.years)
        self.fields["year"].choices = [(str(year), CollectionYear(year).label) for year in years]
        self.fields["rule"].choices = [("", "All"), *((rule, rule) for rule in rules)]
        self.initial.setdefault("year", str(asked.year or ""))
