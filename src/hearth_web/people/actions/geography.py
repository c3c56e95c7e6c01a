"""Where a placement is: worked out from postcodes exactly as the return's numbers are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import NotFoundError
from hearth.records.histories.geography import with_geography
from hearth.records.histories.usual_home import with_usual_home
from hearth.records.postcodes import Postcodes, directory
from hearth.vocabulary import Council, council, upper_tier
from hearth_web.people.models import Child, PeriodOfCare, Placement
from hearth_web.ui.models import House

__all__ = ["DERIVED", "locate", "remember"]

DERIVED = ("east", "north", "la", "distance", "area")
"""Columns of a placement that are worked out here and are nobody's to type."""

ROW = {
    "child": nw.String,
    "decom": nw.Date,
    "respite": nw.Boolean,
    "new_period": nw.Boolean,
    "place": nw.String,
    "place_provider": nw.String,
    "urn": nw.String,
    "pl_post": nw.String,
    "home_post": nw.String,
}
CHILD = {"child": nw.String, "uasc": nw.Boolean, "uasc_end": nw.Date}
PLACE = {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String}
MOST_KEPT = 100_000  # postcodes a process remembers

_looked_up: dict[str, tuple[Any, ...] | None] = {}


@dataclass(frozen=True)
class Where:
    """A placement beside the period of care it lies in, and whether it is that one's first."""

    placement: Placement
    child: Child
    period: PeriodOfCare | None
    is_first: bool

    def row(self) -> tuple[Any, ...]:
        """As the frame wants it, in the order of `ROW`."""
        one = self.placement
        home = one.home_post or (self.period.home_post if self.period else "")
        texts = (one.place, one.place_provider, one.urn, plain(one.pl_post), plain(home))
        told = (text or None for text in texts)
        return (str(one.child_id), one.decom, one.respite, self.is_first, *told)


def locate(
    children: Sequence[Child], periods: Sequence[PeriodOfCare], placements: Sequence[Placement]
) -> list[Placement]:
    """Fill `DERIVED` in these children's placements; those that differ from before are returned.

    All of a child's placements are given, because a temporary one (T0 to T4) is as far from home
    as the one the child comes back to. Without the postcode directory all stay unknown.
    """
    by_id = {child.pk: child for child in children}
    rows = in_their_periods(by_id, periods, placements)
    if not rows:
        return []
    found = worked_out(rows, list(by_id.values()))
    changed = []
    for where, values in zip(rows, found, strict=True):
        if any(getattr(where.placement, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(where.placement, name, value)
            changed.append(where.placement)
    return changed


def in_their_periods(
    children: dict[Any, Child], periods: Sequence[PeriodOfCare], placements: Sequence[Placement]
) -> list[Where]:
    """Placements in order, each beside its period of care."""
    by_child: dict[Any, list[PeriodOfCare]] = {}
    for spell in sorted(periods, key=lambda each: each.decom):
        by_child.setdefault((spell.child_id, spell.respite), []).append(spell)
    ordered = sorted(placements, key=lambda each: (str(each.child_id), each.respite, each.decom))
    rows: list[Where] = []
    last: tuple[Any, ...] | None = None
    for one in ordered:
        within = by_child.get((one.child_id, one.respite), [])
        period = next((each for each in reversed(within) if each.decom <= one.decom), None)
        here = (one.child_id, one.respite, period.pk if period else None)
        rows.append(Where(one, children[one.child_id], period, here != last))
        last = here
    return rows


def worked_out(rows: Sequence[Where], children: Sequence[Child]) -> list[dict[str, Any]]:
    """The derived columns of each row."""
    responsible = our_council()
    columns = dict(zip(ROW, zip(*(row.row() for row in rows), strict=True), strict=True))
    try:
        postcodes = known({*columns["pl_post"], *columns["home_post"]} - {None})
    except NotFoundError:
        return [nowhere() for _ in rows]
    usual = with_usual_home(frames.from_columns(columns, ROW))
    asylum = frames.from_columns(
        {
            "child": [str(child.pk) for child in children],
            "uasc": [child.uasc for child in children],
            "uasc_end": [child.duc for child in children],
        },
        CHILD,
    )
    near = with_geography(usual, asylum.lazy(), postcodes, responsible or council("201"))
    areas = authorities(postcodes)
    told = near.select("usual_pl_post", "east", "north", "distance", "area").rows(named=True)
    return [values(row, areas, known_council=responsible is not None) for row in told]


def values(row: dict[str, Any], areas: dict[str, str], *, known_council: bool) -> dict[str, Any]:
    """The derived columns as the model keeps them."""
    return {
        "east": row["east"],
        "north": row["north"],
        "la": areas.get(row["usual_pl_post"] or "", ""),
        "distance": row["distance"],
        "area": (row["area"] or "") if known_council else "",
    }


def nowhere() -> dict[str, Any]:
    """The derived columns when nothing is known."""
    return {"east": None, "north": None, "la": "", "distance": None, "area": ""}


def authorities(postcodes: Postcodes) -> dict[str, str]:
    """The council with children's services at each of these postcodes."""
    here = postcodes.frame.select("postcode", "laua")
    return {
        postcode: upper_tier(laua) or ""
        for postcode, laua in frames.collect(here).rows()
        if laua is not None
    }


def known(asked: set[Any]) -> Postcodes:
    """The part of the directory that is asked for; what was looked up once is kept."""
    held = {postcode: _looked_up[postcode] for postcode in asked if postcode in _looked_up}
    if missing := sorted(asked - held.keys()):
        there = our_directory().frame.filter(nw.col("postcode").is_in(missing)).select(*PLACE)
        found = {row[0]: row for row in frames.collect(there).rows()}
        fresh = {postcode: found.get(postcode) for postcode in missing}
        held |= fresh
        if len(_looked_up) < MOST_KEPT:
            _looked_up.update(fresh)
    rows = [row for row in held.values() if row]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(PLACE)}
    return Postcodes(frames.from_columns(columns, PLACE).lazy())


def remember(postcodes: Iterable[str]) -> None:
    """Look these up now, all at once: the directory is long, and asking it twice costs the same."""
    with suppress(NotFoundError):
        known({plain(each) for each in postcodes if each})


def our_council() -> Council | None:
    """The council of this installation, once one is chosen."""
    code = House.now().code
    return council(code) if code else None


@cache
def our_directory() -> Postcodes:
    """The postcode directory, opened once in this process."""
    return directory()


def plain(postcode: str) -> str:
    """A postcode as the directory has it."""
    return postcode.replace(" ", "").upper()
