"""What the recording tests share: care made by the real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hearth_web.audit.log import System
from hearth_web.people.actions import histories
from hearth_web.people.models import Child, PeriodOfCare

START = date(2023, 4, 10)


@pytest.fixture
def in_care() -> Callable[..., PeriodOfCare]:
    """Take a child into care: one period, one legal status, one placement."""

    def start(child: Child, on: date = START) -> PeriodOfCare:
        made: Any = histories.start_care(
            by=System("tests"),
            child=child,
            period={"decom": on, "cin": "N1", "home_post": "YO11QA"},
            status={"ls": "C2"},
            placement={"place": "U4", "place_provider": "PR1", "pl_post": "YO17HH"},
        )
        return made[0]

    return start
