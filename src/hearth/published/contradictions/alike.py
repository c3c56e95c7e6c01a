"""Which figures may be held against each other, and why two of them may honestly differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from hearth.dates.words import day
from hearth.published.figure import Figure, Kind, Status, plain
from hearth.published.units import COUNT
from hearth.published.when import Meeting, meeting

__all__ = [
    "Pair",
    "Thing",
    "by",
    "grounds",
    "grouped",
    "measured",
    "number",
    "often",
    "reasons",
    "same_time",
    "surely_one_time",
    "thing",
    "times_of",
]

Pair = tuple[Figure, Figure]
Thing = tuple[str, str, str, str]
Key = TypeVar("Key", bound=Hashable)


SAID_OF_ANY = ("not known", "unknown", "other", "others", "none", "all other")
"""Parts that every breakdown has, so that the word alone does not say which."""


def thing(figure: Figure) -> Thing:
    """What a figure counts: whose, which quantity, which part of it, and in what kind of unit."""
    unit = figure.measured_in
    part = plain(figure.category)
    if part in SAID_OF_ANY:
        part = f"{plain(figure.breakdown)}: {part}"
    return plain(figure.whose), plain(figure.quantity), part, unit.kind


def often(figure: Figure) -> tuple[str, str, str, str, int]:
    """The same, and how often: so many a month are not so many a year."""
    return *thing(figure), figure.measured_in.times


def measured(figures: Iterable[Figure]) -> list[Figure]:
    """Those that say how something is or was, not what is hoped for or expected."""
    return [figure for figure in figures if figure.kind is Kind.ACTUAL]


def by(figures: Iterable[Figure], key: Callable[[Figure], Key]) -> dict[Key, list[Figure]]:
    """Figures under a key, in the order given."""
    found: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[key(figure)].append(figure)
    return dict(found)


def grouped(pairs: Sequence[Pair]) -> Iterator[tuple[Figure, ...]]:
    """The figures of pairs that hang together, each group once and without repeats."""
    groups: list[dict[Figure, None]] = []
    for pair in pairs:
        meets = [group for group in groups if pair[0] in group or pair[1] in group]
        joined = {figure: None for group in meets for figure in group} | dict.fromkeys(pair)
        groups = [group for group in groups if group not in meets] + [joined]
    yield from (tuple(group) for group in groups)


def reasons(*figures: Figure) -> list[str]:
    """Why figures of one quantity may differ without any of them being wrong."""
    if len({grounds(figure) for figure in figures}) == 1:
        return []
    told = (
        of_kinds(figures),
        of_words("they are out of different people", (f.population for f in figures)),
        of_definitions(figures),
        of_timing(figures),
        of_status(figures),
    )
    return [words for words in told if words]


def grounds(figure: Figure) -> tuple[object, ...]:
    """All that a reason may lie in: where it is the same there is none."""
    return (
        figure.kind,
        figure.population,
        figure.definition,
        figure.version,
        figure.when.over,
        figure.status,
    )


def of_kinds(figures: Sequence[Figure]) -> str:
    """A forecast beside what came."""
    ahead = next((each for each in figures if each.kind is Kind.FORECAST), None)
    if ahead is None or all(each.kind is Kind.FORECAST for each in figures):
        return ""
    when = f" of {day(ahead.published_on)}" if ahead.published_on else ""
    return f"{ahead.shown} is a forecast{when}"


def of_words(reason: str, told: Iterable[str]) -> str:
    """The reason where two say something and not the same; silence is no reason."""
    said = {plain(words): words for words in told if words}
    return f"{reason} ({'; '.join(said.values())})" if len(said) > 1 else ""


def of_definitions(figures: Sequence[Figure]) -> str:
    told = of_words(
        "they are counted by different definitions", (each.definition for each in figures)
    )
    versions = dict.fromkeys(each.version for each in figures if each.version)
    if told or len(versions) < 2:
        return told
    return f"the definition changed (versions {' and '.join(versions)})"


def of_timing(figures: Sequence[Figure]) -> str:
    """A count on a day and one over a time are two things; a share is said of both alike."""
    counts = [each for each in figures if each.measured_in.kind == COUNT]
    over = next((each for each in counts if each.when.over), None)
    on = next((each for each in counts if each.when.known and not each.when.over), None)
    if over is None or on is None:
        return ""
    all_of, one_day = over.when.words, on.when.words
    return f"{over.shown} counts all of {all_of}, and {on.shown} is of one day ({one_day})"


def of_status(figures: Sequence[Figure]) -> str:
    """A provisional figure that a later one settled."""
    final = [f.published_on for f in figures if f.status is Status.FINAL and f.published_on]
    for each in figures:
        early = each.published_on
        if each.status is Status.PROVISIONAL and early and any(early < late for late in final):
            return f"{each.shown}, published on {day(early)}, was provisional"
    return ""


def number(value: Decimal) -> str:
    """A worked-out number in a sentence: one decimal at most, thousands marked."""
    rounded = round(value, 1)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


def times_of(figures: Sequence[Figure]) -> str:
    """The times of some figures as words, each once."""
    return "; ".join(dict.fromkeys(figure.when.words for figure in figures if figure.when.text))


def same_time(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of one time."""
    return meeting(one.when, other.when) is not Meeting.APART


def surely_one_time(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one time beyond doubt."""
    return meeting(one.when, other.when) is Meeting.SAME
