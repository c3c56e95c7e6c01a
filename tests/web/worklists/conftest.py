from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from worklists_help import TODAY, take_into_care

from hearth.vocabulary import council
from hearth_web.people.standing import refresh
from hearth_web.ui.models import House


@pytest.fixture(autouse=True)
def the_day(settings: Any, tmp_path: Path) -> None:
    """It is 31 March 2025, and each test keeps its files to itself."""
    settings.TODAY = TODAY
    settings.DATA = tmp_path


@pytest.fixture
def larkmoor(cast: Any) -> Any:
    """The council is chosen."""
    House(code=council("Lewisham").ons_code, name="Larkmoor", set_up_at=timezone.now()).save()
    House.forget()
    yield cast
    House.forget()


@pytest.fixture
def owed(larkmoor: Any) -> Any:
    """Ash, Birch and Cedar have been in care since 3 February 2025, and nothing was done yet."""
    cast = larkmoor
    for child in (cast.ash, cast.birch, cast.cedar):
        take_into_care(child, date(2025, 2, 3))
    refresh()
    return cast
