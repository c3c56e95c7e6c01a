"""Rules as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.documents.sentences import day
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.coverage import EARLIEST
from hearth.duties.limits import Limit, limits, relaxations
from hearth.duties.model import Duty, Group, Level
from hearth.duties.parts import part_of
from hearth_web.worklists.models import OwnLimit, OwnRelaxation, OwnSetting, Recorded, Set
from hearth_web.worklists.policy.reading import Standing
from hearth_web.worklists.policy.said import RELAXED, days_said, said_of, span_words
from hearth_web.worklists.rules import owner_words
from hearth_web.worklists.telling import LEVELS

__all__ = ["Line", "Shown", "history", "lines_of", "listed", "shown"]

SHORT = {
    Level.LAW: ("Law", "blue"),
    Level.GUIDE: ("Guidance", "purple"),
    Level.LOCAL: ("Suggested", "grey"),
    Level.EMERGENCY: ("Emergency", "orange"),
}
OWN = {Level.LOCAL: ("Own", "green"), Level.EMERGENCY: ("Emergency", "orange")}


@dataclass(frozen=True)
class Line:
    """One limit in words. `row` is the council's own that it comes from, if any."""

    part: str
    span: str
    tag: str
    colour: str
    level: str
    amber: str
    source: str
    days: str
    row: OwnLimit | OwnRelaxation | None = None


@dataclass(frozen=True)
class Shown:
    """One duty with its rules."""

    duty: Duty
    lines: Sequence[Line]
    amber: str
    owner: str
    own_owner: bool
    recorded: str
    is_recorded: bool

    @property
    def is_own(self) -> bool:
        """Whether the council has set anything."""
        return self.own_owner or bool(self.amber) or any(line.row for line in self.lines)


def shown(duty: Duty, standing: Standing, own: Iterable[Set], today: date | None = None) -> Shown:
    """A duty with its rules; with `today` only those limits that hold then or later."""
    lines = list(lines_of(duty, own, today))
    policy = standing.policy
    amber = policy.amber(duty.id)
    return Shown(
        duty=duty,
        lines=lines,
        amber=span_words(amber) if amber else "",
        owner=owner_words(standing.owner_of(duty)),
        own_owner=duty.id in standing.owners,
        recorded=recorded_said(duty, standing, own),
        is_recorded=policy.asks_about(duty.id),
    )


def lines_of(duty: Duty, own: Iterable[Set], today: date | None = None) -> Iterator[Line]:
    """The limits and relaxations of a duty, the law's before the council's."""
    for limit in limits(duty.id):
        if is_on(limit.stops, today):
            yield line_of(limit, *SHORT[limit.level])
    for each in relaxations(duty.id):
        if is_on(each.stops, today):
            yield relaxed_line(each, None)
    for row in own:
        if row.duty != duty.id:
            continue
        if isinstance(row, OwnLimit) and is_on(row.stops, today):
            yield line_of(row.limit, *OWN[Level(row.level)], row)
        elif isinstance(row, OwnRelaxation) and is_on(row.stops, today):
            yield relaxed_line(row.relaxation, row)


def is_on(stops: date | None, today: date | None) -> bool:
    """Whether it holds still, or whenever where no day is asked for."""
    return today is None or stops is None or stops > today


def line_of(limit: Limit, tag: str, colour: str, row: OwnLimit | None = None) -> Line:
    """A limit in words."""
    suggested = limit.level is Level.LOCAL and row is None
    return Line(
        part=part_of(limit.duty, limit.part),
        span=span_words(limit.span),
        tag=tag,
        colour=colour,
        level="Suggested local standard" if suggested else LEVELS[limit.level],
        amber=span_words(limit.amber),
        source=limit.source,
        days=days_said(limit.starts, limit.stops),
        row=row,
    )


def relaxed_line(each: Any, row: OwnRelaxation | None) -> Line:
    """What counts for a time, in words."""
    tag, colour = SHORT[Level.EMERGENCY]
    counts = RELAXED.get(each.name, each.name)
    days = days_said(each.starts, each.stops)
    return Line(counts, "", tag, colour, LEVELS[Level.EMERGENCY], "", each.source, days, row)


def recorded_said(duty: Duty, standing: Standing, own: Iterable[Set]) -> str:
    """Whether it is recorded here, since when, and who says so."""
    policy = standing.policy
    said = next(
        (
            row
            for row in own
            if isinstance(row, OwnSetting)
            and row.duty == duty.id
            and row.kind == OwnSetting.Kind.KEPT
        ),
        None,
    )
    if policy.kept_from is None:
        return "Not looked at yet"
    since = policy.kept_from.get(duty.id)
    if since is None:
        return "Not recorded here, as the council says" if said else "Nothing recorded yet"
    words = "Always" if since == EARLIEST else f"Since {day(since)}"
    return f"{words}, as the council says" if said else words


def looked_at() -> Any:
    """When the record was last looked through."""
    return Recorded.objects.values_list("looked_at", flat=True).order_by("-looked_at").first()


def listed(
    rows: Iterable[Shown], *, q: str = "", group: Group | None = None, show: str = ""
) -> list[Shown]:
    """Those of the duties that are asked for."""
    words = q.casefold().split()
    return [
        row
        for row in rows
        if (group is None or row.duty.group is group)
        and has_words(row, words)
        and is_shown(row, show)
    ]


def has_words(row: Shown, words: Iterable[str]) -> bool:
    """Whether all the words stand in what is said of a duty."""
    duty = row.duty
    sources = " ".join(line.source for line in row.lines)
    text = f"{duty.title} {duty.words} {row.owner} {sources} {duty.id}".casefold()
    return all(word in text for word in words)


def is_shown(row: Shown, show: str) -> bool:
    """Whether a duty is of the kind that is asked for."""
    match show:
        case "own":
            return row.is_own
        case "unrecorded":
            return not row.is_recorded
        case "verify":
            return bool(row.duty.verify)
        case "untaken":
            return not row.lines
        case _:
            return True


@dataclass(frozen=True)
class Past:
    """One thing that was done to the rules of a duty."""

    at: Any
    who: str
    what: str
    why: str


def history(duty: str) -> list[Past]:
    """What was set and taken back, the newest first."""
    found = []
    for kind in (OwnLimit, OwnRelaxation, OwnSetting):
        for row in kind.objects.filter(duty=duty).select_related("made_by", "undone_by"):
            found.append(Past(row.made_at, name_of(row.made_by), f"Set: {said_of(row)}", row.why))
            if row.undone_at:
                what = f"Took back: {said_of(row)}"
                found.append(Past(row.undone_at, name_of(row.undone_by), what, row.undone_why))
    return sorted(found, key=lambda each: each.at, reverse=True)


def name_of(user: Any) -> str:
    """Who it was."""
    return user.name if user else "Somebody whose account is gone"


def in_groups(rows: Iterable[Shown]) -> list[tuple[Group, list[Shown]]]:
    """Duties under the headings of their groups, in the catalogue's order."""
    found: dict[Group, list[Shown]] = {}
    for row in rows:
        found.setdefault(row.duty.group, []).append(row)
    return list(found.items())


def all_shown(standing: Standing, own: Sequence[Set], today: date) -> list[Shown]:
    """Every duty with the rules that hold now or later."""
    return [shown(duty, standing, own, today) for duty in CATALOGUE.values()]
