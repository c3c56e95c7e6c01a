"""A calendar of one person's work as a file of RFC 5545, which names no child."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hearth_web.access.models import User
from hearth_web.worklists.reminders.counting import due_by_day, said

__all__ = ["calendar_of"]

LINE = 75  # octets, the end of the line not among them
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Hearth//My work//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:My work in Hearth",
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
)


def calendar_of(user: User, today: date, work: str, now: datetime | None = None) -> bytes:
    """How much is overdue, and how much is due on each day of the next four weeks; `work` is the
    address of the page that says what it is."""
    late, days = due_by_day(user, today)
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    lines = [*HEAD]
    if late:
        lines += event(user.pk, "overdue", today, f"{said(late)} overdue", work, stamp)
    for day, counted in days.items():
        lines += event(user.pk, f"{day:%Y%m%d}", day, f"{said(counted)} due", work, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def event(user: UUID, name: str, day: date, summary: str, work: str, stamp: str) -> Iterator[str]:
    """One whole day. The UID is the same at each reading, so that calendars replace it."""
    own = hashlib.sha256(f"{user}|{name}".encode()).hexdigest()[:32]
    yield from (
        "BEGIN:VEVENT",
        f"UID:{own}@hearth",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
        f"SUMMARY:{escaped(summary)}",
        f"DESCRIPTION:{escaped(f'Which, and for whom: {work}')}",
        f"URL:{work}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def escaped(text: str) -> str:
    """As a value of the kind TEXT."""
    for mark, kept in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, kept)
    return text


def folded(line: str) -> bytes:
    """A line cut into pieces of 75 octets at most, no letter torn apart."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
