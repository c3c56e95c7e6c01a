"""Options that several commands share, and how a date or council is read from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from hearth.errors import UsageError

__all__ = [
    "Day",
    "as_json",
    "council_option",
    "format_option",
    "out_option",
    "quiet",
    "returns_argument",
]

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date written as 2025-03-31 (or 31/03/2025)."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date a person typed."""
        if isinstance(value, date):
            return value
        try:
            return _day(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date. Write it as 2025-03-31.", param, ctx)


def _day(text: str) -> date:
    if "/" in text:
        day, month, year = text.split("/")
        if len(year) != 4:
            raise ValueError("a year has four digits")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text)


def quiet(command: Command) -> Command:
    """Adds ``--quiet``."""
    return click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")(command)


def format_option(command: Command) -> Command:
    """Adds ``--format`` for what is printed: `format_` is table, csv or json."""
    return click.option(
        "--format",
        "format_",
        default="table",
        show_default=True,
        type=click.Choice(["table", "csv", "json"]),
        help="How to print.",
    )(command)


def as_json(command: Command) -> Command:
    """Adds ``--json``."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print the result as JSON, for another program."
    )(command)


def out_option(command: Command) -> Command:
    """Adds ``--out DIR``."""
    return click.option(
        "--out",
        required=True,
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder to write to; made if it is not there.",
    )(command)


def council_option(command: Command) -> Command:
    """Adds ``--council NAME``."""
    return click.option(
        "--council",
        required=True,
        metavar="NAME",
        help='The council: its name ("Lewisham"), three-digit number or ONS code.',
    )(command)


def returns_argument(command: Command) -> Command:
    """Adds ``RETURN...``: one path per collection year."""
    return click.argument(
        "returns", nargs=-1, required=True, metavar="RETURN...", callback=_existing
    )(command)


def _existing(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> list[Path]:
    paths = [Path(value) for value in values]
    absent = [str(path) for path in paths if not path.exists()]
    if absent:
        raise UsageError(
            f"There is nothing at {', '.join(absent)}. Each RETURN is a folder, a zip or one XML"
            " file of one collection year."
        )
    return paths
