"""Histories made episodes: a new one starts whenever the legal status or the placement does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hearth.records.care.model import (
    WHERE_ITEMS,
    Care,
    Episode,
    LegalStatus,
    Period,
    Placement,
    Spell,
)

__all__ = ["derived_rne", "join"]

AnySpell = TypeVar("AnySpell", bound=Spell)


def join(care: Care) -> list[Episode]:
    """The episodes of a child, by start, short breaks after care that starts on the same day.

    Days of a period of care without a legal status or placement have episodes without one; where
    two claim a day the later to start stands. `problems` tells of both.
    """
    episodes = [episode for respite in (False, True) for episode in joined(care, respite)]
    odd = {(cell.decom, cell.respite, cell.column): cell.value for cell in care.odd}
    if odd:
        episodes = [as_given(episode, odd) for episode in episodes]
    return sorted(episodes, key=lambda episode: (episode.decom, episode.respite))


def as_given(episode: Episode, odd: dict[tuple[date, bool, str], str | date | None]) -> Episode:
    """An episode with its odd cells put back."""
    given = {
        column: value
        for (decom, respite, column), value in odd.items()
        if (decom, respite) == (episode.decom, episode.respite)
    }
    return Episode(**{**episode.row, **given}) if given else episode


def joined(care: Care, respite: bool) -> Iterator[Episode]:
    """The episodes of ordinary care, or of short breaks."""
    periods = of_kind(care.periods, respite)
    statuses = of_kind(care.legal_statuses, respite)
    placements = of_kind(care.placements, respite)
    for at, period in enumerate(periods):
        until = periods[at + 1].decom if at + 1 < len(periods) else None
        starts = with_changes(runs(statuses, period, until), runs(placements, period, until))
        yield from episodes_of(period, starts)


def of_kind(spells: Sequence[AnySpell], respite: bool) -> list[AnySpell]:
    """Spells of one kind in order."""
    return sorted((one for one in spells if one.respite == respite), key=lambda one: one.decom)


def runs(
    spells: Sequence[AnySpell], period: Period, until: date | None
) -> dict[date, AnySpell | None]:
    """What holds in a period, by the day from which it does; None where nothing does.

    `until` is the start of the next period, which nothing of this one outlasts.
    """
    over = min((day for day in (period.dec, until) if day), default=None)
    found: dict[date, AnySpell | None] = {period.decom: None}
    for spell in spells:
        starts = max(spell.decom, period.decom)
        if starts != period.decom and over and is_past(spell, over, until):
            break
        # One that was over before the period says nothing of it; one of no days says what was.
        if spell.decom < period.decom and spell.dec is not None and spell.dec <= period.decom:
            continue
        found[starts] = spell
    return with_gaps(found, over)


def is_past(spell: Spell, over: date, until: date | None) -> bool:
    """Whether a spell is not of the period, which is over on a day.

    One that starts and ends on that very day is, unless it is of a period that starts then.
    """
    on_the_day = spell.decom == spell.dec == over and over != until
    return spell.decom >= over and not on_the_day


def with_gaps(found: dict[date, AnySpell | None], over: date | None) -> dict[date, AnySpell | None]:
    """The same, with the days on which something ended and nothing began."""
    ordered = sorted(found)
    for start, following in zip(ordered, [*ordered[1:], over], strict=True):
        spell = found[start]
        ended = spell.dec if spell else None
        if ended and ended > start and (following is None or ended < following):
            found[ended] = None
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Start:
    """The start of an episode: what holds from then on, and which of it is new."""

    decom: date
    status: LegalStatus | None
    placement: Placement | None
    new_status: bool
    new_placement: bool


def with_changes(
    statuses: dict[date, LegalStatus | None], placements: dict[date, Placement | None]
) -> list[Start]:
    """Each day on which a legal status or a placement starts, in order."""
    starts = []
    status: LegalStatus | None = None
    placement: Placement | None = None
    for day in sorted({*statuses, *placements}):
        status, placement = statuses.get(day, status), placements.get(day, placement)
        starts.append(Start(day, status, placement, day in statuses, day in placements))
    return starts


def episodes_of(period: Period, starts: Sequence[Start]) -> Iterator[Episode]:
    """The episodes of one period of care."""
    for at, start in enumerate(starts):
        following = starts[at + 1] if at + 1 < len(starts) else None
        home = start.placement
        where = {name: getattr(home, name) for name in WHERE_ITEMS} if home else {}
        ends_home = home is not None and (following is None or following.new_placement)
        yield Episode(
            decom=start.decom,
            rne=rne_of(start) if at else period.rne,
            ls=start.status.ls if start.status else None,
            cin=period.cin,
            dec=following.decom if following else period.dec,
            rec="X1" if following else period.rec,
            reason_place_change=home.reason_place_change if home and ends_home else None,
            home_post=period.home_post,
            **where,
        )


def rne_of(start: Start) -> str:
    """Why an episode that is not the first of its period is new."""
    given = [
        spell.rne_given
        for spell, new in (
            (start.placement, start.new_placement),
            (start.status, start.new_status),
        )
        if spell and new and spell.rne_given
    ]
    same_carer = start.placement is not None and start.placement.same_carer
    follows = derived_rne(start.new_status, start.new_placement, same_carer)
    return given[0] if given else follows


def derived_rne(new_status: bool, new_placement: bool, same_carer: bool) -> str:
    """The RNE that says what changed."""
    if not new_placement:
        return "L"
    if new_status:
        return "U" if same_carer else "B"
    return "T" if same_carer else "P"
