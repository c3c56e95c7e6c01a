"""Plain mappings of text, from a file or sheets, made into a strategy; what is wrong is noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hearth.errors import FaultError, NotFoundError
from hearth.measures import CATALOGUE, LACKING, measure_called
from hearth.pledge.reading.checking import action_faults, measure_faults, period_fault
from hearth.pledge.reading.noting import Notes
from hearth.pledge.reading.numbering import number_faults
from hearth.pledge.reading.values import value_of
from hearth.pledge.shape import (
    HEAD,
    HOLDERS,
    ITS_OWN,
    KINDS,
    NAMED,
    NOTHING,
    OF,
    TOP,
    Kind,
    field_of,
)
from hearth.pledge.strategy import Part, Strategy, SuccessMeasure, Under
from hearth.pledge.target import Amount, Target, amounts, targets
from hearth.vocabulary.nearest import not_found

__all__ = ["formed", "parts_of"]

MOST = 5_000  # things of one strategy
QUOTED = "If it belongs to the text before it, put that text between quotation marks."
LACKING_IDS = frozenset(each.measure for each in LACKING)  # counted one day, by hand till then


@dataclass
class Held:
    """One thing said, before it is made."""

    kind: Kind
    said: Mapping[str, Any]
    values: dict[str, Any]
    lists: dict[str, list[Held]] = field(default_factory=dict)

    def is_called(self, name: str) -> bool:
        """Whether a number, a title or its whole wording means it."""
        wanted = " ".join(name.casefold().split())
        names = (self.values.get(word, "") for word in ("number", "title", "wording"))
        return bool(wanted) and wanted in (" ".join(each.casefold().split()) for each in names)


def formed(said: Mapping[str, Any], notes: Notes) -> Strategy:
    """The strategy that plain mappings, lists and text say."""
    return Former(notes).form(said)


@dataclass
class Former:
    """Reads what was said, and notes what is wrong."""

    notes: Notes
    every: list[Held] = field(default_factory=list)

    def form(self, said: Mapping[str, Any]) -> Strategy:
        """Everything: the head, the tree, and what stands in flat lists put under its holder."""
        head = self.one(said, HEAD, known=(*HEAD.keys, *KINDS))
        lists = {sheet: list(self.each(said, KINDS[sheet])) for sheet in KINDS}
        own = {sheet: self.placed(lists[sheet]) for sheet in HOLDERS}
        values = self.period(head)
        self.defaults(values)
        self.check(values)
        tree: dict[str, Any] = {sheet: made_all(own.get(sheet, lists[sheet])) for sheet in TOP}
        return Strategy(**values, **tree)

    def one(self, said: Mapping[str, Any], kind: Kind, known: tuple[str, ...]) -> Held:
        """The words of one thing; those that are wrong are noted and left out."""
        self.unknown(said, known, kind)
        values: dict[str, Any] = {}
        for word in kind.words:
            given = said.get(word.key)
            if given in (None, "", []):
                continue
            try:
                values[word.name] = value_of(given, word.holds)
            except FaultError as fault:
                self.notes.note(kind.sheet, said, word.key, f"{word.key}: {fault} It is left out.")
        return Held(kind, said, values)

    def unknown(self, said: Mapping[str, Any], known: tuple[str, ...], kind: Kind) -> None:
        """Words nobody knows, and words said twice."""
        for key in said:
            if key not in known:
                advice = QUOTED if said[key] == "" else "What it says is not used."
                missing = not_found(f"word of {kind.a_one}", key, known, advice)
                self.notes.note(kind.sheet, said, key, str(missing))
        for key, line in getattr(said, "again", {}).items():
            what = f"{key} is said again on line {line}. The first is used."
            self.notes.note(kind.sheet, said, key, what)

    def each(self, said: Mapping[str, Any], kind: Kind) -> Iterator[Held]:
        """Every good entry of a list, with what stands under it."""
        listed = said.get(kind.sheet) or []
        if not isinstance(listed, list):
            what = f"{kind.sheet} is no list. Begin each {kind.one} with a dash. It is left out."
            self.notes.note(kind.sheet, said, kind.sheet, what, left_out=True)
            return
        for entry in listed:
            if not isinstance(entry, Mapping):
                first = f"- {kind.needs}:"
                what = f"{kind.a_one.capitalize()} begins with {first} {entry!r} is left out."
                self.notes.note(kind.sheet, said, kind.sheet, what, left_out=True)
            elif len(self.every) >= MOST:
                what = f"A strategy has at most {MOST:,} entries. This and the rest are left out."
                self.notes.note(kind.sheet, entry, kind.needs, what, left_out=True)
                return
            elif (held := self.entry(entry, kind)) is not None:
                yield held

    def entry(self, said: Mapping[str, Any], kind: Kind) -> Held | None:
        """One entry; None without the word it cannot do without."""
        held = self.one(said, kind, known=(*kind.keys, *kind.lists, OF))
        if not held.values.get(kind.needs):
            what = f"This {kind.one} has no {kind.needs}. Give it one. It is left out."
            self.notes.note(kind.sheet, said, kind.needs, what, left_out=True)
            return None
        self.every.append(held)
        held.lists = {sheet: list(self.each(said, KINDS[sheet])) for sheet in kind.lists}
        if kind.sheet == "measures":
            self.tie(held)
        return held

    def tie(self, held: Held) -> None:
        """Note the measures it names that are not in the catalogue."""
        for name in held.values.get("tied_to", ()):
            if name.casefold() in (NOTHING, *LACKING_IDS):
                continue
            try:
                measure_called(name.casefold())
            except NotFoundError as error:
                what = f"{error} It is kept without a live value."
                self.notes.note("measures", held.said, "tied-to", what)

    def placed(self, flat: list[Held]) -> list[Held]:
        """Put what stands in a flat list under what it is of; the strategy has the rest."""
        own = []
        for held in flat:
            of = str(held.said.get(OF) or "").strip()
            holders = [each for each in self.every if each.kind.sheet in HOLDERS[held.kind.sheet]]
            found = [each for each in holders if each.is_called(of)]
            if found:
                found[0].lists[held.kind.sheet].append(held)
                self.ambiguous(held, of, len(found))
            elif of or held.kind.sheet not in ITS_OWN:
                own += self.homeless(held, of)
            else:
                own.append(held)
        return own

    def ambiguous(self, held: Held, of: str, number: int) -> None:
        """Note that several things are called what this is of."""
        if number > 1:
            what = f"{number} are called {of!r}. It stands under the first of them."
            self.notes.note(held.kind.sheet, held.said, OF, what)

    def homeless(self, held: Held, of: str) -> list[Held]:
        """What names nothing to stand under: kept by the strategy where it can be, or left out."""
        kept = held.kind.sheet in ITS_OWN
        wanted = " or ".join(KINDS[sheet].one for sheet in HOLDERS[held.kind.sheet])
        name = held.values.get("title") or held.values.get(held.kind.needs)
        called = f"the {held.kind.one} “{name!s:.80}”"
        lacks = (
            f"There is no {wanted} {of!r} for {called} to stand under"
            if of
            else f"T{called[1:]} stands under no {wanted}"
        )
        gone = [] if kept else list(with_all_under(held))
        then = "It is kept under the strategy as a whole" if kept else left_out(len(gone) - 1)
        what = f"{lacks}. {then}. Say of which it is with “of”."
        self.notes.note(held.kind.sheet, held.said, OF, what, left_out=not kept)
        lost = {id(each) for each in gone}
        self.every = [each for each in self.every if id(each) not in lost]
        return [held] if kept else []

    def period(self, head: Held) -> dict[str, Any]:
        """The head's fields; an end before the beginning is left out."""
        values = dict(head.values)
        if not values.get("title"):
            what = "The strategy has no title. Write title: and its name."
            self.notes.note(HEAD.sheet, head.said, "title", what)
        if fault := period_fault(values.get("first"), values.get("last")):
            self.notes.note(HEAD.sheet, head.said, "until", f"{fault} The end is left out.")
            del values["last"]
        under, ambition = values.pop("under", ""), values.pop("under_ambition", "")
        values["under"] = Under(under, ambition) if under else None
        return values

    def defaults(self, values: Mapping[str, Any]) -> None:
        """A measure is set on the first day of the strategy and due on its last, unless it says."""
        for held in self.every:
            if held.kind.sheet == "measures":
                for name, day in (("set_on", values.get("first")), ("due", values.get("last"))):
                    held.values.setdefault(name, day)
            if held.kind.sheet in NAMED:
                self.of_what(held)
            if held.kind.sheet == "actions":
                self.action_period(held)

    def of_what(self, held: Held) -> None:
        """The promise a champion or a commitment is of."""
        of = str(held.said.get(OF) or "").strip()
        holders = [each for each in self.every if each.kind.sheet in ("ambitions", "promises")]
        if of and not any(each.is_called(of) for each in holders):
            what = f"There is no ambition or promise {of!r}. It is kept for the whole strategy."
            self.notes.note(held.kind.sheet, held.said, OF, what)
            of = ""
        held.values[OF] = of

    def action_period(self, held: Held) -> None:
        """An action that is due before it begins keeps its beginning."""
        if fault := period_fault(held.values.get("begins"), held.values.get("due")):
            self.notes.note("actions", held.said, "due", f"{fault} The end is left out.")
            del held.values["due"]

    def check(self, values: Mapping[str, Any]) -> None:
        """What is doubtful, thing by thing, and in how things are numbered."""
        promises = {
            each.values.get("number", "")
            for each in self.every
            if each.kind.sheet in ("ambitions", "promises")
        }
        for held in self.every:
            for key, what in self.faults(held, values, promises):
                self.notes.note(held.kind.sheet, held.said, key, what)
        numbered = [(each.kind, each.values.get("number", ""), each.said) for each in self.every]
        for kind, said, what in number_faults(numbered):
            self.notes.note(kind.sheet, said, "number", what)

    def faults(
        self, held: Held, values: Mapping[str, Any], promises: set[str]
    ) -> Iterator[tuple[str, str]]:
        """What is doubtful in one thing."""
        if held.kind.sheet == "actions":
            yield from action_faults(made(held), values.get("first"), values.get("last"))
        if held.kind.sheet == "measures":
            yield from measure_faults(made(held))
            for number in held.values.get("bears_on", ()):
                if number not in promises:
                    yield "bears-on", f"There is no promise {number!r} for it to bear on."


