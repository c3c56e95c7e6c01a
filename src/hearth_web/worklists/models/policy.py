"""The council's own rules. A row says what was set; it is never changed, only taken back."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from hearth.duties.limits import Limit, Relaxation, Span
from hearth.duties.model import Level

__all__ = ["OwnLimit", "OwnRelaxation", "OwnSetting", "PolicyMark", "Recorded", "Set"]

IN_FORCE = models.Q(undone_at=None)
BY: dict[str, Any] = {"null": True, "related_name": "+"}


class Set(models.Model):
    """Something that was set: by whom, when and why, and by whom, when and why it was undone."""

    duty = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("access.User", models.SET_NULL, **BY)
    why = models.TextField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("access.User", models.SET_NULL, **BY)
    undone_why = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        abstract = True
        ordering = ("-made_at", "-id")


class OwnLimit(Set):
    """A stricter limit of the council's own, or an emergency rule in place of the law's.

    It holds for obligations opened from `starts` on and before `stops`; null: always.
    """

    part = models.CharField(max_length=40)
    span = models.CharField(max_length=20)
    level = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Level])
    amber = models.CharField(max_length=20)
    source = models.TextField(blank=True)
    starts = models.DateField(null=True)
    stops = models.DateField(null=True)

    @property
    def limit(self) -> Limit:
        """As the engine has it."""
        return Limit(
            duty=self.duty,
            part=self.part,
            span=Span.read(self.span),
            level=Level(self.level),
            amber=Span.read(self.amber),
            source=self.source,
            starts=self.starts,
            stops=self.stops,
        )


class OwnRelaxation(Set):
    """That something counts for a duty for a time, in an emergency."""

    name = models.CharField(max_length=40)
    starts = models.DateField()
    stops = models.DateField()
    source = models.TextField()

    @property
    def relaxation(self) -> Relaxation:
        """As the engine has it."""
        return Relaxation(self.duty, self.name, self.starts, self.stops, self.source)


class OwnSetting(Set):
    """Another setting of a duty: one of each kind is in force.

    `value` is a span for an amber lead, an owner's code, or the day from which the council
    records it (ISO), `NEVER` where it does not.
    """

    class Kind(models.TextChoices):
        """What is set."""

        AMBER = "amber", "Warning"
        OWNER = "owner", "Who owes it"
        KEPT = "kept", "Recorded here"

    NEVER = "never"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=24)

    class Meta(Set.Meta):
        """One of each kind in force."""

        constraints = (
            models.UniqueConstraint(
                fields=["duty", "kind"], condition=IN_FORCE, name="one_setting_in_force"
            ),
        )


class Recorded(models.Model):
    """Since when the record holds what is done about a duty, as it was last worked out; null
    where nothing was ever recorded. A setting of the council's own wins over it."""

    duty = models.CharField(max_length=60, primary_key=True)
    since = models.DateField(null=True)
    looked_at = models.DateTimeField(default=timezone.now)


class PolicyMark(models.Model):
    """A mark that differs whenever any rule has changed: by it rules are held in memory.

    There is one row, which also is what changes of rules wait for: they come one after another.
    """

    mark = models.CharField(max_length=32, blank=True)
