"""Rows of the database as the tree of `hearth.pledge`, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import models

from hearth.pledge.reading import parts_of
from hearth.pledge.shape import BESIDE, HEAD, KINDS, NAMED, Holds, Kind
from hearth.pledge.strategy import EvidenceKind, Part, State, Under
from hearth.pledge.strategy import Strategy as Tree
from hearth.pledge.writing import ties
from hearth_web.pledge import models as rows

__all__ = ["MODELS", "Grown", "columns_of", "grown", "kind_of_row", "thing_of", "values_from"]

MODELS: Mapping[str, type[models.Model]] = {
    "ambitions": rows.Promise,
    "promises": rows.Promise,
    "actions": rows.Action,
    "measures": rows.Measure,
    "progress": rows.Progress,
    "readings": rows.Reading,
    "evidence": rows.Evidence,
    "champions": rows.Champion,
    "commitments": rows.Commitment,
    "principles": rows.Principle,
    "links": rows.Link,
    "consultations": rows.Consultation,
}
"""The table of each kind."""

Lists = dict[Any, list[Any]]


@dataclass(frozen=True)
class Grown:
    """A strategy's tree, and the row behind each of its things."""

    row: rows.Strategy
    tree: Tree
    behind: Mapping[int, Any]

    def row_of(self, thing: object) -> Any:
        """The row a thing of the tree was made from."""
        return self.behind[id(thing)]

    def thing_of(self, row: models.Model) -> Any:
        """The thing a row became; KeyError for a row of another strategy."""
        return self.things[row.pk]

    @property
    def things(self) -> Mapping[Any, Any]:
        """Things by the key of their row."""
        every = (
            *self.tree.promises(),
            *self.tree.every_action(),
            *self.tree.every_measure(),
            *(each for promise in self.tree.promises() for each in promise.evidence),
        )
        return {self.row_of(each).pk: each for each in every}


def kind_of_row(row: models.Model) -> Kind:
    """The kind of a row."""
    if isinstance(row, rows.Strategy):
        return HEAD
    if isinstance(row, rows.Promise):
        return KINDS["promises" if row.within_id else "ambitions"]
    return next(KINDS[sheet] for sheet, model in MODELS.items() if type(row) is model)


def grown(strategy: rows.Strategy) -> Grown:
    """The tree of a strategy, in one read of each table."""
    return Grower(strategy).grow()


class Grower:
    """Makes things of rows, those below before those above. Each table is read once."""

    def __init__(self, row: rows.Strategy) -> None:
        self.row = row
        self.behind: dict[int, Any] = {}
        self.history = by(rows.Progress.objects.filter(action__strategy=row), "action_id")
        self.readings = by(rows.Reading.objects.filter(measure__strategy=row), "measure_id")
        self.evidence = by(rows.Evidence.objects.filter(promise__strategy=row), "promise_id")
        self.actions = by(rows.Action.objects.filter(strategy=row), "promise_id")
        self.measures = by(rows.Measure.objects.filter(strategy=row), "promise_id")
        self.promises = by(rows.Promise.objects.filter(strategy=row), "within_id")

    def grow(self) -> Grown:
        """Everything."""
        head = {**columns_of(self.row, HEAD), "under": under_of(self.row)}
        lists = {
            "ambitions": tuple(self.promised(row) for row in self.promises[None]),
            "actions": self.acts(None),
            "measures": self.gauges(None),
        }
        beside = {
            sheet: (self.named if sheet in NAMED else self.every)(getattr(self.row, sheet).all())
            for sheet in BESIDE
        }
        return Grown(self.row, Tree(**{**head, **lists, **beside}), self.behind)

    def promised(self, row: rows.Promise) -> Any:
        """An ambition with its promises, or a promise, with all that stands under it."""
        within = () if row.within_id else tuple(map(self.promised, self.promises[row.pk]))
        return self.thing(
            row,
            actions=self.acts(row.pk),
            measures=self.gauges(row.pk),
            evidence=self.every(self.evidence[row.pk]),
            **({} if row.within_id else {"promises": within}),
        )

    def acts(self, key: Any) -> tuple[Any, ...]:
        """The actions of a promise with their history; None is the strategy's own."""
        found = self.actions[key]
        return tuple(self.thing(each, history=self.every(self.history[each.pk])) for each in found)

    def gauges(self, key: Any) -> tuple[Any, ...]:
        """The measures of a promise with their readings; None is the strategy's own."""
        found = self.measures[key]
        held = self.readings
        return tuple(self.thing(each, readings=self.every(held[each.pk])) for each in found)

    def every(self, found: Iterable[Any]) -> tuple[Any, ...]:
        """Things of rows that hold nothing."""
        return tuple(self.thing(row) for row in found)

    def named(self, found: Iterable[Any]) -> tuple[Any, ...]:
        """Things that say which promise they are of."""
        promises = (each for some in self.promises.values() for each in some)
        numbers = {each.pk: each.number or each.title for each in promises}
        return tuple(self.thing(row, of=numbers.get(row.promise_id, "")) for row in found)

    def thing(self, row: models.Model, **more: Any) -> Any:
        """The thing of a row, noted with it."""
        made = thing_of(row, **more)
        self.behind[id(made)] = row
        return made


def by(found: Iterable[Any], key: str) -> Lists:
    """Rows by what they are under."""
    grouped: Lists = defaultdict(list)
    for row in found:
        grouped[getattr(row, key)].append(row)
    return grouped


def thing_of(row: models.Model, **more: Any) -> Any:
    """A thing of the tree, of a row and what stands under it."""
    kind = kind_of_row(row)
    values = {**columns_of(row, kind), **more}
    if isinstance(row, rows.Measure):
        tied = values.pop("tied_to")
        parts = parts_of(tied, values["when_set"], values["target"])
        values["parts"] = tuple(map(with_version, parts, [*row.versions, *[""] * len(parts)]))
    return kind.make(**values)


def with_version(part: Part, version: str) -> Part:
    """A part with the mark of the definition it was counted by when it was set."""
    return replace(part, version=version)


def columns_of(row: models.Model, kind: Kind) -> dict[str, Any]:
    """What a row says in the words of its kind, as the tree holds it."""
    return {
        word.name: of_the_tree(getattr(row, word.name), word.holds)
        for word in kind.words
        if hasattr(row, word.name)
    }


def of_the_tree(value: Any, holds: Holds) -> Any:
    """A column's value as the tree holds it."""
    if holds is Holds.NAMES:
        return tuple(value)
    if holds is Holds.STATE:
        return State(value) if value else None
    return EvidenceKind[value.upper()] if holds is Holds.EVIDENCE else value


def values_from(thing: Any, kind: Kind) -> dict[str, Any]:
    """The columns of a row, of a thing of the tree."""
    values = {
        word.name: of_the_table(getattr(thing, word.name), word.holds)
        for word in kind.words
        if word.name not in ("under", "under_ambition") and hasattr(thing, word.name)
    }
    return {**values, "tied_to": ties(thing)} if kind.sheet == "measures" else values


def of_the_table(value: Any, holds: Holds) -> Any:
    """A value of the tree as its column holds it."""
    if holds is Holds.NAMES:
        return list(value)
    if holds is Holds.STATE:
        return value.value if value else ""
    return value.name.casefold() if holds is Holds.EVIDENCE else value


def under_of(row: rows.Strategy) -> Under | None:
    """The ambition of another strategy that a strategy delivers."""
    if row.under is None:
        return None
    return Under(row.under.strategy.title, row.under.number or row.under.title)
