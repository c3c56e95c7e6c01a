"""What a person sees while a command works: on a terminal a bar, elsewhere a line per step."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

from hearth.progress import Progress as Listener
from hearth.progress import silent

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["listening", "say", "say_json", "say_rows"]


@contextmanager
def listening(*, quiet: bool) -> Iterator[Listener]:
    """A listener for long work. Everything goes to standard error, so results can be piped."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield _on_bar(progress)
    else:
        yield _line_per_step()


def _bar() -> Progress:
    # Loaded only where there is a bar to draw: it takes longer than a small return to check.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _on_bar(progress: Progress) -> Listener:
    task = progress.add_task("Starting", total=None)

    def listen(doing: str, done: int = 0, total: int = 0) -> None:
        progress.update(task, description=doing, completed=done, total=total or None)

    return listen


def _line_per_step() -> Listener:
    said: set[str] = set()

    def listen(doing: str, done: int = 0, total: int = 0) -> None:  # noqa: ARG001
        if doing not in said:
            said.add(doing)
            click.echo(f"  {doing}", err=True)

    return listen


def say(text: str = "", *, quiet: bool = False) -> None:
    """One line of the result, unless quiet."""
    if not quiet:
        click.echo(text)


def say_json(value: Any, to: TextIO | None = None) -> None:
    """The whole result as JSON, on standard output or to a file."""
    to = to or sys.stdout
    json.dump(value, to, indent=2, default=str, ensure_ascii=False)
    to.write("\n")


def say_rows(
    rows: Sequence[Mapping[str, Any]],
    format_: str,
    columns: Sequence[str] = (),
    to: TextIO | None = None,
) -> None:
    """Rows as JSON or CSV, on standard output or to a file; no rows and no `columns` are an empty
    CSV."""
    if format_ == "json":
        say_json(rows, to)
    elif columns or rows:
        writer = csv.DictWriter(to or sys.stdout, columns or list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
