"""``hearth what-if``: which measures would change if a return's failures were mended."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearth.cli.check import many
from hearth.cli.console import listening, say, say_rows
from hearth.cli.options import format_option, quiet, returns_argument
from hearth.errors import NotFoundError, UnreadableError, UsageError

if TYPE_CHECKING:
    from hearth.dates import CollectionYear
    from hearth.measures.what_if import Bound, Failing, WhatIf
    from hearth.progress import Progress
    from hearth.returns.ssda903.files import Given

__all__ = ["what_if"]

COLUMNS = (
    "measure",
    "category",
    "title",
    "unit",
    "numerator",
    "denominator",
    "value",
    "lowest",
    "highest",
    "failing_in_numerator",
    "failing_in_denominator",
    "failing_outside",
)
ROW_COLUMNS = ("measure", "category", "child", "stands", "rules")
WIDE = 58  # letters of a measure's name that the table has room for


@click.command(
    "what-if",
    epilog=(
        "Examples: hearth what-if returns/* --council Leeds"
        " | hearth what-if returns/* --council Leeds --rules 356,501 --rows"
    ),
)
@returns_argument
@click.option(
    "--council",
    required=True,
    metavar="NAME",
    help='The council: its name ("Lewisham"), number or ONS code, or a council.toml.',
)
@click.option("--year", metavar="YEAR", help="The collection year, as 2024/25; else the latest.")
@click.option(
    "--providers",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ofsted's register of homes, for the checks that need it.",
)
@click.option("--rules", metavar="CODES", help="Only failures of these checks, such as 101,356.")
@click.option("--child", metavar="ID", help="Only this child's failures.")
@click.option(
    "--explained",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with the columns rule and child: failures that are right as they are. An empty child"
    " means every child.",
)
@click.option("--rows", is_flag=True, help="Print the children who could move each measure.")
@format_option
@quiet
def what_if(
    returns: tuple[Path, ...],
    council: str,
    year: str | None,
    providers: Path | None,
    rules: str | None,
    child: str | None,
    explained: Path | None,
    rows: bool,
    format_: str,
    quiet: bool,
) -> None:
    """Say how far each measure could move if the return's failures were mended.

    Give the year's return and those of earlier years, one RETURN for each. Nobody knows the mended
    values: so for each measure it prints the value as returned, and the lowest and the highest it
    could take if the children with failing rows, in columns the measure reads, were counted
    otherwise. `hearth check` lists the failures themselves.
    """
    from hearth.measures.what_if import what_if as bounds_of

    choice = Choice(rules, child, explained)
    with listening(quiet=quiet) as progress:
        given = read(returns, council, year, providers, choice, progress)
        progress("Working out how far measures could move")
        found = bounds_of(given.histories, given.council, given.year, given.failing)
    if rows:
        print_rows(found, given.failing, format_)
    elif format_ == "table":
        print_table(found, given.failing)
    else:
        say_rows([as_row(bound) for bound in found.bounds], format_, COLUMNS)


@dataclass(frozen=True)
class Choice:
    """Which failures are asked about."""

    rules: str | None
    child: str | None
    explained: Path | None

    def of(self, failing: Failing) -> Failing:
        """Those asked about."""
        from hearth.measures.what_if import unexplained

        if self.explained:
            failing = unexplained(failing, explained_in(self.explained))
        if self.child and self.child not in failing.children:
            raise NotFoundError(
                f"No check fails for child {self.child}; is it the whole identifier?"
            )
        codes = [code.strip() for code in self.rules.split(",")] if self.rules else None
        return failing.only(rules=codes, children=[self.child] if self.child else None)


def explained_in(path: Path) -> set[tuple[str, str]]:
    """The rule and child of each explanation; UsageError when the file has no column rule."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "rule" not in (reader.fieldnames or ()):
            raise UsageError(f"{path} has no column rule. It needs rule and child.")
        return {(row["rule"].strip(), (row.get("child") or "").strip()) for row in reader}


@dataclass(frozen=True)
class Read:
    """What was read: the children's histories, and the failures asked about."""

    histories: Any
    council: Any
    year: CollectionYear
    failing: Failing


def read(
    returns: Sequence[Path],
    named: str,
    year: str | None,
    providers: Path | None,
    choice: Choice,
    progress: Progress,
) -> Read:
    """Read every return for the measures, and check the one of the year."""
    from hearth.cli.subject import subject_called
    from hearth.dates import CollectionYear
    from hearth.records.histories import derive
    from hearth.records.postcodes import directory
    from hearth.sources import read_returns

    council = subject_called(named).council
    given, paths = by_year(returns, progress)
    asked = CollectionYear.parse(year) if year else CollectionYear(max(given))
    if asked.ending not in given:
        labels = ", ".join(CollectionYear(one).label for one in sorted(given))
        raise UsageError(f"No RETURN is of {asked.label}; those given are of {labels}.")
    failing = choice.of(failures_of(given, asked, council, providers, progress))
    needed = dict.fromkeys(path for ending, path in paths.items() if ending <= asked.ending)
    record = read_returns(list(needed), progress).record
    histories = derive(record, council, directory(progress), progress)
    return Read(histories, council, asked, failing)


