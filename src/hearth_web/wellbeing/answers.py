"""What answers what this app holds: a referral after a high score, an interview after a return.

These are events of practice, which `people` records; here is where their forms are, and what they
are offered to be about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from hearth.dates import moments
from hearth.documents.sentences import day
from hearth_web.people.forms.events import slug_of
from hearth_web.people.forms.events.sources import MISSING, RETURN, SDQ, offer
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
    offer(RETURN.key, times_back, before_the_return)
    offer(SDQ.key, scores)


def times_missing(child: Child) -> Iterator[tuple[date, str]]:
    """Each time missing."""
    return said_of_times(MissingEpisode.objects.filter(child=child))


def times_back(child: Child) -> Iterator[tuple[date, str]]:
    """Each time missing that is over: before the return there is nobody to speak with."""
    return said_of_times(MissingEpisode.objects.filter(child=child, mis_end__isnull=False))


def before_the_return(child: Child, about: date, on: date, clock: str) -> str:
    """Why there can be no interview yet about the time missing that began on a day."""
    gone = MissingEpisode.objects.filter(child=child, mis_start=about).first()
    if gone and gone.mis_end == on and is_earlier(on, clock, gone.end_time):
        return (
            f"The child came back at {gone.end_time} on {day(on)}: nothing before that answers it"
        )
    if gone is None or (gone.mis_end and gone.mis_end <= on):
        return ""
    if gone.mis_end is None:
        return (
            f"The child has not come back since {day(about)}. Record the return first: under "
            "Going missing on the child’s page"
        )
    return f"The child came back on {day(gone.mis_end)}: nothing before that answers it"


def is_earlier(on: date, clock: str, other: str) -> bool:
    """Whether one time of a day cannot but be before the other; no where one is not known."""
    found, then = (moments(on, each) if each else () for each in (clock, other))
    return bool(found and then and found[-1].timestamp() < then[0].timestamp())


def said_of_times(rows: Iterable[MissingEpisode]) -> Iterator[tuple[date, str]]:
    """Each in words, with when an interview after it is due while it still can be."""
    for row in rows:
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
