"""Who worked with each child: the return's table of social workers, and every allocation."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records import TABLES
from hearth_web.bridge.tables import Only, columns_of, of_children, typed
from hearth_web.people.models import Allocation

__all__ = ["ALLOCATIONS", "allocations", "sw_episodes"]

SOCIAL_WORKER = "SW"
NO_NUMBER = "XX"  # how the return begins a number of its own for a worker who has none

ALLOCATIONS = {
    "child": nw.String,
    "role": nw.String,
    "worker": nw.String,
    "team": nw.String,
    "start": nw.Date,
    "end": nw.Date,
}
"""Who holds each child's case: `worker` and `team` by their ids here, a team of its own or the
worker's."""


def sw_episodes(only: Only) -> nw.DataFrame[Any]:
    """The spells of each child's social workers, as the return has them."""
    rows = of_children(Allocation.objects.filter(role=SOCIAL_WORKER, worker__isnull=False), only)
    columns = columns_of(
        rows.order_by(),
        {
            "child": "child__child",
            "dob": "child__dob",
            "sw_id": "worker__sw_id",
            "sw_decom": "decom",
            "sw_dec": "dec",
            "sw_reason": "sw_reason",
            "worker": "worker_id",
        },
    )
    numbers = zip(columns["sw_id"], columns.pop("worker"), strict=True)
    columns["sw_id"] = [number or f"{NO_NUMBER}{id.hex[:10].upper()}" for number, id in numbers]
    return typed(TABLES["sw_episodes"], columns)


def allocations(only: Only) -> nw.DataFrame[Any]:
    """Every allocation in the columns of `ALLOCATIONS`."""
    rows = of_children(Allocation.objects.order_by(), only)
    places = {
        "child": "child__child",
        "role": "role",
        "worker": "worker_id",
        "team": "team_id",
        "start": "decom",
        "end": "dec",
        "workers_team": "worker__team_id",
    }
    columns = columns_of(rows, places)
    teams = zip(columns["team"], columns.pop("workers_team"), strict=True)
    columns["team"] = [str(own or theirs) if own or theirs else None for own, theirs in teams]
    columns["worker"] = [str(worker) if worker else None for worker in columns["worker"]]
    return frames.from_columns(columns, ALLOCATIONS)
