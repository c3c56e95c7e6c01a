"""What homes cost: prices by group and date, cost by year with its range, savings, beds.

`read_prices(path)` reads a dated list of weekly prices or a list of placements with prices;
`cost_by_year(futures, prices, rises)` gives cost by group and financial year in every future;
`saving(base, futures, prices, scenario)` what a scenario saves beside the base, net of what it
takes, and when that is paid back; `read_beds(path)` and `beds_needed(futures, beds, asks)` beds
short or spare. Nothing is priced that has no price; the share of care that has none is kept.
"""

from hearth.costs.beds import BedsNeeded, beds_needed, read_beds
from hearth.costs.cost import Costs, cost_by_year
from hearth.costs.model import Price, Prices
from hearth.costs.reading import read_prices
from hearth.costs.saving import Saving, saving

__all__ = [
    "BedsNeeded",
    "Costs",
    "Price",
    "Prices",
    "Saving",
    "beds_needed",
    "cost_by_year",
    "read_beds",
    "read_prices",
    "saving",
]
