"""The profile's own wording of numbers, years and comparisons.

Everything is made from published values. A withheld value is said to be withheld.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hearth.benchmarks import WITHHELD_WORDS, Comparison, Indicator, Published, Rank, Travel
from hearth.documents.council_profile.contents import Item
from hearth.documents.words import number, with_unit
from hearth.measures.model import Better

__all__ = [
    "NOTHING",
    "cell",
    "median_shown",
    "moment",
    "ordinal",
    "place_words",
    "rank_words",
    "shown",
    "the",
    "travel_words",
    "unit_mark",
    "withheld_words",
    "year_heading",
    "year_label",
    "year_words",
]

NOTHING = "–"
SHORT_WITHHELD = {"c": "withheld", "k": "near zero", "x": "not available", "u": "withheld"}
MILLION = 1_000_000
YEAR_HEADINGS = {
    "day": "31 March",
    "year": "Year to 31 March",
    "school": "School year",
    "finance": "Financial year",
    "autumn": "30 September",
    "autumn-year": "Year to 30 September",
}
MOMENTS = {
    "day": "On 31 March {}",
    "year": "In the year to 31 March {}",
    "school": "In the school year {}",
    "finance": "In the financial year {}",
    "autumn": "On 30 September {}",
    "autumn-year": "In the year to 30 September {}",
}


def year_label(item: Item, year: int) -> str:
    """A year as shown: 2025, or 2024/25 for school and financial years."""
    if item.when in ("school", "finance"):
        return f"{year - 1}/{year % 100:02}"
    return str(year)


def year_heading(item: Item) -> str:
    """What the years of an item are, for the top of a column."""
    return YEAR_HEADINGS[item.when]


def year_words(item: Item) -> str:
    """The same inside a sentence: year to 31 March."""
    heading = year_heading(item)
    return heading[0].lower() + heading[1:]


def moment(item: Item, year: int) -> str:
    """The time a value is about, to begin a sentence with: In the year to 31 March 2025."""
    return MOMENTS[item.when].format(year_label(item, year))


def unit_mark(indicator: Indicator) -> str:
    """The unit a chart joins to its numbers, or names on its axis."""
    if indicator.unit == "percent":
        return "%"
    if indicator.unit.startswith("GBP"):
        return "£"
    return "per 10,000" if indicator.unit.startswith("per 10,000") else indicator.unit


def shown(value: float, indicator: Indicator, extra: int = 0) -> str:
    """A value with its unit: 38%, 71, £1,095, £45.2m, 14.3.

    `extra` allows one more decimal where the value, being a median, needs it.
    """
    if indicator.unit == "GBP" and abs(value) >= MILLION:
        return f"£{number(rounded(value / MILLION, 1), 1)}m"
    most = 2 if indicator.unit == "score" or abs(value) < 1 else 1
    places = min(indicator.places, most)
    if extra and places == 0 and value != int(value) and indicator.unit != "GBP per week":
        places = 1
    text = number(rounded(value, places), places)
    mark = unit_mark(indicator)
    return with_unit(text, mark) if mark in "%£" else text


def rounded(value: float, places: int) -> float:
    """Rounded half up as it is written, not as the machine holds it."""
    step = Decimal(1).scaleb(-places)
    return float(Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP))


def cell(published: Published | None, indicator: Indicator) -> str:
    """A published value for a table; a dash when nothing was published."""
    if published is None:
        return NOTHING
    if published.value is None:
        return SHORT_WITHHELD[published.status]
    return shown(published.value, indicator)


def withheld_words(published: Published) -> str:
    """Why a value is not there, to end a sentence with."""
    return WITHHELD_WORDS[published.status]


def median_shown(comparison: Comparison) -> str:
    """The neighbours' median, or a dash when no neighbour has a figure."""
    median = comparison.neighbours.median
    return NOTHING if median is None else shown(median, comparison.indicator, extra=1)


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def place_words(rank: Rank) -> str:
    """A place among neighbours, from whichever end is nearer: 4th best, joint worst, highest."""
    behind = rank.of - rank.place - rank.tied
    nearer_top = rank.place - 1 <= behind
    top, bottom = ("highest", "lowest") if rank.better is Better.NEUTRAL else ("best", "worst")
    place = rank.place if nearer_top else behind + 1
    way = top if nearer_top else bottom
    joint = "joint " if rank.tied else ""
    return f"{joint}{way}" if place == 1 else f"{joint}{ordinal(place)} {way}"


def rank_words(rank: Rank | None) -> str:
    """A place for a table: 4th best of 11, joint 2nd highest of 9."""
    return f"{place_words(rank)} of {rank.of}" if rank else NOTHING


def travel_words(travel: Travel | None, item: Item, indicator: Indicator) -> str:
    """Which way a figure has gone: rising from 6% in 2022."""
    if travel is None:
        return NOTHING
    joined = "with" if travel.word == "level" else "from"
    before = shown(travel.from_value, indicator)
    return f"{travel.word} {joined} {before} in {year_label(item, travel.from_year)}"


def the(region: str) -> str:
    """A region's name as it stands in a sentence: the East Midlands, London."""
    plain = region.endswith("London") or region == "Yorkshire and The Humber"
    return region if plain else f"the {region}"
