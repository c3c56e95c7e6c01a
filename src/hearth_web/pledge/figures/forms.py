"""What the pages of the register ask."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth_web.pledge.models.figures import KINDS, STATUSES
from hearth_web.ui.forms import DateField, HearthForm, LongTextField, RadiosField, UploadField

__all__ = [
    "AnswerForm",
    "BringForm",
    "CorrectForm",
    "PublishForm",
    "RegisterFilter",
    "StatusForm",
]

READERS = [("public", "Everybody"), ("officers", "Officers and those who may see small numbers")]
LARGEST = 5  # megabytes
SUPERSEDED = "superseded"


class RegisterFilter(HearthForm):
    """Narrowing the register; each is in the address."""

    words = forms.CharField(label="Words in what it counts", required=False, max_length=100)
    document = forms.ChoiceField(label="Document", required=False)
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Any"), *STATUSES, (SUPERSEDED, "Superseded by a correction")],
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), *KINDS])
    since = DateField(label="Of this day or later", required=False)
    until = DateField(label="Of this day or earlier", required=False)

    def __init__(self, *args: Any, documents: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = [("", "Any"), *documents]


class BringForm(HearthForm):
    """A file of figures that were printed elsewhere."""

    file = UploadField(
        label="The file",
        kinds=(".csv", ".txt"),
        largest=LARGEST,
        help_text="A CSV with a figure in each row. Its first line names the columns: quantity, "
        "printed and document are needed; when, unit, place, population, numerator and "
        "denominator let more be checked.",
    )
    readers = RadiosField(
        label="Who could read the document?",
        choices=READERS,
        help_text="Its figures are shown to the same people here.",
    )


class AnswerForm(HearthForm):
    """Why two figures differ."""

    reason = LongTextField(
        label="Why do they differ?",
        max_length=1000,
        help_text="For example: the second counts everybody owed a duty, not only those in touch. "
        "It is kept with your name and shown wherever the two are.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CorrectForm(HearthForm):
    """The value that should have been printed."""

    printed = forms.CharField(label="What it should say", max_length=100)
    why = LongTextField(
        label="Why is it corrected?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class PublishForm(HearthForm):
    """The day a document goes."""

    on = DateField(label="Day it is published")


class StatusForm(HearthForm):
    """How far a figure may be relied on."""

    status = RadiosField(label="Status", choices=STATUSES)
