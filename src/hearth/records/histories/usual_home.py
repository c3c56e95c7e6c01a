"""Temporary moves looked through to the home the child comes back to."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.sequence import MAIN
from hearth.vocabulary import code_set

__all__ = ["USUAL", "with_usual_home"]

USUAL = {
    "usual_place": "place",
    "usual_provider": "place_provider",
    "usual_urn": "urn",
    "usual_pl_post": "pl_post",
}


def with_usual_home(episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Episodes with `away` (temporarily: T0-T4) and what `USUAL` names.

    The usual home of an episode away is that of the last episode not away in the same period of
    care; where there is none it is the temporary place itself.
    """
    temporary = sorted(code_set("PLACE").in_group("temporary"))
    away = episodes.with_columns(
        away=MAIN & nw.col("place").is_in(temporary).fill_null(value=False)
    )
    carried = away.with_columns(
        home_period=last_home(nw.col("period_run")),
        **{usual: last_home(nw.col(own).fill_null("")) for usual, own in USUAL.items()},
    )
    interrupted = nw.col("away") & (nw.col("home_period") == nw.col("period_run"))
    return carried.with_columns(
        **{
            usual: nw.when(interrupted).then(known(nw.col(usual))).otherwise(nw.col(own))
            for usual, own in USUAL.items()
        }
    ).drop("home_period")


def last_home(value: nw.Expr) -> nw.Expr:
    """The value on the last row that is not away. It is never null there, so none is skipped."""
    at_home = nw.when(~nw.col("away")).then(value)
    return at_home.fill_null(strategy="forward").over(order_by="row")


def known(value: nw.Expr) -> nw.Expr:
    return nw.when(value != "").then(value)
