"""Making a plan's changes: some two hundred children at a time, each whole, never twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import DatabaseError, OperationalError, transaction

from hearth.progress import Progress
from hearth_web import audit
from hearth_web.access.models import Team
from hearth_web.audit.log import Actor, Entry
from hearth_web.audit.models import Event
from hearth_web.imports.comparing import Change, in_model, model_of
from hearth_web.imports.models import Import, Planned
from hearth_web.imports.ties import OTHER
from hearth_web.people import actions
from hearth_web.people.actions.geography import remember
from hearth_web.people.models import Child, Worker

__all__ = ["apply_plan"]

AT_A_TIME = 200  # more at once would keep the audit log from others for longer
POSTCODES = ("pl_post", "home_post")
# What a record may say after an import: the quality page shows it to those who can mend it.
ALLOWED = ("gap", "outside", "birth", "death")
WAITING, APPLIED, LEFT = Planned.State.WAITING, Planned.State.APPLIED, Planned.State.LEFT
CANNOT = (
    actions.DisagreementError,
    actions.NotThereError,
    actions.ConflictError,
    DatabaseError,
)
PERSON = Child._meta.label_lower


def apply_plan(imported: Import, by: Actor, progress: Progress) -> None:
    """Make every change of the plan that is not made yet.

    Each batch is one transaction that also marks its rows as done, so that work that was cut short
    goes on where it was.
    """
    total = imported.planned.count()
    remember_postcodes(imported)
    while waiting := imported.planned.filter(state=WAITING).count():
        progress(f"Bringing in {imported.title}", total - waiting, total)
        with transaction.atomic():
            some = next_batch(imported)
            if some:
                make(imported, some, by)


def remember_postcodes(imported: Import) -> None:
    """Every postcode of the plan is looked up once, not in each transaction again."""
    told = imported.planned.filter(state=WAITING).values_list("changes", flat=True)
    after = (change.get("after") or {} for changes in told.iterator() for change in changes)
    remember({values.get(name) or "" for values in after for name in POSTCODES})


def next_batch(imported: Import) -> list[Planned]:
    """The rows to make next, all of one step, held by this transaction."""
    waiting = imported.planned.select_for_update().filter(state=WAITING).order_by("step", "id")
    some = list(waiting[:AT_A_TIME])
    return [one for one in some if one.step == some[0].step]


def make(imported: Import, some: Sequence[Planned], by: Actor) -> None:
    """Make these together. Those that cannot be made are left; the rest are made all the same."""
    leave_moved_on(imported, some)
    make_or_leave(imported, [one for one in some if one.state == WAITING], by)
    applied = [one.pk for one in some if one.state == APPLIED]
    Planned.objects.filter(pk__in=applied).update(state=APPLIED)
    Planned.objects.bulk_update([one for one in some if one.state == LEFT], ["state", "why_left"])


def make_or_leave(imported: Import, todo: Sequence[Planned], by: Actor) -> None:
    """Make all of these in a savepoint; where that fails, find out for whom and go on without.

    A child's facts that contradict each other are known by their child. Anything else is found by
    trying one by one. Nothing at all is written of a child that is left.
    """
    if not todo:
        return
    try:
        with transaction.atomic():
            make_all(imported, todo, by)
        return
    except OperationalError:
        raise
    except CANNOT as error:
        guilty = guilty_of(error, todo)
        for one in guilty:
            one.state, one.why_left = LEFT, reason(error, one)
    for one in todo:
        one.record = None if one.is_new else one.record
    rest = [one for one in todo if one not in guilty]
    for some in [rest] if guilty else [[one] for one in rest]:
        make_or_leave(imported, some, by)


def guilty_of(error: Exception, todo: Sequence[Planned]) -> list[Planned]:
    """The rows that could not be made, if it can be told."""
    if isinstance(error, actions.DisagreementError):
        found = [one for one in todo if one.record and one.record in error.problems]
        if found:
            return found
    return list(todo) if len(todo) == 1 else []


def reason(error: Exception, one: Planned) -> str:
    """Why a child was left as they were."""
    if isinstance(error, actions.DisagreementError):
        own = error.problems.get(one.record) or [p for ps in error.problems.values() for p in ps]
        return " ".join(dict.fromkeys(problem.sentence for problem in own))
    if isinstance(error, DatabaseError):
        return "The database could not hold what the files say of this child."
    return "The record was changed by somebody else in the meantime. Import the files again."


def leave_moved_on(imported: Import, some: Sequence[Planned]) -> None:
    """Leave the records that somebody wrote to after the plan was made."""
    records = [one.record for one in some if one.record]
    since = Event.objects.filter(child__in=records, pk__gt=imported.newest_event)
    since = since.exclude(action="people.child.seen").exclude(why=imported.why)
    writers = dict(since.values_list("child", "by"))
    held = set(
        Child.objects.filter(child__in=[one.child for one in some if one.is_new]).values_list(
            "child", flat=True
        )
    )
    for one in some:
        if one.record in writers:
            one.state = LEFT
            one.why_left = (
                f"{writers[one.record]} changed this record after the preview was made. Nothing "
                "of it was changed by the import. Import the files again to see what differs."
            )
        elif one.is_new and one.child in held:
            one.state = LEFT
            one.why_left = "Somebody else added this child after the preview was made."


def make_all(imported: Import, todo: Sequence[Planned], by: Actor) -> None:
    """Make all of these, or none."""
    if todo[0].step == Planned.Step.HOUSE:
        for one in todo:
            make_house(one.changes, by, imported.why)
    else:
        if todo[0].step == Planned.Step.CHILDREN:
            make_people(imported, todo, by)
        make_facts(imported, todo, by)
    for one in todo:
        one.state = APPLIED


def wanted(imported: Import, one: Planned) -> list[Change]:
    """The changes to make: those held back only if the importer chose so."""
    return [each for each in one.changes if imported.overwrite or not each.get("held")]


def make_people(imported: Import, todo: Sequence[Planned], by: Actor) -> None:
    """Who the children are: new records, and corrections of those held."""
    new: list[tuple[Planned, dict[str, Any]]] = []
    changed: dict[UUID, dict[str, Any]] = {}
    for one in todo:
        for each in wanted(imported, one):
            if each["model"] == PERSON:
                values = in_model(Child, each["after"])
                if one.is_new:
                    new.append((one, values))
                else:
                    assert one.record is not None  # only new ones have none yet
                    changed[one.record] = values
    made = actions.add_children(by=by, rows=[values for _, values in new], why=imported.why)
    for (one, _), child in zip(new, made, strict=True):
        one.record = child.pk
    if changed:
        actions.change_children(by=by, batches=changed, why=imported.why)


def make_facts(imported: Import, todo: Sequence[Planned], by: Actor) -> None:
    """Everything else of these children."""
    ids = identifiers(todo)
    batches: dict[UUID, list[actions.Change]] = {}
    for one in todo:
        record = one.record or ids.get(one.child)
        facts = [each for each in wanted(imported, one) if each["model"] != PERSON]
        made = [change for each in facts if (change := as_change(each, ids))]
        if record and made:
            batches.setdefault(record, []).extend(made)
    if not batches:
        return
    actions.apply_many(by=by, batches=batches, why=imported.why, allow=ALLOWED)


def identifiers(todo: Sequence[Planned]) -> Mapping[str, UUID]:
    """The records of the children that ties speak of."""
    named = {one.child for one in todo if one.record is None}
    named |= {
        each["after"][OTHER] for one in todo for each in one.changes if OTHER in each["after"]
    }
    return dict(Child.objects.filter(child__in=named).values_list("child", "pk")) if named else {}


def as_change(each: Change, ids: Mapping[str, UUID]) -> actions.Change | None:
    """A planned change as the writer of facts takes it; None for a tie whose other end is not
    there."""
    model = model_of(each["model"])
    after = dict(each["after"])
    if OTHER in after:
        other = ids.get(after.pop(OTHER))
        if other is None:
            return None
        after["other_id"] = other
    id = UUID(each["id"]) if each["id"] else None
    values = None if each["act"] == "removed" else in_model(model, after)
    return actions.Change(model, id, values)


def make_house(changes: Sequence[Change], by: Actor, why: str) -> None:
    """Teams, then workers: new ones, and what was not known of others."""
    entries: list[Entry] = []
    for model, what in ((Team, "access.team"), (Worker, "people.worker")):
        mine = [each for each in changes if each["model"] == model._meta.label_lower]
        new = [made_row(model, each) for each in mine if each["act"] == "new"]
        model._default_manager.bulk_create(new)
        entries += [
            Entry(f"{what}.added", row, None, None, audit.values_of(row), why) for row in new
        ]
        for each in mine:
            if each["act"] != "new":
                entries.append(corrected(model, each, what, why))
    audit.record_many(by=by, entries=entries)


def made_row(model: Any, each: Change) -> Any:
    """A new worker or team, under the id allocations know it by."""
    return model(id=UUID(each["id"]), **in_model(model, each["after"]))


def corrected(model: Any, each: Change, what: str, why: str) -> Entry:
    """A worker or team of whom more is known now."""
    row = model._default_manager.select_for_update().get(pk=each["id"])
    for name, value in in_model(model, each["after"]).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    return Entry(f"{what}.corrected", row, None, each["before"], each["after"], why)
