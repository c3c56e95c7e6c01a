"""A booklet as one self-contained accessible page; its order of business leads to its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hearth.documents.booklet import Banner, Booklet, BookletPart
from hearth.documents.model import Business
from hearth.documents.renderers.booklet_layout import PlacedPart, lay_out_parts
from hearth.documents.renderers.html import block_html
from hearth.documents.renderers.html_boxes import business_table, facts_list
from hearth.documents.renderers.html_page import page_contents, page_end, page_start
from hearth.documents.renderers.html_words import safe
from hearth.documents.renderers.layout import Placed

__all__ = ["booklet_html"]


def booklet_html(booklet: Booklet, pages: Mapping[str, tuple[int, int]] | None = None) -> str:
    """The booklet as an HTML page; `pages` are its page ranges in the PDF, to be cited by."""
    parts = list(lay_out_parts(booklet))
    shown = {key: _pages(first, last) for key, (first, last) in (pages or {}).items()}
    lines = [*_start(booklet), *page_contents(_sections(parts)), *_main(booklet, parts, shown)]
    words = ". ".join(filter(None, [booklet.council, booklet.description]))
    return "\n".join([*lines, *page_end(words)])


def _pages(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _start(booklet: Booklet) -> list[str]:
    return page_start(
        booklet.name,
        booklet.council,
        booklet.description,
        language=booklet.language,
        banner=booklet.marking,
    )


def _sections(parts: Sequence[PlacedPart]) -> list[tuple[str, str]]:
    """The parts that have a title, to be listed if there are several."""
    titled = [(each.anchor, _called(each.part)) for each in parts if each.part.title]
    return titled if len(titled) > 1 else []


def _called(part: BookletPart) -> str:
    return f"{part.running}: {part.title}" if part.running else part.title


def _main(booklet: Booklet, parts: Sequence[PlacedPart], pages: Mapping[str, str]) -> Iterator[str]:
    yield '<main id="main" tabindex="-1">'
    yield f"<h1>{safe(booklet.title)}</h1>"
    yield from (f'<p class="lead">{safe(line)}</p>' for line in booklet.lines)
    for each in parts:
        yield from _part(each, pages)


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
