"""A mapping from a file, asked for its words one by one; what is wrong with one is noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from hearth.dates.clock import CLOCK
from hearth.errors import FaultError
from hearth.forecast.scenario.values import day, truth
from hearth.pledge.reading.noting import Notes
from hearth.vocabulary.nearest import not_found

__all__ = ["Said", "chosen", "plain"]

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)


QUOTE = "If it belongs to a text with a comma, put the whole text in quotation marks."


class Said:
    """What a file says of one thing. Words nobody asked for are noted by `done`."""

    def __init__(self, said: Any, notes: Notes, what: str) -> None:
        self.notes, self.what = notes, what
        self.words: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
        self.asked: set[str] = set()
        if not isinstance(said, Mapping):
            self.fault("", f"This is no {what}. Write its words below it, such as name: A name.")

    def __contains__(self, key: str) -> bool:
        return bool(self.words.get(key))

    def fault(self, key: str, what: str, *, left_out: bool = False) -> None:
        """Note what is wrong with a word."""
        self.notes.note(self.what, self.words, key, what, left_out=left_out)

    def raw(self, key: str) -> Any:
        """What stands under a word, as the file has it."""
        self.asked.add(key)
        return self.words.get(key)

    def read(self, key: str, how: Callable[[str], Value]) -> Value | None:
        """A word's value; None when it is not given or cannot be read, which is noted."""
        given = self.raw(key)
        if given in (None, ""):
            return None
        if not isinstance(given, str):
            self.fault(key, f"{key} holds a list or more words where one value belongs.")
            return None
        try:
            return how(given.strip())
        except FaultError as error:
            self.fault(key, f"{key}: {error} It is left out.")
            return None

    def text(self, key: str, default: str = "") -> str:
        """A word's text."""
        return self.read(key, str) or default

    def needed(self, key: str) -> str:
        """A text that must be there; its lack is noted."""
        found = self.text(key)
        if not found:
            self.fault(key, f"This {self.what} has no {key}. Write {key}: and what it is.")
        return found

    def day(self, key: str) -> date | None:
        """A day: 4 November 2020 or 2020-11-04."""
        return self.read(key, day)

    def clock(self, key: str) -> time | None:
        """A time of day: 14:00."""
        return self.read(key, clock)

    def number(self, key: str, default: int = 0) -> int:
        """A whole number, 0 or more."""
        found = self.read(key, whole)
        return default if found is None else found

    def yes(self, key: str) -> bool:
        """Yes or no; no when it is not given."""
        return bool(self.read(key, truth))

    def answer(self, key: str) -> bool | None:
        """Yes, no, or nobody has said."""
        return self.read(key, truth)

    def one_of(self, key: str, words: type[Word], default: Word) -> Word:
        """One of several words, by its value or its name."""
        known = {plain(name): each for each in words for name in (each.value, each.name)}
        return self.read(key, lambda text: chosen(text, known, key)) or default

    def inside(self, key: str, what: str = "") -> Said:
        """A mapping within; an empty one when it is not given."""
        given = self.raw(key)
        return Said({} if given in (None, "") else given, self.notes, what or key)

    def each(self, key: str, what: str = "") -> Iterator[Said]:
        """Every mapping of a list within, in its order; a bare text is taken for a name."""
        for entry in self.listed(key):
            said = {"name": entry} if isinstance(entry, str) else entry
            yield Said(said, self.notes, what or key.removesuffix("s"))

    def texts(self, key: str) -> list[str]:
        """A list of texts, or one text as a list of itself."""
        given = self.raw(key)
        if isinstance(given, str):
            return [given] if given else []
        return [each for each in self.listed(key) if isinstance(each, str)]

    def listed(self, key: str) -> list[Any]:
        """A list; anything else is noted and none."""
        given = self.raw(key)
        if given in (None, ""):
            return []
        if not isinstance(given, list):
            self.fault(key, f"{key} is no list. Begin each entry below it with a dash.")
            return []
        return given

    def done(self) -> None:
        """Note the words that nobody asked for, and those given twice."""
        for key in self.words:
            if key not in self.asked:
                error = not_found(f"{self.what} word", key, self.asked)
                # Within { } a comma ends a text, and what follows it is read as a word of its own.
                quote = "" if self.words[key] else f" {QUOTE}"
                self.fault(key, f"{error} It is left out.{quote}", left_out=True)
        for key, line in getattr(self.words, "again", {}).items():
            self.fault(key, f"{key} is given again on line {line}; the first is kept.")


def clock(text: str) -> time:
    """A time of day as 14:00; FaultError for anything else."""
    found = CLOCK.fullmatch(text.zfill(5))
    if found is None:
        raise FaultError(f"{text!r} is no time of day. Write hours and minutes, as 14:00.")
    return time(int(found[1]), int(found[2]))


def whole(text: str) -> int:
    """A whole number, 0 or more; FaultError for anything else."""
    if not text.isdecimal() or len(text) > 6:
        raise FaultError(f"{text!r} is no whole number. Write one such as 3.")
    return int(text)


def chosen(text: str, known: Mapping[str, Value], kind: str) -> Value:
    """One of several words; FaultError with all there are for any other."""
    found = known.get(plain(text))
    if found is None:
        there = ", ".join(dict.fromkeys(name for name in known if name))
        raise FaultError(f"{not_found(kind, text, known)} There are: {there}.")
    return found


def plain(text: str) -> str:
    """A word whatever its case and whatever joins its parts."""
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()
