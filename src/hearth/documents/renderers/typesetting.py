"""The one door to Typst: the project's own typeface only, everything handed over in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hearth.errors import UsageError

__all__ = ["page_images", "pdf", "queried"]

FONTS = "font_source_sans_pro"


def pdf(sources: Mapping[str, bytes], made: date) -> bytes:
    """A tagged PDF (PDF/UA-1) of ``main.typ``, dated `made`: same input, same bytes."""
    made_at = datetime(made.year, made.month, made.day, tzinfo=UTC)
    return bytes(_compile(sources, pdf_standards=["ua-1"], timestamp=made_at))


def page_images(sources: Mapping[str, bytes], dots_per_inch: float) -> list[bytes]:
    """One PNG for each page of the sources' ``main.typ``."""
    drawn = _compile(sources, format="png", ppi=dots_per_inch)
    return [bytes(page) for page in drawn] if isinstance(drawn, list) else [bytes(drawn)]


def queried(sources: Mapping[str, bytes], label: str) -> str:
    """The values that the sources' ``main.typ`` notes under a label, as JSON.

    What was just compiled is remembered, so asking takes next to no time.
    """
    import typst

    query: Any = typst.query  # its hints leave out files given in memory
    fonts = [_font_folder()]
    found = query(dict(sources), label, field="value", font_paths=fonts, ignore_system_fonts=True)
    return str(found)


def _compile(sources: Mapping[str, bytes], **options: Any) -> Any:
    import typst  # slow to load, and most commands write no document

    compile_: Any = typst.compile  # its hints leave out files given in memory
    fonts = [_font_folder()]
    return compile_(dict(sources), font_paths=fonts, ignore_system_fonts=True, **options)


def _font_folder() -> Path:
    """Where the typeface's files are."""
    found = find_spec(FONTS)
    if found is None or found.origin is None:
        raise UsageError(
            "The typeface package font-source-sans-pro is not installed. "
            "Run make demo, or install it with pip, then try again."
        )
    return Path(found.origin).parent / "files"
