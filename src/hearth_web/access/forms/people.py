"""People who sign in, their roles, and the first administrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from hearth_web.access.forms.sign_in import PASSWORD_HINT
from hearth_web.access.models import Team, User
from hearth_web.access.roles import ROLES, Reach
from hearth_web.ui.forms import CheckboxesField, HearthForm, LongTextField, VersionedForm

__all__ = ["AddPerson", "ChangePerson", "FirstAdministrator", "RolesForm", "WhyForm", "chosen"]

SERVICE_ROLES = [(r.key, r.name) for r in ROLES.values() if r.reach is not Reach.TEAM]
TEAM_ROLES = [(r.key, r.name) for r in ROLES.values() if r.reach is Reach.TEAM]
HINTS = {role.key: role.description for role in ROLES.values()}


class FirstAdministrator(HearthForm):
    """Who looks after this installation."""

    name = forms.CharField(label="Your name", max_length=120)
    email = forms.EmailField(
        label="Your email address",
        help_text="You sign in with it",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Password",
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Password again",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """The same password twice, and one that nobody guesses."""
        cleaned = super().clean() or self.cleaned_data
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", "The two passwords are not the same. Type both again.")
        if password:
            user = User(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(password, user)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return cleaned


class _WithRoles(forms.Form):
    """Roles of the whole service as boxes, and for each role of a team the teams."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = [(str(t.pk), t.name) for t in Team.objects.filter(open=True)]
        self.fields["roles"] = CheckboxesField(
            label="Roles", choices=SERVICE_ROLES, hints=HINTS, required=False
        )
        for key, name in TEAM_ROLES:
            self.fields[f"teams_{key}"] = CheckboxesField(
                label=f"{name} of", choices=teams, required=False
            )


class AddPerson(HearthForm, _WithRoles):
    """A person who will sign in."""

    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="Work email address", help_text="They sign in with it")


class RolesForm(VersionedForm, _WithRoles):
    """What somebody may do."""


class ChangePerson(VersionedForm):
    """Name and address."""

    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="Work email address", help_text="They sign in with it")


class WhyForm(HearthForm):
    """Why something is done that somebody may ask about later."""

    why = LongTextField(label="Why", max_length=500, help_text="It is kept in the audit log.")


def chosen(cleaned: Mapping[str, Any]) -> list[tuple[str, Team | None]]:
    """The roles ticked, each with its team where it has one."""
    found: list[tuple[str, Team | None]] = [(key, None) for key in cleaned["roles"]]
    for key, _ in TEAM_ROLES:
        found += [(key, team) for team in Team.objects.filter(pk__in=cleaned[f"teams_{key}"])]
    return found
