"""What somebody was typing, kept until they save it or throw it away."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

__all__ = ["Draft"]


class Draft(models.Model):
    """The fields of one form, as one person left them. It survives a sign-out."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=160)  # which form of which record
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """One for each person and form."""

        constraints = (models.UniqueConstraint(fields=["user", "form"], name="draft_once"),)
