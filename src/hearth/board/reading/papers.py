"""Officers' reports in a meeting file, and the council's template for them."""

from __future__ import annotations

from pathlib import Path

from hearth.board.kinds import OFFICER, kinds
from hearth.board.papers import (
    Appendix,
    Attached,
    AuditTrail,
    BackgroundPaper,
    Consulted,
    Paper,
    Section,
)
from hearth.board.reading.said import Said, chosen, plain
from hearth.board.template import DEFAULT_TEMPLATE, Template
from hearth.errors import HearthError

__all__ = ["paper_of", "template_of"]


def template_of(top: Said) -> Template:
    """The council's template: a list of sections in its order, some under other headings."""
    if "report-template" not in top:
        top.raw("report-template")
        return DEFAULT_TEMPLATE
    keys, headings = [], {}
    for entry in top.each("report-template", "section of the template"):
        key = entry.text("name") or entry.needed("section")
        keys.append(key.replace("-", "_"))
        if heading := entry.text("heading"):
            headings[keys[-1]] = heading
        entry.done()
    try:
        return Template.of(keys, headings)
    except HearthError as error:
        top.fault("report-template", f"{error} The usual template is used.")
        return DEFAULT_TEMPLATE


def paper_of(said: Said, title: str) -> Paper:
    """A report; its title is the item's unless it has its own."""
    found = Paper(
        title=said.text("title") or title,
        sections=_sections(said.inside("sections")),
        wards=said.text("wards") or "All",
        from_=said.text("from"),
        background_papers=[_background(each) for each in said.each("background-papers")],
        appendices=[_appendix(each) for each in said.each("appendices", "appendix")],
        audit=_audit(said.inside("audit")),
        plain_words=said.text("plain-words"),
        published_open_on=said.day("published-open-on"),
        kind=said.read("kind", kind_called) or OFFICER,
    )
    said.done()
    return found


def kind_called(name: str) -> str:
    """The kind of report with a name of its own; FaultError for any other."""
    return chosen(name, {plain(key): key for key in kinds()}, "kind of report")


def _sections(said: Said) -> list[Section]:
    """Sections by key: a text, or a heading of their own and a text."""
    found = []
    for key in said.words:
        name = key.replace("-", "_")
        if isinstance(said.words[key], str):
            found.append(Section(name, said.text(key)))
        else:
            own = said.inside(key, "section")
            found.append(Section(name, own.text("text"), own.text("heading")))
            own.done()
    return found


def _background(said: Said) -> BackgroundPaper:
    title = said.text("name") or said.needed("title")
    found = BackgroundPaper(title, said.text("held-at"), said.text("contact"), said.text("link"))
    said.done()
    return found


def _appendix(said: Said) -> Appendix:
    title = said.text("name") or said.needed("title")
    path = said.text("file")
    file = Attached(Path(path).name, Path(path)) if path else None
    found = Appendix(said.text("number"), title, said.text("text"), file)
    said.done()
    return found


def _audit(said: Said) -> AuditTrail:
    found = AuditTrail(
        lead_officer=said.text("lead-officer"),
        author=said.text("author"),
        version=said.text("version"),
        dated=said.day("dated"),
        key_decision=said.answer("key-decision"),
        consultation=[_consulted(each) for each in said.each("consultation", "officer consulted")],
        sent_to_clerk=said.day("sent-to-clerk"),
    )
    said.done()
    return found


def _consulted(said: Said) -> Consulted:
    who = said.text("name") or said.needed("who")
    found = Consulted(who, said.answer("sought"), said.answer("included"))
    said.done()
    return found
