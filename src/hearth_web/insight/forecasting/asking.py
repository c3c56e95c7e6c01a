"""What a forecast is of when nobody says otherwise."""

from __future__ import annotations

from datetime import date

from hearth.documents.forecast_report import Asked
from hearth_web.bridge.memory import Held, at_hand
from hearth_web.insight.asking import NothingYetError
from hearth_web.insight.days import Reach, reach_of

__all__ = ["FUTURES", "MONTHS", "SEED", "default_day", "reach_now"]

FUTURES, MONTHS, SEED = Asked.futures, Asked.months, Asked.seed


def default_day(reach: Reach) -> date:
    """The day to forecast from: the last end of a month the record reaches."""
    return reach.usual


def reach_now() -> tuple[Held, Reach]:
    """The record at hand and how far it reaches; NothingYetError before there is any."""
    held = at_hand()
    reach = reach_of(held.record)
    if held.council is None or reach is None or not held.tables["episodes"].shape[0]:
        raise NothingYetError
    return held, reach
