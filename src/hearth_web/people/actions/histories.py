"""Histories changed as people think of them: a move ends one home and starts another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from hearth.documents.sentences import day as in_words
from hearth.records.care import Fault
from hearth.vocabulary import code_set
from hearth_web.audit.log import Actor
from hearth_web.people.actions.changes import apply, apply_within
from hearth_web.people.actions.model import Change, DisagreementError
from hearth_web.people.models import (
    Allocation,
    Child,
    Fact,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Spell,
)

__all__ = [
    "allocate",
    "change_status",
    "correct_care",
    "correct_spell",
    "end_care",
    "hanging_on",
    "move",
    "remove_care",
    "remove_spell",
    "rest_of",
    "start_care",
]

AnySpell = TypeVar("AnySpell", bound=Spell)
Values = Mapping[str, Any]
WITHIN: tuple[type[Spell], ...] = (LegalStatus, Placement)


def start_care(
    *, by: Actor, child: Child, period: Values, status: Values, placement: Values, why: str = ""
) -> list[Fact | None]:
    """A period of care with its first legal status and its first placement, from one day."""
    first = {"decom": period["decom"], "respite": is_short_breaks(status["ls"])}
    changes = [
        Change(PeriodOfCare, None, {"rne": "S", **period, **first}),
        Change(LegalStatus, None, {**status, **first}),
        Change(Placement, None, {**placement, **first}),
    ]
    return apply(by=by, child=child, changes=changes, why=why)


def end_care(
    *, by: Actor, child: Child, period: PeriodOfCare, values: Values, why: str = ""
) -> list[Fact | None]:
    """Care ends, and with it the legal status and the placement that were open."""
    return correct_care(by=by, child=child, period=period, values=values, why=why)


def correct_care(
    *,
    by: Actor,
    child: Child,
    period: PeriodOfCare,
    values: Values,
    version: int | None = None,
    why: str = "",
) -> list[Fact | None]:
    """Correct a period of care. What began or ended with it begins or ends with it still."""
    with transaction.atomic():
        changes = [Change(PeriodOfCare, period.pk, values, version)]
        for model in WITHIN:
            changes += [
                Change(model, row.pk, moved)
                for row in rows_of(model, child, period.respite)
                if (moved := moved_with(period, row, values))
            ]
        return _apply(by, child, changes, why)


def remove_care(
    *, by: Actor, child: Child, row: PeriodOfCare, version: int | None = None, why: str = ""
) -> None:
    """Take out a period of care recorded in error, with the statuses and homes of its days."""
    with transaction.atomic():
        changes = [Change(PeriodOfCare, row.pk, None, version)]
        changes += [Change(type(each), each.pk, rest_of(each, row)) for each in hanging_on(row)]
        _apply(by, child, changes, why)


def hanging_on(period: PeriodOfCare) -> list[Spell]:
    """The legal statuses and placements with days in a period of care, or that start with it."""
    found: list[Spell] = []
    for model in WITHIN:
        rows = rows_of(model, period.child, period.respite)
        ends = period.dec or date.max
        found += [
            row
            for row in rows
            if row.decom == period.decom
            or (row.decom < ends and (row.dec is None or row.dec > period.decom))
        ]
    return found


def rest_of(row: Spell, period: PeriodOfCare) -> Values | None:
    """What is left of a row when the days of a period are taken out; None when nothing is.

    One that runs on both sides is left whole, for the rule of histories to say so.
    """
    before = row.decom < period.decom
    after = period.dec is not None and (row.dec is None or row.dec > period.dec)
    if before and after:
        return {}
    if before:
        return {"dec": period.decom}
    return {"decom": period.dec} if after else None


def moved_with(period: PeriodOfCare, row: Spell, values: Values) -> dict[str, Any]:
    """How a row within a period moves when the period's own dates are corrected."""
    moved: dict[str, Any] = {}
    if "decom" in values and row.decom == period.decom:
        moved["decom"] = values["decom"]
    inside = row.decom >= period.decom and (period.dec is None or row.decom <= period.dec)
    if "dec" in values and inside and row.dec == period.dec:
        moved["dec"] = values["dec"]
    return moved


def change_status(*, by: Actor, child: Child, values: Values, why: str = "") -> LegalStatus:
    """Another legal status from a day; the one before ends on it."""
    respite = is_short_breaks(values["ls"])
    return _begin(by, child, LegalStatus, {**values, "respite": respite}, {}, why)


def move(
    *, by: Actor, child: Child, values: Values, why_ended: str = "", why: str = ""
) -> Placement:
    """Another home from a day; the one before ends on it, for the reason `why_ended` (a code)."""
    respite = is_in_short_breaks(child, values["decom"])
    closing = {"reason_place_change": why_ended}
    return _begin(by, child, Placement, {**values, "respite": respite}, closing, why)


def allocate(*, by: Actor, child: Child, values: Values, why: str = "") -> Allocation:
    """Give a child a worker or a team in a role from a day; the one before in it ends then."""
    return _begin(by, child, Allocation, values, {}, why)


