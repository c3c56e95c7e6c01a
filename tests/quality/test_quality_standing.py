"""How an inspection's findings and plan stand, and what its report lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hearth.quality import (
    Answered,
    Finding,
    FindingKind,
    Improvement,
    Inspection,
    Judgement,
    State,
    answered,
    frameworks,
    is_late,
    lacking,
    progress,
)
from hearth.quality.standing import stands_in_words

TODAY = date(2025, 3, 31)
YESTERDAY = date(2025, 3, 30)


def action(state: State, due: date | None = None, letter: str = "a") -> Improvement:
    return Improvement(letter, letter, "Do it", "Head of service", due, state)


def finding(*improvements: Improvement, kind: FindingKind = FindingKind.IMPROVE) -> Finding:
    words = "Plans are not always updated when they should be, as when risk escalates or changes."
    ended = date(2024, 10, 4)
    return Finding("f", "i", ended, kind, "in-care", "plans", words, "14", improvements)


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [
        (State.UNDER_WAY, YESTERDAY, True),
        (State.PLANNED, YESTERDAY, True),
        (State.UNDER_WAY, TODAY, False),  # on the day due it is not late
        (State.UNDER_WAY, None, False),
        (State.DONE, YESTERDAY, False),
        (State.STOPPED, YESTERDAY, False),
    ],
)
def test_late(state: State, due: date | None, late: bool) -> None:
    assert is_late(action(state, due), TODAY) is late


@pytest.mark.parametrize(
    ("improvements", "expected"),
    [
        ([], Answered.NOBODY),
        ([action(State.DONE)], Answered.DONE),
        ([action(State.DONE), action(State.PLANNED)], Answered.IN_HAND),
        ([action(State.DONE), action(State.STOPPED)], Answered.DONE),
        ([action(State.STOPPED)], Answered.GIVEN_UP),
        ([action(State.UNDER_WAY, YESTERDAY), action(State.DONE)], Answered.LATE),
    ],
)
def test_a_finding_is_answered_by_all_its_actions(
    improvements: list[Improvement], expected: Answered
) -> None:
    assert answered(finding(*improvements), TODAY) is expected


def test_a_strength_asks_for_nothing() -> None:
    assert answered(finding(kind=FindingKind.STRENGTH), TODAY) is Answered.STRENGTH


def test_a_plan_in_numbers_and_in_a_sentence() -> None:
    plan = [
        action(State.DONE),
        action(State.UNDER_WAY, YESTERDAY),
        action(State.PLANNED),
        action(State.STOPPED),
    ]
    assert progress(plan, TODAY).all == 4
    assert progress(plan, TODAY).late == 1
    assert (
        stands_in_words(plan, TODAY)
        == "Of 4 actions: 1 done, 1 under way, 1 not started and 1 stopped; 1 is late."
    )
    assert stands_in_words([action(State.DONE)], TODAY) == "Of 1 action: 1 done."
    assert stands_in_words([], TODAY) == "No action is planned yet."


def test_areas_graded_follow_the_day_of_the_inspection() -> None:
    ilacs = frameworks()["ilacs"]
    assert len(ilacs.areas_on(date(2019, 7, 5))) == 4  # children in care and leavers were one
    assert "The experiences and progress of care leavers" in ilacs.areas_on(date(2024, 10, 4))
    assert frameworks()["focused-visit"].grades == ()


def whole() -> Inspection:
    done = action(State.DONE)
    return Inspection(
        "i",
        "Focused visit: children in care",
        "focused-visit",
        date(2024, 10, 1),
        date(2024, 10, 4),
        letter_on=date(2024, 11, 13),
        background="Why",
        implications="None",
        plain_words="They came to see us.",
        findings=[finding(done)],
        improvements=[done],
    )


def test_a_whole_inspection_lacks_nothing() -> None:
    assert lacking(whole(), TODAY) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"letter_on": None}, "Add the day the letter"),
        ({"letter_on": date(2024, 10, 3)}, "is before the last day"),
        ({"background": ""}, "Write the background"),
        ({"implications": ""}, "Write the implications"),
        ({"plain_words": ""}, "in plain words"),
        ({"findings": []}, "Add what was found."),
        ({"findings": [finding()]}, "Plan an action for “Plans are not always"),
        ({"framework": "youth-justice"}, "Give the grade for “Overall rating”."),
        ({"improvements": [replace(action(State.PLANNED), owner="")]}, "Name the owner of"),
        ({"improvements": [action(State.PLANNED)]}, "Give the day due of action a."),
        ({"improvements": [action(State.PLANNED, YESTERDAY)]}, "it was due on 30 March 2025"),
    ],
)
def test_what_it_lacks_is_said(change: dict[str, object], said: str) -> None:
    found = lacking(replace(whole(), **change), TODAY)  # type: ignore[arg-type]
    assert any(said in sentence for sentence in found), found


def test_a_grade_given_is_not_asked_for() -> None:
    graded = replace(
        whole(), framework="youth-justice", judgements=[Judgement("Overall rating", "Good")]
    )
    assert lacking(graded, TODAY) == []
