"""Workers, teams, and who held which case from when to when."""

from __future__ import annotations

from hearth.sources.plain import Line
from hearth.sources.ssd.given import Given

__all__ = ["take_workers"]


def take_workers(given: Given) -> None:
    """Add teams, workers and allocations."""
    for line in given["ssd_department"]:
        given.add("teams", line, team=line["team"], **line.take(name="name", parent="parent"))
        if line["parent"]:
            given.add("teams", line, team=line["parent"], **line.take(name="parent_name"))
    for line in given["ssd_professionals"]:
        names = line.take(name="name", job_title="job_title", agency="agency")
        given.add("workers", line, worker=line["worker"], **names, **registration(line))
    for line in given["ssd_involvements"]:
        allocation(given, line)


def registration(line: Line) -> dict[str, str]:
    """The Social Work England number, with the SW that some systems leave out."""
    number = line["sw_id"]
    if not number:
        return {}
    return {"sw_id": f"SW{number}" if number.isdigit() else number.upper()}


def allocation(given: Given, line: Line) -> None:
    """One worker of one child. What the worker is to the child has been said if it is not known."""
    if not line["role"]:
        return
    given.add(
        "allocations",
        line,
        **line.take(child="child", worker="worker", team="team", role="role", start="start"),
        **line.take_end(end="end"),
        **line.take(reason="reason"),
    )
