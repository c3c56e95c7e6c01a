"""Meetings and the items of their agendas."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property

from hearth_web.board.models.base import Row
from hearth_web.board.models.bodies import Body

__all__ = ["Item", "Meeting"]


class Meeting(Row):
    """One meeting of a body. `notice_reason` is why it may be at shorter notice than its rule.

    `ended` is when it closed: a meeting that has it was held. `approved_at` is the meeting that
    approved its minutes.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    day = models.DateField(db_index=True)
    starts = models.TimeField()
    place = models.CharField(max_length=300, blank=True)
    is_online = models.BooleanField("held online", default=False)
    joining = models.CharField("how the public can attend", max_length=400, blank=True)
    title = models.CharField("what is special about it", max_length=160, blank=True)
    notice_reason = models.TextField("why at short notice", blank=True)
    cancelled = models.TextField("why it will not take place", blank=True)
    ended = models.TimeField(null=True)
    presiding = models.CharField("who was in the chair, if another", max_length=160, blank=True)
    approved_at = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="minutes_approved"
    )

    class Meta:
        """The latest first; one of a body at a time."""

        ordering = ("-day", "-starts")
        constraints = (
            models.UniqueConstraint(fields=["body", "day", "starts"], name="meeting_once"),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.day:%-d %B %Y}"

    @property
    def earlier(self) -> models.QuerySet[Meeting]:
        """The meetings of the body before it that were not cancelled."""
        return self.body.meetings.filter(day__lt=self.day, cancelled="")

    @cached_property
    def held_before(self) -> Meeting | None:
        """The last meeting of the body that was held before this one."""
        before = self.earlier.exclude(ended=None)
        last = before.select_related("approved_at").first()
        if last is not None:
            last.body = self.body  # what is read of the body serves both
        return last


class Item(Row):
    """One item of an agenda. `place` is its order within its part.

    `number` is empty until the agenda is published, unless somebody typed one: until then the
    house counts. Items added later follow the last. `paragraphs` are those that make it exempt.
    The title of a closed item is closed too: the public reads `public_title`, and without one does
    not learn that there is an item. An item with an `urgency` is urgent.
    """

    class Part(models.TextChoices):
        """Open to the public or not."""

        OPEN = "A", "Part A, open"
        CLOSED = "B", "Part B, closed"

    class Kind(models.TextChoices):
        """How it comes to the meeting; the names are those of `hearth.board.ItemKind`."""

        FORMAL = "formal", "Procedure"
        MINUTES = "minutes", "Minutes of the last meeting"
        WRITTEN = "written", "Written report"
        VERBAL = "verbal", "Verbal report"
        WORKSHOP = "workshop", "Workshop"
        DISCUSSION = "discussion", "Discussion"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    part = models.CharField(max_length=1, choices=Part, default=Part.OPEN)
    place = models.PositiveSmallIntegerField(default=0)
    number = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=300)
    public_title = models.CharField("title the public may read", max_length=300, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.WRITTEN)
    words = models.TextField("what the meeting is asked", blank=True)
    at = models.TimeField("at what time", null=True)
    presenter = models.CharField("who brings it", max_length=160, blank=True)
    urgency = models.TextField("why it cannot wait", blank=True)
    paragraphs = models.JSONField("paragraphs of exempt information", default=list)
    exempt_because = models.TextField("why the public interest is against telling", blank=True)
    to_follow = models.BooleanField("its paper comes in a supplement", default=False)

    class Meta:
        """As they are called: part A, then part B."""

        ordering = ("part", "place", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        """Whether the public may not see it."""
        return self.part == self.Part.CLOSED
