"""``hearth check``: a return against every check of its collection year."""

from __future__ import annotations

import csv
import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearth.cli.console import listening, say, say_json
from hearth.cli.options import council_option, quiet

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from hearth.returns.ssda903.engine import Result
    from hearth.returns.ssda903.files import Given

    Years = tuple[Given, Given | None]  # this year's return and last year's

__all__ = ["check"]

COLUMNS = ("rule", "table", "row", "fields", "child", "message")
SHOWN = 5  # rows of one rule that the table format lists
FORMATS = click.Choice(["table", "csv", "json", "xlsx"])


@click.command(
    epilog=(
        "Example: hearth check returns/2024-25 --previous returns/2023-24 --year 2024/25"
        " --council Leeds"
    )
)
@click.argument("given", metavar="RETURN", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--previous",
    metavar="RETURN",
    type=click.Path(exists=True, path_type=Path),
    help="Last year's return, for the checks from year to year.",
)
@click.option("--year", required=True, metavar="YEAR", help="The collection year, as 2024/25.")
@council_option
@click.option(
    "--providers",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ofsted's register of homes: its workbook, or a CSV of five columns.",
)
@click.option(
    "--format", "format_", default="table", show_default=True, type=FORMATS, help="How to print."
)
@click.option("--rules", metavar="CODES", help="Only these checks, such as 101,1001.")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write to; for xlsx it has to be given.",
)
@quiet
@click.pass_context
def check(
    ctx: click.Context,
    given: Path,
    previous: Path | None,
    year: str,
    council: str,
    providers: Path | None,
    format_: str,
    rules: str | None,
    out: Path | None,
    quiet: bool,
) -> None:
    """Check an SSDA903 return as the Department for Education will.

    The exit code is 0 when nothing failed and 1 when something did. Rows are counted as data rows
    of the file from 0, headings left out. `hearth rules CODE` explains a check.
    """
    from hearth.cli.councils import council_called
    from hearth.returns.ssda903 import check_all, year_given
    from hearth.returns.ssda903.files import read_given
    from hearth.returns.ssda903.register import read_register

    if format_ == "xlsx" and out is None:
        raise click.UsageError("A workbook goes to a file. Give --out FILE.xlsx.")
    # What was typed is looked at before a large return is read.
    asked, codes = year_given(year), codes_in(rules)
    _, authority, _ = council_called(council)
    with listening(quiet=quiet) as progress:
        ours = read_given(given, progress)
        last = read_given(previous, progress) if previous else None
        progress("Checking")
        result = check_all(
            ours.tables,
            year=asked,
            authority=authority,
            previous=last.tables if last else None,
            providers=read_register(providers) if providers else None,
            source=ours.source,
            rules=codes,
        )
    if not quiet:
        for warning in of_other_years(ours, last, asked.ending):
            click.echo(warning, err=True)
    write(result, (ours, last), format_, out, quiet=quiet)
    ctx.exit(1 if len(result.failures) else 0)


def of_other_years(ours: Given, last: Given | None, year: int) -> Iterator[str]:
    """A sentence for each return whose dates and names say another year than it is taken for."""
    from hearth.dates import CollectionYear

    both = [("The return", ours, year), ("The return given as last year's", last, year - 1)]
    for what, given, taken in both:
        if given is not None and given.year not in (None, taken):
            yield (
                f"{what} looks like that of {CollectionYear(given.year)}, and is taken for that "
                f"of {CollectionYear(taken)}. If it is not, give another year or another return."
            )


def codes_in(text: str | None) -> list[str] | None:
    """The codes of checks in a list with commas, each known; None for all of them."""
    from hearth.returns.ssda903 import rule_called

    codes = [code for each in (text or "").split(",") if (code := each.strip())]
    return [rule_called(code).code for code in codes] or None


def write(result: Result, years: Years, format_: str, out: Path | None, *, quiet: bool) -> None:
    """The result in the format asked for; what was not checked goes to standard error."""
    if format_ == "table":
        show(result, years, out)
    elif format_ == "csv":
        write_csv(failures(result, years), out)
    elif format_ == "json":
        write_json(result, years, out)
    elif out is not None:
        write_workbook(failures(result, years), out)
    if not quiet:
        for fault in result.faults:
            where = f" at {fault.table} row {fault.row}" if fault.row is not None else ""
            said = f"Check {fault.rule} broke{where} and says nothing: {fault.error}"
            click.echo(said, err=True)
        if result.skipped:
            click.echo(f"{many(len(result.skipped), 'check')} not run:", err=True)
            for reason, codes in by_reason(result).items():
                click.echo(f"  {reason} ({', '.join(codes)})", err=True)


