"""The page round a document: its head, the council's name, the contents beside it, its foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from hearth.documents.renderers.html_words import safe

__all__ = ["page_contents", "page_end", "page_start"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@cache
def style() -> str:
    """The look of every page."""
    return files("hearth.documents.renderers").joinpath("page.css").read_text("utf-8")


def page_start(
    title: str,
    council: str,
    description: str,
    *,
    language: str,
    banner: str = "",
    keywords: Sequence[str] = (),
) -> list[str]:
    """Everything above the contents; `banner` is what nobody must overlook."""
    marked = f'<div class="banner"><p class="wide">{safe(banner)}</p></div>' if banner else ""
    found = safe(", ".join(keywords))
    return [
        "<!DOCTYPE html>",
        f'<html lang="{safe(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{safe(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="description" content="{safe(description)}">',
        *([f'<meta name="keywords" content="{found}">'] if found else []),
        f"<title>{safe(title)}: {safe(council)}</title>",
        f"<style>{style()}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#main">Skip to main content</a>',
        f'<header class="top"><p class="wide">{safe(council)}</p>{marked}</header>',
        '<div class="wide columns">',
    ]


def page_contents(sections: Sequence[tuple[str, str]]) -> list[str]:
    """Links to the sections, each its anchor and words; without any, an empty column keeps the
    page's shape.
    """
    if not sections:
        return ["<div></div>"]
    return [
        '<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>',
        *(f'<li><a href="#{anchor}">{safe(words)}</a></li>' for anchor, words in sections),
        "</ol></nav>",
    ]


def page_end(words: str) -> list[str]:
    """Everything below the document."""
    footer = f'<footer class="foot"><p class="wide">{safe(words)}.</p></footer>'
    return ["</main>", "</div>", footer, "</body>", "</html>", ""]
