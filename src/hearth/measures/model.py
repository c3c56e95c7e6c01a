"""What a measure is: a population of rows and three expressions over it.

A population is one row per child (or per event) and date. A measure says, for each row, what it
adds to the numerator, to the denominator, and whether it is unknown. Totals come from rows and
from nowhere else, so every number can show its children.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from hearth.records import TABLES

if TYPE_CHECKING:
    from hearth.records.histories import Histories
    from hearth.vocabulary import Council

__all__ = [
    "PRACTICE",
    "Better",
    "Breakdown",
    "Category",
    "Derived",
    "Lacking",
    "Measure",
    "Population",
    "Timing",
    "Unit",
    "Variant",
    "Window",
    "Worked",
]


PRACTICE = "obligations"
"""The record's table of what was owed to whom, and done when: see `hearth.duties.framed`."""


class Better(Enum):
    """Which direction is better for children. Neutral figures are described, never coloured."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Unit(Enum):
    """What the value is, with how it is made from numerator and denominator, and its decimals.

    The value is numerator / denominator x scale / per, rounded half up to `places`; a count has
    no denominator. The numerator of WEEKS is in days. PERCENT is a share of rows; MEAN_SHARE is the
    average of a share that each row has of its own, added up in hundredths of a percent, so that
    what stands below it is a number of children, by which it can be withheld.
    """

    COUNT = ("count", 1, 0)
    PERCENT = ("percent", 100, 0)
    RATE_10K = ("per 10,000", 10_000, 0)
    DAYS = ("days", 1, 0)
    SCORE = ("score", 1, 1)
    RATIO = ("ratio", 1, 2)
    WEEKS = ("weeks", 1, 1, 7)
    MEAN_SHARE = ("percent on average", 1, 1, 100)

    def __init__(self, label: str, scale: int, places: int, per: int = 1) -> None:
        self.label = label
        self.scale = scale
        self.places = places
        self.per = per


class Timing(Enum):
    """What a window's dates mean to a measure."""

    AS_AT = "on the day"  # the window's end
    PERIOD = "in the period"  # both ends included
    YEAR = (
        "in the collection year"  # the return holds one position a year: the last 31 March reached
    )


@dataclass(frozen=True, order=True)
class Window:
    """A period with both ends included. As-at measures look only at `end`."""

    start: date
    end: date


@dataclass(frozen=True)
class Category:
    """One value of a breakdown: a stable id and what people read."""

    id: str
    label: str


@dataclass(frozen=True)
class Breakdown:
    """A way to divide a population, for example by age band.

    In a population's rows the column called `column` holds the position (Int8) of the row's
    category in `categories`. The last category is always "Not known", so that no row falls out.
    `positions` says which codes of the return mean which position, where codes decide it.
    """

    id: str
    title: str
    categories: tuple[Category, ...]
    positions: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def column(self) -> str:
        """The rows' column that holds the position."""
        return self.id.replace("-", "_")

    @property
    def not_known(self) -> int:
        """The position of "Not known"."""
        return len(self.categories) - 1

    def position_of(self, code: nw.Expr) -> nw.Expr:
        """The position (Int8) of each code, named `column`; any code not listed is not known.

        Comparing text is slow: use it on the frames a population is made from, before they are
        repeated for every window.
        """
        return (
            code.replace_strict(
                list(self.positions),
                list(self.positions.values()),
                default=self.not_known,
                return_dtype=nw.Int8,
            )
            .fill_null(self.not_known)
            .alias(self.column)
        )


