"""What a body still has to do: follow-ups of its meetings, and its work plan with what moved."""

from __future__ import annotations

from django.db import models

from hearth_web.board.models.base import Row
from hearth_web.board.models.bodies import Body
from hearth_web.board.models.meetings import Meeting
from hearth_web.board.models.minutes import Point

__all__ = ["FollowUp", "Plan", "Planned"]


class FollowUp(Row):
    """A resolution, question or request that stays on every agenda until it is closed.

    `is_closed_part` keeps what was said in part B to those who may see closed papers.
    """

    class Kind(models.TextChoices):
        """Where it comes from."""

        RESOLUTION = "resolution", "Resolution"
        QUESTION = "question", "Member’s question"
        REQUEST = "request", "Young person’s request"

    body = models.ForeignKey(Body, models.PROTECT, related_name="follow_ups")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="follow_ups")
    point = models.OneToOneField(Point, models.SET_NULL, null=True, related_name="follow_up")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField("what is to be done or answered")
    asked_by = models.CharField("who asked", max_length=160, blank=True)
    asked_on = models.DateField()
    owner = models.CharField(max_length=160, blank=True)
    due = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    is_closed_part = models.BooleanField("from part B", default=False)

    class Meta:
        """What is due first."""

        ordering = ("closed_on", "due", "asked_on", "pk")
        verbose_name = "follow-up"

    def __str__(self) -> str:
        return self.words


class Plan(Row):
    """The work plan of a municipal year as a body agreed it on one day. Every one is kept."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="plans")
    year = models.PositiveSmallIntegerField("municipal year, by the year it begins")
    agreed_on = models.DateField()

    class Meta:
        """The last agreed first."""

        ordering = ("-agreed_on",)
        verbose_name = "work plan"
        constraints = (
            models.UniqueConstraint(fields=["body", "year", "agreed_on"], name="plan_once"),
        )

    def __str__(self) -> str:
        return f"Work plan agreed on {self.agreed_on:%-d %B %Y}"


class Planned(Row):
    """Something the body means to take at the meeting of a day."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    day = models.DateField("for the meeting of")
    theme = models.CharField(max_length=120, blank=True)
    title = models.CharField("what", max_length=300)

    class Meta:
        """By meeting and theme."""

        ordering = ("day", "theme", "title")
        verbose_name = "item of a work plan"
        verbose_name_plural = "items of a work plan"

    def __str__(self) -> str:
        return self.title
