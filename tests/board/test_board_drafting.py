from __future__ import annotations

from datetime import date, time

from board_help import item, meeting

from hearth.board import (
    Apology,
    Attendance,
    Ballot,
    Dispensation,
    Interest,
    Minutes,
    Noted,
    Part,
    Resolution,
    Vote,
)
from hearth.board.drafting import draft_minutes

HELD = meeting(
    item("1", "Apologies"),
    item("2", "Confirmation of voting members"),
    item("3", "Notification of any items of business which the chair deems urgent"),
    item("4", "Disclosure of interests and dispensations"),
    item("5", "Minutes", minutes=Minutes("Board", "Westmarch", date(2025, 2, 6))),
    item("6", "Homes"),
    item("7", "A flood", urgent_because="It happened on Friday."),
    item("8", "A purchase", part=Part.B, exempt=(3,)),
    ended=time(15, 30),
    apologies=[Apology("Cai", "Dot"), Apology("Bela", late=True)],
    attendance=[
        Attendance("Ivy"),
        Attendance("Ash"),
        Attendance("Bela", arrived=time(14, 20)),
        Attendance("Dot"),
        Attendance("Vi", title="Director"),
    ],
    interests=[Interest("Ash", "6", "He lets a flat.", True, True)],
    dispensations=[Dispensation("Bela", "Her sister fosters.", "the monitoring officer")],
    votes=[
        Vote("6", "Ash", Ballot.FOR),
        Vote("6", "Dot", Ballot.FOR),
        Vote("6", "Bela", Ballot.AGAINST),
        Vote("6", "Ivy", Ballot.AGAINST),
    ],
    notes=[
        Noted("6", "Members asked why.", [Resolution("That it be noted.")]),
        Noted("8", "The price was named."),
    ],
)


def test_formal_items_say_themselves() -> None:
    texts = {each.number: each.text for each in draft_minutes(HELD).items}

    assert texts["1"] == (
        "Apologies for absence were received from Cai. Dot attended in place of Cai. "
        "Apologies for lateness were received from Bela."
    )
    assert texts["2"] == "The voting members for the meeting were confirmed: Ash, Bela and Dot."
    assert texts["3"] == (
        "The chair agreed to take item 7, A flood, as urgent: It happened on Friday."
    )
    assert texts["4"] == (
        "Ash declared a disclosable pecuniary interest in item 6: He lets a flat. "
        "Ash withdrew for the item. "
        "Bela held a dispensation granted by the monitoring officer: Her sister fosters."
    )
    assert texts["7"] == "The chair agreed to take this item as urgent: It happened on Friday."


def test_an_interest_may_be_in_the_whole_meeting() -> None:
    held = meeting(
        item("1", "Declarations of interest"),
        interests=[Interest("Ash", "", "He fosters.", withdrew=True)],
        dispensations=[Dispensation("Ash", "He fosters.", until=date(2025, 4, 23))],
    )

    assert [each.text for each in draft_minutes(held).items] == [
        "Ash declared an interest: He fosters. Ash withdrew."
    ]


def test_a_quiet_meeting_says_so() -> None:
    quiet = meeting(item("1", "Apologies"), item("2", "Declarations of interest"))

    assert [each.text for each in draft_minutes(quiet).items] == [
        "No apologies for absence were received.",
        "None were declared.",
    ]


def test_votes_that_do_not_count_are_not_counted() -> None:
    (homes,) = [each for each in draft_minutes(HELD).items if each.number == "6"]

    assert homes.text == "Members asked why.\n\nThe vote was 2 for, 1 against and 0 abstained."
    assert [each.words for each in homes.resolutions] == ["That it be noted."]


def test_minutes_are_approved_unless_something_else_was_resolved() -> None:
    (minutes,) = [each for each in draft_minutes(HELD).items if each.number == "5"]

    assert [each.words for each in minutes.resolutions] == [
        "That the minutes of the meeting of 6 February 2025 be approved as a correct record and "
        "signed by the chair."
    ]


def test_the_closed_part_is_minuted_apart() -> None:
    opened, closed = draft_minutes(HELD), draft_minutes(HELD, Part.B)

    assert [each.number for each in closed.items] == ["8"]
    assert closed.items[0].text == "The price was named."
    assert "price" not in str(opened)
    assert opened.items[-1].title == "Exclusion of press and public"
    assert "item 8" in opened.items[-1].resolutions[0].words


def test_those_present_stand_in_groups_in_the_usual_order() -> None:
    present = [(each.group, each.name) for each in draft_minutes(HELD).present]

    assert present == [
        ("Present", "Ash (Chair)"),
        ("Present", "Bela"),
        ("Reserves", "Dot"),
        ("Non-voting co-opted members", "Ivy"),
        ("Officer support", "Vi"),
    ]
