"""Obligations kept beside the record: worked out again whenever it changes, and each night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar
from uuid import UUID

from hearth.duties.limits import Limit
from hearth_web.worklists.models import Obligation, Rule
from hearth_web.worklists.policy.reading import in_force
from hearth_web.worklists.working import COLUMNS, Worked, work_out
from hearth_web.worklists.writing import insert

__all__ = ["refresh"]

TOGETHER = 500  # children worked out together
WRITTEN = 2_000  # rows removed together
T = TypeVar("T")
RULE = COLUMNS.index("rule")
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
    rules: dict[str | None, int | None] = {None: None}
    rules.update(rules_of(worked.limits))
    wanted = Counter((*row[:RULE], rules[row[RULE]], *row[RULE + 1 :]) for row in worked.rows)
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
    insert(Obligation, KEPT, wanted.elements())


def rules_of(limits: Mapping[str, Limit]) -> dict[str, int]:
    """The ids of the rules that these limits are kept as, by their marks."""
    found = kept(limits)
    missing = [rule_of(mark, limits[mark]) for mark in limits.keys() - found.keys()]
    if missing:
        Rule.objects.bulk_create(missing, ignore_conflicts=True)
        found = kept(limits)
    return found


def kept(marks: Iterable[str]) -> dict[str, int]:
    """Rules that are kept already."""
    return dict(Rule.objects.filter(mark__in=list(marks)).values_list("mark", "id"))


def rule_of(mark: str, limit: Limit) -> Rule:
    """A limit, to be kept."""
    return Rule(
        mark=mark,
        duty=limit.duty,
        part=limit.part,
        span=str(limit.span),
        level=limit.level.value,
        source=limit.source,
    )
