"""Measures beside plain Python written from the definitions, on invented children at random."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby, pairwise
from random import Random
from typing import Any

import pytest
from small_returns import LEWISHAM, histories_of

from hearth.dates import add_months, within_working_days
from hearth.measures import Window, compute

FIRST, LAST = date(2020, 4, 1), date(2022, 3, 31)
YEARS = (2021, 2022)
WINDOWS = (
    Window(date(2020, 4, 1), date(2021, 3, 31)),
    Window(date(2020, 11, 1), date(2021, 1, 31)),
    Window(date(2021, 4, 1), date(2022, 3, 31)),
    Window(date(2021, 6, 30), date(2021, 6, 30)),
)
SEEDS = (1, 2, 3)

Care = tuple[date, date | None]
Lives = dict[str, list[Care]]


def lives(chance: Random, children: int = 120) -> Lives:
    """One or two periods of care for each child, one morning apart at the least."""
    made: Lives = {}
    for number in range(children):
        start = FIRST + timedelta(chance.randrange(-900, 700))
        end = start + timedelta(chance.randrange(1, 900))
        periods: list[Care] = [(start, end if end <= LAST else None)]
        if end < LAST and chance.random() < 0.5:
            again = end + timedelta(chance.randrange(0, 60))
            if again <= LAST:
                periods.append((again, None))
        made[f"C{number:03}"] = [care for care in periods if care[1] is None or care[1] >= FIRST]
    return {child: periods for child, periods in made.items() if periods}


def episodes_of(made: Lives) -> list[dict[str, Any]]:
    return [
        {
            "child": child,
            "decom": start,
            "dec": end,
            "rne": "S",
            "ls": "C2",
            "cin": "N1",
            "place": "U6",
            "rec": "E4A" if end else None,
        }
        for child, periods in made.items()
        for start, end in periods
    ]


def days_in(chance: Random, periods: list[Care], most: int) -> list[date]:
    """Some days of care within the returns, in order and each once."""
    open_days = [
        (max(start, FIRST), min(end or LAST, LAST))
        for start, end in periods
        if start <= LAST and (end is None or end >= FIRST)
    ]
    chosen = {
        first + timedelta(chance.randrange((last - first).days + 1))
        for first, last in open_days
        for _ in range(chance.randrange(most + 1))
        if first <= last
    }
    return sorted(chosen)


def sums(histories: Any, measure: str, variant: str = "") -> list[tuple[int, int | None, int]]:
    """Numerator, denominator and unknown in each window, all asked for at once."""
    figures = compute(histories, LEWISHAM, WINDOWS, [measure], breakdowns=False)
    name = ("figure", variant) if variant else ("", "")
    found = {
        Window(f.start, f.end): (f.numerator, f.denominator, f.unknown)
        for f in figures.all
        if (f.breakdown, f.breakdown_value) == name
    }
    return [found[window] for window in WINDOWS]


def within(window: Window, day: date) -> bool:
    return window.start <= day <= window.end


def care_on(periods: list[Care], day: date) -> Care | None:
    """The period of care a day is in, its last day included unless care began anew on it."""
    holding = [c for c in periods if c[0] <= day and (c[1] is None or day <= c[1])]
    return holding[-1] if holding else None


def dues(periods: list[Care], reviews: list[date]) -> list[tuple[date, bool]]:
    """Each review due, and whether it was held by then, from the guidance alone."""
    found = []
    for care in periods:
        start, end = care
        held = [day for day in reviews if care_on(periods, day) == care]
        clock = within_working_days(start, 20) if start >= FIRST else None
        second = clock is not None
        for review in [*held, None]:
            if clock and clock <= LAST and (end is None or clock < end):
                found.append((clock, review is not None and review <= clock))
            if review:
                clock = add_months(review, 3 if second else 6)
                second = False
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_reviews_due(seed: int) -> None:
    chance = Random(seed)
    made = lives(chance)
    reviews = {child: days_in(chance, periods, 5) for child, periods in made.items()}
    histories = histories_of(
        episodes_of(made),
        YEARS,
        reviews=[{"child": c, "review": day} for c, days in reviews.items() for day in days],
    )
    due = [one for child in made for one in dues(made[child], reviews[child])]
    assert sums(histories, "reviews-in-timescale") == [
        (
            sum(on_time for day, on_time in due if within(window, day)),
            sum(within(window, day) for day, _ in due),
            0,
        )
        for window in WINDOWS
    ]
    assert sums(histories, "reviews-all-on-time") == [
        all_on_time(made, reviews, window) for window in WINDOWS
    ]


def all_on_time(
    made: Lives, reviews: dict[str, list[date]], window: Window
) -> tuple[int, int, int]:
    yes = of = unknown = 0
    for child, periods in made.items():
        start, end = max(c for c in periods if c[0] <= window.end or c == periods[0])
        gone = start > window.end or (end is not None and end <= window.end)
        if gone or within_working_days(start, 20) > window.end:
            continue
        of += 1
        late = any(
            within(window, day) and not on_time for day, on_time in dues(periods, reviews[child])
        )
        held = [day for day in reviews[child] if care_on(periods, day) == (start, end)]
        known = start >= FIRST or any(day <= window.start for day in held)
        yes += known and not late
        unknown += not known and not late
    return yes, of, unknown


@pytest.mark.parametrize("seed", SEEDS)
def test_missing(seed: int) -> None:
    chance = Random(seed)
    made = lives(chance)
    starts = {
        child: [
            (day + timedelta(chance.choice([0, 0, 0, 400])), chance.choice("MMA"))
            for day in days_in(chance, periods, 6)
        ]
        for child, periods in made.items()
    }
    histories = histories_of(
        episodes_of(made),
        YEARS,
        missing=[
            {"child": child, "mis_start": day, "mis_end": day, "missing": kind}
            for child, incidents in starts.items()
            for day, kind in sorted(set(incidents))
        ],
    )
    once, twice, close = [], [], []
    for window in WINDOWS:
        times = {
            child: sorted(
                day
                for day, kind in set(starts[child])
                if kind == "M" and within(window, day) and care_on(periods, day)
            )
            for child, periods in made.items()
            if any(
                start <= window.end and (end is None or end >= window.start)
                for start, end in periods
            )
        }
        once.append((sum(len(days) > 0 for days in times.values()), len(times), 0))
        twice.append((sum(len(days) > 1 for days in times.values()), len(times), 0))
        near = [
            any((third - first).days <= 90 for first, third in zip(days, days[2:], strict=False))
            for days in times.values()
        ]
        close.append((sum(near), len(times), 0))
    assert sums(histories, "missing-any") == once
    assert sums(histories, "missing-repeat") == twice
    assert sums(histories, "missing-repeat", "three-in-90-days") == close


@pytest.mark.parametrize("seed", SEEDS)
def test_leavers(seed: int) -> None:
    made = lives(Random(seed))
    histories = histories_of(episodes_of(made), YEARS)
    left, short = [], []
    for window in WINDOWS:
        ends = [
            max((end, start) for start, end in periods if end and within(window, end))
            for periods in made.values()
            if any(end and within(window, end) for _, end in periods)
        ]
        left.append((len(ends), None, 0))
        under = sum(end < add_months(start, 6) for end, start in ends)
        short.append((under, len(ends), 0))
    assert sums(histories, "cla-leavers") == left
    assert sums(histories, "exits-under-6m") == short


@pytest.mark.parametrize("seed", SEEDS)
def test_social_workers(seed: int) -> None:
    chance = Random(seed)
    held: dict[str, list[tuple[str, date, date | None]]] = {}
    for number in range(120):
        day, spells = date(2022, 1, 1), []
        while day < date(2024, 3, 20):
            ends = day + timedelta(chance.choice([4, 9, 10, 60, 200, 500]))
            spells.append(
                (f"SW{chance.randrange(3)}", day, ends if ends < date(2024, 4, 1) else None)
            )
            day = ends
        held[f"C{number:03}"] = spells
    histories = histories_of(
        [{"child": child, "decom": "2020-01-01", "rne": "S", "ls": "C2"} for child in held],
        [2024],
        sw_episodes=[
            {"child": child, "sw_id": worker, "sw_decom": start, "sw_dec": end}
            for child, spells in held.items()
            for worker, start, end in spells
        ],
    )
    year = Window(date(2023, 4, 1), date(2024, 3, 31))
    workers = [
        [
            worker
            for worker, _ in groupby(
                worker
                for worker, start, end in spells
                if not (end and (end - start).days < 10)
                and start <= year.end
                and (end is None or end > year.start)
            )
        ]
        for spells in held.values()
    ]
    figures = compute(histories, LEWISHAM, [year], ["sw-changes"], breakdowns=False)
    whole = figures.whole("sw-changes", year.end)
    assert whole is not None
    assert all(first != second for run in workers for first, second in pairwise(run))
    assert whole.numerator == sum(len(run) >= 3 for run in workers)
    assert whole.unknown == sum(not run for run in workers)
