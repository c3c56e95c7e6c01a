"""Figures by the API are the pages' figures, and the children behind them follow scopes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.imports.actions import import_now
from hearth_web.insight.actions import choose_council

pytestmark = pytest.mark.django_db
ON = "on=2025-03-31"


@pytest.fixture
def counted(cast: Any, settings: Any, small_returns: list[Path], tmp_path: Path) -> Any:
    """The small council's last return, as an analyst would have brought it in."""
    from hearth.vocabulary import council

    settings.MEDIA_ROOT = tmp_path
    choose_council(by=cast["administrator"], council=council("Lewisham"))
    import_now(by=System("test"), paths=[small_returns[-1]])
    return cast


def test_figures_and_the_children_behind_them_agree(counted: Any, program: Any) -> None:
    client = program("analyst")
    said = client.get(f"/api/v1/measures/cla-number?{ON}").json()
    (whole,) = [f for f in said["figures"] if f["end"] == "2025-03-31" and f["breakdown"] == ""]
    assert said["exact"]
    behind = client.get(f"/api/v1/measures/cla-number/children?{ON}").json()
    assert len(behind["children"]) + behind["hidden"] == whole["numerator"] > 0
    logged = Event.objects.get(action="insight.children.seen")
    assert logged.after["by"] == "API, Warehouse"


def test_scopes_and_health_guard_the_children_behind(counted: Any, program: Any) -> None:
    path = f"/api/v1/measures/cla-number/children?{ON}"
    assert program("analyst", ["numbers", "children"]).get(path).status_code == 404
    assert program("analyst", ["numbers", "children", "behind"]).get(path).status_code == 200
    ill = path.replace("cla-number", "health-assessments")
    without = program("analyst", ["numbers", "children", "behind"])
    assert without.get(ill).status_code == 404


def test_what_cannot_be_asked_is_a_problem(cast: Any, program: Any) -> None:
    client = program("analyst")
    assert client.get("/api/v1/measures/nothing").status_code == 404
    assert client.get("/api/v1/measures/cla-number").status_code == 409
    assert {m["id"] for m in client.get("/api/v1/measures").json()} >= {"cla-number"}


def test_a_day_not_held_says_which_days_are(counted: Any, program: Any) -> None:
    said = program("analyst").get("/api/v1/measures/cla-number?on=1999-01-01")
    assert said.status_code == 422
    assert "Enter a date from" in said.json()["detail"]
