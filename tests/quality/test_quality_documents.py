"""The two documents of an inspection, in all they must say, and as files that open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hearth.documents import write_every
from hearth.documents.inspection import feedback_report, plan_report
from hearth.documents.model import Block, Heading, Listing, Note, Paragraph, Report, Table
from hearth.quality import (
    Echoes,
    Finding,
    FindingKind,
    Improvement,
    Inspection,
    Judgement,
    State,
)

TODAY = date(2025, 3, 31)
ENDED = date(2024, 10, 4)
HOMES = "It is hard to find homes for adolescents whose behaviour is complex."


def finding(
    key: str, kind: str, service: str, words: str, *improvements: Improvement, on: date = ENDED
) -> Finding:
    return Finding(
        key, str(on), on, FindingKind(kind), service, "placements", words, "31", improvements
    )


LATE = Improvement(
    "1", "a", "Commission homes nearby", "Commissioning", date(2025, 1, 31), State.UNDER_WAY,
    "Two homes opened.", date(2024, 12, 1), ("Contract of November",),
)  # fmt: skip
PLANNED = Improvement("2", "b", "Train carers", "", None, State.PLANNED)
EARLIER = finding(
    "old", "improve", "in-care", "Too few homes for complex adolescents.", on=date(2019, 7, 5)
)
NOW = Inspection(
    "i", "Inspection of October 2024", "ilacs", date(2024, 9, 30), ENDED,
    council="Marlow Vale", inspectors=5, cases=20, letter_on=date(2024, 11, 13),
    background="They came after a year.\n\nThey looked at care.", implications="None were found.",
    plain_words="Inspectors came to see how we look after you.",
    judgements=[Judgement("Overall effectiveness", "Good")],
    findings=[
        finding("1", "strength", "leavers", "Advisers keep in touch."),
        finding("2", "improve", "in-care", HOMES, LATE, PLANNED),
        finding("3", "strength", "voice", "Young people feel cared about."),
        finding("4", "improve", "workforce", "Turnover delays plans."),
    ],
    improvements=[LATE, PLANNED],
)  # fmt: skip
BEFORE = {"2": Echoes([EARLIER], TODAY).of(NOW.findings[1])}


def words_of(blocks: list[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Note():
                found.append(block.text)
            case Listing():
                found += block.items
            case Table():
                found += [cell for row in block.rows for cell in row]
    return found


def headings(report: Report) -> list[str]:
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def test_the_feedback_has_the_shape_committees_know() -> None:
    report = feedback_report(NOW, BEFORE, TODAY)
    assert headings(report) == [
        "Background", "Judgements", "What was found", "Children in care", "Care leavers",
        "What young people said", "Workforce", "Areas to improve", "Found before",
        "Implications", "In plain words",
    ]  # fmt: skip
    said = words_of(list(report.blocks))
    assert any("5 inspectors looked in depth at 20 cases." in words for words in said)
    assert "They looked at care." in said
    assert "Advisers keep in touch. (Paragraph 31.)" in said
    assert "Nothing planned" in said  # of turnover
    assert "Nobody yet" in said
    assert "Nothing was planned: it was forgotten." in said


def test_without_anything_written_it_says_so() -> None:
    bare = Inspection("i", "A visit", "focused-visit", ENDED, ENDED)
    said = words_of(list(feedback_report(bare, {}, TODAY).blocks))
    assert any("It gave no grades." in words for words in said)
    assert "The inspection names none." in said
    assert said.count("The inspection says nothing of this.") == 2
    assert "Nothing is written here yet." in said


def test_the_plan_has_a_letter_for_each_action_and_what_is_late() -> None:
    said = words_of(list(plan_report(NOW, TODAY).blocks))
    assert "Of 2 actions: 1 under way and 1 not started; 1 is late." in said
    assert "a) Commission homes nearby" in said
    assert "Under way, late" in said
    assert "Two homes opened. (1 December 2024)" in said
    assert "Turnover delays plans." in said  # without an action
    assert "a) Contract of November" in said


def test_both_open_in_every_format(tmp_path: Path) -> None:
    for name, report in (
        ("feedback", feedback_report(NOW, BEFORE, TODAY)),
        ("plan", plan_report(NOW, TODAY)),
    ):
        starts = {p.suffix: p.read_bytes()[:5] for p in write_every(report, tmp_path, name)}
        assert starts == {".html": b"<!DOC", ".docx": b"PK\x03\x04\x14", ".pdf": b"%PDF-"}
