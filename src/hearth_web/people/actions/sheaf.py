"""The changes of one transaction, worked on together so that each table is asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.records.care import Fault, worse
from hearth_web import audit
from hearth_web.audit.log import Entry
from hearth_web.people.actions.geography import DERIVED, locate
from hearth_web.people.actions.model import Change, ConflictError, NotThereError
from hearth_web.people.actions.rows import copy_of, give, logged, save_again
from hearth_web.people.models import (
    Allocation,
    Child,
    Fact,
    LegalStatus,
    PeriodOfCare,
    Placement,
    ProtectionPlan,
)
from hearth_web.people.rules import History, problems, unfit

__all__ = ["Sheaf"]

CARE: tuple[type[Fact], ...] = (PeriodOfCare, LegalStatus, Placement)
WHOLE: tuple[type[Fact], ...] = (*CARE, Allocation, ProtectionPlan)

Rows = dict[UUID, Fact]


@dataclass(frozen=True)
class Step:
    """One change made in memory: the row, and its logged columns as they were and came to be."""

    row: Fact
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def act(self) -> str:
        """In the words of the log; empty when nothing changes."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "corrected" if self.before != self.after else ""

    def entry(self, why: str) -> Entry:
        """As the log keeps it: whole rows that come or go, of others only what differs."""
        action = f"{self.row._meta.app_label}.{self.row._meta.model_name}.{self.act}"
        before, after = self.before, self.after
        if before is not None and after is not None:
            before, after = audit.changes(before, after)
        return Entry(action, self.row, self.row.child_id, before, after, why)


