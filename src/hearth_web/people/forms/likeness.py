"""Whether a child may be here already: names that sound or look alike, birthdays, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hearth_web.access.models import User
from hearth_web.people.models import Child, Identifier
from hearth_web.people.queries import visible_children
from hearth_web.people.searching import folded, nearly, squashed

__all__ = ["Asked", "likely_same", "sound"]

MOST = 10
COLUMNS = ("pk", "child", "upn", "forename", "surname", "known_as", "dob")

# Letters that sound alike in a name have one figure; vowels, h, w and y have none.
FIGURES = {
    letter: figure
    for figure, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), start=1)
    for letter in letters
}
STARTS = {"kn": "n", "gn": "n", "wr": "r", "ph": "f", "ps": "s", "wh": "w"}
STARTS_ALIKE = {"c": "k", "q": "k", "z": "s", "y": "i", "j": "g", "v": "f"}


@dataclass(frozen=True)
class Asked:
    """What is known of a child who is about to be added."""

    forename: str = ""
    surname: str = ""
    known_as: str = ""
    dob: date | None = None
    numbers: tuple[str, ...] = ()

    @property
    def first_names(self) -> set[str]:
        """Names they may be called by."""
        return {folded(each) for each in (self.forename, self.known_as) if folded(each)}


def likely_same(user: User, asked: Asked) -> list[Child]:
    """Children who may be the same, the likeliest first; only those this person may see."""
    visible = visible_children(user)
    scores = {
        pk: score
        for pk, *held in visible.values_list(*COLUMNS)
        if (score := alike(asked, *held)) > 0
    }
    for pk in numbered(visible.values("pk"), asked.numbers):
        scores[pk] = 9
    best = sorted(scores, key=lambda pk: -scores[pk])[:MOST]
    found = visible.select_related("standing").in_bulk(best)
    return [found[pk] for pk in best if pk in found]


def numbered(visible: Any, numbers: Iterable[str]) -> set[UUID]:
    """Children who have one of these numbers."""
    wanted = [number for number in numbers if number]
    rows = Identifier.objects.filter(child__in=visible, value__in=wanted)
    return set(rows.values_list("child", flat=True)) if wanted else set()


def alike(
    asked: Asked,
    child: str,
    upn: str,
    forename: str,
    surname: str,
    known_as: str,
    dob: date | None,
) -> int:
    """How likely it is the same child; 0 is unlikely."""
    wanted = {squashed(number) for number in asked.numbers if number}
    if wanted & {squashed(child), squashed(upn)}:
        return 9
    last = same_name(folded(asked.surname), folded(surname))
    held = {folded(each) for each in (forename, known_as) if folded(each)}
    first = any(same_name(one, other) for one in asked.first_names for other in held)
    born = same_birthday(asked.dob, dob)
    if born and (first or last):
        return 6 + first + last
    both = first and last
    return 3 if both and (born or asked.dob is None or dob is None or near(asked.dob, dob)) else 0


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, but for a slip or a spelling."""
    if not one or not other:
        return False
    return one == other or (len(one) > 3 and nearly(one, other)) or sound(one) == sound(other)


def sound(name: str) -> str:
    """How a name begins and its next three consonants, as they sound.

    >>> sound("smith") == sound("smythe"), sound("kacey") == sound("casey")
    (True, True)
    """
    letters = name.replace(" ", "")
    for start, heard in STARTS.items():
        if letters.startswith(start):
            letters = heard + letters[len(start) :]
    if not letters:
        return ""
    heard = STARTS_ALIKE.get(letters[0], letters[0])
    figures, last = "", FIGURES.get(letters[0])
    for letter in letters[1:]:
        figure = FIGURES.get(letter)
        if figure and figure != last:
            figures += str(figure)
        last = last if letter in "hw" else figure
    return (heard + figures + "000")[:4]


def same_birthday(one: date | None, other: date | None) -> bool:
    """Whether they are one day, or one with its day and month the other way about."""
    if one is None or other is None:
        return False
    return one == other or (
        one.year == other.year and (one.day, one.month) == (other.month, other.day)
    )


def near(one: date, other: date) -> bool:
    """Whether two days differ in one of day, month and year only."""
    return sum(getattr(one, part) != getattr(other, part) for part in ("day", "month", "year")) <= 1
