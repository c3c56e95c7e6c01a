"""Tables in Word: a header row that repeats, sensible widths, numbers to the right.

Written as XML in one piece: python-docx builds a table cell by cell, a hundred times slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hearth.documents.model import KeyFigure, Table
from hearth.documents.renderers.layout import NOTHING, column_widths
from hearth.documents.renderers.word_styles import TABLE_STYLE, TEXT_WIDTH
from hearth.documents.words import clean

__all__ = ["add_key_figures", "add_table"]

KEYS_A_ROW = 4
TWIPS = int(TEXT_WIDTH.twips)


def add_table(document: Document, table: Table, summary: str) -> None:
    """The table at the end of the document; `summary` is its alternative text."""
    widths = _twips(column_widths(table))
    size = _half_points(len(widths))
    body = table.rows or [[NOTHING] + [""] * (len(widths) - 1)]
    _append(
        document,
        f"{_table_start(TABLE_STYLE, widths, summary)}"
        f"{_row(table.columns, widths, table.numeric, size, head=True)}"
        f"{''.join(_row(row, widths, table.numeric, size) for row in body)}</w:tbl>",
    )


def add_key_figures(document: Document, figures: Sequence[KeyFigure]) -> None:
    """Large numbers side by side, at most four in a row, in a table without lines."""
    for start in range(0, len(figures), KEYS_A_ROW):
        row = figures[start : start + KEYS_A_ROW]
        widths = _twips([1.0] * min(len(figures), KEYS_A_ROW))
        cells = [*map(_key_figure, row), *[_paragraph("", "Tabletext")] * (len(widths) - len(row))]
        drawn = "".join(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
        start_words = _table_start("TableNormal", widths, "Key figures", layout=True)
        _append(document, f"{start_words}<w:tr>{_uncut()}{drawn}</w:tr></w:tbl>")
        document.add_paragraph(style="Source")


def _append(document: Document, xml: str) -> None:
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def _table_start(style: str, widths: Sequence[int], summary: str, *, layout: bool = False) -> str:
    """Everything of a table before its rows. A table for layout has no header row."""
    look = "0000" if layout else "0020"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{0 if layout else 1}" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean(summary))}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _row(
    cells: Sequence[str],
    widths: Sequence[int],
    numeric: frozenset[int],
    size: int,
    *,
    head: bool = False,
) -> str:
    """One row, kept whole across pages; the head is repeated on each."""
    drawn = (
        _cell(_paragraph(words, "Tabletext", size=size, right=i in numeric), width)
        for i, (words, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{_uncut(head)}{''.join(drawn)}</w:tr>"


def _uncut(head: bool = False) -> str:
    return f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"


def _cell(paragraphs: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _key_figure(figure: KeyFigure) -> str:
    detail = _paragraph(figure.detail, "Source") if figure.detail else ""
    return (
        _paragraph(figure.value, "Keynumber") + _paragraph(figure.label, "Tabletext") + detail
    )


def _paragraph(words: str, style: str, *, size: int = 0, right: bool = False) -> str:
    """A paragraph of a style by its id; `size` in half points overrides the style's."""
    side = '<w:jc w:val="right"/>' if right else ""
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>' if size else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(clean(words))}</w:t></w:r></w:p>'
    )


def _half_points(columns: int) -> int:
    """Smaller letters for wide tables; 0 leaves the style's size."""
    return 14 if columns > 9 else 17 if columns > 6 else 0


def _twips(shares: Iterable[float]) -> list[int]:
    """The text's width shared out in proportion."""
    given = list(shares)
    return [round(TWIPS * share / sum(given)) for share in given]
