"""How many children will have come into care by the end of the year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

from hearth.dates import CollectionYear, add_months
from hearth.measures.cohort import cla_entrants
from hearth.measures.model import Better, Derived, Unit, Window, Worked
from hearth.vocabulary import Council

__all__ = ["MEASURE"]

EARLIER_YEARS = 5  # as far back as a year of the same shape can be expected


def windows(window: Window) -> tuple[Window, ...]:
    """The whole months of the year so far; then each earlier year to the same day, and whole.

    Before the first month is over there are none, and the days so far stand in: they are not used.
    """
    year, months = CollectionYear.of(window.end), whole_months(window)
    end = add_months(year.start, months) - timedelta(days=1) if months else window.end
    so_far = Window(year.start, end)
    pairs = (pair for back in range(1, EARLIER_YEARS + 1) for pair in earlier(so_far, back))
    return so_far, *pairs


def earlier(window: Window, back: int) -> tuple[Window, Window]:
    """The year `back` years before: to the same day, and whole."""
    year = CollectionYear(CollectionYear.of(window.end).ending - back)
    # The morning after, moved back, keeps month ends at month ends.
    morning = add_months(window.end + timedelta(days=1), -12 * back)
    return Window(year.start, morning - timedelta(days=1)), Window(year.start, year.end)


def work(
    window: Window, entrants: Mapping[Window, int | None], _council: Council
) -> tuple[Worked, ...]:
    """The run rate, and the forecast by the share of earlier years that had come in by then."""
    gone, months = windows(window)[0], whole_months(window)
    so_far = (entrants[gone] or 0) if months else 0
    run_rate = Fraction(so_far * 12, months) if months else None
    shares = [
        share
        for back in range(1, EARLIER_YEARS + 1)
        if (share := share_of(entrants, *earlier(gone, back))) is not None
    ]
    mean_share = sum(shares, Fraction(0)) / len(shares) if shares and months else None
    seasonal = so_far / mean_share if mean_share else None
    return Worked(so_far, run_rate), Worked(so_far, seasonal, variant="seasonal")


def whole_months(window: Window) -> int:
    """Whole months gone from 1 April to the window's end."""
    start = CollectionYear.of(window.end).start
    morning = window.end + timedelta(days=1)
    return (morning.year - start.year) * 12 + morning.month - start.month


def share_of(
    entrants: Mapping[Window, int | None], to_date: Window, year: Window
) -> Fraction | None:
    """The share of a year's entrants that had come by the same day; None without that year."""
    part, whole = entrants[to_date], entrants[year]
    return Fraction(part, whole) if part is not None and whole else None


MEASURE = Derived(
    id="entrants-forecast",
    title="End-of-year forecast of children coming into care",
    family="cohort",
    meaning=(
        "Children who will have come into care by 31 March if the year goes on at the rate so "
        "far; and, as a second figure, if it follows the seasons of earlier years. The number "
        "beside it is those so far, over whole months only."
    ),
    counts="children who came into care in the whole months since 1 April",
    out_of="",
    of=cla_entrants.MEASURE,
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    source="Local method: so far x 12 / months gone; so far / earlier years' average share by then",
    windows=windows,
    work=work,
)
