"""Ofsted's register of homes, as the rules about URNs look it up."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.errors import UsageError
from hearth.returns.ssda903.loading import load_table

__all__ = ["COLUMNS", "as_providers"]

COLUMNS = ("URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE")


def as_providers(given: Any) -> nw.DataFrame[Any]:
    """A register of one row per URN: the columns of COLUMNS, and `REG_END day`.

    `given` is a frame with those columns: codes separated by commas, REG_END the day the home
    closed (empty while it is open), POSTCODE with or without spaces. UsageError when one lacks.
    """
    frame = load_table(given)
    absent = [name for name in COLUMNS if name not in frame.columns]
    if absent:
        raise UsageError(
            f"The list of providers has no column {' and no '.join(absent)}. It needs"
            f" {', '.join(COLUMNS)}."
        )
    return frame.with_columns(nw.col("POSTCODE").str.replace_all(" ", "", literal=True))
