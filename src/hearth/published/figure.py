"""A figure as it was printed, with everything needed to hold it against another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache

from hearth.published.printed import Printed, printed_in
from hearth.published.units import Unit, unit_of
from hearth.published.when import NEVER, When

__all__ = ["Figure", "Kind", "Status", "plain"]


class Kind(Enum):
    """What a printed number claims to be. Only like is held against like.

    What is `SET` was laid down beforehand, such as a budget or a threshold of 0.1%: it is exact.
    """

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    SET = "set"


class Status(Enum):
    """How far a figure may be relied on."""

    PROVISIONAL = "provisional"
    NEEDS_VALIDATION = "needs validation"
    FINAL = "final"


@lru_cache(maxsize=50_000)
def plain(words: str) -> str:
    """Words as they are compared: case, spaces and marks of punctuation do not tell them apart."""
    kept = (letter if letter.isalnum() or letter in "+%" else " " for letter in words.casefold())
    return " ".join("".join(kept).split())


@dataclass(frozen=True)
class Figure:
    """One number that left the council in a document.

    `quantity` is the measure's id in the catalogue, or words for what has none; two figures of one
    quantity are of one thing. `printed` is the value as the reader saw it. `population` is whom it
    is out of; where that is itself a quantity, its count is looked for among the other figures.
    `category` is a part, and `breakdown` says of what, for example "homes"; the parts are
    `complete` when together they must make the whole. `whose` is empty for the council itself.
    `covers` is the period the document says that it is about.
    """

    quantity: str
    printed: str
    document: str
    label: str = ""
    unit: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    definition: str = ""
    version: str = ""
    population: str = ""
    breakdown: str = ""
    category: str = ""
    complete: bool = False
    when: When = NEVER
    kind: Kind = Kind.ACTUAL
    whose: str = ""
    place: str = ""
    source: str = ""
    status: Status = Status.FINAL
    published_on: date | None = None
    covers: When = NEVER
    note: str = ""

    @cached_property
    def value(self) -> Printed:
        """What the printed words say as a number."""
        return printed_in(self.printed, self.unit)

    @property
    def measured_in(self) -> Unit:
        """Its unit; where none is given, the one that stands in the print itself."""
        return unit_of(self.unit or self.printed)

    @property
    def name(self) -> str:
        """What it is, as a sentence begins: its label, and of which part."""
        whole = self.label or self.quantity
        words = f"{whole}: {self.category}" if self.category else whole
        return words[:1].upper() + words[1:]

    @property
    def where(self) -> str:
        """The document and the place in it."""
        return f"{self.document}, {self.place}" if self.place else self.document

    @property
    def stands(self) -> str:
        """The value and where it stands, as one line of a finding."""
        day = f" ({self.when.words})" if self.when.text else ""
        kind = "" if self.kind is Kind.ACTUAL else f", {self.kind.value}"
        status = "" if self.status is Status.FINAL else f", {self.status.value}"
        return f"{self.shown}{day}{kind}{status}: {self.where}"

    @property
    def shown(self) -> str:
        """The printed value with its unit, where the print itself does not show one."""
        unit = self.unit
        digits = any(letter.isdigit() for letter in self.printed)
        if not unit or unit in self.printed or not digits or unit in QUIET:
            return self.printed
        if unit.startswith("£"):
            return in_pounds(self.printed, unit.removeprefix("£"))
        return f"{self.printed}{unit}" if unit == "%" else f"{self.printed} {unit}"

    @cached_property
    def key(self) -> str:
        """A short id: the same for as long as the same words are printed in the same place."""
        words = "\x1f".join(str(getattr(self, each)) for each in IDENTITY)
        return hashlib.sha256(words.encode()).hexdigest()[:12]


IDENTITY = (
    "quantity", "category", "breakdown", "printed", "unit", "when", "kind", "whose",
    "population", "definition", "version", "document", "place",
)  # fmt: skip


def in_pounds(printed: str, rest: str) -> str:
    """£28.5m, £440 per week."""
    pounds = printed if printed.startswith("£") else f"£{printed}"
    return f"{pounds}{rest}" if rest in ("k", "m") else f"{pounds} {rest.strip()}"


QUIET = frozenset({"count", "number", "words", "period", "score", "ratio"})
"""Units that say nothing beside the number."""
