"""The return's episodes, put together again from periods of care, legal statuses and placements.

The same answer as `hearth.records.care.join` gives child by child, in whole columns, so that a
council of any size is quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records import TABLES
from hearth_web.bridge.tables import Only, columns_of, of_children, unblank
from hearth_web.people.models import LegalStatus, PeriodOfCare, Placement, Spell

__all__ = ["episodes", "joined"]

ON = ["child", "respite"]  # short breaks are a history of their own, beside care
SPELL = {"child": nw.String, "respite": nw.Boolean, "decom": nw.Date, "dec": nw.Date}
PERIOD = {"cin": nw.String, "home_post": nw.String, "rne": nw.String, "rec": nw.String}
STATUS = {"ls": nw.String, "rne": nw.String}
PLACE = {
    "place": nw.String,
    "place_provider": nw.String,
    "urn": nw.String,
    "pl_post": nw.String,
    "home_post": nw.String,
    "rne": nw.String,
    "reason_place_change": nw.String,
    "same_carer": nw.Boolean,
}
START, END = "decom", "dec"

Frame = nw.DataFrame[Any]


def episodes(only: Only) -> Frame:
    """The episodes of these children, of all when None, without `year`."""
    return joined(
        read(PeriodOfCare, PERIOD, only),
        read(LegalStatus, STATUS, only),
        read(Placement, PLACE, only),
    )


def read(model: type[Spell], own: dict[str, Any], only: Only) -> Frame:
    """One of the three histories, empty text as null."""
    schema = SPELL | own
    places = {name: name for name in schema} | {"child": "child__child"}
    rows = of_children(model._default_manager.order_by(), only)
    frame = frames.from_columns(columns_of(rows, places), schema)
    kinds = {column.name: column.kind for column in TABLES["episodes"].columns}
    words = [name for name, kind in own.items() if kind is nw.String]
    return frame.with_columns(*(unblank(name, kinds[name]) for name in words))


def joined(periods: Frame, statuses: Frame, placements: Frame) -> Frame:
    """Episodes from the three histories.

    An episode starts with a period of care, and wherever a legal status or a placement starts
    within it or ends with none after it. It runs to the next start or the end of the period.
    """
    spells = [periods, statuses, placements]
    starts = [one.select(*ON, START) for one in spells]
    ends = [one.select(*ON, nw.col(END).alias(START)).drop_nulls() for one in spells]
    days = nw.concat([*starts, *ends]).unique()
    days = days.join(points(spells[1:]), on=[*ON, START], how="left")
    over_at_once = nw.col("period_decom") == nw.col(START)
    on_last_day = (nw.col("period_dec") == nw.col(START)) & ~over_at_once
    days = held(
        days.sort(*ON, START),
        periods,
        "period",
        lasting=over_at_once | (on_last_day & nw.col("point").fill_null(False)),
    )
    for one, name in ((statuses, "status"), (placements, "home")):
        # A spell of no days says what was until the next one, within its period.
        start, end = nw.col(f"{name}_{START}"), nw.col(f"{name}_{END}")
        no_days = (start == end) & (start >= nw.col("period_decom"))
        to_the_end = (on_last_day & (end == nw.col(START))).fill_null(False)
        days = held(days, one, name, lasting=no_days | to_the_end)
    return with_reasons(days.filter(~nw.col("period_decom").is_null()))


def points(spells: Sequence[Frame]) -> Frame:
    """The days on which a spell starts and ends, marked: one on a period's last day is still of
    the period."""
    of_no_days = nw.col(START) == nw.col(END)
    found = nw.concat([one.filter(of_no_days).select(*ON, START) for one in spells])
    return found.unique().with_columns(point=nw.lit(True))


def held(days: Frame, spells: Frame, name: str, lasting: nw.Expr) -> Frame:
    """Beside each day the spell that holds on it, its columns under `name`; null where none does.

    Every spell starts on one of the `days`, which are in order. Where two claim a day the later to
    start stands. `lasting` says of a spell that has ended that it holds all the same.
    """
    numbered = spells.with_row_index("at").with_columns(nw.col("at").cast(nw.Int64))
    begun = days.join(numbered.select(*ON, START, "at"), on=[*ON, START], how="left")
    last = begun.sort(*ON, START).with_columns(nw.col("at").fill_null(strategy="forward"))
    named = {column: f"{name}_{column}" for column in spells.columns}
    found = last.join(numbered.rename(named), on="at", how="left").sort(*ON, START).drop("at")
    theirs = [nw.col(column) == nw.col(named[column]) for column in ON]
    end = nw.col(named[END])
    holds = nw.all_horizontal(
        *theirs, end.is_null() | (end > nw.col(START)) | lasting, ignore_nulls=True
    )
    kept = [nw.when(holds).then(nw.col(each)).alias(each) for each in named.values()]
    return found.with_columns(*kept).drop(*(named[column] for column in ON))


def with_reasons(found: Frame) -> Frame:
    """Each episode with its end and why it began and ended, in the columns of the return."""
    begun = found.with_columns(
        first=~same_as_before(*ON, "period_decom"),
        new_status=~same_as_before("status_decom"),
        new_home=~same_as_before("home_decom"),
    ).filter(nw.col("first") | nw.col("new_status") | nw.col("new_home"))
    goes_on = ~nw.col("first").shift(-1).fill_null(True)
    stays = goes_on & ~nw.col("new_home").shift(-1).fill_null(True)
    return begun.with_columns(
        dec=nw.when(goes_on).then(nw.col(START).shift(-1)).otherwise(nw.col("period_dec")),
        rec=nw.when(goes_on).then(nw.lit("X1")).otherwise(nw.col("period_rec")),
        rne=why_new(),
        reason_place_change=nw.when(~stays).then(nw.col("home_reason_place_change")),
        home_post=nw.coalesce(nw.col("home_home_post"), nw.col("period_home_post")),
        **{name: nw.col(f"home_{name}") for name in ("place", "place_provider", "urn", "pl_post")},
        cin=nw.col("period_cin"),
        ls=nw.col("status_ls"),
    ).select(*TABLES["episodes"].names)


def same_as_before(*columns: str) -> nw.Expr:
    """Whether these hold what they hold on the row above, nothing being the same as nothing."""
    both = []
    for column in columns:
        here, above = nw.col(column), nw.col(column).shift(1)
        alike = (here == above).fill_null(False) | (here.is_null() & above.is_null())
        both.append(alike)
    return nw.all_horizontal(*both, ignore_nulls=False).fill_null(False)


def why_new() -> nw.Expr:
    """RNE: what the spell that begins says of itself, else what follows from which is new."""
    status, home = nw.col("new_status"), nw.col("new_home")
    same = nw.col("home_same_carer").fill_null(False)
    moved = nw.when(same).then(nw.lit("T")).otherwise(nw.lit("P"))
    both = nw.when(same).then(nw.lit("U")).otherwise(nw.lit("B"))
    follows = nw.when(home & status).then(both).otherwise(nw.when(home).then(moved))
    said = nw.coalesce(
        nw.when(home).then(nw.col("home_rne")),
        nw.when(status).then(nw.col("status_rne")),
        follows,
        nw.lit("L"),
    )
    first = nw.coalesce(nw.col("period_rne"), nw.lit("S"))
    return nw.when(nw.col("first")).then(first).otherwise(said)
