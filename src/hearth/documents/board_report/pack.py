"""From returns to a finished pack: the report in three formats and the figures behind it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import CollectionYear, add_months, month_ends
from hearth.documents import write_every, write_printed
from hearth.documents.board_report.evidence import Evidence, Subject
from hearth.documents.board_report.homes import council_of_homes, homes_on
from hearth.documents.board_report.report import board_report
from hearth.errors import UsageError
from hearth.measures import Figures, Window, compute
from hearth.measures.disclosure import protect
from hearth.progress import Progress, silent
from hearth.records import TABLES, Record
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import Postcodes, directory
from hearth.sources import Problem, Reading, read_returns

__all__ = [
    "Pack",
    "evidence_from",
    "months_before",
    "write_measures",
    "write_pack",
    "write_report",
    "year_to",
    "year_windows",
]

READ_REPORT_COLUMNS = ("table", "row", "column", "problem")


@dataclass(frozen=True)
class Pack:
    """What was written, and what was found on the way."""

    files: tuple[Path, ...]
    evidence: Evidence
    as_at: date


def write_pack(
    returns: Sequence[Path],
    subject: Subject,
    out: Path,
    *,
    as_at: date | None = None,
    public: bool = False,
    aspirations: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Pack:
    """Read the returns, work everything out and write the pack into `out`.

    `as_at` is the last 31 March of the returns when None. A public pack has its small numbers
    withheld before anything is drawn, and no list of reading problems, which names children.
    Raises UnreadableError when nothing could be read and UsageError when the returns do not reach
    the day asked about.
    """
    reading = read_returns(returns, progress)
    on = as_at or CollectionYear(reading.record.years[-1]).end
    check_reach(reading, on)
    evidence = gather(reading, subject, on, public, aspirations or {}, progress)
    out.mkdir(parents=True, exist_ok=True)
    files = [*write_report(evidence, out, progress), write_measures(evidence.figures, out)]
    if not public:
        files.append(write_read_report((*evidence.problems, *evidence.changes), out))
    return Pack(tuple(files), evidence, on)


def check_reach(reading: Reading, on: date) -> None:
    """Refuse a day outside the years given, before any work is done."""
    first, last = CollectionYear(reading.record.years[0]), CollectionYear(reading.record.years[-1])
    if not first.start <= on <= last.end:
        raise UsageError(
            f"The returns given reach from {first.start} to {last.end}, so nothing can be said"
            f" at {on}. Give the return of {CollectionYear.of(on).label} or another date."
        )


def year_to(on: date) -> Window:
    """The twelve months to `on`, that day included."""
    return Window(add_months(on, -12) + timedelta(days=1), on)


def year_windows(years: Sequence[int], on: date) -> list[Window]:
    """The twelve months to `on`, and the same for each year before that the returns reach."""
    earliest = CollectionYear(years[0]).start
    ends = [add_months(on, -12 * back) for back in range(years[-1] - years[0] + 1)]
    return [year_to(end) for end in ends if end >= earliest]


def months_before(on: date, months: int) -> list[Window]:
    """The twelve months to each of the month ends before `on`, oldest first."""
    if months == 0:
        return []
    ends = month_ends(add_months(on, -months), on)
    return [year_to(end) for end in ends if end < on][-months:]


def gather(
    reading: Reading,
    subject: Subject,
    on: date,
    public: bool,
    aspirations: Mapping[str, str],
    progress: Progress,
) -> Evidence:
    """Work out everything the report may draw on."""
    postcodes = directory(progress)
    problems = (*elsewhere(reading.record, subject, postcodes), *reading.problems)
    progress("Deriving each child's history")
    histories = derive(reading.record, subject.council, postcodes, progress)
    evidence = evidence_from(
        histories, subject, on, public=public, aspirations=aspirations, progress=progress
    )
    return replace(evidence, problems=problems, changes=reading.changes)


def evidence_from(
    histories: Histories,
    subject: Subject,
    on: date,
    *,
    public: bool = False,
    aspirations: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Evidence:
    """Everything the report may draw on, from histories wherever they come from.

    For the `public` small numbers are withheld before anything is drawn.
    """
    record = histories.record
    windows = year_windows(record.years, on)
    figures = compute(histories, subject.council, windows, progress=progress)
    if public:
        progress("Withholding small numbers")
        figures = protect(figures, histories)
    return Evidence(
        subject=subject,
        as_at=on,
        figures=figures,
        years=tuple(sorted(window.end for window in windows)),
        returns=record.years,
        homes=homes_on(histories, subject.council, directory(progress), on),
        aspirations=aspirations or {},
        public=public,
    )


def elsewhere(record: Record, subject: Subject, postcodes: Postcodes) -> list[Problem]:
    """A warning when most homes are in another council's area: perhaps the wrong return."""
    found = council_of_homes(record, postcodes)
    if found is None or found.ons_code == subject.council.ons_code:
        return []
    words = (
        f"Most children's home postcodes are in {found.name}, not {subject.council.name}. If these"
        " are another council's returns, give --council its name. Nothing is left out."
    )
    return [Problem("episodes", None, "home_post", words)]


def write_report(evidence: Evidence, out: Path, progress: Progress) -> list[Path]:
    """The three formats, and every figure they print as it may be held against other documents."""
    report = board_report(evidence)
    return [*write_every(report, out, "report", progress), write_printed(report, out)]


MAYBE_EMPTY = ("breakdown", "breakdown_value")  # null, so that no quotation marks are written


def write_measures(figures: Figures, out: Path) -> Path:
    """measures.csv: every figure, as officers or the public may see it."""
    path = out / "measures.csv"
    plain = [nw.when(nw.col(name) != "").then(nw.col(name)).alias(name) for name in MAYBE_EMPTY]
    frames.write_csv(figures.frame.with_columns(*plain), path)
    return path


def write_read_report(problems: Sequence[Problem], out: Path) -> Path:
    """read-report.csv: everything that could not be read as given, and what years disagree on."""
    path = out / "read-report.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(READ_REPORT_COLUMNS)
        writer.writerows(map(_as_row, problems))
    return path


def _as_row(problem: Problem) -> tuple[str, int | str, str, str]:
    """A problem under the names the return uses, as the person mending it will search for them."""
    table = TABLES[problem.table].return_name if problem.table else ""
    row = "" if problem.row is None else problem.row
    return table, row, problem.column.upper(), problem.problem
