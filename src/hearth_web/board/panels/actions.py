"""Setting up panels, putting children before them, and writing down what they decide.

What is decided about a child is written into the child's record in the same transaction: a
decision nobody finds there was not made.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearth.documents.sentences import day
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.board.panels.models import Panel, PanelCase, PanelDecision, Sitting
from hearth_web.board.panels.queries import Listed, theirs
from hearth_web.board.panels.settling import Settled, values_of
from hearth_web.people.actions import Change, ConflictError, NotThereError
from hearth_web.people.actions.changes import apply_within
from hearth_web.people.models import Child, Event, Note
from hearth_web.people.models.base import Fact
from hearth_web.quality.actions.inspections import changed

__all__ = [
    "add_case",
    "change_panel",
    "close_case",
    "decide",
    "finish",
    "hold_sitting",
    "set_up_panel",
]

KEPT_BY_US = ("version", "changed_at", "at")
NOON = time(12, 0)
CORRECTED = (
    "Somebody has corrected the note in the child’s record since it was written. Correct it there, "
    "so that nothing of it is lost."
)
EVENT_CORRECTED = (
    "Somebody has corrected what this decision settled in the child’s record since. Correct it "
    "there, so that nothing of it is lost."
)


def set_up_panel(*, by: User, values: Mapping[str, Any]) -> Panel:
    """A new panel."""
    with transaction.atomic():
        row = Panel.objects.create(**values)
        log(by, "panel.added", row, after=audit.values_of(row, leave_out=KEPT_BY_US))
    return row


def change_panel(
    *, by: User, panel: Panel, values: Mapping[str, Any], version: int | None = None
) -> Panel:
    """Change a panel, close it or open it again. ValidationError when it moved on."""
    return changed(by, panel, values, version, action="board.panel.changed")


def hold_sitting(*, by: User, panel: Panel, values: Mapping[str, Any]) -> Sitting:
    """A day on which the panel sits, or who was there on one."""
    with transaction.atomic():
        row, is_new = Sitting.objects.update_or_create(
            panel=panel,
            on=values["on"],
            defaults={name: value for name, value in values.items() if name != "on"},
        )
        act = "sitting.added" if is_new else "sitting.changed"
        log(by, act, row, after=audit.values_of(row, leave_out=KEPT_BY_US))
    return row


def add_case(*, by: User, panel: Panel, child: Child, why: str, on: date) -> PanelCase:
    """Put a child before a panel by hand; one taken off the list before comes back onto it."""
    must_reach(by, child)
    with transaction.atomic():
        row, _ = PanelCase.objects.update_or_create(
            panel=panel,
            child=child,
            defaults={
                "why": why,
                "since": on,
                "by_hand": True,
                "by": by,
                "next_on": None,
                "closed_on": None,
                "closed_why": "",
            },
        )
        after = {"panel": panel.name, "why": why}
        log(by, "panelcase.added", row, child=child, after=after)
    return row


def close_case(*, by: User, case: PanelCase, why: str, on: date) -> None:
    """Take a child off a panel's list, until its rule holds anew."""
    must_reach(by, case.child)
    with transaction.atomic():
        case.closed_on, case.closed_why = on, why
        case.save(update_fields=["closed_on", "closed_why"])
        log(by, "panelcase.closed", case, child=case.child, after={"panel": case.panel.name},
            why=why)  # fmt: skip


def decide(
    *,
    by: User,
    sitting: Sitting,
    listed: Listed,
    values: Mapping[str, Any],
    settled: Settled | None = None,
) -> PanelDecision:
    """Write down what a sitting decided about a child, here and in the child's record.

    `values` are the decision, the action with owner and day, and `next_on`: without it the child
    does not come back by itself. What it `settled` is written as the event that a duty waits for. A
    decision of the same sitting is corrected, and its note and event with it. ValidationError when
    one of those was corrected in the record meanwhile.
    """
    child = listed.child
    must_reach(by, child)
    with transaction.atomic():
        case = case_at(by, sitting, listed, values["next_on"])
        row = PanelDecision.objects.select_for_update().filter(sitting=sitting, case=case).first()
        row = row or PanelDecision(
            sitting=sitting, case=case, why=listed.why, since=listed.since, by=by
        )
        before = audit.values_of(row, leave_out=KEPT_BY_US)
        for name, value in values.items():
            setattr(row, name, value)
        row.note = write_note(by, row, child)
        row.note_version = row.note.version
        row.event = write_event(by, row, child, settled)
        row.event_version = row.event.version if row.event else 1
        row.save()
        was, now = audit.changes(before, audit.values_of(row, leave_out=KEPT_BY_US))
        log(by, "paneldecision.made", row, child=child, before=was, after=now)
    return row


