"""The histories of each child, derived from episodes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.model import Record

__all__ = ["Histories"]


@dataclass(frozen=True)
class Histories:
    """Every child's care as separate histories: the shape measures and duties read.

    All spells are half-open: they start at the start of their first day and have ended on their
    `end`; an open spell has a null `end`. All frames are collected and made lazy again, so each
    is cheap to read many times. `child` is text held as numbers, here and in `record`, so that
    joins are quick. Columns:

    `children`: child, dob, sex (M, F, U), ethnic, uasc (Boolean: ever on a UASC row), uasc_end
        (date status ended; null while open or when never UASC).
    `episodes`: every usable episode, sorted by child and decom, a child's short breaks after its
        care: child, decom, dec, rne, ls, cin, place, place_provider, rec, reason_place_change,
        urn, home_post, pl_post, year, then `respite` (LS V3 or V4), `end` (dec, or the next decom
        where episodes overlap or one was left open, or the day after the last year the episode
        was returned where later returns no longer have it; never before decom), `period` and
        `placement` (Int32, from 0 within the child; null for respite), `period_id` and
        `placement_id` (Int32, the same among all children, to join on), `usual_place`,
        `usual_provider`, `usual_urn`, `usual_pl_post` (T0-T4 looked through to the placement the
        child comes back to), `distance` (Float64 miles to 1 decimal; null when either postcode is
        unknown, the home is outside England, or the child is UASC when the episode starts),
        `area` ("IN", "OUT" or null when unknown), `east`, `north` (Int64 metres, of the usual
        placement's postcode, null when unknown).
    `periods`: one row per period of care, respite left out: child, period, period_id, start,
        start_known (False when the first episode held is not RNE S, so care began on or before
        `start`), end, rec (of the last episode; null when open), cin, ls_at_start, place_at_start.
    `placements`: one row per placement of a night or more (a run with the same carer), sorted by
        child and placement: child, period, placement, period_id, placement_id, start, start_known
        (False when the first episode held is RNE L, T or U), end, place, provider, urn (of its
        last normal episode), reason (REASON_PLACE_CHANGE of its last episode), rne (of its first
        episode).
    `legal_statuses`: one row per unbroken run of one LS: child, period, period_id, ls, start, end.

    `shared` holds what one run over these histories has worked out and needs again or, where they
    are `lasting`, what every run needs; None when nothing is to be kept. `held` narrows what is
    counted to the children somebody answered for: spells of `child`, `start`, `end` and `until`,
    the day somebody else took over (see `hearth.measures.whose`); None counts everyone. `run` is
    as `shared`, of one run alone.
    """

    record: Record
    la_code: str
    children: nw.LazyFrame[Any]
    episodes: nw.LazyFrame[Any]
    periods: nw.LazyFrame[Any]
    placements: nw.LazyFrame[Any]
    legal_statuses: nw.LazyFrame[Any]
    shared: dict[Any, Any] | None = field(default=None, compare=False, repr=False)
    held: nw.LazyFrame[Any] | None = None
    lasting: bool = False
    run: dict[Any, Any] | None = field(default=None, compare=False, repr=False)
