"""One quantity, printed with two values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from hearth.published.contradictions.alike import (
    Pair,
    by,
    grounds,
    grouped,
    often,
    reasons,
    times_of,
)
from hearth.published.figure import Figure, Kind
from hearth.published.finding import Finding, Severity
from hearth.published.printed import agree
from hearth.published.units import unit_of
from hearth.published.when import Meeting, meeting

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "two-values", "One quantity printed with two values"
MOST_APART = 550
"""Days between figures of different definitions that a reader would still set side by side."""


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Figures of one thing and time: those that cannot both be right, and those that may."""
    values = [f for f in figures if unit_of(f.unit).kind != "number"]  # of a list: see `numbering`
    for same in by(values, often).values():
        if len({(figure.printed, figure.unit) for figure in same}) > 1:
            yield from among(same)


def among(same: Sequence[Figure]) -> Iterator[Finding]:
    """The findings among figures of one thing. What says the very same is compared once."""
    said = by(same, saying)
    first = {group[0]: group for group in said.values()}
    pairs: dict[Severity, list[Pair]] = {severity: [] for severity in Severity}
    for one, other in combinations(first, 2):
        severity = standing(one, other)
        if severity is None or (severity is Severity.LOOK and settled(one, other, first)):
            continue
        if severity is Severity.EXPLAINED and in_one_table(first[one], first[other]):
            continue
        pairs[severity].append((one, other))
    for severity, found in pairs.items():
        for group in grouped(found):
            every = [figure for each in group for figure in first[each]]
            yield finding(severity, tuple(sorted(every, key=same.index)))


def saying(figure: Figure) -> tuple[object, ...]:
    """What a figure says, whoever says it and where."""
    when = figure.when
    time = (when.first, when.last) if when.known else when.text.casefold()
    return figure.printed, figure.unit, time, grounds(figure)


def standing(one: Figure, other: Figure) -> Severity | None:
    """How two figures of one thing stand to each other; None where nothing is amiss."""
    if apart_in_kind(one, other) or at_one(one, other) or one_in_words(one, other):
        return None
    met = meeting(one.when, other.when)
    if met is Meeting.APART and not beside(one, other):
        return None
    if reasons(one, other):
        return Severity.EXPLAINED
    if met is Meeting.SAME and bool(one.population) is not bool(other.population):
        return Severity.LOOK
    return {Meeting.SAME: Severity.CONTRADICTION, Meeting.MAYBE: Severity.LOOK}.get(met)


def settled(one: Figure, other: Figure, same: Iterable[Figure]) -> bool:
    """Whether the vaguer in date of two agrees with a third it may be of one day with."""
    vague = max(one, other, key=lambda figure: figure.when.days)
    return meeting(one.when, other.when) is Meeting.MAYBE and any(
        agree(vague.value, third.value)
        and meeting(vague.when, third.when) is not Meeting.APART
        and not reasons(vague, third)
        for third in same
        if third not in (one, other)
    )


def in_one_table(some: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether all stand in one place of one document, where their headings tell them apart."""
    places = {(figure.document, figure.place) for figure in (*some, *others)}
    return len(places) == 1 and bool(some[0].place)


def apart_in_kind(one: Figure, other: Figure) -> bool:
    """A target is never held against what is; a forecast is held against what came."""
    kinds = {one.kind, other.kind}
    return len(kinds) == 2 and kinds != {Kind.ACTUAL, Kind.FORECAST}


def at_one(one: Figure, other: Figure) -> bool:
    """Whether they agree; two targets only when they are the same, for > 80% holds all of > 90%."""
    if one.kind is other.kind is Kind.TARGET and one.value.value is not None:
        return one.value.value == other.value.value
    return agree(one.value, other.value)


def one_in_words(one: Figure, other: Figure) -> bool:
    """Whether one of them holds no number: "to be confirmed" contradicts nothing."""
    return (one.value.value is None) != (other.value.value is None)


def beside(one: Figure, other: Figure) -> bool:
    """Whether figures of different times are near enough to be taken for the same."""
    a, b = one.when, other.when
    if one.kind is not other.kind or not (a.first and a.last and b.first and b.last):
        return False
    return max((b.first - a.last).days, (a.first - b.last).days) <= MOST_APART


def finding(severity: Severity, group: tuple[Figure, ...]) -> Finding:
    values = list(dict.fromkeys(figure.shown for figure in group))
    said = f"{', '.join(values[:-1])} and {values[-1]}" if len(values) > 1 else values[0]
    what = f"{group[0].name} is printed as {said}"
    if severity is Severity.EXPLAINED:
        why = "; ".join(every_reason(group))
        return Finding(ID, severity, f"{what}. These differ because {why}.", BESIDE, group)
    if severity is Severity.LOOK:
        return in_doubt(what, group)
    when = f" for {group[0].when.words}" if group[0].when.text else ""
    return Finding(ID, severity, f"{what}{when}.", CHOOSE, group)


def in_doubt(what: str, group: tuple[Figure, ...]) -> Finding:
    """Two values that one figure's silence keeps from being a contradiction."""
    people = [bool(each.population) for each in group]
    if any(people) and not all(people):
        what += f" ({times_of(group)}), and not all of them say of whom"
        return Finding(ID, Severity.LOOK, f"{what}.", SAY_WHOM, group)
    what += f", perhaps of one time ({times_of(group) or 'none of them says of when'})"
    return Finding(ID, Severity.LOOK, f"{what}.", SAY_WHEN, group)


def every_reason(group: Sequence[Figure]) -> list[str]:
    """Why the figures differ, the different dates last."""
    apart = any(meeting(a.when, b.when) is Meeting.APART for a, b in combinations(group, 2))
    return [*reasons(*group), *(["they are of different times"] if apart else [])]


CHOOSE = (
    "Find which one the record bears out and correct the other, or say what makes them differ: "
    "another day, another definition, other people."
)
SAY_WHEN = "Say of which day each one is. If it is one day, one of them has to be corrected."
SAY_WHOM = "Say of whom each one is. If it is the same people, one of them has to be corrected."
BESIDE = "Say so wherever both may be read, so that nobody takes one for the other."
