"""What a report still lacks before it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hearth.board.findings import Finding
from hearth.board.kinds import heading_of, template_for
from hearth.board.papers import AuditTrail, Paper
from hearth.board.prose import Live, SubHeading, pieces, within
from hearth.board.template import DEFAULT_TEMPLATE, Template, TemplateSection
from hearth.sources.words import in_words
from hearth.vocabulary.nearest import did_you_mean

__all__ = ["lacks"]


def lacks(
    paper: Paper,
    template: Template = DEFAULT_TEMPLATE,
    *,
    where: str = "",
    live: Collection[str] | None = None,
) -> list[Finding]:
    """What a paper lacks, in the order of the template with the sections of the paper's kind.

    `live` are the names of the figures there are; without it their lack is not said.
    """
    place = where or f"Report “{paper.title}”"
    template = template_for(paper.kind, template)
    found = [
        *_sections(paper, template, place),
        *_wordless(paper, template, place),
        *_strangers(paper, template, place),
    ]
    if template.section("background_papers"):
        found += _background(paper, place)
    if template.section("audit"):
        found += _audit(paper.audit, place)
    if live is not None:
        found += _live(paper, live, place)
    if not paper.plain_words.strip():
        found.append(
            Finding(
                "It has no version in plain words for young people.",
                place,
                "Write one, or ask the participation team to.",
            )
        )
    return found


def _sections(paper: Paper, template: Template, place: str) -> Iterator[Finding]:
    for section in template.sections:
        written = paper.section(section.key)
        empty = written is None or not written.text.strip()
        if not section.is_text or not empty:
            continue
        if section.key == "recommendations":
            yield Finding(
                "It recommends nothing, so the meeting has nothing to resolve.",
                place,
                "Write what the body is asked to do, if only to note the report.",
                blocking=True,
            )
        elif section.required or written is not None:
            yield _unanswered(section, place)


def _wordless(paper: Paper, template: Template, place: str) -> Iterator[Finding]:
    """Sections that hold figures and say nothing of them."""
    for section in template.sections:
        written = paper.section(section.key)
        found = pieces(written.text) if written else []
        if found and all(isinstance(each, Live | SubHeading) for each in found):
            yield Finding(
                f"Figures stand under “{section.heading}”, and no words.",
                place,
                section.hint or "Say what they mean for children.",
            )


def _unanswered(section: TemplateSection, place: str) -> Finding:
    advice = section.hint or "Say what they are, or that none were found and who looked."
    return Finding(f"Nothing is written under “{section.heading}”.", place, advice)


def _strangers(paper: Paper, template: Template, place: str) -> Iterator[Finding]:
    """Sections that neither the template nor the kind has are kept at the end, and said."""
    for section in paper.sections:
        if template.section(section.key) is None:
            yield Finding(
                f"The section “{section.heading or heading_of(section.key)}” is not in the "
                "council’s template, nor in this kind of report.",
                place,
                "It is printed after the others; move its text, or choose another kind.",
            )


def _background(paper: Paper, place: str) -> Iterator[Finding]:
    for document in paper.background_papers:
        missing = [
            words
            for words, value in (
                ("where it is held", document.held_at or document.link),
                ("whom to ask for it", document.contact),
            )
            if not value
        ]
        if missing:
            yield Finding(
                f"The background paper “{document.title}” does not say {' or '.join(missing)}.",
                place,
                "The public may inspect it: say where and of whom.",
            )


def _audit(audit: AuditTrail, place: str) -> Iterator[Finding]:
    needed = {
        "a lead officer": audit.lead_officer,
        "an author": audit.author,
        "a version": audit.version,
        "the day it is dated": audit.dated,
        "the day it was sent to the clerk": audit.sent_to_clerk,
    }
    missing = [words for words, value in needed.items() if not value]
    if audit.key_decision is None:
        missing.append("whether it is a key decision")
    if missing:
        yield Finding(f"The audit trail lacks {in_words(missing)}.", place, "Fill it in.")
    for each in audit.consultation:
        if each.sought is None:
            yield Finding(
                f"It is not said whether comments were sought from {each.who}.",
                place,
                "Say yes or no.",
            )
        elif each.sought and each.included is None:
            yield Finding(
                f"Comments were sought from {each.who}, but not whether they are in the report.",
                place,
                "Say yes or no.",
            )


def _live(paper: Paper, live: Collection[str], place: str) -> Iterator[Finding]:
    for text in (*(section.text for section in paper.sections), paper.plain_words):
        for piece in pieces(text):
            if isinstance(piece, Live) and piece.name not in live:
                offer = did_you_mean(piece.name, live)
                yield Finding(
                    f"It asks for the live figure “{piece.name}”, and there is none of that name.",
                    place,
                    f"{offer} Correct the name, or take the line out.".strip(),
                    blocking=True,
                )
        for name in within(text):
            yield Finding(
                f"“{{{{{name}}}}}” stands in the middle of a sentence, and is printed as it is.",
                place,
                "Give the live figure a line of its own.",
                blocking=True,
            )
