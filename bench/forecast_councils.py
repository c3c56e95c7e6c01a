"""Forecast every council's published total from earlier years and hold it against what came.

`python -m bench.forecast_councils` prints the tables of docs/forecast.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hearth.forecast.annual_quality import ORIGINS, Quality, Tried, quality, try_councils
from hearth.forecast.annual_totals import totals

EVERY_ORIGIN = range(2014, 2025)
FARTHEST = 5
HEADS = (
    "Forecasts", "Error", "Naive", "Straight line", "Error / naive", "Too high by", "In the 50%",
    "In the 80%",
)  # fmt: skip


def main() -> None:
    tried, left_out = try_councils(ORIGINS, FARTHEST)
    near = [one for one in tried if one.ahead <= 3]
    print(f"{len({one.la_number for one in near})} councils, from {', '.join(map(str, ORIGINS))}\n")
    table("Years on", near, lambda one: one.ahead)
    table("From, years on", near, lambda one: f"{one.origin}, {one.ahead}")
    table("Children at the start", near, size)
    table("Years on, farther", [one for one in tried if one.ahead > 3], lambda one: one.ahead)
    others, _ = try_councils([year for year in EVERY_ORIGIN if year not in ORIGINS], 3)
    table("Years on, from every other year", others, lambda one: one.ahead)
    print("Left out, with no total to start from or to hold against:")
    for number in sorted({one.la_number for one in left_out}):
        which = [f"{one.origin}+{one.ahead}" for one in left_out if one.la_number == number]
        print(f"  {number}: {', '.join(which)}")
    print(f"Totals to {totals().last}.")


def size(one: Tried) -> str:
    if one.there < 200:
        return "a: under 200"
    return "b: 200 to 499" if one.there < 500 else "c: 500 and more"


def table(first: str, tried: Sequence[Tried], key: Callable[[Tried], str | int]) -> None:
    """A row for each value of the key, and one of all."""
    print(f"| {first} | {' | '.join(HEADS)} |\n|---|{'---:|' * len(HEADS)}")
    for value in sorted({key(one) for one in tried}, key=str):
        print(row(str(value), quality([one for one in tried if key(one) == value])))
    print(row("All", quality(tried)) + "\n")


def row(name: str, found: Quality) -> str:
    cells = (
        f"{found.times:,}", f"{found.error:.1%}", f"{found.naive:.1%}", f"{found.line:.1%}",
        f"{found.error / found.naive:.2f}", f"{found.bias:+.1%}", f"{found.in_50:.0%}",
        f"{found.in_80:.1%}",
    )  # fmt: skip
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
