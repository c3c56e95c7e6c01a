"""Work plans and follow-ups of a meeting file."""

from __future__ import annotations

from hearth.board.follow_ups import FollowUp, FollowUpKind
from hearth.board.meetings import Part
from hearth.board.reading.said import Said
from hearth.board.work_plan import PlannedItem, WorkPlan

__all__ = ["follow_up_of", "work_plan_of"]


def work_plan_of(said: Said) -> WorkPlan | None:
    """A work plan: by meeting, the items planned for it. None, noted, without its day."""
    agreed = said.day("agreed-on")
    items = [item for each in said.each("meetings", "planned meeting") for item in _planned(each)]
    if agreed is None:
        said.fault("agreed-on", NO_DAY.format("This work plan", "agreed-on"), left_out=True)
    said.done()
    return WorkPlan(agreed, items) if agreed else None


NO_DAY = "{} has no day. Write {}: and the day. It is left out."


def _planned(said: Said) -> list[PlannedItem]:
    on = said.day("on")
    titles = [(each.needed("name"), each.text("theme")) for each in said.each("items", "item")]
    said.done()
    if on is None:
        said.fault("on", NO_DAY.format("This planned meeting", "on"), left_out=True)
        return []
    return [PlannedItem(title, on, theme) for title, theme in titles]


def follow_up_of(said: Said) -> FollowUp | None:
    """Something an earlier meeting asked for. None, noted, without the day of that meeting."""
    raised = said.day("raised-on")
    if raised is None:
        said.fault("raised-on", NO_DAY.format("This follow-up", "raised-on"), left_out=True)
        return None
    found = FollowUp(
        ref=said.text("ref"),
        kind=said.one_of("kind", FollowUpKind, FollowUpKind.RESOLUTION),
        words=said.text("name") or said.needed("words"),
        raised_on=raised,
        item=said.text("item"),
        raised_by=said.text("raised-by"),
        owner=said.text("owner"),
        due=said.day("due"),
        answer=said.text("answer"),
        answered_on=said.day("answered-on"),
        closed_on=said.day("closed-on"),
        part=said.one_of("part", Part, Part.A),
    )
    said.done()
    return found
