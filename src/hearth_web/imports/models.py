"""Imports: what was brought, by whom, what it would change, and what became of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from hearth_web.jobs.models import Job

__all__ = ["SOURCES", "Import", "ImportFile", "Planned", "Problem"]

SOURCES = {
    "ssda903": "SSDA903 return",
    "annex_a": "Ofsted Annex A lists",
    "ssd": "Standard Safeguarding Dataset",
}


class Import(models.Model):
    """Files brought in together, by a person or, without `by`, from the command line.

    `as_at` is the day a snapshot is of, `years` the collection years of returns. `newest_event` is
    the end of the audit log when the plan was made: a record written to since is not changed by
    it. `counts` holds, for each kind of record, how many would be new, changed, ended, removed.
    """

    class State(models.TextChoices):
        """Where it is."""

        UPLOADED = "uploaded", "Waiting to be read"
        READING = "reading", "Being read"
        READY = "ready", "Ready to look at"
        APPLYING = "applying", "Being brought in"
        DONE = "done", "Brought in"
        WALKED_AWAY = "walked_away", "Walked away from"
        FAILED = "failed", "Could not be read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="imports"
    )
    who = models.CharField("name of whoever brought it", max_length=200)
    at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=10, blank=True, choices=tuple(SOURCES.items()))
    as_at = models.DateField(null=True, blank=True)
    years = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=State, default=State.UPLOADED)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_who = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    overwrite = models.BooleanField("also what was corrected by hand", default=False)
    newest_event = models.PositiveBigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    failure = models.TextField(blank=True)

    class Meta:
        """Newest first; a decision has both who and when, or neither."""

        ordering = ("-at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(decided_who="", decided_at=None)
                | (models.Q(decided_at__isnull=False) & ~models.Q(decided_who="")),
                name="import_decided_by_and_at",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What it is, for a heading and for the log."""
        what = SOURCES.get(self.source, "Files")
        if self.years:
            return f"{what} {', '.join(f'{y - 1}-{y % 100:02}' for y in self.years)}"
        return f"{what} of {self.as_at:%-d %B %Y}" if self.as_at else what

    @property
    def why(self) -> str:
        """What each change of it says in the audit log."""
        return f"Import of {self.title} ({self.at:%-d %B %Y}, {str(self.pk)[:8]})"


class ImportFile(models.Model):
    """One file of an import. `place` is where it lies until it is no longer needed.

    `held` says what was recognised in it: its tables, each with its year and how many rows.
    """

    imported = models.ForeignKey(Import, models.CASCADE, related_name="files")
    name = models.CharField(max_length=400)
    size = models.PositiveBigIntegerField()
    digest = models.CharField("SHA-256", max_length=64, db_index=True)
    place = models.CharField(max_length=200, blank=True)
    held = models.JSONField(default=list)

    class Meta:
        """As they were given."""

        ordering = ("id",)


class Problem(models.Model):
    """Something in the files that could not be used as given. `blocking`: it was left out."""

    imported = models.ForeignKey(Import, models.CASCADE, related_name="problems")
    file = models.CharField(max_length=400, blank=True)
    table = models.CharField(max_length=40, blank=True)
    line = models.PositiveIntegerField(null=True)  # as a spreadsheet numbers it
    column = models.CharField(max_length=40, blank=True)
    child = models.CharField(max_length=48, blank=True)
    sentence = models.TextField()
    blocking = models.BooleanField(default=False)

    class Meta:
        """As they were found."""

        ordering = ("id",)


class Planned(models.Model):
    """What an import would do to one child's record, or to teams and workers.

    `changes` are as `imports.plan.change` makes them. New records have no `record` until they are
    made. Ties between children come after all children, since they need both.
    """

    class Step(models.IntegerChoices):
        """In this order."""

        HOUSE = 0, "Teams and workers"
        CHILDREN = 1, "Children"
        TIES = 2, "Ties between children"

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", "Not yet"
        APPLIED = "applied", "Done"
        LEFT = "left", "Left as it was"

    imported = models.ForeignKey(Import, models.CASCADE, related_name="planned")
    step = models.PositiveSmallIntegerField(choices=Step, default=Step.CHILDREN)
    child = models.CharField(max_length=48, blank=True)
    record = models.UUIDField(null=True, db_index=True)
    is_new = models.BooleanField(default=False)
    changes = models.JSONField(default=list)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    ended = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    why_left = models.TextField(blank=True)

    class Meta:
        """In the order in which they are done."""

        ordering = ("step", "id")
        indexes = (models.Index(fields=["imported", "state", "step"]),)
