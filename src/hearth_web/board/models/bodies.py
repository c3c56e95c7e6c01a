"""Bodies: what they are for, who is on them and since when, and what they owe other bodies."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from hearth_web.board.models.base import Row
from hearth_web.ui.models import House

__all__ = [
    "Activity",
    "Body",
    "Contact",
    "Function",
    "Member",
    "Notice",
    "Office",
    "Recipient",
    "Report",
    "Reporting",
]


class Body(Row):
    """A board, committee, panel or forum.

    `notice` is how many clear days its papers are out before a meeting; `working_days` says whether
    only working days count.
    """

    class Kind(models.TextChoices):
        """What it is; the names are those of `hearth.board.BodyKind`."""

        COMMITTEE = "committee", "Committee"
        SUB_COMMITTEE = "sub_committee", "Sub-committee"
        BOARD = "board", "Board"
        SCRUTINY = "scrutiny", "Scrutiny committee"
        CABINET = "cabinet", "Cabinet"
        PANEL = "panel", "Panel"
        FORUM = "forum", "Forum"

    name = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.COMMITTEE)
    purpose = models.TextField(blank=True)
    notice = models.PositiveSmallIntegerField("clear days of notice", default=5)
    working_days = models.BooleanField("only working days count", default=True)
    quorum = models.PositiveSmallIntegerField(null=True)
    summons_name = models.CharField("who summons its members", max_length=160, blank=True)
    summons_title = models.CharField("as what", max_length=160, blank=True)
    is_executive = models.BooleanField("decides for the cabinet", default=False)
    is_public = models.BooleanField("on the public pages", default=True)
    is_open = models.BooleanField("still meets", default=True)

    class Meta:
        """By name."""

        ordering = ("name",)
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name

    @cached_property
    def council(self) -> str:
        """The council it is of."""
        return House.now().name


class OfBody(Row):
    """Something a body has."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="%(class)ss")

    class Meta:
        """Not a table of its own."""

        abstract = True


class Function(OfBody):
    """One function the constitution gives a body, in its own order."""

    place = models.PositiveSmallIntegerField(default=0)
    words = models.TextField("what it is to do")

    class Meta:
        """In order."""

        ordering = ("place", "pk")

    def __str__(self) -> str:
        return self.words


class Member(OfBody):
    """Somebody's time on a body, in one role. A name is typed in; whoever signs in by
    `email` is them.

    `end` is the last day. Somebody whose role changes has a row for each time.
    """

    class Role(models.TextChoices):
        """What they are there as; the names are those of `hearth.board.Role`."""

        VOTING = "voting", "Voting member"
        RESERVE = "reserve", "Reserve"
        CO_OPTEE = "co_optee", "Non-voting co-opted member"
        YOUNG_PERSON = "young_person", "Young person"
        OFFICER = "officer", "Officer"
        ADVISER = "adviser", "Adviser"

    name = models.CharField(max_length=160)
    role = models.CharField(max_length=16, choices=Role, default=Role.VOTING)
    stands_for = models.CharField("group or organisation", max_length=160, blank=True)
    start = models.DateField("first day")
    end = models.DateField("last day", null=True)
    paper_copies = models.PositiveSmallIntegerField(default=0)
    email = models.EmailField(blank=True)

    class Meta:
        """By name; nobody leaves before they come."""

        ordering = ("name", "start")
        constraints = (
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="member_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def serves_on(self, day: date) -> bool:
        """Whether they are on the body on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


class Activity(Row):
    """What a member did to be a better parent to the council's children: a training, a visit."""

    class Kind(models.TextChoices):
        """What it was."""

        TRAINING = "training", "Training as a corporate parent"
        VISIT = "visit", "Visit to a home or a service"
        MEETING = "meeting", "Time with children and young people"

    member = models.ForeignKey(Member, models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=12, choices=Kind)
    on = models.DateField("day")
    what = models.CharField("what it was", max_length=200)
    learned = models.TextField("what they took from it", blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-on", "pk")
        verbose_name = "training or visit"
        verbose_name_plural = "trainings and visits"

    def __str__(self) -> str:
        return f"{self.member}: {self.what}, {self.on:%-d %B %Y}"


class Office(OfBody):
    """Who is chair or vice-chair, from one day to another; a municipal year unless cut short."""

    class Kind(models.TextChoices):
        """Which office."""

        CHAIR = "chair", "Chair"
        VICE = "vice_chair", "Vice-chair"

    kind = models.CharField(max_length=12, choices=Kind)
    member = models.ForeignKey(Member, models.PROTECT, related_name="offices")
    start = models.DateField("first day")
    end = models.DateField("last day")

    class Meta:
        """Newest first."""

        ordering = ("-start", "kind")
        constraints = (
            models.CheckConstraint(
                condition=Q(end__gte=F("start")), name="office_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.member}"

    def is_held_on(self, day: date) -> bool:
        """Whether it is held that day."""
        return self.start <= day <= self.end


class Contact(OfBody):
    """Whom to ask about its meetings."""

    name = models.CharField(max_length=160)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Notice(OfBody):
    """A few lines for the public on the front of every agenda: access, allowances, how to come."""

    place = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(max_length=120)
    words = models.TextField()

    class Meta:
        """In order."""

        ordering = ("place", "pk")
        verbose_name = "notice to the public"
        verbose_name_plural = "notices to the public"

    def __str__(self) -> str:
        return self.heading


class Recipient(OfBody):
    """Somebody who is sent the agenda and is not on the body, under a heading of the list."""

    heading = models.CharField(max_length=120)
    name = models.CharField(max_length=160)
    paper_copies = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """By heading."""

        ordering = ("heading", "name")

    def __str__(self) -> str:
        return self.name


class Reporting(OfBody):
    """A duty to report to another body.

    After each meeting it is due `within` working days; otherwise so many `times` in a municipal
    year, each share of the year having one.
    """

    class Rhythm(models.TextChoices):
        """How often it falls due; the names are those of `hearth.board.Rhythm`."""

        AFTER_EACH_MEETING = "after_each_meeting", "After each meeting"
        TIMES_A_YEAR = "times_a_year", "So many times in a municipal year"

    to = models.CharField("body it reports to", max_length=160)
    what = models.CharField("what it reports", max_length=300)
    rhythm = models.CharField("how often", max_length=20, choices=Rhythm)
    times = models.PositiveSmallIntegerField("times in a municipal year", default=1)
    within = models.PositiveSmallIntegerField("working days after the meeting", default=20)
    owner = models.CharField(max_length=160, blank=True)
    source = models.CharField("where the duty stands", max_length=160, blank=True)
    start = models.DateField("owed since")

    class Meta:
        """By whom it is owed to."""

        ordering = ("to", "what")
        verbose_name = "reporting duty"
        verbose_name_plural = "reporting duties"

    def __str__(self) -> str:
        return f"{self.what} to {self.to}"


class Report(Row):
    """That a report was made under a reporting duty, on a day."""

    reporting = models.ForeignKey(Reporting, models.CASCADE, related_name="reports")
    on = models.DateField("day it was made")
    words = models.CharField("where it can be found", max_length=300, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-on",)
        verbose_name = "report to another body"
        verbose_name_plural = "reports to other bodies"

    def __str__(self) -> str:
        return f"{self.reporting}, {self.on:%-d %B %Y}"
