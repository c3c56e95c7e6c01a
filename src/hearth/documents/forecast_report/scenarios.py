"""Scenarios side by side with what happens if nothing is done differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.costs import Prices, Saving, beds_needed, cost_by_year, saving
from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.words import between, numeric, pounds, short_day, year_names
from hearth.documents.model import Block, Heading, Listing, Note, Paragraph, Table
from hearth.documents.words import number
from hearth.forecast.groups import GONE, GROUPS
from hearth.forecast.ranges import EDGES
from hearth.forecast.scenario import Outcome, Scenario, in_words
from hearth.forecast.simulate import Futures

__all__ = ["beds_table", "blocks"]

Array = NDArray[Any]
RANGE = EDGES[::2]  # the 80% range and its middle


def blocks(evidence: Evidence) -> Iterator[Block]:
    """The section; nothing unless a file of scenarios was given."""
    file, outcomes = evidence.file, evidence.outcomes
    if file is None:
        return
    yield Heading("Scenarios side by side", new_page=True)
    yield from (Note(str(fault)) for fault in file.faults)
    if not outcomes:
        return
    yield Paragraph(
        "Each scenario is lived through in the same futures: as many families come, and rates drift"
        " alike. So the difference between two is surer than either."
    )
    for outcome, own in zip(outcomes, (file.base, *file.scenarios), strict=True):
        yield from what_it_is(outcome, own)
    yield children_table(evidence)
    if len(outcomes) > 1:
        yield difference_table(evidence)
        yield from together_table(evidence)
    if evidence.beds:
        yield beds_table(evidence, evidence.outcomes)
    if evidence.priced and evidence.priced.prices.prices:
        yield from money(outcomes, evidence.priced.prices)
    else:
        yield Paragraph("Without prices nothing can be said of what they cost or save.")


def what_it_is(outcome: Outcome, own: Scenario) -> Iterator[Block]:
    """What is done differently beside what happens anyway, and what of it could not be done."""
    said = [in_words(each) for each in (*own.asks, *own.rises, *own.outlays)]
    yield Heading(own.name, level=3)
    if said:
        yield Listing([f"{words[:1].upper()}{words[1:]}." for words in said])
    else:
        yield Paragraph("Things go on as they have.")
    yield from (Note(words) for words in outcome.unmet)


def children(futures: Futures) -> Array:
    """All children by month and future, today first."""
    return np.asarray(futures.there[:, :, :GONE].sum(axis=(2, 3, 4, 5)))


def children_table(evidence: Evidence) -> Table:
    """Children in care under each scenario."""
    rows = [
        [each.scenario.name, *(spread_cell(children(each.futures)[m]) for m in evidence.marks)]
        for each in evidence.outcomes
    ]
    columns = ["Scenario", *days(evidence)]
    notes = ["In brackets the 80% range."]
    return Table("Children in care, by scenario", columns, rows, numeric(columns), notes)


def days(evidence: Evidence) -> list[str]:
    """The days tables show."""
    return [short_day(evidence.results.ahead[mark - 1]) for mark in evidence.marks]


def spread_cell(values: Array) -> str:
    """The middle and the 80% range over futures."""
    low, middle, high = np.quantile(values, RANGE, method="inverted_cdf").tolist()
    return number(middle) if low == high else f"{number(middle)} ({between(low, high)})"


def difference_table(evidence: Evidence) -> Table:
    """Fewer or more children in each kind of home at the end, future by future."""
    base = by_group(evidence.outcomes[0].futures)
    rest = evidence.outcomes[1:]
    gaps = [by_group(each.futures) - base for each in rest]
    rows = [
        [group.label, *(spread_cell(gap[:, at]) for gap in gaps)]
        for at, group in enumerate(GROUPS)
        if at in evidence.told and any(gap[:, at].any() for gap in gaps)
    ]
    columns = ["Kind of home", *names([each.scenario for each in rest])]
    end = short_day(evidence.results.ahead[-1])
    caption = f"More (or, below zero, fewer) children than if nothing is done, {end}"
    return Table(caption, columns, rows, numeric(columns), ["In brackets the 80% range."])


def together_table(evidence: Evidence) -> Iterator[Table]:
    """Groups of brothers and sisters who come together, where a scenario changes them."""
    found = [together(each.futures) for each in evidence.outcomes]
    if all(np.array_equal(each, found[0]) for each in found):
        return
    rows = [
        [each.scenario.name, *(spread_cell(year) for year in years)]
        for each, years in zip(evidence.outcomes, found, strict=True)
    ]
    ends = evidence.results.ahead[11::12]
    columns = ["Scenario", *(f"Twelve months to {short_day(end)}" for end in ends)]
    caption = "Groups of brothers and sisters who come together, by scenario"
    notes = ["In brackets the 80% range. Fewer or more children come family by family."]
    yield Table(caption, columns, rows, numeric(columns), notes)


def together(futures: Futures) -> Array:
    """Groups of two or more who come together, by whole year ahead and future."""
    years, count = len(futures.families) // 12, futures.families.shape[1]
    groups = futures.families[: 12 * years, :, 1:].sum(axis=2)
    return np.asarray(groups.reshape(years, 12, count).sum(axis=1))


def by_group(futures: Futures) -> Array:
    """Children by future and group at the end."""
    return np.asarray(futures.there[-1, :, :GONE].sum(axis=(2, 3, 4)))


def names(scenarios: Sequence[Scenario]) -> list[str]:
    """Names as headings, none twice."""
    seen: dict[str, int] = {}
    found = []
    for each in scenarios:
        seen[each.name] = seen.get(each.name, 0) + 1
        found.append(each.name if seen[each.name] == 1 else f"{each.name} ({seen[each.name]})")
    return found


def beds_table(evidence: Evidence, outcomes: Sequence[Outcome]) -> Table:
    """Beds short or spare at the end, so as to be enough in 5, 8 and 9 futures of 10."""
    rows = []
    beds = [each for each in evidence.beds if each.group in evidence.told]
    for outcome in outcomes:
        for each in beds_needed(outcome.futures, beds, outcome.scenario.asks):
            spare = [short_or_spare(float(value)) for value in each.spare[:, -1]]
            there = number(float(each.beds[-1]))
            rows.append([outcome.scenario.name, GROUPS[each.group].label, there, *spare])
    columns = ["Scenario", "Kind of home", "Beds", "5 futures of 10", "8 of 10", "9 of 10"]
    if len(outcomes) == 1:  # nothing to tell apart
        columns, rows = columns[1:], [row[1:] for row in rows]
    end = short_day(evidence.results.ahead[-1])
    notes = ["What is left over if there are to be beds enough in so many futures."]
    numbers = frozenset(range(len(columns) - 4, len(columns)))
    return Table(f"Beds short or spare, {end}", columns, rows, numbers, notes)


def short_or_spare(value: float) -> str:
    """Beds left over in words."""
    if round(value) == 0:
        return "just enough"
    return f"{number(abs(value))} {'spare' if value > 0 else 'short'}"


def money(outcomes: Sequence[Outcome], prices: Prices) -> Iterator[Block]:
    """Cost by year, and what each scenario saves."""
    yield cost_table(outcomes, prices)
    base = outcomes[0]
    rows = []
    for each in outcomes[1:]:
        found = saving(
            base.futures, each.futures, prices, each.scenario,
            base.scenario.rises, base.scenario.outlays,
        )  # fmt: skip
        rows.append([each.scenario.name, *saved(found)])
    if rows:
        columns = ["Scenario", "Set-up and running", "Saving net of it", "Paid back", "Chance"]
        end = short_day(base.futures.days[-1])
        notes = [
            "In thousands of pounds; in brackets the 80% range; below zero it costs more. Chance:"
            " the share of futures in which all that was laid out is saved by then."
        ]
        yield Table(f"Saving by {end}", columns, rows, numeric(columns), notes)


def saved(found: Saving) -> list[str]:
    """One saving as cells."""
    low, middle, high = found.range()[:, -1].tolist()
    paid = short_day(found.payback) if found.payback else "not by then"
    return [
        number(found.outlay.sum() / 1_000),
        f"{number(middle / 1_000)} ({number(low / 1_000)} to {number(high / 1_000)})",
        paid if found.outlay.any() else "nothing laid out",
        f"{round(100 * found.chance)}%",
    ]


def cost_table(outcomes: Sequence[Outcome], prices: Prices) -> Table:
    """The whole cost of homes by year under each scenario."""
    costs = [cost_by_year(each.futures, prices, each.scenario.rises) for each in outcomes]
    rows = [
        [each.scenario.name, *(pounds(cost.total_range()[:, y]) for y in range(len(cost.years)))]
        for each, cost in zip(outcomes, costs, strict=True)
    ]
    columns = ["Scenario", *year_names(costs[0])]
    notes = ["In thousands of pounds; in brackets the 80% range. Outlays of a scenario are not in."]
    return Table("Cost of homes by financial year", columns, rows, numeric(columns), notes)
