"""The report as one self-contained accessible page: no script, nothing fetched, WCAG 2.2 AA."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.documents.model import (
    Block,
    Business,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Note,
    Numbered,
    Paragraph,
    Report,
    Rolls,
    Signature,
    SourceLine,
    Table,
)
from hearth.documents.renderers.html_boxes import (
    business_table,
    facts_list,
    numbered_list,
    rolls_beside,
    signature_lines,
)
from hearth.documents.renderers.html_page import page_contents, page_end, page_start
from hearth.documents.renderers.html_words import header, items, lines, prose, safe
from hearth.documents.renderers.layout import (
    NOTHING,
    PUBLIC_BANNER,
    Placed,
    as_at,
    lay_out,
    numbered_caption,
    source_words,
)

__all__ = ["as_html", "block_html"]


def as_html(report: Report) -> str:
    """The report as an HTML page."""
    placed = list(lay_out(report))
    sections = [
        (each.anchor, each.block.text)
        for each in placed
        if isinstance(each.block, Heading) and each.block.level == 2
    ]
    lines = [*_start(report), *page_contents(sections), *_main(report, placed)]
    return "\n".join([*lines, *page_end(f"{report.council}. {as_at(report)}")])


def _start(report: Report) -> list[str]:
    return page_start(
        report.title,
        report.council,
        report.subtitle,
        language=report.language,
        banner=PUBLIC_BANNER if report.public else "",
        keywords=report.keywords,
    )


def _main(report: Report, placed: Sequence[Placed]) -> list[str]:
    return [
        '<main id="main" tabindex="-1">',
        f"<h1>{safe(report.title)}</h1>",
        *([f'<p class="lead">{safe(report.subtitle)}</p>'] if report.subtitle else []),
        f'<p class="lead">{safe(as_at(report))}</p>',
        *(block_html(each) for each in placed),
    ]


def block_html(placed: Placed) -> str:
    """One block as HTML."""
    block: Block = placed.block
    match block:
        case Heading():
            page = ' class="new-page"' if block.new_page else ""
            tag = f"h{block.level}"
            return f'<{tag} id="{placed.anchor}"{page}>{safe(block.text)}</{tag}>'
        case Paragraph():
            leads = ' class="leads"' if block.leads else ""
            return f"<p{leads}>{prose(block.text)}</p>"
        case Listing():
            return f"<ul>{items(prose(item) for item in block.items)}</ul>"
        case KeyFigures():
            return _key_figures(block)
        case Table():
            return _table(block, numbered_caption(placed.number, block.caption), placed.anchor)
        case Figure():
            return _figure(block, placed)
        case Note():
            return f'<div class="note" role="note"><p>{prose(block.text)}</p></div>'
        case SourceLine():
            return f'<p class="source">{safe(source_words(block))}</p>'
        case Numbered():
            return numbered_list(block)
        case Facts():
            return facts_list(block.facts)
        case Rolls():
            return rolls_beside(block.rolls)
        case Business():
            return business_table(block, placed.anchor, {})
        case Signature():
            return signature_lines(block.labels)


def _key_figures(block: KeyFigures) -> str:
    figures = (
        f"<strong>{safe(each.value)}</strong><b>{safe(each.label)}</b>"
        + (f"<span>{safe(each.detail)}</span>" if each.detail else "")
        for each in block.figures
    )
    return f'<ul class="keys">{items(figures)}</ul>'


def _figure(figure: Figure, placed: Placed) -> str:
    """The chart, and its table folded beneath; printing unfolds it."""
    words = f"{placed.number} as a table: {figure.table.caption}"
    anchor = placed.anchor
    return (
        f'<figure aria-labelledby="{anchor}-caption">'
        f'<figcaption id="{anchor}-caption">'
        f"{safe(numbered_caption(placed.number, figure.caption))}</figcaption>"
        f'<div class="scroll" role="group" tabindex="0" aria-label="{placed.number}, chart">'
        f"{figure.chart.svg}</div>"
        f"<details><summary>{placed.number} as a table</summary>"
        f"{_table(figure.table, words, f'{anchor}-table')}</details></figure>"
    )


def _table(table: Table, caption: str, anchor: str) -> str:
    """A table in a region of its own, so that a wide one scrolls and not the page."""
    head = "".join(header("col", name, _side(table, i)) for i, name in enumerate(table.columns))
    body = "".join(_row(table, row) for row in table.rows) or (
        f'<tr><td colspan="{len(table.columns)}">{NOTHING}</td></tr>'
    )
    notes = f'<ul class="notes">{items(map(safe, table.notes))}</ul>' if table.notes else ""
    return (
        f'<div class="table"><div class="scroll" role="region" tabindex="0" '
        f'aria-labelledby="{anchor}"><table><caption id="{anchor}">'
        f"<span>{safe(caption)}</span></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{notes}</div>"
    )


def _row(table: Table, row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(f"<td{_side(table, i)}>{lines(cell)}</td>" for i, cell in enumerate(rest, 1))
    return f"<tr>{header('row', first, _side(table, 0))}{cells}</tr>"


def _side(table: Table, column: int) -> str:
    return ' class="n"' if column in table.numeric else ""
