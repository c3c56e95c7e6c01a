"""Words of a closed paper in an open one: copied ones hold publication up, usual ones do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from board_help import item, meeting, paper

from hearth.board import Appendix, Attached, Meeting, Part, Section
from hearth.board.checks import check_meeting
from hearth.board.template import DEFAULT_TEMPLATE

USUAL = "None beyond the council\u2019s duties as corporate parent"
COPIED = (
    "The owner will take four hundred thousand pounds if the sale is agreed before the end of June"
)


def papers(closed: str, *opened: str) -> Meeting:
    """A meeting of open papers that say so, and a closed one after them."""
    items = [
        item(str(at), paper=paper(sections=[Section("legal", words)]))
        for at, words in enumerate((*opened, "Nothing."), 1)
    ]
    shut = item(
        "9",
        part=Part.B,
        exempt=(3,),
        paper=paper(sections=[Section("legal", closed)], plain_words=""),
    )
    return meeting(*items, shut)


def told(of: Meeting) -> list[tuple[str, bool]]:
    """Each passage that is told of: the open item, and whether it holds publication up."""
    found = [each for each in check_meeting(of) if "holds words of the closed item" in each.what]
    return [(each.where, each.blocking) for each in found]


@pytest.mark.parametrize(
    ("closed", "opened", "expected"),
    [
        (f"{COPIED}.", [f"We heard: {COPIED.upper()}!"], [("Item 1", True)]),
        (f"{COPIED}.", [COPIED, COPIED], [("Item 1", True), ("Item 2", True)]),
        (f"{USUAL}.", [f"{USUAL}, and none else."], [("Item 1", False)]),
        (f"{USUAL}.", [USUAL, f"There are {USUAL.lower()}."], []),
        (f"{USUAL}. {COPIED}.", [USUAL, f"{USUAL}. {COPIED}."], [("Item 2", True)]),
        (" ".join(COPIED.split()[:14]), [COPIED], [("Item 1", False)]),
        (" ".join(COPIED.split()[:15]), [COPIED], [("Item 1", True)]),
        (" ".join(COPIED.split()[:7]), [COPIED], []),
    ],
)
def test_a_long_passage_holds_publication_up_and_a_usual_one_is_not_told(
    closed: str, opened: list[str], expected: list[tuple[str, bool]]
) -> None:
    assert told(papers(closed, *opened)) == expected


def test_the_templates_own_words_are_nobodys() -> None:
    hint = max((each.hint for each in DEFAULT_TEMPLATE.sections), key=len)
    assert told(papers(hint, f"{hint} Yes.")) == []


def test_a_passage_is_told_by_how_it_begins() -> None:
    found = [each.what for each in check_meeting(papers(COPIED, COPIED)) if each.where == "Item 1"]
    begins = "the owner will take four hundred thousand pounds if the sale is agreed before the"
    assert f"It holds words of the closed item 9: “{begins}…”." in found


def with_file(said: str, *, unread: str = "", shut: str = COPIED, title: str = "Price") -> Meeting:
    """An open report that has a file, and a closed one."""
    file = Attached("letter.pdf", Path("letter.pdf"), said=said, unread=unread)
    held = paper(appendices=[Appendix("1", "A letter", file=file)])
    closed = paper(title="Sale", sections=[Section("legal", shut)], plain_words="")
    return meeting(
        item("1", paper=held),
        item("9", title, part=Part.B, exempt=(3,), public_title="A home", paper=closed),
    )


@pytest.mark.parametrize(
    ("said", "shut"),
    [
        (f"Dear all. {COPIED}", COPIED),
        (COPIED.replace("agreed", "agre- ed").replace("of June", "of\u200b June"), COPIED),
        (f"The oﬃce agrees. {COPIED}", f"The office agrees. {COPIED}"),
    ],
)
def test_a_file_with_words_of_a_closed_paper_holds_publication_up(said: str, shut: str) -> None:
    (found,) = (each for each in check_meeting(with_file(said, shut=shut)) if "“A l" in each.what)
    assert "The appendix “A letter” holds words of the closed item 9" in found.what
    assert (found.where, found.blocking) == ("Item 1", True)
    assert found.to_do == "Attach the file without them, or open the other."


def test_a_closed_file_is_looked_for_in_open_reports() -> None:
    file = Attached("price.pdf", Path("price.pdf"), said=COPIED)
    closed = paper(appendices=[Appendix("1", "Price", file=file)])
    found = check_meeting(
        meeting(
            item("1", paper=paper(sections=[Section("legal", COPIED)])),
            item("9", "Price", part=Part.B, exempt=(3,), paper=closed),
        )
    )
    assert "It holds words of the closed item 9" in " ".join(each.what for each in found)


def test_the_title_of_a_closed_item_is_told_wherever_the_public_can_read_it() -> None:
    found = check_meeting(with_file("See SALE of Rose House.", title="Sale of Rose House"))
    (told,) = (each for each in found if "by its title" in each.what)
    assert told.what.endswith("calls the closed item 9 by its title, “Sale of Rose House”.")
    assert not told.blocking


@pytest.mark.parametrize("title", ["Price", "Business 1", "Recommendations"])
def test_a_title_that_gives_nothing_away_is_not_told(title: str) -> None:
    said = "The price of business 1, and recommendations."
    found = check_meeting(with_file(said, title=title))
    assert not any("by its title" in each.what for each in found)


def test_a_file_that_cannot_be_read_is_to_be_read_by_somebody() -> None:
    (found,) = (each for each in check_meeting(with_file("", unread="it is a picture"))
                if "unseen" in each.what)  # fmt: skip
    assert "“A letter”: it is a picture." in found.what
    assert not found.blocking
