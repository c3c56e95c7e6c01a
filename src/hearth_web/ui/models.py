"""The council this installation belongs to, and how it looks."""

from __future__ import annotations

import time
import zlib
from copy import copy
from typing import Any

from django.db import connection, models
from django.db.models import Q

from hearth_web.ui.colours import DEFAULT_ACCENT, check_colour, readable
from hearth_web.ui.logo import check_logo

__all__ = ["House"]

ONLY = 1
# Another process may have changed the house; ours notices within this many seconds.
KEPT_FOR = 30.0


class House(models.Model):
    """The one council of this installation. Read it with `House.now()`.

    `set_up_at` is empty until somebody has chosen the council.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    code = models.CharField("ONS code", max_length=9, blank=True)
    name = models.CharField("name of the council", max_length=100, blank=True)
    accent = models.CharField(max_length=7, default=DEFAULT_ACCENT, validators=[check_colour])
    logo = models.BinaryField(blank=True, default=bytes, validators=[check_logo], editable=True)
    set_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=ONLY), name="only_one_house"),
            models.CheckConstraint(
                condition=Q(set_up_at__isnull=True) | ~Q(code=""), name="set_up_house_has_a_council"
            ),
        )

    _kept: tuple[float, House] | None = None

    def __str__(self) -> str:
        return self.name or "Hearth"

    @classmethod
    def now(cls) -> House:
        """The house as it is, kept in this process for half a minute; unsaved if not yet made.

        Inside a transaction it is read afresh and not kept: what is read there may be undone.
        """
        if connection.in_atomic_block:
            return cls._read()
        if cls._kept is None or time.monotonic() - cls._kept[0] > KEPT_FOR:
            cls._kept = (time.monotonic(), cls._read())
        # A copy: whoever changes it and does not save it has changed nobody else's.
        return copy(cls._kept[1])

    @classmethod
    def forget(cls, **_: Any) -> None:
        """Drop what this process keeps."""
        cls._kept = None

    @classmethod
    def _read(cls) -> House:
        return cls.objects.filter(pk=ONLY).first() or cls()

    @property
    def is_set_up(self) -> bool:
        """Whether somebody has chosen the council."""
        return self.set_up_at is not None

    @property
    def readable_accent(self) -> str:
        """The accent as it is used: dark enough to be read."""
        return readable(self.accent)

    @property
    def logo_version(self) -> str:
        """A short name for this logo and no other: a new logo gets a new address."""
        return f"{zlib.crc32(self.logo):x}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Check every field, write, and let this process read it afresh."""
        self.full_clean(validate_unique=False)
        super().save(*args, **kwargs)
        self.forget()
