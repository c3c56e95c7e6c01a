"""Changing strategies: each act is checked, done and logged in one transaction."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from hearth.pledge.law import PRINCIPLES
from hearth.pledge.reading import strategy_from
from hearth.pledge.strategy import Strategy as Tree
from hearth.pledge.writing import to_yaml
from hearth_web import audit
from hearth_web.audit.log import Actor
from hearth_web.pledge.models import Action, Brought, Evidence, Progress, Strategy, Version
from hearth_web.pledge.models.strategy import Thing
from hearth_web.pledge.models.tree import SETS
from hearth_web.pledge.planting import mark, plant, replant
from hearth_web.pledge.trees import grown

__all__ = [
    "StaleError",
    "accept",
    "add",
    "add_principles",
    "add_strategy",
    "bring",
    "change",
    "keep_version",
    "move",
    "put_away",
    "remove",
    "say_progress",
    "show_to_everyone",
    "unlink",
    "walk_away",
]

MARKS = ("place", "strategy_id", "edits", "added_at", "versions")  # columns the log need not say


class StaleError(ValidationError):
    """Somebody else changed it meanwhile."""


def add_strategy(*, by: Actor, tree: Tree, why: str = "") -> Strategy:
    """A new strategy, whole."""
    with transaction.atomic():
        row = plant(tree)
        after = {"title": row.title, "promises": row.promises.count()}
        audit.record(by=by, action="pledge.strategy.added", subject=row, after=after, why=why)
    return row


def add(*, by: Actor, row: models.Model) -> models.Model:
    """Add a thing to a strategy, behind those of its kind."""
    with transaction.atomic():
        if hasattr(row, "place"):
            last = type(row)._default_manager.aggregate(last=models.Max("place"))["last"]
            row.place = (last or 0) + 1
        mark(row, SETS)
        row.full_clean()
        row.save()
        after = audit.values_of(row, MARKS)
        audit.record(by=by, action=act(row, "added"), subject=row, after=after)
    return row


def add_principles(*, by: Actor, strategy: Strategy) -> None:
    """Add the principles of the law to a strategy that has none."""
    with transaction.atomic():
        if not strategy.principles.exists():
            for place, principle in enumerate(PRINCIPLES):
                values = {"number": principle.number, "wording": principle.wording}
                strategy.principles.create(place=place, source=principle.source, **values)
            after = {"principles": len(PRINCIPLES)}
            audit.record(by=by, action="pledge.principle.added_all", subject=strategy, after=after)


def change(*, by: Actor, row: Thing, values: dict[str, Any], edits: int) -> Thing:
    """Change a thing that has been changed `edits` times so far; StaleError for any other."""
    with transaction.atomic():
        held = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if held.edits != edits:
            raise StaleError("Somebody else changed this meanwhile. Look at it again.")
        before = audit.values_of(held, MARKS)
        changed = [name for name, value in values.items() if getattr(held, name) != value]
        for name in changed:
            setattr(held, name, values[name])
        mark(held, changed)
        held.edits += 1
        held.full_clean()
        held.save()
        was, now = audit.changes(before, audit.values_of(held, MARKS))
        if now:
            audit.record(by=by, action=act(held, "changed"), subject=held, before=was, after=now)
    return held


def unlink(*, by: Actor, link: str) -> None:
    """Let evidence lead no longer to a page that is gone; its words stay."""
    with transaction.atomic():
        for row in Evidence.objects.filter(link=link):
            change(by=by, row=row, values={"link": ""}, edits=row.edits)


def move(*, by: Actor, row: Any, level: models.QuerySet[Any], up: bool) -> None:
    """Move a thing one place up or down among those of its level; at an end it stays."""
    with transaction.atomic():
        rows = list(level.select_for_update())
        at = next(place for place, each in enumerate(rows) if each.pk == row.pk)
        to = at - 1 if up else at + 1
        if not 0 <= to < len(rows):
            return
        places = sorted(each.place for each in rows)
        if len({*places}) < len(places):
            places = list(range(len(rows)))
        rows[at], rows[to] = rows[to], rows[at]
        for place, each in zip(places, rows, strict=True):
            if each.place != place:
                each.place = place
                each.save(update_fields=["place"])
        after = {"place": to + 1, "of": len(rows)}
        before = {"place": at + 1}
        audit.record(by=by, action=act(row, "moved"), subject=row, before=before, after=after)


def remove(*, by: Actor, row: models.Model, why: str) -> None:
    """Take a thing out of a strategy, with all that stands under it. The log keeps it."""
    with transaction.atomic():
        before = audit.values_of(row, MARKS)
        audit.record(by=by, action=act(row, "removed"), subject=row, before=before, why=why)
        row.delete()


def say_progress(*, by: Actor, action: Action, values: dict[str, Any]) -> Progress:
    """Say how an action goes; it has the state said from then on, where it is the newest word."""
    with transaction.atomic():
        said = Progress(action=action, **values)
        said.full_clean()
        said.save()
        newest = action.history.exclude(state="").order_by("-on", "-added_at").first()
        if newest is not None and newest.state != action.state:
            action.state = newest.state
            action.edits += 1
            action.save()
        after = audit.values_of(said, MARKS)
        audit.record(by=by, action="pledge.progress.added", subject=said, after=after)
    return said


def show_to_everyone(*, by: Actor, strategy: Strategy, public: bool) -> None:
    """Show a strategy without sign-in, or no longer."""
    with transaction.atomic():
        strategy.is_public = public
        strategy.save(update_fields=["is_public"])
        done = "shown" if public else "hidden"
        audit.record(by=by, action=f"pledge.strategy.{done}", subject=strategy)


def put_away(*, by: Actor, strategy: Strategy, why: str) -> None:
    """Put a strategy away that is over; it stays to be read by those who may, and is not public."""
    with transaction.atomic():
        strategy.closed_at, strategy.is_public = timezone.now(), False
        strategy.save(update_fields=["closed_at", "is_public"])
        audit.record(by=by, action="pledge.strategy.put_away", subject=strategy, why=why)


def keep_version(*, by: Actor, strategy: Strategy, label: str, why: str = "") -> Version:
    """Keep a strategy as it is now, under a name."""
    with transaction.atomic():
        text = to_yaml(grown(strategy).tree)
        kept = Version.objects.create(
            strategy=strategy, label=label, who=str(by)[:200], why=why, text=text
        )
        audit.record(
            by=by, action="pledge.version.kept", subject=kept, after={"label": label}, why=why
        )
    return kept


def bring(*, by: Any, name: str, data: bytes, replaces: Strategy | None = None) -> Brought:
    """Read a file and keep what it says until somebody decides. UnreadableError if it cannot be."""
    read = strategy_from(data, name)
    problems = [
        {"table": p.table, "row": p.row, "problem": p.problem, "left_out": p.blocking}
        for p in read.problems
    ]
    with transaction.atomic():
        brought = Brought.objects.create(
            name=name[:400],
            text=to_yaml(read.strategy),
            problems=problems,
            replaces=replaces,
            by=by,
        )
        after = {"file": brought.name, "problems": len(problems)}
        audit.record(by=by, action="pledge.brought.read", subject=brought, after=after)
    return brought


def accept(*, by: Actor, brought: Brought) -> Strategy:
    """Make a strategy of what was brought, or a new version of one; the one before is kept."""
    tree = strategy_from(brought.text.encode(), brought.name).strategy
    with transaction.atomic():
        held = Brought.objects.select_for_update().get(pk=brought.pk)
        if held.became_id:
            raise StaleError("This file has been brought in already.")
        strategy = held.replaces
        if strategy is None:
            strategy = add_strategy(by=by, tree=tree, why=brought.name)
        else:
            label = strategy.version or f"Before {brought.name}"
            keep_version(by=by, strategy=strategy, label=label, why=f"Replaced by {brought.name}")
            replant(grown(strategy), tree)
            audit.record(
                by=by, action="pledge.strategy.replaced", subject=strategy, why=brought.name
            )
        held.became = strategy
        held.save(update_fields=["became"])
    return strategy


def walk_away(*, by: Actor, brought: Brought) -> None:
    """Forget what was brought."""
    with transaction.atomic():
        after = {"file": brought.name}
        audit.record(by=by, action="pledge.brought.left", subject=brought, after=after)
        brought.delete()


def act(row: models.Model, done: str) -> str:
    """What the log calls an act: pledge.action.changed; an ambition is a promise to it."""
    return f"{row._meta.label_lower}.{done}"
