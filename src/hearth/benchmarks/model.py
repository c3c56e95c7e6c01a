"""What a published figure is, and what standing beside others means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearth.measures.model import Better

__all__ = [
    "ALL",
    "WITHHELD_WORDS",
    "Area",
    "Caution",
    "Comparison",
    "Counterpart",
    "Indicator",
    "NeighbourFigures",
    "Published",
    "Rank",
    "Superseded",
    "Travel",
]

ALL = "all"  # the breakdown, and its value, that mean the whole group

WITHHELD_WORDS = {
    "c": "withheld to protect confidentiality",
    "k": "rounds to zero but is not zero",
    "x": "not available",
    "u": "unreliable, so withheld",
}


@dataclass(frozen=True)
class Area:
    """England (`level` "national"), a region or sub-region ("region") or a council ("la").

    `code` is its ONS code, the same in every year; `la_number` is empty but for councils.
    """

    key: int
    level: str
    code: str
    la_number: str
    name: str


@dataclass(frozen=True)
class Indicator:
    """One published statistic.

    `places` is the most decimals it is published to. `first_year_la` and `last_year_la` are None
    when it is published for England only. `meaning` is empty for those.
    """

    id: str
    title: str
    theme: str
    unit: str
    better: Better
    places: int
    first_year: int
    last_year: int
    first_year_la: int | None
    last_year_la: int | None
    meaning: str

    def as_at(self, year: int) -> date:
        """The last day that `year` covers.

        Workforce figures are at 30 September, school figures run to the end of August, and
        everything else is at, or for the year ending, 31 March.
        """
        if self.theme == "Workforce":
            return date(year, 9, 30)
        if self.theme == "Education":
            return date(year, 8, 31)
        return date(year, 3, 31)


@dataclass(frozen=True)
class Published:
    """One published value, as printed.

    `value` is None when it was withheld, and `status` is then the reason: a key of
    `WITHHELD_WORDS`. `source` is the publication and its file.
    """

    year: int
    area_code: str
    indicator: str
    breakdown: str
    breakdown_value: str
    value: float | None
    status: str
    unit: str
    source: str


@dataclass(frozen=True)
class Superseded:
    """A value as an earlier release printed it, with the value that has replaced it."""

    was: Published
    now: float


@dataclass(frozen=True)
class NeighbourFigures:
    """A council's statistical neighbours in one year.

    `values` are those neighbours that had a number, in order of closeness; `of` is how many
    neighbours there are. `median` and `mean` are of `values` and None when there are none.
    """

    version: str
    values: tuple[tuple[str, float], ...]
    of: int
    median: float | None
    mean: float | None

    @property
    def used(self) -> int:
        """How many neighbours the median and mean are of."""
        return len(self.values)


@dataclass(frozen=True)
class Rank:
    """A council's place among itself and those neighbours that had a number.

    Place 1 is the best, or the highest where neither direction is better. Equal values share
    the better place, and `tied` says how many others have it too.
    """

    place: int
    of: int
    tied: int
    better: Better


@dataclass(frozen=True)
class Travel:
    """Which way a figure has moved between two years: "rising", "falling" or "level"."""

    word: str
    from_year: int
    to_year: int
    from_value: float
    to_value: float


@dataclass(frozen=True)
class Comparison:
    """One council's figure for one year beside everyone else's for the same year.

    A figure is None when no row is published; a withheld one is there with its status.
    `sub_region` is Inner or Outer London.
    """

    indicator: Indicator
    breakdown: str
    breakdown_value: str
    year: int
    council: str
    better: Better
    figure: Published | None
    england: Published | None
    region: Published | None
    sub_region: Published | None
    neighbours: NeighbourFigures
    rank: Rank | None
    travel: Travel | None


@dataclass(frozen=True)
class Counterpart:
    """The published figure that answers to a measure of ours.

    `measure_breakdown` is empty for the measure's whole. Several `breakdown_values` are added up.
    `comparable` is False when the definitions differ enough to need saying, and `differs` says
    how; it may also carry a caution where they are the same.
    """

    measure: str
    measure_breakdown: str
    measure_breakdown_value: str
    indicator: str
    breakdown: str
    breakdown_values: tuple[str, ...]
    comparable: bool
    differs: str


@dataclass(frozen=True)
class Caution:
    """Something a reader of a series must know.

    `break_year` is the first year of a new definition, or None. `la_numbers` is empty when it
    is true of every council.
    """

    break_year: int | None
    la_numbers: frozenset[str]
    text: str
