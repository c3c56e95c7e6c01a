"""Working figures out, and keeping them: for pages at once, for month ends in the background."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial

from django.utils import timezone

from hearth.documents.board_report import year_to, year_windows
from hearth.measures import CATALOGUE, compute
from hearth.measures.disclosure import protect
from hearth_web import jobs
from hearth_web.access.models import Team
from hearth_web.bridge.memory import Held, current
from hearth_web.bridge.work import write_snapshot
from hearth_web.insight.days import Reach, month_ends_to, reach_of
from hearth_web.insight.keeping import keep
from hearth_web.insight.models import Figures
from hearth_web.insight.scopes import EVERYONE, PUBLIC, Scope, measures_of, narrowed, of_team
from hearth_web.jobs import Work

__all__ = [
    "FIGURES",
    "MONTHS",
    "PACK",
    "ask",
    "make_ready",
    "one_at_a_time",
    "reckon",
    "reckon_all",
    "seal_pack",
]

FIGURES = "insight.figures"
PACK = "insight.public"
MONTHS = 12  # month ends kept for every scope that is worked out in the background
A_DAY = timedelta(hours=20)  # figures of earlier months follow changes no sooner: each night does
PAUSE = timedelta(minutes=2)  # people record all day: figures follow in batches

wholes = partial(compute, breakdowns=False, variants=False)  # all that is kept of a day

_locks: dict[str, threading.Lock] = defaultdict(threading.Lock)


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Whoever asks for the same thing meanwhile waits, and finds it done."""
    with _locks[what]:
        yield


def reckon(scope: Scope, ends: Sequence[date], held: Held) -> None:
    """Work out every measure of a scope on these days and keep them."""
    if held.histories is None or held.council is None or not ends:
        return
    measures = measures_of(scope)
    histories = narrowed(held.histories, scope)
    windows = [year_to(end) for end in ends]
    figures = wholes(histories, held.council, windows, measures)
    keep(scope.key, ends, measures, figures, held.version)


def make_ready(ready: str = "") -> str:
    """Read the record as it is now and work out a day, and keep nothing: else the first who asks
    for a day nobody asked for before waits for both, seconds in a large council.

    Gives the version of the data; nothing is worked out where it is `ready` for it already.
    """
    held = current()
    reach = reach_of(held.record)
    if held.version != ready and held.histories and held.council and reach:
        day_before = [year_to(reach.usual - timedelta(days=1))]
        wholes(held.histories, held.council, day_before, measures_of(EVERYONE))
    return held.version


def ask(kind: str, *, pause: timedelta = PAUSE) -> None:
    """Have it done in the background, unless it is waiting to be."""
    jobs.ask(kind, pause=pause)


def reckon_all(work: Work) -> dict[str, int]:
    """The month ends of the whole service and of every open team, from the data as it is now.

    What is of this version already is left alone, so that work taken up again goes on.
    """
    write_snapshot(work)
    held = current()
    reach = reach_of(held.record)
    if reach is None:
        return {"scopes": 0}
    scopes = [EVERYONE, *map(of_team, Team.objects.filter(open=True))]
    recent = month_ends_to(reach.usual, MONTHS, reach)
    every = month_ends_to(reach.usual, months_of(reach), reach)
    for done, scope in enumerate(scopes):
        work.progress(f"Working out the numbers: {scope.name}", done, len(scopes))
        # Whoever asks about a day long past finds the months before it.
        ends = every if scope is EVERYONE else recent
        there = good_enough(scope, ends, held.version, recent[0])
        reckon(scope, [end for end in ends if end not in there], held)
    forget_old(every)
    return {"scopes": len(scopes)}


def months_of(reach: Reach) -> int:
    """How many months the record reaches back."""
    return (reach.usual.year - reach.first.year + 1) * 12


def good_enough(scope: Scope, ends: Sequence[date], version: str, recent: date) -> set[date]:
    """The days whose figures are of this version, or lie before `recent` and are of today."""
    kept = Figures.objects.filter(scope=scope.key, on__in=ends)
    since = timezone.now() - A_DAY
    return {
        on
        for on, of, made in kept.values_list("on", "version", "made_at")
        if of == version or (on < recent and made > since)
    }


def forget_old(ends: Sequence[date]) -> None:
    """Drop figures of other days that nobody has worked out again for a while."""
    old = timezone.now() - timedelta(days=7)
    Figures.objects.filter(made_at__lt=old).exclude(on__in=ends).exclude(scope=PUBLIC).delete()


def seal_pack(work: Work) -> dict[str, int]:
    """The figures everyone may see, for the 31 Marches held, small numbers withheld.

    All that is published together is protected together, so they are worked out as one pack: the
    same as the public board report at the last 31 March.
    """
    held = current()
    reach = reach_of(held.record)
    if reach is None or held.histories is None or held.council is None:
        return {"figures": 0}
    on = last_year_end(reach.last)
    if not reach.holds(on):
        return {"figures": 0}
    work.progress("Working out every measure", 0, 2)
    windows = year_windows(held.record.years, on)
    figures = compute(held.histories, held.council, windows)
    work.progress("Withholding small numbers", 1, 2)
    safe = protect(figures, held.histories)
    ends = sorted(window.end for window in windows)
    Figures.objects.filter(scope=PUBLIC).exclude(on__in=ends).delete()
    keep(PUBLIC, ends, CATALOGUE, safe, held.version, with_parts=True)
    return {"figures": len(safe.all)}


def last_year_end(day: date) -> date:
    """The last 31 March that is over."""
    end = date(day.year, 3, 31)
    return end if end <= day else date(day.year - 1, 3, 31)
