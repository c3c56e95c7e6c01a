"""Whom a panel looks at: rules that find children by their record, each with why and since when.

A rule is asked of one child at a time and answers with the day since which it has held, so that a
list can say who has waited longest, and a child already decided about comes back only when the
rule holds anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from hearth.dates import add_months, birthday
from hearth.dates.words import day
from hearth.measures.words import plural

__all__ = ["RULES", "Hit", "PanelRule", "RecordOfChild"]


@dataclass(frozen=True)
class RecordOfChild:
    """What the rules ask of a child: days only, and nothing that names anybody.

    `moves` are the days on which a placement began after another; `missing` those on which the
    child went missing. `plan_since` is the day the plan for permanence that holds was made.
    """

    dob: date | None = None
    in_care_since: date | None = None
    plan_since: date | None = None
    moves: Sequence[date] = ()
    missing: Sequence[date] = ()
    miles: float | None = None
    placed_since: date | None = None
    care_leaver: bool = False


@dataclass(frozen=True)
class Hit:
    """That a rule holds: why, in a sentence of this child's, and since which day."""

    why: str
    since: date


@dataclass(frozen=True)
class PanelRule:
    """One rule: a title with its number, and the number it comes with."""

    key: str
    title: str
    usual: int
    find: Callable[[RecordOfChild, int, date], Hit | None]

    def sentence(self, number: int) -> str:
        """The rule with its number; months of age are said as years and months."""
        return self.title.format(number=number, age=age_of(number))


def age_of(months: int) -> str:
    """An age: 207 months are 17 years and 3 months."""
    years, rest = divmod(months, 12)
    return f"{plural(years, 'year')} and {plural(rest, 'month')}" if rest else plural(years, "year")


def no_permanence_plan(child: RecordOfChild, months: int, today: date) -> Hit | None:
    """In care so many months, and no plan for permanence."""
    if child.in_care_since is None or child.plan_since is not None:
        return None
    since = add_months(child.in_care_since, months)
    if since > today:
        return None
    return Hit(f"In care since {day(child.in_care_since)} without a plan for permanence.", since)


def many_moves(child: RecordOfChild, number: int, today: date) -> Hit | None:
    """So many moves within a year."""
    if child.in_care_since is None:
        return None
    return clustered(
        child.moves, number, 365, today, "Moved {count} times in a year, last on {last}."
    )


def often_missing(child: RecordOfChild, number: int, today: date) -> Hit | None:
    """Missing so often within ninety days."""
    told = "Went missing {count} times in 90 days, last on {last}."
    return clustered(child.missing, number, 90, today, told)


def clustered(days: Sequence[date], number: int, within: int, today: date, told: str) -> Hit | None:
    """The rule of so many days within a stretch that ends today; since the day that made it so."""
    recent = sorted(each for each in days if timedelta(0) <= today - each < timedelta(within))
    if len(recent) < number:
        return None
    return Hit(told.format(count=len(recent), last=day(recent[-1])), recent[number - 1])


def nearly_adult(child: RecordOfChild, months: int, today: date) -> Hit | None:
    """So many months old or older, and not yet 18."""
    if child.dob is None or (child.in_care_since is None and not child.care_leaver):
        return None
    since, adult = add_months(child.dob, months), birthday(child.dob, 18)
    if not since <= today < adult:
        return None
    return Hit(f"Turns 18 on {day(adult)}.", since)


def far_from_home(child: RecordOfChild, miles: int, today: date) -> Hit | None:
    """Lives more than so many miles from home."""
    if child.in_care_since is None or child.miles is None or child.placed_since is None:
        return None
    if child.miles <= miles or child.placed_since > today:
        return None
    return Hit(f"Lives {child.miles:.0f} miles from home.", child.placed_since)


RULES: Mapping[str, PanelRule] = MappingProxyType(
    {
        rule.key: rule
        for rule in (
            PanelRule(
                "no-permanence-plan",
                "In care for {number} months or more without a plan for permanence",
                6,
                no_permanence_plan,
            ),
            PanelRule("moves", "Moved {number} times or more in a year", 3, many_moves),
            PanelRule(
                "missing",
                "Missing {number} times or more in 90 days",
                3,
                often_missing,
            ),
            PanelRule(
                "nearly-adult",
                "{age} old or older, and not yet 18",
                207,
                nearly_adult,
            ),
            PanelRule("far", "Lives more than {number} miles from home", 20, far_from_home),
        )
    }
)
"""Every rule by its key, in the order they are offered."""
