"""Parts that do not make their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hearth.published.contradictions.alike import by, number, same_time, surely_one_time
from hearth.published.figure import Figure, Kind, plain
from hearth.published.finding import Finding, Severity
from hearth.published.units import PERCENT

__all__ = ["ID", "TITLE", "described", "look", "makes_whole", "own_bases", "sets", "wholes_of"]

ID, TITLE = "parts", "Parts that do not add to the whole"
HUNDRED = Decimal(100)
Wholes = dict[tuple[str, ...], list[Figure]]


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Shares over 100 (where complete, under it too), and counts beside their total."""
    actual = [each for each in figures if each.kind in (Kind.ACTUAL, Kind.SET)]
    wholes = wholes_of(actual)
    for parts in sets(actual):
        if is_share(parts[0]) and own_bases(parts):
            continue
        if whole := whole_of(parts, wholes):
            yield from against(parts, whole.value.value or Decimal(0), whole)
        elif is_share(parts[0]):
            yield from against(parts, HUNDRED, None)


def sets(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The parts of each breakdown in each document, two or more with numbers, each part once."""
    inside = [figure for figure in figures if figure.breakdown and figure.category]
    for parts in by(inside, together).values():
        each = {plain(part.category): part for part in reversed(parts)}
        if len(each) > 1 and all(part.value.value is not None for part in each.values()):
            yield list(reversed(each.values()))


def own_bases(parts: Sequence[Figure]) -> bool:
    """Whether each share is out of people of its own, so that they need not make a whole."""
    return len({part.denominator for part in parts if part.denominator is not None}) > 1


def together(figure: Figure) -> tuple[str, ...]:
    """What parts of one whole have in common."""
    words = (figure.document, figure.whose, figure.quantity, figure.breakdown, figure.population)
    when = str((figure.when.first, figure.when.last)) if figure.when.known else figure.when.text
    return *map(plain, words), when, figure.measured_in.kind


def wholes_of(figures: Sequence[Figure]) -> Wholes:
    """The totals among figures, by what they count."""
    totals = [each for each in figures if not each.category and each.value.value is not None]
    return by(totals, counting)


def counting(figure: Figure) -> tuple[str, ...]:
    """What a whole and its parts have in common."""
    words = (figure.quantity, figure.whose, figure.population, figure.kind.value)
    return *map(plain, words), figure.measured_in.kind


def whole_of(parts: Sequence[Figure], wholes: Wholes) -> Figure | None:
    """The total that goes with parts: of the same document and day if there is one."""
    part = parts[0]
    found = [
        each
        for each in wholes.get(counting(part), ())
        if each.when.over == part.when.over and same_time(each, part)
    ]
    found.sort(key=lambda f: (f.document != part.document, not surely_one_time(f, part)))
    return found[0] if found else None


def against(parts: Sequence[Figure], whole: Decimal, total: Figure | None) -> Iterator[Finding]:
    """A finding where the parts cannot make the whole, roundings allowed for."""
    numbers = [part.value.value for part in parts if part.value.value is not None]
    added = sum(numbers, Decimal(0))
    slack = (
        sum((part.value.slack for part in parts), Decimal(0)) if is_share(parts[0]) else ROUNDING
    )
    complete = all(part.complete for part in parts)
    if added - slack <= whole and (added + slack >= whole or not complete):
        return
    sure = total is None or (
        surely_one_time(total, parts[0]) and total.document == parts[0].document
    )
    sum_ = " + ".join(part.shown for part in parts)
    unit = "%" if is_share(parts[0]) else ""
    printed = f"the total printed is {total.shown}" if total else "the whole is 100%"
    what = f"{described(parts)}: {sum_} add to {number(added)}{unit}, and {printed}."
    yield Finding(
        ID,
        Severity.CONTRADICTION if sure else Severity.LOOK,
        what,
        OVER if added > whole else UNDER,
        (*parts, *([total] if total else [])),
    )


def makes_whole(parts: Sequence[Figure], wholes: Wholes) -> bool:
    """Whether the parts add up to their printed total: what is left out then holds nobody."""
    whole = whole_of(parts, wholes)
    added = sum((part.value.value or Decimal(0) for part in parts), Decimal(0))
    return whole is not None and whole.value.value == added


def is_share(part: Figure) -> bool:
    return part.measured_in.kind == PERCENT


def described(parts: Sequence[Figure]) -> str:
    """Of what the parts are, and when, as a sentence begins."""
    first = parts[0]
    when = f", {first.when.words}" if first.when.text else ""
    what = first.label or first.quantity
    return f"{what[:1].upper()}{what[1:]} by {first.breakdown}{when}"


ROUNDING = Decimal("0.5")
OVER = (
    "Look for somebody counted in two parts, a part of another day, or a total that was not "
    "brought up to date. If people may be in several parts, say so beside the figures; if each "
    "share is of a group of its own, name the group as its population."
)
UNDER = "Look for a part that is left out, and print it, if only as 'not known'."
