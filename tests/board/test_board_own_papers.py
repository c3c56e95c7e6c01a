"""The papers that a body's own record writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from board_help import BODY

from hearth.board import (
    Function,
    Minute,
    Minutes,
    Part,
    PlannedItem,
    Resolution,
    Terms,
    WorkPlan,
    drift,
)
from hearth.board.lacking import lacks
from hearth.board.own_papers import meeting_paper, work_plan_paper
from hearth.board.prose import Grid, Lettered, Points, pieces

MARCH, APRIL = date(2021, 3, 3), date(2021, 4, 21)


def test_a_work_plan_is_a_table_by_meeting_and_theme() -> None:
    plan = WorkPlan(
        date(2020, 11, 4),
        [
            PlannedItem("Health report", MARCH, "Children in care"),
            PlannedItem("Strategy", MARCH, "Children in care"),
            PlannedItem("Housing", MARCH, "Care leavers"),
            PlannedItem("Virtual school", APRIL, "Children in care"),
        ],
    )
    body = replace(BODY, terms=Terms(functions=[Function("a", "Watch."), Function("b", "Report.")]))

    paper = work_plan_paper(body, plan, drift([plan], []))

    background, issues = paper.section("background"), paper.section("key_issues")
    assert background is not None
    assert issues is not None
    assert Lettered(["Watch.", "Report."]) in pieces(background.text)
    assert pieces(issues.text)[-1] == Grid(
        ["Meeting", "Children in care", "Care leavers"],
        [
            ["3 March 2021", "Health report; Strategy", "Housing"],
            ["21 April 2021", "Virtual school", "None yet"],
        ],
    )
    assert [each.what for each in lacks(paper) if each.blocking] == []


def test_what_another_body_is_told_is_of_the_open_part() -> None:
    minutes = Minutes(
        "Board",
        "Westmarch",
        MARCH,
        items=[
            Minute("1", "Apologies"),
            Minute("2", "Homes", resolutions=[Resolution("That a plan come.", "Vi", APRIL)]),
            Minute("3", "Brackenfold", resolutions=[Resolution("Buy.", "Vi")], part=Part.B),
        ],
    )

    paper = meeting_paper(minutes, "the scrutiny committee")

    issues = paper.section("key_issues")
    assert issues is not None
    assert Points(["That a plan come."]) in pieces(issues.text)
    assert "| That a plan come. | Vi | 21 April 2021 |" in issues.text
    assert "Brackenfold" not in str(paper)
    assert "Apologies" not in issues.text
