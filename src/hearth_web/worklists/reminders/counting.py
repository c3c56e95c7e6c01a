"""How much somebody has to do, in numbers that name nobody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from hearth.documents.sentences import join, plural
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.model import Group
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.worklists import queries
from hearth_web.worklists.states import SOON, is_open, overdue

__all__ = ["due_by_day", "leads", "said", "totals"]

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


def totals(user: User, today: date) -> list[tuple[str, Mapping[str, int]]]:
    """How much is overdue, due this week and coming up: of one's own work, and of one's teams'."""
    found: list[tuple[str, Mapping[str, int]]] = []
    if queries.has_work(user):
        found.append(("Your own work", queries.tally(queries.owed_by(user, today), today)))
    if leads(user):
        found.append(("Your teams’ work", queries.tally(queries.seen_by(user), today)))
    return found
