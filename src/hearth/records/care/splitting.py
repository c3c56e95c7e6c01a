"""Episodes made histories: periods of care, legal statuses and placements, each on its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from hearth.records.care.episode_faults import episode_faults
from hearth.records.care.joining import derived_rne, join
from hearth.records.care.model import (
    COLUMNS,
    WHERE_ITEMS,
    Care,
    Episode,
    LegalStatus,
    OddCell,
    Period,
    Placement,
)

__all__ = ["split"]

NEW_STATUS = frozenset("LBU")  # RNE: the legal status changed
NEW_PLACEMENT = frozenset("PTBU")
SAME_CARER = frozenset("TUL")


def split(episodes: Iterable[Episode]) -> Care:
    """The histories behind one child's episodes; `join` gives the same episodes back.

    Of several episodes of one kind that start on one day the last is used. What contradicts itself
    is in `faults`; cells that do not follow from the histories are kept as `odd`.
    """
    given = list(episodes)
    care = Care()
    used: list[Episode] = []
    for respite in (False, True):
        by_start = {each.decom: each for each in given if each.respite == respite}
        ordered = [by_start[day] for day in sorted(by_start)]
        used += ordered
        for chain in in_periods(ordered):
            care = with_period(care, chain, respite)
    return replace(care, odd=odd_cells(care, used), faults=episode_faults(given))


def in_periods(ordered: Sequence[Episode]) -> list[list[Episode]]:
    """Episodes of one kind, in order, by period of care.

    A period starts at RNE S, after an episode that ended for any reason but X1, and after a gap.
    """
    chains: list[list[Episode]] = []
    before: Episode | None = None
    for episode in ordered:
        if before is None or starts_period(before, episode):
            chains.append([])
        chains[-1].append(episode)
        before = episode
    return chains


def starts_period(before: Episode, episode: Episode) -> bool:
    """Whether care had ended before an episode, or it says that it starts anew."""
    if episode.rne == "S":
        return True
    if before.dec is None:
        return False
    return before.rec not in ("X1", None) or before.dec < episode.decom


def with_period(care: Care, chain: Sequence[Episode], respite: bool) -> Care:
    """The histories with those of one more period."""
    first, last = chain[0], chain[-1]
    period = Period(
        decom=first.decom,
        dec=end_of(chain),
        respite=respite,
        cin=first.cin,
        home_post=first.home_post,
        rec=last.rec,
        rne=first.rne,
    )
    changes = changes_in(chain)
    return replace(
        care,
        periods=(*care.periods, period),
        legal_statuses=(*care.legal_statuses, *statuses(chain, changes, respite)),
        placements=(*care.placements, *placements(chain, changes, respite)),
    )


def end_of(chain: Sequence[Episode]) -> date | None:
    """When a period ended: not before its last episode started, whatever that says."""
    last = chain[-1]
    return None if last.dec is None else max(last.dec, last.decom)


@dataclass(frozen=True)
class Change:
    """What starts with an episode, by its RNE and by its cells, and an RNE that says otherwise."""

    status: bool
    placement: bool
    same_carer: bool = False
    rne_given: str | None = None


def changes_in(chain: Sequence[Episode]) -> list[Change]:
    """What starts with each episode of a period."""
    return [Change(True, True), *(change_to(*pair) for pair in pairwise(chain))]


def change_to(before: Episode, episode: Episode) -> Change:
    """What is new in an episode beside the one before it."""
    rne = episode.rne or ""
    moved = any(getattr(before, name) != getattr(episode, name) for name in WHERE_ITEMS)
    status = before.ls != episode.ls or rne in NEW_STATUS
    # An episode that changes nothing, and does not say what it changes, must start somewhere.
    placement = moved or rne in NEW_PLACEMENT or not status
    same_carer = placement and (rne in SAME_CARER or not (rne or moved))
    follows = derived_rne(status, placement, same_carer)
    return Change(status, placement, same_carer, rne if rne not in ("", follows) else None)


def statuses(
    chain: Sequence[Episode], changes: Sequence[Change], respite: bool
) -> list[LegalStatus]:
    """The legal statuses of a period, one after another."""
    starts = [at for at, change in enumerate(changes) if change.status]
    ends = [*(chain[at].decom for at in starts[1:]), end_of(chain)]
    return [
        LegalStatus(
            decom=chain[at].decom,
            dec=end,
            respite=respite,
            ls=chain[at].ls,
            rne_given=None if changes[at].placement else changes[at].rne_given,
        )
        for at, end in zip(starts, ends, strict=True)
    ]


def placements(
    chain: Sequence[Episode], changes: Sequence[Change], respite: bool
) -> list[Placement]:
    """The placements of a period, one after another; the last episode says why one ended."""
    starts = [at for at, change in enumerate(changes) if change.placement]
    lasts = [*(at - 1 for at in starts[1:]), len(chain) - 1]
    ends = [*(chain[at].decom for at in starts[1:]), end_of(chain)]
    return [
        Placement(
            decom=chain[at].decom,
            dec=end,
            respite=respite,
            **{name: getattr(chain[at], name) for name in WHERE_ITEMS},
            reason_place_change=chain[last].reason_place_change,
            same_carer=changes[at].same_carer,
            rne_given=changes[at].rne_given,
        )
        for at, last, end in zip(starts, lasts, ends, strict=True)
    ]


def odd_cells(care: Care, used: Iterable[Episode]) -> tuple[OddCell, ...]:
    """The cells that the histories alone would not give back."""
    follows = {(each.decom, each.respite): each for each in join(care)}
    return tuple(
        OddCell(episode.decom, episode.respite, column, getattr(episode, column))
        for episode in used
        for column in COLUMNS
        if getattr(episode, column) != getattr(follows[episode.decom, episode.respite], column)
    )
