"""What reminders add to the site: a link at the account, background work, words for the log."""

from __future__ import annotations

from django.db.models.signals import post_save

from hearth_web.access.models import User
from hearth_web.audit.words import say
from hearth_web.ui import navigation
from hearth_web.worklists.reminders.actions import let_go_when_closed
from hearth_web.worklists.reminders.mailing import register_work

__all__ = ["register"]

ACTS = {
    "calendar.made": "made a private address for a calendar of their work",
    "calendar.removed": "removed the private address of their calendar",
    "calendar.read": "read the calendar of their work, or a program did for them",
    "digest.changed": "chose on which days they are mailed what is due",
    "digest.sent": "was mailed how much is due",
}


def register() -> None:
    """Called once, when the app is ready."""
    post_save.connect(let_go_when_closed, sender=User, dispatch_uid="worklists.reminders")
    for act, words in ACTS.items():
        say(f"worklists.{act}", words)
    navigation.register("Reminders", "reminders", None, 20, place="account")
    register_work()
