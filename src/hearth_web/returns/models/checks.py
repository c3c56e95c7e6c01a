"""Checks of a year's return, what failed, what people explained, and progress day by day."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

__all__ = [
    "CHECK",
    "MENDED",
    "Check",
    "Deadline",
    "Explanation",
    "Failure",
    "OfCheck",
    "Progress",
    "Tally",
]

CHECK, MENDED = "returns.check", "returns.mended"  # the jobs that check everyone, or who changed


class Check(models.Model):
    """One check of a collection year's return: of the record as it stood, or of imported files.

    `imported` is the import whose files were checked; imports stand in a tier above, so it is no
    foreign key; `page` is the address of its page. `version` is of the record. Readers see only a
    check that is `ready`: its rows are written before. `skipped` holds rules and why, `faults`
    rules that broke and where. `beside` says what last year's return was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    imported = models.UUIDField(null=True)
    page = models.CharField("where the import is shown", max_length=200, blank=True)
    version = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now)
    whole_at = models.DateTimeField("every child checked", default=timezone.now)
    ready = models.BooleanField(default=False)
    children = models.PositiveIntegerField("children in the return", default=0)
    rules = models.PositiveIntegerField("rules that were run", default=0)
    beside = models.CharField("what it was compared with", max_length=600, blank=True)
    skipped = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    wrong = models.TextField("why it could not be checked", blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-at",)
        indexes = (models.Index(fields=["imported", "year", "ready"]),)


class OfCheck(models.Model):
    """What a check says of a child. `child` is None for one who is not held here."""

    check_of = models.ForeignKey(Check, models.CASCADE, related_name="%(class)s_set")
    rule = models.CharField(max_length=12)
    child = models.ForeignKey("people.Child", models.CASCADE, null=True, related_name="+")
    number = models.CharField("child identifier", max_length=48, blank=True)

    class Meta:
        """Not a table of its own."""

        abstract = True


class Tally(OfCheck):
    """How often a rule failed for a child: every failure is counted, though not every one kept."""

    count = models.PositiveIntegerField()

    class Meta:
        """Quick by rule and by child."""

        indexes = (
            models.Index(fields=["check_of", "rule"]),
            models.Index(fields=["check_of", "child"]),
        )


class Failure(OfCheck):
    """A row of the return that fails a rule, as the list shows it.

    `table` is the return's name for it and `row` counts from 0, both in the file `file` where
    files were checked. `on` is the day that tells the row from the child's others. `cells` are the
    values concerned as the return has them, and `mark` a digest of them, by which an explanation
    finds the same failure again.
    """

    table = models.CharField(max_length=20)
    file = models.CharField(max_length=400, blank=True)
    row = models.PositiveIntegerField(null=True)
    on = models.DateField(null=True)
    cells = models.JSONField(default=dict)
    mark = models.CharField(max_length=32)
    explanation = models.ForeignKey(
        "returns.Explanation", models.SET_NULL, null=True, related_name="failures"
    )

    class Meta:
        """As the checks found them; quick by rule, by child and for what is explained."""

        ordering = ("id",)
        indexes = (
            models.Index(fields=["check_of", "rule"]),
            models.Index(fields=["check_of", "child"]),
            models.Index(
                fields=["check_of"],
                condition=Q(explanation__isnull=False),
                name="failure_explained",
            ),
        )


class Explanation(models.Model):
    """Somebody's word that the data is right although a rule fails on it.

    It holds for the cells as they were (`mark`), in this year's return and in those after it,
    until it is withdrawn. `who` keeps the name of whoever gave it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField("return it was given for")
    rule = models.CharField(max_length=12)
    child = models.ForeignKey("people.Child", models.CASCADE, related_name="+")
    table = models.CharField(max_length=20)
    on = models.DateField(null=True)
    cells = models.JSONField(default=dict)
    mark = models.CharField(max_length=32)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_who = models.CharField(max_length=200, blank=True)

    class Meta:
        """Newest first; one stands for each thing explained; paired facts go together."""

        ordering = ("-at",)
        constraints = (
            models.UniqueConstraint(
                fields=["child", "rule", "mark"],
                condition=Q(withdrawn_at=None),
                name="explained_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_who="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_who="")),
                name="explanation_withdrawn_by_and_at",
            ),
        )


class Progress(models.Model):
    """How far the record's return of a year was from clean on a day."""

    year = models.PositiveSmallIntegerField()
    on = models.DateField()
    failures = models.PositiveIntegerField()
    explained = models.PositiveIntegerField()
    failing = models.PositiveIntegerField("children with something to mend")
    children = models.PositiveIntegerField("children in the return")

    class Meta:
        """Once for each year and day."""

        ordering = ("on",)
        constraints = (models.UniqueConstraint(fields=["year", "on"], name="progress_once"),)


class Deadline(models.Model):
    """By when the return of a year is to be in, where somebody has said so."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    day = models.DateField()
