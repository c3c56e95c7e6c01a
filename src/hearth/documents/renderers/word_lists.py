"""Numbered paragraphs in Word that Word itself counts, each list from where it begins."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from hearth.documents.model import Numbered
from hearth.documents.words import runs

__all__ = ["add_numbered"]

NUMBERS, LETTERS = 901, 902
BOLD = "<w:rPr><w:b/></w:rPr>"
LOOK = """
<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/>
    <w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl>
</w:abstractNum>"""


def add_numbered(document: Document, block: Numbered) -> None:
    """A list of numbered paragraphs, starting at its own number whatever stands before it.

    Written as XML in one piece: a long report has hundreds, and python-docx takes its time.
    """
    number = _list_starting(document, block)
    look = (
        '<w:pPr><w:pStyle w:val="Normal"/><w:numPr><w:ilvl w:val="0"/>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr>'
    )
    paragraphs = "".join(f"<w:p>{look}{_runs(item)}</w:p>" for item in block.items)
    body = document.element.body
    for each in parse_xml(f"<w:body {nsdecls('w')}>{paragraphs}</w:body>"):
        body.insert(len(body) - 1, each)


def _runs(words: str) -> str:
    """Words with ``**bold**``; parts of them as runs."""
    return "".join(
        f'<w:r>{bold * BOLD}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part, bold in runs(words)
    )


def _list_starting(document: Document, block: Numbered) -> int:
    """The id of a new list of this kind."""
    numbering: Any = document.part.numbering_part.element
    kind = LETTERS if block.letters else NUMBERS
    known = {each.get(qn("w:abstractNumId")) for each in numbering.iter(qn("w:abstractNum"))}
    if str(kind) not in known:
        look = ("lowerLetter", 1134) if block.letters else ("decimal", 567)
        made = parse_xml(LOOK.format(ns=nsdecls("w"), id=kind, kind=look[0], left=look[1]))
        numbering.find(qn("w:num")).addprevious(made)  # a list stands after every look
    found = numbering.add_num(kind)
    found.add_lvlOverride(ilvl=0).add_startOverride(block.start)
    return int(found.numId)
