"""The base and every scenario, run alike and set side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hearth.dates.words import day
from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import GONE
from hearth.forecast.past import months_ahead
from hearth.forecast.scenario.applying import changes_of, whole_asked
from hearth.forecast.scenario.model import (
    Ask,
    HomeOpens,
    NetCarers,
    Scenario,
    ScenarioFile,
    Transfers,
)
from hearth.forecast.scenario.words import opening, short_of
from hearth.forecast.simulate import Futures, simulate

__all__ = ["Outcome", "side_by_side", "unmet_sentences"]


@dataclass(frozen=True)
class Outcome:
    """One scenario (the base among them) and its futures; `unmet` says what could not be done."""

    scenario: Scenario
    futures: Futures
    unmet: tuple[str, ...]


def side_by_side(
    estimated: Estimate, file: ScenarioFile, months: int, futures: int = 1_000, *, seed: int = 1
) -> tuple[Outcome, ...]:
    """Run the base and each scenario for the same months, futures and seed; the base comes first.

    How rates drift and how many families come in each future is the same in all of them.
    """
    return tuple(outcome(estimated, each, months, futures, seed) for each in file.all)


def outcome(
    estimated: Estimate, scenario: Scenario, months: int, futures: int, seed: int
) -> Outcome:
    """One scenario's futures."""
    today = (np.datetime64(0, "D") + int(estimated.past.today)).astype(object)
    days = [today, *months_ahead(today, months)]
    changes = changes_of(scenario, estimated, days)
    found = simulate(estimated, months, futures, seed=seed, changes=changes)
    return Outcome(scenario, found, unmet_sentences(scenario, found))


def without_effect(ask: Ask, futures: Futures) -> str:
    """A sentence on an ask that changes nothing within the forecast; empty when it does."""
    if isinstance(ask, Transfers):
        now = float(futures.there[0, :, :GONE, ..., 1].sum(axis=(1, 2, 3)).mean())
        if now >= ask.share * ask.population:
            return opening(ask, f"nobody comes, as there are {now:,.0f} such children already.")
        idle = not ask.when.level(futures.days).any()
    else:
        idle = not whole_asked(ask, futures.days).any()
    if not idle:
        return ""
    end = day(futures.days[-1])
    return opening(ask, f"this changes nothing by {end}, the end of the forecast.")


def unmet_sentences(scenario: Scenario, futures: Futures) -> tuple[str, ...]:
    """A sentence for each ask of which something could not be done in some future."""
    sentences = []
    for at, ask in enumerate(scenario.asks):
        if nothing := without_effect(ask, futures):
            sentences.append(nothing)
        unmet = futures.unmet[:, :, at]
        if not unmet.any():
            continue
        asked = float(whole_asked(ask, futures.days).sum())
        average = float(unmet.sum(axis=0).mean())
        if isinstance(ask, NetCarers | HomeOpens):
            months = max(1, int((whole_asked(ask, futures.days) > 0).sum()))
            asked, average = asked / months, average / months
        often = float(unmet.any(axis=0).mean())
        sentences.append(short_of(ask, average, asked, often))
    return tuple(sentences)
