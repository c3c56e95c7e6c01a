"""What every row of the board's tables has."""

from __future__ import annotations

import uuid

from django.db import models

__all__ = ["Row"]


class Row(models.Model):
    """A row known by a random id, with a version that every change raises."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        """Not a table of its own."""

        abstract = True
