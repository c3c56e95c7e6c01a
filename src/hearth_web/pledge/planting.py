"""A tree put into the database: as a new strategy, or over the rows of one it is a version of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hearth.pledge.shape import BESIDE, HEAD, NAMED, Kind, field_of, kind_of
from hearth.pledge.strategy import Strategy as Tree
from hearth.pledge.strategy import Under
from hearth.pledge.versions import paired
from hearth_web.pledge import models as rows
from hearth_web.pledge.models.tree import SETS
from hearth_web.pledge.trees import MODELS, Grown, values_from

__all__ = ["ambition_called", "mark", "plant", "replant"]

DEEP = {"actions": ("progress", "action"), "measures": ("readings", "measure")}


def plant(tree: Tree) -> rows.Strategy:
    """A new strategy with all its rows."""
    row = rows.Strategy.objects.create(**head_of(tree))
    Planter(row).plant(tree)
    return row


def replant(grown: Grown, tree: Tree) -> None:
    """The rows of a strategy made to say what a newer tree says.

    What is the same thing keeps its row, with its history and readings: those are added to, never
    taken away. What the newer tree no longer has goes; the version before holds it.
    """
    row = grown.row
    for name, value in head_of(tree).items():
        setattr(row, name, value)
    row.edits += 1
    row.save()
    Planter(row, grown).plant(tree)


def head_of(tree: Tree) -> dict[str, Any]:
    """The strategy's own columns."""
    return {**values_from(tree, HEAD), "under": ambition_called(tree.under)}


def ambition_called(under: Under | None) -> rows.Promise | None:
    """The ambition of another strategy with this title, by its number or title."""
    if under is None:
        return None
    found = rows.Promise.objects.filter(strategy__title__iexact=under.strategy, within=None)
    wanted = under.ambition.casefold()
    return next((p for p in found if wanted in (p.number.casefold(), p.title.casefold())), None)


@dataclass
class Planter:
    """Puts things into rows: those they had, or new ones."""

    row: rows.Strategy
    before: Grown | None = None
    gone: list[Any] = field(default_factory=list)

    def plant(self, tree: Tree) -> None:
        """Everything, level by level."""
        old = self.before.tree if self.before else Tree()
        ambitions = self.level(old.ambitions, tree.ambitions, strategy=self.row)
        inner = [(each, ambitions[id(a)]) for a in tree.ambitions for each in a.promises]
        were = [each for ambition in old.ambitions for each in ambition.promises]
        promises = self.level(were, inner, "within", strategy=self.row)
        held = {**ambitions, **promises}
        for sheet in ("actions", "measures"):
            self.under(old, tree, sheet, held)
        evidence = [(e, held[id(p)]) for p in tree.promises() for e in p.evidence]
        self.level([e for p in old.promises() for e in p.evidence], evidence, "promise")
        for sheet in BESIDE:
            self.beside(old, tree, sheet, held)
        for row in self.gone:  # last: what stood under them has moved by now
            row.delete()

    def under(self, old: Tree, tree: Tree, sheet: str, held: dict[int, Any]) -> None:
        """The actions or measures of the strategy and of every promise, with what they hold."""
        mine = [(each, None) for each in getattr(tree, sheet)]
        mine += [(each, held[id(p)]) for p in tree.promises() for each in getattr(p, sheet)]
        were = [*getattr(old, sheet), *(e for p in old.promises() for e in getattr(p, sheet))]
        made = self.level(were, mine, "promise", strategy=self.row)
        below, key = DEEP[sheet]
        for thing, _ in mine:
            self.deep(thing, below, key, made[id(thing)])

    def deep(self, thing: Any, sheet: str, key: str, row: Any) -> None:
        """Notes of progress or readings that are not there yet."""
        model: Any = MODELS[sheet]
        for each in getattr(thing, field_of(sheet)):
            values = {key: row, **values_from(each, kind_of(each))}
            if not model.objects.filter(**values).exists():
                model.objects.create(**values)

    def beside(self, old: Tree, tree: Tree, sheet: str, held: dict[int, Any]) -> None:
        """Champions, partners and the rest; some say which promise they are of."""
        were, new = getattr(old, sheet), getattr(tree, sheet)
        if sheet not in NAMED:
            self.level(were, new, strategy=self.row)
            return
        named = {name: held[id(p)] for p in tree.promises() for name in (p.number, p.title) if name}
        self.level(were, [(e, named.get(e.of)) for e in new], "promise", strategy=self.row)

    def level(self, old: Sequence[Any], new: Sequence[Any], key: str = "", **own: Any) -> Any:
        """The rows of things of one kind; `key` is the column of what each stands under.

        With `key`, `new` are pairs of a thing and that row. Returns the row of each thing by id.
        """
        placed = new if key else [(each, None) for each in new]
        pairs, gone, _ = paired(old, [thing for thing, _ in placed])
        had = {id(now): self.before.row_of(was) for was, now in pairs} if self.before else {}
        made: dict[int, Any] = {}
        for place, (thing, above) in enumerate(placed):
            columns = {**own, **({key: above} if key else {}), "place": place}
            made[id(thing)] = put(thing, had.get(id(thing)), kind_of(thing), columns)
        for each in gone:
            assert self.before is not None
            self.gone.append(self.before.row_of(each))
        return made


def mark(row: Any, changed: Iterable[str]) -> None:
    """Note how a measure is counted, where what was counted when it was set has changed."""
    if isinstance(row, rows.Measure) and not {*SETS}.isdisjoint(changed):
        row.mark_definitions()


def put(thing: Any, row: Any, kind: Kind, columns: dict[str, Any]) -> Any:
    """The row of a thing: the one it had, changed where it differs, or a new one."""
    values = {**values_from(thing, kind), **columns}
    if row is None:
        row = MODELS[kind.sheet](**values)
        mark(row, SETS)
        row.save(force_insert=True)
        return row
    differ = [name for name, value in values.items() if getattr(row, name) != value]
    for name in differ:
        setattr(row, name, values[name])
    mark(row, differ)
    if differ:
        row.edits += 1
        row.save()
    return row
