"""What insight keeps: worked-out figures, whether the public may see them, counts of what is amiss,
reports and forecasts that were made, and what forecasts are made with.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

__all__ = ["Amiss", "BoardReport", "Figures", "Forecast", "HomesFile", "Openness", "Scenario"]


class Figures(models.Model):
    """The figures of a scope on a day, and the version of the data they were worked out from.

    `scope` is a key of `insight.scopes`: everyone, a team or a worker, or `public` for the figures
    whose small numbers are withheld. `measures` holds, by measure, what `insight.keeping` writes:
    one row, so that a page of seventy measures over a year is one query.
    """

    scope = models.CharField(max_length=50)
    on = models.DateField()
    version = models.CharField(max_length=40)
    made_at = models.DateTimeField(default=timezone.now)
    measures = models.JSONField(default=dict)

    class Meta:
        """Once for each scope and day."""

        ordering = ("on",)
        constraints = (models.UniqueConstraint(fields=["scope", "on"], name="figures_once"),)


class Openness(models.Model):
    """What this council shows to everyone. One row; nothing is public until somebody says so."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    public_numbers = models.BooleanField("show the numbers to everyone", default=False)

    @classmethod
    def now(cls) -> Openness:
        """How it is."""
        return cls.objects.filter(pk=1).first() or cls()


class Amiss(models.Model):
    """How many things of one kind were amiss in the record of a team's children on a day."""

    on = models.DateField()
    check_key = models.CharField(max_length=40)
    team = models.UUIDField(null=True)  # None: children of no team
    count = models.PositiveIntegerField()

    class Meta:
        """Once for each day, check and team."""

        ordering = ("on",)
        indexes = (models.Index(fields=["check_key", "on"]),)


class BoardReport(models.Model):
    """A board report that somebody had made: what it is of, and the files when it is ready."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    as_at = models.DateField()
    public = models.BooleanField("small numbers withheld", default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    files = models.JSONField(default=list)  # names within its folder

    class Meta:
        """Newest first."""

        ordering = ("-asked_at",)


class Scenario(models.Model):
    """What might be done differently, under a name.

    `changes` and `costs` are lists of mappings of words, as a file of scenarios has them
    (docs/scenarios.md): what a form cannot ask, a file can bring. One row is the base: what happens
    anyway, in every scenario.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80, unique=True)
    is_base = models.BooleanField("what happens anyway", default=False)
    changes = models.JSONField(default=list)
    costs = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The base first, then by name."""

        ordering = ("-is_base", "name")
        constraints = (
            models.UniqueConstraint(
                fields=["is_base"], condition=models.Q(is_base=True), name="one_base"
            ),
        )


class HomesFile(models.Model):
    """A list of prices or of beds as it was given; the newest of a kind is the one in use."""

    class Kind(models.TextChoices):
        """What it lists."""

        PRICES = "prices", "Prices"
        BEDS = "beds", "Beds"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-at",)


class Forecast(models.Model):
    """A forecast that somebody had made: what was asked, and the files when it is ready.

    `digest` is of all that it depends on, so that the same is not made twice. `scenarios` is the
    text of the file of scenarios it was made with, `names` those in it. `withheld` tells whether
    there is a version for those who may not see small numbers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    as_at = models.DateField()
    months = models.PositiveSmallIntegerField()
    futures = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    scenarios = models.TextField(blank=True)
    names = models.JSONField(default=list)
    prices = models.ForeignKey(HomesFile, models.PROTECT, null=True, related_name="+")
    beds = models.ForeignKey(HomesFile, models.PROTECT, null=True, related_name="+")
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    files = models.JSONField(default=list)  # names within its folder
    withheld = models.BooleanField("small numbers withheld, too", default=False)

    class Meta:
        """Newest first."""

        ordering = ("-asked_at",)