def by_year(
    returns: Sequence[Path], progress: Progress
) -> tuple[dict[int, Given], dict[int, Path]]:
    """The return of each collection year as given, and the path it is at."""
    from hearth.returns.ssda903.years import read_years

    given: dict[int, Given] = {}
    paths: dict[int, Path] = {}
    for path in returns:
        for year, one in read_years([path], progress).items():
            given[year], paths[year] = one.given, path
    if not given:
        raise UnreadableError(
            "No SSDA903 return whose year can be told could be read. Each RETURN is a folder, a zip"
            " or one XML file; name its folder for its year, such as 2024-25."
        )
    return given, paths


def failures_of(
    given: Mapping[int, Given],
    year: CollectionYear,
    council: Any,
    providers: Path | None,
    progress: Progress,
) -> Failing:
    """The failures of the year's return, checked beside last year's where it was given."""
    from hearth.cli.check import failures
    from hearth.measures.what_if import Failing
    from hearth.returns.ssda903 import check_all
    from hearth.returns.ssda903.register import read_register

    ours, last = given[year.ending], given.get(year.ending - 1)
    progress("Checking")
    result = check_all(
        ours.tables,
        year=year,
        authority=council,
        previous=last.tables if last else None,
        providers=read_register(providers) if providers else None,
        source=ours.source,
    )
    listed = failures(result, (ours, last)).select("rule", "child")
    return Failing.of(listed.iter_rows())


def print_table(found: WhatIf, failing: Failing) -> None:
    """The measures that could move, furthest first, then those that cannot."""
    children = failing.children - {""}
    say(
        f"{found.year.label}: failures of {many(len(failing.rows), 'check')}, about"
        f" {len(children):,} {'child' if len(children) == 1 else 'children'}, are taken as open."
    )
    if found.moving:
        say()
        say(f"{'':{WIDE}} {'As':>9} {'':>9} {'':>9}  {'Failing':>8}")
        say(f"{'Measure':{WIDE}} {'returned':>9} {'Lowest':>9} {'Highest':>9}  {'children':>8}")
        for bound in found.telling:
            say(line_of(bound))
        say()
        say(
            "A failing child may turn out to be counted or not, or not to belong at all; nobody"
            " else moves.\nThe true value lies between lowest and highest. Of a measure in parts,"
            " the part that could\nmove most is shown; --format csv has them all. --rows lists the"
            " children."
        )
    if found.still:
        say()
        say("No mend of what these checks look at can change:")
        for title in dict.fromkeys(bound.title for bound in found.still):
            say(f"  {title}")
    for lack in found.lacking:
        say(f"Not worked out: {lack.title}. {lack.lacks}")


def line_of(bound: Bound) -> str:
    """One measure as a line of the table."""
    name = name_of(bound)
    short = name if len(name) <= WIDE else name[: WIDE - 1].rstrip() + "…"
    values = (shown(bound, value) for value in (bound.value, bound.lowest, bound.highest))
    cells = " ".join(f"{value:>9}" for value in values)
    return f"{short:{WIDE}} {cells}  {len(bound.children):>8,}"


def name_of(bound: Bound) -> str:
    """A measure in words, with its category where it is a mix."""
    return f"{bound.title}: {bound.category}" if bound.category else bound.title


def shown(bound: Bound, value: Any) -> str:
    """A value with its unit's sign."""
    if value is None:
        return "n/a"
    return f"{value:,}%" if bound.unit.label == "percent" else f"{value:,}"


def as_row(bound: Bound) -> dict[str, Any]:
    """A measure as a row of data."""
    return {
        "measure": bound.measure,
        "category": bound.category,
        "title": bound.title,
        "unit": bound.unit.label,
        "numerator": bound.numerator,
        "denominator": bound.denominator,
        "value": plain(bound.value),
        "lowest": plain(bound.lowest),
        "highest": plain(bound.highest),
        "failing_in_numerator": len(bound.in_numerator),
        "failing_in_denominator": len(bound.in_denominator),
        "failing_outside": len(bound.outside),
    }


def plain(value: Any) -> str:
    """A value as text; n/a where there is none, as in measures.csv."""
    return "n/a" if value is None else str(value)


def print_rows(found: WhatIf, failing: Failing, format_: str) -> None:
    """The children behind each measure that could move, and what they fail."""
    rules = rules_by_child(failing)
    rows = [row for bound in found.moving for row in children_of(bound, rules)]
    if format_ == "table":
        for row in rows:
            say(f"{row['measure']:28} {row['child']:12} {row['stands']:15} {row['rules']}")
    else:
        say_rows(rows, format_, ROW_COLUMNS)


def rules_by_child(failing: Failing) -> dict[str, list[str]]:
    """The checks each child fails."""
    rules: dict[str, list[str]] = {}
    for rule, children in failing.rows.items():
        for child in children:
            rules.setdefault(child, []).append(rule)
    return rules


def children_of(bound: Bound, rules: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Each child who could move a measure, and how they stand in it as returned."""
    for child in sorted(bound.children):
        where = "in denominator" if child in bound.in_denominator else "outside"
        yield {
            "measure": bound.measure,
            "category": bound.category,
            "child": child,
            "stands": "in numerator" if child in bound.in_numerator else where,
            "rules": " ".join(rules.get(child, ())),
        }