@dataclass
class Sheaf:
    """The children, the rows that stand, and the steps of each child's changes in order."""

    children: dict[UUID, Child]
    was: dict[type[Fact], Rows]
    now: dict[type[Fact], Rows] = field(default_factory=dict)
    steps: dict[UUID, list[Step]] = field(default_factory=dict)
    located: list[Placement] = field(default_factory=list)

    @classmethod
    def gather(cls, batches: Mapping[UUID, Sequence[Change]]) -> Sheaf:
        """Lock the children, read what the changes touch, and make them in memory."""
        locked = Child.objects.select_for_update().order_by("pk").in_bulk(list(batches))
        if len(locked) < len(batches):
            raise NotThereError("child")
        was = standing_rows(batches)
        now = {model: {pk: copy_of(row) for pk, row in rows.items()} for model, rows in was.items()}
        sheaf = cls(locked, was, now)
        for child, changes in batches.items():
            sheaf.steps[child] = [sheaf.step(child, change) for change in changes]
        sheaf.locate()
        return sheaf

    def step(self, child: UUID, change: Change) -> Step:
        """Make one change in memory."""
        rows = self.now.setdefault(change.model, {})
        row = self.row_of(child, change)
        before = logged(row) if change.id is not None else None
        if change.values is None:
            del rows[row.pk]
            return Step(row, before, None)
        give(row, change.values)
        rows[row.pk] = row
        return Step(row, before, logged(row))

    def row_of(self, child: UUID, change: Change) -> Fact:
        """The row a change is of; NotThereError or ConflictError when it cannot be changed."""
        if change.id is None:
            return change.model(child_id=child)
        row = self.now[change.model].get(change.id)
        if row is None or row.child_id != child:
            raise NotThereError("fact")
        if change.version is not None and row.version != change.version:
            raise ConflictError(row)
        return row

    def locate(self) -> None:
        """Fill what is worked out of postcodes, where care was touched."""
        touched = {
            child
            for child, steps in self.steps.items()
            if any(isinstance(step.row, PeriodOfCare | Placement) for step in steps)
        }
        if touched:
            self.located = locate(
                [self.children[child] for child in touched],
                [row for row in self.rows(PeriodOfCare) if row.child_id in touched],
                [row for row in self.rows(Placement) if row.child_id in touched],
            )

    def rows(self, model: type[Fact], then: bool = False) -> list[Any]:
        """The rows of a model as they will stand, or as they stood `then`."""
        return list((self.was if then else self.now).get(model, {}).values())

    def refusals(self, allow: Collection[str]) -> dict[UUID, tuple[Fault, ...]]:
        """What each child's changes make worse."""
        before, after = self.histories(then=True), self.histories()
        found = {}
        for child, steps in self.steps.items():
            fit = [each for step in steps if step.after is not None for each in unfit(step.row)]
            if any(isinstance(step.row, WHOLE) for step in steps):
                fit += worse(problems(before[child]), problems(after[child]))
            if wrong := tuple(each for each in fit if each.kind not in allow):
                found[child] = wrong
        return found

    def histories(self, then: bool = False) -> dict[UUID, History]:
        """Each child's history."""
        by_child: dict[type[Fact], dict[UUID, list[Any]]] = {}
        for model in WHOLE:
            by_child[model] = defaultdict(list)
            for row in self.rows(model, then):
                by_child[model][row.child_id].append(row)
        return {
            pk: History(child.dob, child.died, *(by_child[model][pk] for model in WHOLE))
            for pk, child in self.children.items()
        }

    def drop(self, refused: Collection[UUID]) -> None:
        """Leave these children as they were."""
        for child in refused:
            del self.steps[child]
        self.located = [row for row in self.located if row.child_id not in refused]

    def write(self) -> None:
        """Put the changes into the database, one statement for each table and kind of change."""
        at = timezone.now()
        added, changed, removed = self.outcome()
        for model, gone in removed.items():
            model._default_manager.filter(pk__in=gone).delete()
        for model, rows in changed.items():
            for row in rows:
                row.version, row.changed_at = self.was[model][row.pk].version + 1, at
            save_again(model, rows)
        for model, rows in added.items():
            model._default_manager.bulk_create(rows)
        fresh = {row.pk for rows in (*added.values(), *changed.values()) for row in rows}
        moved = [
            row for row in self.located if row.pk not in fresh and row.pk in self.was[Placement]
        ]
        save_again(Placement, moved, DERIVED)

    def outcome(self) -> tuple[dict[Any, list[Fact]], dict[Any, list[Fact]], dict[Any, list[UUID]]]:
        """The rows added, changed and removed, by model, each once however often it was touched."""
        added: dict[Any, list[Fact]] = defaultdict(list)
        changed: dict[Any, list[Fact]] = defaultdict(list)
        removed: dict[Any, list[UUID]] = defaultdict(list)
        last = {step.row.pk: step for steps in self.steps.values() for step in steps}
        for pk, step in last.items():
            model = type(step.row)
            stood = self.was.get(model, {}).get(pk)
            if step.after is None:
                if stood:
                    removed[model].append(pk)
            elif stood is None:
                added[model].append(step.row)
            elif logged(stood) != step.after:
                changed[model].append(step.row)
        return added, changed, removed

    def entries(self, why: str) -> Iterator[Entry]:
        """What the log is told: one entry for each change that changed something."""
        for steps in self.steps.values():
            for step in steps:
                if step.act:
                    yield step.entry(why)

    def touched(self) -> list[UUID]:
        """Children for whom something changed."""
        return [child for child, steps in self.steps.items() if any(step.act for step in steps)]

    def kinds_touched(self) -> set[type[Fact]]:
        """The kinds of fact of which one changed."""
        return {type(step.row) for steps in self.steps.values() for step in steps if step.act}

    def facts(self) -> dict[UUID, list[Fact | None]]:
        """The fact of each change as it now stands."""
        return {
            child: [None if step.after is None else step.row for step in steps]
            for child, steps in self.steps.items()
        }


def standing_rows(batches: Mapping[UUID, Sequence[Change]]) -> dict[type[Fact], Rows]:
    """The rows to change; of the histories that must agree with each other, every row."""
    asked: dict[type[Fact], set[UUID]] = defaultdict(set)
    for changes in batches.values():
        for change in changes:
            if change.id is not None:
                asked[change.model].add(change.id)
    found: dict[type[Fact], Rows] = {}
    touched = {change.model for changes in batches.values() for change in changes}
    for model in needed(touched):
        rows = model._default_manager.filter(child__in=list(batches))
        found[model] = {row.pk: row for row in rows}
    for model, ids in asked.items():
        if model not in found:
            found[model] = model._default_manager.in_bulk(list(ids))
    return found


def needed(touched: Collection[type[Fact]]) -> list[type[Fact]]:
    """The histories to read whole, for those touched to be compared with."""
    if PeriodOfCare in touched:
        return [*CARE, *(model for model in WHOLE if model in touched and model not in CARE)]
    own = [model for model in WHOLE if model in touched]
    return [PeriodOfCare, *own] if set(own) & set(CARE) else own
