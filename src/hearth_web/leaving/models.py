"""Care leavers, as sources and practice give them."""

from __future__ import annotations

from django.db import models

from hearth_web.people.models import Fact
from hearth_web.people.models.base import code

__all__ = ["LeavingCare", "LeavingYear"]


class LeavingYear(Fact):
    """What the return says of a care leaver around a birthday (OC3)."""

    table = "oc3"
    key = ("year",)

    year = models.PositiveSmallIntegerField()
    in_touch = code()
    activ = code()
    accom = code()

    class Meta:
        """In order of time."""

        ordering = ("year",)


class LeavingCare(Fact):
    """How things stand with a care leaver: status, contact, accommodation, pathway plan."""

    table = "care_leavers"
    key = ()

    eligibility = models.CharField(max_length=60, blank=True)
    in_touch = code()
    latest_contact = models.DateField(null=True, blank=True)
    activ = code()
    accom = code()
    accom_type = code()  # of what `accom` says together, where a source knows one of the two
    accom_suitable = code()
    pathway_plan_review = models.DateField(null=True, blank=True)
    adviser_name = models.CharField(max_length=200, blank=True)
