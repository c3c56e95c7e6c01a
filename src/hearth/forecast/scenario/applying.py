"""A scenario made into the changes of one simulation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import GROUPS, OLD
from hearth.forecast.panel import ages as ages_on
from hearth.forecast.scenario.entries import Fewer, More
from hearth.forecast.scenario.likeness import alike, alone
from hearth.forecast.scenario.model import (
    ALL_AGES,
    Ask,
    Entries,
    Guardianship,
    HomeOpens,
    NetCarers,
    Scenario,
    StepDowns,
    Transfers,
)
from hearth.forecast.scenario.moving import Filled, Leaving, Moving
from hearth.forecast.scenario.transfers import Transferred
from hearth.forecast.simulate import Change

__all__ = ["beds_added", "changes_of", "whole_asked"]

Array = NDArray[Any]
AT = {group.id: at for at, group in enumerate(GROUPS)}
OWN, AGENCY = AT["foster-own"], AT["foster-agency"]
HOME_OWN, HOME_OTHER = AT["home-own"], AT["home-external"]


def changes_of(scenario: Scenario, estimated: Estimate, days: Sequence[date]) -> tuple[Change, ...]:
    """One change for each ask of the scenario, in order; `days` are the present and the ends of
    the months simulated (`Futures.days`)."""
    ends = tuple(days)
    return tuple(
        change_of(ask, number, estimated, ends) for number, ask in enumerate(scenario.asks, start=1)
    )


def change_of(ask: Ask, number: int, estimated: Estimate, days: tuple[date, ...]) -> Change:
    """What an ask does; `number` tells it from the others of its scenario."""
    asked = whole_asked(ask, days)
    match ask:
        case Entries() if ask.a_month < 0:
            return Fewer(number, asked, ask.ages)
        case Entries():
            return More(asked, alike(estimated, ask.ages))
        case StepDowns():
            return Moving(asked, ask.out_of, ask.into, ask.ages, estimated.reach)
        case Guardianship():
            return Leaving(asked, ask.out_of, ask.ages)
        case NetCarers() if ask.carers < 0:
            return Filled(number, asked, OWN, AGENCY, estimated.reach)
        case NetCarers():
            return Filled(number, asked, AGENCY, OWN, estimated.reach)
        case HomeOpens():
            return Filled(number, asked, HOME_OTHER, HOME_OWN, estimated.reach)
        case Transfers():
            return transferred(ask, estimated, days)


def whole_asked(ask: Ask, days: tuple[date, ...]) -> Array:
    """What is asked in each month in whole children: of a flow how many, of homes how many are to
    live in them. Nothing of the transfer scheme, which asks for a level."""
    match ask:
        case Entries() | StepDowns() | Guardianship():
            return ask.when.asked(abs(ask.a_month), days)
        case NetCarers() | HomeOpens():
            return nearest(np.abs(places(ask, days)) * ask.filling)
        case Transfers():
            return np.zeros(len(days) - 1, np.int64)


def places(ask: NetCarers | HomeOpens, days: tuple[date, ...]) -> Array:
    """Places or beds there are more at the end of each month."""
    if isinstance(ask, NetCarers):
        return ask.timing.level(days) * ask.carers * ask.places_each
    return ask.timing.level(days) * ask.beds


def nearest(values: Array) -> Array:
    """The nearest whole numbers."""
    return np.floor(values + 0.5 + 1e-9).astype(np.int64)


def transferred(ask: Transfers, estimated: Estimate, days: tuple[date, ...]) -> Transferred:
    """Arrivals by the transfer scheme, from how many unaccompanied children there are today."""
    past = estimated.past
    care = past.care[past.on(past.today)]
    young = ages_on(past.dob[care], past.today) < OLD
    like = alike(estimated, ALL_AGES, uasc=True) or alone()
    threshold = ask.share * ask.population
    return Transferred(threshold, int((past.uasc[care] & young).sum()), ask.when.level(days), like)


def beds_added(asks: Sequence[Ask], days: Sequence[date]) -> Array:
    """Beds that a scenario adds to each group: an array of days and groups, the present first."""
    found = np.zeros((len(days), len(GROUPS)))
    for ask in asks:
        if isinstance(ask, NetCarers):
            found[1:, OWN] += np.trunc(places(ask, tuple(days)) + 1e-9)
        elif isinstance(ask, HomeOpens):
            # All its beds are there from the day it opens, however slowly they are filled.
            at_once = HomeOpens(ask.opens, ask.beds)
            found[1:, HOME_OWN] += np.ceil(places(at_once, tuple(days)) - 1e-9)
    return found
