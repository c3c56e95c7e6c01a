"""The homes a child has in a period of care: the first one, and each move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.chance import Weighted, by_age, chance, day_between, days_about, wait
from hearth.demo.legal import Statuses, status_on
from hearth.demo.people import Child, Home, Move, Path, Period
from hearth.demo.providers import FOSTER, KINSHIP, Providers

__all__ = ["moves_of"]

SHORTEST = timedelta(days=4)  # between one move and the next, and before the period ends

_first = {age: Weighted(mix) for age, mix in profile.FIRST_HOMES.items()}
_later = {age: Weighted(mix) for age, mix in profile.LATER_HOMES.items()}
_uasc = {age: Weighted(mix) for age, mix in profile.UASC_HOMES.items()}
_remand = Weighted(profile.REMAND_HOMES)
_reasons = Weighted(profile.CHANGE_REASONS)


class Moves:
    """One child's moves in one period, as they are being made up."""

    def __init__(
        self, rng: Random, child: Child, period: Period, statuses: Statuses, providers: Providers
    ) -> None:
        self.rng, self.child, self.period = rng, child, period
        self.statuses, self.providers = statuses, providers
        self.made: list[Move] = []

    @property
    def home(self) -> Home:
        """Where the child lives after the last move so far."""
        return self.made[-1].home

    def kind_for(self, day: date) -> str:
        """What kind of home (PLACE) comes next on this day."""
        age = self.child.age(day)
        if self.period.path is Path.REMAND:
            return _remand.pick(self.rng)
        if self.child.uasc:
            return by_age(_uasc, age).pick(self.rng)
        return by_age(_later if self.made else _first, age).pick(self.rng)

    def find(self, kind: str, day: date) -> Home:
        """A home of this kind; foster care stands in where law or age rule the kind out."""
        leaving = self.home if self.made else None
        if kind == "P1":
            under_order = status_on(self.statuses, day) in {"C1", "C2"}
            if under_order and not (leaving and leaving.place == "P1"):
                return self.providers.with_parents(self.child.family.home_post)
            kind = "U6"
        if kind == "P2" and day >= profile.REGISTRATION:
            kind = "H5"
        return self.providers.find(self.rng, kind, leaving)

    def move(self, day: date, home: Home, reason: str, same_carer: bool = False) -> None:
        """Add a move, unless it follows too soon on the last or comes too near the end."""
        if self.made and day - self.made[-1].day < SHORTEST:
            return
        if self.made and self.period.end - day < SHORTEST:
            return
        self.made.append(Move(day, home, same_carer, reason if self.made else ""))


def moves_of(
    rng: Random, child: Child, period: Period, statuses: Statuses, providers: Providers
) -> list[Move]:
    """Every home of a period, the first on the day it starts."""
    moves = Moves(rng, child, period, statuses, providers)
    moves.move(period.start, _first_home(moves), "")
    last = _settling_day(moves)
    _wander(moves, last)
    _adopt(moves)
    _return_home(moves)
    return _register(rng, _match_long_term(rng, moves), period.end)


def _first_home(moves: Moves) -> Home:
    """The first home, often one that a brother or sister has just gone to."""
    rng, child, day = moves.rng, moves.child, moves.period.start
    kind = moves.kind_for(day)
    shared = child.family.first_home
    first_time = moves.period == child.periods[0]
    if kind in FOSTER and shared and first_time and chance(rng, profile.STAY_TOGETHER):
        return shared
    home = moves.find(kind, day)
    if home.place in FOSTER and first_time:
        child.family.first_home = home
    return home


def _settling_day(moves: Moves) -> date:
    """The day after which nothing but the planned ending happens."""
    decision = moves.child.decision
    if moves.period.path is Path.ADOPTION and decision and decision.moved_in:
        return decision.moved_in - timedelta(days=45)
    return moves.period.end


def _wander(moves: Moves, last: date) -> None:
    """Moves that nobody planned from the start, and the move towards independence at 16."""
    rng, child = moves.rng, moves.child
    sixteen = child.birthday(16)
    independent = day_between(rng, sixteen, sixteen + timedelta(days=500))
    wants_independence = chance(rng, profile.SUPPORTED_FROM_16)
    while True:
        day = moves.made[-1].day + timedelta(days=_stay(moves))
        soon = moves.made[-1].day < independent < day
        if wants_independence and soon and moves.home.place in FOSTER | {"K2"}:
            wants_independence = False
            if independent < last:
                moves.move(independent, moves.find("H5", independent), "CARPL")
                continue
        if day >= last or moves.period.path is Path.REMAND:
            return
        before = len(moves.made)
        moves.move(day, moves.find(moves.kind_for(day), day), _reasons.pick(rng))
        if len(moves.made) == before:
            return


