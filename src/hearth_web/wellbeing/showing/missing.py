"""Going missing on a child's page: how long, and whether they were asked about it in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hearth.documents.sentences import day, join, plural
from hearth_web.access.verbs import Verb
from hearth_web.people.journey import Moment
from hearth_web.people.life import Life
from hearth_web.people.models import Event
from hearth_web.people.showing.links import adding, changing
from hearth_web.wellbeing.answers import INTERVIEW, OFFER, answering
from hearth_web.wellbeing.models import MissingEpisode
from hearth_web.wellbeing.rules import covered_by_one, hours_missing, interview_due

__all__ = ["lane", "missing"]

SHOWN = 6  # before the rest is folded away
ASKED_FOR = timedelta(days=90)  # after a return, while an interview is worth asking for
SHORT = 48  # hours, below which they are told and not days
NOT_HELD = {
    "DECLINED": "The child did not want a return interview",
    "ATTEMPTED": "A return interview was tried without success",
    "NOT_NEEDED": "A return interview was not needed",
}


@dataclass(frozen=True)
class Time:
    """One time missing as it is shown; `record` leads to the form of its interview."""

    label: str
    value: str
    href: str
    record: str = ""


def missing(life: Life) -> Mapping[str, Any]:
    """Every time, the latest first, and whether they were asked about it afterwards."""
    held = list(reversed(life.facts(MissingEpisode)))
    lines = [one_time(life, each) for each in held]
    return {
        "lines": lines[:SHOWN],
        "older": lines[SHOWN:],
        "said": counted(held),
        "covers": together(life, held),
        "add": adding(life, "missing"),
    }


def counted(episodes: Sequence[MissingEpisode]) -> str:
    """How often, and whether they are missing now."""
    is_out = any(each.mis_end is None for each in episodes)
    times = plural(len(episodes), "time")
    return f"{times} in all. Not yet recorded as back." if is_out else f"{times} in all."


def one_time(life: Life, each: MissingEpisode) -> Time:
    """One time missing."""
    asked = interview(life, each)
    is_open = not asked and is_worth_asking(life, each)
    said = "\n".join(filter(None, [lasted(each), asked or clock_of(life, each) * is_open]))
    record = answering(life.child, INTERVIEW, each.mis_start) if is_open else ""
    may = life.may(Verb.RECORD)
    return Time(day(each.mis_start), said, changing(life, "missing", each), record if may else "")


def is_worth_asking(life: Life, each: MissingEpisode) -> bool:
    """Whether the child came back not so long ago."""
    return each.mis_end is not None and life.today - each.mis_end <= ASKED_FOR


def interview(life: Life, each: MissingEpisode) -> str:
    """What is recorded of an interview after it; nothing where it is neither held nor refused."""
    mine = [e for e in life.facts(Event) if e.event == INTERVIEW and e.about == each.mis_start]
    if mine:
        return NOT_HELD.get(mine[-1].outcome) or held_on(each, mine[-1])
    asked = {("1", "1"): "Talked about it afterwards", ("1", "0"): "Did not want to talk about it"}
    said = asked.get((each.interview_offered, each.interview_accepted), "")
    return said or ("No return interview was offered" if each.interview_offered == "0" else "")


def held_on(each: MissingEpisode, event: Event) -> str:
    """When an interview was held, and whether that was in time."""
    due = interview_due(each)
    met = due.is_met(event.date, event.time) if due else None
    how = {True: ", within 72 hours", False: ", after the 72 hours"}.get(met, "")  # type: ignore[arg-type]
    return f"Return interview held on {day(event.date)}{how}"


def clock_of(life: Life, each: MissingEpisode) -> str:
    """When the 72 hours end, and whether an interview was offered meanwhile."""
    due = interview_due(each)
    if due is None:
        return ""
    ends = "end" if due.day >= life.today else "ended"
    words = f"72 hours for a return interview {ends} on {due.words}"
    offered = [e for e in life.facts(Event) if e.event == OFFER and e.about == each.mis_start]
    if offered or each.interview_offered == "1":
        words = f"{words}. A return interview was offered"
    return words if due.day >= life.today else f"{words}. None is recorded"


def together(life: Life, held: Sequence[MissingEpisode]) -> str:
    """That one interview is in time for several returns, where it is."""
    dues = [
        due
        for each in held
        if (due := interview_due(each)) and due.day >= life.today and not interview(life, each)
    ]
    first = covered_by_one(dues)
    if first is None:
        return ""
    days = join([day(due.returned) for due in sorted(dues, key=lambda due: due.day)])
    return f"One interview covers the returns of {days}, if it is held by {first.words}."


def lasted(each: MissingEpisode) -> str:
    """Missing or away, from when to when, and for how long."""
    kind = "Away without authorisation" if each.missing == "A" else "Missing"
    since = f" from {each.start_time}" if each.start_time else ""
    if each.mis_end is None:
        return f"{kind}{since}, not yet recorded as back"
    days = (each.mis_end - each.mis_start).days
    at = f" at {each.end_time}" if each.end_time else ""
    if not days:
        return f"{kind}{since}, back the same day{at}"
    hours = hours_missing(each)
    is_short = hours is not None and hours < SHORT
    spell = plural(hours or 0, "hour") if is_short else plural(days, "day")
    return f"{kind}{since} for {spell}" + (f", back on {day(each.mis_end)}{at}" if at else "")


def lane(life: Life) -> Iterator[Moment]:
    """Each time missing, as a moment: most last a day or two."""
    for each in life.facts(MissingEpisode):
        yield Moment(each.mis_start, "", f"{lasted(each)}.", "", "triangle")
