"""Forms that protect a record."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth_web.access.models import User
from hearth_web.people.actions.protect import CARRIED, LEAST_REASON
from hearth_web.people.models import Child
from hearth_web.people.protection import might_be_named
from hearth_web.ui.forms import CheckboxesField, HearthForm, LongTextField, SearchSelect

__all__ = ["BreakGlassForm", "NameForm", "ReasonForm", "ReviewForm", "SeverForm"]


# Where a column's own name would not be read by somebody who does not know the return.
LABELS = {"ethnic": "Ethnicity", "disability": "Disabilities"}


def label_of(name: str) -> str:
    """A column of a child in words."""
    words = LABELS.get(name) or str(Child._meta.get_field(name).verbose_name)
    return words[:1].upper() + words[1:]


class ReasonForm(HearthForm):
    """Why a record is restricted, or no more."""

    why = LongTextField(label="Why", max_length=1000, help_text="It is kept in the audit log.")


class NameForm(HearthForm):
    """One more person who may open a restricted record."""

    user = forms.ModelChoiceField(
        User.objects.none(), label="Who else may open it", widget=SearchSelect
    )

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = might_be_named(child)


class BreakGlassForm(HearthForm):
    """Which record, and why."""

    who = forms.CharField(
        label="The child’s number",
        max_length=60,
        help_text="As in your case system, or the long id from the address of the record",
    )
    why = LongTextField(
        label="Why you need it now",
        min_length=LEAST_REASON,
        max_length=2000,
        help_text="A head of service reads this. Say what has happened and what you need to know.",
        error_messages={
            "min_length": f"Say in {LEAST_REASON} characters or more why you need it now"
        },
    )


class ReviewForm(HearthForm):
    """What a reviewer found."""

    review = LongTextField(
        label="What you found",
        max_length=2000,
        help_text="Was it right to open it? What follows? It cannot be changed later.",
    )


class SeverForm(HearthForm):
    """The new identity of an adopted child."""

    forename = forms.CharField(label="New first name", max_length=100)
    surname = forms.CharField(label="New surname", max_length=255)
    child = forms.CharField(
        label="Number of the new record (optional)",
        max_length=48,
        required=False,
        help_text="It must not resemble the old one. Left empty, one is made.",
    )
    carry = CheckboxesField(
        label="Copy into the new record",
        choices=[(name, label_of(name)) for name in CARRIED],
        required=False,
    )
    why = LongTextField(label="The adoption order: court and date", max_length=500)
    sure = forms.BooleanField(
        label="I understand that the old record is closed for good",
        error_messages={"required": "Tick the box to show that you understand"},
    )
