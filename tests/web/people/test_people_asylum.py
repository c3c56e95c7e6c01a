"""When a child stops being an unaccompanied asylum-seeking child."""

from __future__ import annotations

from datetime import date

import pytest

from hearth_web.people.forms.base import Desk
from hearth_web.people.forms.who import Immigration

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stopped", "taken"),
    [
        (date(2012, 5, 3), False),
        (date(2024, 5, 3), True),
        (date(2030, 5, 4), True),
        (date(2030, 5, 5), False),
    ],
)
def test_they_stop_by_their_18th_birthday(desk: Desk, stopped: date, taken: bool) -> None:
    told = {
        "uasc": "yes",
        "duc-day": stopped.day,
        "duc-month": stopped.month,
        "duc-year": stopped.year,
    }
    form = Immigration(told, desk=desk)
    form.is_valid()
    assert ("duc" not in form.errors) is taken, form.errors
