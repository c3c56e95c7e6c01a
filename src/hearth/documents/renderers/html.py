"""The report as one self-contained accessible page: no script, nothing fetched, WCAG 2.2 AA."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape as escape_html
from importlib.resources import files
from pathlib import Path

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
from hearth.documents.renderers.files import save
from hearth.documents.renderers.layout import (
    NOTHING,
    PUBLIC_BANNER,
    Placed,
    as_at,
    lay_out,
    numbered_caption,
    source_words,
)
from hearth.documents.words import clean, runs

__all__ = ["as_html", "write_html"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_html(report: Report, path: Path) -> None:
    """Write the report as one HTML file; UsageError if the file cannot be written."""
    save(as_html(report).encode(), path)


def as_html(report: Report) -> str:
    """The report as an HTML page."""
    placed = list(lay_out(report))
    return "\n".join([*_head(report), *_top(report), *_body(report, placed), *_foot(report)])


def _head(report: Report) -> list[str]:
    keywords = ", ".join(report.keywords)
    return [
        "<!DOCTYPE html>",
        f'<html lang="{_safe(report.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_safe(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="description" content="{_safe(report.subtitle)}">',
        *([f'<meta name="keywords" content="{_safe(keywords)}">'] if keywords else []),
        f"<title>{_safe(report.title)}: {_safe(report.council)}</title>",
        f"<style>{_style()}</style>",
        "</head>",
        "<body>",
    ]


@cache
def _style() -> str:
    return files("hearth.documents.renderers").joinpath("page.css").read_text("utf-8")


def _top(report: Report) -> list[str]:
    """Skip link, council's name, and the banner of a public version."""
    banner = f'<div class="banner"><p class="wide">{PUBLIC_BANNER}</p></div>'
    return [
        '<a class="skip" href="#main">Skip to main content</a>',
        f'<header class="top"><p class="wide">{_safe(report.council)}</p>'
        f"{banner if report.public else ''}</header>",
    ]


def _body(report: Report, placed: Sequence[Placed]) -> list[str]:
    return [
        '<div class="wide columns">',
        *_contents(placed),
        '<main id="main" tabindex="-1">',
        f"<h1>{_safe(report.title)}</h1>",
        *([f'<p class="lead">{_safe(report.subtitle)}</p>'] if report.subtitle else []),
        f'<p class="lead">{_safe(as_at(report))}</p>',
        *(_block(each) for each in placed),
        "</main>",
        "</div>",
    ]


def _contents(placed: Sequence[Placed]) -> list[str]:
    """Links to the sections; without sections an empty column keeps the page's shape."""
    links = [
        f'<li><a href="#{each.anchor}">{_safe(each.block.text)}</a></li>'
        for each in placed
        if isinstance(each.block, Heading) and each.block.level == 2
    ]
    if not links:
        return ["<div></div>"]
    return [
        '<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>',
        *links,
        "</ol></nav>",
    ]


def _foot(report: Report) -> list[str]:
    words = f"{report.council}. {as_at(report)}"
    footer = f'<footer class="foot"><p class="wide">{_safe(words)}.</p></footer>'
    return [footer, "</body>", "</html>", ""]


def _block(placed: Placed) -> str:
    """One block as HTML."""
    block: Block = placed.block
    match block:
        case Heading():
            page = ' class="new-page"' if block.new_page else ""
            tag = f"h{block.level}"
            return f'<{tag} id="{placed.anchor}"{page}>{_safe(block.text)}</{tag}>'
        case Paragraph():
            return f"<p>{_prose(block.text)}</p>"
        case Listing():
            return f"<ul>{_items(_prose(item) for item in block.items)}</ul>"
        case KeyFigures():
            return _key_figures(block)
        case Table():
            return _table(block, numbered_caption(placed.number, block.caption), placed.anchor)
        case Figure():
            return _figure(block, placed)
        case Note():
            return f'<div class="note" role="note"><p>{_prose(block.text)}</p></div>'
        case SourceLine():
            return f'<p class="source">{_safe(source_words(block))}</p>'


def _key_figures(block: KeyFigures) -> str:
    items = (
        f"<strong>{_safe(each.value)}</strong><b>{_safe(each.label)}</b>"
        + (f"<span>{_safe(each.detail)}</span>" if each.detail else "")
        for each in block.figures
    )
    return f'<ul class="keys">{_items(items)}</ul>'


def _figure(figure: Figure, placed: Placed) -> str:
    """The chart, and its table folded beneath; printing unfolds it."""
    words = f"{placed.number} as a table: {figure.table.caption}"
    anchor = placed.anchor
    return (
        f'<figure aria-labelledby="{anchor}-caption">'
        f'<figcaption id="{anchor}-caption">'
        f"{_safe(numbered_caption(placed.number, figure.caption))}</figcaption>"
        f'<div class="scroll" role="group" tabindex="0" aria-label="{placed.number}, chart">'
        f"{figure.chart.svg}</div>"
        f"<details><summary>{placed.number} as a table</summary>"
        f"{_table(figure.table, words, f'{anchor}-table')}</details></figure>"
    )


def _table(table: Table, caption: str, anchor: str) -> str:
    """A table in a region of its own, so that a wide one scrolls and not the page."""
    head = "".join(_header("col", name, _side(table, i)) for i, name in enumerate(table.columns))
    body = "".join(_row(table, row) for row in table.rows) or (
        f'<tr><td colspan="{len(table.columns)}">{NOTHING}</td></tr>'
    )
    notes = f'<ul class="notes">{_items(map(_safe, table.notes))}</ul>' if table.notes else ""
    return (
        f'<div class="table"><div class="scroll" role="region" tabindex="0" '
        f'aria-labelledby="{anchor}"><table><caption id="{anchor}">'
        f"<span>{_safe(caption)}</span></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{notes}</div>"
    )


def _row(table: Table, row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(f"<td{_side(table, i)}>{_safe(cell)}</td>" for i, cell in enumerate(rest, 1))
    return f"<tr>{_header('row', first, _side(table, 0))}{cells}</tr>"


def _header(scope: str, words: str, side: str) -> str:
    """A header cell; an empty one is no header, and must not be read out as one."""
    if not words.strip():
        return f"<td{side}></td>"
    return f'<th scope="{scope}"{side}>{_safe(words)}</th>'


def _side(table: Table, column: int) -> str:
    return ' class="n"' if column in table.numeric else ""


def _items(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>" for item in items)


def _prose(words: str) -> str:
    return "".join(
        f"<strong>{_safe(part)}</strong>" if bold else _safe(part) for part, bold in runs(words)
    )


def _safe(words: str) -> str:
    return escape_html(clean(words))
