"""How a stretch of a life is told on a page: a title, when, how long, and what else there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hearth_web.people import presenters
from hearth_web.people.models import Spell

__all__ = ["History", "Told", "history", "is_now", "newest_first", "told"]

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
