"""Who works with a child, as the files have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from hearth_web.imports.house import House
from hearth_web.people.models import ALLOCATION_ROLES, Allocation

__all__ = ["overlapping", "told_again", "wanted_allocations"]

Row = Mapping[str, Any]
Values = dict[str, Any]
FAR = date(9999, 12, 31)


def wanted_allocations(
    rows: Mapping[str, Sequence[Row]], held: Sequence[Allocation], house: House
) -> list[Values]:
    """A child's allocations, those held that a new one takes over from ended where it begins."""
    wanted: dict[tuple[Any, ...], Values] = {}
    for values in (*from_return(rows, house), *from_practice(rows, held, house)):
        if values["worker_id"] or values.get("team_id"):
            wanted.setdefault(key_of(values), {}).update(values)
    return [*wanted.values(), *taken_over(held, wanted)]


def key_of(values: Values) -> tuple[Any, ...]:
    """What tells one allocation from another."""
    return tuple(values[name] for name in Allocation.key)


def from_return(rows: Mapping[str, Sequence[Row]], house: House) -> Iterator[Values]:
    """The return's social workers."""
    for row in rows.get("sw_episodes", ()):
        yield {
            "role": "SW",
            "worker_id": house.by_number(row.get("sw_id")),
            "decom": row["sw_decom"],
            **{to: row[name] for name, to in RETURN.items() if name in row},
        }


RETURN = {"sw_dec": "dec", "sw_reason": "sw_reason"}
PRACTICE = {"end": "dec", "reason": "sw_reason"}


def from_practice(
    rows: Mapping[str, Sequence[Row]], held: Sequence[Allocation], house: House
) -> Iterator[Values]:
    """Workers as another system lists them, perhaps only as they stood on a day."""
    for row in rows.get("allocations", ()):
        role, worker = row.get("role"), house.worker(row.get("worker"))
        team = house.team(row.get("team"))
        if role not in ALLOCATION_ROLES:
            continue
        start = row.get("start")
        if start is None:
            now = [a for a in held if (a.role, a.worker_id, a.dec) == (role, worker, None)]
            start = now[0].decom if now else row.get("as_at")
        if start is not None:
            said = {to: row[name] for name, to in PRACTICE.items() if name in row}
            team_said = {"team_id": team} if team else {}
            yield {"role": role, "worker_id": worker, "decom": start, **team_said, **said}


def taken_over(
    held: Sequence[Allocation], wanted: Mapping[tuple[Any, ...], Values]
) -> Iterator[Values]:
    """Open allocations that the files do not name and that another begins after, or on one day."""
    for one in held:
        key = (one.role, one.worker_id, one.decom)
        later = [w["decom"] for w in wanted.values() if w["role"] == one.role]
        after = [day for day in later if day >= one.decom]
        if key not in wanted and one.dec is None and after:
            yield {**dict(zip(Allocation.key, key, strict=True)), "dec": min(after)}


def told_again(
    held: Sequence[Allocation], wanted: Sequence[Values], twins: Mapping[Any, Any]
) -> set[Any]:
    """Allocations within one that the files give of the same worker, known by name alone or not.

    A list of one day says who had a case then; what knows the whole story says since when.
    """
    given = {key_of(each) for each in wanted}
    return {
        one.pk
        for one in held
        for each in wanted
        if (one.role, one.worker_id, one.decom) not in given
        and (each["role"], each["worker_id"]) == (one.role, twins.get(one.worker_id, one.worker_id))
        and each["decom"] <= one.decom <= (each.get("dec") or FAR)
    }


def overlapping(held: Sequence[Allocation], wanted: Sequence[Values]) -> date | None:
    """From when two workers would hold one role, once the files are brought in; None if never."""
    names = ("role", "worker_id", "decom", "dec")
    after = {key_of(row): row for row in ({n: getattr(one, n) for n in names} for one in held)}
    for values in wanted:
        after[key_of(values)] = {**after.get(key_of(values), {}), **values}
    return clash(list(after.values()))


def clash(rows: Sequence[Values]) -> date | None:
    """The first day that two of these share in one role."""
    by_role: dict[str, list[tuple[date, date]]] = {}
    for row in rows:
        by_role.setdefault(row["role"], []).append((row["decom"], row.get("dec") or FAR))
    shared = [
        after[0]
        for spells in by_role.values()
        for before, after in pairwise(sorted(spells))
        if before[0] < before[1] and before[1] > after[0]
    ]
    return min(shared, default=None)
