"""Putting a document into a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from hearth_web.people.actions.documents import add_document
from hearth_web.people.forms.base import FactForm, RecordForm
from hearth_web.people.forms.fields import PastDate
from hearth_web.people.forms.files import KINDS, SAYS, checked_kind
from hearth_web.people.models import Document
from hearth_web.ui.forms import UploadField

__all__ = ["CorrectDocument", "DocumentForm"]

LARGEST = 25  # megabytes
DOCUMENT_KINDS = (
    "Care plan",
    "Pathway plan",
    "Court order or legal document",
    "Assessment or report",
    "Health",
    "Education",
    "Letter or message",
    "Photo or something the child made",
    "Identity document",
    "Other",
)


class About(RecordForm):
    """What a document is."""

    called: ClassVar[Mapping[str, str]] = {
        "title": "what the document is",
        "kind": "the kind of document",
        "at": "the date on the document",
    }

    title = forms.CharField(label="What is it?", help_text="In a few words.", max_length=200)
    kind = forms.ChoiceField(
        label="What kind of document is it?",
        choices=[(each, each) for each in DOCUMENT_KINDS],
        widget=forms.RadioSelect,
    )
    at = PastDate(label="What is the date on it?")


class DocumentForm(About):
    """A file, and what it is."""

    file = UploadField(
        label="The file",
        help_text=f"{SAYS}, smaller than {LARGEST} MB.",
        kinds=KINDS,
        largest=LARGEST,
        max_length=400,
    )
    field_order: ClassVar[list[str]] = ["file", "title", "kind", "at"]

    def clean_file(self) -> UploadedFile:
        """Allowed by what is in it."""
        file: UploadedFile = self.cleaned_data["file"]
        checked_kind(file.file)
        return file

    def save(self) -> None:
        """Keep the file and its row."""
        told: dict[str, Any] = self.cleaned_data
        add_document(
            by=self.desk.user,
            child=self.its_child,
            file=told["file"].file,
            name=told["file"].name,
            values={name: told[name] for name in ("title", "kind", "at")},
        )


class CorrectDocument(About, FactForm):
    """What a document is, put right. The file itself stays as it came."""

    model = Document
