"""What the pages of children add to the site: navigation, words for the log, nightly work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.db import transaction

from hearth_web import audit, jobs
from hearth_web.access.verbs import Verb
from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.audit.words import say
from hearth_web.people import standing
from hearth_web.people.actions.documents import let_go_of_files
from hearth_web.people.actions.drafts import forget_old
from hearth_web.ui import navigation

__all__ = ["register"]

NIGHT = time(0, 20)


def register() -> None:
    """Called once, when the app is ready."""
    navigation.register(
        "Children", "children", Verb.SEE_CHILDREN, 20, covers=("/teams/", "/workers/", "/find")
    )
    navigation.register_find("find", Verb.SEE_CHILDREN)
    say("people.children.downloaded", downloaded)
    say("people.refreshed", "brought everybody up to date")
    say("people.document.opened", "opened a document")
    say("access.child_number.tried", "tried to add a child with the number of this record")
    jobs.register(
        "people.forget", title="Letting go of old drafts and removed files", every_night_at=NIGHT
    )(let_go)
    jobs.register(standing.NIGHTLY, title="Bringing everybody up to date", every_night_at=NIGHT)(
        refresh_everybody
    )


def downloaded(event: Event) -> str:
    """Which list, and how long it was."""
    after = event.after or {}
    return f"took away the list “{after.get('list')}” ({after.get('children')} children)"


def refresh_everybody(work: jobs.Work) -> Mapping[str, Any]:
    """Birthdays have come, and dates that were in the future: what is counted changes with them."""
    told = {"children": standing.refresh(told=work.progress)}
    with transaction.atomic():
        audit.record(by=System("night"), action="people.refreshed", after=told)
    return told


def let_go(_work: jobs.Work) -> Mapping[str, Any]:
    """Drafts nobody came back to are nobody's business, nor are files of no document."""
    return {**forget_old(), **let_go_of_files()}
