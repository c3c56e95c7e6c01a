"""A return brought into what is held: it is the truth for the years it covers, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hearth.records.care.model import Episode

__all__ = ["merge"]

Span = tuple[date, date]


def merge(existing: Iterable[Episode], incoming: Iterable[Episode], span: Span) -> list[Episode]:
    """One child's episodes after a return of the years from `span`'s first day to its last.

    A return has every episode with a day in its years. So of what is held, episodes that ended
    before or start after stay; those with a day in the years give way to the return's. Two things
    the return cannot know are kept: how an episode ended that was open on its last day, and an
    episode that began before the years and that nothing in the return follows (the child may only
    have been left out; it stays as it was).
    """
    held, brought = list(existing), list(incoming)
    merged: list[Episode] = []
    for respite in (False, True):
        merged += merged_kind(
            [each for each in held if each.respite == respite],
            [each for each in brought if each.respite == respite],
            span,
        )
    return sorted(merged, key=lambda each: (each.decom, each.respite))


def merged_kind(held: Sequence[Episode], brought: Sequence[Episode], span: Span) -> list[Episode]:
    """The same for ordinary care, or for short breaks."""
    first, last = span
    known = {each.decom for each in brought}
    stays = [
        each
        for each in held
        if each.decom not in known and (not touches(each, span) or unrepeated(each, brought, first))
    ]
    later = next((each for each in held if goes_past(each, last)), None)
    return stays + [with_end(each, later, last) for each in brought]


def touches(episode: Episode, span: Span) -> bool:
    """Whether an episode has a day in the years, the day it ended included, as the return asks."""
    first, last = span
    return episode.decom <= last and (episode.dec is None or episode.dec >= first)


def unrepeated(episode: Episode, brought: Sequence[Episode], first: date) -> bool:
    """Whether an episode from before the years is one the return says nothing after."""
    follows = any(each.dec is None or each.dec > episode.decom for each in brought)
    return episode.decom < first and not follows


def goes_past(episode: Episode, last: date) -> bool:
    """Whether it is known how an episode of the years ended after them."""
    return episode.decom <= last and episode.dec is not None and episode.dec > last


def with_end(episode: Episode, later: Episode | None, last: date) -> Episode:
    """An episode of the return with the end that became known after its years."""
    if later is None or episode.dec is not None or episode.decom > last:
        return episode
    return replace(
        episode,
        dec=later.dec,
        rec=later.rec,
        reason_place_change=later.reason_place_change,
    )
