"""What protecting records adds to the site: answers for the audit log, words, sections, links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth_web.access.verbs import Verb
from hearth_web.audit import children
from hearth_web.audit.models import Event
from hearth_web.audit.words import say
from hearth_web.people.life import Life
from hearth_web.people.protection import ChildDesk
from hearth_web.people.sections import Section
from hearth_web.people.sections import register as register_section
from hearth_web.ui import navigation

__all__ = ["register"]

WORDS = {
    "people.child.added": "added a child",
    "people.child.corrected": "corrected who a child is",
    "people.protection.restricted": "restricted a record",
    "people.protection.lifted": "lifted a record’s restriction",
    "people.protection.named": "named somebody who may open a restricted record",
    "people.protection.unnamed": "took somebody off those who may open a restricted record",
    "people.glass.broken": "opened a record out of reach",
    "people.glass.tried": "tried to open a record out of reach that is not there",
    "people.glass.closed": "closed a record they had opened out of reach",
    "people.glass.reviewed": "reviewed the opening of a record out of reach",
    "people.adoption.severed": "closed a record by adoption",
    "people.adoption.begun": "began the record of an adopted child’s new identity",
    "people.adoption.linked": "tied an adopted child’s two identities together",
    "people.adoption.forgotten": "took what leads to an adopted child out of a relative’s record",
}


def register() -> None:
    """Called once, when the app is ready."""
    children.register(ChildDesk())
    for action, words in WORDS.items():
        say(action, words)
    say("people.child.seen", seen)
    register_section(
        Section("out-of-reach", "Opened out of reach", 0, None, "people/protect/glass.html", glass)
    )
    register_section(
        Section("protection", "Who sees this record", 990, None, "people/protect/section.html", who)
    )
    navigation.register(
        "Open a record out of reach", "break-glass", Verb.BREAK_GLASS, 20, place="footer"
    )
    navigation.register(
        "Records opened out of reach",
        "opened-out-of-reach",
        Verb.REVIEW_BREAK_GLASS,
        21,
        place="footer",
    )


def seen(event: Event) -> str:
    """Which page was seen, and whether out of reach."""
    after = event.after or {}
    words = f"saw a child’s record ({after.get('page') or 'page'})"
    return f"{words}, opened out of reach" if after.get("out_of_reach") else words


def glass(life: Life) -> Mapping[str, Any] | None:
    """What is said at the top of a record that was opened out of reach."""
    opened = life.user.glass_open.get(life.child.pk)  # which opening the record has read
    return {"glass": opened} if opened else None


def who(life: Life) -> Mapping[str, Any]:
    """Links to the record's log, its restriction and its closing by adoption."""
    return {
        "may_restrict": life.may(Verb.RESTRICT),
        "may_sever": life.may(Verb.SEE_NEW_IDENTITY),
    }
