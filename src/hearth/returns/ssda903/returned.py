"""A return as rules see it: its tables, and what several rules need, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import CollectionYear
from hearth.records.postcodes import Postcodes, directory
from hearth.returns.ssda903.derived.unaccompanied import flagged, unaccompanied, with_flag
from hearth.returns.ssda903.loading import CODES, load
from hearth.returns.ssda903.model import Frame, View
from hearth.vocabulary import Council

__all__ = ["Returned"]

Made = TypeVar("Made")


@dataclass
class Returned:
    """The tables of a return and last year's (``Episodes_last``), as `loading.load` makes them.

    `source` is ``csv`` or ``xml``. `once` and `view` keep what they make, so that a second rule
    that asks gets it for nothing.
    """

    tables: dict[str, nw.DataFrame[Any]]
    year: CollectionYear
    authority: Council | None = None
    providers: nw.DataFrame[Any] | None = None
    postcode_directory: Postcodes | None = None
    source: str = "csv"
    made: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls, tables: Mapping[str, Any], previous: Mapping[str, Any] | None, **rest: Any
    ) -> Returned:
        """The return from tables of any engine and any type."""
        loaded = load(tables) | load(previous or {}, "_last")
        return cls(frames.codes_as_numbers(with_flag(loaded), CODES), **rest)

    def __getitem__(self, table: str) -> nw.DataFrame[Any]:
        return self.tables[table]

    def has(self, *tables: str) -> bool:
        """Whether all these tables were given."""
        return all(table in self.tables for table in tables)

    def lacks(self, view: View) -> tuple[str, ...]:
        """What the view needs and was not given."""
        return tuple(need for need in view.needs if not self.is_there(need))

    def is_there(self, need: str) -> bool:
        """Whether a table, ``authority``, ``providers`` or the ``uasc flag`` is there."""
        if need == "authority":
            return self.authority is not None
        if need == "providers":
            return self.providers is not None
        if need == "xml":
            return self.source == "xml"
        if need == "uasc flag":
            return self.unaccompanied is not None
        if need == "flags of both years":
            return all(flagged(self.tables, last) is not None for last in ("", "_last"))
        if need == "headers of xml":
            return self.source != "xml" or self.has("Header", "Header_last")
        return need in self.tables

    @cached_property
    def unaccompanied(self) -> nw.DataFrame[Any] | None:
        """The `CHILD` of each unaccompanied asylum seeker, this year or last; None if unknown."""
        return unaccompanied(self.tables)

    def once(self, make: Callable[..., Made], *arguments: Any) -> Made:
        """What `make(self, *arguments)` makes, made the first time only."""
        key = (make, *arguments)
        if key not in self.made:
            self.made[key] = make(self, *arguments)
        made: Made = self.made[key]
        return made

    def view(self, view: View) -> Frame:
        """The rows of a view, with the year's dates and the council beside each."""
        if view not in self.made:
            self.made[view] = self.with_constants(view.build(self))
        frame: Frame = self.made[view]
        return frame

    def with_constants(self, frame: Any) -> Any:
        """A frame with what is the same for every row: the year, the council."""
        code = self.authority.ons_code if self.authority else None
        return frame.with_columns(
            nw.lit(self.year.start, nw.Date).alias("year start"),
            nw.lit(self.year.end, nw.Date).alias("year end"),
            nw.lit(code, nw.String).alias("authority"),
        )

    @property
    def postcodes(self) -> Postcodes:
        """The postcode directory, found when first asked for."""
        if self.postcode_directory is None:
            self.postcode_directory = directory()
        return self.postcode_directory
