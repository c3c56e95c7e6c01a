"""Episodes, or histories from elsewhere, brought together with the histories a record holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from hearth.documents.sentences import day
from hearth.records import Bundle
from hearth.records.care import (
    Care,
    Episode,
    Fault,
    LegalStatus,
    OddCell,
    Period,
    Placement,
    join,
    merge,
    problems,
    split,
)
from hearth_web.people import models

__all__ = ["CARE", "Brought", "bring", "care_of", "fatal", "says_care", "values_of_care"]

CARE = (models.PeriodOfCare, models.LegalStatus, models.Placement)
Made = Period | LegalStatus | Placement
# Tables of practice that are histories already, named as `Care` names them.
MADE: Mapping[str, type[Made]] = {
    "periods": Period,
    "legal_statuses": LegalStatus,
    "placements": Placement,
}
TABLES = ("episodes", *MADE)
# What a record of care may not be: days left out and the like are for the quality page to show.
FATAL = frozenset({"backwards", "overlap"})

PERIOD = ("decom", "dec", "respite", "cin", "home_post", "rec", "rne")
STATUS = ("decom", "dec", "respite", "ls")
HOME = (
    "decom",
    "dec",
    "respite",
    "place",
    "place_provider",
    "pl_post",
    "urn",
    "reason_place_change",
    "same_carer",
)

Values = dict[str, Any]
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Brought:
    """The histories as they would be, and what the files said of them that cannot be so."""

    care: Care
    faults: tuple[Fault, ...] = ()
    unused: tuple[Fault, ...] = ()  # why episodes are left out


def says_care(rows: Rows) -> bool:
    """Whether a child's rows speak of their care at all."""
    return any(rows.get(table) for table in TABLES)


def bring(held: Care, rows: Rows, bundle: Bundle) -> Brought:
    """The histories after the files: a return is the truth for its years, others add to it."""
    faults: tuple[Fault, ...] = ()
    unused = tuple(outside(rows.get("episodes", ()), bundle.spans))
    if rows.get("episodes"):
        held, faults = with_episodes(held, rows["episodes"], bundle.spans)
    spells = {name: with_spells(getattr(held, name), rows.get(name, ()), name) for name in MADE}
    return Brought(ended_with_care(replace(held, **spells)), faults, unused)


def outside(
    rows: Iterable[Mapping[str, Any]], spans: Sequence[tuple[date, date]]
) -> Iterator[Fault]:
    """Why episodes that begin after the last year of the files are not used."""
    if not spans:
        return
    last = spans[-1][1]
    for row in rows:
        if row["decom"] > last:
            what = (
                f"the episode of {day(row['decom'])} begins after {day(last)}, the last day the "
                "files are of. It is left out. Mend its date, or bring it with the return of its "
                "year."
            )
            yield Fault("late", row["decom"], what)


def with_episodes(
    held: Care, rows: Iterable[Mapping[str, Any]], spans: Sequence[tuple[date, date]]
) -> tuple[Care, tuple[Fault, ...]]:
    """Episodes of a return merged into what is held, and what they say that cannot be so."""
    incoming = [Episode.of(row) for row in rows]
    merged = join(held)
    # An export without years is the truth from the first episode it has of the child.
    for first, last in spans or [(min(each.decom for each in incoming), date.max)]:
        within = [e for e in incoming if e.decom <= last and (e.dec is None or e.dec >= first)]
        merged = merge(merged, within, (first, last))
    care = split(merged)
    said = {fault.sentence for fault in split(incoming).faults}
    return care, tuple(fault for fault in care.faults if fault.sentence in said)


def with_spells(
    held: Sequence[Any], rows: Iterable[Mapping[str, Any]], table: str
) -> tuple[Any, ...]:
    """One history with the spells another system tells of, matched by their start.

    A spell that begins after an open one ends it. Columns that are not said stay as they are.
    """
    spells = {(one.decom, one.respite): one for one in held}
    columns = {column.name for column in fields(MADE[table])}
    for row in rows:
        start = row.get("start")
        if start is None:
            continue
        said = {name: row[name] for name in row if name in columns}
        if "end" in row:
            said["dec"] = row["end"]
        before = spells.get((start, False))
        made = replace(before, **said) if before else MADE[table](decom=start, **said)
        spells[start, False] = made
    ordered = sorted(spells.values(), key=lambda one: (one.respite, one.decom))
    return tuple(ended_by_next(ordered))


def ended_by_next(ordered: Sequence[Any]) -> Iterable[Any]:
    """The same, an open spell ended where the next one of its kind begins."""
    for at, one in enumerate(ordered):
        following = ordered[at + 1] if at + 1 < len(ordered) else None
        if following is not None and following.respite == one.respite and one.dec is None:
            yield replace(one, dec=following.decom)
        else:
            yield one


def ended_with_care(care: Care) -> Care:
    """The same, with nothing still open where the period of care it began in has ended."""

    def over(spell: Any) -> date | None:
        within = [p for p in care.periods if p.respite == spell.respite and p.decom <= spell.decom]
        return max(within, key=lambda p: p.decom).dec if within else None

    def closed(spells: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            replace(one, dec=end) if one.dec is None and (end := over(one)) else one
            for one in spells
        )

    return replace(
        care, legal_statuses=closed(care.legal_statuses), placements=closed(care.placements)
    )


def fatal(care: Care) -> list[Fault]:
    """Why histories cannot be kept at all."""
    return [fault for fault in problems(care) if fault.kind in FATAL]


def care_of(periods: Iterable[Any], statuses: Iterable[Any], homes: Iterable[Any]) -> Care:
    """The histories of one child's rows in the database."""
    care = Care(
        periods=tuple(Period(**said(row, PERIOD)) for row in periods),
        legal_statuses=tuple(
            LegalStatus(**said(row, STATUS), rne_given=row.rne or None) for row in statuses
        ),
        placements=tuple(Placement(**said(row, HOME), rne_given=row.rne or None) for row in homes),
    )
    return with_home_posts(care, {(h.decom, h.respite): h.home_post for h in homes if h.home_post})


def said(row: Any, names: Iterable[str]) -> Values:
    """Columns of a row; empty text is nothing."""
    return {name: None if (value := getattr(row, name)) == "" else value for name in names}


def with_home_posts(care: Care, given: Mapping[tuple[date, bool], str]) -> Care:
    """Home postcodes that placements say otherwise, as the odd cells of the episodes in them."""
    if not given:
        return care
    odd = []
    starts = sorted({(p.decom, p.respite) for p in care.placements})
    for episode in join(care):
        within = [s for s in starts if s[0] <= episode.decom and s[1] == episode.respite]
        if within and (home := given.get(within[-1])):
            odd.append(OddCell(episode.decom, episode.respite, "home_post", home))
    return replace(care, odd=tuple(odd))


def values_of_care(care: Care) -> dict[type[Any], list[Values]]:
    """The rows the database should hold for these histories."""
    odd = {(c.decom, c.respite): c.value for c in care.odd if c.column == "home_post"}
    homes = [
        said(one, HOME) | {"rne": one.rne_given, "home_post": odd.get((one.decom, one.respite))}
        for one in care.placements
    ]
    return {
        models.PeriodOfCare: [said(one, PERIOD) for one in care.periods],
        models.LegalStatus: [
            said(one, STATUS) | {"rne": one.rne_given} for one in care.legal_statuses
        ],
        models.Placement: homes,
    }
