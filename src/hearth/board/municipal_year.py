"""The municipal year: from one annual meeting of the council to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hearth.errors import UsageError

__all__ = ["MunicipalYear"]

MAY_DAY = (5, 1)
WRITTEN = re.compile(r"\s*((?:19|20)\d{2})\s*[-/–]\s*(\d{4}|\d{2})\s*")


@dataclass(frozen=True, order=True)
class MunicipalYear:
    """A municipal year by the calendar year it begins in: 2020 is 2020-21.

    It begins at the council's annual meeting in May (Local Government Act 1972, schedule 12); as
    long as that day is not known, on 1 May.
    """

    beginning: int
    annual_meeting: date | None = None

    @classmethod
    def of(cls, day: date) -> MunicipalYear:
        """The year a day is in, as long as the annual meeting is taken to be on 1 May."""
        return cls(day.year - ((day.month, day.day) < MAY_DAY))

    @classmethod
    def parse(cls, text: str) -> MunicipalYear:
        """The year written as 2020-21 or 2020/2021; UsageError for anything else."""
        found = WRITTEN.fullmatch(text)
        if found is None or not str(int(found[1]) + 1).endswith(found[2]):
            raise UsageError(f"{text!r} is not a municipal year. Write it as 2020-21.")
        return cls(int(found[1]))

    @property
    def start(self) -> date:
        """Its first day."""
        return self.annual_meeting or date(self.beginning, *MAY_DAY)

    @property
    def end(self) -> date:
        """Its last day, as long as the next annual meeting is taken to be on 1 May."""
        return date(self.beginning + 1, *MAY_DAY) - timedelta(days=1)

    @property
    def label(self) -> str:
        """How councils write it: ``2020-21``."""
        return f"{self.beginning}-{(self.beginning + 1) % 100:02}"

    def contains(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.label
