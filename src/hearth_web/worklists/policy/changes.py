"""A change of rules before it is made: which rows it takes back and which come in their place.

What a change would do is worked out from the same rows that are then kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.duties.limits import Limit
from hearth_web.worklists.models import OwnLimit, OwnRelaxation, OwnSetting, Set
from hearth_web.worklists.policy.reading import Standing, rules_in_force, standing_of

__all__ = ["Change", "end", "relax", "set_limit", "set_value"]

FIRST, LAST = date.min, date.max


@dataclass(frozen=True)
class Change:
    """Rows in force that are taken back, and rows, not kept yet, that come in their place.

    `starts` and `stops` are the days it is about, where it has any: of what opens in them, or for a
    relaxation of what happens in them.
    """

    duties: tuple[str, ...]
    undone: Sequence[Set] = ()
    made: Sequence[Set] = ()
    starts: date | None = None
    stops: date | None = None

    @property
    def before(self) -> Standing:
        """The rules as they are."""
        return standing_of(rules_in_force())

    @property
    def after(self) -> Standing:
        """The rules as they would be."""
        gone = {(type(row), row.pk) for row in self.undone}
        left = [row for row in rules_in_force() if (type(row), row.pk) not in gone]
        return standing_of([*left, *self.made])


def set_limit(limit: Limit) -> Change:
    """A limit of the council's own, or an emergency rule. What was set for the same days and part
    before gives way to it, and holds on before and after them."""
    rows = OwnLimit.objects.filter(
        duty=limit.duty, part=limit.part, level=limit.level.value, undone_at=None
    )
    held = [row for row in rows if overlap(row, limit)]
    rest = [piece for row in held for piece in rest_of(row, limit.starts, limit.stops)]
    return Change((limit.duty,), held, [*rest, row_of(limit)], limit.starts, limit.stops)


def overlap(one: Any, other: Any) -> bool:
    """Whether two rules share a day."""
    return bool(
        (one.starts or FIRST) < (other.stops or LAST)
        and (other.starts or FIRST) < (one.stops or LAST)
    )


def rest_of(row: OwnLimit, starts: date | None, stops: date | None) -> Iterator[OwnLimit]:
    """What is left of a limit before and after some days."""
    if starts and (row.starts or FIRST) < starts:
        yield like(row, row.starts, starts)
    if stops and stops < (row.stops or LAST):
        yield like(row, stops, row.stops)


def like(row: OwnLimit, starts: date | None, stops: date | None) -> OwnLimit:
    """The same limit for other days; its reason is that of the row it comes from."""
    same = {
        name: getattr(row, name) for name in ("duty", "part", "span", "level", "amber", "source")
    }
    return OwnLimit(**same, starts=starts, stops=stops, why=row.why)


def row_of(limit: Limit) -> OwnLimit:
    """A limit, to be kept."""
    return OwnLimit(
        duty=limit.duty,
        part=limit.part,
        span=str(limit.span),
        level=limit.level.value,
        amber=str(limit.amber),
        source=limit.source,
        starts=limit.starts,
        stops=limit.stops,
    )


def relax(duties: Sequence[str], name: str, starts: date, stops: date, source: str) -> Change:
    """Something counts for some duties, for a time."""
    made = [
        OwnRelaxation(duty=duty, name=name, starts=starts, stops=stops, source=source)
        for duty in duties
    ]
    return Change(tuple(duties), (), made, starts, stops)


def end(row: OwnLimit | OwnRelaxation, stops: date) -> Change:
    """A rule holds no longer from a day on; it is gone altogether where it never began by then."""
    made: list[Set] = []
    if (row.starts or FIRST) < stops:
        if isinstance(row, OwnLimit):
            made = [like(row, row.starts, stops)]
        else:
            made = [*relax([row.duty], row.name, row.starts, stops, row.source).made]
            made[0].why = row.why
    return Change((row.duty,), [row], made, stops, row.stops)


def set_value(duty: str, kind: OwnSetting.Kind, value: str) -> Change:
    """Another warning, owner or day of record; without a value what it is by itself."""
    held = OwnSetting.objects.filter(duty=duty, kind=kind, undone_at=None)
    made = [OwnSetting(duty=duty, kind=kind, value=value)] if value else []
    return Change((duty,), list(held), made)
