"""File audits: a round with its questions and scale, and the files graded in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from hearth.quality.grading import USUAL_GOOD, USUAL_WORDS, Aspiration, Graded, Scale
from hearth_web.people.models import Child, Numbered

__all__ = ["AuditAction", "AuditAnswer", "AuditQuestion", "AuditRound", "FileAudit"]


def usual_words() -> list[str]:
    """The words of the usual scale."""
    return list(USUAL_WORDS)


class AuditRound(Numbered):
    """One round: what it looks at, by what scale, and what share is wanted good or better.

    `grades` are the words of the scale from 1. `drawn_by` says in words how files were drawn.
    """

    title = models.CharField(max_length=160)
    theme = models.TextField("what it looks at", blank=True)
    began = models.DateField()
    closes = models.DateField("grades are due by", null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    grades = models.JSONField(default=usual_words)
    good_from = models.PositiveSmallIntegerField("lowest grade that is good", default=USUAL_GOOD)
    aspiration = models.PositiveSmallIntegerField("share wanted good", null=True, blank=True)
    aspiration_above = models.BooleanField("it must be more than that", default=False)
    drawn_by = models.TextField("how files were drawn", blank=True)
    learning = models.TextField("what was learned", blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-began", "title")
        verbose_name = "audit round"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(aspiration=None) | models.Q(aspiration__lte=100),
                name="aspiration_is_a_share",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def scale(self) -> Scale:
        """Its scale."""
        return Scale(tuple(self.grades), self.good_from)

    @property
    def wanted(self) -> Aspiration | None:
        """The share that is wanted, where one was set."""
        if self.aspiration is None:
            return None
        return Aspiration(self.aspiration, self.aspiration_above)


class AuditQuestion(models.Model):
    """One question of a round."""

    round = models.ForeignKey(AuditRound, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField("order")
    words = models.CharField(max_length=300)

    class Meta:
        """In their order."""

        ordering = ("round", "number")
        verbose_name = "question of an audit"
        constraints = (
            models.UniqueConstraint(fields=["round", "number"], name="audit_question_once"),
        )


class FileAudit(Numbered):
    """A child's file in a round. Both grades are kept; the moderated one counts.

    `team` is the team that held the child when the file was drawn.
    """

    round = models.ForeignKey(AuditRound, models.CASCADE, related_name="files")
    child = models.ForeignKey(Child, models.CASCADE, related_name="file_audits")
    team = models.ForeignKey("access.Team", models.SET_NULL, null=True, related_name="+")
    drawn_at = models.DateTimeField(default=timezone.now)
    auditor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    audited_on = models.DateField(null=True, blank=True)
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    strengths = models.TextField("what is done well", blank=True)
    to_improve = models.TextField(blank=True)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    moderated_on = models.DateField(null=True, blank=True)
    moderated_grade = models.PositiveSmallIntegerField(null=True, blank=True)
    moderation = models.TextField("why the moderator kept or changed it", blank=True)

    class Meta:
        """In the order drawn; nobody moderates their own grade."""

        ordering = ("round", "drawn_at", "pk")
        verbose_name = "file audit"
        constraints = (
            models.UniqueConstraint(fields=["round", "child"], name="file_audited_once"),
            models.CheckConstraint(
                condition=models.Q(moderator=None) | ~models.Q(moderator=models.F("auditor")),
                name="nobody_moderates_their_own_grade",
            ),
            models.CheckConstraint(
                condition=models.Q(moderated_grade=None) | models.Q(grade__isnull=False),
                name="only_a_grade_is_moderated",
            ),
        )

    @property
    def graded(self) -> Graded:
        """Its grades."""
        return Graded(self.grade, self.moderated_grade)


class AuditAnswer(models.Model):
    """What the auditor found to one question."""

    class Answer(models.TextChoices):
        """How far it is so."""

        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"
        NOT_APPLICABLE = "na", "Does not apply"

    audit = models.ForeignKey(FileAudit, models.CASCADE, related_name="answers")
    question = models.ForeignKey(AuditQuestion, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=6, choices=Answer)
    words = models.TextField(blank=True)

    class Meta:
        """By question."""

        ordering = ("question__number",)
        verbose_name = "answer of an audit"
        constraints = (
            models.UniqueConstraint(fields=["audit", "question"], name="audit_answer_once"),
        )


class AuditAction(models.Model):
    """Something to put right in this child's file. Its owner sees it, and no grade."""

    audit = models.ForeignKey(FileAudit, models.CASCADE, related_name="actions")
    what = models.TextField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField("what was done", blank=True)

    class Meta:
        """What is due first."""

        ordering = ("done_on", "due", "pk")
        verbose_name = "action of a file audit"
