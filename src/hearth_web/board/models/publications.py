"""Packs as they were made, and what of them was published. What was published stays as it was."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from hearth_web.board.models.meetings import Meeting
from hearth_web.jobs.models import Job

__all__ = ["Pack"]


class Pack(models.Model):
    """Everything of a meeting's agenda or minutes at the time it was made.

    `open` is what the public may see, and the only thing public pages read; `closed` is for those
    who may see closed papers, and None where there is none. `mark` is a digest of both, by which
    a pack that no longer says what the meeting says is known. A published pack never changes.
    """

    class What(models.TextChoices):
        """What it is."""

        AGENDA = "agenda", "Agenda and papers"
        SUPPLEMENT = "supplement", "Supplement"
        CORRECTION = "correction", "Correction"
        MINUTES = "minutes", "Minutes"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    what = models.CharField(max_length=12, choices=What)
    open = models.JSONField(default=dict)
    closed = models.JSONField(null=True)
    mark = models.CharField(max_length=64)
    files = models.JSONField("files of the open pack", default=list)
    closed_files = models.JSONField("files of the closed pack", default=list)
    last_page = models.PositiveIntegerField("number on its last page", default=0)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    who = models.CharField(max_length=200)
    made_at = models.DateTimeField(null=True)
    why = models.TextField("what it adds or puts right", blank=True)
    published_at = models.DateTimeField(null=True)
    published_on = models.DateField(null=True)
    published_who = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        """Newest first; nothing is published that was not made."""

        ordering = ("-asked_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(made_at__isnull=False),
                name="pack_made_before_published",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""), name="pack_withdrawn_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.meeting}"

    @property
    def is_whole(self) -> bool:
        """Whether its files hold the whole agenda, and not only what is new since another."""
        return not self.files or "agenda-pack.pdf" in self.files

    @property
    def item_ids(self) -> set[str]:
        """The items that are in it, open and closed."""
        items = [*self.open.get("items", []), *(self.closed or {}).get("items", [])]
        return {each["id"] for each in items}
