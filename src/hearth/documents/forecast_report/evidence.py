"""Everything the forecast report may draw on. Sections see this and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.costs import Costs, Prices
from hearth.documents.board_report.evidence import Subject
from hearth.forecast.backtest import Backtest
from hearth.forecast.past import Past
from hearth.forecast.results import Results
from hearth.forecast.scenario import Outcome, ScenarioFile

__all__ = ["Evidence", "Known", "Priced"]


@dataclass(frozen=True)
class Known:
    """What the returns tell: the past as known on the day, the collection years read, how many
    months of past there are, and sentences on what is lacking in them."""

    past: Past
    as_at: date
    years: tuple[int, ...]
    months: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Priced:
    """What the forecast costs, and the prices it is reckoned with."""

    costs: Costs
    prices: Prices


@dataclass(frozen=True)
class Evidence:
    """One council's forecast, how it was made and how far it can be trusted.

    `seed` gives the same result again. `trial` is the same forecast tried on earlier days of the
    council's past, None when it was not. `outcomes` begin with the forecast as it is, then each
    scenario of the `file` in the file's order.
    """

    subject: Subject
    known: Known
    results: Results
    seed: int
    trial: Backtest | None = None
    priced: Priced | None = None
    file: ScenarioFile | None = None
    outcomes: Sequence[Outcome] = ()

    @property
    def faults(self) -> list[str]:
        """What is wrong with the files of scenarios and prices, and so left out."""
        scenarios = self.file.faults if self.file else ()
        prices = self.priced.prices.faults if self.priced else ()
        return [str(fault) for fault in (*scenarios, *prices)]

    @property
    def marks(self) -> list[int]:
        """The months ahead that tables show: each year, and the end."""
        months = len(self.results.ahead)
        years = list(range(12, months + 1, 12))
        return years if months % 12 == 0 else [*years, months]

    @property
    def years(self) -> list[int]:
        """The whole years ahead: 1, 2, 3."""
        return list(range(1, len(self.results.ahead) // 12 + 1))
