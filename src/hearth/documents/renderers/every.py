"""One report in every format it is given in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hearth.documents.model import Report
from hearth.documents.renderers.html import as_html, write_html
from hearth.documents.renderers.pdf import as_pdf, write_pdf
from hearth.documents.renderers.word import as_word, write_word
from hearth.progress import Progress, silent
from hearth.published.register import write_figures

__all__ = ["FORMATS", "write_every", "write_printed"]

WRITERS = {"html": write_html, "docx": write_word, "pdf": write_pdf}
FORMATS: Mapping[str, Callable[[Report], bytes | str]] = {
    "html": as_html,
    "docx": as_word,
    "pdf": as_pdf,
}
"""What makes each format of a report, by the end of its file's name."""


def write_every(report: Report, out: Path, name: str, progress: Progress = silent) -> list[Path]:
    """Write `name` as HTML, Word and PDF into a folder; the files, in that order."""
    paths = []
    for done, (suffix, write) in enumerate(WRITERS.items()):
        progress(f"Writing {name}.{suffix}", done, len(WRITERS))
        path = out / f"{name}.{suffix}"
        write(report, path)
        paths.append(path)
    return paths


def write_printed(report: Report, out: Path) -> Path:
    """figures.csv: what the report prints, for the register of published figures."""
    path = out / "figures.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_figures(report.printed, file)
    return path
