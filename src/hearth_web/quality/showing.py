"""What this app adds to the site: navigation, words for the log, a section of the child's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth_web.access.verbs import Verb
from hearth_web.audit.models import Event
from hearth_web.audit.words import say
from hearth_web.people import sections
from hearth_web.people.life import Life
from hearth_web.people.sections import Section
from hearth_web.quality.queries.audits import actions_of, audits_of
from hearth_web.ui import navigation

__all__ = ["register"]


def register() -> None:
    """Called once, when the app is ready."""
    navigation.register(
        "Inspections", "inspections", Verb.SEE_FINDINGS, 50, covers=("/file-audits/",)
    )
    sections.register(Section("audits", "File audits", 290, None, "quality/child.html", of_child))
    say("quality.inspection.graded", "wrote down the judgements of an inspection")
    say("quality.improvement.told", "said how an action of the improvement plan stands")
    say("quality.evidence.added", "added evidence to an action of the improvement plan")
    say("quality.document.downloaded", document_taken)
    say("quality.auditround.drawn", "drew files for an audit round")
    say("quality.fileaudit.drawn", "drew this file for an audit")
    say("quality.fileaudit.removed", "took this file out of an audit")
    say("quality.fileaudit.graded", "graded this file in an audit")
    say("quality.fileaudit.moderated", "moderated the grade of this file")
    say("quality.auditaction.added", "asked for something to be put right after a file audit")
    say("quality.auditaction.done", "put something right after a file audit")


def document_taken(event: Event) -> str:
    """Which document."""
    return f"took away the document “{(event.after or {}).get('document')}”"


def of_child(life: Life) -> Mapping[str, Any] | None:
    """Audits of this file for those who may audit it, and what this person has to put right.

    Everybody else is shown nothing, not even that there is such a part.
    """
    audits = []
    if life.may(Verb.AUDIT_FILES):
        audits = [
            {"file": each, "said": each.round.scale.said(each.graded.counts)}
            for each in audits_of(life.child)
        ]
    actions = list(actions_of(life.user, life.child))
    if not audits and not actions:
        return None
    return {"audits": audits, "actions": actions}
