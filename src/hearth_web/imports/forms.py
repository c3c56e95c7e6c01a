"""What the pages of imports ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from hearth_web.imports.checks import KINDS
from hearth_web.imports.models import Import
from hearth_web.ui import clock
from hearth_web.ui.forms import CheckboxesField, DateField, HearthForm, UploadsField

__all__ = ["AcceptForm", "ChildrenFilter", "ProblemFilter", "UploadForm"]

OVERWRITE = "overwrite"
ACTS = (
    ("", "All"),
    ("new", "New children"),
    ("changed", "Changed"),
    ("ended", "Something ends"),
    ("removed", "Something is removed"),
    ("held", "Corrected by hand"),
    ("left", "Left as they were"),
)


class UploadForm(HearthForm):
    """Files to bring in."""

    # The form's class keeps its fields apart from its attributes, which mypy cannot know.
    files = UploadsField(  # type: ignore[assignment]
        label="Files",
        kinds=KINDS,
        error_messages={"required": "Choose the files to bring in"},
        largest=settings.LARGEST_UPLOAD // (1024 * 1024),
        help_text=(
            "Choose all that belong together, from one system: the CSV files, a zip or the XML of "
            "one or more SSDA903 returns, Ofsted Annex A lists as a workbook or CSV, or a Standard "
            "Safeguarding Dataset export."
        ),
    )
    as_at = DateField(
        label="Date of the extract, for Annex A lists",
        required=False,
        latest=clock.today,
        help_text="The day the lists were made. Leave it empty for returns.",
    )


class AcceptForm(HearthForm):
    """The decision on a preview."""

    choices = CheckboxesField(
        label="What people corrected by hand",
        required=False,
        choices=[(OVERWRITE, "Write over what was corrected by hand, too")],
    )

    @property
    def overwrite(self) -> bool:
        """Whether corrections are written over."""
        return OVERWRITE in self.cleaned_data["choices"]


class ProblemFilter(HearthForm):
    """Which problems to show."""

    file = forms.ChoiceField(required=False)
    table = forms.ChoiceField(required=False)
    left_out = forms.ChoiceField(
        label="What became of it",
        required=False,
        choices=(("", "All"), ("yes", "Left out"), ("no", "Used, with a remark")),
    )

    def __init__(self, *args: Any, imported: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("file", "table"):
            values = imported.problems.exclude(**{name: ""}).order_by(name)
            found = values.values_list(name, flat=True).distinct()
            self.fields[name].choices = [("", "All"), *((each, each) for each in found)]


class ChildrenFilter(HearthForm):
    """Which children to show."""

    act = forms.ChoiceField(label="What happens", required=False, choices=ACTS)
