"""An attacker who shares no code with the protection: what follows from a public pack.

The attacker knows what each figure means and nothing of the children. The unknowns are how many
children there are of every kind there could be: each sex, home and whether seen. Every printed
number is an equation over those kinds, and each is solved for exactly, in fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from hearth.measures import KNOWN_ONLY, Figure

SEXES = ("F", "M", "Not-Known")
HOMES = ("Kin", "Carer", "Hostel", "Not-Known")


class Kind(NamedTuple):
    sex: str
    home: str
    seen: bool | None


KINDS = tuple(Kind(*each) for each in product(SEXES, HOMES, (True, False, None)))

Test = Callable[[Kind], bool]
Row = tuple[Fraction, ...]


def fostered(kind: Kind) -> bool:
    return kind.home in ("Kin", "Carer")


def everyone(_kind: Kind) -> bool:
    return True


MEANINGS: dict[str, tuple[Test, Test, Test | None]] = {
    "number": (everyone, everyone, None),
    "mix": (everyone, everyone, None),
    "fostered": (fostered, everyone, None),
    "kin": (lambda kind: kind.home == "Kin", everyone, None),
    "seen": (lambda kind: kind.seen is True, everyone, lambda kind: kind.seen is None),
    "seen-fostered": (
        lambda kind: fostered(kind) and kind.seen is True,
        fostered,
        lambda kind: fostered(kind) and kind.seen is None,
    ),
}
"""What is counted, out of whom, and of whom it is not known."""


class Sets(NamedTuple):
    """The three counts of a figure as sets of kinds."""

    numerator: Row
    denominator: Row | None
    unknown: Row | None


def sets_of(figure: Figure) -> Sets:
    counted, out_of, unknown = MEANINGS[figure.measure]
    part, whole = part_of(figure), everyone
    if figure.measure == "mix":
        not_known = "home" if figure.breakdown == "home" else "sex"
        return Sets(
            row(lambda kind: part(kind)),
            row(whole),
            row(lambda kind: getattr(kind, not_known) == "Not-Known"),
        )
    known_only = figure.breakdown_value == KNOWN_ONLY
    return Sets(
        row(lambda kind: part(kind) and counted(kind)),
        None
        if figure.measure == "number"
        else row(
            lambda kind: (
                part(kind)
                and out_of(kind)
                and not (known_only and unknown is not None and unknown(kind))
            )
        ),
        None if unknown is None or known_only else row(lambda kind: part(kind) and unknown(kind)),
    )


def part_of(figure: Figure) -> Test:
    if figure.breakdown == "home":
        return lambda kind: kind.home == figure.breakdown_value
    if figure.breakdown in ("sex", "sex-mix"):
        return lambda kind: kind.sex == figure.breakdown_value
    return everyone


def row(test: Test) -> Row:
    return tuple(Fraction(test(kind)) for kind in KINDS)


def less(one: Row, other: Row) -> Row:
    return tuple(a - b for a, b in zip(one, other, strict=True))


def printed_rows(public: Iterable[Figure]) -> Iterator[tuple[Row, int]]:
    """Every number printed, as an equation."""
    for figure in public:
        numbers = (figure.numerator, figure.denominator, figure.unknown)
        for vector, value in zip(sets_of(figure), numbers, strict=True):
            if vector is not None and value is not None:
                yield vector, value


def worked_out(true: Iterable[Figure], public: Iterable[Figure]) -> list[tuple[Figure, str, int]]:
    """Every small number of the true figures that the public ones give away."""
    equations = list(printed_rows(public))
    empty = {at for vector, value in equations if value == 0 for at, x in enumerate(vector) if x}
    basis = reduced(without(vector, empty) for vector, _ in equations)
    return [
        (figure, name, value)
        for figure in true
        for name, vector, value in small_numbers(figure)
        if not any(remainder(without(vector, empty), basis))
    ]


def small_numbers(figure: Figure) -> Iterator[tuple[str, Row, int]]:
    """The counts of 1 to 5 that a figure holds, and those it leaves between two of its counts."""
    assert figure.numerator is not None
    assert figure.unknown is not None
    above, below, unknown = sets_of(figure)
    found = [("numerator", above, figure.numerator)]
    if below is not None:
        assert figure.denominator is not None
        found.append(("denominator", below, figure.denominator))
        found.append(("the rest", less(below, above), figure.denominator - figure.numerator))
    if unknown is not None:
        found.append(("unknown", unknown, figure.unknown))
    yield from (each for each in found if 1 <= each[2] <= 5)


def without(vector: Row, empty: set[int]) -> Row:
    return tuple(Fraction(0) if at in empty else x for at, x in enumerate(vector))


def reduced(vectors: Iterable[Row]) -> list[tuple[int, Row]]:
    """Echelon form: each vector with the place of its first number, which is 1."""
    basis: list[tuple[int, Row]] = []
    for vector in vectors:
        left = remainder(vector, basis)
        pivot = next((at for at, x in enumerate(left) if x), None)
        if pivot is not None:
            basis.append((pivot, tuple(x / left[pivot] for x in left)))
    return basis


def remainder(vector: Row, basis: list[tuple[int, Row]]) -> Row:
    """What is left of a vector once the basis is taken out of it: nothing if it follows."""
    for pivot, held in basis:
        factor = vector[pivot]
        if factor:
            vector = tuple(x - factor * y for x, y in zip(vector, held, strict=True))
    return vector