def by_reason(result: Result) -> dict[str, list[str]]:
    """The rules skipped for each reason."""
    reasons: dict[str, list[str]] = {}
    for one in result.skipped:
        reasons.setdefault(one.reason, []).append(one.rule)
    return reasons


def failures(result: Result, years: Years) -> nw.DataFrame[Any]:
    """Every failure with what a person needs to find and mend it, in the columns of COLUMNS."""
    import narwhals.stable.v2 as nw

    from hearth.returns.ssda903 import rule_called

    found = result.failures.with_row_index("order").rename({"row": "at"})
    codes = found["rule"].unique().to_list()
    told = [rule_called(code) for code in codes]
    texts = {
        "rule": codes,
        "fields": [rule.fields for rule in told],
        "message": [rule.message for rule in told],
    }
    rules = nw.from_dict(texts, schema=dict.fromkeys(texts, nw.String), backend="polars")
    old = [rule.code for rule in told if rule.of_last_year]
    parts = [
        found.filter(nw.col("table") == table, nw.col("rule").is_in(old) == of_last_year).join(
            places, on="at", how="left"
        )
        for of_last_year, given in zip((False, True), years, strict=True)
        if given is not None
        for table, places in places_in(given)
    ]
    whole = nw.concat(parts).join(rules, on="rule", how="left").sort("order")
    return whole.select(*COLUMNS)


def places_in(given: Given) -> Iterator[tuple[str, nw.DataFrame[Any]]]:
    """For each table: `at`, a row's position, `row`, where its file has it, and `child`."""
    import narwhals.stable.v2 as nw

    for name, table in given.tables.items():
        child = nw.col("CHILD") if "CHILD" in table.columns else nw.lit(None, nw.String)
        places = table.select(child=child.fill_null("")).with_row_index("at")
        rows = given.at[name] if name in given.at else places["at"]
        yield (
            name,
            places.with_columns(nw.col("at").cast(nw.Int64), rows.cast(nw.Int64).alias("row")),
        )


def show(result: Result, years: Years, out: Path | None) -> None:
    """Failures by rule, with how many rows and the first of them."""
    lines: list[str] = []
    rows = failures(result, years)
    counts, start = Counter(rows["rule"].to_list()), 0
    while start < len(rows):
        first = rows[start : start + SHOWN].rows(named=True)
        code = first[0]["rule"]
        count = counts[code]
        lines.append(f"{code}  {many(count, 'row')}  {first[0]['message']}")
        for one in first[:count]:
            where = f"{one['table']} row {one['row']}, child {one['child']}"
            lines.append(f"      {where}: {one['fields']}")
        if count > SHOWN:
            lines.append(f"      and {count - SHOWN:,} more")
        start += count
    text = "\n".join([*lines, summed_up(len(rows), len(counts))])
    if out:
        out.write_text(text + "\n", encoding="utf-8")
    else:
        say(text)


def summed_up(rows: int, rules: int) -> str:
    """The last line: how many rows fail how many checks."""
    if not rows:
        return "Nothing failed."
    fails = "fails" if rows == 1 else "fail"
    return f"{many(rows, 'row')} {fails} {many(rules, 'check')}."


def many(count: int, noun: str) -> str:
    """A number of things in words."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def write_csv(rows: nw.DataFrame[Any], out: Path | None) -> None:
    """One line per failure."""
    with out.open("w", encoding="utf-8", newline="") if out else standard_output() as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows.iter_rows())


class standard_output:  # noqa: N801 - reads as a function
    """Standard output for a ``with``, left open afterwards."""

    def __enter__(self) -> Any:
        return sys.stdout

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()


def write_json(result: Result, years: Years, out: Path | None) -> None:
    """Every failure, and what was skipped or broke."""
    import json

    whole = {
        "failures": failures(result, years).rows(named=True),
        "skipped": [{"rule": one.rule, "reason": one.reason} for one in result.skipped],
        "faults": [vars(one) for one in result.faults],
    }
    if out:
        out.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    else:
        say_json(whole)


MOST_ROWS = 1_048_576  # of a sheet


def write_workbook(rows: nw.DataFrame[Any], out: Path) -> None:
    """A sheet of failures, and more when one is full."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False}
    with out.open("wb") as file, xlsxwriter.Workbook(file, options) as book:
        sheet: Any = None
        line = MOST_ROWS
        for failure in itertools.chain([COLUMNS], rows.iter_rows()):
            if line == MOST_ROWS:
                sheet, line = book.add_worksheet(), 0
            sheet.write_row(line, 0, failure)
            line += 1
