"""The one door to Typst: the project's own typeface only, everything handed over in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hearth.errors import UsageError

__all__ = ["linked", "page_images", "pdf", "queried", "why_unreadable"]

FONTS = "font_source_sans_pro"


def pdf(sources: Mapping[str, bytes], made: date, bound: Path | None = None) -> bytes:
    """A tagged PDF of ``main.typ``, dated `made`: same input, same bytes.

    It is PDF/UA-1 unless it binds in pages of files in the folder `bound`: nobody can vouch for
    what somebody else made, so such a document does not claim to be.
    """
    made_at = datetime(made.year, made.month, made.day, tzinfo=UTC)
    standards = [] if bound else ["ua-1"]
    return bytes(_compile(sources, bound, pdf_standards=standards, timestamp=made_at))


def why_unreadable(file: Path, page: int) -> str:
    """Why a page of a PDF cannot be drawn, in the typesetter's words; empty where it can."""
    import typst

    source = f'#image("file", format: "pdf", page: {page}, alt: "A page")'
    with linked({"file": file}) as folder:
        try:
            _compile({"main.typ": source.encode()}, folder)
        except typst.TypstError as error:
            return str(error)
    return ""


@contextmanager
def linked(files: Mapping[str, Path]) -> Iterator[Path]:
    """A folder with files under names of ours: theirs might mean something to the typesetter."""
    with TemporaryDirectory(prefix="hearth-") as made:
        for name, path in files.items():
            (Path(made) / name).symlink_to(path.resolve())
        yield Path(made)


def page_images(sources: Mapping[str, bytes], dots_per_inch: float) -> list[bytes]:
    """One PNG for each page of the sources' ``main.typ``."""
    drawn = _compile(sources, format="png", ppi=dots_per_inch)
    return [bytes(page) for page in drawn] if isinstance(drawn, list) else [bytes(drawn)]


def queried(sources: Mapping[str, bytes], label: str, bound: Path | None = None) -> str:
    """The values that the sources' ``main.typ`` notes under a label, as JSON.

    What was just compiled is remembered, so asking takes next to no time.
    """
    import typst

    query: Any = typst.query  # its hints leave out files given in memory
    found = query(dict(sources), label, field="value", **_around(bound))
    return str(found)


def _compile(sources: Mapping[str, bytes], bound: Path | None = None, **options: Any) -> Any:
    import typst  # slow to load, and most commands write no document

    compile_: Any = typst.compile  # its hints leave out files given in memory
    return compile_(dict(sources), **_around(bound), **options)


def _around(bound: Path | None) -> dict[str, Any]:
    """The typeface, and the folder of the files that are bound in: nothing else can be read."""
    fonts = {"font_paths": [_font_folder()], "ignore_system_fonts": True}
    return fonts | ({"root": str(bound)} if bound else {})


def _font_folder() -> Path:
    """Where the typeface's files are."""
    found = find_spec(FONTS)
    if found is None or found.origin is None:
        raise UsageError(
            "The typeface package font-source-sans-pro is not installed. "
            "Run make demo, or install it with pip, then try again."
        )
    return Path(found.origin).parent / "files"
