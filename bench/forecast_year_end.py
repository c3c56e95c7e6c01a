"""The three ways to a year's number, tried on invented records of events.

`python -m bench.forecast_year_end` prints the table of docs/forecast.md. Each record holds four
years of events by day, twelve a month at first, and is cut on 30 November of the last.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from hearth.forecast.year_end import year_end

SINCE, TODAY, END = date(2017, 4, 1), date(2020, 11, 30), date(2021, 3, 31)
DAYS = [SINCE + timedelta(days=at) for at in range((END - SINCE).days + 1)]
RECORDS = 200
KINDS = {  # how far the pace drifts in a month, and how strong its season is
    "A steady pace": (0.0, 0.0),
    "A season of three tenths": (0.0, 0.3),
    "A pace that drifts 3 in 100 a month, and the season": (0.03, 0.3),
    "A pace that drifts 6 in 100 a month": (0.06, 0.0),
}


def main() -> None:
    print("| | Run rate | Season | Model |\n|---|---:|---:|---:|")
    for name, (drift, season) in KINDS.items():
        rng = np.random.default_rng(1)
        found = np.array([tried(drift, season, rng) for _ in range(RECORDS)])
        error, held = found.mean(axis=0).T
        cells = (f"{e:.1%}, {h:.0%}" for e, h in zip(error, held, strict=True))
        print(f"| {name} | {' | '.join(cells)} |")


def tried(drift: float, season: float, rng: np.random.Generator) -> list[tuple[float, bool]]:
    """For each way, how far off its middle was and whether its 80% range held what came."""
    month = np.array([(day.year - 2017) * 12 + day.month for day in DAYS])
    level = np.log(12 / 30.4375) + (drift * rng.standard_normal(month.max() + 1)).cumsum()
    pace = np.exp(level[month]) * (1 + season * np.sin(2 * np.pi * month / 12))
    events = np.repeat(np.array(DAYS), rng.poisson(pace)).tolist()
    came = sum(day > date(2020, 3, 31) for day in events)
    found = year_end(events, SINCE, TODAY, seed=int(rng.integers(2**31)))
    ways = (found.run_rate, found.season, found.model)
    return [(abs(way.median - came) / came, way.low_80 <= came <= way.high_80) for way in ways]


if __name__ == "__main__":
    main()