@dataclass(frozen=True)
class Population:
    """Rows that measures count.

    `rows(histories, windows)` returns a lazy frame with `window` (Int32: position in `windows`),
    `child` (text), a column per breakdown (Int8) and the columns its measures use. `windows` are
    already moved to what `timing` asks: for Timing.YEAR each is a whole collection year.
    `needs` names the tables without which there are no rows.

    `reads` says which columns of the return, as ``Episodes.DECOM``, stand behind each column of
    the rows, and under ``child`` those that decide who is among them (see `populations.reads`).
    `tells` names columns that a row behind a figure says beside its breakdowns. `since` gives the
    first day on which anything of the kind was recorded: before it nothing is known.
    `events` is 0 when a child has one row at most; otherwise the most rows that one row of the
    return can bring.
    """

    id: str
    title: str
    timing: Timing
    breakdowns: tuple[Breakdown, ...]
    needs: tuple[str, ...]
    rows: Callable[[Histories, tuple[Window, ...]], nw.LazyFrame[Any]]
    reads: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    events: int = 0
    tells: tuple[str, ...] = ()
    since: Callable[[Histories], date | None] | None = field(
        default=None, repr=False, compare=False
    )

    @property
    def beyond_return(self) -> tuple[str, ...]:
        """The tables it needs that no return has: the record of practice has them."""
        return tuple(name for name in self.needs if name not in TABLES)


@dataclass(frozen=True)
class Variant:
    """A second figure of the same measure, reported under breakdown ``figure``.

    An expression, unit or population left as None is the measure's own. A variant of a mix has
    `shares` and is reported under its own `id` as the breakdown. `median` is never inherited.
    """

    id: str
    title: str
    numerator: nw.Expr | None = None
    denominator: nw.Expr | None = None
    unknown: nw.Expr | None = None
    unit: Unit | None = None
    shares: Breakdown | None = None
    population: Population | None = None
    median: bool = False


@dataclass(frozen=True)
class Measure:
    """One definition of one number.

    `numerator`, `denominator` and `unknown` are whole-number or boolean expressions over the
    population's rows (a boolean counts 1; null counts 0). `denominator` None makes a count.
    `unknown` rows are in the denominator and not in the numerator. `shares` makes a mix: the
    share of the denominator in each category of that breakdown, in place of one whole figure.
    `median` True makes the value the median of the numerator over the rows in the denominator.
    `source` is the regulation, guidance or national definition. `needs` names tables beyond the
    population's without which the figure would be wrong, and `months_back` how many months before
    the window's end the returns must reach.
    """

    id: str
    title: str
    family: str
    meaning: str
    counts: str
    out_of: str
    population: Population
    unit: Unit
    better: Better
    source: str
    numerator: nw.Expr
    denominator: nw.Expr | None = None
    unknown: nw.Expr | None = None
    shares: Breakdown | None = None
    median: bool = False
    variants: tuple[Variant, ...] = ()
    needs: tuple[str, ...] = ()
    months_back: int = 0

    @property
    def of(self) -> Measure:
        """The measure whose rows stand behind it, as `Derived.of` is: its own."""
        return self

    @property
    def of_practice(self) -> bool:
        """Whether the council's own record of what was done feeds it, and no return can."""
        return bool(self.population.beyond_return)


@dataclass(frozen=True)
class Worked:
    """One figure of a derived measure; `variant` is empty for the whole, `value` None for n/a."""

    numerator: int
    value: Fraction | None
    denominator: int | None = None
    unknown: int = 0
    variant: str = ""


@dataclass(frozen=True)
class Derived:
    """A measure made from another measure's totals and something that is not a child's record.

    `of` is the measure whose rows stand behind it. `windows` lists the windows of `of` that one
    window needs, and `work` makes the figures from that window, the numerators of `of` in each
    of them (None where the returns do not reach) and the council.
    """

    id: str
    title: str
    family: str
    meaning: str
    counts: str
    out_of: str
    of: Measure
    unit: Unit
    better: Better
    source: str
    windows: Callable[[Window], tuple[Window, ...]]
    work: Callable[[Window, Mapping[Window, int | None], Council], tuple[Worked, ...]]


@dataclass(frozen=True)
class Lacking:
    """A measure of the catalogue that cannot be worked out, and why. It is never zero.

    `window` is the one that could not be worked out; None when the return never holds what the
    measure needs.
    """

    measure: str
    title: str
    lacks: str
    family: str = ""
    unit: str = ""
    better: str = ""
    window: Window | None = None
