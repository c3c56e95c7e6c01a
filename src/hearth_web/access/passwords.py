"""Passwords nobody guesses: long, not obvious, and not known from a breach elsewhere."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError

from hearth_web.access.models import User
from hearth_web.ui.models import House

__all__ = ["LongEnough", "NotBreached", "NotObvious", "is_breached"]

ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
# What is written with other signs than its letters, as whoever guesses passwords knows too.
LOOKALIKES = str.maketrans("013457@$!", "oleastasi")
OBVIOUS = frozenset(
    """
    password passwort passphrase letmein welcome hearth council children childrens social worker
    socialworker administrator admin login spring summer autumn winter january february march april
    june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday changeme secret iloveyou football sunshine
    """.split()  # noqa: SIM905
)
LEAST_ELSE = 6  # letters that must be left when everything obvious is taken out
SHORTEST_RUN = 4


class LongEnough:
    """At least so many characters. Length is worth more than odd signs."""

    def __init__(self, least: int = 12) -> None:
        self.least = least

    def validate(self, password: str, _user: User | None = None) -> None:
        """ValidationError if it is shorter."""
        if len(password) < self.least:
            raise ValidationError(
                f"The password must be {self.least} characters or more. "
                "Three or four words that do not belong together are easy to remember."
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return f"Use {self.least} characters or more. Several words are best."


class NotObvious:
    """Not made of names, a season and a year, or keys that lie side by side."""

    def validate(self, password: str, user: User | None = None) -> None:
        """ValidationError if hardly anything is left without what is obvious."""
        if len(_without_obvious(password, user)) < LEAST_ELSE:
            raise ValidationError(
                "The password is too easy to guess: it is mostly a common word, your name or the "
                "council’s, a date or keys side by side. Use several words that do not belong "
                "together."
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return "Do not use your name, the council’s, a season, a date or a row of keys."


def _without_obvious(password: str, user: User | None) -> str:
    """What is left of it: letters only, obvious words, runs and repeats taken out."""
    plain = password.lower()
    for run in sorted(_runs(plain), key=len, reverse=True):
        plain = plain.replace(run, " ")
    plain = _folded(plain)
    names = f"{House.now().name} {user.name} {user.email}" if user else House.now().name
    for word in sorted({_folded(word) for word in OBVIOUS | _words(names)}, key=len, reverse=True):
        plain = plain.replace(word, "")
    return "".join(sorted(set(plain))) if len(set(plain)) < LEAST_ELSE else plain


def _folded(words: str) -> str:
    """Letters only, with what looks like a letter as that letter; 1 is i and l alike."""
    return re.sub(r"[^a-z]", "", words.translate(LOOKALIKES)).replace("l", "i")


def _words(names: str) -> frozenset[str]:
    """The words of names that are long enough to stand for them."""
    return frozenset(word for word in re.findall(r"[a-z]+", names.lower()) if len(word) > 2)


def _runs(plain: str) -> set[str]:
    """Pieces of four keys and more that lie side by side, either way, and digits of a date."""
    found = set(re.findall(r"\d{4,8}", plain))
    for row in (*ROWS, *(each[::-1] for each in ROWS)):
        for start in range(len(plain)):
            end = start + SHORTEST_RUN
            while end <= len(plain) and plain[start:end] in row:
                found.add(plain[start:end])
                end += 1
    return found


class NotBreached:
    """Not in the file of breached passwords this installation keeps, if it keeps one.

    ``HEARTH_BREACHED_PASSWORDS`` names a text file of SHA-1 hashes in hexadecimal, one a line, in
    order, each perhaps followed by a colon and a count. The list of "Have I Been Pwned" comes so.
    """

    def validate(self, password: str, _user: User | None = None) -> None:
        """ValidationError if the file holds it."""
        if settings.BREACHED_PASSWORDS and is_breached(password, Path(settings.BREACHED_PASSWORDS)):
            raise ValidationError(
                "This password is known from a breach of another site, so it can be guessed. "
                "Use another, and change it wherever else you use it."
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return "Do not use a password you use elsewhere."


def is_breached(password: str, file: Path) -> bool:
    """Whether the file holds the password's hash, found by halving: some thirty reads."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
    with file.open("rb") as lines:
        low, high = 0, lines.seek(0, os.SEEK_END)
        while low < high:
            middle = (low + high) // 2
            found, after = _line_at(lines, middle)
            if found and wanted.startswith(found):
                return True
            if not found or found > wanted:
                high = middle
            else:
                low = after
    return False


def _line_at(lines: BinaryIO, place: int) -> tuple[str, int]:
    """The first whole line that starts at or after a place, and where the next one starts."""
    lines.seek(max(place - 1, 0))
    if place:
        lines.readline()
    line = lines.readline()
    return line.split(b":")[0].strip().decode("ascii", "ignore").upper(), lines.tell()
