from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from board_help import BODY, MEMBERS, ON, item, meeting, paper, said, wrong

from hearth.board import (
    Apology,
    Attendance,
    Ballot,
    Dispensation,
    Interest,
    ItemKind,
    Membership,
    Minutes,
    Office,
    Part,
    Publication,
    PublishedItem,
    Role,
    Summons,
    Vote,
)

FOR = Ballot.FOR
CLOSED: dict[str, Any] = {
    "part": Part.B,
    "exempt": (3,),
    "exempt_because": "The price.",
    "public_title": "A purchase",
}


def test_a_sound_meeting_has_nothing_to_put_right() -> None:
    assert wrong(meeting(item("1"), item("2", paper=paper()))) == []


def without(*offices: Office, also: tuple[Membership, ...] = ()) -> Any:
    members = [each for each in MEMBERS if each.office not in offices]
    return replace(BODY, members=[*members, *also])


@pytest.mark.parametrize(
    ("changed", "sentence", "blocks"),
    [
        ({"body": without(Office.CHAIR)}, "Nobody is chair on the day of the meeting.", False),
        (
            {"body": without(Office.CHAIR, also=(Membership("Vi", office=Office.VICE_CHAIR),))},
            "Vi presides as vice-chair; elect a chair as the first item.",
            False,
        ),
        (
            {"body": without(also=(Membership("Vi", office=Office.CHAIR),))},
            "Ash and Vi are both chair.",
            True,
        ),
        (
            {"body": without(Office.CHAIR, also=(Membership("I", Role.CO_OPTEE, Office.CHAIR),))},
            "I is chair but sits as non-voting co-opted member.",
            True,
        ),
        ({"at": None}, "It does not say when the meeting begins.", True),
        ({"place": ""}, "It does not say where the meeting is.", True),
        ({"online": True}, "the public is not told how to join", False),
        ({"contacts": ()}, "It names nobody to ask.", False),
        (
            {"body": replace(BODY, members=())},
            "Board has no voting member on 24 April 2025.",
            True,
        ),
        (
            {"summons": Summons("Vi", "Chief Executive", date(2025, 4, 15))},
            "Members are summoned on 15 April 2025, after the agenda was published.",
            False,
        ),
    ],
)
def test_body_and_front_sheet(changed: dict[str, Any], sentence: str, blocks: bool) -> None:
    found = [each for each in wrong(meeting(**changed)) if sentence in str(each)]

    assert [each.blocking for each in found] == [blocks]


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        (
            [item("1", "Homes"), item("1", "Health")],
            "Item 1: 2 items have the number 1: “Homes” and “Health”. Give each its own.",
        ),
        ([item("1"), item("")], "It has no number."),
        ([item("1"), item("3")], "Item 3: The numbers go from 1 to 3."),
        ([item("2"), item("1")], "Item 1: It stands after item 2."),
        ([item("1", **CLOSED), item("2")], "stands after a closed item"),
        (
            [item("1", at=time(15)), item("2", at=time(14, 5))],
            "It is timed for 2.05 pm, before item 1 at 3.00 pm.",
        ),
        ([item("1", kind=ItemKind.WRITTEN)], "It is a written item and has no paper."),
        ([item("1", kind=ItemKind.WRITTEN, to_follow=True)], "Its paper is to follow."),
        ([item("1", kind=ItemKind.MINUTES)], "There are no minutes to approve."),
        (
            [item("1", minutes=Minutes("Board", "Westmarch", ON))],
            "Its minutes are of 24 April 2025, which is not before this meeting.",
        ),
        (
            [item("1", minutes=Minutes("Board", "Westmarch", date(2025, 1, 1), part=Part.B))],
            "Closed minutes stand under an open item, and are left out.",
        ),
        ([item("1", part=Part.B)], "It is closed without a paragraph that says why it may be."),
        (
            [item("1", **{**CLOSED, "exempt": (9,)})],
            "There is no paragraph 9 of exempt information.",
        ),
        ([item("1", exempt=(3,))], "It is open, yet paragraphs of exempt information are given."),
        (
            [item("1", **{**CLOSED, "exempt_because": ""})],
            "It is not said why the public interest is against telling.",
        ),
        (
            [item("1", **{**CLOSED, "public_title": ""})],
            "It has no title for the public.",
        ),
    ],
)
def test_the_agenda(items: list[Any], sentence: str) -> None:
    assert sentence in said(meeting(*items))


def test_an_item_once_published_as_open_cannot_be_made_closed() -> None:
    was = [Publication(date(2025, 4, 14), [PublishedItem("1", "Homes", Part.A, True)])]
    now = item("1", "Homes", paper=paper(), **CLOSED)

    (found,) = [each for each in wrong(meeting(now, publications=was)) if each.blocking]

    assert found.what == "It is closed now, but was published as open on 14 April 2025."
    assert "What was published stays public" in found.to_do


