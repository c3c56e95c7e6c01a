"""``hearth forecast`` and ``hearth backtest``: from returns to what is to come, and how sure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearth.cli.console import listening, say, say_json, say_rows
from hearth.cli.options import (
    Day,
    as_json,
    council_option,
    format_option,
    out_option,
    quiet,
    returns_argument,
)

if TYPE_CHECKING:
    from hearth.documents.forecast_report import Pack
    from hearth.forecast.backtest import Backtest, Score
    from hearth.forecast.results import Series

__all__ = ["backtest", "forecast"]

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MOST_MONTHS, MOST_FUTURES = 120, 20_000

as_at_option = click.option(
    "--as-at",
    type=Day(),
    metavar="DATE",
    help="The day to forecast from: any day the returns reach. If not given, the last 31 March, or"
    " the end of the month in which the returns end.",
)
seed_option = click.option(
    "--seed",
    default=1,
    show_default=True,
    metavar="N",
    type=click.IntRange(min=0),
    help="Where chance starts: the same seed gives the same result.",
)


@click.command(
    epilog=(
        "Example: hearth forecast returns/* --council Lewisham --as-at 2025-03-31 --months 36"
        " --out forecast"
    )
)
@returns_argument
@council_option
@as_at_option
@click.option(
    "--months",
    default=36,
    show_default=True,
    type=click.IntRange(1, MOST_MONTHS),
    help="How many months ahead.",
)
@click.option(
    "--futures",
    default=1_000,
    show_default=True,
    type=click.IntRange(50, MOST_FUTURES),
    help="How many futures to live through; more make ranges smoother, not narrower.",
)
@seed_option
@click.option(
    "--scenario", metavar="FILE", type=FILE, help="Scenarios in YAML, compared side by side."
)
@click.option(
    "--prices", metavar="FILE", type=FILE, help="A CSV of weekly prices by kind of home and date."
)
@click.option(
    "--beds",
    metavar="FILE",
    type=FILE,
    help="A CSV of the beds the council can count on, by kind of home and date.",
)
@click.option(
    "--public",
    is_flag=True,
    help="For anybody to read: withhold small numbers, and what would give one away.",
)
@out_option
@quiet
@as_json
def forecast(
    returns: list[Path],
    council: str,
    as_at: date | None,
    months: int,
    futures: int,
    seed: int,
    scenario: Path | None,
    prices: Path | None,
    beds: Path | None,
    public: bool,
    out: Path,
    quiet: bool,
    as_json: bool,
) -> None:
    """Forecast children in care and the homes they need, from SSDA903 returns.

    Each RETURN is a folder, a zip or one XML file of one collection year; the last may have been
    cut in the middle of its year. The more years, the better the pace of coming and leaving can be
    told. Writes the report as HTML, Word and PDF, forecast.csv with every number by month, and how
    the same forecast would have done on the council's own past.
    """
    from hearth.cli.subject import subject_called
    from hearth.documents.forecast_report import Asked, write_forecast

    subject = subject_called(council)
    asked = Asked(months, futures, seed, scenario, prices, beds, public=public)
    with listening(quiet=quiet or as_json) as progress:
        pack = write_forecast(returns, subject, out, asked, as_at=as_at, progress=progress)
    if as_json:
        say_json(as_data(pack))
    else:
        say_pack(pack, quiet=quiet)


def as_data(pack: Pack) -> dict[str, object]:
    """The forecast of all children and where everything else is, for another program."""
    evidence = pack.evidence
    total = evidence.results.of("total")
    return {
        "as_at": evidence.results.as_at,
        "months": len(evidence.results.ahead),
        "futures": evidence.results.futures,
        "seed": evidence.seed,
        "children": total.now,
        "forecast": [
            {"months": mark, "day": evidence.results.ahead[mark - 1], **vars(total.at(mark))}
            for mark in evidence.marks
        ],
        "notes": list(evidence.notes),
        "left_out": evidence.faults,
        "trial": list(evidence.trial.notes) if evidence.trial else [],
        "files": [str(path) for path in pack.files],
    }


def say_pack(pack: Pack, *, quiet: bool) -> None:
    """What it says in a few lines, and where it is; what was left out, quiet or not."""
    evidence = pack.evidence
    results, total = evidence.results, evidence.results.of("total")
    say(f"{evidence.subject.name}: {total.now:,} children in care on {results.as_at}.", quiet=quiet)
    for mark in evidence.marks:
        say(f"  {results.ahead[mark - 1]}: {in_words(total, mark)}", quiet=quiet)
    for words in evidence.notes:
        say(words, quiet=quiet)
    for words in evidence.faults:
        click.echo(f"Left out: {words}", err=True)
    for path in pack.files:
        say(f"  {path}", quiet=quiet)
    page = next(path for path in pack.files if path.suffix == ".html").resolve()
    say(f"Open it in a browser: {page.as_uri()}", quiet=quiet)


def in_words(total: Series, mark: int) -> str:
    """One number to come in a line."""
    spread = total.at(mark)
    return f"{spread.median:,} (80% range {spread.low_80:,} to {spread.high_80:,})"


@click.command(
    epilog="Example: hearth backtest returns/* --council Lewisham --as-at 2025-03-31",
)
@returns_argument
@council_option
@as_at_option
@click.option(
    "--futures",
    default=300,
    show_default=True,
    type=click.IntRange(50, MOST_FUTURES),
    help="How many futures each earlier forecast lives through.",
)
@seed_option
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for backtest.csv and every forecast made, backtest-points.csv.",
)
@format_option
@quiet
def backtest(
    returns: list[Path],
    council: str,
    as_at: date | None,
    futures: int,
    seed: int,
    out: Path | None,
    format_: str,
    quiet: bool,
) -> None:
    """Say how good the forecast would have been on the council's own past.

    The forecast is made again from days half a year apart, each time with only what was known
    then, and held against what came; beside it the forecasts that nothing changes, and that the
    straight line goes on.
    """
    from hearth.cli.subject import subject_called
    from hearth.documents.forecast_report import read_known, write_trial
    from hearth.forecast.backtest import backtest as trial_of

    subject = subject_called(council)
    with listening(quiet=quiet) as progress:
        known = read_known(returns, subject, as_at, progress)
        progress("Trying the forecast on the council's own past")
        trial = trial_of(known.past, futures=futures, seed=seed)
    if out:
        out.mkdir(parents=True, exist_ok=True)
        write_trial(trial, out)
    if format_ == "table":
        say_trial(trial, quiet=quiet)
    elif not quiet or not out:
        print_scores(trial, format_)


def say_trial(trial: Backtest, *, quiet: bool) -> None:
    """The scores of all children as a table, and the notes."""
    whole = [score for score in trial.scores if score.group is None]
    if whole:
        say(
            f"{'Months':>6} {'Tried':>6} {'Off by':>8} {'Naive':>8} {'Line':>8} {'Bias':>8}"
            f" {'In 50%':>8} {'In 80%':>8}",
            quiet=quiet,
        )
    for score in whole:
        say(
            f"{score.months:>6} {score.times:>6} {score.error:>8.1f} {score.naive:>8.1f}"
            f" {score.straight:>8.1f} {score.bias:>+8.1f} {score.in_50:>8.0%} {score.in_80:>8.0%}",
            quiet=quiet,
        )
    for words in trial.notes:
        say(words, quiet=quiet)


def print_scores(trial: Backtest, format_: str) -> None:
    """Every score as CSV or JSON."""
    rows = [as_row(score) for score in trial.scores]
    if format_ == "json":
        say_json({"scores": rows, "notes": list(trial.notes)})
        return
    from hearth.forecast.backtest import Score

    say_rows(rows, format_, list(Score.__dataclass_fields__))


def as_row(score: Score) -> dict[str, Any]:
    """A score as a row of data."""
    row = {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in vars(score).items()
    }
    return {**row, "group": score.group or "all"}
