"""The feedback from an inspection, for a committee: what was found, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hearth.documents.inspection.words import NOBODY, due_of, paragraphs, what_it_was
from hearth.documents.model import (
    Block,
    Heading,
    Listing,
    Note,
    Paragraph,
    Report,
    SourceLine,
    Table,
)
from hearth.documents.sentences import day, plural
from hearth.quality import Echo, Finding, FindingKind, Inspection, answered, services

__all__ = ["feedback_report"]

APART = ("voice", "workforce")  # parts that have a section of their own
NO_WORDS = "Nothing is written here yet."


def feedback_report(
    inspection: Inspection, before: Mapping[str, Sequence[Echo]], today: date
) -> Report:
    """The report. `before` has what was found before, by the finding's key."""
    return Report(
        title="Feedback from an inspection",
        subtitle=inspection.title,
        council=inspection.council,
        on=today,
        keywords=("inspection", inspection.how.name),
        blocks=[
            *background(inspection),
            *judgements(inspection),
            *by_service(inspection),
            *apart(inspection),
            *to_improve(inspection, today),
            *found_before(inspection, before),
            Heading("Implications"),
            *paragraphs(inspection.implications, NO_WORDS),
            *in_plain_words(inspection),
        ],
    )


def background(inspection: Inspection) -> Iterator[Block]:
    """Why they came, who they were and what they looked at."""
    yield Heading("Background")
    yield Paragraph(what_it_was(inspection))
    yield from paragraphs(inspection.background)
    if inspection.source:
        yield SourceLine(inspection.source)


def judgements(inspection: Inspection) -> Iterator[Block]:
    """The grades, where there are any."""
    if inspection.judgements:
        yield Heading("Judgements")
        rows = [(each.area, each.grade) for each in inspection.judgements]
        yield Table("Judgements of the inspection", ("Area", "Judgement"), rows)


def by_service(inspection: Inspection) -> Iterator[Block]:
    """What was found in each part of the service."""
    yield Heading("What was found")
    strengths = len(inspection.found(FindingKind.STRENGTH))
    improve = len(inspection.found(FindingKind.IMPROVE))
    yield Paragraph(
        f"{plural(strengths, 'strength')} and {plural(improve, 'thing')} to improve, by the part "
        "of the service they are about."
    )
    for service, name in services().items():
        findings = [each for each in inspection.findings if each.service == service]
        if findings and service not in APART:
            yield Heading(name, 3)
            yield from both_kinds(findings)


def both_kinds(findings: Sequence[Finding]) -> Iterator[Block]:
    """What is done well, then what must become better."""
    for kind in FindingKind:
        said = [sentence(each) for each in findings if each.kind is kind]
        if said:
            yield Paragraph(f"**{'Strengths' if kind is FindingKind.STRENGTH else kind.label}**")
            yield Listing(said)


def sentence(finding: Finding) -> str:
    """A finding with where it stands in the letter."""
    if not finding.paragraph:
        return finding.words
    return f"{finding.words} (Paragraph {finding.paragraph}.)"


def apart(inspection: Inspection) -> Iterator[Block]:
    """What young people said, and the workforce: each a section, also where nothing was said."""
    for service in APART:
        yield Heading(services()[service])
        findings = [each for each in inspection.findings if each.service == service]
        if findings:
            yield from both_kinds(findings)
        else:
            yield Paragraph("The inspection says nothing of this.")


def to_improve(inspection: Inspection, today: date) -> Iterator[Block]:
    """Every thing to improve with what is done about it."""
    yield Heading("Areas to improve")
    findings = inspection.found(FindingKind.IMPROVE)
    if not findings:
        yield Paragraph("The inspection names none.")
        return
    rows = [row for finding in findings for row in rows_of(finding, today)]
    columns = ("What is to improve", "How it stands", "Action", "Owner", "Due")
    yield Table("Areas to improve, and what is done about each", columns, rows)


def rows_of(finding: Finding, today: date) -> Iterator[tuple[str, ...]]:
    """A row for each action about a finding; one where there is none."""
    stands = str(answered(finding, today).value)
    if not finding.improvements:
        yield finding.words, stands, "None yet", NOBODY, "Not set"
    for each in finding.improvements:
        what = f"{each.letter}) {each.what}"
        yield finding.words, stands, what, each.owner or NOBODY, due_of(each)


def found_before(inspection: Inspection, before: Mapping[str, Sequence[Echo]]) -> Iterator[Block]:
    """What an earlier inspection had found already."""
    findings = [each for each in inspection.findings if before.get(each.key)]
    if not findings:
        return
    yield Heading("Found before")
    yield Note(
        "Earlier findings whose words are like these. Likeness of words is a hint: read both "
        "before saying that they are one."
    )
    rows = [
        (
            finding.words,
            f"{echo.earlier.words} ({day(echo.earlier.found_on)})",
            echo.what_was_done,
        )
        for finding in findings
        for echo in before[finding.key]
    ]
    columns = ("Found now", "Found before", "What was done then")
    yield Table("Findings that are like earlier ones", columns, rows)


def in_plain_words(inspection: Inspection) -> Iterator[Block]:
    """The version for young people, where somebody wrote it."""
    if inspection.plain_words:
        yield Heading("In plain words")
        yield from paragraphs(inspection.plain_words)
