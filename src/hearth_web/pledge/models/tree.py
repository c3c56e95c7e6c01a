"""The tree of a strategy: promises within ambitions, actions, measures, and what shows them.

Fields are named as in `hearth.pledge.strategy`, so that a row and a thing of the tree answer to
each other by name.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from hearth.measures import CATALOGUE, version_of
from hearth.pledge.shape import SHORT, TINY
from hearth.pledge.strategy import EvidenceKind, State
from hearth_web.pledge.models.strategy import Strategy, Thing

__all__ = ["SETS", "Action", "Evidence", "Measure", "Progress", "Promise", "Reading"]

STATES = [(state.value, state.value.capitalize()) for state in State]
EVIDENCE = [(kind.name.casefold(), kind.value.capitalize()) for kind in EvidenceKind]
SETS = ("tied_to", "when_set", "set_on")
"""The columns of a measure that say what was counted when it was set."""


def numbered(number: str, words: str) -> str:
    """Words behind their number, where they have one."""
    return f"{number}. {words}" if number else words


class Placed(Thing):
    """Something that stands in an order. `place` is its own among its like."""

    place = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=TINY, blank=True)

    class Meta:
        """In order."""

        abstract = True
        ordering = ("place",)


class Promise(Placed):
    """A promise within an ambition, or, within nothing, the ambition itself."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="promises")
    within = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="promises"
    )
    title = models.CharField(max_length=SHORT)
    wording = models.TextField(blank=True)
    plain_words = models.TextField(blank=True)
    word = models.CharField(max_length=SHORT)
    where_we_are = models.TextField(blank=True)
    challenges = models.TextField(blank=True)

    def __str__(self) -> str:
        return numbered(self.number, self.title)


class Action(Placed):
    """Something that will be done, for a promise or, without one, for the whole strategy."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="actions")
    promise = models.ForeignKey(
        Promise, models.CASCADE, null=True, blank=True, related_name="actions"
    )
    wording = models.TextField()
    leads = models.JSONField(default=list, blank=True)
    owner = models.CharField(max_length=SHORT, blank=True)
    begins = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=STATES, default=State.NOT_STARTED.value)

    def __str__(self) -> str:
        return numbered(self.number, self.wording)


class Progress(Thing):
    """What was said about an action on a day. Added, never changed."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="history")
    on = models.DateField()
    state = models.CharField(max_length=20, choices=STATES, blank=True)
    note = models.TextField(blank=True)
    by = models.CharField(max_length=SHORT, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Oldest first."""

        ordering = ("on", "added_at")
        verbose_name = "note of progress"

    def __str__(self) -> str:
        return f"{self.on}"


class Measure(Placed):
    """How the council will know. What it is counted by and aspires to is kept as it was printed."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="measures")
    promise = models.ForeignKey(
        Promise, models.CASCADE, null=True, blank=True, related_name="measures"
    )
    wording = models.TextField()
    tied_to = models.JSONField(default=list, blank=True)
    when_set = models.CharField(max_length=SHORT, blank=True)
    target = models.CharField(max_length=SHORT, blank=True)
    set_on = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    bears_on = models.JSONField(default=list, blank=True)
    owner = models.CharField(max_length=SHORT, blank=True)
    confirm_by = models.DateField(null=True, blank=True)
    definition = models.TextField(blank=True)
    definition_from = models.DateField(null=True, blank=True)
    frequency = models.CharField(max_length=SHORT, blank=True)
    versions = models.JSONField("definitions it was counted by when set", default=list, blank=True)

    def __str__(self) -> str:
        return numbered(self.number, self.wording)

    def mark_definitions(self) -> None:
        """Note by which definitions the catalogue counts it, as its values are set now."""
        found = (CATALOGUE.get(each.casefold()) for each in self.tied_to)
        self.versions = [version_of(each) if each else "" for each in found]


class Reading(Thing):
    """A value somebody found, where no record counts it."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="readings")
    on = models.DateField(null=True)
    value = models.CharField(max_length=SHORT)
    source = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        """Oldest first."""

        ordering = ("on",)

    def __str__(self) -> str:
        return self.value


class Evidence(Placed):
    """What shows how a promise is kept: a voice, a story, an inspection's finding in short."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=20, choices=EVIDENCE)
    on = models.DateField(null=True, blank=True)
    words = models.TextField()
    source = models.CharField(max_length=SHORT, blank=True)
    link = models.CharField("where it can be read", max_length=SHORT, blank=True, db_index=True)
    public = models.BooleanField("everyone may see it", default=False)

    class Meta:
        """In order."""

        ordering = ("place",)
        verbose_name = "piece of evidence"

    def __str__(self) -> str:
        return self.words[:80]
