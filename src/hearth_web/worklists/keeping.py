"""Obligations kept beside the record: worked out again whenever it changes, and each night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from hearth.duties.limits import Limit
from hearth_web.worklists.models import Obligation, Rule
from hearth_web.worklists.policy.reading import in_force
from hearth_web.worklists.working import COLUMNS, Worked, mark_of, work_out

__all__ = ["refresh"]

TOGETHER = 500  # children worked out together
WRITTEN = 2_000  # rows written or removed together
T = TypeVar("T")
KEPT = tuple("rule_id" if name == "rule" else name for name in COLUMNS)


def refresh(children: Sequence[UUID], today: date) -> None:
    """Have these children's obligations as they are on the day; only rows that differ are written.

    Called in the transaction that changed their records, the children locked.
    """
    rules = in_force()
    for some in batched(children, TOGETHER):
        keep(some, work_out(some, today, rules.policy, rules.owner_of))


def batched(some: Iterable[T], number: int) -> Iterator[list[T]]:
    """Some at a time."""
    rest = iter(some)
    while batch := list(islice(rest, number)):
        yield batch


def keep(children: Collection[UUID], worked: Worked) -> None:
    """Put the rows of these children in place of those that are kept and differ."""
    rules = rules_of({row[COLUMNS.index("rule")] for row in worked.rows} - {None})
    wanted = Counter(with_rule(row, rules) for row in worked.rows)
    held = Obligation.objects.filter(child__in=children).exclude(duty__in=worked.broken)
    gone = []
    for id, *values in held.order_by().values_list("id", *KEPT):
        row = tuple(values)
        if wanted[row]:
            wanted[row] -= 1
        else:
            gone.append(id)
    for ids in batched(gone, WRITTEN):
        Obligation.objects.filter(pk__in=ids).delete()
    write(wanted.elements())


def write(rows: Iterable[tuple[Any, ...]]) -> None:
    """Keep new rows."""
    made = (Obligation(**dict(zip(KEPT, row, strict=True))) for row in rows)
    for some in batched(made, WRITTEN):
        Obligation.objects.bulk_create(some)


def with_rule(row: tuple[Any, ...], rules: dict[str, int]) -> tuple[Any, ...]:
    """The row with the id of its rule in place of its limit."""
    at = COLUMNS.index("rule")
    limit = row[at]
    return (*row[:at], rules[mark_of(limit)] if limit else None, *row[at + 1 :])


def rules_of(limits: set[Limit]) -> dict[str, int]:
    """The ids of the rules that these limits are kept as, by their marks."""
    marks = {mark_of(limit): limit for limit in limits}
    found = kept(marks)
    missing = [marks[mark] for mark in marks.keys() - found.keys()]
    if missing:
        Rule.objects.bulk_create(map(rule_of, missing), ignore_conflicts=True)
        found = kept(marks)
    return found


def kept(marks: Iterable[str]) -> dict[str, int]:
    """Rules that are kept already."""
    return dict(Rule.objects.filter(mark__in=list(marks)).values_list("mark", "id"))


def rule_of(limit: Limit) -> Rule:
    """A limit, to be kept."""
    return Rule(
        mark=mark_of(limit),
        duty=limit.duty,
        part=limit.part,
        span=str(limit.span),
        level=limit.level.value,
        source=limit.source,
    )
