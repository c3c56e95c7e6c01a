"""The figures a page shows: those kept, and what is missing worked out now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hearth.dates import add_months
from hearth.measures import CATALOGUE
from hearth.measures import Figure as Number
from hearth_web.bridge.memory import at_hand
from hearth_web.bridge.versions import version
from hearth_web.insight.days import Reach, month_ends_to
from hearth_web.insight.keeping import numbers_of
from hearth_web.insight.models import Figure, Reckoned
from hearth_web.insight.reckoning import FIGURES, PACK, ask, one_at_a_time, reckon
from hearth_web.insight.scopes import PUBLIC, Scope

__all__ = ["Board", "board_of", "public_board"]

YEAR = 12


@dataclass(frozen=True)
class Board:
    """Every measure of a scope on a day and on the days before it.

    `numbers` holds whole figures by measure and day asked about; `lacks` says why a measure has
    none. `made_at` is when the oldest of them was worked out; `is_stale` that the data has changed
    since, and newer ones are on their way.
    """

    on: date
    days: tuple[date, ...]
    numbers: Mapping[tuple[str, date], Number]
    lacks: Mapping[str, str]
    made_at: datetime | None
    is_stale: bool
    is_public: bool = False

    def now(self, measure: str) -> Number | None:
        """The figure on the day."""
        return self.numbers.get((measure, self.on))

    def before(self, measure: str) -> Number | None:
        """The figure a year earlier, on that day or the end of its month."""
        earlier = add_months(self.on, -YEAR)
        return self.numbers.get((measure, earlier)) or next(
            (
                self.numbers[measure, day]
                for day in self.days
                if (day.year, day.month) == (earlier.year, earlier.month)
                and (measure, day) in self.numbers
            ),
            None,
        )

    def series(self, measure: str) -> list[Number]:
        """The figure of each day, oldest first; once where several days share one."""
        found = (self.numbers.get((measure, day)) for day in self.days)
        return list(dict.fromkeys(number for number in found if number is not None))


@dataclass
class Found:
    """Rows read so far."""

    numbers: dict[tuple[str, date], Number] = field(default_factory=dict)
    lacks: dict[str, str] = field(default_factory=dict)


def board_of(scope: Scope, on: date, reach: Reach) -> Board:
    """The figures of a scope on a day, with the month ends of the year before.

    Kept figures are shown even where the data has changed since, and fresh ones asked for; those
    never worked out, or of a day that is no month end, are worked out now.
    """
    days = month_ends_to(on, YEAR, reach)
    wanted = version()
    missing = missing_of(scope, days, on, wanted)
    if missing:
        with one_at_a_time(scope.key):
            missing = missing_of(scope, days, on, wanted)
            reckon(scope, missing, at_hand())
    return read_board(scope.key, on, days, wanted)


def missing_of(scope: Scope, days: list[date], on: date, wanted: str) -> list[date]:
    """The days without figures, and those of an older version that no background work renews."""
    kept = dict(Reckoned.objects.filter(scope=scope.key, on__in=days).values_list("on", "version"))
    renewed = scope.kind != "worker" and is_month_end(on)
    stale = [] if renewed else [day for day, of in kept.items() if of != wanted and day == on]
    return sorted({*(day for day in days if day not in kept), *stale})


def is_month_end(day: date) -> bool:
    """Whether it is the last day of its month."""
    return (day + timedelta(days=1)).day == 1


def read_board(scope: str, on: date, days: list[date], wanted: str) -> Board:
    """What is kept of a scope for these days."""
    kept = list(Reckoned.objects.filter(scope=scope, on__in=days))
    ends = {reckoned.pk: reckoned.on for reckoned in kept}
    found = Found()
    for row in Figure.objects.filter(reckoned__in=ends).defer("parts"):
        add(found, row, ends[row.reckoned_id], on)
    is_stale = any(reckoned.version != wanted for reckoned in kept)
    if is_stale:
        ask(PACK if scope == PUBLIC else FIGURES)
    made = min((reckoned.made_at for reckoned in kept), default=None)
    shown = tuple(day for day in days if day in ends.values())
    return Board(on, shown, found.numbers, found.lacks, made, is_stale, scope == PUBLIC)


def add(found: Found, row: Figure, day: date, on: date) -> None:
    """One row, as a figure or as the reason for none."""
    measure = CATALOGUE.get(row.measure)
    if measure is None:
        return  # kept by another version of Hearth
    number = numbers_of(row, measure.title, measure.unit)
    if number is not None:
        found.numbers[row.measure, day] = number
    elif day == on and row.lacks:
        found.lacks[row.measure] = row.lacks


def public_board() -> Board | None:
    """The figures everyone may see at the last 31 March; None until they have been made."""
    days = list(Reckoned.objects.filter(scope=PUBLIC).values_list("on", flat=True))
    if not days:
        ask(PACK, pause=timedelta())
        return None
    return read_board(PUBLIC, days[-1], days, version())
