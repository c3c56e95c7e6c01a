"""What every fact of a child's record has."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone

__all__ = ["Fact", "Numbered", "code", "lateness"]


def code(length: int = 10) -> models.CharField[str, str]:
    """A column for a code of the return; empty when it is not known."""
    return models.CharField(max_length=length, blank=True, default="")


def lateness() -> models.CharField[str, str]:
    """The column `why_late` of facts that do what was due: why it was not done in time."""
    return models.CharField("why it was late", max_length=200, blank=True, default="")


class Numbered(models.Model):
    """An identifier nobody can guess, and a version by which two people editing are told apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        """Not a table of its own."""

        abstract = True


class Fact(Numbered):
    """One row of a child's record.

    `table` is the neutral table (`hearth.records`) it answers to, where there is one; its columns
    of the same names are what the bridge reads. `key` are the columns that, with the child,
    tell one fact from another.
    """

    table: ClassVar[str] = ""
    key: ClassVar[tuple[str, ...]] = ()

    child = models.ForeignKey("people.Child", models.CASCADE, related_name="%(class)s_set")

    class Meta:
        """Not a table of its own."""

        abstract = True
