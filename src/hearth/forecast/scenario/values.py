"""One value of a scenario as text, read without guessing; FaultError says what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from hearth.dates import add_months
from hearth.errors import FaultError, NotFoundError
from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario.model import ALL_AGES, Ages
from hearth.sources.dates import NotADate, date_in, month_number, real
from hearth.vocabulary.nearest import not_found

__all__ = [
    "GROUP_NUMBERS",
    "a_month",
    "ages",
    "amount",
    "beds",
    "carers",
    "day",
    "group",
    "last_day",
    "money",
    "months",
    "percent",
    "rate",
    "truth",
    "whole",
]

NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)
MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})|(?P<n>[A-Za-z]{3,9}) (?P<z>\d{4})", re.ASCII)
AGES = re.compile(r"(\d{1,2})(?: ?(?:to|and|-|–) ?(\d{1,2}))?", re.ASCII)
UNDER = re.compile(r"under (\d{1,2})", re.ASCII)
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve")  # fmt: skip
MOST_A_MONTH = 1_000  # of all England some 2,700 children a month come into care
MOST = 1_000_000_000  # nothing a council counts or pays in a forecast is more

GROUP_NUMBERS = {group.id: (at,) for at, group in enumerate(GROUPS)}
"""What each id stands for."""
WIDER = {
    wide.casefold(): tuple(at for at, group in enumerate(GROUPS) if group.wider == wide)
    for wide in dict.fromkeys(group.wider for group in GROUPS)
}
LABELS = {group.label.casefold(): (at,) for at, group in enumerate(GROUPS)}


def number(text: str, example: str) -> float:
    """A number, with a thousands comma or not."""
    plain = re.sub(r"(?<=\d)[,_](?=\d{3}(?!\d))", "", text.strip().casefold())
    if plain in WORDS:
        return float(WORDS.index(plain))
    if not NUMBER.fullmatch(plain):
        raise FaultError(f"{text!r} is not a number. Write it in digits, such as {example}.")
    if abs(float(plain)) > MOST:
        raise FaultError(f"{text!r} is too large to be meant. Write a number such as {example}.")
    return float(plain)


def amount(text: str) -> float:
    """A number above 0: children a month, months."""
    value = number(text, "4")
    if value <= 0:
        raise FaultError(f"{text!r} is not above 0. Write how many, such as 4.")
    return value


def a_month(text: str) -> float:
    """How many children a month."""
    value = amount(text)
    if value > MOST_A_MONTH:
        raise FaultError(f"{text!r} children a month are more than come into care. Write fewer.")
    return value


def whole(text: str) -> int:
    """A whole number above 0: beds, children of an area."""
    value = amount(text)
    if value != int(value):
        raise FaultError(f"{text!r} is not a whole number. Write one such as {int(value) or 1}.")
    return int(value)


def carers(text: str) -> float:
    """How many more carers; fewer when below 0."""
    value = number(text, "12")
    if value == 0:
        raise FaultError("0 more carers change nothing. Write how many, or -3 for three fewer.")
    return value


def money(text: str) -> float:
    """Pounds, 0 or more."""
    value = number(text.strip().removeprefix("£"), "250000")
    if value < 0:
        raise FaultError(f"{text!r} is below 0. Write what is spent as a sum above 0.")
    return value


def percent(text: str) -> float:
    """A share of a whole: 85% or 0.85."""
    value = rate(text)
    if not 0 < value <= 1:
        raise FaultError(f"{text!r} is not a share of a whole. Write one from 0 to 100%: 85%.")
    return value


def rate(text: str) -> float:
    """A rise or fall: 4%, -2% or 0.04. Above 1 only with the sign %, as 4 might mean either."""
    stripped = text.strip()
    if stripped.endswith("%"):
        value = number(stripped.removesuffix("%"), "4%") / 100
    elif abs(value := number(stripped, "4%")) > 1:
        raise FaultError(f"{text!r} could be a percentage or a multiple. Write {stripped}%.")
    if value <= -1:
        raise FaultError(f"{text!r} would leave nothing. Write a fall of less than 100%.")
    return value


def ages(text: str) -> Ages:
    """Ages in completed years: 10 to 15, under 5, 17, all."""
    plain = text.strip().casefold()
    if plain == "all":
        return ALL_AGES
    if match := UNDER.fullmatch(plain):
        first, last = 0, int(match[1]) - 1
    elif match := AGES.fullmatch(plain):
        first, last = int(match[1]), int(match[2] or match[1])
    else:
        raise FaultError(f"{text!r} is no range of ages. Write it as 10 to 15, under 5, 17 or all.")
    if not 0 <= first <= last <= 17:
        raise FaultError(f"{text!r} is not within the ages 0 to 17. Write, for example, 10 to 15.")
    return Ages(first, last)


def day(text: str) -> date:
    """A day, or a month for its first day: 1 September 2025, 2025-09-01, September 2025."""
    return month_in(text) or day_in(text)


def last_day(text: str) -> date:
    """A day, or a month for its last day."""
    begins = month_in(text)
    return add_months(begins, 1) - timedelta(days=1) if begins else day_in(text)


def month_in(text: str) -> date | None:
    """The first day of a month by itself."""
    match = MONTH.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return real(int(match["y"] or match["z"]), month_number(match["m"] or match["n"]), 1)
    except NotADate:
        raise FaultError(f"{text!r} is no month. Write it as September 2025 or 2025-09.") from None


def day_in(text: str) -> date:
    """A day by itself."""
    try:
        return date_in(text.strip())[0]
    except NotADate as error:
        raise FaultError(
            f"{text!r}, {error}. Write a month or a day as September 2025 or 2025-09-01."
        ) from None


def truth(text: str) -> bool:
    """Yes or no."""
    plain = text.strip().casefold()
    if plain in ("yes", "true"):
        return True
    if plain in ("no", "false"):
        return False
    raise FaultError(f"{text!r} is neither yes nor no. Write yes or no.")


def group(text: str) -> tuple[int, ...]:
    """The groups of homes that an id, a label or a wider name stands for."""
    plain = text.strip().casefold()
    found = GROUP_NUMBERS.get(plain) or LABELS.get(plain) or WIDER.get(plain)
    if found is None:
        raise FaultError(str(unknown("group of homes", text.strip(), GROUP_NUMBERS)))
    return found


def unknown(kind: str, wanted: str, known: Iterable[str]) -> NotFoundError:
    """What to say of a word that is not known: the nearest, and all there are."""
    known = list(known)
    return not_found(kind, wanted, known, f"There are: {', '.join(known)}.")


def beds(text: str) -> float:
    """How many beds there are, 0 or more."""
    value = number(text, "12")
    if value < 0:
        raise FaultError(f"{text!r} is below 0. Write how many beds there are, 0 for none.")
    return value


def months(text: str) -> float:
    """How many months: 6 or 6 months."""
    return amount(re.sub(r"\s*months?$", "", text.strip().casefold()))
