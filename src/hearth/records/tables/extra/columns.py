"""Short ways to write the columns that the tables of practice are full of."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity

__all__ = [
    "AS_AT",
    "WHY_LATE",
    "clock",
    "code",
    "day",
    "end_day",
    "identifier",
    "number",
    "text",
    "yes_no",
]

PERSONAL = Sensitivity.PERSONAL
CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"


def day(name: str, description: str, sensitivity: Sensitivity = PERSONAL) -> Column:
    """A date."""
    return Column(name, Kind.DATE, description, sensitivity)


def end_day(what: str, sensitivity: Sensitivity = PERSONAL) -> Column:
    """The column `end` of a history: the first day that is no longer part of it."""
    return day("end", f"Date {what} ended; empty while it goes on", sensitivity)


def code(name: str, code_set: str, description: str, sensitivity: Sensitivity = PERSONAL) -> Column:
    """One of a code set."""
    return Column(name, Kind.CODE, description, sensitivity, code_set=code_set)


def text(name: str, description: str, sensitivity: Sensitivity = PERSONAL) -> Column:
    """Words as typed."""
    return Column(name, Kind.TEXT, description, sensitivity)


def yes_no(name: str, description: str, sensitivity: Sensitivity = PERSONAL) -> Column:
    """True or False; None when it is not known."""
    return Column(name, Kind.YES_NO, description, sensitivity)


def clock(name: str, what: str, sensitivity: Sensitivity = PERSONAL) -> Column:
    """A time of day in England."""
    said = f"{what}; the time in England, as 17:05"
    return Column(name, Kind.IDENTIFIER, said, sensitivity, pattern=CLOCK)


def identifier(
    name: str, description: str, sensitivity: Sensitivity = PERSONAL, *, required: bool = False
) -> Column:
    """An identifier, kept as typed."""
    return Column(name, Kind.IDENTIFIER, description, sensitivity, required=required)


def number(name: str, description: str, most: int, sensitivity: Sensitivity = PERSONAL) -> Column:
    """A whole number from 0 to `most`."""
    return Column(name, Kind.INTEGER, description, sensitivity, minimum=0, maximum=most)


AS_AT = day("as_at", "Date of the extract that says so, where the source is a snapshot")
WHY_LATE = text("why_late", "Why it was late, if it was due before", Sensitivity.SPECIAL)
