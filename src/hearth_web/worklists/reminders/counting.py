"""How much somebody has to do, in numbers that name nobody, and where to read what it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse

from hearth.documents.sentences import join, plural
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.model import Group
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.worklists import queries
from hearth_web.worklists.states import SOON, is_open, overdue

__all__ = ["Total", "door", "due_by_day", "leads", "said", "totals"]

NAMES: Mapping[Group, tuple[str, str]] = {
    Group.VISITS: ("visit", "visits"),
    Group.REVIEWS: ("review", "reviews"),
    Group.HEALTH: ("health check", "health checks"),
    Group.EDUCATION: ("school matter", "school matters"),
}
OTHER = ("other duty", "other duties")


def due_by_day(user: User, today: date) -> tuple[Counter[str], dict[date, Counter[str]]]:
    """What this person owes that is overdue, and what is due on each day of the next four weeks,
    by kind of work."""
    rows = queries.owed_by(user, today)
    late: Counter[str] = Counter(
        map(kind_of, rows.filter(overdue(today)).values_list("duty", flat=True))
    )
    days: defaultdict[date, Counter[str]] = defaultdict(Counter)
    soon = rows.filter(is_open(today), due__gte=today, due__lte=today + timedelta(SOON))
    for duty, due, ends in soon.values_list("duty", "due", "ends"):
        if due and (ends is None or ends > due):
            days[due][kind_of(duty)] += 1
    return late, dict(sorted(days.items()))


def kind_of(duty: str) -> str:
    """The kind of work, as the singular of its name."""
    found = CATALOGUE.get(duty)
    return NAMES.get(found.group, OTHER)[0] if found else OTHER[0]


def said(counted: Counter[str]) -> str:
    """2 visits and 1 review."""
    names = [*NAMES.values(), OTHER]
    return join([plural(counted[one], one, many) for one, many in names if counted[one]])


def leads(user: User) -> bool:
    """Whether this person answers for the work of others."""
    return user.may(Verb.ALLOCATE) and user.may(Verb.SEE_TEAMS)


def door(page: str) -> str:
    """A page by way of signing in: whoever follows a link from a mail or a calendar has mostly been
    signed out, and whoever has not is led on at once."""
    return f"{resolve_url(settings.LOGIN_URL)}?next={quote(reverse(page))}"


class Total(NamedTuple):
    """How much there is of whose work, and the name of the address that says what it is."""

    whose: str
    tally: Mapping[str, int]
    page: str


def totals(user: User, today: date) -> list[Total]:
    """How much is overdue, due this week and coming up: of one's own work, and of one's teams'."""
    found = []
    if queries.has_work(user):
        own = queries.tally(queries.owed_by(user, today), today)
        found.append(Total("Your own work", own, "work"))
    if leads(user):
        teams = queries.tally(queries.seen_by(user), today)
        found.append(Total("Your teams’ work", teams, "team-work"))
    return found
