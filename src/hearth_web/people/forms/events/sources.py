"""What an event may be about: the days that are offered to choose from.

Facts of apps above are offered by them, when they are ready::

    offer("missing", lambda child: [(row.mis_start, "Missing from 3 May 2024"), ...])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hearth.documents.sentences import day
from hearth.vocabulary import code_set
from hearth_web.people import presenters
from hearth_web.people.models import Child, Event, PeriodOfCare, Placement, Review

__all__ = [
    "CARE",
    "MISSING",
    "MOVE",
    "RETURN",
    "REVIEW",
    "SDQ",
    "Source",
    "earlier",
    "offer",
    "offered",
    "too_early",
]

MOST = 5  # days offered, the latest first

Dated = tuple[date, str]
Offer = Callable[[Child], Iterable[Dated]]
Refuse = Callable[[Child, date, date, str], str]


@dataclass(frozen=True)
class Source:
    """A kind of thing an event answers: its key, and what errors call it.

    `first` says that it comes before what answers it.
    """

    key: str
    called: str
    first: bool = False


MOVE = Source("move", "which home it is about")
REVIEW = Source("review", "which review it is about")
CARE = Source("care", "which time in care it is about")
MISSING = Source("missing", "which time missing it is about", first=True)
RETURN = Source("return", "which time missing it is about", first=True)
SDQ = Source("sdq", "which score it is about", first=True)

_offers: dict[str, Offer] = {}
_refusals: dict[str, Refuse] = {}


def earlier(code: str, called: str) -> Source:
    """An earlier event of this code."""
    return Source(code, called, first=True)


def offer(key: str, days: Offer, refuse: Refuse | None = None) -> None:
    """Have these days to choose from, for events about things of this kind.

    `refuse` says of the child, the day of the thing, and the day and time of its answer (a time
    that is not known is empty) why the answer cannot be of then; nothing where it can.
    """
    _offers[key] = days
    if refuse:
        _refusals[key] = refuse


def too_early(source: Source, child: Child, about: date, on: date, clock: str) -> str:
    """Why what happened on a day cannot be answered at another time; empty where it can."""
    refuse = _refusals.get(source.key)
    return refuse(child, about, on, clock) if refuse else ""


def offered(source: Source, child: Child) -> list[Dated]:
    """The latest days of a source, the newest first, each in words."""
    days = _offers.get(source.key)
    found = days(child) if days else of_event(source.key, child)
    return sorted(dict(found).items(), reverse=True)[:MOST]


def of_event(code: str, child: Child) -> Iterable[Dated]:
    """The days of earlier events of one code."""
    for row in Event.objects.filter(child=child, event=code):
        yield row.date, f"{code_set('EVENT').label(code)}, {day(row.date)}"


def moves(child: Child) -> Iterable[Dated]:
    """Homes, without who the carer is: the day is what matters."""
    for row in Placement.objects.filter(child=child):
        yield row.decom, f"{presenters.home(row.place)}, from {day(row.decom)}"


def reviews(child: Child) -> Iterable[Dated]:
    """Reviews that were held."""
    for row in Review.objects.filter(child=child):
        yield row.review, f"Review of {day(row.review)}"


def care(child: Child) -> Iterable[Dated]:
    """Times in care."""
    for row in PeriodOfCare.objects.filter(child=child):
        what = "Short breaks" if row.respite else "In care"
        yield row.decom, f"{what} from {day(row.decom)}"


offer(MOVE.key, moves)
offer(REVIEW.key, reviews)
offer(CARE.key, care)
