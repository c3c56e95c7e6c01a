"""The sections of an officer's report, in the order and under the headings of the council."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from hearth.board.kinds import heading_of, template_for
from hearth.board.papers import Appendix, AuditTrail, Paper, Section
from hearth.board.template import DEFAULT_TEMPLATE, Template, TemplateSection
from hearth.dates.words import day
from hearth.documents.model import Block, Facts, Heading, Paragraph, Table
from hearth.documents.prose import WITHIN, LiveBlocks, Prose

__all__ = ["plain_words_blocks", "report_blocks"]

SECTION = 3
NOT_SAID = "Not said"


def report_blocks(
    paper: Paper,
    template: Template = DEFAULT_TEMPLATE,
    live: LiveBlocks | None = None,
) -> list[Block]:
    """Everything beneath a report's banner: sections, background papers, appendices, audit trail.

    The template has the sections of the paper's kind in their places. A section that was not
    written is not printed. Sections that it does not have stand after the others: nothing somebody
    wrote is dropped.
    """
    prose, template = Prose(live), template_for(paper.kind, template)
    found: list[Block] = []
    for section in template.sections:
        if section.key in STRUCTURED:
            found += _headed(section.heading, STRUCTURED[section.key](paper))
        elif (written := paper.section(section.key)) and written.text.strip():
            found += _section(written, section, prose)
    for written in paper.sections:
        if template.section(written.key) is None and written.text.strip():
            heading = written.heading or heading_of(written.key)
            found += _section(written, TemplateSection(written.key, heading), prose)
    for appendix in paper.appendices:
        found += _appendix(appendix, live)
    return found


def plain_words_blocks(paper: Paper, live: LiveBlocks | None = None) -> list[Block]:
    """The version in plain words that its author wrote."""
    return list(Prose(live).blocks(paper.plain_words, paper.title))


def _section(written: Section, section: TemplateSection, prose: Prose) -> Iterator[Block]:
    heading = written.heading or section.heading
    yield Heading(heading, WITHIN if section.is_implication else SECTION)
    yield from prose.blocks(written.text, heading, numbered=section.numbered)


def _headed(heading: str, blocks: Iterator[Block]) -> list[Block]:
    """Blocks beneath a heading; nothing where there are none."""
    found = list(blocks)
    return [Heading(heading, SECTION), *found] if found else []


def _background(paper: Paper) -> Iterator[Block]:
    rows = [
        ("\n".join(filter(None, [each.title, each.link])), each.held_at, each.contact)
        for each in paper.background_papers
    ]
    yield Table(
        "Papers this report relies on, open to inspection",
        ("Background papers", "Held at", "Contact"),
        rows or [("None", "", "")],
        numbered=False,
    )


def _appendices(paper: Paper) -> Iterator[Block]:
    rows = [(each.number, f"{each.title}{_where(each)}") for each in paper.appendices]
    yield Table(
        "Appendices of this report", ("No.", "Title"), rows or [("None", "")], numbered=False
    )


def _where(appendix: Appendix) -> str:
    """Where the file of an appendix is, and why it is not bound in."""
    file = appendix.file
    if file is None:
        return ""
    if file.pages:
        return f"\n{file.name}: bound into the PDF, after this report."
    why = f"{file.unbound}." if file.unbound else "It is a file of its own, beside this report."
    return f"\n{file.name}: {why}"


def _appendix(appendix: Appendix, live: LiveBlocks | None) -> Iterator[Block]:
    """The words of an appendix, on a page of their own."""
    if appendix.text.strip():
        title = f"Appendix {appendix.number}: {appendix.title}"
        yield Heading(title, SECTION, new_page=True)
        yield from Prose(live).blocks(appendix.text, appendix.title)


def _audit(paper: Paper) -> Iterator[Block]:
    audit = paper.audit
    yield Facts(
        [
            ("Lead officer", audit.lead_officer or NOT_SAID),
            ("Report author", audit.author or NOT_SAID),
            ("Version", audit.version or NOT_SAID),
            ("Dated", day(audit.dated) if audit.dated else NOT_SAID),
            ("Key decision?", _answer(audit.key_decision)),
        ]
    )
    if audit.consultation:
        yield _consultation(audit)
    sent = day(audit.sent_to_clerk) if audit.sent_to_clerk else NOT_SAID
    yield Paragraph(f"**Date final report sent to the clerk:** {sent}")


def _consultation(audit: AuditTrail) -> Table:
    return Table(
        "Consultation with other officers, directorates and cabinet member",
        ("Officer title", "Comments sought", "Comments included"),
        [(each.who, _answer(each.sought), _answer(each.included)) for each in audit.consultation],
        numbered=False,
    )


def _answer(given: bool | None) -> str:
    return NOT_SAID if given is None else "Yes" if given else "No"


STRUCTURED: Mapping[str, Callable[[Paper], Iterator[Block]]] = {
    "background_papers": _background,
    "appendices": _appendices,
    "audit": _audit,
}