def test_an_item_published_as_open_in_a_supplement_is_told_with_that_day() -> None:
    was = [
        Publication(date(2025, 4, 10), [PublishedItem("2", "Health")]),
        Publication(date(2025, 4, 14), [PublishedItem("1", "Homes")], 1),
    ]

    assert "published as open on 14 April 2025" in said(
        meeting(item("1", **CLOSED), publications=was)
    )


def test_a_paper_that_was_public_before_this_agenda_is_known_too() -> None:
    shown = paper(published_open_on=date(2025, 3, 3))

    assert "published as open on 3 March 2025" in said(meeting(item("1", paper=shown, **CLOSED)))


@pytest.mark.parametrize(
    ("later", "is_late"),
    [
        ([Publication(date(2025, 4, 14), [PublishedItem("3", "New")], 1)], False),
        ([Publication(date(2025, 4, 22), [PublishedItem("3", "New")], 1)], True),
        ([], True),
    ],
)
def test_an_item_added_late_needs_the_chairs_reason(later: list[Any], is_late: bool) -> None:
    first = Publication(date(2025, 4, 10), [PublishedItem("1", "A"), PublishedItem("2", "B")])
    added = item("3", "New")

    late = meeting(item("1"), item("2"), added, publications=[first, *later])
    urgent = replace(late, items=[*late.items[:2], replace(added, urgent_because="A flood.")])

    assert ("no reason is given for taking it without notice" in said(late)) is is_late
    assert "without notice" not in said(urgent)


def votes(*names: str) -> list[Vote]:
    return [Vote("1", name, FOR) for name in names]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"votes": votes("Ivy")},
            "Ivy sits as non-voting co-opted member, without a vote. It is not counted.",
        ),
        ({"votes": votes("Dot")}, "Dot is a reserve and stood in for nobody."),
        ({"votes": votes("Zed")}, "Zed is not a member on the day of the meeting."),
        (
            {"votes": votes("Cai"), "apologies": [Apology("Cai")]},
            "Cai sent apologies for the meeting.",
        ),
        ({"votes": votes("Ash", "Ash")}, "Ash voted 2 times."),
        (
            {"votes": votes("Bela"), "attendance": [Attendance("Ash"), Attendance("Cai")]},
            "Bela is not among those present.",
        ),
        (
            {"attendance": [Attendance("Ash"), Attendance("Ivy")]},
            "1 voting members were there, and the quorum is 2.",
        ),
        (
            {"apologies": [Apology("Ash")], "attendance": [Attendance("Ash"), Attendance("Cai")]},
            "Ash sent apologies and is among those present.",
        ),
        ({"apologies": [Apology("Ash", "Ivy")]}, "Ivy stands in for Ash but is no reserve"),
        ({"interests": [Interest("Ash", "7", "A house.")]}, "There is no item 7."),
        (
            {"interests": [Interest("Ash", "1", "A house.", True)], "votes": votes("Ash")},
            "voted on it without a dispensation",
        ),
    ],
)
def test_what_happened_there(changed: dict[str, Any], sentence: str) -> None:
    assert sentence in said(meeting(**changed))


def test_a_reserve_may_vote_for_a_member_who_is_away() -> None:
    away = [Apology("Cai", "Dot")]

    assert wrong(meeting(votes=votes("Ash", "Dot"), apologies=away)) == []


def test_a_dispensation_lets_a_member_vote() -> None:
    held = meeting(
        interests=[Interest("Ash", "1", "A house.", True)],
        votes=votes("Ash"),
        dispensations=[Dispensation("Ash", "A house.", "the monitoring officer")],
    )

    assert wrong(held) == []


@pytest.mark.parametrize("when", [{"until": date(2025, 4, 23)}, {"granted_on": date(2025, 4, 25)}])
def test_a_dispensation_that_is_not_in_force_lets_nobody_vote(when: dict[str, date]) -> None:
    held = meeting(
        interests=[Interest("Ash", "1", "A house.", True)],
        votes=votes("Ash"),
        dispensations=[Dispensation("Ash", "A house.", **when)],
    )

    assert "voted on it without a dispensation" in said(held)


def test_an_interest_in_the_whole_meeting_is_in_every_item() -> None:
    held = meeting(interests=[Interest("Ash", "", "A house.", True)])

    assert wrong(held) == []
    assert "has a disclosable pecuniary interest, and voted" in said(
        replace(held, votes=votes("Ash"))
    )


def test_an_executive_body_says_28_days_before_that_it_will_meet_in_private() -> None:
    cabinet = replace(BODY, executive=True)

    assert "due by 26 March 2025 (28 clear days)" in said(
        meeting(item("1", **CLOSED), body=cabinet)
    )
    assert wrong(meeting(item("1"), body=cabinet)) == []
