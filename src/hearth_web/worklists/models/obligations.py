"""What is and was owed to each child, worked out from the record and kept to be listed."""

from __future__ import annotations

from django.db import models

from hearth.duties.model import Level

__all__ = ["Obligation", "Rule"]

IS_OPEN = models.Q(done=None)


class Rule(models.Model):
    """A limit that obligations followed, as it was then: past ones keep the rule of their day.

    `span` is a length of time as `hearth.duties.limits.Span` reads it; `mark` tells one rule from
    another.
    """

    mark = models.CharField(max_length=64, unique=True)
    duty = models.CharField(max_length=60)
    part = models.CharField(max_length=40)
    span = models.CharField(max_length=20)
    level = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Level])
    source = models.TextField(blank=True)


class Obligation(models.Model):
    """One time that a duty fell to a child. `worklists.keeping` writes these and nobody else.

    Columns are those of `hearth.duties.engine.Obligations`; what has no day is null. How it stands
    is not kept: it follows from the days, and is asked with `worklists.states`. `opener` says what
    opened it (`worklists.openers`), `owner` is the role that owes it.
    """

    child = models.ForeignKey("people.Child", models.CASCADE, related_name="obligations")
    duty = models.CharField(max_length=60)
    owner = models.CharField(max_length=24)
    about = models.DateField(null=True)
    turn = models.PositiveIntegerField(default=0)
    opened = models.DateField()
    due = models.DateField(null=True)  # the earlier of the two that follow
    due_law = models.DateField(null=True)
    due_local = models.DateField(null=True)
    rule = models.ForeignKey(Rule, models.PROTECT, null=True, related_name="+")
    amber = models.DateField(null=True)
    done = models.DateField(null=True)
    ends = models.DateField(null=True)
    outcome = models.PositiveSmallIntegerField(default=0)
    tried = models.DateField(null=True)
    late = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    opener = models.CharField(max_length=40, blank=True)

    class Meta:
        """Open ones are found by child, by duty and by who owes them; figures ask by duty."""

        indexes = (
            models.Index(fields=["child", "due"], condition=IS_OPEN, name="open_by_child"),
            models.Index(fields=["owner", "due"], condition=IS_OPEN, name="open_by_owner"),
            models.Index(fields=["duty", "due"], name="obligation_by_duty"),
        )

    def __str__(self) -> str:
        return f"{self.duty}, opened {self.opened}, due {self.due}"

    @property
    def limit_part(self) -> str:
        """The part of the duty's limits that it follows."""
        return self.rule.part if self.rule else ""
