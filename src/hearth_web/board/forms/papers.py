"""Forms of papers: the report by its sections, its tables, and files attached to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hearth.board.kinds import OFFICER, heading_of, kinds, template_for
from hearth.board.template import TemplateSection
from hearth_web.board.forms.base import OnceField, RowForm, ThreeWayField
from hearth_web.board.models import BackgroundPaper, Consulted, Paper
from hearth_web.people.forms.files import KINDS, checked_kind
from hearth_web.ui.forms import (
    DateField,
    HearthForm,
    LongTextField,
    RadiosField,
    UploadField,
    YesNoField,
)

__all__ = ["AttachForm", "BackgroundPaperForm", "ConsultedForm", "KindForm", "PaperForm"]

LONGEST = 60_000
LARGEST = 20  # megabytes of a file
ASKED = "Write “None” where there are none: an empty section is lacking."


class KindForm(HearthForm):
    """What kind of report it is."""

    kind = RadiosField(
        label="Kind of report",
        choices=[(key, each.name) for key, each in kinds().items()],
        hints={key: each.about for key, each in kinds().items()},
        initial=OFFICER,
    )


class PaperForm(RowForm):
    """A report: its banner, each section of the template, and its audit trail."""

    model = Paper

    title = forms.CharField(label="Report title", max_length=300)
    from_whom = forms.CharField(
        label="From", max_length=200, help_text="The post, as the banner has it."
    )
    wards = forms.CharField(label="Wards or groups affected", max_length=200)
    plain_words = LongTextField(
        label="In plain words for young people", max_length=6000, required=False,
        help_text="A short version that a fifteen-year-old can read. Write it yourself: it is "
        "never made by a machine.",
    )  # fmt: skip
    lead_officer = forms.CharField(label="Lead officer", max_length=200, required=False)
    author = forms.CharField(label="Report author", max_length=200, required=False)
    key_decision = YesNoField(label="Is it a key decision?")
    sent_on = DateField(label="When was the final report sent to the clerk?", required=False)
    is_final = forms.BooleanField(
        label="This is the final version, ready for the agenda", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = self.row.sections if self.row else {}
        self.written = sections_of(self.row.kind if self.row else OFFICER, said)
        texts = {
            f"section_{each.key}": section_field(each, said.get(each.key, ""))
            for each in self.written
        }
        first = ("title", "from_whom", "wards")
        rest = {name: field for name, field in self.fields.items() if name not in first}
        self.fields = {name: self.fields[name] for name in first} | texts | rest

    def values(self) -> dict[str, Any]:
        """The sections that say something, by their key."""
        told = super().values()
        texts = {
            each.key: self.cleaned_data[f"section_{each.key}"].strip() for each in self.written
        }
        return told | {"sections": {key: text for key, text in texts.items() if text}}


def sections_of(kind: str, said: Mapping[str, str]) -> list[TemplateSection]:
    """The sections of a kind that are written, and others in which something is."""
    found = [each for each in template_for(kind).sections if each.is_text]
    keys = {each.key for each in found}
    others = [key for key, text in said.items() if text and key not in keys]
    hint = "Not a section of this kind of report. Move it, or empty it."
    return [*found, *(TemplateSection(key, heading_of(key), hint=hint) for key in others)]


def section_field(section: TemplateSection, said: str) -> LongTextField:
    """The box for the text of a section."""
    needed = "" if section.required else " (optional)"
    hint = section.hint or (ASKED if section.required else "")
    field = LongTextField(
        label=f"{section.heading}{needed}", help_text=hint, max_length=LONGEST, required=False,
        initial=said, widget=forms.Textarea(attrs={"rows": 3 if section.is_implication else 8}),
    )  # fmt: skip
    field.error_messages["max_length"] = (
        f"{section.heading} must be {LONGEST:,} characters or fewer"
    )
    return field


class BackgroundPaperForm(RowForm):
    """A document the report relies on."""

    model, under = BackgroundPaper, "paper"

    title = forms.CharField(label="Document", max_length=300)
    held_at = forms.CharField(label="Where is it held?", max_length=300)
    contact = forms.CharField(label="Whom to ask", max_length=200)
    link = forms.URLField(label="Web address", required=False, assume_scheme="https")


class ConsultedForm(RowForm):
    """Who was asked for comments."""

    model, under = Consulted, "paper"

    officer = forms.CharField(label="Officer or cabinet member", max_length=200)
    sought = ThreeWayField(label="Were comments sought?")
    included = ThreeWayField(label="Are the comments in the report?")


class AttachForm(HearthForm):
    """A file as an appendix."""

    once = OnceField()
    title = forms.CharField(label="Title of the appendix", max_length=200)
    file = UploadField(label="File", kinds=KINDS, largest=LARGEST)

    def clean_file(self) -> Any:
        """Told by what it holds, never by its name."""
        found = self.cleaned_data["file"]
        try:
            checked_kind(found)
        except ValidationError as refused:
            raise ValidationError(f"{found.name}: {refused.messages[0]}") from refused
        return found
