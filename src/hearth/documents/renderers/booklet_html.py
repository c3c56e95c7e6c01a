"""A booklet as one self-contained accessible page; its order of business leads to its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hearth.documents.booklet import Banner, Booklet, BookletPart
from hearth.documents.model import Business
from hearth.documents.renderers.booklet_layout import PlacedPart, lay_out_parts
from hearth.documents.renderers.html import POLICY, block_html, style
from hearth.documents.renderers.html_boxes import business_table, facts_list
from hearth.documents.renderers.html_words import safe
from hearth.documents.renderers.layout import Placed

__all__ = ["booklet_html"]


def booklet_html(booklet: Booklet, pages: Mapping[str, tuple[int, int]] | None = None) -> str:
    """The booklet as an HTML page; `pages` are its page ranges in the PDF, to be cited by."""
    parts = list(lay_out_parts(booklet))
    shown = {key: _pages(first, last) for key, (first, last) in (pages or {}).items()}
    return "\n".join(
        [*_head(booklet), *_contents(parts), *_main(booklet, parts, shown), *_foot(booklet)]
    )


def _pages(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _head(booklet: Booklet) -> list[str]:
    banner = f'<div class="banner"><p class="wide">{safe(booklet.marking)}</p></div>'
    return [
        "<!DOCTYPE html>",
        f'<html lang="{safe(booklet.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{safe(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="description" content="{safe(booklet.description)}">',
        f"<title>{safe(booklet.name)}: {safe(booklet.council)}</title>",
        f"<style>{style()}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#main">Skip to main content</a>',
        f'<header class="top"><p class="wide">{safe(booklet.council)}</p>'
        f"{banner if booklet.marking else ''}</header>",
        '<div class="wide columns">',
    ]


def _contents(parts: Sequence[PlacedPart]) -> list[str]:
    links = [
        f'<li><a href="#{each.anchor}">{safe(_called(each.part))}</a></li>'
        for each in parts
        if each.part.title
    ]
    if len(links) < 2:
        return ["<div></div>"]
    return [
        '<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>',
        *links,
        "</ol></nav>",
    ]


def _called(part: BookletPart) -> str:
    return f"{part.running}: {part.title}" if part.running else part.title


def _main(booklet: Booklet, parts: Sequence[PlacedPart], pages: Mapping[str, str]) -> Iterator[str]:
    yield '<main id="main" tabindex="-1">'
    yield f"<h1>{safe(booklet.title)}</h1>"
    yield from (f'<p class="lead">{safe(line)}</p>' for line in booklet.lines)
    for each in parts:
        yield from _part(each, pages)
    yield "</main></div>"


def _part(each: PlacedPart, pages: Mapping[str, str]) -> Iterator[str]:
    part = each.part
    if part.title:
        yield f'<h2 id="{each.anchor}" class="new-page">{safe(part.title)}</h2>'
    if part.banner:
        yield _banner(part.banner)
    for at, placed in enumerate(each.placed):
        yield _block(placed, f"{part.key}-business-{at}", pages)


def _banner(banner: Banner) -> str:
    return f'<div class="banner-facts">{facts_list([*banner.above, *banner.below])}</div>'


def _block(placed: Placed, anchor: str, pages: Mapping[str, str]) -> str:
    if isinstance(placed.block, Business):
        return business_table(placed.block, anchor, pages)
    return block_html(placed)


def _foot(booklet: Booklet) -> list[str]:
    words = ". ".join(filter(None, [booklet.council, booklet.description]))
    return [
        f'<footer class="foot"><p class="wide">{safe(words)}.</p></footer>',
        "</body>",
        "</html>",
        "",
    ]
