"""A strategy, its versions as they were, and files brought in to make one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from hearth.pledge.shape import SHORT

__all__ = ["Brought", "Strategy", "Thing", "Version"]


class Thing(models.Model):
    """Anything of a strategy. `edits` counts changes, so that nobody writes over another's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edits = models.PositiveIntegerField(default=1)

    class Meta:
        """No table of its own."""

        abstract = True


class Strategy(Thing):
    """A strategy. Its fields are those of `hearth.pledge.strategy.Strategy`.

    `under` is the ambition of another that it delivers. `is_public` shows it to everyone, without
    sign-in; `closed_at` is when it was put away.
    """

    title = models.CharField(max_length=SHORT)
    council = models.CharField(max_length=SHORT, blank=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    version = models.CharField(max_length=SHORT, blank=True)
    vision = models.TextField(blank=True)
    plain_words = models.TextField(blank=True)
    under = models.ForeignKey(
        "pledge.Promise", models.SET_NULL, null=True, blank=True, related_name="delivered_by"
    )
    is_public = models.BooleanField("shown to everyone", default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Those in force first, the newest first."""

        ordering = ("closed_at", "-first", "title")
        verbose_name = "strategy"
        verbose_name_plural = "strategies"

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """A strategy as it was, as the YAML file it could be read from. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="versions")
    label = models.CharField(max_length=SHORT)
    at = models.DateTimeField(default=timezone.now)
    who = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    text = models.TextField()

    class Meta:
        """Newest first."""

        ordering = ("-at",)

    def __str__(self) -> str:
        return self.label


class Brought(models.Model):
    """A file that was brought, as it was understood, until somebody decides.

    `replaces` is the strategy it is to be a new version of; without it a new strategy is made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=400)
    text = models.TextField()
    problems = models.JSONField(default=list)
    replaces = models.ForeignKey(Strategy, models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    became = models.ForeignKey(Strategy, models.CASCADE, null=True, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("-at",)

    def __str__(self) -> str:
        return self.name
