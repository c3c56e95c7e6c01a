"""Rounds of file audits: begun, drawn, graded, moderated, and what is put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hearth.quality import Scale, draw
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.people.actions import NotThereError
from hearth_web.people.models import Child
from hearth_web.quality import rules
from hearth_web.quality.actions.inspections import KEPT_BY_US, changed
from hearth_web.quality.models import (
    AuditAction,
    AuditAnswer,
    AuditQuestion,
    AuditRound,
    FileAudit,
)
from hearth_web.quality.queries.audits import WHOM, auditable, candidates, works_with

__all__ = [
    "add_action",
    "add_round",
    "change_round",
    "draw_files",
    "finish_action",
    "give_grade",
    "moderate",
    "remove_file",
]


def add_round(*, by: User, values: Mapping[str, Any], questions: Sequence[str]) -> AuditRound:
    """Begin a round. ValidationError where its scale cannot be."""
    with transaction.atomic():
        row = AuditRound(**values)
        must_have_scale(row)
        row.save()
        AuditQuestion.objects.bulk_create(
            AuditQuestion(round=row, number=number, words=words)
            for number, words in enumerate(questions, 1)
        )
        after = audit.values_of(row, leave_out=KEPT_BY_US) | {"questions": list(questions)}
        audit.record(by=by, action="quality.auditround.added", subject=row, after=after)
    return row


def change_round(
    *, by: User, round: AuditRound, values: Mapping[str, Any], version: int | None = None
) -> AuditRound:
    """Change a round, close it or open it again. ValidationError when it moved on."""
    with transaction.atomic():
        row = changed(by, round, values, version)
        must_have_scale(row)
    return row


def must_have_scale(round: AuditRound) -> None:
    """ValidationError where the words and the line of good do not go together."""
    try:
        Scale(tuple(round.grades), round.good_from)
    except ValueError as wrong:
        raise ValidationError(str(wrong)) from wrong


def draw_files(
    *, by: User, round: AuditRound, number: int, seed: str, by_team: bool, whom: str
) -> list[FileAudit]:
    """Draw files by chance; they join those drawn before. Each child's record says that it was.

    How they were drawn is kept in words, so that it can be done again and checked.
    """
    with transaction.atomic():
        kept = AuditRound.objects.select_for_update().get(pk=round.pk)
        offered = candidates(by, kept, whom)
        drawn = draw(offered, number, seed, by_team=by_team)
        children = Child.objects.select_related("standing__worker").in_bulk(drawn)
        rows = [
            FileAudit(round=kept, child=child, team=team_of(child))
            for child in sorted(children.values(), key=lambda one: drawn.index(str(one.pk)))
        ]
        FileAudit.objects.bulk_create(rows)
        said = how_drawn(len(rows), len(offered), seed, by_team=by_team, whom=whom)
        kept.drawn_by = "\n".join(filter(None, [kept.drawn_by, said]))
        kept.save(update_fields=["drawn_by"])
        audit.record(by=by, action="quality.auditround.drawn", subject=kept, after={"how": said})
        for row in rows:
            after = {"round": str(kept)}
            audit.record(
                by=by, action="quality.fileaudit.drawn", subject=row, child=row.child_id,
                after=after,
            )  # fmt: skip
    return rows


def team_of(child: Child) -> Any:
    """The team that holds a child now."""
    standing = child.standing
    return standing.team or (standing.worker.team if standing.worker else None)


def how_drawn(drawn: int, offered: int, seed: str, *, by_team: bool, whom: str) -> str:
    """How files were drawn, in a sentence."""
    how = "each team its share" if by_team else "from all together"
    return f"{drawn} of {offered} drawn by chance, {how}, with the seed “{seed}”. {WHOM[whom]}."


def give_grade(
    *,
    by: User,
    file: FileAudit,
    values: Mapping[str, Any],
    answers: Mapping[AuditQuestion, tuple[str, str]],
    on: date,
    version: int | None = None,
) -> FileAudit:
    """Grade a file: `values` are the grade and the words, `answers` the answer to each question.

    ValidationError for those who may not, and when somebody else graded it meanwhile.
    """
    with transaction.atomic():
        row = locked(by, file)
        refuse(rules.why_not_grade(by, row, works_with_child=works_with(by, row.child)))
        must_be_on_scale(row, values["grade"])
        row = changed_file(by, row, {**values, "auditor": by, "audited_on": on}, version, "graded")
        row.answers.all().delete()
        AuditAnswer.objects.bulk_create(
            AuditAnswer(audit=row, question=question, answer=answer, words=words)
            for question, (answer, words) in answers.items()
        )
    return row


def moderate(
    *, by: User, file: FileAudit, grade: int, words: str, on: date, version: int | None = None
) -> FileAudit:
    """A second person's grade. Both are kept, and this one counts.

    ValidationError for those who may not, and when somebody else changed it meanwhile.
    """
    with transaction.atomic():
        row = locked(by, file)
        refuse(rules.why_not_moderate(by, row, works_with_child=works_with(by, row.child)))
        must_be_on_scale(row, grade)
        values = {
            "moderated_grade": grade,
            "moderation": words,
            "moderator": by,
            "moderated_on": on,
        }
        return changed_file(by, row, values, version, "moderated")


def remove_file(*, by: User, file: FileAudit, why: str) -> None:
    """Take a file out of its round because it cannot be audited. ValidationError once graded."""
    with transaction.atomic():
        row = locked(by, file)
        refuse("The file has a grade, which is kept." if row.grade is not None else "")
        after = {"round": str(row.round)}
        audit.record(
            by=by, action="quality.fileaudit.removed", subject=row, child=row.child_id,
            before=after, why=why,
        )  # fmt: skip
        row.delete()


def add_action(*, by: User, file: FileAudit, values: Mapping[str, Any]) -> AuditAction:
    """Something to put right in the file."""
    with transaction.atomic():
        row = AuditAction.objects.create(audit=file, **values)
        audit.record(
            by=by,
            action="quality.auditaction.added",
            subject=row,
            child=file.child_id,
            after=audit.values_of(row),
        )
    return row


def finish_action(*, by: User, action: AuditAction, words: str, on: date) -> None:
    """Say that it was put right. ValidationError for those whose action it is not."""
    with transaction.atomic():
        row = AuditAction.objects.select_for_update().select_related("audit").get(pk=action.pk)
        if not rules.may_finish(by, row):
            raise ValidationError("Only its owner or who graded the file may say that it is done.")
        row.done_on, row.done_words = on, words
        row.save(update_fields=["done_on", "done_words"])
        audit.record(
            by=by,
            action="quality.auditaction.done",
            subject=row,
            child=row.audit.child_id,
            after={"done_on": on, "done_words": words},
        )


def locked(by: User, file: FileAudit) -> FileAudit:
    """The file as it is now, nobody else's until this transaction ends.

    Raises NotThereError where the child's file is not theirs to audit: the page asked before.
    """
    if not auditable(by).filter(pk=file.child_id).exists():
        raise NotThereError("file audit")
    return (
        FileAudit.objects.select_for_update(of=("self",))
        .select_related("round", "child")
        .get(pk=file.pk)
    )


def refuse(why: str) -> None:
    """ValidationError if there is a reason."""
    if why:
        raise ValidationError(why)


def must_be_on_scale(file: FileAudit, grade: int) -> None:
    """ValidationError for a grade that the round does not know."""
    highest = len(file.round.grades)
    if not 1 <= grade <= highest:
        raise ValidationError(f"The grade must be a whole number from 1 to {highest}.")


def changed_file(
    by: User, row: FileAudit, values: Mapping[str, Any], version: int | None, done: str
) -> FileAudit:
    """The file with other values, in the log of the child's record."""
    action = f"quality.fileaudit.{done}"
    return changed(by, row, values, version, child=row.child_id, action=action)
