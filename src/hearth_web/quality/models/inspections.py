"""An inspection: what was found, what is done about it, and what shows that it helped."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from hearth.quality import FindingKind, State
from hearth_web.people.models import Numbered

__all__ = ["Evidence", "Finding", "Improvement", "Inspection", "Judgement", "Step"]


class Inspection(Numbered):
    """An inspection, review or challenge of the service. `framework` is a key of its frameworks."""

    title = models.CharField(max_length=200)
    framework = models.CharField(max_length=40)
    began = models.DateField("first day")
    ended = models.DateField("last day")
    feedback_on = models.DateField("feedback given", null=True, blank=True)
    letter_on = models.DateField("date of the letter", null=True, blank=True)
    inspectors = models.PositiveSmallIntegerField("number of inspectors", null=True, blank=True)
    cases = models.PositiveSmallIntegerField("cases looked at", null=True, blank=True)
    source = models.CharField("where the letter is", max_length=300, blank=True)
    background = models.TextField(blank=True)
    implications = models.TextField(blank=True)
    plain_words = models.TextField("in plain words for young people", blank=True)

    class Meta:
        """Newest first; none ends before it begins."""

        ordering = ("-ended", "title")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended__gte=models.F("began")),
                name="inspection_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Judgement(models.Model):
    """The grade one area was given, in the framework's own words for both."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="judgements")
    area = models.CharField(max_length=160)
    grade = models.CharField(max_length=80)

    class Meta:
        """One for each area, in the order of the framework."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["inspection", "area"], name="judgement_once"),
        )


class Finding(Numbered):
    """One thing that was found. `paragraph` is where it stands in the letter."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="findings")
    number = models.PositiveSmallIntegerField("order")
    kind = models.CharField(
        max_length=10, choices=[(each.value, each.label) for each in FindingKind]
    )
    service = models.CharField(max_length=40)
    theme = models.CharField(max_length=40, db_index=True)
    paragraph = models.CharField(max_length=20, blank=True)
    words = models.TextField()

    class Meta:
        """In the inspection's order."""

        ordering = ("inspection", "number")
        constraints = (
            models.UniqueConstraint(fields=["inspection", "number"], name="finding_number_once"),
        )

    def __str__(self) -> str:
        return self.words


class Improvement(Numbered):
    """One line of the improvement plan: it may answer several findings of its inspection.

    `owner` may act on it; where the owner does not sign in, `owner_words` says who it is.
    `number` is its place in the plan, shown as a letter. How it got here is in its steps.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="improvements")
    number = models.PositiveSmallIntegerField("order")
    findings = models.ManyToManyField(Finding, related_name="improvements", blank=True)
    what = models.TextField("what is done")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_words = models.CharField("owner who does not sign in", max_length=160, blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=12,
        choices=[(each.value, each.label) for each in State],
        default=State.PLANNED.value,
    )

    class Meta:
        """In the order of the plan."""

        ordering = ("inspection", "number")
        constraints = (
            models.UniqueConstraint(fields=["inspection", "number"], name="improvement_once"),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def owner_name(self) -> str:
        """Who owns it, whether or not they sign in."""
        return str(self.owner) if self.owner else self.owner_words


class Step(models.Model):
    """What was said of an improvement on a day, with its state, owner and day due from then on."""

    improvement = models.ForeignKey(Improvement, models.CASCADE, related_name="steps")
    at = models.DateTimeField(default=timezone.now)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=[(each.value, each.label) for each in State])
    owner = models.CharField(max_length=160, blank=True)
    due = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")


class Evidence(models.Model):
    """What shows that an improvement was made or helped, and where it can be seen."""

    improvement = models.ForeignKey(Improvement, models.CASCADE, related_name="evidence")
    on = models.DateField()
    words = models.TextField()
    where = models.CharField("where it can be seen", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        """In order of time."""

        ordering = ("on", "pk")
