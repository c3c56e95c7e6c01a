"""Open and closed parts, the motion, supplements, the distribution list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from board_help import item, meeting, paper

from hearth.board import (
    Interest,
    Minute,
    Minutes,
    Noted,
    Part,
    Publication,
    PublishedItem,
    Recipient,
    Vote,
)
from hearth.board.distribution import distribution_of
from hearth.board.exempt import exempt_paragraphs, motion, numbers_in_words
from hearth.board.meetings import Ballot
from hearth.board.parts import OpenPart, closed_part, open_part
from hearth.board.passages import texts_of
from hearth.board.supplements import publication_of, supplement_to
from hearth.errors import UsageError

SECRET = "Brackenfold"
CLOSED: dict[str, Any] = {
    "part": Part.B,
    "exempt": (1, 3),
    "exempt_because": f"{SECRET} is a person.",
    "note": SECRET,
    "presenter": SECRET,
    "urgent_because": SECRET,
    "paper": paper(plain_words=SECRET),
}
MINUTES = Minutes(
    "Board",
    "Westmarch",
    date(2025, 2, 6),
    items=[Minute("1", "Open"), Minute("2", SECRET, part=Part.B)],
)
MIXED = meeting(
    item("1", minutes=MINUTES),
    item("2", SECRET, **CLOSED),
    item("3", f"About {SECRET}", public_title="A purchase", **CLOSED),
    interests=[Interest("Ash", "2", SECRET)],
    votes=[Vote("2", "Ash", Ballot.FOR)],
    notes=[Noted("3", SECRET)],
    publications=[Publication(date(2025, 4, 14), [PublishedItem("2", SECRET, Part.B)])],
)


def test_nothing_closed_is_in_the_open_part() -> None:
    opened = open_part(MIXED).meeting

    assert not [text for text in texts_of(opened) if SECRET in text]
    assert [(each.number, each.title, each.exempt) for each in opened.of_part(Part.B)] == [
        ("2", "Closed item", (1, 3)),
        ("3", "A purchase", (1, 3)),
    ]


def test_an_open_part_cannot_be_made_of_what_is_closed() -> None:
    with pytest.raises(UsageError, match="Item 2 is closed and more than its public title"):
        OpenPart(MIXED)


def test_the_closed_part_has_all_of_the_closed_and_none_of_the_open() -> None:
    closed = closed_part(meeting(item("9", paper=paper(title="Open")), *MIXED.items)).meeting

    assert [each.number for each in closed.items] == ["1", "2", "3"]
    assert closed.items[0].minutes == replace(MINUTES, part=Part.B, items=MINUTES.items[1:])
    assert closed.items[1].paper == CLOSED["paper"]


@pytest.mark.parametrize(
    ("exempt", "words"),
    [
        ([3], "paragraph 3"),
        ([3, 1], "paragraphs 1 and 3"),
        ([1, 2], "paragraphs 1 and 2"),
        (range(1, 8), "paragraphs 1 to 7"),
        ([1, 2, 3, 7], "paragraphs 1, 2, 3 and 7"),
    ],
)
def test_paragraph_numbers_in_words(exempt: Any, words: str) -> None:
    assert numbers_in_words(exempt) == words


def test_the_motion_names_the_items_and_their_paragraphs() -> None:
    assert motion(MIXED) == (
        "That the public be excluded from the meeting for items 2 and 3, because it is likely that "
        "exempt information would be disclosed, as defined in paragraphs 1 and 3 of part 1 of "
        "schedule 12A to the Local Government Act 1972."
    )
    assert "for the following items of business" in motion(meeting(item("1")))
    assert "paragraphs 1 to 7" in motion(meeting(item("1")))


def test_there_are_seven_paragraphs_with_their_source() -> None:
    found = exempt_paragraphs()

    assert list(found) == [1, 2, 3, 4, 5, 6, 7]
    assert all(f"paragraph {number}" in each.source for number, each in found.items())
    assert not found[1].unless
    assert "registered" in found[3].unless


def test_a_supplement_holds_what_is_put_right_once() -> None:
    first = publication_of(meeting(item("1"), item("2"), publications=()), date(2025, 4, 14))
    now = meeting(item("1"), item("2", paper=paper()), item("3"), publications=[first])

    found = supplement_to(now, corrected=["1", "2", "3"])

    assert [each.number for each in found.corrected] == ["1"]
    assert sorted(each.number for each in found.items) == ["1", "2", "3"]


def test_a_supplement_holds_what_is_new() -> None:
    first = publication_of(meeting(item("1"), item("2", to_follow=True), publications=()),
                           date(2025, 4, 14), last_page=22)  # fmt: skip
    now = meeting(
        item("2", paper=paper()),
        item("3", urgent_because="A flood."),
        publications=[first],
    )

    found = supplement_to(now)

    assert found
    assert found.number == 1
    assert [each.number for each in found.items] == ["2", "3"]
    assert [each.number for each in found.withdrawn] == ["1"]
    assert found.first_page == 23

    sent = replace(now, publications=[first, publication_of(now, date(2025, 4, 15))])
    assert [each.number for each in supplement_to(sent).items] == []
    assert supplement_to(sent).number == 2


def test_a_closed_item_is_published_under_its_public_title() -> None:
    agenda = publication_of(replace(MIXED, publications=()), date(2025, 4, 14))

    assert [each.title for each in agenda.items] == ["Business 1", "Closed item", "A purchase"]


def test_a_closed_item_that_is_withdrawn_is_not_named() -> None:
    gone = replace(MIXED, items=MIXED.items[:1])

    withdrawn = supplement_to(open_part(gone).meeting).withdrawn

    assert [each.title for each in withdrawn] == ["Closed item"]


def test_without_anything_published_there_is_no_supplement() -> None:
    assert not supplement_to(meeting(publications=()))


def test_copies_are_counted_on_paper_and_not() -> None:
    listed = distribution_of(
        meeting(
            distribution=[
                Recipient("Ash", "Members", 2),
                Recipient("Vi", "Officers"),
                Recipient("Bela", "Members", 1),
                Recipient("Cai", "Members"),
            ]
        )
    )

    assert [group for group, _ in listed.groups] == ["Members", "Officers"]
    assert (listed.paper_copies, listed.electronic_copies) == (3, 2)
