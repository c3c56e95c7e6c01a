"""That a form was sent, so that sending it again does nothing twice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

__all__ = ["Sent"]


class Sent(models.Model):
    """One form, as one person was shown it, that has been saved. Kept for a few days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.UUIDField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        """A form is saved once."""

        constraints = (models.UniqueConstraint(fields=["user", "form"], name="form_sent_once"),)
