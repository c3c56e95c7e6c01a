"""Write the pages of docs/ that come from the code: the tables and the measures. `make docs`."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

from hearth.benchmarks import counterpart
from hearth.measures import CATALOGUE, LACKING, Derived, Measure
from hearth.records import TABLES, describe

HERE = Path(__file__).parent

WRITTEN_FROM = "<!-- Written from the code by `make docs`; edits here are lost. -->\n"


def tables_page() -> str:
    """docs/tables.md: every neutral table with its columns, constraints and sensitivity."""
    opening = (
        "# The neutral tables\n\n"
        "One table per module of the SSDA903 return, with the return's names in lower case. Each"
        " row of a record also has `year`, the collection year of the return it came from, as the"
        " year it ends.\n"
    )
    return "\n".join([WRITTEN_FROM, opening, *(describe(table) for table in TABLES.values())])


def measures_page() -> str:
    """docs/measures.md: every measure's definition, then what no return can feed."""
    parts = [
        WRITTEN_FROM,
        "# The measures\n",
        "Unknown rows stay in the denominator, are never in the numerator, and are shown.\n",
    ]
    ordered = sorted(CATALOGUE.values(), key=lambda measure: (measure.family, measure.id))
    for family, measures in groupby(ordered, lambda measure: measure.family):
        parts.append(f"## {family.replace('-', ' ').capitalize()}\n")
        parts.extend(measure_section(measure) for measure in measures)
    parts.append(
        "## What no return can feed\n\n| Measure | What it is | What it lacks |\n|---|---|---|"
    )
    parts.extend(f"| `{each.measure}` | {each.title} | {each.lacks} |" for each in LACKING)
    return "\n".join(parts) + "\n"


def measure_section(measure: Measure | Derived) -> str:
    """One measure: what it means, counts, comes from and stands beside."""
    lines = [f"### `{measure.id}`: {measure.title}", "", measure.meaning, ""]
    lines.append(
        f"- Counts: {measure.counts}" + (f", of {measure.out_of}" if measure.out_of else "")
    )
    lines.append(f"- Unit: {measure.unit.label}; better: {measure.better.value}")
    lines.append(f"- Source: {measure.source}")
    if isinstance(measure, Measure):
        lines.extend(f"- Second figure `{v.id}`: {v.title}" for v in measure.variants)
    tie = counterpart(measure.id)
    if tie:
        lines.append(f"- Published as: `{tie.indicator}`. {tie.differs}".rstrip())
    return "\n".join([*lines, ""])


def data_page() -> str:
    """docs/data.md: every column the site keeps, how sensitive it is and how long it is kept."""
    with (HERE / "data-register.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    parts = [
        WRITTEN_FROM,
        "# What the site keeps\n",
        "Written in `docs/data-register.csv`; a test fails for a column that is not there. `public`"
        " may be shown to anyone, `internal` only serves the site, `personal` names or describes"
        " somebody, `special` is what the law guards most (health, origin, orders, a child's own"
        " story), `secret` opens something and is never shown.\n",
    ]
    for table, columns in groupby(rows, lambda row: row["table"]):
        listed = list(columns)
        parts.append(f"## `{table}`\n\nKept: {listed[0]['retention'].lower()}.\n")
        parts.append("| Column | Sensitivity |\n|---|---|")
        parts.extend(f"| `{row['column']}` | {row['sensitivity']} |" for row in listed)
        parts.append("")
    return "\n".join(parts)


PAGES = {"tables.md": tables_page, "measures.md": measures_page, "data.md": data_page}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
