"""How good the forecast is on councils with known dynamics, of about 500 and 2,000 children.

For each regime and horizon: error beside the floor's (the generator's own continuation from the
true state under the true rates), that of no change and of the straight line beside it, bias, and
how often what came lay in the 50% and 80% ranges; then the same of groups of homes. Last, what is
lost by having to ask: the error of who is told beforehand that a council is steady, or that it
grows evenly (if not how fast).
`python -m bench.forecast_quality [COUNCILS]` prints it; 40 councils of each kind take some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "forecast"))

from generator import HORIZONS, REGIMES, council
from scoring import Scored, mean, scored

from hearth.forecast.drift import MONTHLY, NEVER, Restless

SIZES = (500, 2_000)
COUNCILS = 40
HEADS = (
    "Floor", "Hearth / floor", "No change / floor", "Line / floor", "Bias", "In 50%", "In 80%",
    "Groups: Hearth / no change", "Groups: in 80%",
)  # fmt: skip


def even(share: float) -> Restless:
    """A pace that never wanders: such a share has no slope, the others one that lasts."""
    still = (1e-6, 0.0)
    return Restless(
        step=still,
        slope=still,
        scatter=(0.01, 0.0),
        lasts=(1.0, 1.0),
        leap=(1e-9, 0.1),
        first_slope=MONTHLY.first_slope,
        even=share,
        burst=NEVER,
    )


TOLD = {"steady": even(1.0), "trend": even(0.0)}


def main(councils: int) -> None:
    """Print a row for each kind of council and horizon, and rows over all; then of who is told."""
    print(f"| Regime | Children | Months | {' | '.join(HEADS)} |")
    print(f"|---|---:|---:|{'---:|' * len(HEADS)}")
    for size in SIZES:
        every: list[Scored] = []
        for regime in REGIMES:
            scores = [scored(council(regime, size, seed)) for seed in range(councils)]
            every += scores
            print(*rows(regime, size, scores), sep="\n", flush=True)
        print(*rows("all", size, every), sep="\n", flush=True)
        for regime, pace in TOLD.items():
            of = (council(regime, size, seed) for seed in range(councils))
            told = [scored(each, pace=pace) for each in of]
            print(*rows(f"{regime}, told", size, told), sep="\n", flush=True)


def rows(name: str, size: int, scores: list[Scored]) -> Iterator[str]:
    """One row for each horizon."""
    groups = slice(1, None)
    floor, ours = mean(scores, "floor"), mean(scores, "hearth")
    naive, line = mean(scores, "naive"), mean(scores, "straight")
    by_group = mean(scores, "hearth", groups) / mean(scores, "naive", groups)
    for at, months in enumerate(HORIZONS):
        cells = (
            f"{floor[at]:.1f}", f"{ours[at] / floor[at]:.2f}", f"{naive[at] / floor[at]:.2f}",
            f"{line[at] / floor[at]:.2f}", f"{mean(scores, 'bias')[at]:+.1f}",
            f"{mean(scores, 'in_50')[at]:.0%}", f"{mean(scores, 'in_80')[at]:.0%}",
            f"{by_group[at]:.2f}", f"{mean(scores, 'in_80', groups)[at]:.0%}",
        )  # fmt: skip
        yield f"| {name} | {size:,} | {months} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNCILS)
