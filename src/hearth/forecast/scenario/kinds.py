"""What a change may say: its kinds, the words of each, and what they are read into.

A form can ask for the same words: `CHANGES` names them, with an example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.errors import FaultError
from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario import values
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
from hearth.measures.cohort.nts_headroom import RESIDENTS_PER_CHILD

__all__ = ["CHANGES", "COSTS", "SHARE_OF_POPULATION", "Context", "Kind", "Word", "one_value"]

SHARE_OF_POPULATION = 1 / RESIDENTS_PER_CHILD
"""The threshold of the National Transfer Scheme: 0.1% of the children of the area (Home Office,
National Transfer Scheme protocol for unaccompanied asylum seeking children)."""

MOST_OF_POPULATION = 0.01
UNDER_16 = Ages(0, 15)
NUMBERS = {group.id: at for at, group in enumerate(GROUPS)}
FAMILIES = tuple(NUMBERS[name] for name in ("kinship", "foster-own", "foster-agency"))
HOMES = (NUMBERS["home-own"], NUMBERS["home-external"])


@dataclass(frozen=True)
class Context:
    """What a change may need beside its own words: the day of the forecast, children 0 to 17."""

    today: date | None
    population: int | None


@dataclass(frozen=True)
class Word:
    """One word of a change: how its value is read, an example, and whether it must be there."""

    name: str
    read: Callable[[Any], Any]
    example: str
    needed: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of change: its words, the first of which names it, and what they are made into."""

    words: tuple[Word, ...]
    made: Callable[[Mapping[str, Any], Context], Ask | Rise | Outlay]

    @property
    def name(self) -> str:
        """The word that names it."""
        return self.words[0].name


def groups(said: Any) -> tuple[int, ...]:
    """One group of homes or a list of them."""
    names = said if isinstance(said, list) else [said]
    if not names or not all(isinstance(name, str) for name in names):
        raise FaultError("This is no list of groups. Write it as [home-own, home-external].")
    return tuple(dict.fromkeys(at for name in names for at in values.group(name)))


def destinations(said: Any) -> tuple[tuple[int, float], ...]:
    """Groups to move to with their shares: one group, or each with a share."""
    if not isinstance(said, Mapping):
        found = groups(said)
        if len(found) > 1:
            raise FaultError(
                "Several groups to move to need shares. Write {foster-own: 60%, foster-agency: 40%}"
            )
        return ((found[0], 1.0),)
    shares = [(at, values.percent(str(share))) for name, share in said.items()
              for at in single(str(name))]  # fmt: skip
    total = sum(share for _, share in shares)
    if abs(total - 1) > 0.006:
        raise FaultError(f"The shares add up to {total:.1%}, not to 100%. Write shares that do.")
    return tuple((at, share / total) for at, share in shares)


def single(name: str) -> tuple[int, ...]:
    """A group that is only one."""
    found = values.group(name)
    if len(found) > 1:
        names = " and ".join(GROUPS[at].id for at in found)
        raise FaultError(f"{name!r} is several groups, {names}: give each its own share.")
    return found


