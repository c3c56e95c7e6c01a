"""What documents of a meeting say, before they are drawn."""

from __future__ import annotations

from datetime import date

from hearth.board import AgendaItem, Body, Meeting, Paper, Part
from hearth.board.parts import open_part
from hearth.board.supplements import Supplement
from hearth.documents.agenda_pack import open_pack, supplement_pack
from hearth.documents.model import Heading, Paragraph
from hearth.documents.officer_report import plain_words_report

BODY = Body("Board", "Westmarch")


def meeting(*items: AgendaItem) -> Meeting:
    return Meeting(BODY, date(2025, 4, 24), items=items)


def test_a_supplement_names_what_it_puts_right_and_what_is_closed_now() -> None:
    first, second, third = (AgendaItem(number, f"Business {number}") for number in "123")
    closed = AgendaItem("4", "Homes", part=Part.B)
    found = Supplement(1, corrected=[first, second, third], moved_to_closed=[closed])

    booklet = supplement_pack(open_part(meeting(first, second, third, closed)), found)

    said = [each.text for each in booklet.parts[0].blocks if isinstance(each, Paragraph)]
    assert said == [
        "In the place of what was published before: items 1, 2 and 3.",
        "Taken in the closed part instead of the open one: item 4.",
    ]


def test_two_items_of_one_number_both_keep_their_plain_words() -> None:
    items = [
        AgendaItem("1", name, paper=Paper(name, plain_words=f"About {name}."))
        for name in ("homes", "health")
    ]

    booklet = plain_words_report(meeting(*items), items)

    assert booklet
    headings = [each.text for each in booklet.parts[0].blocks if isinstance(each, Heading)]
    assert headings == ["homes", "health"]


def test_a_body_that_tells_the_public_nothing_has_no_empty_page_for_it() -> None:
    named = [each.key for each in open_pack(open_part(meeting(AgendaItem("1", "Homes")))).parts]
    assert "public" not in named
