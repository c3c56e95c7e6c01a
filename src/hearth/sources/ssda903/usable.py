"""Whether what could be read of a table, and so of a year, is enough to count by.

A table of which most rows are lost would give figures that are wrong and look right. It is left
out, so that measures say what they lack.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from hearth.records import TABLES
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw, count_of, in_words

__all__ = ["cannot_do_without", "why_unusable"]

# Without these nothing else in a return can be placed.
NEEDED = ("header", "episodes")
# A council with nobody in them gives these with headings alone.
MAY_BE_EMPTY = frozenset(
    {"reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm", "missing", "dolo"}
)


def why_unusable(raw: Raw) -> Problem | None:
    """What to say of a table that does not count as given; None when it does.

    Rows that say again what another says are not among those the file held.
    """
    if not raw.held:
        if raw.table.name in MAY_BE_EMPTY:
            return None
        what = f"no row of {raw.table.return_name} has anything in it"
    elif len(raw.frame) * 2 < raw.held:
        what = f"only {len(raw.frame):,} of {count_of(raw.held, 'row')} could be used"
    else:
        return None
    sentence = f"{raw.file}: {what}; the table counts as not given."
    return Problem(raw.table.name, None, "", sentence, blocking=True)


def cannot_do_without(
    tables: Container[str], unusable: Mapping[str, Problem], year: str
) -> Problem | None:
    """What to say of a year whose Header or Episodes is unusable; None when neither is."""
    lost = [name for name in NEEDED if name in unusable and name not in tables]
    if not lost:
        return None
    names = in_words(TABLES[name].return_name for name in lost)
    what = f"The return of {year} is not used, since its {names} cannot be used."
    return Problem(lost[0], None, "", what, blocking=True)
