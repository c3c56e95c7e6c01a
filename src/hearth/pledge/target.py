"""What is aspired to, as councils print it: ``<62``, ``>90%``, "reduce", "TBC", two in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hearth.measures.model import Better, Unit

__all__ = ["Aim", "Amount", "Target", "amounts", "targets"]


class Aim(Enum):
    """What a target asks of a value."""

    ABOVE = "more than"
    AT_LEAST = "at least"
    BELOW = "less than"
    AT_MOST = "at most"
    REACH = "reach"  # a bare number: how it is met follows from which way is better
    RISE = "increase"
    FALL = "reduce"
    HOLD = "maintain"
    WAITS = "to be confirmed"
    WORDS = "words"


UP = frozenset({Aim.ABOVE, Aim.AT_LEAST, Aim.RISE})
DOWN = frozenset({Aim.BELOW, Aim.AT_MOST, Aim.FALL})
SIGNS = {
    Aim.AT_LEAST: (">=", "≥", "at least", "no less than", "no fewer than", "not less than"),
    Aim.AT_MOST: ("<=", "≤", "at most", "no more than", "not more than", "up to"),
    Aim.ABOVE: (">", "more than", "over", "above", "greater than"),
    Aim.BELOW: ("<", "less than", "fewer than", "under", "below"),
}
AFTER = {
    Aim.AT_LEAST: ("or more", "or over", "or above", "or higher"),
    Aim.AT_MOST: ("or less", "or fewer", "or under", "or below", "or lower"),
}
WAITING = re.compile(r"(?:.* )?(?:tbc|to be (?:confirmed|agreed|set|decided|developed))(?: .*)?")
WAY = {
    Aim.RISE: (
        "increase",
        "increased",
        "increasing",
        "more",
        "rise",
        "improve",
        "improved",
        "raise",
    ),
    Aim.FALL: ("reduce", "reduced", "reducing", "fewer", "less", "fall", "decrease", "lower"),
    Aim.HOLD: ("maintain", "maintained", "keep", "hold", "no change", "sustain"),
}
UNITS = {
    Unit.PERCENT: ("%", "per cent", "percent"),
    Unit.DAYS: ("days", "day"),
    Unit.WEEKS: ("weeks", "week"),
    Unit.RATE_10K: ("per 10,000", "per 10 000", "per 10k"),
}


def any_of(words: dict[Aim, tuple[str, ...]] | dict[Unit, tuple[str, ...]]) -> str:
    """A pattern for any of the words, the longest first."""
    every = sorted((word for found in words.values() for word in found), key=len, reverse=True)
    return "|".join(re.escape(word) for word in every)


NUMBER = r"(?:n(?:o|umber)?\.?\s?)?(?P<number>\d[\d,]*(?:\.\d+)?)"
TOKEN = (
    rf"(?:maintain(?:ed)? )?(?P<sign>{any_of(SIGNS)})?\s*{NUMBER}\s*(?P<unit>{any_of(UNITS)})?"
    rf"\s*(?P<after>{any_of(AFTER)})?\s*(?:\((?P<label>[^)]*)\))?"
)
ONE = re.compile(TOKEN)
BARE = re.compile(r"\?P<\w+>")
RUN = re.compile(rf"(?:{BARE.sub('?:', TOKEN)}\s+)+{BARE.sub('?:', TOKEN)}")
LONGEST = 200  # a longer cell is prose
MARKS = re.compile(r"\s*(?:/|;|\n)\s*")


@dataclass(frozen=True)
class Amount:
    """A value as printed, and as a number where it is one."""

    text: str = ""
    number: Decimal | None = None
    unit: Unit | None = None
    label: str = ""


@dataclass(frozen=True)
class Target:
    """An aspiration as printed and understood; `bound` and `unit` where it has a number."""

    text: str = ""
    aim: Aim = Aim.WORDS
    bound: Decimal | None = None
    unit: Unit | None = None
    label: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is to be confirmed."""
        return self.aim is Aim.WAITS

    @property
    def numeric(self) -> bool:
        """Whether a value can meet it or fail to: it has a bound or a direction."""
        return self.aim not in (Aim.WAITS, Aim.WORDS)

    def better(self, usual: Better) -> Better:
        """Which way is better: as the target says, else as is usual for the measure."""
        if self.aim in UP:
            return Better.HIGHER
        return Better.LOWER if self.aim in DOWN else usual

    def reached(self, value: Decimal, usual: Better = Better.NEUTRAL) -> bool | None:
        """Whether a value meets the bound; None for a target without one."""
        if self.bound is None:
            return None
        if self.aim is Aim.ABOVE:
            return value > self.bound
        if self.aim is Aim.BELOW:
            return value < self.bound
        way = self.better(usual)
        if way is Better.NEUTRAL:
            return value == self.bound
        return value >= self.bound if way is Better.HIGHER else value <= self.bound


def targets(text: str) -> tuple[Target, ...]:
    """The targets a cell holds, one for each part of its measure; words where it is none of them.

    >>> [(each.aim.name, str(each.bound)) for each in targets("<8% / >70%")]
    [('BELOW', '8'), ('ABOVE', '70')]
    """
    return tuple(target(piece) for piece in pieces(text))


def amounts(text: str) -> tuple[Amount, ...]:
    """The values a cell holds: ``7% (3+) 71% (2yrs)`` are two, ``n.62`` is 62, ``TBC`` is none."""
    return tuple(amount(piece) for piece in pieces(text))


def pieces(text: str) -> list[str]:
    """A cell in parts: at slashes, semicolons and new lines, or number by number."""
    cell = text.strip()
    if len(cell) > LONGEST:
        return [cell]
    if RUN.fullmatch(" ".join(cell.casefold().split())):
        return [match[0].strip() for match in ONE.finditer(" ".join(cell.split()))]
    split = [piece for piece in MARKS.split(cell) if piece]
    if all(understood(piece) for piece in split):
        return split
    return [cell] if cell else []


def understood(text: str) -> bool:
    """Whether a piece by itself is a target."""
    return target(text).aim is not Aim.WORDS


def target(text: str) -> Target:
    """One target; anything that is neither number, direction nor "to be confirmed" is words."""
    plain = " ".join(text.casefold().split()).rstrip(".")
    if WAITING.fullmatch(plain):
        return Target(text, Aim.WAITS)
    match = ONE.fullmatch(plain)
    if match is None:
        return Target(text, way_of(plain))
    aim = aim_of(match["sign"], SIGNS) or aim_of(match["after"], AFTER) or Aim.REACH
    return Target(text, aim, number_of(match), unit_of(match), match["label"] or "")


def amount(text: str) -> Amount:
    """One value."""
    match = ONE.fullmatch(" ".join(text.casefold().split()).rstrip("."))
    if match is None or match["sign"] or match["after"]:
        return Amount(text)
    return Amount(text, number_of(match), unit_of(match), match["label"] or "")


def way_of(plain: str) -> Aim:
    """The direction a word gives."""
    return next((aim for aim, words in WAY.items() if plain in words), Aim.WORDS)


def aim_of(word: str | None, words: dict[Aim, tuple[str, ...]]) -> Aim | None:
    """What a sign means."""
    return next((aim for aim, said in words.items() if word and word in said), None)


def unit_of(match: re.Match[str]) -> Unit | None:
    """The unit a number is printed with."""
    return next((unit for unit, said in UNITS.items() if match["unit"] in said), None)


def number_of(match: re.Match[str]) -> Decimal:
    """The number."""
    return Decimal(match["number"].replace(",", ""))
