"""Findings, inspections and file audits as evidence under the promises they bear on.

Promises and findings are kept by apps that do not know each other; this one knows both. Evidence
keeps the address of the page it is from, and nothing else of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse

from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.pledge.actions import unlink
from hearth_web.pledge.queries import evidence_from
from hearth_web.quality.models import AuditRound, Finding, Inspection
from hearth_web.quality.queries.audits import round_for
from hearth_web.quality.queries.inspections import finding_for, inspection_for

__all__ = ["SOURCES", "Source", "promises_beside", "source_for", "unlink_removed"]


@dataclass(frozen=True)
class Source:
    """What evidence is from: its page, and what the form for it begins with."""

    href: str
    kind: str
    on: date
    words: str
    title: str


def from_finding(id: UUID) -> Source:
    """A finding in the inspector's words."""
    row = finding_for(id)
    paragraph = f", paragraph {row.paragraph}" if row.paragraph else ""
    title = f"{row.inspection.title}{paragraph}"
    return Source(page_of(row), "inspection", row.inspection.ended, row.words, title)


def from_inspection(id: UUID) -> Source:
    """An inspection as a whole."""
    row = inspection_for(id).kept
    return Source(page_of(row), "inspection", row.ended, row.implications, row.title)


def from_audit(id: UUID) -> Source:
    """A round of file audits, with what was learned."""
    row = round_for(id)
    return Source(page_of(row), "audit", row.closed_on or row.began, row.learning, row.title)


SOURCES: Mapping[str, Callable[[UUID], Source]] = {
    "finding": from_finding,
    "inspection": from_inspection,
    "file-audit": from_audit,
}
"""How each kind of source is read, by its word in the address."""

KINDS: Mapping[type[Any], tuple[str, str]] = {
    Finding: ("finding", "finding"),
    Inspection: ("inspection", "inspection"),
    AuditRound: ("file-audit", "file-audit-round"),
}


def page_of(row: Finding | Inspection | AuditRound) -> str:
    """The address of its page."""
    return reverse(KINDS[type(row)][1], args=[row.pk])


def source_for(kind: str, id: UUID) -> Source:
    """What evidence is to be from; Http404 where it is not there."""
    return SOURCES[kind](id)


def promises_beside(request: SignedInRequest, row: Model) -> str:
    """The promises a finding, inspection or audit bears on, for those who may see strategies."""
    if not isinstance(row, Finding | Inspection | AuditRound):
        return ""
    user = request.user
    if not user.may(Verb.SEE_PLEDGE):
        return ""
    context = {
        "rows": evidence_from(user, page_of(row)),
        "add": reverse("bears-on", args=[KINDS[type(row)][0], row.pk]),
        "may": user.may(Verb.MANAGE_PLEDGE),
    }
    return render_to_string("board/bears_on.html", context)


def unlink_removed(events: Iterable[Event], **_: Any) -> None:
    """Evidence from a finding that was taken away keeps its words, and leads nowhere any more."""
    for event in events:
        if event.action == "quality.finding.removed":
            unlink(by=System("Hearth"), link=reverse("finding", args=[event.subject_id]))
