"""The figures a page shows: those kept, and what is missing worked out now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hearth.measures import Figure
from hearth_web.bridge import work
from hearth_web.bridge.memory import at_hand
from hearth_web.bridge.versions import version
from hearth_web.insight.days import Reach, month_ends_to, same_day_before
from hearth_web.insight.keeping import whole_of
from hearth_web.insight.models import Figures
from hearth_web.insight.reckoning import FIGURES, PACK, ask, one_at_a_time, reckon
from hearth_web.insight.scopes import PUBLIC, Scope

__all__ = ["Board", "board_of", "public_board"]

YEAR = 12
PACK_PAUSE = timedelta(hours=1)  # withholding takes its time, and the public can wait


@dataclass(frozen=True)
class Board:
    """Every measure of a scope on a day and on the days before it.

    `numbers` holds whole figures by measure and day asked about; `lacks` says why a measure has
    none. `made_at` is when the oldest of them was worked out; `is_stale` that the data has changed
    since, and newer ones are on their way.
    """

    on: date
    days: tuple[date, ...]
    numbers: Mapping[tuple[str, date], Figure]
    lacks: Mapping[str, str]
    made_at: datetime | None
    is_stale: bool
    is_public: bool = False

    def now(self, measure: str) -> Figure | None:
        """The figure on the day."""
        return self.numbers.get((measure, self.on))

    def before(self, measure: str) -> Figure | None:
        """The figure a year earlier."""
        return self.numbers.get((measure, same_day_before(self.on)))

    def series(self, measure: str) -> list[Figure]:
        """The figure of each day, oldest first; once where several days share one."""
        found = (self.numbers.get((measure, day)) for day in self.days)
        return list(dict.fromkeys(number for number in found if number is not None))


def board_of(scope: Scope, on: date, reach: Reach) -> Board:
    """The figures of a scope on a day, with the month ends of the year before.

    Kept figures are shown even where the data has changed since, and fresh ones asked for; those
    never worked out, or of a day that is no month end, are worked out now.
    """
    earlier = same_day_before(on)
    days = sorted({*month_ends_to(on, YEAR, reach), *([earlier] if reach.holds(earlier) else [])})
    wanted = version()
    missing = missing_of(scope, days, on, wanted)
    if missing:
        with one_at_a_time(scope.key):
            missing = missing_of(scope, days, on, wanted)
            reckon(scope, missing, at_hand())
    return read_board(scope.key, on, days, wanted)


def missing_of(scope: Scope, days: list[date], on: date, wanted: str) -> list[date]:
    """The days without figures, and those of an older version that no background work renews."""
    kept = dict(Figures.objects.filter(scope=scope.key, on__in=days).values_list("on", "version"))
    renewed = scope.kind != "worker" and is_month_end(on)
    stale = [] if renewed else [day for day, of in kept.items() if of != wanted and day == on]
    return sorted({*(day for day in days if day not in kept), *stale})


def is_month_end(day: date) -> bool:
    """Whether it is the last day of its month."""
    return (day + timedelta(days=1)).day == 1


def read_board(scope: str, on: date, days: list[date], wanted: str) -> Board:
    """What is kept of a scope for these days."""
    kept = list(Figures.objects.filter(scope=scope, on__in=days))
    numbers: dict[tuple[str, date], Figure] = {}
    lacks: dict[str, str] = {}
    for row in kept:
        for measure, said in row.measures.items():
            whole = whole_of(measure, said)
            if whole:
                numbers[measure, row.on] = whole
            elif row.on == on:
                lacks[measure] = said["lacks"]
    is_stale = any(row.version != wanted for row in kept)
    if is_stale:
        ask_again(scope)
    made = min((row.made_at for row in kept), default=None)
    days_kept = tuple(row.on for row in kept)
    return Board(on, days_kept, numbers, lacks, made, is_stale, scope == PUBLIC)


def ask_again(scope: str) -> None:
    """Have the record read again and fresh figures made, in the background."""
    work.ask()
    if scope == PUBLIC:
        ask(PACK, pause=PACK_PAUSE)
    else:
        ask(FIGURES)


def public_board() -> Board | None:
    """The figures everyone may see at the last 31 March; None until they have been made."""
    days = list(Figures.objects.filter(scope=PUBLIC).values_list("on", flat=True))
    if not days:
        ask(PACK, pause=timedelta())
        return None
    return read_board(PUBLIC, days[-1], days, version())
