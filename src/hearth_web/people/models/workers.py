"""Workers, and which child is whose."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearth_web.people.models.base import Numbered, code
from hearth_web.people.models.care import Spell

__all__ = ["ALLOCATION_ROLES", "Allocation", "Worker", "named"]

# Short keys kept in the database, and the words people read.
ALLOCATION_ROLES = {
    "SW": "Social worker",
    "PA": "Personal adviser",
    "IRO": "Independent reviewing officer",
    "SSW": "Supervising social worker",
    "NURSE": "Looked-after children's nurse",
    "VS": "Virtual school",
}


class Worker(Numbered):
    """Somebody who works with children, whether or not they sign in.

    `worker` is the case system's identifier, `sw_id` the Social Work England number as in the
    return.
    """

    worker = models.CharField(max_length=48, unique=True, null=True, blank=True)
    sw_id = models.CharField("registration number", max_length=12, blank=True, db_index=True)
    name = models.CharField(max_length=300, blank=True)
    title = models.CharField("job title", max_length=200, blank=True)
    team = models.ForeignKey(
        "access.Team", models.PROTECT, null=True, blank=True, related_name="workers"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="worker"
    )
    left = models.DateField("left the council", null=True, blank=True)

    class Meta:
        """By name."""

        ordering = ("name", "sw_id")

    def __str__(self) -> str:
        return named(self.name, self.sw_id)


def named(name: str, sw_id: str) -> str:
    """A worker as people read them, whatever is known."""
    return name or sw_id or "Worker not named"


class Allocation(Spell):
    """That a worker, in a role, held a child's case; or a team while no worker did.

    `sw_reason` is the return's code for why this worker took over, `why` the same in words that
    can be read to the child.
    """

    key = ("role", "worker_id", "decom")

    role = models.CharField(max_length=5, choices=tuple(ALLOCATION_ROLES.items()))
    worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, blank=True, related_name="allocations"
    )
    team = models.ForeignKey(
        "access.Team", models.PROTECT, null=True, blank=True, related_name="allocations"
    )
    sw_reason = code(12)
    why = models.TextField("why the worker changed", blank=True)

    class Meta(Spell.Meta):
        """In order of time, quick to find who is whose now."""

        indexes = (
            models.Index(fields=["worker", "dec"]),
            models.Index(fields=["team", "dec"]),
        )
