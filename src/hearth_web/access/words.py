"""What the audit log says of signing in, people, roles, teams and settings."""

from __future__ import annotations

from hearth_web.audit.models import Event
from hearth_web.audit.words import say

__all__ = ["register"]

WORDS = {
    "access.signed_in": "signed in",
    "access.password.changed": "changed their password",
    "access.password.chosen": "chose a new password by a link",
    "access.second_factor.added": "set up a second factor",
    "access.second_factor.removed": "took a second factor away",
    "access.second_factor.reset": "took away another person’s second factor",
    "access.recovery_codes.made": "made new recovery codes",
    "access.sessions.ended": "ended somebody’s sessions",
    "access.link.made": "made a link to choose a password",
    "access.people.taken": "took the list of people away as a file",
    "access.person.added": "added a person who signs in",
    "access.person.changed": "changed a person’s name or address",
    "access.person.closed": "closed a person’s account",
    "access.person.opened": "opened a person’s account again",
    "access.roles.changed": "changed what somebody may do",
    "access.team.added": "added a team",
    "access.team.changed": "changed a team",
    "access.house.changed": "changed the council’s settings",
    "access.set_up": "set up this installation as its first administrator",
    "audit.log.exported": "took the audit log away as a file",
    "audit.log.proved": "went along the audit log and proved it",
}


def register() -> None:
    """Give each act its words."""
    for action, words in WORDS.items():
        say(action, words)
    say("access.roles.changed", roles_changed)


def roles_changed(event: Event) -> str:
    """Whose roles: the name is kept with the event, as people leave."""
    return f"changed what {(event.after or {}).get('person', 'somebody')} may do"
