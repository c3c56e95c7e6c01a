"""What a report lacks, and the council's own template."""

from __future__ import annotations

from datetime import date

import pytest
from board_help import paper

from hearth.board import AuditTrail, BackgroundPaper, Consulted, Paper, Section
from hearth.board.lacking import lacks
from hearth.board.template import Template
from hearth.errors import NotFoundError, UsageError


def told(lacking: Paper, **how: object) -> str:
    return "\n".join(map(str, lacks(lacking, **how)))  # type: ignore[arg-type]


def test_a_whole_report_lacks_nothing() -> None:
    assert lacks(paper()) == []


def test_an_empty_report_is_told_everything() -> None:
    found = lacks(Paper("Homes"))

    assert [each.what for each in found if each.blocking] == [
        "It recommends nothing, so the meeting has nothing to resolve."
    ]
    assert [each.what for each in found if not each.blocking] == [
        "Nothing is written under “Key issues for consideration”.",
        "Nothing is written under “Community impact statement”.",
        "Nothing is written under “Equalities implications”.",
        "Nothing is written under “Resource implications”.",
        "Nothing is written under “Legal implications”.",
        "Nothing is written under “Financial implications”.",
        "The audit trail lacks a lead officer, an author, a version, the day it is dated, "
        "the day it was sent to the clerk and whether it is a key decision.",
        "It has no version in plain words for young people.",
    ]


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        (
            paper(background_papers=[BackgroundPaper("A study")]),
            "“A study” does not say where it is held or whom to ask for it.",
        ),
        (
            paper(audit=AuditTrail("L", "A", "1", date(2025, 4, 1), True, [Consulted("Legal")],
                                   date(2025, 4, 1))),
            "It is not said whether comments were sought from Legal.",
        ),
        (
            paper(audit=AuditTrail("L", "A", "1", date(2025, 4, 1), True,
                                   [Consulted("Legal", True)], date(2025, 4, 1))),
            "Comments were sought from Legal, but not whether they are in the report.",
        ),
        (paper(plain_words=" "), "It has no version in plain words"),
    ],
)  # fmt: skip
def test_single_lacks(lacking: Paper, sentence: str) -> None:
    assert sentence in told(lacking)


def test_a_figure_that_there_is_not_is_said_when_the_figures_are_known() -> None:
    asks = paper(sections=[Section("recommendations", "Note.\n\n{{homes}}")])

    assert "live figure “homes”" in told(asks, live={"other"})
    assert "live figure" not in told(asks, live={"homes"})
    assert "live figure" not in told(asks)


def test_the_nearest_figure_is_offered() -> None:
    asks = paper(sections=[Section("recommendations", "Note.\n\n{{ cla-numbr  chart }}")])

    assert "Did you mean cla-number chart" in told(asks, live=["cla-number", "cla-number chart"])
    assert "live figure" not in told(asks, live=["cla-numbr chart"])


def test_a_figure_needs_a_line_of_its_own_in_plain_words_too() -> None:
    asks = paper(plain_words="We are {{homes}} now.\n\n{{homs}}")

    assert "“{{homes}}” stands in the middle of a sentence" in told(asks, live={"homes"})
    assert "Did you mean homes?" in told(asks, live={"homes"})


def test_a_council_renames_drops_and_orders_its_sections() -> None:
    own = Template.of(["recommendations", "legal"], {"legal": "Advice of the solicitor"})

    assert [each.heading for each in own.sections] == ["Recommendations", "Advice of the solicitor"]
    assert "Nothing is written under “Advice of the solicitor”." in told(
        Paper("Homes"), template=own
    )
    assert "“Key issues” is not in the council’s template" in told(
        Paper("Homes", [Section("key_issues", "Words.", "Key issues")]), template=own
    )


def test_templates_that_cannot_be() -> None:
    with pytest.raises(NotFoundError, match="Did you mean legal"):
        Template.of(["legl"])
    with pytest.raises(UsageError, match="legal is in the template twice"):
        Template.of(["legal", "legal"])
