"""Who is eligible, relevant, former relevant or qualifying: section 9, by its exact tests."""

from __future__ import annotations

from datetime import date

from .counting import DAY, FAR, Life, joined

Spells = list[tuple[date, date]]
WEEKS_13 = 91


def looked_after(life: Life) -> Spells:
    """Care to 18, without short breaks inside regulation 48."""
    return joined((row["start"], row["end"]) for row in life.care)


def eligible(life: Life) -> Spells:
    """16 or 17, looked after now, and 91 days since 14 that end at 16 or later."""
    found = []
    days = 0
    for start, end in looked_after(life):
        since = max(start, life.at(14))
        if since < end:
            # The 91st day itself is a day looked after on which the test is passed.
            passed = since + (WEEKS_13 - days - 1) * DAY if days < WEEKS_13 else since
            first = max(passed, life.at(16), start)
            if first < end:
                found.append((first, min(end, life.at(18))))
            days += (min(end, life.today + 10000 * DAY) - since).days
    return found


def relevant(life: Life) -> Spells:
    """Eligible when last looked after, no longer looked after, not yet 18."""
    found = []
    for _, left in eligible(life):
        if left < life.at(18):
            again = min((start for start, _ in looked_after(life) if start >= left), default=FAR)
            found.append((left, min(again, life.at(18))))
    return found
