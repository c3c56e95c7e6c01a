from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hearth.board import (
    Asked,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Minute,
    Minutes,
    Part,
    Resolution,
    follow_ups_of,
    still_open,
)

ON = date(2025, 4, 24)
ASKED = FollowUp("a", FollowUpKind.RESOLUTION, "Do it.", date(2025, 2, 6), owner="Vi")


@pytest.mark.parametrize(
    ("changed", "state", "words"),
    [
        ({}, FollowUpState.NO_DAY, "no day set"),
        ({"owner": ""}, FollowUpState.NO_OWNER, "nobody owns it"),
        (
            {"owner": "", "due": date(2025, 3, 1)},
            FollowUpState.NO_OWNER,
            "late, was due on 1 March 2025; nobody owns it",
        ),
        ({"due": ON}, FollowUpState.DUE, "due on 24 April 2025"),
        ({"due": date(2025, 4, 23)}, FollowUpState.LATE, "late, was due on 23 April 2025"),
        (
            {"due": date(2025, 4, 1), "answer": "Done.", "answered_on": date(2025, 4, 2)},
            FollowUpState.ANSWERED,
            "answered, not yet closed",
        ),
        (
            {"answer": "Done.", "answered_on": date(2025, 4, 25)},
            FollowUpState.NO_DAY,
            "no day set",
        ),
        ({"closed_on": ON}, FollowUpState.CLOSED, "closed on 24 April 2025"),
        ({"closed_on": date(2025, 4, 25)}, FollowUpState.NO_DAY, "no day set"),
    ],
)
def test_how_a_follow_up_stands(changed: dict[str, Any], state: FollowUpState, words: str) -> None:
    found = replace(ASKED, **changed)

    assert found.state_on(ON) is state
    assert found.standing_on(ON) == words


def test_minutes_leave_open_what_somebody_is_to_do_or_answer() -> None:
    items = [
        Minute("5", "Strategy", resolutions=[Resolution("That it be noted.")]),
        Minute(
            "6",
            "School",
            resolutions=[
                Resolution("That it be noted."),
                Resolution("That a workshop be held.", due=date(2025, 3, 1)),
            ],
            asked=[
                Asked("Why so few?", "Ash", answer="For want of money."),
                Asked("When do we meet?", "Joss", young_person=True, owner="Vi"),
            ],
        ),
        Minute("9", "A purchase", resolutions=[Resolution("Buy.", "Vi")], part=Part.B),
    ]

    found = follow_ups_of(Minutes("Board", "Westmarch", date(2025, 2, 6), items=items))

    assert [(each.ref, each.kind.value, each.words) for each in found] == [
        ("2025-02-06/6.2", "resolution", "That a workshop be held."),
        ("2025-02-06/6.q1", "member's question", "Why so few?"),
        ("2025-02-06/6.r2", "young person's request", "When do we meet?"),
        ("2025-02-06/9.1", "resolution", "Buy."),
    ]
    assert found[1].state_on(ON) is FollowUpState.ANSWERED
    assert found[3].part is Part.B


def test_it_is_on_every_agenda_until_it_is_closed_late_ones_first() -> None:
    late = replace(ASKED, ref="b", due=date(2025, 3, 1))
    closed = replace(ASKED, ref="c", closed_on=date(2025, 4, 1))
    of_this_meeting = replace(ASKED, ref="d", raised_on=ON)

    waiting = [ASKED, closed, of_this_meeting, late]

    assert [each.ref for each in still_open(waiting, ON)] == ["b", "a"]
    assert [each.ref for each in still_open(waiting, date(2025, 3, 20))] == ["b", "a", "c"]
