"""Health, education and going missing, as sources and practice give them."""

from __future__ import annotations

from django.db import models

from hearth_web.people.models import Fact
from hearth_web.people.models.base import code

__all__ = ["HealthCheck", "HealthYear", "MissingEpisode", "SdqScore", "Visit"]


class MissingEpisode(Fact):
    """A time a child was missing (M) or away without authorisation (A)."""

    table = "missing"
    key = ("mis_start", "missing")

    missing = code()
    mis_start = models.DateField("started")
    mis_end = models.DateField("ended", null=True, blank=True)
    interview_offered = code()
    interview_accepted = code()

    class Meta:
        """In order of time."""

        ordering = ("mis_start",)


class HealthYear(Fact):
    """What the return says of a child's health in a year (OC2)."""

    table = "oc2"
    key = ("year",)

    year = models.PositiveSmallIntegerField()
    sdq_score = models.PositiveSmallIntegerField(null=True, blank=True)
    sdq_reason = code()
    convicted = code()
    health_check = code()
    immunisations = code()
    teeth_check = code()
    health_assessment = code()
    substance_misuse = code()
    intervention_received = code()
    intervention_offered = code()

    class Meta:
        """In order of time."""

        ordering = ("year",)


class HealthCheck(Fact):
    """A health assessment, dental check or the like, on a date."""

    key = ("kind", "date")

    kind = models.CharField(max_length=60)
    date = models.DateField()
    status = models.CharField(max_length=48, blank=True)

    class Meta:
        """In order of time."""

        ordering = ("date",)


class SdqScore(Fact):
    """A strengths and difficulties score, 0 to 40."""

    key = ("date",)

    date = models.DateField()
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = code()

    class Meta:
        """In order of time."""

        ordering = ("date",)


class Visit(Fact):
    """A visit to a child, as another system recorded it."""

    key = ("date",)

    date = models.DateField()
    seen = code()
    seen_alone = code()

    class Meta:
        """In order of time."""

        ordering = ("date",)
