"""A forecast that anybody may read: small numbers, and what would give one away, withheld.

The rule is that of every public pack (`hearth.measures.disclosure`): a count of 1 to 5 of what is
known, and any from which one could be worked out. A series in which one number must be withheld is
withheld whole, its forecast too: the first month ahead is all but the present. So is one whose
forecast is as small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.errors import UsageError
from hearth.forecast.groups import AGE_BANDS, EIGHTEEN, EXITS, GROUPS, REACHES
from hearth.forecast.ranges import EDGES
from hearth.forecast.results import IN_THE_MONTH, IN_THE_YEAR, ON_THE_DAY, Results, Series
from hearth.measures.disclosure import FEWEST
from hearth.measures.disclosure.equations import Equation
from hearth.measures.disclosure.modular import PRIME
from hearth.measures.disclosure.pack import HEADLINE, Pack, Target
from hearth.measures.disclosure.slots import NOUGHT
from hearth.measures.disclosure.withhold import hidden_cells

__all__ = ["withheld"]

ALL = 1_000 * HEADLINE  # without the number of all children there is no forecast
BACK = 24  # months of past that a public forecast tells: each more is one more to be known by

Key = tuple[str, str, str]
Values = NDArray[Any]
MIDDLE = EDGES.index(0.5)
Counts = dict[tuple[Key, date], int]
"""What is known: the count of a series on a day."""


def withheld(results: Results) -> Results:
    """The same without what is small; raises UsageError where the whole council is.

    Nothing is left that is counted in single months, and less of the past.
    """
    kept = {key: shortened(each) for key, each in results.series.items() if key[2] != IN_THE_MONTH}
    hidden = {key for counts in packs(kept) for key in hidden_in(counts)}
    hidden |= {key for key, each in kept.items() if is_small(each.edges[MIDDLE]).any()}
    if TOTAL in hidden:
        hidden = instead_of_all(hidden)
    if is_small(kept[TOTAL].known).any():
        raise UsageError(
            "There are too few children in care for a forecast that anybody may read: it would"
            " tell of single children. Make it for the council's own use."
        )
    series = {key: covered(each) if key in hidden else widened(each) for key, each in kept.items()}
    return replace(results, series=MappingProxyType(series))


def shortened(series: Series) -> Series:
    """With the last of its past only."""
    most = BACK // 12 if series.counted == IN_THE_YEAR else BACK + 1
    return replace(series, back=series.back[-most:], known=series.known[-most:])


def instead_of_all(hidden: set[Key]) -> set[Key]:
    """The same with the number of all children told, and in its place all that leads to it: every
    part of each way to divide it of which a part is hidden, and who came and left."""
    rest = hidden - {TOTAL}
    for whole, parts in TREES:
        if (whole == TOTAL and rest & set(parts)) or whole in rest:
            rest |= set(parts)
    return rest | ({CAME, LEFT} if rest & {CAME, LEFT} else set())


def is_small(values: Values) -> Values:
    """Which of these a public pack may not print."""
    return np.asarray((values > 0) & (values < FEWEST))


def widened(series: Series) -> Series:
    """With ranges that begin at 0 where they would begin at 1 to 5, and end at 6 where they would
    end there: they hold as much as they say, or more."""
    few = is_small(series.edges)
    above = np.arange(len(series.edges))[:, None] > MIDDLE
    return replace(series, edges=np.where(few, np.where(above, FEWEST, 0), series.edges))


def covered(series: Series) -> Series:
    """With no number at all."""
    none = np.zeros((len(series.edges), 0))
    return replace(series, back=(), known=np.zeros(0, np.int64), edges=none, withheld=True)


def packs(series: Mapping[Key, Series]) -> Iterator[Counts]:
    """What is printed together and so protected together: the days of each year's end with what
    came and went between, then each day by itself.

    Nothing ties one month to the next, as no flow of a single month is printed.
    """
    counts = dict(known(series))
    ends = set(series[TOTAL].back[::-1][::12])
    yield {pair: count for pair, count in counts.items() if pair[1] in ends or is_flow(pair[0])}
    for day in series[TOTAL].back:
        yield {
            pair: count for pair, count in counts.items() if pair[1] == day and not is_flow(pair[0])
        }


def is_flow(key: Key) -> bool:
    """Whether a series counts what happens in a time."""
    return key[2] == IN_THE_YEAR


def known(series: Mapping[Key, Series]) -> Iterator[tuple[tuple[Key, date], int]]:
    """Every count of children there are, nought left out; 18th birthdays to come are known too."""
    for key, each in series.items():
        days, values = each.back, each.known
        if key[0] == "birthdays":
            days, values = each.ahead, each.edges[0]
        for day, value in zip(days, values.tolist(), strict=False):
            if value:
                yield (key, day), int(value)


def hidden_in(counts: Counts) -> set[Key]:
    """The series of which a count must be hidden."""
    if not counts:
        return set()
    at = {pair: cell for cell, pair in enumerate(counts)}
    values = np.array(list(counts.values()), np.int64)
    small = values < FEWEST
    targets: set[Target] = {(int(cell),) for cell in np.flatnonzero(small)}
    targets |= set(rests(at, values))
    nought = np.full(len(values), NOUGHT)
    worth = [ALL if key == TOTAL else HEADLINE if key[1] == "" else 1 for key, _ in counts]
    wholes = list(partitions(at, values))
    ties = [{whole: PRIME - 1, **dict.fromkeys(parts, 1)} for whole, parts in wholes]
    ties += [*in_and_out(at, values), *same(at, values)]
    pack = Pack(np.arange(len(values)), nought, nought, np.array(worth), values, ties, wholes,
                small, sorted(targets))  # fmt: skip
    hidden = hidden_cells(pack)
    return {key for (key, _), cell in at.items() if hidden[cell]}


Cells = Mapping[tuple[Key, date], int]


def partitions(at: Cells, values: Values) -> Iterator[tuple[int, list[int]]]:
    """Each whole with its parts, on each day, where they are all there is of it."""
    days = {day for _, day in at}
    for whole, parts in TREES:
        for day in sorted(days):
            cell = at.get((whole, day))
            cells = [at[part, day] for part in parts if (part, day) in at]
            if cell is not None and cells and values[cells].sum() == values[cell]:
                yield cell, cells


def rests(at: Cells, values: Values) -> Iterator[Target]:
    """Those who are not unaccompanied, where they are few."""
    for (key, day), cell in at.items():
        whole = at.get((ALONE_OF[key], day)) if key in ALONE_OF else None
        if whole is not None and 0 < values[whole] - values[cell] < FEWEST:
            yield whole, cell


def in_and_out(at: Cells, values: Values) -> Iterator[Equation]:
    """Those there at the end of a year: those at its beginning and who came, less who left."""
    days = sorted(day for key, day in at if key == TOTAL)
    for first, last in pairwise(days):
        signs = ((TOTAL, first, 1), (CAME, last, 1), (LEFT, last, -1), (TOTAL, last, -1))
        tie = {at[key, day]: sign for key, day, sign in signs if (key, day) in at}
        if len(tie) > 2 and sum(sign * values[cell] for cell, sign in tie.items()) == 0:
            yield {cell: sign % PRIME for cell, sign in tie.items()}


def same(at: Cells, values: Values) -> Iterator[Equation]:
    """Who turned 18 in care left that way."""
    for (key, day), cell in at.items():
        other = at.get((GROWN, day)) if key == LEFT_AT_18 else None
        if other is not None and values[other] == values[cell]:
            yield {cell: 1, other: PRIME - 1}


TOTAL = ("total", "", ON_THE_DAY)
CAME, LEFT, GROWN = (
    (name, "", IN_THE_YEAR) for name in ("came", "left", "eighteen")
)  # fmt: skip
LEFT_AT_18 = ("left", EXITS[EIGHTEEN], IN_THE_YEAR)
ALONE_OF = {("uasc", "", ON_THE_DAY): TOTAL, ("came", "uasc", IN_THE_YEAR): CAME}
WIDER = tuple(dict.fromkeys(group.wider for group in GROUPS))
TREES: tuple[tuple[Key, tuple[Key, ...]], ...] = (
    (TOTAL, tuple(("age", band, ON_THE_DAY) for band in (*AGE_BANDS, "Not known"))),
    (TOTAL, tuple(("where", reach, ON_THE_DAY) for reach in REACHES)),
    (TOTAL, tuple(("group", wider, ON_THE_DAY) for wider in WIDER)),
    *(
        (
            ("group", wider, ON_THE_DAY),
            tuple(("sub-group", each.id, ON_THE_DAY) for each in GROUPS if each.wider == wider),
        )
        for wider in WIDER
    ),
    (LEFT, tuple(("left", way, IN_THE_YEAR) for way in EXITS)),
    (GROWN, tuple(("eighteen", group.id, IN_THE_YEAR) for group in GROUPS)),
    (
        ("siblings", "", IN_THE_YEAR),
        tuple(("siblings", size, IN_THE_YEAR) for size in ("2", "3", "4 or more")),
    ),
)
"""Each whole and what it is the sum of."""
