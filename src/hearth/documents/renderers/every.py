"""One report in every format it is given in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hearth.documents.model import Report
from hearth.documents.renderers.files import save
from hearth.documents.renderers.html import as_html
from hearth.documents.renderers.pdf import as_pdf
from hearth.documents.renderers.word import as_word
from hearth.progress import Progress, silent
from hearth.published.register import write_figures

__all__ = ["FORMATS", "PRINTED", "write_every", "write_printed"]

FORMATS: Mapping[str, Callable[[Report], bytes | str]] = {
    "html": as_html,
    "docx": as_word,
    "pdf": as_pdf,
}
"""What makes each format of a report, by the end of its file's name."""

PRINTED = "figures.csv"
"""The file of what a report prints."""


def write_every(report: Report, out: Path, name: str, progress: Progress = silent) -> list[Path]:
    """Write `name` as HTML, Word and PDF into a folder; the files, in that order.

    UsageError says which cannot be written, and why.
    """
    paths = []
    for done, (suffix, make) in enumerate(FORMATS.items()):
        progress(f"Writing {name}.{suffix}", done, len(FORMATS))
        path, content = out / f"{name}.{suffix}", make(report)
        save(content.encode() if isinstance(content, str) else content, path)
        paths.append(path)
    return paths


def write_printed(report: Report, out: Path) -> Path:
    """Write what the report prints, for the register of published figures; the file."""
    path = out / PRINTED
    with path.open("w", encoding="utf-8", newline="") as file:
        write_figures(report.printed, file)
    return path
