"""How somebody is reminded of their work: a calendar of their own, and mail on chosen days."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

__all__ = ["CalendarLink", "Digest"]


class CalendarLink(models.Model):
    """The private address of somebody's calendar. Only a digest of its secret is kept."""

    user = models.OneToOneField("access.User", models.CASCADE, related_name="calendar_link")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)


class Digest(models.Model):
    """On which days of the week somebody is mailed how much there is to do.

    `days` are digits, 0 for Monday; `sent_on` is the last day it was sent for; `address` is how
    the person reaches the site, which the mail leads back to.
    """

    user = models.OneToOneField("access.User", models.CASCADE, related_name="digest")
    days = models.CharField(max_length=7)
    address = models.CharField(max_length=200)
    sent_on = models.DateField(null=True)
