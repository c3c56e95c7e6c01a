"""The engine says of random lives what plain loops say, written from the specification alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from random import Random

import duty_oracle as oracle
import pytest
from duty_oracle.counting import Found
from random_lives import TODAY, Person, Tables, lives_from_rows, random_life

from hearth.dates.days import as_date
from hearth.duties import CATALOGUE, obligations, plain_rows
from hearth.duties.owed.leaving import standing

NAMES = ("child", "duty", "opened", "due", "done", "state")
THEN = TODAY - timedelta(days=400)
GROUPS = list(oracle.GROUPS)
SHOWN = 8
SAYING = {
    *("PLACEMENT_PLAN", "PLACEMENT_NOTICE", "HOST_NOTICE", "AWAY_APPROVAL", "KS4_APPROVAL"),
    *("UNREGISTERED_REPORT", "PLANNING_MEETING", "REVIEW_TALK", "REVIEW_DECISIONS"),
    *("REVIEW_RESPONSE", "REVIEW_RECORD"),
}
"""Events that may say which move or review they are about."""

People = list[tuple[Person, Tables]]


@cache
def people(seed: int, count: int) -> People:
    rng = Random(seed)
    return [random_life(rng, f"{at:05}") for at in range(count)]


def engine(of: People, group: str, today: date) -> Counter[Found]:
    duties = [CATALOGUE[duty] for duty in oracle.GROUPS[group]]
    found = plain_rows(obligations(lives_from_rows(of), duties, today), today)
    return Counter(tuple(row[name] for name in NAMES) for row in found)


def naming(seed: int, count: int) -> People:
    """The same people; some events say which move or review they are about, or a wrong one."""
    rng = Random(seed)
    lives = deepcopy(people(seed, count))
    for _, tables in lives:
        starts = [row["start"] for row in tables["placements"]]
        reviews = [row["on"] for row in tables["reviews"]]
        for row in tables["events"]:
            days = reviews if row["event"].startswith("REVIEW_") else starts
            if days and row["event"] in SAYING and rng.random() < 0.6:
                row["about"] = rng.choice([*days, TODAY])
    return lives


def assert_same(group: str, lives: People, seed: int, today: date) -> None:
    plain = Counter(oracle.of_group(group, lives, today))
    found = engine(lives, group, today)
    assert plain, f"Nobody among {len(lives)} owes anything of {group}."
    if plain != found:
        pytest.fail(told(plain - found, found - plain, seed, today))


def told(plain: Counter[Found], found: Counter[Found], seed: int, today: date) -> str:
    """The first child of whom they do not say the same, and how to look at that life."""
    child, duty = min((row[:2] for row in [*plain, *found]), key=lambda row: row[::-1])
    others = {row[0] for row in [*plain, *found]}
    return "\n".join(
        [
            f"{duty} of child {child}, as known on {today} (and {len(others) - 1} other children).",
            f"The life: people({seed}, {int(child) + 1})[-1]",
            *lines("the oracle", plain, child, duty),
            *lines("the engine", found, child, duty),
        ]
    )


def lines(who: str, rows: Iterable[Found], child: str, duty: str) -> list[str]:
    own = sorted((row[2:] for row in rows if row[:2] == (child, duty)), key=str)
    written = [" ".join(map(str, row)) for row in own[:SHOWN]]
    return [f"Only {who} has: {row}" for row in written or ["nothing"]]


@pytest.mark.parametrize("group", GROUPS)
def test_the_engine_agrees_with_plain_loops(group: str) -> None:
    assert_same(group, people(1, 150), 1, TODAY)


@pytest.mark.parametrize("group", GROUPS)
def test_and_so_it_did_a_year_ago(group: str) -> None:
    assert_same(group, people(2, 40), 2, THEN)


@pytest.mark.parametrize("group", ["care", "reviews"])
def test_it_agrees_where_events_say_what_they_are_about(group: str) -> None:
    assert_same(group, naming(4, 60), 4, TODAY)


def test_every_statutory_duty_has_an_oracle() -> None:
    """Those of the law, of guidance and of the council alike, but the standard that is off."""
    known = {duty for group in oracle.GROUPS.values() for duty in group}
    assert set(CATALOGUE) - known == {"visit-local-standard"}


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("seed", range(10, 18))
def test_two_thousand_lives(group: str, seed: int) -> None:
    assert_same(group, people(seed, 250), seed, TODAY)


def test_who_is_eligible_relevant_former_relevant_or_qualifying() -> None:
    lives = people(1, 150)
    known = lives_from_rows(lives).upto(TODAY)
    rows = standing(known)
    found = Counter(
        (known.children[child], status, as_date(start), as_date(end) or date.max)
        for child, status, start, end in zip(
            *(rows[name].tolist() for name in ("child", "status", "start", "end")), strict=True
        )
    )
    plain = Counter(
        (person[0], *row)
        for person, tables in lives
        for row in oracle.standing(oracle.life_of(person, tables, TODAY))
    )
    assert found == plain
