"""What it costs, by group of homes and financial year; and the scenarios side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hearth.documents.forecast_report.evidence import Evidence, Priced
from hearth.documents.forecast_report.words import numeric, pounds, year_names
from hearth.documents.model import Block, Heading, Note, Paragraph, Table
from hearth.documents.sentences import short_day
from hearth.documents.words import number
from hearth.forecast.groups import GROUPS

if TYPE_CHECKING:
    from hearth.costs import Price

__all__ = ["blocks", "cost_sentence", "groups_told"]


def cost_sentence(evidence: Evidence) -> str:
    """The cost of the first whole year, in a sentence; empty without prices."""
    if evidence.priced is None or not evidence.priced.prices.prices:
        return ""
    costs = evidence.priced.costs
    whole = [at for at, is_whole in enumerate(costs.whole) if is_whole]
    if not whole:
        return ""
    at = whole[0]
    low, _, middle, _, high = costs.total_range()[:, at].tolist()
    return (
        f"Homes in {costs.years[at].label} cost about £{millions(middle)} million (between"
        f" £{millions(low)} million and £{millions(high)} million in 8 futures of 10)."
        f"{unpriced_words(evidence.priced)}"
    )


def millions(pounds: float) -> str:
    """Pounds in millions."""
    return number(pounds / 1e6, 1)


def unpriced_words(priced: Priced) -> str:
    """What share of care has no price, said wherever a cost is."""
    share = float(max(priced.costs.share_unpriced, default=0.0))
    if share <= 0:
        return ""
    shown = number(100 * share, 0 if share >= 0.01 else 1)
    return f" {shown}% of the weeks of care have no price and are not in it."


def blocks(evidence: Evidence) -> Iterator[Block]:
    """The section on cost."""
    yield Heading("Cost by year", new_page=True)
    priced = evidence.priced
    if priced is None:
        yield Paragraph(
            "No list of prices was given, so nothing here has a price. It needs the weekly price by"
            " kind of home, with the day from which it holds."
        )
        return
    if not evidence.public:
        yield from (Note(str(fault)) for fault in priced.prices.faults)
    if not priced.prices.prices:
        yield Paragraph("No price in the list can be used, so nothing here has a cost.")
        return
    yield Paragraph(
        "The number of children in each kind of home, in each future, times the price of a week on"
        f" each day. Nothing is priced that has no price.{unpriced_words(priced)} Prices stay as"
        " the list says; rises that happen anyway are those of the scenario file."
    )
    yield cost_table(evidence, priced)
    if not evidence.public:
        yield price_table(priced.prices.prices)


def cost_table(evidence: Evidence, priced: Priced) -> Table:
    """Cost of each group and year with its 80% range, and how much has no price."""
    costs = priced.costs
    ranges, totals = costs.range(), costs.total_range()
    priced_groups = groups_told(evidence, priced)
    rows = [[GROUPS[at].label, *(pounds(ranges[:, y, at]) for y in range(len(costs.years)))]
            for at in priced_groups]  # fmt: skip
    rows.append(["All that has a price", *(pounds(totals[:, y]) for y in range(len(costs.years)))])
    rows.append(
        [
            "Weeks of care without a price",
            *(f"{100 * share:.0f}%" for share in costs.share_unpriced),
        ]
    )
    columns = ["Kind of home", *year_names(costs)]
    notes = [
        "In thousands of pounds; in brackets the 80% range. Parts do not add up to the whole's"
        " range: they do not all fall high or low together.",
    ]
    return Table("Cost by kind of home and financial year", columns, rows, numeric(columns), notes)


def groups_told(evidence: Evidence, priced: Priced) -> list[int]:
    """The groups with a price whose cost is told: of a public report never all but one, which
    would then follow from the whole."""
    costs = priced.costs
    every = [at for at in range(len(GROUPS)) if costs.has_price[:, at].any()]
    told = [at for at in every if at in evidence.told]
    if len(told) == len(every) - 1:
        told = sorted(told, key=lambda at: -float(costs.cost[:, :, at].sum()))[:-1]
    return sorted(told)


def price_table(prices: Sequence[Price]) -> Table:
    """The prices used."""
    columns = ["Kind of home", "A week: mean", "Most often", "Spread", "Placements", "Holds"]
    rows = [
        [
            GROUPS[price.group].label, f"£{number(price.weekly)}",
            "not given" if price.mode is None else f"£{number(price.mode)}",
            f"£{number(price.spread)}" if price.spread else "not given",
            number(price.placements) if price.placements else "not given", holds(price),
        ]
        for price in prices
    ]  # fmt: skip
    return Table("Prices used", columns, rows, frozenset({1, 2, 3, 4}))


def holds(price: Price) -> str:
    """From when until when a price holds."""
    begins = f"from {short_day(price.begins)}" if price.begins else ""
    until = f"to {short_day(price.until)}" if price.until else ""
    return f"{begins} {until}".strip() or "always"
