"""Ofsted's list of providers, by which the checks look up the homes of a return."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

__all__ = ["ProviderList"]


class ProviderList(models.Model):
    """A list as somebody brought it, as of the day Ofsted made it. The one brought last is used.

    Of the others the rows are gone, and that they were used stays.
    """

    made_on = models.DateField("day Ofsted made it")
    name = models.CharField("name of the file", max_length=200)
    homes = models.PositiveIntegerField()
    packed = models.BinaryField("CSV, compressed")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The one brought last first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"Ofsted's list of providers of {self.made_on:%-d %B %Y}"
