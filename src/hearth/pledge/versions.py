"""What changed in words between two versions of a strategy.

Things are matched by their number, and what has no partner then by likeness of words, so that a
promise that was only renumbered is not called gone and new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from hearth.dates.words import day
from hearth.measures.words import join
from hearth.pledge.shape import BESIDE, HEAD, Kind, Word, kind_of
from hearth.pledge.strategy import Promise, Strategy

__all__ = ["Change", "Piece", "changes", "in_words", "is_long", "paired"]

ALIKE = 0.6  # share of letters two texts must have in common to be the same thing
UNTOLD = frozenset({"number"})  # told apart, in the sentence itself
MOST = 4_000  # letters compared word by word
LONGEST = 60  # letters of what is named or told in a sentence


@dataclass(frozen=True)
class Change:
    """One difference: a sentence, and the words before and after where it is about words."""

    kind: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed (""), went ("gone") or came ("new")."""

    text: str
    fate: str = ""


def changes(old: Strategy, new: Strategy) -> list[Change]:
    """Everything that differs, the strategy's own words first, then level by level."""
    found = list(differences(old, new, HEAD, "The strategy"))
    for one, other in levels(old, new):
        found += compared(one, other)
    return found


def levels(old: Strategy, new: Strategy) -> Iterator[tuple[Sequence[Any], Sequence[Any]]]:
    """The things of each level of both."""
    yield old.ambitions, new.ambitions
    yield promises(old), promises(new)
    yield list(old.every_action()), list(new.every_action())
    yield list(old.every_measure()), list(new.every_measure())
    yield evidence(old), evidence(new)
    for sheet in BESIDE:
        yield getattr(old, sheet), getattr(new, sheet)


def promises(strategy: Strategy) -> list[Any]:
    """The promises under ambitions."""
    return [each for ambition in strategy.ambitions for each in ambition.promises]


def evidence(strategy: Strategy) -> list[Any]:
    """What shows how each promise is kept."""
    return [each for promise in strategy.promises() for each in promise.evidence]


def compared(old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """What differs between things of one kind."""
    pairs, gone, come = paired(old, new)
    for one, other in pairs:
        yield from differences(one, other, kind_of(other), called(other))
    for each in gone:
        yield Change(kind_of(each).one, f"{called(each)} is no longer there.", before=text_of(each))
    for each in come:
        yield Change(kind_of(each).one, f"{called(each)} is new.", after=text_of(each))


def paired(
    old: Sequence[Any], new: Sequence[Any]
) -> tuple[list[tuple[Any, Any]], list[Any], list[Any]]:
    """Pairs of the same thing, what is gone and what has come.

    Those alike in number and words go first, then by words, then by number alone; promises last by
    their place, where there are as many as before.
    """
    left, right = list(old), list(new)
    places = {id(each): at for at, each in (*enumerate(old), *enumerate(new))}

    def same_place(one: Any, other: Any) -> bool:
        both = isinstance(one, Promise) and len(old) == len(new)
        return both and places[id(one)] == places[id(other)]

    pairs: list[tuple[Any, Any]] = []
    for same in (same_both, same_words, same_number, same_place):
        for each in list(left):
            found = [other for other in right if same(each, other)]
            if found:
                best = max(found, key=lambda other: likeness(each, other))
                pairs.append((each, best))
                left = [other for other in left if other is not each]
                right = [other for other in right if other is not best]
    return sorted(pairs, key=lambda pair: places[id(pair[1])]), left, right


def same_both(one: Any, other: Any) -> bool:
    """Alike in number and in words."""
    return same_number(one, other) and same_words(one, other)


def same_number(one: Any, other: Any) -> bool:
    """The same number."""
    number = getattr(one, "number", "")
    return bool(number) and number == getattr(other, "number", "")


def same_words(one: Any, other: Any) -> bool:
    """Much the same words."""
    return likeness(one, other) >= ALIKE


def likeness(one: Any, other: Any) -> float:
    """How much of two things' words is common to both, from 0 to 1."""
    here, there = text_of(one).casefold()[:MOST], text_of(other).casefold()[:MOST]
    if here == there:
        return 1.0
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def text_of(thing: Any) -> str:
    """The words a thing is known by."""
    return str(getattr(thing, kind_of(thing).needs))


def called(thing: Any) -> str:
    """A thing as a sentence begins with it: Action 5.6 (Work with probation)."""
    number, words = getattr(thing, "number", ""), text_of(thing)
    short = words if len(words) <= LONGEST else f"{words[: LONGEST - 3].rsplit(' ', 1)[0]}…"
    kind = getattr(thing, "word", "") or kind_of(thing).one
    return f"{kind.capitalize()} {number} ({short})" if number else f"{kind.capitalize()} “{short}”"


def differences(old: Any, new: Any, kind: Kind, name: str) -> Iterator[Change]:
    """What differs between two of the same thing, word by word of the file."""
    here, there = getattr(old, "number", ""), getattr(new, "number", "")
    if here != there:
        yield Change(kind.one, f"{name} had the number {here or 'none'}.", here, there)
    for word in kind.words:
        before, after = shown(old, word), shown(new, word)
        if word.name not in UNTOLD and before != after:
            yield Change(kind.one, f"{name}: {sentence(word, before, after)}", before, after)


def sentence(word: Word, before: str, after: str) -> str:
    """What became of one word."""
    label = word.key.replace("-", " ")
    if is_long(before, after):
        state = "is new" if not before else "is gone" if not after else "has other words"
        return f"its {label} {state}."
    if not before:
        return f"its {label} is now given: {after}."
    return f"its {label} was {before}, and is {after}." if after else f"its {label} was {before}."


def is_long(before: str, after: str) -> bool:
    """Whether a change has too many words for its sentence."""
    return max(len(before), len(after)) > LONGEST


def shown(thing: Any, word: Word) -> str:
    """A value as it is read."""
    value = getattr(thing, word.name, None)
    if word.name == "under" and value:
        return f"{value.strategy}, {value.ambition}".strip(", ")
    if isinstance(value, tuple):
        return join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    return str(value.value if isinstance(value, Enum) else value or "")


def in_words(before: str, after: str) -> list[Piece]:
    """Two texts as one: the words that stayed, those that went and those that came."""
    here, there = before.split(), after.split()
    found = []
    for fate, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if fate == "equal":
            found.append(Piece(" ".join(here[a:b])))
            continue
        found += [Piece(" ".join(here[a:b]), "gone")] if b > a else []
        found += [Piece(" ".join(there[c:d]), "new")] if d > c else []
    return found
