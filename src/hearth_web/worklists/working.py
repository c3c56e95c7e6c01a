"""Obligations worked out for some children, as rows ready to be kept."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

import numpy as np

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.columns import FAR, NO_TIME, Array, Columns, stack
from hearth.duties.engine import rows_of
from hearth.duties.limits import Limit, Policy
from hearth.duties.lives import Lives
from hearth.duties.model import Duty
from hearth_web.bridge.lives import lives
from hearth_web.worklists.openers import openers

__all__ = ["COLUMNS", "LONGEST_REASON", "Worked", "mark_of", "work_out"]

log = logging.getLogger("hearth.duties")

LONGEST_REASON = 200
"""How much of a reason is kept beside the obligation; the event or visit has all of it."""

COLUMNS = (
    "child_id",
    "duty",
    "owner",
    "about",
    "turn",
    "opened",
    "due",
    "due_law",
    "due_local",
    "rule",
    "amber",
    "done",
    "ends",
    "outcome",
    "tried",
    "late",
    "opened_at",
    "due_at",
    "done_at",
    "reason",
    "opener",
)
"""The values of a row, in order; `rule` is the mark of the limit it follows, or None."""

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Worked:
    """Rows in the order of `COLUMNS`, the limits they follow by their marks, and the duties that
    broke on these children."""

    rows: list[Row]
    limits: Mapping[str, Limit]
    broken: tuple[str, ...]


def work_out(
    children: Collection[UUID],
    today: date,
    policy: Policy,
    owner: Callable[[Duty, str], str],
) -> Worked:
    """All that was and is owed to these children, as known on the day.

    A duty whose definition fails on somebody's record is left out and logged: nobody is kept from
    recording a visit because another clock has a fault.
    """
    known = lives(children).upto(today).kept_from(policy.kept_from)
    parts: list[Columns] = []
    limits: list[Limit] = []
    duties: list[Duty] = []
    broken: list[str] = []
    for duty in CATALOGUE.values():
        try:
            rows = rows_owed(duty, known, policy, len(limits))
        except Exception:
            log.exception("a duty broke: %s, children=%s", duty.id, sorted(map(str, children))[:3])
            broken.append(duty.id)
            continue
        if rows is None:
            continue
        parts.append(rows.adding(duty=np.full(len(rows), len(duties), np.int16)))
        limits += policy.of(duty.id)
        duties.append(duty)
    if not parts:
        return Worked([], {}, tuple(broken))
    whole = stack(parts)
    whole = whole.adding(opener=openers(known, whole, duties))
    followed = sorted(set(whole["limit"].tolist()) - {-1})
    marks = {at: mark_of(limits[at]) for at in followed}
    told = as_rows(whole, known, marks, named_with(whole, duties, limits, owner))
    return Worked(told, {mark: limits[at] for at, mark in marks.items()}, tuple(broken))


def rows_owed(duty: Duty, known: Lives, policy: Policy, numbered_from: int) -> Columns | None:
    """The rows of a duty; None where nobody was ever owed it, as of most duties to one child, and
    where the council does not record it or has not taken it on."""
    if not (policy.asks_about(duty.id) and policy.of(duty.id)):
        return None
    owed = duty.owed(known)
    if not len(owed):
        return None
    return rows_of(replace(duty, owed=lambda _: owed), known, policy, numbered_from)


def as_rows(
    whole: Columns,
    known: Lives,
    marks: Mapping[int, str],
    named: Mapping[str, list[str]],
) -> list[Row]:
    """Columns of numbers as rows of dates and words."""
    ids = [UUID(child) for child in known.children]
    which: Mapping[str, list[Any]] = {
        "child_id": [ids[at] for at in whole["child"]],
        "rule": [marks.get(at) for at in whole["limit"].tolist()],
        **named,
    }
    return list(
        zip(
            *(which[name] if name in which else plain(whole, name) for name in COLUMNS), strict=True
        )
    )


def named_with(
    whole: Columns, duties: list[Duty], limits: list[Limit], owner: Callable[[Duty, str], str]
) -> Mapping[str, list[str]]:
    """Of each row the duty by its name, and who owes it, or that part of it."""
    who = cache(lambda duty, limit: owner(duties[duty], limits[limit].part if limit >= 0 else ""))
    both = list(zip(whole["duty"].tolist(), whole["limit"].tolist(), strict=True))
    return {
        "duty": [duties[duty].id for duty, _ in both],
        "owner": [who(duty, limit) for duty, limit in both],
    }


def plain(whole: Columns, name: str) -> list[Any]:
    """A column as the database has it."""
    values = whole[name]
    if name.endswith("_at"):
        return moments(values)
    if name == "reason":
        return [said[:LONGEST_REASON] for said in values.tolist()]
    if name in ("turn", "outcome", "late", "opener"):
        return list(values.tolist())
    return days(values)


def days(values: Array) -> list[date | None]:
    """Days, None for those that have not come and are not known to."""
    real = np.abs(values) < FAR
    found = np.where(real, values, 0).astype("M8[D]").astype(object)
    return [day if there else None for day, there in zip(found, real.tolist(), strict=True)]


def moments(values: Array) -> list[datetime | None]:
    """Minutes as times."""
    return [
        None if each == NO_TIME else datetime.fromtimestamp(each * 60, UTC)
        for each in values.tolist()
    ]


def mark_of(limit: Limit) -> str:
    """What tells a limit from every other."""
    said = "|".join(
        str(each)
        for each in (
            limit.duty,
            limit.part,
            limit.span,
            limit.level,
            limit.source,
            limit.starts,
            limit.stops,
        )
    )
    return hashlib.sha256(said.encode()).hexdigest()
