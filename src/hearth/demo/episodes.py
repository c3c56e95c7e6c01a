"""From legal statuses and moves, kept apart, to the episodes of the return."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.chance import Weighted, chance, day_between
from hearth.demo.legal import Statuses
from hearth.demo.people import Child, Episode, Home, Move, Path, Period
from hearth.demo.providers import FOSTER, Providers, kind_of

__all__ = ["episodes_of"]

_reasons = {path: Weighted(mix) for path, mix in profile.REASONS.items()}
_guardian = {kind: Weighted(mix) for kind, mix in profile.GUARDIAN_REASONS.items()}
_adult = {kind: Weighted(mix) for kind, mix in profile.ADULT_REASONS.items()}
_temporary = Weighted(profile.TEMPORARY_STAYS)


def episodes_of(
    rng: Random,
    child: Child,
    period: Period,
    statuses: Statuses,
    moves: list[Move],
    providers: Providers,
) -> list[Episode]:
    """The episodes of one period: a new one whenever legal status or home changes."""
    chain = _merge(child, period, statuses, moves)
    chain[-1].rec = _ending(rng, period, chain[-1].home)
    return [part for episode in chain for part in _with_temporary_stay(rng, episode, providers)]


def _merge(child: Child, period: Period, statuses: Statuses, moves: list[Move]) -> list[Episode]:
    """The chain of episodes; each that ends by a move carries the reason for it."""
    orders, changes = dict(statuses), {move.day: move for move in moves}
    days = sorted(orders.keys() | changes.keys())
    status, home = orders[period.start], changes[period.start].home
    chain: list[Episode] = []
    for day, until in zip(days, [*days[1:], period.end], strict=True):
        move = changes.get(day)
        status, home = orders.get(day, status), move.home if move else home
        if chain and move:
            chain[-1].reason = move.reason
        rne = _rne(day in orders, move) if chain else "S"
        chain.append(Episode(day, rne, status, child.family.need, home, until, "X1"))
    return chain


def _rne(new_status: bool, move: Move | None) -> str:
    """Reason for new episode: what changed, and whether the carer did."""
    if move is None:
        return "L"
    if new_status:
        return "U" if move.same_carer else "B"
    return "T" if move.same_carer else "P"


def _ending(rng: Random, period: Period, home: Home) -> str:
    if period.path is Path.ADULT:
        return _adult[kind_of(home.place)].pick(rng)
    if period.path is Path.GUARDIANSHIP:
        kind = kind_of(home.place)
        return _guardian["elsewhere" if kind == "supported" else kind].pick(rng)
    return _reasons[period.path].pick(rng)


def _with_temporary_stay(rng: Random, episode: Episode, providers: Providers) -> list[Episode]:
    """The episode, or the three it becomes when the child is away for a while and returns."""
    length = (episode.dec - episode.decom).days
    likely = profile.TEMPORARY_STAY_A_YEAR * length / 365
    if episode.home.place not in FOSTER or length < 60 or not chance(rng, likely):
        return [episode]
    kind = _temporary.pick(rng)
    leave = day_between(rng, episode.decom + timedelta(days=7), episode.dec - timedelta(days=40))
    back = leave + timedelta(days=rng.randint(*profile.TEMPORARY_DAYS[kind]))
    away = providers.away(rng, kind)
    return [
        replace(episode, dec=leave, rec="X1", reason=""),
        replace(episode, decom=leave, rne="P", home=away, dec=back, rec="X1", reason=""),
        replace(episode, decom=back, rne="P"),
    ]
