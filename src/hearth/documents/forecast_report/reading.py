"""From returns to a past that can be forecast from, with what must be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import narwhals.stable.v2 as nw
import numpy as np

from hearth import frames
from hearth.dates import CollectionYear, add_months
from hearth.documents.board_report.evidence import Subject
from hearth.documents.forecast_report.evidence import Known
from hearth.documents.sentences import day, join, plural
from hearth.errors import UsageError
from hearth.forecast.estimate import LEAST
from hearth.forecast.past import FAR, Past, month_ends_back, past_of
from hearth.progress import Progress, silent
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns

__all__ = ["known_from", "read_known"]

QUIET = 61  # days without an event after which a return is taken to have been cut
ENOUGH = 24  # months of past below which a forecast rests more on England than on the council


def read_known(
    returns: Sequence[Path],
    subject: Subject,
    as_at: date | None = None,
    progress: Progress = silent,
) -> Known:
    """Read the returns and take from them the past as known on the day.

    Without `as_at` that is the last 31 March of the returns or, when they end before, the end of
    the month in which they do. Raises UsageError when the day lies outside them, when too little
    past lies before it, or when nobody is in care on it.
    """
    reading = read_returns(returns, progress)
    progress("Deriving each child's history")
    histories = derive(reading.record, subject.council, directory(progress), progress)
    left_out = sum(problem.blocking for problem in reading.problems)
    return known_from(histories, as_at, left_out)


def known_from(histories: Histories, as_at: date | None = None, left_out: int = 0) -> Known:
    """The same from histories wherever they come from. `left_out` rows could not be read."""
    years = tuple(histories.record.years)
    ends = last_event(histories)
    today = as_at or day_of(years, ends)
    check_reach(years, today)
    past = past_of(histories, today)
    first = past.first_day
    months = len(month_ends_back(today, first)) - 1
    if months < LEAST:
        raise UsageError(
            f"Only {plural(max(months, 0), 'month')} of past lie before {day(today)}; a forecast"
            f" needs {LEAST} at least. Give earlier returns, or forecast from a later day."
        )
    if len(past.on(past.today)) == 0:
        raise UsageError(
            f"The returns hold no child in care on {day(today)}, so there is nothing to forecast."
            " Are they the council's, and of that year?"
        )
    notes = tuple(on_returns(years, ends, today, months))
    return Known(past, today, years, months, notes, tuple(on_children(past, left_out)))


def last_event(histories: Histories) -> date:
    """The last day on which the returns say that anything began or ended."""
    days = frames.collect(histories.episodes.select(nw.col("decom").max(), nw.col("dec").max()))
    found = [days[name].to_list()[0] for name in ("decom", "dec")]
    last: date = max(each for each in found if each is not None)
    return last


def day_of(years: Sequence[int], last: date) -> date:
    """The day to forecast from when nobody says: the last 31 March, or where the returns end."""
    end = CollectionYear(years[-1]).end
    if (end - last).days <= QUIET:
        return end
    return add_months(last.replace(day=1), 1) - timedelta(days=1)


def check_reach(years: Sequence[int], today: date) -> None:
    """Refuse a day outside the years given."""
    first, last = CollectionYear(years[0]), CollectionYear(years[-1])
    if not first.start <= today <= last.end:
        raise UsageError(
            f"The returns given reach from {first.start} to {last.end}, so nothing is known on"
            f" {today}. Give the return of {CollectionYear.of(today).label} or another date."
        )


def on_returns(years: Sequence[int], last: date, today: date, months: int) -> Iterator[str]:
    """What is lacking in the returns as a whole."""
    if (today - last).days > QUIET:
        yield (
            f"The returns tell of nothing after {day(last)}. Whoever came or left between then and"
            f" {day(today)} is not seen: a forecast from {day(last)} would be safer."
        )
    gaps = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    if gaps:
        names = join([CollectionYear(year).label for year in gaps])
        yield (
            f"The return of {names} is not given. Children who came and left then are not seen, and"
            " those times look quieter than they were."
        )
    if months < ENOUGH:
        yield (
            f"There are only {plural(months, 'month')} of past. How the pace of coming and leaving"
            " changes can hardly be told from so few: the forecast leans on rates for England, and"
            " its ranges are wide."
        )


def on_children(past: Past, left_out: int) -> Iterator[str]:
    """What is lacking about children."""
    care = past.care[past.on(past.today)]
    ageless = int(np.sum(past.dob[care] == FAR))
    if ageless:
        has = "has" if ageless == 1 else "have"
        yield (
            f"{plural(ageless, 'child', 'children')} in care {has} no date of birth. In each future"
            " they are as old as another child in care."
        )
    if left_out:
        yield (
            f"{plural(left_out, 'thing')} in the returns could not be read and left something out;"
            " `hearth report` lists each."
        )
