"""What the invented council did about its duties in the last year: plans, notices, assessments."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

import numpy as np

from hearth.demo.practice.keeping import events_of
from hearth_web.audit import System
from hearth_web.bridge.lives import lives
from hearth_web.people.actions import Change, apply_many
from hearth_web.people.models import Event
from hearth_web.ui import clock

__all__ = ["write"]

SINCE = timedelta(days=365)
YES_NO = {True: "1", False: "0"}


def write(by: System, seed: int) -> None:
    """An event for each thing done since a year ago, as the duties of each child ask for them."""
    today = clock.today()
    rows = events_of(lives(), np.random.default_rng(seed), today - SINCE, today)
    batches: dict[UUID, list[Change]] = defaultdict(list)
    for row in rows:
        values = {name: value for name, value in row.items() if name != "child"}
        if "in_person" in values:
            values["in_person"] = YES_NO[values["in_person"]]
        batches[UUID(row["child"])].append(Change(Event, None, values))
    apply_many(by=by, batches=batches, skip_refused=True)
