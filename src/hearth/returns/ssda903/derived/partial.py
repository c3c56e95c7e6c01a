"""Dates of which a part may be unknown, written ZZ: DATE_PERM, and the dates of social workers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import add_months

__all__ = ["completed", "with_completed"]

PARTS = re.compile(r"(ZZ|\d{1,2})/(ZZ|\d{1,2})/(ZZZZ|\d{4})")
UNKNOWN_YEAR = 2000
LATEST = {"text": nw.String, "completed": nw.Date}


def completed(text: str) -> date | None:
    """The date a partial date stands for; None when it cannot be read.

    An unknown day is the month's last. An unknown month is January, to which a year less a day is
    added, so that ZZ/ZZ/2015 is 31/12/2015 and 15/ZZ/2015 is 14/01/2016. An unknown year is 2000.
    """
    parts = PARTS.fullmatch(text)
    if parts is None:
        return None
    day, month, year = parts.groups()
    try:
        first = date(
            UNKNOWN_YEAR if year == "ZZZZ" else int(year), 1 if month == "ZZ" else int(month), 1
        )
        start = first if day == "ZZ" else first.replace(day=int(day))
        if month == "ZZ":
            return add_months(start, 12) - timedelta(days=1)
        return add_months(first, 1) - timedelta(days=1) if day == "ZZ" else start
    except (ValueError, OverflowError):
        return None


def with_completed(frame: nw.DataFrame[Any], column: str) -> nw.DataFrame[Any]:
    """The frame with `completed`: what each cell of a column of partial dates stands for."""
    texts = frame[column].drop_nulls().cast(nw.String).unique().to_list()
    known = frames.from_columns(
        {"text": texts, "completed": [completed(text) for text in texts]}, LATEST
    )
    named = known.rename({"text": column})
    return frame.join(named, on=column, how="left")
