"""A beginning that is not held: asked from the first day anybody knows, and said so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from lives import dues, life, rows

from hearth.duties import CATALOGUE, Policy, obligations, plain_rows
from hearth.duties.lives import Lives

FIRST = "2024-04-01"  # the first day that is held: the child was in care before it
TODAY = "2024-12-01"
CARE_SAID = "The day care began is not held; counted from the first day we know"


def unheld(latest: bool = False, **tables: Any) -> Lives:
    """In care, in one foster home, since a day that is not held."""
    care = [{"start": FIRST, "known": False, "latest": latest}]
    return life(care=care, homes=[{"start": FIRST, "fresh": "", "latest": latest}], **tables)


def test_a_child_nobody_ever_visited_or_reviewed_is_asked_about() -> None:
    """42 days, and six months, after the first day that is held."""
    known = unheld()
    assert dues(known, "visit-first-week", TODAY) == []
    assert dues(known, "review-first", TODAY) == []
    assert dues(known, "visit-six-weekly", TODAY) == [(FIRST, "2024-05-13", "overdue")]
    assert dues(known, "review-subsequent", TODAY) == [(FIRST, "2024-10-01", "overdue")]


def test_it_goes_on_from_what_was_done() -> None:
    known = unheld(visits=[("2024-05-10",)], reviews=[("2024-10-02", "PN1")])
    assert dues(known, "visit-six-weekly", TODAY) == [
        (FIRST, "2024-05-13", "met on time"),
        ("2024-05-10", "2024-06-21", "overdue"),
    ]
    assert dues(known, "review-subsequent", TODAY) == [
        (FIRST, "2024-10-01", "met late"),
        ("2024-10-02", "2025-04-02", "due"),
    ]


def test_a_list_of_the_latest_asks_for_nothing_before_what_it_has() -> None:
    known = unheld(latest=True, visits=[("2024-11-10",)], reviews=[("2024-11-02", "PN1")])
    assert dues(known, "visit-six-weekly", TODAY) == [("2024-11-10", "2024-12-22", "due")]
    assert dues(known, "review-subsequent", TODAY) == [("2024-11-02", "2025-05-02", "due")]


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ([("2024-06-03", "PN1")], [("2024-06-03", "2024-12-03", "due soon")]),
        ([], [("2024-09-02", "2025-03-02", "due")]),
    ],
    ids=["from the last before", "from the day they ended"],
)
def test_after_the_reviews_of_adoption_it_goes_on(reviews: list[Any], expected: list[Any]) -> None:
    """Under a placement order until 2 September 2024."""
    order = [("E1", FIRST, "2024-09-02"), ("C2", "2024-09-02")]
    known = unheld(statuses=order, reviews=reviews)
    assert dues(known, "review-subsequent", TODAY) == expected


def test_a_home_whose_beginning_is_held_waits_for_the_first_week_s_visit() -> None:
    care = [{"start": FIRST, "known": False}]
    known = life(care=care, homes=[{"start": FIRST, "fresh": "P"}])
    assert dues(known, "visit-first-week", TODAY) == [(FIRST, "2024-04-08", "overdue")]
    assert dues(known, "visit-six-weekly", TODAY) == []


def test_the_reason_says_so_until_somebody_gives_another() -> None:
    why = {"on": "2024-11-04", "why_late": "Placed far away"}
    known = unheld(visits=[why])
    day = date.fromisoformat(TODAY)
    found = obligations(known, [CATALOGUE["visit-six-weekly"], CATALOGUE["review-subsequent"]], day)
    said = {(row["duty"], row["turn"]): row["reason"] for row in plain_rows(found, day)}
    assert said == {
        ("visit-six-weekly", 0): "Placed far away",
        ("visit-six-weekly", 1): "",
        ("review-subsequent", 0): CARE_SAID,
    }
    unseen = obligations(unheld(), [CATALOGUE["visit-six-weekly"]], day)
    assert [row["reason"] for row in plain_rows(unseen, day)] == [CARE_SAID]


def recorded(since: str, duty: str, known: Lives, today: str = TODAY) -> list[tuple[Any, ...]]:
    """The obligations where a council's record of what is done begins on a day."""
    kept = dict.fromkeys(CATALOGUE, date.fromisoformat(since))
    names = ("opened", "due", "state", "level")
    return [
        tuple(row[n] for n in names) for row in rows(known, duty, today, Policy(kept_from=kept))
    ]


