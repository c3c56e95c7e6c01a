"""How many will have come and left by the end of the financial year that has begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from hearth.dates import CollectionYear
from hearth.dates.days import date_of
from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.model import Block, Heading, Listing, Paragraph
from hearth.forecast.drift import LEAVING, MONTHLY
from hearth.forecast.past import FAR
from hearth.forecast.year_end import year_end

__all__ = ["blocks"]


def blocks(evidence: Evidence) -> Iterator[Block]:
    """Three ways to say it for those who come and those who leave; nothing when a year is over."""
    known, past = evidence.known, evidence.known.past
    year = CollectionYear.of(known.as_at)
    if known.as_at == year.end or evidence.public:  # a part of a year could be told from the whole
        return
    since = past.first_day + timedelta(days=1)
    yield Heading(f"By the end of {year.label}", level=3)
    yield Paragraph("Three simple ways to end the year, each with what it takes for granted.")
    counted = (
        ("Coming into care", past.start[past.start_known.astype(bool)], MONTHLY),
        ("Leaving care", past.end[past.end < FAR], LEAVING),
    )
    for name, days, restless in counted:
        found = year_end(dates(days), since, known.as_at, restless=restless, seed=evidence.seed)
        yield Paragraph(f"**{name}.** So far this year: {found.so_far:,}.")
        yield Listing(found.sentences)


def dates(numbers: np.ndarray) -> list[date]:
    """Numbers of days as dates."""
    return [date_of(number) for number in numbers]
