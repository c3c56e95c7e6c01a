"""Children looked after per 10,000 residents aged 0 to 17."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hearth.measures.cohort import cla_number
from hearth.measures.derived import same_window
from hearth.measures.model import Better, Derived, Unit, Window, Worked
from hearth.vocabulary import Council

__all__ = ["MEASURE"]


def work(
    window: Window, children: Mapping[Window, int | None], council: Council
) -> tuple[Worked, ...]:
    """The rate on the day; n/a where the ONS has no estimate."""
    number = children[window] or 0
    people = council.residents(window.end)
    rate = Fraction(number * Unit.RATE_10K.scale, people) if people else None
    return (Worked(number, rate, denominator=people),)


MEASURE = Derived(
    id="cla-rate-10k",
    title="Children looked after per 10,000",
    family="cohort",
    meaning=(
        "Children looked after on the day for every 10,000 residents aged 0 to 17, by the Office "
        "for National Statistics estimate for the June before."
    ),
    counts="children looked after on the day",
    out_of="residents aged 0 to 17 in the June before",
    of=cla_number.MEASURE,
    unit=Unit.RATE_10K,
    better=Better.LOWER,
    source="DfE children looked after in England statistics; ONS mid-year estimates",
    windows=same_window,
    work=work,
)
