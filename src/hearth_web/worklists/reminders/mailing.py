"""The mail that says how much there is to do: counts, a link, and a link that stops it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from smtplib import SMTPException
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from hearth_web import audit, jobs
from hearth_web.ui import clock
from hearth_web.ui.forms.sentences import inside
from hearth_web.worklists.models import Digest
from hearth_web.worklists.reminders.actions import stop_token
from hearth_web.worklists.reminders.counting import Total, door, totals

__all__ = ["KIND", "can_mail", "register_work", "send_all"]

log = logging.getLogger("hearth.mail")
KIND = "worklists.digest"
MORNING = time(6, 30)
AGAIN = timedelta(minutes=30)
QUIET = ("console.EmailBackend", "dummy.EmailBackend")


def register_work() -> None:
    """Called once, when the app is ready."""
    jobs.register(KIND, title="Mailing how much there is to do", every_night_at=MORNING)(job)


def can_mail() -> bool:
    """Whether mail is set up here."""
    return not settings.EMAIL_BACKEND.endswith(QUIET)


def job(work: jobs.Work) -> Mapping[str, Any]:
    """Mail those who chose this day of the week; what could not be sent is tried again."""
    work.progress("Mailing")
    done = send_all(timezone.localdate())
    if done["failed"]:
        jobs.ask(KIND, pause=AGAIN)
    return done


def send_all(day: date) -> dict[str, int]:
    """Mail everybody who chose this day and was not mailed yet: how many were, and were not."""
    if not can_mail():
        return {"sent": 0, "failed": 0}
    chosen = Digest.objects.filter(unsent(day), days__contains=str(day.weekday()))
    done = [send(digest, day) for digest in chosen.select_related("user").order_by("pk")]
    return {"sent": done.count(True), "failed": done.count(False)}


def unsent(day: date) -> Q:
    """Not mailed on the day."""
    return Q(sent_on=None) | ~Q(sent_on=day)


def send(digest: Digest, day: date) -> bool:
    """Mail one person; whether there was nothing in the way.

    That it is sent is written before it is: after a crash between the two one mail is missing,
    never there twice.
    """
    message = message_to(digest)
    if message is None:
        return True
    before = digest.sent_on
    mine = Digest.objects.filter(pk=digest.pk)
    with transaction.atomic():
        if not mine.filter(unsent(day)).update(sent_on=day):
            return True
        audit.record(by=digest.user, action="worklists.digest.sent", subject=digest.user)
    try:
        message.send()
    except (OSError, SMTPException) as error:
        log.error("a mail could not be sent: %s", type(error).__name__)
        mine.update(sent_on=before)
        return False
    return True


def message_to(digest: Digest) -> EmailMultiAlternatives | None:
    """What is said to one person; None where there is nothing to say."""
    user = digest.user
    counted = totals(user, clock.today()) if user.is_active else []
    if not counted:
        return None
    stop = urljoin(digest.address, reverse("reminders-stop", args=[stop_token(digest)]))
    subject = subject_of(counted)
    told = {
        "subject": subject,
        "name": user.name,
        "counted": [
            each._replace(page=urljoin(digest.address, door(each.page))) for each in counted
        ],
        "days": urljoin(digest.address, door("reminders")),
        "stop": stop,
    }
    words = render_to_string("worklists/mail/digest.txt", told)
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    message = EmailMultiAlternatives(subject, words, None, [user.email], headers=headers)
    message.attach_alternative(render_to_string("worklists/mail/digest.html", told), "text/html")
    return message


def subject_of(counted: Sequence[Total]) -> str:
    """What stands in the list of mails: how much is overdue, and this week where it is one's own
    work or the teams' alone."""
    late = [f"{each.tally['overdue'] or 'nothing'} overdue" for each in counted]
    if len(counted) == 1:
        return f"Hearth: {late[0]}, {counted[0].tally['week'] or 'nothing'} due in 7 days"
    each = (f"{inside(one.whose)} {said}" for one, said in zip(counted, late, strict=True))
    return f"Hearth: {', '.join(each)}"
