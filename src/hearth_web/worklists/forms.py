"""Forms of the work that is due: which of it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms

from hearth.vocabulary import code_set
from hearth_web.access.models import Team
from hearth_web.people.models import Worker
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, HearthForm, LongTextField, RadiosField, SearchSelect
from hearth_web.worklists.asking import GROUPS, WHEN

__all__ = ["CoverForm", "Narrow"]


LONGEST = 2_000
FURTHEST = 365  # days ahead
AWAY = "ABSENC"
KEPT = (
    "duty",
    "child",
    "worker",
    "owner",
    "late",
    "by",
    "across",
    "fold",
)  # what links have chosen


class Narrow(HearthForm):
    """Which obligations: due when, and of which part of practice. Read from the address."""

    when = forms.ChoiceField(
        label="Due", required=False, choices=[(key, words) for key, (words, _) in WHEN.items()]
    )
    group = forms.ChoiceField(
        label="Part of the work",
        required=False,
        choices=[("", "All"), *((key, group.value) for key, group in GROUPS.items())],
    )
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(
        self, *args: Any, teams: Sequence[Team] = (), with_when: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", "All"), *((str(team.pk), team.name) for team in teams)]
        if len(teams) < 2:
            del self.fields["team"]
        if not with_when:
            del self.fields["when"]
        for name in KEPT:
            if self.data.get(name):
                self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)


class CoverForm(HearthForm):
    """Who takes over whose children, from when, until when, and why."""

    worker = forms.ChoiceField(
        label="Whose children?", widget=SearchSelect, error_messages={"required": "Select a worker"}
    )
    other = forms.ChoiceField(
        label="Who takes over?",
        widget=SearchSelect,
        error_messages={"required": "Select who takes over"},
    )
    start = DateField(label="From which day?", help_text="For example, 31 3 2025.")
    until = DateField(
        label="On which day do they come back?",
        help_text="Leave it empty if the change is for good. Otherwise every child has their "
        "worker again from that day on, by itself.",
        required=False,
    )
    reason = RadiosField(label="Why?", choices=())
    words = LongTextField(
        label="Why, in words for the children",
        help_text="It stands in the record of each of them. For example: Sam is ill, and Alex "
        "looks after your plans until Sam is back.",
        max_length=LONGEST,
        required=False,
    )

    def __init__(
        self, *args: Any, led: Sequence[Worker], here: Sequence[Worker], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, workers in (("worker", led), ("other", here)):
            each = [(str(worker.pk), named(worker)) for worker in workers]
            self.fields[name].choices = [("", "Select"), *each]
        reasons = code_set("SW_REASON").codes()
        self.fields["reason"].choices = [(each.code, each.label) for each in reasons]
        self.initial.setdefault("reason", AWAY)
        self.initial.setdefault("start", clock.today())

    def clean(self) -> dict[str, Any]:
        """Two people, and a time between two days that are not far off."""
        told = super().clean() or self.cleaned_data
        start, until = told.get("start"), told.get("until")
        if told.get("worker") and told.get("worker") == told.get("other"):
            self.add_error("other", "Select somebody else")
        if start and start > clock.today() + timedelta(FURTHEST):
            self.add_error("start", "The day must be within a year from today")
        if start and until and until <= start:
            self.add_error("until", "The day they come back must be after the first day")
        return told


def named(worker: Worker) -> str:
    """A worker with their team, to be told from others of the name."""
    team = f", {worker.team}" if worker.team else ""
    return f"{worker}{team}{' (left)' if worker.left else ''}"
