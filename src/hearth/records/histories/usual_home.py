"""Temporary moves looked through to the home the child comes back to."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.sequence import MAIN, sure
from hearth.vocabulary import code_set

__all__ = ["USUAL", "with_usual_home"]

USUAL = {
    "usual_place": "place",
    "usual_provider": "place_provider",
    "usual_urn": "urn",
    "usual_pl_post": "pl_post",
}


def with_usual_home(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Episodes with `away`, True while in a temporary place (T0-T4), and the columns of `USUAL`.

    The usual home of an episode away is that of the last episode not away in the same period of
    care; where there is none it is the temporary place itself.
    """
    temporary = sorted(code_set("PLACE").in_group("temporary"))
    told = episodes.with_columns(away=MAIN & sure(nw.col("place").is_in(temporary)))
    return (
        told.with_columns(
            left_home=sure(nw.col("away") & (last_home(new_periods()) == new_periods()))
        )
        .with_columns(
            **{
                usual: nw.when("left_home").then(known(last_home(text(own)))).otherwise(nw.col(own))
                for usual, own in USUAL.items()
            }
        )
        .drop("left_home")
    )


def new_periods() -> nw.Expr:
    """A number for each period of care of anyone."""
    return nw.col("new_period").cast(nw.Int32).cum_sum()


def last_home(value: nw.Expr) -> nw.Expr:
    """The value on the last row that is not away; `value` must not be null on any such row."""
    return nw.when(~nw.col("away")).then(value).fill_null(strategy="forward")


def text(column: str) -> nw.Expr:
    return nw.col(column).fill_null("")


def known(value: nw.Expr) -> nw.Expr:
    return nw.when(value != "").then(value)
