"""How a stretch of a life is told on a page: a title, when, how long, and what else there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from hearth.documents.sentences import day
from hearth_web.people import presenters
from hearth_web.people.models import Situation, Spell

__all__ = ["History", "Told", "history", "is_now", "newest_first", "situation", "told"]

AnySpell = TypeVar("AnySpell", bound=Spell)


@dataclass(frozen=True)
class Told:
    """One thing told: `lines` follow the title, `href` is the form that changes it."""

    title: str
    when: str
    lines: Sequence[str] = ()
    tag: str = ""
    href: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class History:
    """What holds now, and what was before, newest first; `noun` names what is folded away."""

    now: Sequence[Told]
    before: Sequence[Told]
    noun: str
    empty: str = "Nothing recorded."


def told(
    spell: Spell, today: date, title: str, lines: Sequence[str], href: str = "", tag: str = ""
) -> Told:
    """A spell, its dates and length in words."""
    when = presenters.from_to(spell, today)
    end = spell.dec or today
    if end > spell.decom:
        when = f"{when} ({presenters.how_long(spell.decom, end)})"
    anchor = f"{spell._meta.model_name}-{spell.pk}"
    return Told(title, when, [line for line in lines if line], tag, href, anchor)


def situation(
    row: Situation, today: date, title: str, lines: Sequence[str], href: str = ""
) -> Told:
    """The same of what may have begun before it was known."""
    one = told(row, today, title, lines, href)
    if row.start_known:
        return one
    if row.dec is None:
        return replace(one, when=f"known since {day(row.decom)}; when it began is not recorded")
    if row.dec == row.decom:
        return replace(one, when=f"until {day(row.dec)}; when it began is not recorded")
    when = f"known from {day(row.decom)} to {day(row.dec)}; when it began is not recorded"
    return replace(one, when=when)


def is_now(spell: Spell, today: date) -> bool:
    """Whether it holds today or is to come; its last day belongs to the next."""
    return spell.dec is None or spell.dec > today


def newest_first(spells: Sequence[AnySpell]) -> list[AnySpell]:
    """The latest to begin first."""
    return sorted(spells, key=lambda spell: spell.decom, reverse=True)


def history(pairs: Sequence[tuple[Spell, Told]], today: date, noun: str, empty: str) -> History:
    """Spells and how they are told, parted into now and before."""
    now = [one for spell, one in pairs if is_now(spell, today)]
    return History(now, [one for spell, one in pairs if not is_now(spell, today)], noun, empty)
