"""What answers what this app holds: a referral after a high score, an interview after a return.

These are events of practice, which `people` records; here is where their forms are, and what they
are offered to be about.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from hearth.documents.sentences import day
from hearth_web.people.forms.events import slug_of
from hearth_web.people.forms.events.sources import MISSING, SDQ, offer
from hearth_web.people.models import Child
from hearth_web.ui import clock
from hearth_web.wellbeing.models import MissingEpisode, SdqScore
from hearth_web.wellbeing.rules import HIGH, interview_due

__all__ = [
    "INTERVIEW",
    "OFFER",
    "REFERRAL",
    "answering",
    "offer_days",
    "said_of_return",
    "said_of_score",
]

REFERRAL, OFFER, INTERVIEW = "SDQ_REFERRAL", "RETURN_INTERVIEW_OFFER", "RETURN_INTERVIEW"
LINK = '{}. <a class="govuk-notification-banner__link" href="{}">{}</a>'


def answering(child: Child, event: str, about: date) -> str:
    """The form that records an event about a day."""
    form = reverse("add-fact", args=[child.pk, slug_of(event)])
    return f"{form}?{urlencode({'about': about.isoformat()})}"


def said_of_score(child: Child, score: SdqScore) -> str:
    """That a score is high, and what to do next; nothing of one that is not."""
    if score.score is None or score.score < HIGH:
        return ""
    words = f"A score of {score.score} is high. At {HIGH} or over, offer a referral for help"
    return format_html(LINK, words, answering(child, REFERRAL, score.date), "Record the referral")


def said_of_return(child: Child, episode: MissingEpisode) -> str:
    """When the 72 hours for a return interview end, where they run still."""
    due = interview_due(episode)
    if due is None or due.day < clock.today():
        return ""
    words = f"The 72 hours for a return interview end on {due.words}"
    where = answering(child, INTERVIEW, episode.mis_start)
    return format_html(LINK, words, where, "Record the return interview")


def offer_days() -> None:
    """Offer times missing and scores to the forms of the events that answer them."""
    offer(MISSING.key, times_missing)
    offer(SDQ.key, scores)


def times_missing(child: Child) -> Iterator[tuple[date, str]]:
    """Each time missing, with when an interview after it is due while it still can be."""
    for row in MissingEpisode.objects.filter(child=child):
        what = "Away" if row.missing == "A" else "Missing"
        is_short = row.mis_end == row.mis_start
        words = f"{what} {'on' if is_short else 'from'} {day(row.mis_start)}"
        words += f" to {day(row.mis_end)}" if row.mis_end and not is_short else ""
        due = interview_due(row)
        if due and due.day >= clock.today():
            words += f"; 72 hours end on {due.words}"
        yield row.mis_start, words


def scores(child: Child) -> Iterator[tuple[date, str]]:
    """Each score there is."""
    for row in SdqScore.objects.filter(child=child, score__isnull=False):
        yield row.date, f"Score of {row.score} on {day(row.date)}"
