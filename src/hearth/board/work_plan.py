"""The work plan across a municipal year, and how far meetings drifted from what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from hearth.board.likeness import Titles
from hearth.board.meetings import Meeting
from hearth.dates.words import day

__all__ = ["Drift", "Drifted", "PlannedItem", "WorkPlan", "drift"]


@dataclass(frozen=True)
class PlannedItem:
    """Something the body agreed to take at a meeting. `theme` is, say, care leavers."""

    title: str
    meeting: date
    theme: str = ""


@dataclass(frozen=True)
class WorkPlan:
    """The plan as it was agreed on one day; a body keeps every one."""

    agreed_on: date
    items: Sequence[PlannedItem]


class Drifted(StrEnum):
    """What became of a planned item."""

    TAKEN = "on the agenda"
    REWORDED = "on the agenda in other words"
    EARLIER = "taken earlier"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True)
class Drift:
    """What became of one planned item: where it was agreed for, and where it is now."""

    item: PlannedItem
    agreed_on: date
    what: Drifted
    now_on: date | None = None
    now_called: str = ""

    @property
    def in_words(self) -> str:
        """The whole of it in a sentence a chair can read out."""
        start = f"{self.item.title}: agreed on {day(self.agreed_on)} for {day(self.item.meeting)}"
        called = "" if self.now_called == self.item.title else f" as “{self.now_called}”"
        when = day(self.now_on) if self.now_on else "a day not set"
        match self.what:
            case Drifted.TAKEN | Drifted.REWORDED:
                return f"{start}, and on that agenda{called}."
            case Drifted.EARLIER:
                return f"{start}. It was taken earlier, on {when}{called}."
            case Drifted.MOVED:
                return f"{start}. It is not on that agenda; it moved to {when}{called}."
        return f"{start}. It is not on that agenda, and no later plan or agenda has it."


def drift(plans: Sequence[WorkPlan], meetings: Iterable[Meeting]) -> list[Drift]:
    """What became of each item of each plan whose meeting has an agenda, the first plan first.

    An item that several plans give the same meeting is told of once, as the last of them said.
    """
    agendas = {each.on: [item.title for item in each.items] for each in meetings if each.items}
    ordered = sorted(plans, key=lambda plan: plan.agreed_on)
    known = Follow(ordered, dict(sorted(agendas.items())))
    found: dict[tuple[date, str], Drift] = {}
    for plan in ordered:
        for item in plan.items:
            if item.meeting in agendas and plan.agreed_on < item.meeting:
                found[item.meeting, item.title.casefold()] = known.became(item, plan)
    return list(found.values())


@dataclass(frozen=True)
class Follow:
    """Follows planned items through later agendas and plans."""

    plans: Sequence[WorkPlan]
    agendas: Mapping[date, Sequence[str]]

    @cached_property
    def titles(self) -> Titles:
        """Every title of the plans and agendas, by which words are weighed."""
        planned = (item.title for plan in self.plans for item in plan.items)
        return Titles([*planned, *(title for titles in self.agendas.values() for title in titles)])

    def became(self, item: PlannedItem, plan: WorkPlan) -> Drift:
        """What became of one item: its own agenda first, then an earlier, then what came later."""
        titles = self.titles
        if called := titles.nearest(item.title, self.agendas[item.meeting]):
            same = called.casefold() == item.title.casefold()
            what = Drifted.TAKEN if same else Drifted.REWORDED
            return Drift(item, plan.agreed_on, what, item.meeting, called)
        for on, agenda in self.agendas.items():
            if plan.agreed_on < on and (called := titles.nearest(item.title, agenda)):
                what = Drifted.EARLIER if on < item.meeting else Drifted.MOVED
                return Drift(item, plan.agreed_on, what, on, called)
        for later in self.plans:
            ahead = {each.title: each.meeting for each in later.items}
            ahead = {title: on for title, on in ahead.items() if on > item.meeting}
            called = titles.nearest(item.title, list(ahead))
            if called and later.agreed_on > plan.agreed_on:
                return Drift(item, plan.agreed_on, Drifted.MOVED, ahead[called], called)
        return Drift(item, plan.agreed_on, Drifted.GONE)
