"""What happens to a child beside homes and orders: reviews, times missing, social workers, a baby.

Everything is told once for the whole of care; each year's return then shows what it could know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hearth.dates import CollectionYear
from hearth.demo import profile
from hearth.demo.chance import Weighted, by_age, chance, day_between, days_about, wait
from hearth.demo.people import Child, Period

__all__ = ["Incident", "Story", "Worker", "story_of"]

_review_codes = {age: Weighted(mix) for age, mix in profile.REVIEW_CODES.items()}
_absences = Weighted(profile.MISSING_DAYS)
_worker_changes = Weighted(profile.CHANGE_OF_WORKER)
_permanence = Weighted(profile.PREVIOUS_PERMANENCE)

WORKERS_SINCE = date(2023, 4, 1)  # social worker episodes are collected from this day


@dataclass(frozen=True, slots=True)
class Incident:
    """A time missing (M) or away without authorisation (A); days only, as the return has it."""

    kind: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Worker:
    """A social worker's time with the child, half-open."""

    id: str
    start: date
    end: date
    reason: str


@dataclass(slots=True)
class Story:
    """A child with everything that will ever be returned about them but the yearly outcomes."""

    child: Child
    reviews: list[tuple[date, str]] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    permanence: tuple[str, str, str] = ("Z1", "", "")
    baby_born: date | None = None
    usual_sdq: float = profile.SDQ_MEAN


def story_of(rng: Random, child: Child, first: CollectionYear, workers: int) -> Story:
    """The whole story; incidents from the first returned year only, nobody asks for earlier ones.

    `workers` is how many social workers the council has.
    """
    story = Story(child, permanence=_previous_permanence(rng, child))
    if child.only_short_breaks:
        return story
    for period in child.periods:
        if period.end > first.start:
            story.reviews.extend(_reviews(rng, child, period))
            story.incidents.extend(_incidents(rng, child, period, first))
    story.workers = list(_workers(rng, child, workers))
    story.baby_born = _baby(rng, child)
    story.usual_sdq += rng.gauss(0, profile.SDQ_TENDENCY) + 1.2 * (child.restless - 0.5)
    return story


def _reviews(rng: Random, child: Child, period: Period) -> Iterator[tuple[date, str]]:
    """Within 20 working days, then three months, then every six (2010 regulations, reg. 33)."""
    fourth = child.birthday(4)
    due, gap = period.start + timedelta(days=28), 91
    while True:
        late = chance(rng, profile.REVIEW_LATE)
        held = due + timedelta(days=rng.randint(1, 40) if late else -rng.randint(0, 9))
        if held >= period.end:
            return
        codes = by_age(_review_codes, child.age(held))
        yield held, "PN0" if held < fourth else codes.pick(rng)
        due, gap = held + timedelta(days=gap), 182


def _incidents(
    rng: Random, child: Child, period: Period, first: CollectionYear
) -> Iterator[Incident]:
    year = max(first, CollectionYear.of(period.start))
    free_from = period.start + timedelta(days=1)
    while year.start < period.end:
        opens, closes = max(free_from, year.start), min(year.end, period.end - timedelta(days=2))
        for start in _days_gone(rng, child, opens, closes):
            if start < free_from:
                continue
            end = min(start + timedelta(days=_absences.pick(rng)), period.end - timedelta(days=1))
            if end > year.end and not _open_at(child, start, year.end):
                end = year.end
            kind = "A" if chance(rng, profile.AWAY_SHARE) else "M"
            yield Incident(kind, start, end)
            free_from = end + timedelta(days=1)
        year = year.next


def _days_gone(rng: Random, child: Child, opens: date, closes: date) -> list[date]:
    """The days in a year on which a child goes missing: mostly none, for a few very many."""
    share = (closes - opens).days / 365
    if share <= 0:
        return []
    likely = by_age(profile.MISSING_IN_YEAR, child.age(closes))
    likely *= profile.RESTLESS_MISSING[child.restless]
    if child.uasc:
        likely = profile.UASC_MISSING_IN_YEAR
    if not chance(rng, likely * share**0.5):
        return []
    times = min(days_about(rng, *profile.MISSING_TAIL), 120)
    return sorted({day_between(rng, opens, closes) for _ in range(times)})


def _open_at(child: Child, start: date, year_end: date) -> bool:
    """Whether one episode covers both days, so that an unfinished incident can be returned."""
    return any(e.decom < start and e.dec > year_end for e in child.episodes)


def _workers(rng: Random, child: Child, workers: int) -> Iterator[Worker]:
    """One after another from the first day in care to the last, also between periods.

    Of a child in care for a few days of late March the worker keeps the case for a while after.
    """
    start, end = child.episodes[0].decom, child.episodes[-1].dec
    reason, mean = "FCONTA", profile.SOCIAL_WORKER_DAYS[child.restless]
    while start < end:
        until = _clear_of_year_end(min(start + timedelta(days=wait(rng, mean, least=14)), end))
        if (end - until).days < 14:
            until = _clear_of_year_end(end)
        if until <= start:
            until = end + timedelta(days=14)
        if until >= WORKERS_SINCE:
            yield Worker(f"SW{rng.randrange(workers) + 9_000_000}", start, until, reason)
        if until >= end - timedelta(days=7):
            return
        start, reason = until, _worker_changes.pick(rng)


def _clear_of_year_end(day: date) -> date:
    """Handovers keep out of the last days of March, which the return queries (check SW11b)."""
    return day.replace(day=25) if day.month == 3 and day.day > 25 else day


def _baby(rng: Random, child: Child) -> date | None:
    """The date of birth of a first child born to a girl in care.

    The return wants it no later than the last episode that ended (check 625), so a birth in an
    episode that was open at the year's end counts only if none ended earlier that year.
    """
    if child.sex != "F" or not chance(rng, profile.MOTHER_BY_18):
        return None
    old_enough = child.birthday(15)
    later = [e for e in child.episodes if e.dec > old_enough + timedelta(days=5)]
    if not later:
        return None
    episode = rng.choice(later)
    born = day_between(rng, max(episode.decom, old_enough), episode.dec - timedelta(days=2))
    year = CollectionYear.of(born)
    ended_before = any(year.start <= e.dec <= episode.decom for e in child.episodes)
    return None if episode.dec > year.end and ended_before else born


def _previous_permanence(rng: Random, child: Child) -> tuple[str, str, str]:
    """PREV_PERM, LA_PERM, DATE_PERM for the child's starts."""
    start = child.episodes[0].decom
    kind = _permanence.pick(rng)
    earliest = child.dob + timedelta(days=400)
    latest = start - timedelta(days=400)
    if kind == "Z1" or child.uasc or latest <= earliest:
        return ("Z1", "", "")
    made = f"{day_between(rng, earliest, latest):%d/%m/%Y}"
    known = made if chance(rng, profile.PERMANENCE_DAY_KNOWN) else f"zz/{made[3:]}"
    return (kind, rng.choice(profile.PERMANENCE_COUNCILS), known)
