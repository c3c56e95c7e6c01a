"""Health, education and going missing, as sources and practice give them."""

from __future__ import annotations

from django.db import models

from hearth_web.people.models import Fact, Situation
from hearth_web.people.models.base import code, lateness

__all__ = [
    "Conviction",
    "HealthCheck",
    "HealthYear",
    "Immunisation",
    "MissingEpisode",
    "SchoolPlace",
    "SdqScore",
    "SpecialNeeds",
    "SubstanceMisuse",
    "Visit",
]

NOT_SEEN = ("0", "N")


class MissingEpisode(Fact):
    """A time a child was missing (M) or away without authorisation (A).

    The return has its days only. The times of day, in England as 17:05, are practice's: 72 hours
    run from the child's return.
    """

    table = "missing"
    key = ("mis_start", "missing")

    missing = code()
    mis_start = models.DateField("started")
    mis_end = models.DateField("ended", null=True, blank=True)
    start_time = models.CharField("time it started", max_length=5, blank=True, default="")
    end_time = models.CharField("time it ended", max_length=5, blank=True, default="")
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

    table = "health_checks"
    key = ("kind", "date")

    kind = models.CharField(max_length=60)
    date = models.DateField()
    status = models.CharField(max_length=48, blank=True)
    by = models.CharField("who did it", max_length=10, blank=True, default="")
    received = models.DateField("report received", null=True, blank=True)
    why_late = lateness()

    class Meta:
        """In order of time."""

        ordering = ("date",)


class SdqScore(Fact):
    """A strengths and difficulties score, 0 to 40."""

    table = "sdq"
    key = ("date",)

    date = models.DateField()
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = code()
    why_late = lateness()

    class Meta:
        """In order of time."""

        ordering = ("date",)


class Immunisation(Fact):
    """Whether immunisations were up to date on a day."""

    table = "immunisations"
    key = ("date",)

    date = models.DateField()
    up_to_date = code()
    why_late = lateness()

    class Meta:
        """In order of time."""

        ordering = ("date",)


class SubstanceMisuse(Fact):
    """That a substance misuse problem was found, and whether the child was helped with it."""

    table = "substance_misuse"
    key = ("date", "substance")

    date = models.DateField()
    substance = models.CharField(max_length=100, blank=True)
    intervention_received = code()

    class Meta:
        """In order of time."""

        ordering = ("date",)


class Conviction(Fact):
    """A conviction or youth caution, in the court's or the source's own words."""

    table = "convictions"
    key = ("date", "offence")

    date = models.DateField()
    offence = models.TextField(blank=True)

    class Meta:
        """In order of time."""

        ordering = ("date",)


class SpecialNeeds(Situation):
    """Special educational needs, and what is provided for them."""

    table = "special_needs"
    key = ("provision", "decom")

    provision = code()

    class Meta(Situation.Meta):
        """In words."""

        verbose_name = "provision for special educational needs"


class SchoolPlace(Situation):
    """The school or college a child goes to. No source gives it: people record it."""

    key = ("school", "decom")

    school = models.CharField("school or college", max_length=200)
    urn = models.CharField("school’s number (URN)", max_length=8, blank=True)
    why_late = lateness()


class Visit(Fact):
    """A visit to a child: whose it was (`kind`), how it went, and what the child said.

    A visit at which the child was not seen is an attempt: `reason` says why, and it counts as no
    visit. A day may have an attempt and a visit.
    """

    table = "visits"
    key = ("date", "kind")

    date = models.DateField()
    kind = models.CharField("whose visit", max_length=10, blank=True, default="SW")
    seen = code()
    seen_alone = code()
    not_alone = models.CharField("why not alone", max_length=20, blank=True, default="")
    reason = models.CharField("why not seen", max_length=20, blank=True, default="")
    why_late = lateness()
    in_person = code()
    where = models.CharField(max_length=20, blank=True, default="")
    where_said = models.CharField("where else", max_length=100, blank=True, default="")
    who = models.CharField("who else was there", max_length=200, blank=True, default="")
    words = models.TextField("what the child said", blank=True, default="")
    written = code()

    class Meta:
        """In order of time."""

        ordering = ("date",)

    @property
    def is_attempt(self) -> bool:
        """Whether the child was not seen."""
        return self.seen in NOT_SEEN
