"""From returns to a finished forecast: the report in three formats and every number behind it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from hearth.costs import cost_by_year, read_beds, read_prices
from hearth.documents import write_every, write_printed
from hearth.documents.board_report.evidence import Subject
from hearth.documents.forecast_report.evidence import Evidence, Known, Priced
from hearth.documents.forecast_report.money import groups_told
from hearth.documents.forecast_report.public import made_public
from hearth.documents.forecast_report.reading import read_known
from hearth.documents.forecast_report.report import forecast_report
from hearth.documents.forecast_report.tables import bed_rows, cost_rows, scenario_rows
from hearth.documents.renderers.files import save
from hearth.forecast.backtest import Backtest, Point, Score, backtest
from hearth.forecast.estimate import Estimate, estimate
from hearth.forecast.results import COLUMNS, results_of
from hearth.forecast.scenario import (
    Beds,
    Outcome,
    Scenario,
    ScenarioFile,
    read_scenarios,
    side_by_side,
)
from hearth.measures.cohort.nts_headroom import RESIDENTS_PER_CHILD
from hearth.progress import Progress, silent
from hearth.sources.tables import RowFault

__all__ = [
    "Asked",
    "Pack",
    "evidence_from",
    "write_evidence",
    "write_forecast",
    "write_rows",
    "write_trial",
]

TABLES = (
    "forecast.csv", "backtest.csv", "backtest-points.csv", "cost.csv", "scenarios.csv", "beds.csv",
)  # fmt: skip
NOTHING_ELSE = ScenarioFile(Scenario("As things are"), ())


@dataclass(frozen=True)
class Asked:
    """What is asked of a forecast: how far, in how many futures, from which start of chance, and
    the files of scenarios, prices and beds, if any. Without `tried` it is not tried on the past;
    for the `public` small numbers are withheld."""

    months: int = 36
    futures: int = 1_000
    seed: int = 1
    scenarios: Path | None = None
    prices: Path | None = None
    beds: Path | None = None
    tried: bool = True
    public: bool = False


@dataclass(frozen=True)
class Pack:
    """What was written, and what it says."""

    files: tuple[Path, ...]
    evidence: Evidence


def write_forecast(
    returns: Sequence[Path],
    subject: Subject,
    out: Path,
    asked: Asked,
    *,
    as_at: date | None = None,
    progress: Progress = silent,
) -> Pack:
    """Read the returns, forecast, and write the pack into `out`.

    Raises UnreadableError when nothing could be read, and UsageError when the returns do not reach
    the day asked about or tell of nobody in care on it.
    """
    known = read_known(returns, subject, as_at, progress)
    evidence = evidence_from(known, subject, asked, progress)
    if asked.public:
        evidence = made_public(evidence)
    return Pack(tuple(write_evidence(evidence, out, progress)), evidence)


def write_evidence(evidence: Evidence, out: Path, progress: Progress = silent) -> list[Path]:
    """The whole pack of what is known: the report and its tables. What an earlier pack left in the
    folder that this one has not, goes."""
    out.mkdir(parents=True, exist_ok=True)
    files = [*write_report(evidence, out, progress), *write_tables(evidence, out)]
    for name in TABLES:
        if out / name not in files:
            (out / name).unlink(missing_ok=True)
    return files


def evidence_from(
    known: Known, subject: Subject, asked: Asked, progress: Progress = silent
) -> Evidence:
    """Everything the report may draw on."""
    progress("Estimating how often children come, leave and move")
    estimated = estimate(known.past, asked.seed)
    progress(f"Simulating {asked.futures:,} futures of {asked.months} months")
    file = (
        read_scenarios(asked.scenarios, known.as_at, subject.council) if asked.scenarios else None
    )
    beds, bed_faults = beds_from(asked.beds, file)
    outcomes = run(estimated, file or NOTHING_ELSE, asked)
    base = outcomes[0]
    trial = None
    if asked.tried:
        progress("Trying the forecast on the council's own past")
        trial = backtest(known.past, seed=asked.seed)
    people = subject.council.residents(known.as_at)
    threshold = None if people is None else people // RESIDENTS_PER_CHILD
    return Evidence(
        subject=subject,
        known=known,
        results=results_of(estimated, base.futures, threshold),
        seed=asked.seed,
        trial=trial,
        priced=priced_from(asked.prices, base),
        file=file,
        outcomes=outcomes if file or beds else (),
        beds=beds,
        bed_faults=bed_faults,
    )


def run(estimated: Estimate, file: ScenarioFile, asked: Asked) -> tuple[Outcome, ...]:
    """The futures as things go on, with what happens anyway, and those of each scenario."""
    return side_by_side(estimated, file, asked.months, asked.futures, seed=asked.seed)


def beds_from(
    path: Path | None, file: ScenarioFile | None
) -> tuple[Sequence[Beds], Sequence[RowFault]]:
    """The beds of a file of beds; without one, those of the file of scenarios."""
    if path is not None:
        return read_beds(path)
    return (file.beds if file else ()), ()


def priced_from(path: Path | None, base: Outcome) -> Priced | None:
    """What the futures cost at the prices of a file."""
    if path is None:
        return None
    prices = read_prices(path)
    return Priced(cost_by_year(base.futures, prices, base.scenario.rises), prices)


def write_report(evidence: Evidence, out: Path, progress: Progress) -> list[Path]:
    """The three formats, and the figures they print."""
    report = forecast_report(evidence)
    return [*write_every(report, out, "forecast", progress), write_printed(report, out)]


def write_tables(evidence: Evidence, out: Path) -> list[Path]:
    """Every number as CSV: the forecast, its trial on the past, and what it costs."""
    files = [write_rows(evidence.results.rows(), COLUMNS, out / "forecast.csv")]
    if evidence.trial:
        files += write_trial(evidence.trial, out)
    if evidence.priced:
        rows = list(cost_rows(evidence.priced, groups_told(evidence, evidence.priced)))
        files.append(write_rows(rows, list(rows[0]) if rows else ["year"], out / "cost.csv"))
    if evidence.file and evidence.outcomes:
        rows = list(scenario_rows(evidence))
        files.append(write_rows(rows, list(rows[0]), out / "scenarios.csv"))
    if evidence.beds:
        rows = list(bed_rows(evidence))
        files.append(write_rows(rows, list(rows[0]) if rows else ["group"], out / "beds.csv"))
    return files


def write_trial(trial: Backtest, out: Path) -> list[Path]:
    """backtest.csv, a row a horizon and group; backtest-points.csv, a row a forecast made."""
    scores = [{**vars(score), "group": score.group or "all"} for score in trial.scores]
    points = [{**vars(point), "group": point.group or "all"} for point in trial.points]
    return [
        write_rows(scores, list(Score.__dataclass_fields__), out / "backtest.csv"),
        write_rows(points, list(Point.__dataclass_fields__), out / "backtest-points.csv"),
    ]


def write_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], path: Path) -> Path:
    """Rows as a CSV file."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: plain(row[name]) for name in columns} for row in rows)
    save(text.getvalue().encode(), path)
    return path


def plain(value: Any) -> Any:
    """A number as people write it: no more than three decimals."""
    return round(value, 3) if isinstance(value, float) else value
