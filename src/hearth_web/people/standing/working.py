"""One child's standing from their facts. A spell's last day (`dec`) belongs to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from hearth.dates import THIRTEEN_WEEKS, birthday
from hearth.vocabulary import code_set
from hearth_web.people.models import Child, Standing
from hearth_web.people.rules import ADOPTIVE
from hearth_web.people.searching import DIVIDER, HOME_OFFICE, dates_as_typed, folded, squashed
from hearth_web.people.standing.reading import Case, Facts, Held, Home

__all__ = ["is_care_leaver", "standing_of"]

TEMPORARY = code_set("PLACE").in_group("temporary")
TRANSFERRED = code_set("REC").in_group("transferred-la")


class Spell(Protocol):
    """Anything that runs from `decom` to `dec`."""

    @property
    def decom(self) -> date:
        """Its first day."""

    @property
    def dec(self) -> date | None:
        """The day it ended."""


S = TypeVar("S", bound=Spell)


def runs(spell: Spell, today: date) -> bool:
    """Whether it holds today."""
    return spell.decom <= today and (spell.dec is None or spell.dec > today)


def latest(spells: Iterable[S], today: date) -> S | None:
    """The one that began last of those that hold today."""
    return max((s for s in spells if runs(s, today)), key=lambda s: s.decom, default=None)


def standing_of(child: Child, facts: Facts, today: date) -> Standing:
    """The child's standing on the day."""
    standing = Standing(child=child, as_at=today)
    if not is_closed(child, today):
        _set_care(standing, facts, today)
        standing.care_leaver = not standing.in_care and is_care_leaver(child, facts.periods, today)
    _set_workers(standing, facts.allocations, today)
    standing.search = searched(child, facts, today)
    return standing


def is_closed(child: Child, today: date) -> bool:
    """Whether the child has died, or lives on in another record since an adoption."""
    return child.severed or (child.died is not None and child.died <= today)


def _set_care(standing: Standing, facts: Facts, today: date) -> None:
    main = latest((p for p in facts.periods if not p.respite), today)
    breaks = latest((p for p in facts.periods if p.respite), today)
    standing.in_care, standing.respite = main is not None, main is None and breaks is not None
    if main is not None:
        standing.since = main.decom
    else:
        ended = (p.dec for p in facts.periods if not p.respite and p.dec and p.decom <= today)
        standing.left_care = max((day for day in ended if day <= today), default=None)
    period = main or breaks
    if period is not None:
        _set_status(standing, facts, today)
        _set_home(standing, homes_in(facts.homes, period), today)


def _set_status(standing: Standing, facts: Facts, today: date) -> None:
    held = (s for s in facts.statuses if s.respite == standing.respite)
    if (status := latest(held, today)) is not None:
        standing.ls, standing.ls_since = status.ls, status.decom


def homes_in(homes: Sequence[Home], period: Case) -> list[Home]:
    """The placements of one period of care."""
    return [h for h in homes if h.respite == period.respite and h.decom >= period.decom]


def _set_home(standing: Standing, homes: Sequence[Home], today: date) -> None:
    """Where they live: a temporary stay is looked through to the home they come back to."""
    begun = [home for home in homes if home.decom <= today]
    if not begun or not runs(begun[-1], today):
        return
    lived = until_temporary(begun) or begun[-1:]
    home = lived[-1]
    standing.place, standing.place_provider = home.place, home.place_provider
    standing.area, standing.distance = home.area, home.distance
    standing.placed_since = home_since(lived)


def until_temporary(homes: Sequence[Home]) -> Sequence[Home]:
    """These homes without the temporary ones they end with; none when there are no others."""
    last = max((n for n, home in enumerate(homes) if home.place not in TEMPORARY), default=-1)
    return homes[: last + 1]


def home_since(homes: Sequence[Home]) -> date:
    """Since when a child is with the carer of the last of these placements.

    A placement whose carer is that of the one before goes on from it, and so does one that comes
    back, after a temporary stay elsewhere, to the place that was left.
    """
    now = homes[-1]
    since, was_away = now.decom, False
    for before in reversed(homes[:-1]):
        if before.place in TEMPORARY:
            was_away = True
        elif now.same_carer or (was_away and is_same_place(before, now)):
            now, since, was_away = before, before.decom, False
        else:
            break
    return since


def is_same_place(one: Home, other: Home) -> bool:
    """The same kind of placement, and the same postcode and Ofsted number where both are known."""
    return one.place == other.place and not (
        differ(one.pl_post, other.pl_post) or differ(one.urn, other.urn)
    )


def differ(one: str, other: str) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other and one != other)


def is_care_leaver(child: Child, periods: Sequence[Case], today: date) -> bool:
    """Whether care from 14 to 18 makes a young person under 25 a care leaver.

    Thirteen weeks since turning 14, short breaks left out, with a day at 16 or later (Children
    Act 1989, Schedule 2 paragraph 19B and section 23A); not where another council took over.
    """
    if child.dob is None or not birthday(child.dob, 16) <= today < birthday(child.dob, 25):
        return False
    spells = [p for p in periods if not p.respite and p.decom <= today]
    if not spells or spells[-1].rec in TRANSFERRED:
        return False
    adult = min(today, birthday(child.dob, 18))
    days = days_in_care(spells, birthday(child.dob, 14), adult)
    return days >= THIRTEEN_WEEKS and days_in_care(spells, birthday(child.dob, 16), adult) > 0


def days_in_care(periods: Iterable[Case], first: date, end: date) -> int:
    """Days in care from `first` up to `end`."""
    return sum(max(0, (min(p.dec or end, end) - max(p.decom, first)).days) for p in periods)


def _set_workers(standing: Standing, allocations: Sequence[Held], today: date) -> None:
    """Who holds the case now, by role; the team is that of the social worker, else the adviser."""
    now = {held.role: held for held in allocations if runs(held, today)}
    standing.worker_id = worker_in(now.get("SW"))
    standing.adviser_id = worker_in(now.get("PA"))
    standing.iro_id = worker_in(now.get("IRO"))
    holders = [now[role] for role in ("SW", "PA") if role in now]
    teams = (held.team_id or held.worker__team_id for held in holders)
    standing.team_id = next((team for team in teams if team), None)


def worker_in(held: Held | None) -> Any:
    """The worker of an allocation, if there is one."""
    return held.worker_id if held else None


def searched(child: Child, facts: Facts, today: date) -> str:
    """All that a person may type to find the child: names, numbers, date of birth, their people."""
    numbers = [child.child, child.upn]
    numbers += [number.value for number in facts.numbers if number.kind != HOME_OFFICE]
    home = latest(facts.homes, today)
    # Adopters are named only to those who may see adoption, so nobody finds a child by them.
    people = [home.carer] if home and home.place not in ADOPTIVE else []
    for held in facts.allocations:
        if runs(held, today):
            team = held.team__name or held.worker__team__name
            people += [held.worker__name or "", team or ""]
    names = (child.known_as, child.forename, child.surname)
    parts = (
        [folded(name) for name in names],
        [way for number in numbers for way in (folded(number), squashed(number))],
        dates_as_typed(child.dob),
        [folded(name) for name in people],
    )
    return DIVIDER.join(f" {' '.join(dict.fromkeys(filter(None, p)))} " for p in parts)
