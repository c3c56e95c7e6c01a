"""Teams and the council's look."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth_web.access.models import Team
from hearth_web.ui.colours import check_colour
from hearth_web.ui.forms import HearthForm, SearchSelect, UploadField, VersionedForm, YesNoField
from hearth_web.ui.logo import check_logo

__all__ = ["AddTeam", "ChangeTeam", "HouseForm"]

LARGEST_LOGO_MB = 1


class _Team(forms.Form):
    name = forms.CharField(label="Name of the team", max_length=120)
    code = forms.CharField(
        label="Code (optional)",
        max_length=48,
        required=False,
        help_text="The one your case system gives this team, so that imports find it",
    )
    parent = forms.ModelChoiceField(
        Team.objects.filter(open=True),
        label="Part of (optional)",
        required=False,
        empty_label="Nothing above it",
        widget=SearchSelect,
        help_text="Whoever manages that team or service reaches the children of this one too",
    )


class AddTeam(HearthForm, _Team):
    """A new team."""


class ChangeTeam(VersionedForm, _Team):
    """A team's name, code and place, and whether it is open."""

    open = YesNoField(label="Is the team open?")


class HouseForm(HearthForm):
    """Name, colour and logo."""

    name = forms.CharField(label="Name shown", max_length=100)
    accent = forms.CharField(
        label="Colour",
        max_length=7,
        validators=[check_colour],
        help_text="Of links and headings, as # and six digits or letters, for example #12436d. "
        "It is made darker where it could not be read.",
    )
    logo = UploadField(
        label="Logo",
        kinds=[".png"],
        largest=LARGEST_LOGO_MB,
        required=False,
        help_text="A PNG picture smaller than 300 kB. Choose none to keep the one there is.",
    )
    without_logo = forms.BooleanField(label="Show no logo", required=False)

    def clean_logo(self) -> bytes | None:
        """The picture's bytes, once it is known to be one."""
        given: Any = self.cleaned_data["logo"]
        if given is None:
            return None
        data: bytes = given.read()
        check_logo(data)
        return data
