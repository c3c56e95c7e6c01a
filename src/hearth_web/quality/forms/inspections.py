"""Forms of inspections and of what they found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hearth.quality import FindingKind, Framework, frameworks, services, themes
from hearth.quality.pasted import pasted
from hearth_web.ui import clock
from hearth_web.ui.forms import (
    DateField,
    HearthForm,
    LongTextField,
    RadiosField,
    VersionedForm,
)

__all__ = [
    "AddFinding",
    "AddInspection",
    "ChangeFinding",
    "ChangeInspection",
    "GradesForm",
    "PasteFindings",
    "RemoveForm",
    "Which",
]

SHORT, LONG = 4_000, 20_000
DAY = "For example, 4 10 2024."
NO_CHILD = "Name no child: everybody who may see findings reads this."
STANDS = {
    "": "Anything",
    "open": "Open",
    "late": "Late",
    "nothing": "Nothing planned",
    "done": "Done",
    "before": "Found before",
    "strength": "Strengths",
}


def text(rows: int, longest: int = SHORT, **kwargs: Any) -> LongTextField:
    """Several lines."""
    return LongTextField(max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def choices(of: Mapping[str, str], first: str = "") -> list[tuple[str, str]]:
    """Choices by key, perhaps after one that is none."""
    return [*([("", first)] if first else []), *of.items()]


class InspectionFields(forms.Form):
    """What an inspection is."""

    title = forms.CharField(
        label="What is it called?",
        help_text="For example, Focused visit on planning for children in care.",
        max_length=200,
    )
    framework = forms.ChoiceField(
        label="What kind is it?", choices=[(key, each.name) for key, each in frameworks().items()]
    )
    began = DateField(label="First day", help_text=DAY, latest=clock.today)
    ended = DateField(label="Last day", help_text=DAY, latest=clock.today)
    feedback_on = DateField(label="Day feedback was given (optional)", required=False)
    letter_on = DateField(
        label="Date of the letter or report (optional)",
        help_text="It may lie ahead.",
        required=False,
    )
    inspectors = forms.IntegerField(
        label="How many inspectors? (optional)", required=False, min_value=0, max_value=999
    )
    cases = forms.IntegerField(
        label="How many cases were looked at in depth? (optional)",
        required=False,
        min_value=0,
        max_value=9_999,
    )
    source = forms.CharField(
        label="Where can the letter be read? (optional)", max_length=300, required=False
    )
    background = text(
        4,
        LONG,
        label="Background (optional)",
        help_text=f"Why it came, and what it looked at. {NO_CHILD}",
        required=False,
    )
    implications = text(
        4,
        LONG,
        label="Implications (optional)",
        help_text="Policy, community, resources, law and finance; or that there are none.",
        required=False,
    )
    plain_words = text(
        4,
        LONG,
        label="In plain words, for young people (optional)",
        help_text="Written by a person, for a reader of fifteen.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        told = super().clean() or self.cleaned_data
        began, ended = told.get("began"), told.get("ended")
        if began and ended and ended < began:
            self.add_error("ended", "The last day must be the first day or later.")
        return told


class AddInspection(HearthForm, InspectionFields):
    """A new inspection."""


class ChangeInspection(VersionedForm, InspectionFields):
    """An inspection corrected, or the words of its report."""


class GradesForm(HearthForm):
    """The grade of each area the framework grades."""

    def __init__(
        self, *args: Any, how: Framework, areas: Sequence[str], now: Mapping[str, str], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.areas = {f"area-{at}": area for at, area in enumerate(areas)}
        for name, area in self.areas.items():
            self.fields[name] = forms.ChoiceField(
                label=area,
                required=False,
                initial=now.get(area, ""),
                choices=[("", "Not graded"), *((grade, grade) for grade in how.grades)],
            )

    @property
    def grades(self) -> dict[str, str]:
        """The grade of each area, as given."""
        return {area: self.cleaned_data[name] for name, area in self.areas.items()}


class FindingFields(forms.Form):
    """One thing that was found."""

    kind = RadiosField(
        label="What did they say of it?", choices=[(each, each.label) for each in FindingKind]
    )
    words = text(
        4,
        label="What was found?",
        help_text=f"In their sense, one matter at a time. {NO_CHILD}",
    )
    service = forms.ChoiceField(
        label="Which part of the service is it about?",
        choices=choices(services(), "Select"),
    )
    theme = forms.ChoiceField(
        label="What is the theme?",
        help_text="By themes, findings of one inspection are set beside those of another.",
        choices=choices(themes(), "Select"),
    )
    paragraph = forms.CharField(
        label="Paragraph of the letter (optional)", max_length=20, required=False
    )


class AddFinding(HearthForm, FindingFields):
    """A new finding."""


class ChangeFinding(VersionedForm, FindingFields):
    """A finding corrected."""


class PasteFindings(HearthForm):
    """Several findings of one kind, on one part of the service and one theme."""

    kind = FindingFields.base_fields["kind"]
    service = FindingFields.base_fields["service"]
    theme = FindingFields.base_fields["theme"]
    words = text(
        12,
        LONG,
        label="What was found?",
        help_text="One finding on each line, or with an empty line between them. A number in "
        f"front is kept as the paragraph of the letter. {NO_CHILD}",
    )

    @property
    def rows(self) -> list[dict[str, str]]:
        """A row for each finding."""
        told = self.cleaned_data
        same = {name: told[name] for name in ("kind", "service", "theme")}
        return [
            {**same, "words": each.words, "paragraph": each.paragraph}
            for each in pasted(told["words"])
        ]


class RemoveForm(HearthForm):
    """Why something is taken away."""

    why = text(
        2,
        label="Why is it taken away?",
        help_text="The log keeps what it said.",
        error_messages={"required": "Say why"},
    )


class Which(HearthForm):
    """Which findings are listed. Read from the address."""

    q = forms.CharField(label="Words", required=False, max_length=100)
    theme = forms.ChoiceField(label="Theme", required=False, choices=choices(themes(), "Any"))
    service = forms.ChoiceField(
        label="Part of the service", required=False, choices=choices(services(), "Any")
    )
    stands = forms.ChoiceField(label="How it stands", required=False, choices=choices(STANDS))