def one_value(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A reader of text that says so when it is given a list or a mapping."""

    def checked(said: Any) -> Any:
        if not isinstance(said, str):
            raise FaultError("This must be one value, not a list. Write one value.")
        return read(said)

    return checked


AGES = Word("ages", one_value(values.ages), "10 to 15")
FROM = Word("from", one_value(values.day), "September 2025", needed=True)
BUILDING = Word("building-up", one_value(values.months), "6 months")
UNTIL = Word("until", one_value(values.last_day), "March 2027")
FILLING = Word("filling", one_value(values.percent), "85%")
OUT_OF = Word("out-of", groups, "[home-own, home-external]")
MONTHLY = (AGES, FROM, BUILDING, UNTIL)


def timing(said: Mapping[str, Any]) -> Timing:
    """From when, building up over how long, until when."""
    begins, until = said["from"], said.get("until")
    if until and until < begins:
        raise FaultError("It ends before it begins. Write a later date.", "until")
    return Timing(begins, said.get("building-up", 0.0), until)


def more(said: Mapping[str, Any], _: Context) -> Ask:
    """More entries."""
    return Entries(said["more-entries"], said.get("ages", ALL_AGES), timing(said))


def fewer(said: Mapping[str, Any], _: Context) -> Ask:
    """Fewer entries."""
    return Entries(-said["fewer-entries"], said.get("ages", ALL_AGES), timing(said))


def step_downs(said: Mapping[str, Any], _: Context) -> Ask:
    """Step-downs from homes to homes."""
    into, out_of = said["into"], said.get("out-of", HOMES)
    if set(out_of) & {at for at, _ in into}:
        raise FaultError(
            "The same group is moved out of and into. Write two that differ, such as "
            "out-of: home-external and into: foster-agency.",
            "into",
        )
    return StepDowns(said["step-downs"], out_of, into, said.get("ages", ALL_AGES), timing(said))


def net_carers(said: Mapping[str, Any], context: Context) -> Ask:
    """More carers of the council's own."""
    by = said["by"]
    begins = said.get("from") or context.today or by.replace(day=1)
    if by < begins:
        raise FaultError("It is before the day from which carers are added.", "by")
    return NetCarers(said["net-carers"], begins, by, said["filling"], said.get("places-each", 1.0))


def home_opens(said: Mapping[str, Any], _: Context) -> Ask:
    """A home opens."""
    return HomeOpens(
        said["home-opens"], said["beds"], said.get("filling", 1.0), said.get("building-up", 0.0)
    )


def guardianship(said: Mapping[str, Any], _: Context) -> Ask:
    """Earlier exits to special guardianship."""
    out_of, ages = said.get("out-of", FAMILIES), said.get("ages", UNDER_16)
    return Guardianship(said["earlier-guardianship"], out_of, ages, timing(said))


def transfers(said: Mapping[str, Any], context: Context) -> Ask:
    """Arrivals by the transfer scheme."""
    population = said.get("population", context.population)
    if population is None:
        raise FaultError(
            "How many children live in the area is not known. Write population: and how many are "
            "0 to 17 years old, at the head of the file or here.",
            "transfer-scheme",
        )
    share = said["transfer-scheme"] or SHARE_OF_POPULATION
    return Transfers(share, population, timing(said))


def rise(said: Mapping[str, Any], _: Context) -> Rise:
    """A rise of prices."""
    return Rise(said["prices-rise"], said.get("lines", ()), said["from"],
                said.get("each-year", False))  # fmt: skip


def once(said: Mapping[str, Any], _: Context) -> Outlay:
    """Money laid out once."""
    return Outlay(said["set-up"], said["on"])


def running(said: Mapping[str, Any], _: Context) -> Outlay:
    """Money laid out each month."""
    when = timing(said)
    return Outlay(said["a-month"], when.begins, monthly=True, until=when.until)


def kind(made: Callable[[Mapping[str, Any], Context], Ask | Rise | Outlay], *words: Word) -> Kind:
    """A kind; the word that names it must be there."""
    return Kind(words, made)


def named(name: str, read: Callable[[str], Any], example: str) -> Word:
    """A word that names a kind."""
    return Word(name, one_value(read), example, needed=True)


def share_or_default(said: str) -> float | None:
    """A share of the population; nothing for the usual one."""
    share = values.percent(said) if said.strip() else None
    if share is not None and share > MOST_OF_POPULATION:
        raise FaultError(
            f"{said!r} is more than 1 child in 100 of the area. Write one such as 0.1%."
        )
    return share


def by_name(kinds: Sequence[Kind]) -> dict[str, Kind]:
    """Kinds by the word that names each."""
    return {each.name: each for each in kinds}


NEEDED_FILLING = Word("filling", one_value(values.percent), "85%", needed=True)
INTO = Word("into", destinations, "foster-agency", needed=True)
BY = Word("by", one_value(values.last_day), "March 2026", needed=True)
BEDS = Word("beds", one_value(values.whole), "3", needed=True)
LINES = Word("lines", groups, "[foster-agency, home-external]")
POPULATION = Word("population", one_value(values.whole), "55000")
LATER = Word("from", one_value(values.day), "September 2025")
EACH_YEAR = Word("each-year", one_value(values.truth), "yes")
PLACES = Word("places-each", one_value(values.amount), "1.5")
ON = Word("on", one_value(values.day), "September 2025", needed=True)

CHANGES = by_name(
    [
        kind(fewer, named("fewer-entries", values.a_month, "4"), *MONTHLY),
        kind(more, named("more-entries", values.a_month, "2"), *MONTHLY),
        kind(step_downs, named("step-downs", values.a_month, "2"), OUT_OF, INTO, *MONTHLY),
        kind(net_carers, named("net-carers", values.carers, "12"), BY, NEEDED_FILLING, LATER,
             PLACES),
        kind(home_opens, named("home-opens", values.day, "May 2026"), BEDS, FILLING,
             BUILDING),
        kind(guardianship, named("earlier-guardianship", values.a_month, "1"), OUT_OF,
             *MONTHLY),
        kind(transfers, named("transfer-scheme", share_or_default, "0.1%"), FROM, BUILDING,
             UNTIL, POPULATION),
        kind(rise, named("prices-rise", values.rate, "4%"), LINES, FROM, EACH_YEAR),
    ]
)  # fmt: skip
"""The kinds of change, by the word that names each."""

COSTS = by_name(
    [
        kind(once, named("set-up", values.money, "250000"), ON),
        kind(running, named("a-month", values.money, "12000"), FROM, UNTIL),
    ]
)
"""The kinds of what a scenario takes."""
