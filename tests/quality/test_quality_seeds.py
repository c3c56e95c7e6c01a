"""A council's own paper entered whole: a visit of 2020 in its eleven parts, and thirteen lines of
the plan before it. The sentences are ours; what each says and where it stands is the paper's."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

from hearth.documents.inspection import feedback_report, plan_report
from hearth.documents.model import Heading, Listing, Table
from hearth.quality import (
    Echoes,
    Finding,
    FindingKind,
    Improvement,
    Inspection,
    State,
    services,
    themes,
)
from hearth.quality.inspections import letter_of

HERE = Path(__file__).parent
ENDED, TODAY = date(2020, 10, 1), date(2020, 11, 4)
IN_2019 = date(2019, 7, 19)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def visit() -> Inspection:
    findings = [
        Finding(str(at), "visit", ENDED, FindingKind(row["kind"]), row["service"], row["theme"],
                row["words"], row["paragraph"])
        for at, row in enumerate(rows("findings_of_2020"))
    ]  # fmt: skip
    plan = [
        Improvement(str(at), letter_of(at), row["what"], row["owner"], None, State(row["state"]))
        for at, row in enumerate(rows("improvements_of_2020"), 1)
    ]
    return Inspection(
        "visit", "Focused visit", "focused-visit", date(2020, 9, 29), ENDED, inspectors=5,
        cases=20, feedback_on=date(2020, 10, 2), letter_on=date(2020, 11, 13),
        findings=findings, improvements=plan,
    )  # fmt: skip


def test_every_part_and_theme_is_known() -> None:
    assert {each.service for each in visit().findings} <= services().keys()
    assert {each.theme for each in visit().findings} <= themes().keys()


def test_the_report_takes_the_parts_in_the_papers_order_and_leaves_no_paragraph_out() -> None:
    report = feedback_report(visit(), {}, TODAY)
    parts = [each.text for each in report.blocks if isinstance(each, Heading)]
    assert parts[1:11] == [
        "What was found", "Early help", "The front door", "Children in need and child protection",
        "Children in care", "Care leavers", "Education of children in care and care leavers",
        "Fostering and adoption", "Youth justice", "What young people said",
    ]  # fmt: skip
    said = [item for each in report.blocks if isinstance(each, Listing) for item in each.items]
    told = {int(item.rsplit("Paragraph ", 1)[1].rstrip(".)")) for item in said}
    assert told == set(range(8, 64))


def test_the_plan_runs_from_a_to_m() -> None:
    (table,) = [b for b in plan_report(visit(), TODAY).blocks if isinstance(b, Table)]
    assert [row[0][0] for row in table.rows] == list("abcdefghijklm")


def test_what_inspectors_had_said_the_year_before_is_found_and_little_else() -> None:
    earlier = [
        Finding(str(words), "2019", IN_2019, FindingKind.IMPROVE, "in-care", theme, words)
        for theme, words in (
            ("placements", "There are too few homes for older adolescents, above all where "
             "behaviour is complex."),
            ("court", "Delay before court is common and children are not tracked."),
            ("health", "Care leavers do not have their health histories."),
            ("supervision", "Managers do not record what supervision decides."),
        )
    ]  # fmt: skip
    looking = Echoes([*visit().findings, *earlier], TODAY)
    found = {each.paragraph: looking.of(each) for each in visit().findings}
    again = {where: [echo.earlier.theme for echo in echoes] for where, echoes in found.items()}
    assert {where: them for where, them in again.items() if them} == {
        "20": ["court"],
        "31": ["placements"],
    }
