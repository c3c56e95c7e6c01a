"""What a scenario asks, and what of it could not be done, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from hearth.dates.words import day
from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario.model import (
    ALL_AGES,
    Ages,
    Ask,
    Entries,
    Guardianship,
    HomeOpens,
    NetCarers,
    Outlay,
    Rise,
    StepDowns,
    Timing,
    Transfers,
)
from hearth.sources.words import in_words as row_of

__all__ = ["in_words", "opening", "short_of"]

Said = Ask | Rise | Outlay


@singledispatch
def in_words(said: Said) -> str:
    """One ask, rise or outlay as people say it, without a full stop."""
    raise TypeError(f"There are no words for {type(said).__name__}.")


@in_words.register
def _entries(ask: Entries) -> str:
    way = "fewer" if ask.a_month < 0 else "more"
    entries = "entry" if abs(ask.a_month) == 1 else "entries"
    return f"{figure(abs(ask.a_month))} {way} {entries} a month{aged(ask.ages)}, {timed(ask.when)}"


@in_words.register
def _step_downs(ask: StepDowns) -> str:
    moves = "child a month moves" if ask.a_month == 1 else "children a month move"
    to = row_of(
        labels([at]) if share == 1 else f"{labels([at])} ({share:.0%})" for at, share in ask.into
    )
    return (
        f"{figure(ask.a_month)} {moves} from {labels(ask.out_of)} to {to}"
        f"{aged(ask.ages)}, {timed(ask.when)}"
    )


@in_words.register
def _net_carers(ask: NetCarers) -> str:
    way = "fewer" if ask.carers < 0 else "more"
    carers = "carer" if abs(ask.carers) == 1 else "carers"
    each = "" if ask.places_each == 1 else f", {figure(ask.places_each)} places each"
    filled = f", {figure(100 * ask.filling)}% of places filled"
    return (
        f"{figure(abs(ask.carers))} {way} of the council's own {carers}, net, by {day(ask.by)}"
        f"{each}{filled}"
    )


@in_words.register
def _home_opens(ask: HomeOpens) -> str:
    beds = "bed" if ask.beds == 1 else "beds"
    filled = "" if ask.filling == 1 else f", {figure(100 * ask.filling)}% of them filled"
    return (
        f"a children's home of the council's own with {ask.beds} {beds} opens on {day(ask.opens)}"
        f"{filled}{built(ask.building)}"
    )


@in_words.register
def _guardianship(ask: Guardianship) -> str:
    leave = "child a month leaves" if ask.a_month == 1 else "children a month leave"
    return (
        f"{figure(ask.a_month)} {leave} earlier to special guardianship{aged(ask.ages)}, "
        f"{timed(ask.when)}"
    )


@in_words.register
def _transfers(ask: Transfers) -> str:
    return (
        "unaccompanied children come by the transfer scheme until they are "
        f"{figure(100 * ask.share)}% of the {ask.population:,} children of the area "
        f"({figure(round(ask.share * ask.population, 1))}), {timed(ask.when)}"
    )


@in_words.register
def _rise(rise: Rise) -> str:
    way = "rise" if rise.share >= 0 else "fall"
    of = f"prices of {labels(rise.groups)}" if rise.groups else "all prices"
    again = ", and again each year" if rise.yearly else ""
    return f"{of} {way} by {figure(abs(100 * rise.share))}% on {day(rise.begins)}{again}"


@in_words.register
def _outlay(outlay: Outlay) -> str:
    if not outlay.monthly:
        return f"£{figure(outlay.amount)} on {day(outlay.begins)}"
    until = f" to {day(outlay.until)}" if outlay.until else ""
    return f"£{figure(outlay.amount)} a month from {day(outlay.begins)}{until}"


def figure(value: float) -> str:
    """A number as short as it is true."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def labels(groups: Iterable[int]) -> str:
    """The labels of groups, in a sentence."""
    names = [GROUPS[at].label for at in groups]
    return row_of(f"{name[0].lower()}{name[1:]}" for name in names)


def aged(ages: Ages) -> str:
    """Of what age, when not of every."""
    if ages == ALL_AGES:
        return ""
    return (
        f" aged {ages.first}" if ages.first == ages.last else f" aged {ages.first} to {ages.last}"
    )


def timed(when: Timing) -> str:
    """From when until when, and how it builds up."""
    until = f" to {day(when.until)}" if when.until else ""
    return f"from {day(when.begins)}{until}{built(when.building)}"


def built(building: float) -> str:
    """Over how long it builds up."""
    return f", building up over {figure(building)} months" if building > 1 else ""


def short_of(ask: Ask, unmet: float, asked: float, often: float) -> str:
    """A sentence on what could not be done: on average `unmet` of `asked`, in the share `often` of
    futures."""
    happens = f"This happens in {often:.0%} of futures." if often >= 0.01 else "This is rare."
    return opening(ask, f"{shortage(ask, unmet, asked)} {happens}")


def opening(ask: Ask, what: str) -> str:
    """A sentence that begins with an ask."""
    said = in_words(ask)
    return f"{said[0].upper()}{said[1:]}: {what}"


def shortage(ask: Ask, unmet: float, asked: float) -> str:
    """What was too few for the ask."""
    few = figure(round(unmet, 1)) if unmet >= 0.05 else "fewer than 0.1"
    share = f"{few} of {figure(round(asked, 1))}"
    match ask:
        case Entries() if ask.a_month < 0:
            return f"on average {share} could not be called off, as fewer children come than that."
        case Entries():
            return f"on average {share} could not come, as no child of these ages is known."
        case StepDowns():
            return f"on average {share} moves could not be made, as too few children live there."
        case Guardianship():
            return f"on average {share} could not leave, as too few children live there."
        case _:
            return f"on average {share} places stay empty in a month, as too few children are left."
