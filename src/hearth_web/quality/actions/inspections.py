"""Writing down inspections, what they found, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearth.quality import State
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.people.models import Numbered
from hearth_web.quality.models import (
    Evidence,
    Finding,
    Improvement,
    Inspection,
    Judgement,
    Step,
)
from hearth_web.quality.queries.inspections import next_number
from hearth_web.ui.forms.base import STALE

__all__ = [
    "add_evidence",
    "add_finding",
    "add_findings",
    "add_improvement",
    "add_inspection",
    "change_finding",
    "change_improvement",
    "change_inspection",
    "changed",
    "give_grades",
    "note_taken",
    "remove_finding",
    "tell",
]

AnyRow = TypeVar("AnyRow", bound=Numbered)
KEPT_BY_US = ("version", "changed_at")


def add_inspection(*, by: User, values: Mapping[str, Any]) -> Inspection:
    """A new inspection."""
    with transaction.atomic():
        row = Inspection.objects.create(**values)
        after = audit.values_of(row, leave_out=KEPT_BY_US)
        audit.record(by=by, action="quality.inspection.added", subject=row, after=after)
    return row


def change_inspection(
    *, by: User, inspection: Inspection, values: Mapping[str, Any], version: int | None = None
) -> Inspection:
    """Correct an inspection, or write what its report needs. ValidationError when it moved on."""
    return changed(by, inspection, values, version)


def give_grades(*, by: User, inspection: Inspection, grades: Mapping[str, str]) -> None:
    """The grade of each area, in this order; an area without one has none."""
    with transaction.atomic():
        before = {each.area: each.grade for each in inspection.judgements.all()}
        after = {area: grade for area, grade in grades.items() if grade}
        if before == after:
            return
        inspection.judgements.all().delete()
        Judgement.objects.bulk_create(
            Judgement(inspection=inspection, area=area, grade=grade)
            for area, grade in after.items()
        )
        audit.record(
            by=by,
            action="quality.inspection.graded",
            subject=inspection,
            before=before,
            after=after,
        )


def add_finding(*, by: User, inspection: Inspection, values: Mapping[str, Any]) -> Finding:
    """One more thing that was found."""
    return add_findings(by=by, inspection=inspection, rows=[values])[0]


def add_findings(
    *, by: User, inspection: Inspection, rows: Iterable[Mapping[str, Any]]
) -> list[Finding]:
    """Several things that were found, in their order after those there are."""
    with transaction.atomic():
        first = next_number(Finding.objects.filter(inspection=inspection))
        made = [
            Finding.objects.create(inspection=inspection, number=number, **values)
            for number, values in enumerate(rows, first)
        ]
        for row in made:
            after = audit.values_of(row, leave_out=KEPT_BY_US)
            audit.record(by=by, action="quality.finding.added", subject=row, after=after)
    return made


def change_finding(
    *, by: User, finding: Finding, values: Mapping[str, Any], version: int | None = None
) -> Finding:
    """Correct a finding. ValidationError when it moved on."""
    return changed(by, finding, values, version)


def remove_finding(*, by: User, finding: Finding, why: str) -> None:
    """Take away a finding that was written down by mistake. What is done about it stays."""
    with transaction.atomic():
        before = audit.values_of(finding, leave_out=KEPT_BY_US)
        audit.record(
            by=by, action="quality.finding.removed", subject=finding, before=before, why=why
        )
        finding.delete()


def add_improvement(
    *, by: User, inspection: Inspection, findings: Sequence[Finding], values: Mapping[str, Any],
    on: date,
) -> Improvement:  # fmt: skip
    """One more line of the plan, for these findings."""
    with transaction.atomic():
        number = next_number(Improvement.objects.filter(inspection=inspection))
        row = Improvement.objects.create(inspection=inspection, number=number, **values)
        row.findings.set(findings)
        Step.objects.create(
            improvement=row, on=on, by=by, state=row.state, owner=row.owner_name, due=row.due
        )
        after = audit.values_of(row, leave_out=KEPT_BY_US)
        after["findings"] = [each.number for each in findings]
        audit.record(by=by, action="quality.improvement.added", subject=row, after=after)
    return row


def change_improvement(
    *,
    by: User,
    improvement: Improvement,
    what: str,
    findings: Sequence[Finding],
    version: int | None = None,
) -> Improvement:
    """Word a line of the plan otherwise, or say which findings it answers.

    ValidationError when it moved on.
    """
    with transaction.atomic():
        row = changed(by, improvement, {"what": what}, version)
        before = [each.number for each in row.findings.all()]
        after = [each.number for each in findings]
        if sorted(before) != sorted(after):
            row.findings.set(findings)
            audit.record(
                by=by,
                action="quality.improvement.changed",
                subject=row,
                before={"findings": before},
                after={"findings": after},
            )
    return row


def tell(
    *,
    by: User,
    improvement: Improvement,
    state: State,
    words: str,
    on: date,
    version: int | None = None,
    values: Mapping[str, Any] | None = None,
) -> Step:
    """Say how a line of the plan stands; `values` are its owner and day due where they change.

    Every step is kept. ValidationError when somebody else has told something meanwhile.
    """
    with transaction.atomic():
        row = changed(by, improvement, {**(values or {}), "state": state}, version)
        step = Step.objects.create(
            improvement=row,
            on=on,
            by=by,
            state=row.state,
            owner=row.owner_name,
            due=row.due,
            words=words,
        )
        after = {"state": state, "words": words}
        audit.record(by=by, action="quality.improvement.told", subject=row, after=after)
    return step


def add_evidence(*, by: User, improvement: Improvement, values: Mapping[str, Any]) -> Evidence:
    """What shows that it was done, or that it helped."""
    with transaction.atomic():
        row = Evidence.objects.create(improvement=improvement, by=by, **values)
        after = audit.values_of(row)
        audit.record(by=by, action="quality.evidence.added", subject=improvement, after=after)
    return row


def note_taken(*, by: User, inspection: Inspection, name: str) -> None:
    """That a document of an inspection was taken away."""
    with transaction.atomic():
        audit.record(
            by=by,
            action="quality.document.downloaded",
            subject=inspection,
            after={"document": name},
        )


def changed(
    by: User,
    row: AnyRow,
    values: Mapping[str, Any],
    version: int | None,
    *,
    child: UUID | None = None,
    action: str = "",
) -> AnyRow:
    """A row with other values, its version raised and the difference logged, of a child's record
    where it is of one. ValidationError where it is no longer the version that was seen."""
    with transaction.atomic():
        kept = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if version is not None and kept.version != version:
            raise ValidationError(STALE)
        before = audit.values_of(kept, leave_out=KEPT_BY_US)
        for name, value in values.items():
            setattr(kept, name, value)
        was, now = audit.changes(before, audit.values_of(kept, leave_out=KEPT_BY_US))
        if now:
            kept.version, kept.changed_at = kept.version + 1, timezone.now()
            kept.save()
            done = action or f"quality.{kept._meta.model_name}.changed"
            audit.record(by=by, action=done, subject=kept, child=child, before=was, after=now)
    return kept
