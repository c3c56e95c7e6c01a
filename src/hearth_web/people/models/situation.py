"""Where a child lives beside placements, what the council plans, and what was before care.

Another system may say that something is so and not since when. Then `decom` is the day it was
known, and `start_known` says that it may have begun before.
"""

from __future__ import annotations

from django.db import models

from hearth_web.people.models.base import Fact, code, lateness
from hearth_web.people.models.care import Spell

__all__ = [
    "Address",
    "Adopter",
    "ChildInNeed",
    "ImmigrationStatus",
    "PermanencePlan",
    "ProtectionPlan",
    "Situation",
]


class Situation(Spell):
    """A stretch of time of which the start may not be known."""

    start_known = models.BooleanField("the start is known", default=True)

    class Meta(Spell.Meta):
        """In order of time."""

        abstract = True


class Address(Situation):
    """An address of the child's: the family's home, their own, that of a placement."""

    table = "addresses"
    key = ("kind", "decom")

    kind = models.CharField("kind of address", max_length=60, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)


class ImmigrationStatus(Situation):
    """Under what immigration status a child is in the country."""

    table = "immigration"
    key = ("status", "decom")

    status = code()


class PermanencePlan(Situation):
    """The plan for where a child is to grow up."""

    table = "permanence_plans"
    key = ("plan", "decom")

    plan = code()
    why_late = lateness()


class ChildInNeed(Situation):
    """A time in need before, beside or after care. The casework of it is kept elsewhere."""

    table = "children_in_need"
    key = ("decom",)

    need = code()
    status = code()
    reason = code()  # why it was closed
    last_seen = models.DateField(null=True, blank=True)

    class Meta(Situation.Meta):
        """In words."""

        verbose_name = "time in need"
        verbose_name_plural = "times in need"


class ProtectionPlan(Situation):
    """A child protection plan. The casework of it is kept elsewhere."""

    table = "child_protection"
    key = ("decom",)

    initial_category = code()
    latest_category = code()
    last_visit = models.DateField("last statutory visit", null=True, blank=True)
    seen_alone = code()
    last_review = models.DateField("last review conference", null=True, blank=True)
    emergency = code()
    plans_before = models.PositiveSmallIntegerField("plans before this one", null=True, blank=True)

    class Meta(Situation.Meta):
        """In words."""

        verbose_name = "child protection plan"


class Adopter(Fact):
    """One of the adults who are to adopt, or have adopted, a child: what concerns the child.

    How they came to be approved is their own record, not the child's.
    """

    table = "adopters"
    key = ("adopter",)

    adopter = models.CharField("adopter’s identifier", max_length=48)
    adoptive_family = models.CharField("adoptive family’s identifier", max_length=48, blank=True)
    gender = code()
    ethnic = code()
    fosters_for_adoption = code()
    approved = models.DateField(null=True, blank=True)
    matched = models.DateField(null=True, blank=True)
    placed = models.DateField("child moved in", null=True, blank=True)
    order = models.DateField("adoption order", null=True, blank=True)
    left = models.DateField("left the process", null=True, blank=True)
    left_reason = code()

    class Meta:
        """By identifier."""

        ordering = ("adopter",)
