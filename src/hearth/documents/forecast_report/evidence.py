"""Everything the forecast report may draw on. Sections see this and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.costs import Costs, Prices
from hearth.documents.board_report.evidence import Subject
from hearth.forecast.backtest import Backtest
from hearth.forecast.groups import GROUPS
from hearth.forecast.past import Past
from hearth.forecast.results import Results
from hearth.forecast.scenario import Beds, Outcome, ScenarioFile
from hearth.sources.tables import RowFault

__all__ = ["Evidence", "Known", "Priced"]


@dataclass(frozen=True)
class Known:
    """What the returns tell: the past as known on the day, the collection years read, how many
    months of past there are, and sentences on what is lacking in them; `of_children` are those
    that count single children."""

    past: Past
    as_at: date
    years: tuple[int, ...]
    months: int
    notes: tuple[str, ...]
    of_children: tuple[str, ...] = ()


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
    scenario of the `file` in the file's order; there are none without a file or beds. A `public`
    report has lost what is small already, so no section can print what it never had.
    """

    subject: Subject
    known: Known
    results: Results
    seed: int
    trial: Backtest | None = None
    priced: Priced | None = None
    file: ScenarioFile | None = None
    outcomes: Sequence[Outcome] = ()
    beds: Sequence[Beds] = ()
    bed_faults: Sequence[RowFault] = ()
    public: bool = False

    @property
    def faults(self) -> list[str]:
        """What is wrong with the files of scenarios, prices and beds, and so left out."""
        scenarios = self.file.faults if self.file else ()
        prices = self.priced.prices.faults if self.priced else ()
        return [str(fault) for fault in (*scenarios, *prices, *self.bed_faults)]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is lacking in the returns; of single children only for the council's own use."""
        return self.known.notes if self.public else (*self.known.notes, *self.known.of_children)

    @property
    def told(self) -> list[int]:
        """The groups of homes, by number, of which this report tells anything."""
        series = [self.results.of("sub-group", group.id) for group in GROUPS]
        return [at for at, each in enumerate(series) if not each.withheld]

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
