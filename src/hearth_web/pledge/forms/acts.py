"""What is asked beside the things themselves: how an action goes, a file, a reason, a filter."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.pledge.reading.files import BIGGEST
from hearth.pledge.shape import LONG, SHORT
from hearth_web.pledge.models import Strategy
from hearth_web.pledge.models.tree import STATES
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, HearthForm, LongTextField, RadiosField, UploadField

__all__ = ["LATE", "ActionsFilter", "BringForm", "ProgressForm", "VersionForm", "WhyForm"]

LONGEST_WHY = 1_000
LATE = "late"  # no state: it follows from the day an action is due


class ProgressForm(HearthForm):
    """How an action goes."""

    on = DateField(label="Day", latest=clock.today, initial=clock.today)
    state = RadiosField(
        label="Where is it now?",
        required=False,
        choices=[*STATES, ("", "As it was")],
        initial="",
    )
    note = LongTextField(
        label="What happened?",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what happened"},
    )
    by = forms.CharField(
        label="Who says so", max_length=SHORT, required=False, help_text="A post or a service."
    )


class BringForm(HearthForm):
    """A file of a strategy."""

    file = UploadField(
        label="File",
        kinds=(".yaml", ".yml", ".xlsx"),
        largest=BIGGEST,
        help_text="A YAML file, or a workbook with a sheet for each kind of thing.",
        error_messages={"required": "Choose a file"},
    )
    replaces = forms.ModelChoiceField(
        Strategy.objects.none(),
        label="What is it?",
        required=False,
        empty_label="A new strategy",
        help_text="A new version keeps what was said about each action so far.",
    )

    def __init__(self, *args: Any, strategies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["replaces"]
        field.queryset = strategies
        field.label_from_instance = lambda each: f"A new version of {each}"


class WhyForm(HearthForm):
    """Why something is done."""

    why = LongTextField(
        label="Why?",
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )


class VersionForm(HearthForm):
    """A name for the strategy as it is."""

    label = forms.CharField(
        label="Name of the version",
        max_length=SHORT,
        help_text="For example, Agreed by cabinet, 12 March 2025.",
        error_messages={"required": "Give the version a name"},
    )
    why = LongTextField(
        label="Why is it kept?",
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ActionsFilter(HearthForm):
    """Which actions are listed. Read from the address."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All"), (LATE, "Late"), *STATES],
    )
    lead = forms.ChoiceField(label="Who leads", required=False)

    def __init__(self, *args: Any, leads: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["lead"]
        field.choices = [("", "All"), *((each, each) for each in leads)]
