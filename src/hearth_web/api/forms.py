"""Making a token or a webhook."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from hearth_web.access.models import User
from hearth_web.api.addresses import refuse_unsafe
from hearth_web.api.events import TOLD
from hearth_web.api.scopes import offered_to
from hearth_web.ui.forms import CheckboxesField, HearthForm, RadiosField

__all__ = ["NewToken", "NewWebhook"]


class NewToken(HearthForm):
    """What a token is for, what it opens and for how long."""

    name = forms.CharField(
        label="What is it for?",
        max_length=100,
        help_text="For example “Nightly copy to the data warehouse”. It stands in the audit log.",
    )
    scopes = CheckboxesField(label="What may it do?")
    days = RadiosField(
        label="How long does it work?",
        choices=[("30", "30 days"), ("90", "90 days"), ("365", "A year")],
        initial="90",
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [(s.key, s.words) for s in offered_to(user)]

    @property
    def expires_at(self) -> datetime:
        """When the chosen days are over."""
        return timezone.now() + timedelta(days=int(self.cleaned_data["days"]))


class NewWebhook(HearthForm):
    """Which address is told of what."""

    url = forms.URLField(
        label="Address",
        max_length=500,
        assume_scheme="https",
        help_text="It must start with https:// and be outside your own network.",
        validators=[refuse_unsafe],
    )
    events = CheckboxesField(
        label="What is it told of?", choices=[(key, words) for key, (words, _) in TOLD.items()]
    )
