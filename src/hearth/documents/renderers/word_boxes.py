"""What stands in frames or side by side in Word: a report's banner, facts, rolls, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from docx.document import Document

from hearth.documents.booklet import Banner
from hearth.documents.model import Roll
from hearth.documents.renderers.word_fields import add_paragraph, bookmark_mark
from hearth.documents.renderers.word_tables import (
    TWIPS,
    append,
    cell,
    paragraph,
    table_start,
    uncut,
)

__all__ = ["add_banner", "add_facts", "add_rolls", "add_signature"]

Fact = tuple[str, str]
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F3F5F8"/>'
LINE = 'w:val="single" w:sz="6" w:space="0" w:color="0B0C0C"/>'
RULED = f"<w:tcBorders><w:bottom {LINE}</w:tcBorders>"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
FRAME = "".join(f"<w:{side} {LINE}" for side in SIDES)
LABEL = 2155  # twentieths of a point: 3.8 cm


def add_banner(document: Document, banner: Banner, title: str, anchor: str) -> None:
    """The frame at the head of a report, its title a heading that links can point to."""
    heading = paragraph(title, "Heading1").replace("<w:r>", bookmark_mark(anchor) + "<w:r>", 1)
    below = [
        (label(banner.title_label), heading),
        *((label(name), paragraph(fact, "Tabletext")) for name, fact in banner.below),
    ]
    tops = list(accumulate(banner_widths(banner.above)))
    tops[-1] = TWIPS
    edges = sorted({*tops, LABEL})
    first = _spanned([both(fact) for fact in banner.above], tops, edges, SHADE)
    rows = "".join(_spanned(pair, [LABEL, TWIPS], edges) for pair in below)
    widths = [edge - before for before, edge in pairwise([0, *edges])]
    start = table_start("TableNormal", widths, "About this report", layout=True)
    frame = f"<w:tblBorders>{FRAME}</w:tblBorders><w:tblLayout"
    append(document, f"{start.replace('<w:tblLayout', frame, 1)}{first}{rows}</w:tbl>")
    add_paragraph(document, "Source")


def banner_widths(facts: Sequence[Fact]) -> list[int]:
    """Columns as wide as what is in them asks for."""
    parts = [min(max(len(name), len(fact), 9), 30) for name, fact in facts]
    return [round(TWIPS * part / sum(parts)) for part in parts]


def _spanned(
    cells: Sequence[str], ends: Sequence[int], edges: Sequence[int], look: str = ""
) -> str:
    """A row whose cells end at some of the table's edges."""
    drawn, begins = "", 0
    for words, end in zip(cells, ends, strict=True):
        columns = sum(begins < edge <= end for edge in edges)
        drawn += cell(words, end - begins, f'<w:gridSpan w:val="{columns}"/>{look}')
        begins = end
    return f"<w:tr>{uncut()}{drawn}</w:tr>"


def row(left: str, right: str, widths: Sequence[int], look: str = "") -> str:
    """A row of two cells."""
    return f"<w:tr>{uncut()}{cell(left, widths[0])}{cell(right, widths[1], look)}</w:tr>"


def label(words: str) -> str:
    """What a fact is, in bold."""
    return paragraph(f"{words}:", "Tableheading")


def both(fact: Fact) -> str:
    """A fact beneath its label."""
    return label(fact[0]) + paragraph(fact[1], "Tabletext")


def add_facts(document: Document, facts: Sequence[Fact]) -> None:
    """Facts with their labels, one beneath the other."""
    widths = (LABEL, TWIPS - LABEL)
    rows = "".join(row(label(name), paragraph(fact, "Normal"), widths) for name, fact in facts)
    append(document, f"{table_start('TableNormal', widths, 'Facts', layout=True)}{rows}</w:tbl>")
    add_paragraph(document, "Source")


def add_rolls(document: Document, rolls: Sequence[Roll]) -> None:
    """Lists of names, two side by side."""
    widths = (TWIPS // 2, TWIPS // 2)
    rows = ""
    for at in range(0, len(rolls), 2):
        pair = [*map(_roll, rolls[at : at + 2]), paragraph("", "Tabletext")][:2]
        rows += row(pair[0], pair[1], widths)
    append(document, f"{table_start('TableNormal', widths, 'Members', layout=True)}{rows}</w:tbl>")
    add_paragraph(document, "Source")


def _roll(roll: Roll) -> str:
    names = "".join(paragraph(name, "Tabletext", size=21) for name in roll.names)
    return paragraph(roll.heading, "Rollheading") + names


def add_signature(document: Document, labels: Sequence[str]) -> None:
    """Lines to sign on."""
    widths = (LABEL, LABEL * 2)
    rows = "".join(
        row(f"{paragraph('', 'Normal')}{paragraph(f'{name}:', 'Tableheading')}",
            paragraph("", "Normal"), widths, RULED)
        for name in labels
    )  # fmt: skip
    append(
        document, f"{table_start('TableNormal', widths, 'To be signed', layout=True)}{rows}</w:tbl>"
    )
    add_paragraph(document, "Source")
