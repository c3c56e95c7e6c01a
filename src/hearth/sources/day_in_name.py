"""The day an extract is of, which no column holds: told by the name of a file or folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

__all__ = ["day_in_names"]

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
LAYOUTS = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[-_. ]?(?P<m>\d\d)[-_. ]?(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-_. ](?P<m>\d{1,2})[-_. ](?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d)(?P<m>\d\d)(?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?[-_. ]?(?P<m>[a-z]{3,9})[-_. ]?(?P<y>20\d\d)"
               r"(?!\d)", re.IGNORECASE),
)  # fmt: skip


def day_in_names(names: Iterable[str]) -> date | None:
    """The day that the names tell, nearest first; None when none does."""
    return next((day for name in names if (day := day_in(name))), None)


def day_in(name: str) -> date | None:
    """The day in one name: ``2025-03-31``, ``31.03.2025``, ``20250331``, ``31 March 2025``."""
    for layout in LAYOUTS:
        for found in layout.finditer(name):
            if day := real(found["y"], found["m"], found["d"]):
                return day
    return None


def real(year: str, month: str, day: str) -> date | None:
    """The day, if there is such a one."""
    letters = month[:3].lower()
    number = int(month) if month.isdigit() else 0
    if letters in MONTHS:
        number = MONTHS.index(letters) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
