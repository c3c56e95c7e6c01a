"""Papers: reports to a meeting, their versions, and the files attached to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from hearth.board.kinds import OFFICER
from hearth_web.board.models.base import Row
from hearth_web.board.models.meetings import Item

__all__ = ["Attachment", "AttachmentWords", "BackgroundPaper", "Consulted", "Paper", "PaperVersion"]


class Paper(Row):
    """The report behind an item. `sections` hold its text by the key of the section.

    `kind` is a key of `hearth.board.kinds`: it says which sections there are.
    """

    item = models.OneToOneField(Item, models.CASCADE, related_name="paper")
    kind = models.CharField("kind of report", max_length=40, default=OFFICER)
    title = models.CharField(max_length=300)
    wards = models.CharField("wards or groups affected", max_length=200, default="All")
    from_whom = models.CharField("from", max_length=200)
    sections = models.JSONField(default=dict)
    lead_officer = models.CharField(max_length=200, blank=True)
    author = models.CharField("report author", max_length=200, blank=True)
    key_decision = models.BooleanField(default=False)
    sent_on = models.DateField("final report sent", null=True)
    plain_words = models.TextField("in plain words for young people", blank=True)
    is_final = models.BooleanField("ready for the agenda", default=False)

    class Meta:
        """In the order of the agenda."""

        ordering = ("item__part", "item__place")

    def __str__(self) -> str:
        return self.title


class PaperVersion(models.Model):
    """A paper as it was saved. `values` hold the whole of it."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    who = models.CharField(max_length=200)
    published = models.BooleanField(default=False)

    class Meta:
        """Newest first."""

        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once"),
        )

    def __str__(self) -> str:
        return f"Version {self.number} of {self.paper}"


class BackgroundPaper(Row):
    """A document the author relied on, where it is held and whom to ask."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="background_papers")
    title = models.CharField(max_length=300)
    held_at = models.CharField(max_length=300)
    contact = models.CharField(max_length=200)
    link = models.URLField("web address", blank=True)

    class Meta:
        """As they were added."""

        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Consulted(Row):
    """An officer or cabinet member whose comments were or were not sought."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="consulted")
    officer = models.CharField(max_length=200)
    sought = models.BooleanField("comments sought", null=True)
    included = models.BooleanField("comments included", null=True)

    class Meta:
        """By who they are."""

        ordering = ("officer",)
        verbose_name = "consultation"

    def __str__(self) -> str:
        return self.officer


class Attachment(Row):
    """A file as an appendix of a paper. It lies under a random name; `digest` is its SHA-256.

    `pages` and `not_bound` are what was found when it was attached, for its author to read.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="attachments")
    title = models.CharField(max_length=200)
    file = models.CharField("where it is kept", max_length=200)
    name = models.CharField("name of the file", max_length=200)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField("pages to be bound into the pack", default=0)
    not_bound = models.CharField("why it is not bound in", max_length=300, blank=True)

    class Meta:
        """By title."""

        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class AttachmentWords(models.Model):
    """What an attached file says, read once: its bytes never change. Apart, because it is long.

    `unread` says what of the file has no words that a program can read.
    """

    attachment = models.OneToOneField(
        Attachment, models.CASCADE, primary_key=True, related_name="words"
    )
    said = models.TextField("its words", blank=True)
    unread = models.CharField("what could not be read", max_length=300, blank=True)

    def __str__(self) -> str:
        return f"The words of {self.attachment}"
