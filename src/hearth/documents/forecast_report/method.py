"""How the forecast is made, what it takes for granted, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.words import when
from hearth.documents.model import Block, Heading, Listing, Paragraph, SourceLine, Table
from hearth.documents.sentences import join
from hearth.documents.words import number
from hearth.forecast.assumptions import assumptions

__all__ = ["blocks"]

STEPS = (
    "**Everybody is followed one by one.** Each child in care today starts with their own age to"
    " the day, time in care, time in their home, kind of home and distance. On their 18th birthday"
    " they leave care: that part of the forecast is almost certain.",
    "**Leaving and moving.** How often children leave care or move is estimated by age, time in"
    " care or in the home, and kind of home, from the council's own returns. Children who came"
    " alone from abroad leave at a rate of their own. Recent months count more. Where the council"
    " has few events of its own, the rate is drawn towards the published rate for England.",
    "**Coming into care.** Families come at the pace of the council's own past, with its seasons;"
    " each is a family that came before, drawn again, with its children's ages and first homes."
    " Who had come before the first return and was still there tells of the pace then."
    " Unaccompanied children are a stream of their own.",
    "**Drift.** The pace of coming and leaving is followed month by month through the past. It goes"
    " on wandering into the future as restlessly as it has wandered, and a slope dies away.",
    "**Three kinds of doubt.** Each future draws anew how children fare by chance, what the rates"
    " truly are, and how they drift. A range without all three would be too narrow.",
)


def blocks(evidence: Evidence) -> Iterator[Block]:
    """The appendix."""
    results, known = evidence.results, evidence.known
    yield Heading("How the forecast is made", new_page=True)
    yield Paragraph(
        f"Made from the returns of {join([f'{year - 1}/{year % 100:02d}' for year in known.years])}"
        f" as known on {when(results.as_at)}: {number(known.months)} months of past. Simulated:"
        f" {number(results.futures)} futures of {number(len(results.ahead))} months, with the"
        f" number {evidence.seed} to start chance from; the same number gives the same result."
    )
    yield Listing(STEPS)
    yield Paragraph(
        "Children whose only care is a planned series of short breaks are left out. A range is"
        " taken over futures of the number itself, so parts do not add up to their whole."
        " forecast.csv has every number of this report for every month, with both ranges."
    )
    yield SourceLine(
        f"Own figures: SSDA903 returns, {evidence.subject.name}. Published figures: contains"
        " public sector information licensed under the Open Government Licence v3.0. Department for"
        " Education; Office for National Statistics; Home Office, National Transfer Scheme."
    )
    yield Heading("Every assumption", level=3)
    yield Paragraph(
        "Values believed before the council's own past is seen. The more its returns tell, the less"
        " these matter; how many events weigh as much as each is itself in the list."
    )
    yield assumption_table()


def assumption_table() -> Table:
    """Every assumption by its name."""
    rows = [
        [one.name, f"{one.value:g} {one.unit}", one.what, one.source]
        for one in assumptions().values()
    ]
    columns = ["Name", "Value", "What it is", "Source"]
    return Table("What is taken for granted", columns, rows)