def case_at(by: User, sitting: Sitting, listed: Listed, next_on: date | None) -> PanelCase:
    """The child's case at this panel, which comes back on a day or is closed."""
    case, _ = PanelCase.objects.get_or_create(
        panel=sitting.panel,
        child=listed.child,
        defaults={"why": listed.why, "since": listed.since, "by": by},
    )
    case.next_on = next_on
    case.closed_on = None if next_on else sitting.on
    case.closed_why = "" if next_on else "The panel has finished."
    if not case.by_hand:
        case.why, case.since = listed.why, listed.since
    case.save()
    return case


def write_note(by: User, row: PanelDecision, child: Child) -> Note:
    """The decision as a note of the child's record; the one there is, corrected."""
    sat = datetime.combine(row.sitting.on, NOON)
    values = {
        "at": timezone.make_aware(sat),
        "kind": "Decision",
        "title": f"{row.sitting.panel}: what was decided",
        "body": said(row),
    }
    if row.note is None:
        change = Change(Note, None, {**values, "author": by})
    else:
        change = Change(Note, row.note.pk, values, row.note_version)
    note = written(by, child, change, CORRECTED)
    assert isinstance(note, Note)
    return note


def write_event(
    by: User, row: PanelDecision, child: Child, settled: Settled | None
) -> Event | None:
    """What was settled as an event of the child's record; the one there is corrected or taken out.

    One that somebody recorded by hand for that day is left as it is.
    """
    values = values_of(row, settled, child) if settled else None
    if row.event is not None:
        change = Change(Event, row.event.pk, values, row.event_version)
    elif values is None or is_recorded(child, values):
        return None
    else:
        change = Change(Event, None, values)
    event = written(by, child, change, EVENT_CORRECTED)
    assert event is None or isinstance(event, Event)
    return event


def is_recorded(child: Child, values: Mapping[str, Any]) -> bool:
    """Whether the record has that event of that day already."""
    return Event.objects.filter(child=child, event=values["event"], date=values["date"]).exists()


def written(by: User, child: Child, change: Change, moved: str) -> Fact | None:
    """A change of the child's record, done. ValidationError, in the words of `moved`, where
    somebody corrected the row meanwhile."""
    try:
        done = apply_within(by=by, batches={child.pk: [change]})
    except (ConflictError, NotThereError) as error:
        raise ValidationError(moved) from error
    (fact,) = done.facts[child.pk]
    return fact


def said(row: PanelDecision) -> str:
    """The note's words."""
    parts = [f"Why the panel looked at this: {row.why}", f"What was decided: {row.decision}"]
    if row.action:
        who = f" {row.owner_name}" if row.owner_name else ""
        by = f" by {day(row.due)}" if row.due else ""
        tail = f" ({f'{who}{by}'.strip()})" if who or by else ""
        parts.append(f"What happens next: {row.action}{tail}")
    if row.next_on:
        parts.append(f"The panel looks at it again on {day(row.next_on)}.")
    return "\n\n".join(parts)


def finish(*, by: User, decision: PanelDecision, words: str, on: date) -> None:
    """Say that what a panel asked for is done. ValidationError for those whose task it is not."""
    child = decision.case.child
    if by.pk != decision.owner_id and not theirs(by).filter(pk=child.pk).exists():
        raise ValidationError("Only its owner or who holds panels may say that it is done.")
    with transaction.atomic():
        decision.done_on, decision.done_words = on, words
        decision.save(update_fields=["done_on", "done_words"])
        log(by, "paneldecision.done", decision, child=child,
            after={"done_on": on, "done_words": words})  # fmt: skip


def must_reach(by: User, child: Child) -> None:
    """Raises NotThereError where this child is out of reach: the page asked before."""
    if not theirs(by).filter(pk=child.pk).exists():
        raise NotThereError("child")


def log(by: User, act: str, row: Any, *, child: Child | None = None, **more: Any) -> None:
    """One line of the log."""
    key = child.pk if child else None
    audit.record(by=by, action=f"board.{act}", subject=row, child=key, **more)