def correct_spell(
    *,
    by: Actor,
    child: Child,
    row: Spell,
    values: Values,
    version: int | None = None,
    why: str = "",
) -> list[Fact | None]:
    """Correct a row of a history. Neighbours that met it where it began or ended meet it still."""
    with transaction.atomic():
        changes = [Change(type(row), row.pk, values, version)]
        before, after = neighbours(siblings(row), row)
        if before and "decom" in values and values["decom"] != row.decom:
            changes.append(Change(type(row), before.pk, {"dec": values["decom"]}))
        if after and values.get("dec") and values["dec"] != row.dec:
            changes.append(Change(type(row), after.pk, {"decom": values["dec"]}))
        return _apply(by, child, changes, why)


def remove_spell(
    *, by: Actor, child: Child, row: Spell, version: int | None = None, why: str = ""
) -> None:
    """Take out a row recorded in error; the one before goes on in its stead, or the one after."""
    with transaction.atomic():
        changes = [Change(type(row), row.pk, None, version)]
        before, after = neighbours(siblings(row), row)
        if before:
            changes.append(Change(type(row), before.pk, {"dec": row.dec}))
        elif after:
            changes.append(Change(type(row), after.pk, {"decom": row.decom}))
        _apply(by, child, changes, why)


def _begin(
    by: Actor, child: Child, model: type[AnySpell], values: Values, closing: Values, why: str
) -> AnySpell:
    """A row from `decom` on, put into its history: the row it falls in ends there."""
    with transaction.atomic():
        start = values["decom"]
        rows = [row for row in rows_like(model, child, values) if not is_empty(row)]
        if any(row.decom == start for row in rows):
            raise DisagreementError({child.pk: [already_starts(model, start)]})
        inside = next((row for row in rows if row.decom < start and is_open_on(row, start)), None)
        end = values.get("dec") or until(child, rows, inside, values)
        changes = [Change(model, None, {**values, "dec": end})]
        if inside:
            changes.insert(0, Change(model, inside.pk, {"dec": start, **closing}))
        made: Any = _apply(by, child, changes, why)[-1]
        return made


def _apply(by: Actor, child: Child, changes: Sequence[Change], why: str) -> list[Fact | None]:
    """Make the changes in the transaction that read what they stand on."""
    return apply_within(by=by, batches={child.pk: changes}, why=why).facts[child.pk]


def until(child: Child, rows: Sequence[Spell], inside: Spell | None, values: Values) -> date | None:
    """When a new row ends by itself: where the row it falls in did, or the next one starts."""
    if inside:
        return inside.dec
    later = [row.decom for row in rows if row.decom > values["decom"]]
    period = period_on(child, values["decom"]) if "respite" in values else None
    return min(later, default=None) or (period.dec if period else None)


def already_starts(model: type[Spell], start: date) -> Fault:
    """That this day is taken."""
    what = str(model._meta.verbose_name)
    sentence = (
        f"Another {what} already starts on {in_words(start)}. "
        "Correct that one, or give another day."
    )
    return Fault("overlap", start, sentence, what)


def rows_of(model: type[AnySpell], child: Child, respite: bool) -> list[AnySpell]:
    """A history of care in order."""
    return list(model._default_manager.filter(child=child, respite=respite).order_by("decom"))


def rows_like(model: type[AnySpell], child: Child, values: Values) -> list[AnySpell]:
    """The history that a row with these values belongs to."""
    if model is Allocation:
        found = Allocation.objects.filter(child=child, role=values["role"]).order_by("decom")
        return list(found)  # type: ignore[arg-type]
    return rows_of(model, child, values["respite"])


def siblings(row: AnySpell) -> list[AnySpell]:
    """The history a row stands in."""
    parts_them = "role" if isinstance(row, Allocation) else "respite"
    return rows_like(type(row), row.child, {parts_them: getattr(row, parts_them)})


def neighbours(rows: Sequence[AnySpell], row: AnySpell) -> tuple[AnySpell | None, AnySpell | None]:
    """The rows that meet this one where it begins and where it ends."""
    others = [each for each in rows if each.pk != row.pk and not is_empty(each)]
    before = next((each for each in others if each.dec == row.decom), None)
    after = next((each for each in others if row.dec and each.decom == row.dec), None)
    return before, after


def period_on(child: Child, day: date) -> PeriodOfCare | None:
    """The period of care a day lies in; ordinary care before short breaks."""
    periods = PeriodOfCare.objects.filter(child=child).order_by("respite", "decom")
    return next((each for each in periods if each.decom <= day and is_open_on(each, day)), None)


def is_in_short_breaks(child: Child, day: date) -> bool:
    """Whether the child's care on this day is a series of short breaks."""
    period = period_on(child, day)
    return bool(period and period.respite)


def is_short_breaks(ls: str) -> bool:
    """Whether a legal status is one of short breaks."""
    return ls in code_set("LS").in_group("short-term-breaks")


def is_open_on(row: Spell, day: date) -> bool:
    """Whether a row that started before still runs on this day."""
    return row.dec is None or row.dec > day


def is_empty(row: Spell) -> bool:
    """Whether a row holds no day."""
    return row.dec is not None and row.dec <= row.decom
