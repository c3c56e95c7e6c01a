"""What holds for every duty and every life."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from random_lives import TODAY, lives_from_rows, random_life, random_lives

from hearth.duties import CATALOGUE, obligations, plain_rows
from hearth.duties.lives import Lives

DUTIES = list(CATALOGUE.values())
Row = dict[str, Any]
OPEN = {"not yet due", "due", "due soon", "overdue"}


def rows_of(lives: Lives, today: date = TODAY) -> list[Row]:
    return list(plain_rows(obligations(lives, DUTIES, today), today))


def as_set(rows: Iterable[Row]) -> Counter[tuple[tuple[str, Any], ...]]:
    return Counter(tuple(row.items()) for row in rows)


@pytest.fixture(scope="module")
def everybody() -> list[Row]:
    return rows_of(random_lives(1, 150))


def test_every_duty_falls_to_somebody() -> None:
    """Otherwise the properties below would say nothing about it."""
    found = obligations(random_lives(7, 600), DUTIES, TODAY)
    owed = {found.duties[at].id for at in set(found.rows["duty"].tolist())}
    never = {duty.id for duty in DUTIES} - owed
    assert never <= {"visit-local-standard"}


def test_a_life_alone_is_as_in_company() -> None:
    rng = Random(2)
    people = [random_life(rng, f"{at:05}") for at in range(12)]
    together = as_set(rows_of(lives_from_rows(people)))
    alone = as_set(row for person in people for row in rows_of(lives_from_rows([person])))
    assert together == alone


def test_the_order_in_which_things_were_typed_says_nothing() -> None:
    rng = Random(3)
    people = [random_life(rng, f"{at:05}") for at in range(12)]
    before = as_set(rows_of(lives_from_rows(people)))
    for _, tables in people:
        for rows in tables.values():
            rng.shuffle(rows)
    rng.shuffle(people)
    assert as_set(rows_of(lives_from_rows(people))) == before


def test_what_comes_later_changes_nothing_of_what_was_known() -> None:
    """Looked at on a day, a record says the same whatever was added to it afterwards."""
    rng = Random(4)
    then = TODAY - timedelta(days=300)
    people = [random_life(rng, f"{at:05}") for at in range(12)]
    whole = as_set(rows_of(lives_from_rows(people), then))
    for _, tables in people:
        for name, rows in tables.items():
            tables[name] = [row for row in rows if begins(row) is None or begins(row) <= then]
    assert as_set(rows_of(lives_from_rows(people), then)) == whole


def begins(row: Row) -> date | None:
    return row.get("on") or row.get("start")


def test_a_chain_has_no_gaps() -> None:
    """What was done opens the next, on the same day, for as long as it is owed."""
    rows = obligations(random_lives(1, 150), DUTIES, TODAY).rows
    names = ("child", "duty", "about", "ends", "opened")
    opened = set(zip(*(rows[name].tolist() for name in names), strict=True))
    went_on = (rows["done"] < rows["ends"]) & ~rows["once"]
    assert went_on.any()
    done = rows.keep(went_on).adding(opened=rows["done"][went_on])
    assert set(zip(*(done[name].tolist() for name in names), strict=True)) <= opened


def test_nothing_is_open_after_it_ended(everybody: list[Row]) -> None:
    for row in everybody:
        if row["ended"]:
            assert row["state"] not in OPEN, row


def test_nothing_is_asked_after_death_or_before_birth() -> None:
    rng = Random(5)
    people = [random_life(rng, f"{at:05}") for at in range(120)]
    born = {person[0]: person[1] for person, _ in people}
    died = {person[0]: person[2] for person, _ in people if person[2]}
    outlive = {duty.id for duty in DUTIES if duty.outlives}
    for row in rows_of(lives_from_rows(people)):
        assert row["opened"] >= born[row["child"]]
        if row["child"] in died and row["duty"] not in outlive:
            assert row["opened"] < died[row["child"]]
            assert row["state"] not in OPEN


def test_nothing_is_open_at_25(everybody: list[Row]) -> None:
    rng = Random(1)
    born = {person[0]: person[1] for person, _ in (random_life(rng, f"{n:05}") for n in range(150))}
    for row in everybody:
        dob = born[row["child"]]
        if row["state"] in OPEN and dob and TODAY - dob > timedelta(days=25 * 366):
            pytest.fail(f"Still asked: {row}")


def test_days_due_do_not_move_with_what_is_done() -> None:
    """To do something makes nothing that was open before it due later."""
    rng = Random(6)
    for _ in range(30):
        person, tables = random_life(rng, "00001")
        before = rows_of(lives_from_rows([(person, tables)]))
        name = rng.choice(
            [name for name, rows in tables.items() if rows and "on" in rows[0]] or [""]
        )
        if not name:
            continue
        again = {**rng.choice(tables[name]), "on": TODAY - timedelta(days=rng.randrange(0, 200))}
        after = rows_of(lives_from_rows([(person, {**tables, name: [*tables[name], again]})]))
        if name == "events":
            continue  # an event may itself begin or end what others hang on
        earlier, later = dues(before), dues(after)
        for key in earlier.keys() & later.keys():
            assert len(earlier[key]) > len(later[key]) or later[key] <= earlier[key], (key, again)


def dues(rows: list[Row]) -> dict[tuple[Any, ...], list[date]]:
    """The days due of each obligation; one duty may ask several things on a day."""
    found = defaultdict(list)
    for row in rows:
        found[key_of(row)].append(row["due"] or date.max)
    return {key: sorted(days) for key, days in found.items()}


def key_of(row: Row) -> tuple[Any, ...]:
    return row["child"], row["duty"], row["about"], row["opened"]
