"""A panel, the children before it, its sittings, and what was decided at each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from hearth.quality import RULES, PanelRule
from hearth.vocabulary import code_set
from hearth_web.people.models import Child, Event, Note, Numbered

__all__ = ["KINDS", "Panel", "PanelCase", "PanelDecision", "Sitting"]

KINDS = {
    "permanence": "Permanence tracking",
    "placement": "Placement",
    "complex-needs": "Complex needs",
    "high-risk": "High risk",
    "transitions": "Transitions to adulthood",
    "joint-funding": "Joint funding",
    "other": "Another",
}


class Panel(Numbered):
    """A panel. `rule` finds its children by their record, with its `number`; none is by hand."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=tuple(KINDS.items()))
    rule = models.CharField(max_length=40, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    every_weeks = models.PositiveSmallIntegerField("weeks between sittings", null=True, blank=True)
    chair = models.CharField("usual chair", max_length=160, blank=True)
    terms = models.TextField("what it is for", blank=True)
    open = models.BooleanField(default=True)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def finds(self) -> PanelRule | None:
        """Its rule."""
        return RULES.get(self.rule)

    @property
    def measure(self) -> int:
        """The number of its rule; the usual one unless it has its own."""
        found = self.finds
        return self.number if self.number is not None else found.usual if found else 0


class PanelCase(Numbered):
    """That a child is before a panel: put there by hand, or since it was first talked about.

    `next_on` is the day from which it comes back; without one it waits for the next sitting.
    `closed_on` takes it off the list, until its rule holds anew.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="cases")
    child = models.ForeignKey(Child, models.CASCADE, related_name="panel_cases")
    why = models.TextField()
    since = models.DateField()
    by_hand = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    next_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)

    class Meta:
        """Once for each panel and child; the longest first."""

        ordering = ("since", "pk")
        verbose_name = "case of a panel"
        constraints = (models.UniqueConstraint(fields=["panel", "child"], name="panel_case_once"),)


class Sitting(Numbered):
    """One time a panel sits."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="sittings")
    on = models.DateField()
    chair = models.CharField(max_length=160, blank=True)
    present = models.TextField("who was there", blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-on",)
        constraints = (models.UniqueConstraint(fields=["panel", "on"], name="sitting_once"),)

    def __str__(self) -> str:
        return f"{self.panel}, {self.on:%-d %B %Y}"


class PanelDecision(Numbered):
    """What a sitting decided about a child. The same stands in the child's record, as `note`.

    `event` is what it settled there, where a duty waits for it. Their versions are those that were
    written: what was corrected since is not overwritten.
    """

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="decisions")
    case = models.ForeignKey(PanelCase, models.CASCADE, related_name="decisions")
    why = models.TextField("why the child was on the list")
    since = models.DateField("on the list since")
    decision = models.TextField()
    action = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_words = models.CharField("owner who does not sign in", max_length=160, blank=True)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField("what was done", blank=True)
    next_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.ForeignKey(Note, models.SET_NULL, null=True, related_name="+")
    note_version = models.PositiveIntegerField(default=1)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, related_name="+")
    event_version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first; one for each child at a sitting."""

        ordering = ("-sitting__on", "pk")
        verbose_name = "decision of a panel"
        constraints = (
            models.UniqueConstraint(fields=["sitting", "case"], name="panel_decision_once"),
        )

    @property
    def recorded(self) -> str:
        """What it settled, in words."""
        if self.event is None:
            return ""
        label = code_set("EVENT").label(self.event.event)
        return f"{label} ({self.event.level})" if self.event.level else label

    @property
    def owner_name(self) -> str:
        """Who does it."""
        return str(self.owner) if self.owner else self.owner_words
