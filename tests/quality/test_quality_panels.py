"""Whom a panel looks at, and since when."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.quality import RULES, Hit, RecordOfChild

TODAY = date(2025, 3, 31)


def hit(rule: str, number: int, **child: object) -> Hit | None:
    return RULES[rule].find(RecordOfChild(**child), number, TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "plan", "expected"),
    [
        (date(2024, 9, 30), None, date(2025, 3, 30)),
        (date(2024, 10, 1), None, None),  # six months tomorrow
        (date(2020, 1, 1), date(2021, 1, 1), None),
        (None, None, None),
    ],
)
def test_six_months_without_a_plan_for_permanence(
    since: date | None, plan: date | None, expected: date | None
) -> None:
    found = hit("no-permanence-plan", 6, in_care_since=since, plan_since=plan)
    assert (found.since if found else None) == expected


def test_three_moves_in_a_year_hold_since_the_third() -> None:
    moves = (date(2024, 3, 30), date(2024, 6, 1), date(2024, 9, 1), date(2025, 1, 2))
    found = hit("moves", 3, in_care_since=date(2023, 1, 1), moves=moves)
    assert found == Hit("Moved 3 times in a year, last on 2 January 2025.", date(2025, 1, 2))
    assert hit("moves", 4, in_care_since=date(2023, 1, 1), moves=moves) is None
    assert hit("moves", 3, moves=moves) is None  # not in care now


@pytest.mark.parametrize(
    ("dob", "expected"),
    [
        (date(2007, 12, 31), date(2025, 3, 31)),  # 17 years and 3 months today
        (date(2008, 1, 1), None),
        (date(2007, 4, 1), date(2024, 7, 1)),  # 18 tomorrow
        (date(2007, 3, 31), None),  # 18 today
        (None, None),
    ],
)
def test_seventeen_and_three_months(dob: date | None, expected: date | None) -> None:
    found = hit("nearly-adult", 207, dob=dob, in_care_since=date(2020, 1, 1))
    assert (found.since if found else None) == expected


def test_a_child_who_was_never_in_care_is_on_no_list_of_those_nearly_adult() -> None:
    assert hit("nearly-adult", 207, dob=date(2007, 6, 1)) is None
    assert hit("nearly-adult", 207, dob=date(2007, 6, 1), care_leaver=True)


def test_missing_and_far() -> None:
    days = (date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 31))
    found = hit("missing", 3, missing=days)
    assert found == Hit("Went missing 3 times in 90 days, last on 31 March 2025.", days[2])
    assert hit("missing", 3, missing=(date(2024, 12, 31), *days[1:])) is None
    far = {"in_care_since": date(2023, 1, 1), "placed_since": date(2024, 1, 1)}
    assert hit("far", 20, miles=20.0, **far) is None
    assert hit("far", 20, miles=31.4, **far) == Hit("Lives 31 miles from home.", date(2024, 1, 1))


def test_each_rule_says_its_number() -> None:
    assert {key: rule.sentence(rule.usual) for key, rule in RULES.items()} == {
        "no-permanence-plan": "In care for 6 months or more without a plan for permanence",
        "moves": "Moved 3 times or more in a year",
        "missing": "Missing 3 times or more in 90 days",
        "nearly-adult": "17 years and 3 months old or older, and not yet 18",
        "far": "Lives more than 20 miles from home",
    }
    assert RULES["nearly-adult"].sentence(204) == "17 years old or older, and not yet 18"
