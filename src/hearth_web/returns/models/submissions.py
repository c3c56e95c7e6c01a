"""The returns of years gone by as they were submitted, for the checks from year to year."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

__all__ = ["Submission", "SubmittedTable"]


class Submission(models.Model):
    """A year's return kept as it was given, and whether it counts as what was submitted.

    `origin` is the import whose files it was read from, or the job that wrote it; imports stand in
    a tier above, so it is no foreign key; `page` is where that is shown. `by` and `who` are whoever
    accepted the import or had the return written, `said_by` and `said_who` whoever said that it
    was sent, on `sent_on`. It counts since `since`. One that a later one took the place of has
    `replaced_at`; it may be said again to be what was sent as long as its rows are kept.
    """

    class Way(models.TextChoices):
        """Where it comes from."""

        FILES = "files", "Files brought in"
        WRITTEN = "written", "Written here"

    class State(models.TextChoices):
        """What it counts as."""

        WAITING = "waiting", "Of an import that nobody has decided on"
        OFFERED = "offered", "May be said to be what was sent"
        STANDS = "stands", "What was submitted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=8, choices=Way)
    origin = models.UUIDField(null=True)
    page = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    sent_on = models.DateField(null=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    said_who = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField("counts since", null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; what counts says since when, and a day it was sent who said so."""

        ordering = ("-at",)
        indexes = (models.Index(fields=["year", "state"]),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="stands") | models.Q(since__isnull=False),
                name="submission_stands_since",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_on=None, said_who="")
                | (models.Q(sent_on__isnull=False) & ~models.Q(said_who="")),
                name="submission_said_by",
            ),
        )

    def __str__(self) -> str:
        return f"Return of {self.year - 1}/{self.year % 100:02}"


class SubmittedTable(models.Model):
    """The rows of one table, packed. No page shows them: only checks read them."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="tables")
    table = models.CharField(max_length=20)
    rows = models.PositiveIntegerField()
    packed = models.BinaryField("CSV, compressed")

    class Meta:
        """Once for each table of a return."""

        constraints = (
            models.UniqueConstraint(fields=["submission", "table"], name="submitted_table_once"),
        )
