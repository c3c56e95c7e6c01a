"""Room under the National Transfer Scheme's threshold."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hearth.measures.cohort import uasc_share
from hearth.measures.derived import same_window
from hearth.measures.model import Better, Derived, Unit, Window, Worked
from hearth.vocabulary import Council

__all__ = ["MEASURE", "RESIDENTS_PER_CHILD"]

RESIDENTS_PER_CHILD = 1000  # 0.1% of the population aged 0 to 17, since August 2022


def work(
    window: Window, children: Mapping[Window, int | None], council: Council
) -> tuple[Worked, ...]:
    """The threshold less the children; n/a where the ONS has no estimate."""
    number = children[window] or 0
    people = council.residents(window.end)
    room = None if people is None else Fraction(people // RESIDENTS_PER_CHILD - number)
    return (Worked(number, room),)


MEASURE = Derived(
    id="nts-headroom",
    title="National Transfer Scheme headroom",
    family="cohort",
    meaning=(
        "How many more unaccompanied asylum-seeking children could be looked after before they "
        "are 0.1% of residents aged 0 to 17, rounded down. Below zero is how many over. The "
        "number beside it is the children now."
    ),
    counts="unaccompanied asylum-seeking children looked after on the day",
    out_of="",
    of=uasc_share.MEASURE,
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    source="Home Office National Transfer Scheme protocol; ONS mid-year estimates",
    windows=same_window,
    work=work,
)
