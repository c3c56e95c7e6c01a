"""What was done for a child, and what set a clock going: one row each, whatever its kind."""

from __future__ import annotations

from django.db import models

from hearth_web.people.models.base import Fact, code, lateness

__all__ = ["Event"]


class Event(Fact):
    """A plan, notice, decision, assessment, meeting or the like that has no table of its own.

    `event` says which (code set EVENT), and what the other columns mean; `about` is the day of
    what it answers. Which rows somebody may read follows from the group of `event`.
    """

    table = "events"
    key = ("event", "date", "time", "about")

    event = code(30)
    date = models.DateField()
    time = models.CharField("time of day", max_length=5, blank=True)  # 17:05, as clocks here say
    until = models.DateField(null=True, blank=True)
    outcome = code()  # empty: it was done
    about = models.DateField("about what happened on", null=True, blank=True)
    level = models.CharField("kind or level", max_length=200, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    number_of = models.PositiveSmallIntegerField("out of", null=True, blank=True)
    voice = code()
    in_person = code()
    who = models.TextField("who took part", blank=True)
    reason = models.TextField(blank=True)
    why_late = lateness()
    words = models.TextField("what the child said", blank=True)
    text = models.TextField("anything else", blank=True)

    class Meta:
        """In order of time."""

        ordering = ("date", "time")
