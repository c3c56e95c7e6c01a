"""What the tests of events share: one child in care, one who writes, an event of each right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.audit.log import System
from hearth_web.people.actions import Change, apply
from hearth_web.people.forms.base import Desk
from hearth_web.people.models import Child, Event

BY = System("tests")


@pytest.fixture
def desk(db: None) -> Desk:
    """Somebody who may write everything, at the record of a child born on 4 May 2012."""
    child = Child.objects.create(child="2001", forename="Rowan", dob=date(2012, 5, 4), sex="F")
    writer = User.objects.create_user("writer@council.test", name="A Writer")
    return Desk(writer, child, frozenset(Verb))


@pytest.fixture
def recorded() -> Callable[..., Event]:
    """Record an event by the real action."""

    def record(child: Child, event: str, on: date = date(2024, 5, 7), **values: Any) -> Event:
        change = Change(Event, None, {"event": event, "date": on, **values})
        made: Any = apply(by=BY, child=child, changes=[change])[0]
        return made

    return record
