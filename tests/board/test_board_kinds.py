"""Kinds of report: their sections between the council's own, and how each begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from board_help import item, meeting, paper

from hearth.board import Paper, Part, Section
from hearth.board.checks import check_meeting
from hearth.board.kinds import kind_of, kinds, standing_page, template_for
from hearth.board.lacking import lacks
from hearth.board.reading import read_meeting
from hearth.board.template import Template
from hearth.documents.model import Heading
from hearth.documents.officer_report import report_blocks


def keys(kind: str) -> list[str]:
    return [each.key for each in template_for(kind).sections]


def headings(report: Paper, template: Template | None = None) -> list[str]:
    blocks = report_blocks(report, template) if template else report_blocks(report)
    return [each.text for each in blocks if isinstance(each, Heading)]


@pytest.mark.parametrize("kind", kinds())
def test_the_councils_own_sections_stand_around_those_of_a_kind(kind: str) -> None:
    found = keys(kind)
    assert len({*found}) == len(found)
    assert found[:2] == ["purpose", "recommendations"]
    assert found[-3:] == ["background_papers", "appendices", "audit"]
    usual = [each.key for each in template_for("officer").sections if each.is_implication]
    assert [each for each in found if each in usual] == usual


def test_an_annual_report_has_the_shape_of_the_seed() -> None:
    found = headings(
        Paper("Year", [Section(key, "Words.") for key in keys("annual")], kind="annual")
    )
    order = ["Summary", "Recommendations", "Policy context", "Background", "Our children in care",
             "Where children live", "Fostering", "Supported and unregistered accommodation",
             "A home for good", "Health, wellbeing and missing", "Education", "Our care leavers",
             "What shaped the year", "What was improved", "The corporate parenting strategy",
             "Financial implications", "Crime and disorder implications",
             "Words used in this report"]  # fmt: skip
    ours = ["Recommendations", *(each for each in order if each != "Recommendations")]
    assert [each for each in found if each in order] == ours


def test_a_council_that_renames_its_sections_keeps_its_names() -> None:
    own = Template.of(["recommendations", "legal"], {"legal": "Advice of the solicitor"})
    said = [
        Section("legal", "None."),
        Section("work_plan", "Much."),
        Section("recommendations", "Go."),
    ]
    found = headings(Paper("Plan", said, kind="work-plan"), own)
    assert found == ["Recommendations", "Items by meeting", "Advice of the solicitor"]


def test_a_section_of_another_kind_is_kept_and_said() -> None:
    report = Paper("Homes", [Section("work_plan", "Something written.")], kind="scorecard")
    assert headings(report)[-1] == "Items by meeting"
    assert any("“Items by meeting” is not in" in each.what for each in lacks(report))


def test_figures_without_words_are_said_to_be_so() -> None:
    bare = Paper("Year", [Section("education", "## Schools\n\n{{education}}")], kind="annual")
    told = Paper("Year", [Section("education", "Better.\n\n{{education}}")], kind="annual")
    assert any("under “Education”, and no words" in each.what for each in lacks(bare))
    assert not any("and no words" in each.what for each in lacks(told))


def test_what_a_kind_begins_with_is_no_secret() -> None:
    begun = [Section(key, text) for key, text in kind_of("annual").beginnings.items()]
    same = paper(sections=begun, kind="annual", plain_words="")
    held = meeting(item("1", paper=same), item("9", part=Part.B, exempt=(3,), paper=same))
    assert not [each for each in check_meeting(held) if "words of the closed item" in each.what]
    copied = replace(same, sections=[*begun, Section("legal", "word " * 9)])
    held = meeting(item("1", paper=copied), item("9", part=Part.B, exempt=(3,), paper=copied))
    assert [each for each in check_meeting(held) if "words of the closed item" in each.what]


def test_the_page_for_councillors_has_something_under_each_heading() -> None:
    found = standing_page("every-councillor").sections
    assert all(each.heading and each.text for each in found)


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "meeting.yaml"


def test_a_meeting_file_says_what_kind_a_paper_is(files: Path) -> None:
    head = "body: {name: Board, council: Westmarch}\nmeeting: {on: 24 April 2025}\nitems:\n"
    files.write_text(
        f"{head}  - {{number: 1, title: A, paper: {{kind: work-plan}}}}\n"
        "  - {number: 2, title: B, paper: {kind: workplan}}\n"
    )
    found = read_meeting(files)
    assert [each.paper.kind for each in found.meeting.items if each.paper] == [
        "work-plan",
        "officer",
    ]
    (wrong,) = found.problems
    assert "There is no kind of report 'workplan'. Did you mean work plan?" in str(wrong)
