"""What happened at a meeting: who was there, what they declared, said, resolved and voted."""

from __future__ import annotations

from django.db import models

from hearth_web.board.models.base import Row
from hearth_web.board.models.bodies import Member
from hearth_web.board.models.meetings import Item, Meeting

__all__ = ["Attendance", "Interest", "Point", "Vote"]


class Attendance(Row):
    """Somebody at a meeting, or away from it: a member of the body, or a name typed in."""

    class State(models.TextChoices):
        """There or not."""

        PRESENT = "present", "Present"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Not there, no apologies"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="attendance")
    name = models.CharField(max_length=160)
    as_what = models.CharField("role at the meeting", max_length=16, choices=Member.Role)
    post = models.CharField("post or organisation", max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PRESENT)
    instead_of = models.ForeignKey(
        Member, models.PROTECT, null=True, related_name="+", verbose_name="stands in for"
    )

    class Meta:
        """By role and name; a member once."""

        ordering = ("as_what", "name")
        verbose_name_plural = "attendance"
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=models.Q(member__isnull=False),
                name="attendance_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Interest(Row):
    """An interest declared, or a dispensation. `item` None is the whole meeting."""

    class Kind(models.TextChoices):
        """What it is."""

        PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
        OTHER = "other", "Other interest"
        DISPENSATION = "dispensation", "Dispensation"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="interests")
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="interests")
    name = models.CharField("who declared it", max_length=160)
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField("what was declared")
    left_room = models.BooleanField("left while it was discussed", default=False)

    class Meta:
        """As they were declared."""

        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name}: {self.get_kind_display()}"


class Point(Row):
    """One line of the minutes under an item: a point made, a resolution, a question, a request."""

    class Kind(models.TextChoices):
        """What it is."""

        POINT = "point", "Point made"
        RESOLUTION = "resolution", "Resolution"
        QUESTION = "question", "Member’s question"
        REQUEST = "request", "Young person’s request"

    item = models.ForeignKey(Item, models.CASCADE, related_name="points")
    place = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.POINT)
    who = models.CharField(max_length=160, blank=True)
    words = models.TextField()
    owner = models.CharField("who is to see to it", max_length=160, blank=True)
    due = models.DateField("by when", null=True)
    nothing_to_do = models.BooleanField("nothing is to be done about it", default=False)

    class Meta:
        """As they were made."""

        ordering = ("place", "pk")
        verbose_name = "line of the minutes"

    def __str__(self) -> str:
        return self.words


class Vote(Row):
    """How a voting member voted on an item, where the vote was recorded."""

    class Cast(models.TextChoices):
        """Which way."""

        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAINED = "abstained", "Abstained"

    item = models.ForeignKey(Item, models.CASCADE, related_name="votes")
    member = models.ForeignKey(Member, models.PROTECT, related_name="votes")
    cast = models.CharField(max_length=12, choices=Cast)

    class Meta:
        """Once for each member and item."""

        ordering = ("member__name",)
        constraints = (models.UniqueConstraint(fields=["item", "member"], name="vote_once"),)

    def __str__(self) -> str:
        return f"{self.member}: {self.get_cast_display()}"
