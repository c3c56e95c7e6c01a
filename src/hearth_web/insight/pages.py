"""A document's report shown as pages of the site, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

from hearth.documents.model import (
    Block,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Note,
    Paragraph,
    Report,
    SourceLine,
    Table,
)
from hearth.documents.words import runs

__all__ = ["Part", "parts_of"]

KINDS = {
    Heading: "heading",
    Paragraph: "paragraph",
    Listing: "listing",
    KeyFigures: "keys",
    Table: "table",
    Figure: "figure",
    Note: "note",
    SourceLine: "source",
}


@dataclass
class Part:
    """One section of a report: its heading, its address among the parts, and its blocks."""

    title: str
    key: str
    blocks: list[dict[str, Any]] = field(default_factory=list)


def parts_of(report: Report) -> Sequence[Part]:
    """The report cut at its sections; the first part is what stands before any."""
    parts = [Part("At a glance", "start")]
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 2 and block.new_page:
            parts.append(Part(block.text, slugify(block.text)))
        else:
            parts[-1].blocks.append(shown(block))
    for part in parts:
        set_levels(part)
    return parts


def set_levels(part: Part) -> None:
    """Levels of headings beneath the page's own: none is left out on the way down."""
    above = 1
    for each in part.blocks:
        if each["kind"] == "heading":
            each["level"] = above = min(each["block"].level, above + 1)


def shown(block: Block) -> dict[str, Any]:
    """A block as the template draws it: its kind, itself, and its prose with bold marked."""
    kind = KINDS[type(block)]
    if isinstance(block, Paragraph | Note | SourceLine):
        return {"kind": kind, "words": prose(block.text)}
    if isinstance(block, Listing):
        return {"kind": kind, "items": [prose(item) for item in block.items]}
    return {"kind": kind, "block": block}


def prose(words: str) -> SafeString:
    """Words escaped, with ``**bold**`` as strong."""
    strong, plain = ("<strong>{}</strong>", "{}")
    parts = (format_html(strong if bold else plain, text) for text, bold in runs(words))
    return format_html_join("", "{}", ((part,) for part in parts))