def test_what_goes_on_from_before_the_record_is_counted_from_its_first_day() -> None:
    """In care and in one home since 2020; the council has recorded what it does since April."""
    known = life(
        care=[("2020-01-06",)], homes=[("U4", "2020-01-06")], reviews=[("2024-09-02", "PN1")]
    )
    law = "law"
    assert recorded(FIRST, "visit-first-week", known) == []
    assert recorded(FIRST, "visit-six-weekly", known) == [(FIRST, "2024-05-13", "overdue", law)]
    assert recorded(FIRST, "review-first", known) == []
    assert recorded(FIRST, "review-second", known) == []  # nobody knows which review that was
    assert recorded(FIRST, "review-subsequent", known) == [
        (FIRST, "2024-10-01", "met on time", law),
        ("2024-09-02", "2025-03-02", "due", law),
    ]
    # A dental check is due within three months of coming into care, then within twelve.
    assert recorded(FIRST, "dental-check", known) == [(FIRST, "2025-04-01", "due", "guidance")]
    assert recorded(FIRST, "initial-health-assessment", known) == []


def test_who_came_into_care_just_before_the_record_has_a_first_review_due_in_it() -> None:
    """20 working days after 15 March 2024, with two bank holidays at Easter: 16 April."""
    known = life(care=[("2024-03-15",)], homes=[("U4", "2024-03-15")])
    assert recorded(FIRST, "review-first", known) == [
        ("2024-03-15", "2024-04-16", "overdue", "law")
    ]
    assert recorded(FIRST, "review-subsequent", known) == []


WORKERS = ["sw-allocation", "iro-allocation"]


@pytest.mark.parametrize("duty", WORKERS)
def test_whoever_has_nobody_on_the_first_day_that_is_known_is_asked_about(duty: str) -> None:
    """As if the worker had just left: Easter Monday is the first of April 2024."""
    role, due = {"sw-allocation": ("SW", "2024-04-02"), "iro-allocation": ("IRO", "2024-04-08")}[
        duty
    ]
    assert dues(unheld(), duty, TODAY) == [(FIRST, due, "overdue")]
    assert recorded(FIRST, duty, life(care=[("2020-01-06",)])) == [(FIRST, due, "overdue", "local")]
    named = [(role, "2024-04-20")]
    assert dues(unheld(allocations=named), duty, TODAY) == [(FIRST, due, "met late")]
    there = [(role, "2024-01-08", "2024-11-25")]
    (left,) = dues(unheld(allocations=there), duty, TODAY)
    assert left[0] == "2024-11-25"


def test_a_care_plan_is_asked_for_from_the_first_day_that_is_known() -> None:
    """Ten working days on from Easter Monday; one from long before is a plan all the same."""
    assert dues(unheld(), "care-plan", TODAY) == [(FIRST, "2024-04-15", "overdue")]
    before = [("CARE_PLAN", "2022-05-04")]
    assert dues(unheld(events=before), "care-plan", TODAY) == [(FIRST, "2024-04-15", "met on time")]
    since_2020 = life(care=[("2020-01-06",)])
    assert recorded(FIRST, "care-plan", since_2020) == [(FIRST, "2024-04-15", "overdue", "law")]


@pytest.mark.parametrize("duty", [*WORKERS, "care-plan"])
def test_a_list_of_the_latest_says_nothing_of_who_or_what_was_there_before(duty: str) -> None:
    assert dues(unheld(latest=True), duty, TODAY) == []


@pytest.mark.parametrize(
    ("began", "said"),
    [
        ("2027-11-02", ""),
        ("2029-04-20", "Not all bank holidays of 2029 are announced: those known are counted"),
    ],
)
def test_a_day_counted_over_holidays_nobody_has_announced_says_so(began: str, said: str) -> None:
    day = date.fromisoformat(began)
    known = life("2020-01-01", care=[(began, None)])
    found = obligations(known, [CATALOGUE["review-first"]], day, Policy())
    assert [row["reason"] for row in plain_rows(found, day)] == [said]


@pytest.mark.parametrize(
    ("statuses", "events", "expected"),
    [
        pytest.param([("J1", "2024-01-02", None)], [], [], id="on remand still"),
        pytest.param(
            [("J1", "2024-01-02", "2024-03-01"), ("V2", "2024-03-01", None)],
            [],
            [("2024-03-01", "2024-03-15", "overdue")],
            id="in care after the remand",
        ),
        pytest.param(
            [("J1", "2024-01-02", "2024-03-01"), ("V2", "2024-03-01", None)],
            [("CARE_PLAN", "2024-01-05")],
            [("2024-03-01", "2024-03-15", "met on time")],
            id="with the plan that was made on remand",
        ),
        pytest.param(
            [("V2", "2024-01-02", "2024-03-01"), ("J1", "2024-03-01", None)],
            [],
            [("2024-01-02", "2024-01-16", "overdue")],
            id="remanded while in care",
        ),
    ],
)
def test_the_plan_of_a_remand_stands_for_the_care_plan(
    statuses: list[Any], events: list[Any], expected: list[Any]
) -> None:
    known = life(care=[("2024-01-02", None)], statuses=statuses, events=events)
    assert dues(known, "care-plan", "2024-06-01") == expected
