"""A list of prices from a CSV file: dated weekly prices, or placements with what each costs.

A dated list has the columns group, from, to, weekly, and where it is known spread; several rows of
one group and the same dates may each be a `share` of it. A file with a column placement (or child)
is a list of placements that run now: mean, spread and the most common price of each group are
worked out, and hold on every day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np

from hearth.costs.model import Price, Prices
from hearth.dates.words import day as day_in_words
from hearth.errors import FaultError
from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario.values import day, group, last_day, money, percent
from hearth.sources.tables import Row, RowFault, Table, each, read_table
from hearth.sources.words import in_words

__all__ = ["cell", "read_prices"]

Value = TypeVar("Value")
Key = tuple[int, date | None, date | None]
ROUNDING = 0.006  # three shares of 33% and one of 1% more or less are meant to be a whole


def read_prices(path: Path) -> Prices:
    """Read a list of prices. What is wrong with a row leaves the row out and is said in `faults`.

    NotFoundError for a file that is not there, UnreadableError for one without the columns group
    and weekly. A list of which nothing can be used gives no prices and says so.
    """
    table = read_table(Path(path), ("group", "weekly"))
    listed = {"placement", "child"} & set(table.headings)
    prices, faults = placements(table) if listed else dated(table)
    if not prices:
        faults = [*faults, table.fault(None, NOTHING)]
    return Prices(tuple(prices), tuple(faults))


NOTHING = (
    "no row holds a price that can be used, so nothing is priced. "
    "Write one row a group, such as: foster-own,2025-04-01,,620."
)


def dated(table: Table) -> tuple[list[Price], list[RowFault]]:
    """The prices of a dated list; those that overlap are all left out."""
    good, faults = each(table, price_of)
    shared = [(row, price) for row, price in good if row.text("share")]
    alone = [(row, price) for row, price in good if not row.text("share")]
    mixed, wrong = mixtures(table, shared)
    faults += wrong
    alone += mixed
    meeting = overlapping(alone)
    for row, price in alone:
        if row.line in meeting:
            faults.append(table.fault(row.line, overlap(price, meeting[row.line])))
    prices = [price for row, price in alone if row.line not in meeting]
    return prices, sorted(faults, key=lambda fault: fault.row or 0)


def overlapping(rows: list[tuple[Row, Price]]) -> dict[int, int]:
    """The lines of prices that hold on a day of another of their group, each with such a line."""
    found: dict[int, int] = {}
    for of_group in by_group(rows):
        ordered = sorted(of_group, key=lambda pair: pair[1].begins or date.min)
        longest = ordered[0]
        for row, price in ordered[1:]:
            if price.meets(longest[1]):
                found[row.line] = longest[0].line
                found.setdefault(longest[0].line, row.line)
            if (price.until or date.max) > (longest[1].until or date.max):
                longest = (row, price)
    return found


def overlap(price: Price, other: int) -> str:
    """What to say of a price that holds on the same days as that of another row."""
    return (
        f"{GROUPS[price.group].id} has another price on some of the same days (row {other}). End "
        "the earlier price on the eve of the later, in the column to. None of them is used."
    )


def price_of(row: Row) -> Price:
    """The price in a row."""
    weekly = cell(row, "weekly", money)
    if weekly is None:
        raise FaultError("is empty. Write the price of a week in pounds.", "weekly")
    begins, until = dates_of(row)
    return Price(group_of(row), weekly, begins, until, cell(row, "spread", money) or 0.0)


def group_of(row: Row) -> int:
    """The group a row is of."""
    found = cell(row, "group", group)
    if found is None:
        raise FaultError("is empty. Write the group of homes, such as foster-own.", "group")
    if len(found) > 1:
        names = in_words(GROUPS[at].id for at in found)
        raise FaultError(f"{row.text('group')!r} is several: {names}. Write one a row.", "group")
    return found[0]


def dates_of(row: Row) -> tuple[date | None, date | None]:
    """The first and the last day of a row."""
    begins, until = cell(row, "from", day), cell(row, "to", last_day)
    if begins and until and until < begins:
        raise FaultError(
            f"{day_in_words(until)} is before {day_in_words(begins)}, on which it begins. "
            "Put the two the right way round.",
            "to",
        )
    return begins, until


def cell(row: Row, heading: str, read: Callable[[str], Value]) -> Value | None:
    """The value of a cell; None when it is empty."""
    text = row.text(heading)
    if not text:
        return None
    try:
        return read(text)
    except FaultError as error:
        raise FaultError(str(error), heading) from None


def mixtures(
    table: Table, rows: list[tuple[Row, Price]]
) -> tuple[list[tuple[Row, Price]], list[RowFault]]:
    """One price of those rows that are each a share of a group on the same dates."""
    shares, faults = each(table, lambda row: cell(row, "share", percent), [row for row, _ in rows])
    weight = {row.line: share or 0.0 for row, share in shares}
    mixed = []
    for together in grouped(rows):
        known = [weight.get(row.line, 0.0) for row, _ in together]
        if abs(sum(known) - 1) > ROUNDING:
            faults += [table.fault(row.line, uneven(together, sum(known))) for row, _ in together]
            continue
        mixed.append((together[0][0], mixture([price for _, price in together], known)))
    return mixed, faults


def uneven(together: list[tuple[Row, Price]], total: float) -> str:
    """What to say of shares that are not a whole."""
    lines = in_words(str(row.line) for row, _ in together)
    return (
        f"the shares of {GROUPS[together[0][1].group].id} (row {lines}) add up to {total:.1%}, not"
        " to 100%. Write shares that do. None of these rows is used."
    )


def mixture(prices: list[Price], shares: list[float]) -> Price:
    """The mean and the spread of prices by share."""
    weight = np.array(shares) / sum(shares)
    weekly = np.array([price.weekly for price in prices])
    mean = float(weight @ weekly)
    within = np.array([price.spread for price in prices]) ** 2
    spread = float(np.sqrt(weight @ (within + (weekly - mean) ** 2)))
    return replace(prices[0], weekly=mean, spread=spread)


def placements(table: Table) -> tuple[list[Price], list[RowFault]]:
    """The prices of groups from what single placements cost."""
    good, faults = each(table, price_of)
    return [
        from_placements([price for _, price in of_group]) for of_group in by_group(good)
    ], faults


def from_placements(prices: list[Price]) -> Price:
    """Mean, spread and the most common of the prices of a group's placements."""
    weekly = np.array([price.weekly for price in prices])
    often = Counter(weekly.tolist()).most_common()
    most = max(count for _, count in often)
    common = min(value for value, count in often if count == most) if most > 1 else None
    spread = float(weekly.std(ddof=1)) if len(weekly) > 1 else 0.0
    return Price(
        prices[0].group,
        float(weekly.mean()),
        spread=spread,
        mode=common,
        placements=len(prices),
    )


def grouped(rows: list[tuple[Row, Price]]) -> Iterable[list[tuple[Row, Price]]]:
    """The rows of one group and the same dates together."""
    found: dict[Key, list[tuple[Row, Price]]] = {}
    for row, price in rows:
        found.setdefault((price.group, price.begins, price.until), []).append((row, price))
    return found.values()


def by_group(rows: list[tuple[Row, Price]]) -> Iterable[list[tuple[Row, Price]]]:
    """The rows of one group together."""
    found: dict[int, list[tuple[Row, Price]]] = {}
    for row, price in rows:
        found.setdefault(price.group, []).append((row, price))
    return found.values()
