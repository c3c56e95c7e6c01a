"""``hearth figures``: what documents printed, where they contradict each other, what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearth.cli.console import say, say_rows
from hearth.cli.options import format_option, quiet

if TYPE_CHECKING:
    from hearth.published import Figure, Finding

__all__ = ["figures"]

FILES = click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)


@click.group()
def figures() -> None:
    """Keep documents from contradicting each other.

    A FILE is a CSV of printed figures, one a row, with the columns quantity, printed and document
    and as many others as are known. `hearth report` and `hearth forecast` write one beside each
    report, as figures.csv; figures of any other document are typed in.
    """


@figures.command(epilog="Example: hearth figures check register.csv report/figures.csv")
@FILES
@click.option("--all", "every", is_flag=True, help="Also what differs for a stated reason.")
@format_option
@quiet
@click.pass_context
def check(
    ctx: click.Context, files: tuple[Path, ...], every: bool, format_: str, quiet: bool
) -> None:
    """Say where printed figures contradict each other.

    Two values for one quantity, parts that do not make the whole, shares that do not follow from
    their counts, bands that overlap and more. The exit code is 1 when there is a contradiction.
    """
    from hearth.published import Severity, contradictions

    found = contradictions(read(files))
    shown = [each for each in found if every or each.severity is not Severity.EXPLAINED]
    if format_ == "table":
        say_findings(shown, found, quiet=quiet)
    else:
        say_rows([as_row(each) for each in shown], format_)
    ctx.exit(any(each.severity is Severity.CONTRADICTION for each in found))


@figures.command(epilog="Example: hearth figures told stability-2years register.csv")
@click.argument("quantity")
@FILES
@format_option
@quiet
def told(quantity: str, files: tuple[Path, ...], format_: str, quiet: bool) -> None:
    """Say what people have been told about a QUANTITY: a measure's id or title, or other words."""
    from hearth.published import told as told_of
    from hearth.vocabulary import not_found

    given = read(files)
    found = told_of(given, quantity)
    if not found:
        raise not_found("figure of", quantity, dict.fromkeys(each.quantity for each in given))
    if format_ == "table":
        say(f"{found[0].label or found[0].quantity}:", quiet=quiet)
        for each in found:
            say(f"  {whose(each)}{each.stands}", quiet=quiet)
    else:
        say_rows([as_told(each) for each in found], format_)


def read(files: Iterable[Path]) -> list[Figure]:
    """The figures of every file; what could not be used of them is said on standard error."""
    from hearth.published import read_figures

    given: list[Figure] = []
    for path in files:
        reading = read_figures(path)
        given += reading.figures
        for fault in reading.faults:
            click.echo(fault, err=True)
    return given


def whose(figure: Figure) -> str:
    """Whose figure it is, where it is somebody else's."""
    part = f"{figure.category}: " if figure.category else ""
    return f"{figure.whose}: {part}" if figure.whose else part


def say_findings(shown: Sequence[Finding], found: Sequence[Finding], *, quiet: bool) -> None:
    """Each finding with where its figures stand, and how many there are of each kind."""
    for each in shown:
        say(f"{each.severity.value.capitalize()}. {each.what}", quiet=quiet)
        for line in each.stands:
            say(f"    {line}", quiet=quiet)
        say(f"    Next: {each.next}", quiet=quiet)
        say(quiet=quiet)
    say(counted(found), quiet=quiet)


def counted(found: Sequence[Finding]) -> str:
    """How many of each kind, in a line."""
    from hearth.published import Severity

    counts = Counter(each.severity for each in found)
    words = [f"{severity.value}: {counts[severity]}" for severity in Severity if counts[severity]]
    return "; ".join(words).capitalize() + "." if words else "Nothing contradicts anything else."


def as_row(finding: Finding) -> dict[str, str]:
    """A finding as a row of data."""
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "what": finding.what,
        "stands": " | ".join(finding.stands),
        "next": finding.next,
    }


def as_told(figure: Figure) -> dict[str, str]:
    """A figure as a row of what was told."""
    return {
        "when": figure.when.text,
        "printed": figure.printed,
        "unit": figure.unit,
        "category": figure.category,
        "population": figure.population,
        "whose": figure.whose,
        "kind": figure.kind.value,
        "status": figure.status.value,
        "document": figure.document,
        "place": figure.place,
        "published_on": str(figure.published_on or ""),
    }
