"""The audit log: one row per thing done or seen, each holding the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

__all__ = ["Event", "Head", "UnchangeableError"]

START = "0" * 64  # what the first event stands on
ONLY = 1  # the one end of the one chain


class UnchangeableError(Exception):
    """Somebody tried to change or remove what is kept for good."""


class Kept(models.QuerySet["Event"]):
    """Events can be added and read, nothing else."""

    def update(self, **_: Any) -> NoReturn:
        """Refused."""
        raise UnchangeableError("The audit log cannot be changed.")

    def delete(self) -> NoReturn:
        """Refused."""
        raise UnchangeableError("The audit log cannot be emptied.")


class Event(models.Model):
    """Who did or saw what, when, to whom, and why.

    It holds no foreign keys: the log outlives whoever and whatever it speaks of. `child` is the
    child whose record was touched, where there is one. `before` and `after` hold the values that
    changed. `hash` is of everything here and of `previous`, so a row that is changed, added in
    between or taken out breaks the chain.
    """

    at = models.DateTimeField(db_index=True)
    by_id = models.CharField(max_length=40, blank=True)
    by = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True, db_index=True)
    child = models.UUIDField(null=True)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    why = models.TextField(blank=True)
    previous = models.CharField(max_length=64, unique=True)  # a chain cannot fork
    hash = models.CharField(max_length=64, unique=True)

    objects = Kept.as_manager()

    class Meta:
        """Oldest first."""

        ordering = ("id",)
        # Each way of asking is answered newest first, a page at a time, without sorting.
        indexes = (
            models.Index(fields=["child", "-id"]),
            models.Index(fields=["by_id", "-id"]),
            models.Index(fields=["action", "-id"]),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}: {self.action}"

    def worked_hash(self) -> str:
        """The hash these values should have."""
        said = {
            "at": self.at.isoformat(),
            "by_id": self.by_id,
            "by": self.by,
            "action": self.action,
            "subject": [self.subject_kind, self.subject_id],
            "child": str(self.child or ""),
            "before": self.before,
            "after": self.after,
            "why": self.why,
            "previous": self.previous,
        }
        text = json.dumps(said, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
        return hashlib.sha256(text.encode()).hexdigest()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Added once; never changed."""
        if self.pk is not None:
            raise UnchangeableError("The audit log cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise UnchangeableError("The audit log cannot be emptied.")


class Head(models.Model):
    """The end of the chain: locked while an event is added, so that they stand one by one."""

    hash = models.CharField(max_length=64, default=START)
    events = models.PositiveBigIntegerField(default=0)
