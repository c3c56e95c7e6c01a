"""Documents that figures left in, the figures as printed, and why two of them differ."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from hearth.published import Kind, Status

__all__ = ["FigureAnswer", "FigureDocument", "PrintedFigure"]

KINDS = [(kind.value, kind.value.capitalize()) for kind in Kind]
STATUSES = [(status.value, status.value.capitalize()) for status in Status]


class FigureDocument(models.Model):
    """A document whose figures are kept. Until `published_at` they are only prepared.

    `public` is that everybody may read it: nobody who may not see small numbers is shown the
    figures of any other. `report` or `forecast` is what it is, if it is one of those; `goes_with`
    the pack that it is published with, and not by itself. `faults` are sentences on what of its
    file could not be used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.TextField()
    public = models.BooleanField("everybody may read it", default=False)
    published_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    report = models.ForeignKey(
        "insight.BoardReport", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    forecast = models.ForeignKey(
        "insight.Forecast", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    goes_with = models.CharField("what it is published with", max_length=300, blank=True)
    faults = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-published_on", "-at")
        verbose_name = "document of published figures"

    def __str__(self) -> str:
        return self.title


class PrintedFigure(models.Model):
    """A figure as it was printed; never changed but in status. See `hearth.published.Figure`.

    `corrects` is the figure this one was printed in place of; both are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(FigureDocument, models.CASCADE, related_name="figures")
    at_place = models.PositiveIntegerField(default=0)
    quantity = models.TextField()
    label = models.TextField(blank=True)
    printed = models.TextField()
    unit = models.TextField(blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    definition = models.TextField(blank=True)
    version = models.TextField("version of the definition", blank=True)
    population = models.TextField(blank=True)
    breakdown = models.TextField(blank=True)
    category = models.TextField(blank=True)
    complete = models.BooleanField("the parts make the whole", default=False)
    when = models.TextField(blank=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=KINDS, default=Kind.ACTUAL.value)
    whose = models.TextField(blank=True)
    place = models.TextField(blank=True)
    source = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=STATUSES, default=Status.FINAL.value)
    covers = models.TextField("period of the document", blank=True)
    note = models.TextField(blank=True)
    corrects = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="corrected_by"
    )
    why = models.TextField("why it was corrected", blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """As printed."""

        ordering = ("document", "at_place")
        verbose_name = "published figure"
        indexes = (
            models.Index(fields=["quantity"], name="figure_by_quantity"),
            models.Index(fields=["last"], name="figure_by_day"),
        )

    def __str__(self) -> str:
        return self.label or self.quantity


class FigureAnswer(models.Model):
    """Why figures that seem to contradict each other may stand. The newest of a `key` holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField("of the finding", max_length=12, db_index=True)
    what = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Oldest first, so that the last holds."""

        ordering = ("at",)
        verbose_name = "answer about published figures"

    def __str__(self) -> str:
        return self.what
