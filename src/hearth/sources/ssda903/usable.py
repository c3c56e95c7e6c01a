"""Whether what could be read of a table, and so of a year, is enough to count by.

A table of which most rows are lost would give figures that are wrong and look right. It is left
out, so that measures say what they lack.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

import narwhals.stable.v2 as nw

from hearth.records import TABLES
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw
from hearth.sources.words import count_of, in_words

__all__ = ["cannot_do_without", "why_unusable"]

# Without these nothing else in a return can be placed.
NEEDED = ("header", "episodes")
# A council with nobody in them gives these with headings alone.
MAY_BE_EMPTY = frozenset(
    {"reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm", "missing", "dolo"}
)


def why_unusable(raw: Raw, checked: Raw) -> Problem | None:
    """What to say of a table that does not count as given; None when it does.

    `raw` has the rows whose cells could be read, `checked` those of them that can be used.
    """
    what = too_few(checked)
    if not what and raw.table.name == "episodes":
        what = ends_unknown(checked) or care_unknown(raw, checked)
    if not what:
        return None
    sentence = f"{raw.file}: {what}; the table counts as not given."
    return Problem(raw.table.name, None, "", sentence, blocking=True)


def too_few(raw: Raw) -> str:
    """Whether under half of the rows can be used, in words; rows given twice count once."""
    if not raw.held:
        empty = f"no row of {raw.table.return_name} has anything in it"
        return "" if raw.table.name in MAY_BE_EMPTY else empty
    few = len(raw.frame) * 2 < raw.held
    return f"only {len(raw.frame):,} of {count_of(raw.held, 'row')} could be used" if few else ""


def ends_unknown(raw: Raw) -> str:
    """Whether most episodes that have ended do not say when, in words."""
    ended = raw.frame.filter(~nw.col("rec").is_null())
    without = ended["dec"].is_null().sum()
    few = without * 2 > len(ended)
    return f"{without:,} of {count_of(len(ended), 'episode')} with REC have no DEC" if few else ""


def care_unknown(raw: Raw, checked: Raw) -> str:
    """Whether most children's last episodes are lost, in words."""
    last = raw.frame.group_by("child").agg(nw.col("decom").max())
    lost = len(last.join(checked.frame, on=["child", "decom"], how="anti"))
    of_all = f"the last episodes of {lost:,} of {count_of(len(last), 'child')} could not be used"
    return of_all if lost * 2 > len(last) else ""


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
