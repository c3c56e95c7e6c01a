"""Two inspections years apart and an audit round, over the invented people of the web tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hearth.quality import State
from hearth_web.people import standing
from hearth_web.people.models import PeriodOfCare
from hearth_web.quality.actions import audits, inspections
from hearth_web.quality.models import AuditRound, Finding, Inspection

TODAY = date(2025, 3, 31)


@pytest.fixture(autouse=True)
def stands_still(settings: Any) -> None:
    settings.TODAY = TODAY


def inspection(cast: Any, title: str, ended: date, framework: str = "focused-visit") -> Inspection:
    return inspections.add_inspection(
        by=cast["head_of_service"],
        values={"title": title, "framework": framework, "began": ended, "ended": ended},
    )


def finding(cast: Any, of: Inspection, words: str, **more: str) -> Finding:
    values = {"kind": "improve", "service": "in-care", "theme": "placements", "words": words}
    return inspections.add_finding(by=cast["head_of_service"], inspection=of, values=values | more)


@pytest.fixture
def before(cast: Any) -> Finding:
    """Found in 2019: something was planned, and it was forgotten."""
    earlier = inspection(cast, "Inspection of 2019", date(2019, 7, 5), "ilacs")
    found = finding(cast, earlier, "Too few local homes for adolescents with complex needs.")
    inspections.add_improvement(
        by=cast["head_of_service"],
        inspection=earlier,
        findings=[found],
        values={"what": "Ask providers", "due": date(2020, 1, 1), "state": State.UNDER_WAY},
        on=date(2019, 9, 1),
    )
    return found


@pytest.fixture
def now(cast: Any) -> Finding:
    """Found lately, in other words."""
    visit = inspection(cast, "Visit of 2024", date(2024, 10, 4))
    return finding(
        cast, visit, "Homes for complex adolescents are hard to find, and few are local."
    )


@pytest.fixture
def round(cast: Any) -> AuditRound:
    """A round with one question; both open children are in care."""
    for child in (cast.ash, cast.birch, cast.cedar, cast.elder):
        PeriodOfCare.objects.create(child=child, decom=date(2023, 1, 1))
    standing.refresh()
    return audits.add_round(
        by=cast["head_of_service"],
        values={"title": "Spring", "began": date(2025, 3, 1), "aspiration": 80},
        questions=["Is the plan up to date?"],
    )
