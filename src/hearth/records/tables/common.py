"""Columns that many tables share, and the yes-or-no column they are full of."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity

__all__ = ["CHILD", "DOB", "flag"]

CHILD = Column(
    "child",
    Kind.IDENTIFIER,
    "The council's own identifier of the child, kept from year to year and never used again",
    Sensitivity.PERSONAL,
    required=True,
)
DOB = Column("dob", Kind.DATE, "Date of birth, the same in every table", Sensitivity.PERSONAL)


def flag(
    name: str, description: str, sensitivity: Sensitivity, code_set: str | None = None
) -> Column:
    """A column that holds ``1`` for yes and ``0`` for no, as codes."""
    return Column(name, Kind.CODE, description, sensitivity, code_set=code_set or name.upper())
