"""Words of a closed paper in an open one: copied ones hold publication up, usual ones do not."""

from __future__ import annotations

import pytest
from board_help import item, meeting, paper

from hearth.board import Meeting, Part, Section
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
