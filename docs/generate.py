"""Write the pages of docs/ that come from the code. `make docs`."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

from hearth.benchmarks import counterpart
from hearth.duties import CATALOGUE as DUTIES
from hearth.duties import Duty, limits, owed_by, part_of, part_words, waiting
from hearth.duties.parts import due_words
from hearth.measures import CATALOGUE, LACKING, Derived, Measure
from hearth.records import TABLES, describe
from hearth.returns.ssda903 import all_rules
from hearth.returns.ssda903.catalogue import by_code

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
        if measure.of_practice:
            lines.append("- Fed by: the record of practice in the site; no return holds it")
        lines.extend(f"- Second figure `{v.id}`: {v.title}" for v in measure.variants)
    tie = counterpart(measure.id)
    if tie:
        lines.append(f"- Published as: `{tie.indicator}`. {tie.differs}".rstrip())
    return "\n".join([*lines, ""])


def duties_page() -> str:
    """docs/duties.md: every duty with its limits, then those that wait for a record."""
    parts = [
        WRITTEN_FROM,
        "# The duties\n",
        "Who owes what to which child by when. Limits of law cannot be relaxed by a council; a"
        " local one may be stricter, never looser. Where a limit of law and a local one differ both"
        " days are kept, the earlier is warned of, and reports say which was used. *Verify* means:"
        " check the wording against the live text of the law before relying on it.\n",
        "Where care, or a home, began on a day that is not held, or before the council recorded"
        " what it does, what is owed once on coming in is not asked. What is owed again and again"
        " is counted from the first day that is held, as if it had been done just before: never"
        " too early, and never silent. Each such row says that it is counted so. A care plan, and"
        " somebody in the role of social worker and reviewing officer, are to be there on that day"
        " whatever came before: they are asked for from it. A list that tells the latest of"
        " everything only, as Annex A does, says nothing of what was there before its dates.\n",
        "Whatever shows that a duty was done can say why it was late, and its form asks when it is."
        " Figures of timeliness count these reasons.\n",
    ]
    for group, duties in groupby(DUTIES.values(), lambda duty: duty.group):
        parts.append(f"## {group.value}\n")
        parts.extend(duty_section(duty) for duty in duties)
    parts.append(
        "## What waits for a record\n\n| Duty | What it is | It waits for |\n|---|---|---|"
    )
    parts.extend(f"| `{row['duty']}` | {row['title']} | {row['waits_for']} |" for row in waiting())
    return "\n".join(parts) + "\n"


def duty_section(duty: Duty) -> str:
    """One duty: its rule, its limits, what shows that it was done and what it reads."""
    lines = [f"### `{duty.id}`: {duty.title}", "", duty.words, ""]
    held = limits(duty.id)
    if held:
        lines += ["| For | Limit | Warned | Level | Source |", "|---|---|---|---|---|"]
    for limit in held:
        given = limit.span.unit == "given" or not limit.span.number
        within = due_words(duty.id, limit.part, limit.span) if given else limit.span.words
        dates = f" ({limit.starts or ''} to {limit.stops or ''})" if limit.starts else ""
        lines.append(
            f"| {part_words(duty.id, limit.part)}{dates} | {within} | {limit.amber.words} before"
            f" | {limit.level.value} | {limit.source} |"
        )
    lines += ["", f"- Owed by: {owners(duty)}", f"- Shown by: {duty.proof}"]
    lines.append(f"- Reads: {', '.join(f'`{name}`' for name in duty.needs)}")
    if duty.verify:
        lines.append(f"- *Verify*: {duty.verify}")
    return "\n".join([*lines, ""])


def owners(duty: Duty) -> str:
    """Who owes a duty, and a part of it that somebody else owes."""
    others = {part_of(duty.id, limit.part): owed_by(duty, limit.part) for limit in limits(duty.id)}
    told = [f"{part}: {owner.value}" for part, owner in others.items() if owner != duty.owner]
    return "; ".join([duty.owner.value, *told])


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


CHECKS_OPENING = """# The checks of the SSDA903 return

`hearth check` runs every check of a collection year; `hearth rules 1001` explains one. They are
written from a description of a public validator, and agree with it to the null.

Some facts of that validator look out of date and are kept, so that both say the same of one return:

- The council of a placement is looked up in a district list of 2021. Cumberland, Westmorland and
  Furness, North Yorkshire and Somerset, and Barnsley and Sheffield under their new codes, are not
  in it: `PL_LA` is then empty.
- 633 does not know the six councils founded since 2019 (838, 839, 940 to 943).
- 706 reports the row of last year's file, since the row that is missing from this year's has none.

Distances to Northern Ireland, which has a grid of its own, are not worked out. Four checks that are
written there and switched off in every year are not here: SW15STG2, SW16aSTG2, SW16bSTG2 and
SW16cSTG2. Where rows are put in order by a date alone, the validator leaves open which of two equal
dates comes last (142, 199, 336, 583, SW08STG2, SW14STG2, SW17STG2); here file order decides.
"""
CHECKS_HEADING = (
    "| Check | Tables | Years | What a failure means | What to do |\n|---|---|---|---|---|"
)


def checks_page() -> str:
    """docs/ssda903.md: every check of the return, and where they depart from the reference."""
    rules = sorted(all_rules(), key=by_code)
    parts = [WRITTEN_FROM, CHECKS_OPENING, "## Where a check does what is plainly meant\n"]
    parts += [f"- `{rule.code}`: {rule.differs}" for rule in rules if rule.differs]
    parts.append(f"\n## The {len(rules)} checks\n\n{CHECKS_HEADING}")
    parts += [
        f"| `{rule.code}` | {', '.join(rule.tables)} | {', '.join(map(str, rule.spans))} |"
        f" {rule.means} | {rule.message} |"
        for rule in rules
    ]
    return "\n".join(parts) + "\n"


PAGES = {
    "tables.md": tables_page,
    "measures.md": measures_page,
    "duties.md": duties_page,
    "data.md": data_page,
    "ssda903.md": checks_page,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
