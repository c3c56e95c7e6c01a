"""Plain mappings of text, from a file or a form, made into scenarios; what is wrong is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hearth.dates.words import day as in_words
from hearth.errors import FaultError, NotFoundError
from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario import values
from hearth.forecast.scenario.kinds import CHANGES, COSTS, Context, Kind, Word, one_value
from hearth.forecast.scenario.model import (
    Beds,
    Fault,
    Outlay,
    Rise,
    Scenario,
    ScenarioFile,
)
from hearth.vocabulary import Council, council

__all__ = ["BASE", "formed"]

FILE_WORDS = ("population", "council", "base", "beds", "scenarios")
SCENARIO_WORDS = ("name", "changes", "costs")
BASE = "Base"
bed_count = one_value(values.beds)


def formed(
    said: Mapping[str, Any], today: date | None = None, area: Council | None = None
) -> ScenarioFile:
    """The scenarios that plain mappings, lists and text say; each fault is listed.

    `today` is the day of the forecast, before which nothing may begin; `area` is the council
    whose children 0 to 17 are counted where `said` gives neither population nor council.
    """
    return Reader(today, area).read(said)


@dataclass
class Reader:
    """Reads what was said, and notes what is wrong."""

    today: date | None
    area: Council | None
    faults: list[Fault] = field(default_factory=list)
    population: int | None = None
    names: set[str] = field(default_factory=lambda: {same(BASE)})

    def read(self, said: Mapping[str, Any]) -> ScenarioFile:
        """Everything."""
        self.unknown(said, FILE_WORDS, "", "word at the head of a scenario file")
        self.population = self.residents(said)
        before = said.get("base") or {}
        inside: Any = {"changes": before} if isinstance(before, list) else before
        base = self.scenario(inside, "", said, BASE)
        listed = self.listed(said, "scenarios", "")
        found = [self.one(each, at) for at, each in enumerate(listed, start=1)]
        if not listed and not before:
            self.note("", line_of(said, "scenarios"), NONE_SAID)
        beds = tuple(self.beds(said))
        kept = tuple(each for each in found if each is not None)
        return ScenarioFile(base, kept, beds, tuple(self.faults))

    def one(self, said: Any, at: int) -> Scenario | None:
        """One scenario of the list; None when anything in it is wrong."""
        name = self.name_of(said, at)
        held = len(self.faults)
        if not isinstance(said, Mapping):
            self.note(name, None, "a scenario begins with - name: and its name.")
            return None
        if not is_name(said.get("name")):
            self.note(name, line_of(said), "it has no name. Write name: and a name.")
        if same(name) in self.names:
            self.note(name, line_of(said, "name"), "another has the same name. Write a new one.")
        self.names.add(same(name))
        found = self.scenario(said, name, said, name)
        if len(self.faults) == held and not (found.asks or found.rises or found.outlays):
            self.note(name, line_of(said), "it changes nothing. Write changes: and a list of them.")
        return found if len(self.faults) == held else None

    def name_of(self, said: Any, at: int) -> str:
        """The name of a scenario, or its place in the list."""
        name = said.get("name") if isinstance(said, Mapping) else None
        return str(name) if is_name(name) else f"number {at}"

    def scenario(self, said: Mapping[str, Any], name: str, around: Any, called: str) -> Scenario:
        """What one scenario says, without what is wrong."""
        if not isinstance(said, Mapping):
            self.note(name, line_of(around, "base"), "this is no list of changes.")
            return Scenario(called)
        self.unknown(said, SCENARIO_WORDS, name, "word of a scenario")
        changes = list(self.each(said, "changes", name, CHANGES))
        costs = list(self.each(said, "costs", name, COSTS))
        return Scenario(
            called,
            tuple(each for each in changes if not isinstance(each, Rise)),
            tuple(each for each in changes if isinstance(each, Rise)),
            tuple(each for each in costs if isinstance(each, Outlay)),
            line_of(said),
        )

    def each(
        self, said: Mapping[str, Any], key: str, name: str, kinds: Mapping[str, Kind]
    ) -> Iterator[Any]:
        """Every good entry of a list of changes or costs."""
        for entry in self.listed(said, key, name):
            kind = self.kind_of(entry, name, kinds, line_of(said, key))
            if kind is None:
                continue
            held = len(self.faults)
            given = self.values(entry, kind, name)
            if len(self.faults) > held:
                continue
            try:
                yield kind.made(given, Context(self.today, given.get("population")
                                               or self.population))  # fmt: skip
            except FaultError as error:
                word = error.key or kind.name
                self.note(name, line_of(entry, error.key), f"{word}: {error}", word)

    def kind_of(
        self, entry: Any, name: str, kinds: Mapping[str, Kind], line: int | None
    ) -> Kind | None:
        """Which kind an entry is of."""
        if not isinstance(entry, Mapping):
            self.note(name, line, f"{str(entry)[:40]!r} says no more. Write {examples(kinds)}.")
            return None
        found = [kinds[key] for key in entry if key in kinds]
        if len(found) > 1:
            both = " and ".join(kind.name for kind in found)
            self.note(name, line_of(entry), f"{both} stand in one entry. Begin each with a dash.")
            return None
        if not found:
            known = {word.name for kind in kinds.values() for word in kind.words}
            odd = next((key for key in entry if key not in known), None)
            self.note(name, line_of(entry, odd or ""), no_kind(odd, kinds))
            return None
        return found[0]

    def values(self, entry: Mapping[str, Any], kind: Kind, name: str) -> dict[str, Any]:
        """The value of each word of an entry, those left out not among them."""
        words = {word.name: word for word in kind.words}
        self.unknown(entry, tuple(words), name, f"word of {kind.name}")
        found = {}
        for word in kind.words:
            if word.name not in entry:
                if word.needed:
                    self.note(name, line_of(entry), lacking(word, kind), word.name)
                continue
            try:
                found[word.name] = self.value(entry[word.name], word)
            except FaultError as error:
                line = line_of(entry, word.name)
                self.note(name, line, f"{word.name}: {error}", word.name)
        return found

    def value(self, said: Any, word: Word) -> Any:
        """One value; a day may not lie before the forecast."""
        if said in ("", None) and word.name != "transfer-scheme":
            raise FaultError(f"There is no value. Write one, such as {word.example}.")
        value = word.read("" if said is None else plain(said))
        if self.today and isinstance(value, date) and value < self.today:
            morrow = self.today + timedelta(days=1)
            raise FaultError(
                f"{in_words(value)} is before the forecast begins, on {in_words(self.today)}. "
                f"Write a day from {in_words(morrow)} on."
            )
        return value

    def residents(self, said: Mapping[str, Any]) -> int | None:
        """Children of the area, 0 to 17, if they can be known."""
        area = self.area
        try:
            if said.get("population"):
                return values.whole(str(said["population"]))
            if said.get("council"):
                area = council(str(said["council"]))
        except (FaultError, NotFoundError) as error:
            key = "population" if said.get("population") else "council"
            self.note("", line_of(said, key), f"{key}: {error}")
            return None
        if area is None:
            return None
        known = area.residents(self.today) if self.today else None
        return known or (area.population[max(area.population)] if area.population else None)

    def beds(self, said: Mapping[str, Any]) -> Iterator[Beds]:
        """Beds by group, as numbers or as mappings of a day to a number."""
        given = said.get("beds") or {}
        if not isinstance(given, Mapping):
            self.note("", line_of(said, "beds"), "beds: write a line for each: home-own: 12.")
            return
        for key, count in given.items():
            try:
                found = values.group(str(key))
                if len(found) > 1:
                    names = " and ".join(GROUPS[at].id for at in found)
                    raise FaultError(f"{key!r} is several: {names}. Write a line for each.")
                dated = count if isinstance(count, Mapping) else {"": count}
                yield from [
                    Beds(found[0], bed_count(plain(each)), values.day(str(day)) if day else None)
                    for day, each in dated.items()
                ]
            except FaultError as error:
                self.note("", line_of(given, key), f"beds: {error}")

    def listed(self, said: Mapping[str, Any], key: str, name: str) -> list[Any]:
        """The list under a key; empty when there is none."""
        found = said.get(key) or []
        if isinstance(found, list):
            return found
        line = line_of(said, key)
        self.note(name, line, f"{key}: this is no list. Begin each entry with a dash and a space.")
        return []

    def unknown(
        self, said: Mapping[str, Any], known: tuple[str, ...], name: str, kind: str
    ) -> None:
        """Note words that are not known, with the nearest, and those given again."""
        for key, line in getattr(said, "again", {}).items():
            self.note(name, line, f"{key} stands in line {line_of(said, key)} too. Write it once.")
        for key in said:
            if key not in known:
                self.note(name, line_of(said, key), str(values.unknown(kind, key, known)))

    def note(self, name: str, line: int | None, sentence: str, word: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(name, line, sentence, word))


NONE_SAID = (
    "there are no scenarios. Write scenarios: and below it a list, each with name: and changes:."
)


def is_name(said: Any) -> bool:
    """Whether a scenario can be called this."""
    return isinstance(said, str) and bool(said.strip())


def same(name: str) -> str:
    """What two names share that nobody could tell apart."""
    return " ".join(name.split()).casefold()


def plain(said: Any) -> Any:
    """A value as a file gives it: numbers and truths of a form or a program as text."""
    return said if isinstance(said, str | list | Mapping) else str(said)


def line_of(said: Any, key: str = "") -> int | None:
    """The line of a key, else of the mapping; None for what came from no file."""
    line: int | None = getattr(said, "lines", {}).get(key) or getattr(said, "line", None)
    return line


def examples(kinds: Mapping[str, Kind]) -> str:
    """How entries of these kinds begin."""
    return " or ".join(f"{kind.name}: {kind.words[0].example}" for kind in kinds.values())


def no_kind(odd: str | None, kinds: Mapping[str, Kind]) -> str:
    """What to say of an entry that no word names a kind of."""
    if odd is not None:
        return str(values.unknown("kind of change", odd, kinds))
    return f"nothing says what kind it is. Begin with {examples(kinds)}."


def lacking(word: Word, kind: Kind) -> str:
    """What to say of a word that is needed and not there."""
    return f"{kind.name} needs {word.name}. Write, for example, {word.name}: {word.example}."