def with_all_under(held: Held) -> Iterator[Held]:
    """A thing, then everything under it, however deep."""
    yield held
    for each in held.lists.values():
        for under in each:
            yield from with_all_under(under)


def left_out(under: int) -> str:
    """That a thing is left out, and how much goes with it."""
    if not under:
        return "It is left out"
    return f"It is left out, and what stands under it with it ({under} in all)"


def made_all(held: list[Held]) -> tuple[Any, ...]:
    """Things made, in their order."""
    return tuple(made(each) for each in held)


def made(held: Held) -> Any:
    """A thing of a strategy, with all that stands under it."""
    values: dict[str, Any] = {**held.values}
    lists = {field_of(sheet): made_all(each) for sheet, each in held.lists.items()}
    if held.kind.make is SuccessMeasure:
        tied = values.pop("tied_to", ())
        values["parts"] = parts_of(tied, values.get("when_set", ""), values.get("target", ""))
    return held.kind.make(**values, **lists)


def parts_of(tied: tuple[str, ...], when_set: str, target: str) -> tuple[Part, ...]:
    """The parts of a measure: as many as it names measures or values, one target for all of them or
    one each."""
    known = [
        name if name in CATALOGUE or name in LACKING_IDS else "" for name in map(str.casefold, tied)
    ]
    was, hoped = amounts(when_set), targets(target)
    size = max(len(known), len(was), len(hoped), 1)
    if len(hoped) == 1:
        hoped *= size
    return tuple(
        Part(
            known[at] if at < len(known) else "",
            was[at] if at < len(was) else Amount(),
            hoped[at] if at < len(hoped) else Target(),
        )
        for at in range(size)
    )