def _stay(moves: Moves) -> int:
    """How many days the present home lasts."""
    rng, restless = moves.rng, moves.child.restless
    place = moves.home.place
    if place == "R3":
        return days_about(rng, *profile.BABY_AND_PARENT_DAYS, least=20)
    if place in {"R2", "R1", "K1"}:
        return days_about(rng, 90, 0.5, least=10)
    first = len(moves.made) == 1
    brief = profile.BRIDGING[restless] * (0.5 if place in KINSHIP else 1.0)
    if first and chance(rng, brief):
        return days_about(rng, *profile.BRIDGING_DAYS, least=4)
    mean = profile.STAY_DAYS[restless]
    if moves.child.age(moves.made[-1].day) >= 13:
        mean *= profile.TEEN_STAY_FACTOR
    return wait(rng, mean, least=4)


def _adopt(moves: Moves) -> None:
    """The move to adopters, or the change of status when the foster carers adopt."""
    decision = moves.child.decision
    if moves.period.path is not Path.ADOPTION or not decision or not decision.moved_in:
        return
    home = moves.home
    if home.place in FOSTER and chance(moves.rng, profile.SAME_CARER_ADOPTION):
        moves.move(decision.moved_in, replace(home, place="A5"), "PLACE", same_carer=True)
        return
    adopters = moves.providers.find(moves.rng, "A6", home)
    moves.move(decision.moved_in, adopters, "CARPL")


def _return_home(moves: Moves) -> None:
    """Some children under an order live with their parents for a while before discharge."""
    period, rng = moves.period, moves.rng
    length = (period.end - period.start).days
    if period.path is not Path.HOME or length < 150 or moves.home.place == "P1":
        return
    day = period.end - timedelta(days=rng.randint(40, min(length - 60, 150)))
    if day <= moves.made[-1].day or not chance(rng, profile.HOME_BEFORE_DISCHARGE):
        return
    if status_on(moves.statuses, day) in {"C1", "C2"}:
        moves.move(day, moves.find("P1", day), "CARPL")


def _match_long_term(rng: Random, moves: Moves) -> list[Move]:
    """Foster homes that last under a full care order are often approved as long term."""
    done: list[Move] = []
    for move, until in zip(
        moves.made, [*(m.day for m in moves.made[1:]), moves.period.end], strict=True
    ):
        done.append(move)
        if move.home.place not in {"U3", "U6"} or not chance(rng, profile.LONG_TERM_MATCH):
            continue
        day = move.day + timedelta(days=days_about(rng, *profile.LONG_TERM_AFTER, least=180))
        if until - day > timedelta(days=60) and status_on(moves.statuses, day) == "C2":
            place = "U1" if move.home.place == "U3" else "U4"
            done.append(Move(day, replace(move.home, place=place), True, "PLACE"))
    return done


def _register(rng: Random, moves: list[Move], over: date) -> list[Move]:
    """Supported accommodation before and after it had to be registered.

    Before 28 October 2023 it had no Ofsted number. On that day those that registered got one and
    those that had not became "other" placements; either way the same carer, so RNE is T.
    """
    done: list[Move] = []
    until = [*(move.day for move in moves[1:]), over]
    for move, end in zip(moves, until, strict=True):
        if move.home.place not in {"H5", "P2"}:
            done.append(move)
        elif move.day >= profile.REGISTRATION:
            done.append(replace(move, home=_registered(rng, move.home, profile.UNREGISTERED_AFTER)))
        else:
            done.append(replace(move, home=replace(move.home, urn="")))
            if end > profile.REGISTRATION:
                home = _registered(rng, move.home, profile.UNREGISTERED_ON_THE_DAY)
                done.append(Move(profile.REGISTRATION, home, True, "PLACE"))
    return done


def _registered(rng: Random, home: Home, unregistered: float) -> Home:
    if home.place == "P2" or chance(rng, unregistered):
        return Home("Z1", "", home.post, "")
    return home
