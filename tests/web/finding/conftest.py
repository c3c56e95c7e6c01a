"""What the tests of finding and showing children share: lives drawn in a line or two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hearth_web.people import standing
from hearth_web.people.models import Child, LegalStatus, PeriodOfCare, Placement

Drawn = Callable[..., None]


@pytest.fixture
def in_care() -> Drawn:
    """Care, a legal status and a home over the same days, and the standing that follows.

    Whoever draws several lives says `stands=False` and works out all their standings at the end.
    """

    def draw(
        child: Child,
        decom: date = date(2024, 1, 1),
        dec: date | None = None,
        *,
        respite: bool = False,
        ls: str = "C2",
        place: str = "U6",
        rec: str = "",
        stands: bool = True,
        **home: Any,
    ) -> None:
        days = {"child": child, "decom": decom, "dec": dec, "respite": respite}
        PeriodOfCare.objects.create(**days, rec=rec)
        LegalStatus.objects.create(**days, ls=ls)
        Placement.objects.create(**days, place=place, **home)
        if stands:
            standing.refresh([child.pk])

    return draw
