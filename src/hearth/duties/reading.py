"""Lives from files: returns, Annex A lists and exports of the Standard Safeguarding Dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hearth import frames
from hearth.duties.building import lives_of
from hearth.duties.from_records import (
    NAMES,
    SOURCES,
    TIME_COLUMNS,
    TIMES,
    care,
    columns_of,
    from_return,
    timed,
    with_child,
)
from hearth.duties.lives import Lives
from hearth.duties.model import Duty
from hearth.errors import UsageError
from hearth.progress import Progress, silent
from hearth.records import TABLES, Bundle, Record, record_from
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import Postcodes
from hearth.sources import Kind, Problem, read_annex_a, read_returns, read_ssd, recognise
from hearth.vocabulary import Council

__all__ = ["Asked", "Files", "read_files"]

Plain = Mapping[str, Sequence[Any]]
Tables = dict[str, Plain]

CARE = ("periods", "statuses", "short_breaks", "placements", "uasc")
# How long after the start the last review or visit may be, and still be taken for the first.
FIRST_REVIEW, FIRST_WEEK = timedelta(days=60), timedelta(days=7)
LISTS: Kind = "annex_a"
# What says most about where a child lived is believed first.
BELIEVED: tuple[Kind, ...] = ("ssda903", "ssd", LISTS)


@dataclass(frozen=True)
class Files:
    """What files say of the lives of children.

    `record` is the return, to tell whose it is; None where none was given. `as_at` is the last day
    the files speak of, where one says so.
    """

    tables: Mapping[Kind, Tables]
    people: Mapping[str, date | None]
    problems: Sequence[Problem]
    as_at: date | None

    def asked(self, duties: Sequence[Duty]) -> Iterator[Asked]:
        """The duties beside the lives that tell of them.

        Lists of Annex A tell the last of everything. What no other source tells how it was done,
        is asked of the lists alone: beside whole histories the last visit would stand for every
        visit before it, and each of those would be late.
        """
        whole = self.lives
        if LISTS not in self.tables or len(self.tables) == 1:
            yield Asked(whole, duties, is_whole=LISTS not in self.tables)
            return
        lists = self.lives_from((LISTS,))
        last = [
            duty
            for duty in duties
            if lists.given.issuperset(duty.needs) and not whole.given.issuperset(duty.needs)
        ]
        yield Asked(whole, [duty for duty in duties if duty not in last], is_whole=True)
        if last:
            yield Asked(lists, last, is_whole=False)

    @property
    def lives(self) -> Lives:
        """The lives of everybody in the files. Care comes from the fullest source of it alone;
        of what was done every source counts, but of lists only beside another of the same."""
        whole = tuple(kind for kind in BELIEVED if kind != LISTS and kind in self.tables)
        return self.lives_from((*whole, LISTS)) if whole else self.lives_from((LISTS,))

    def lives_from(self, kinds: Sequence[Kind]) -> Lives:
        """The lives as these sources tell them, what is believed first in front."""
        merged: Tables = {}
        for kind in kinds:
            for name, columns in self.tables.get(kind, {}).items():
                if name in merged:
                    merged[name] = merged[name] if name in CARE else both(merged[name], columns)
                elif kind != LISTS or kind == kinds[0]:
                    merged[name] = columns
        return lives_of([(child, dob, None) for child, dob in self.people.items()], merged)


@dataclass(frozen=True)
class Asked:
    """Duties, and the lives to work them out from: whether those are whole, or tell the last of
    everything only, and so not how duties were kept."""

    lives: Lives
    duties: Sequence[Duty]
    is_whole: bool


def both(one: Plain, other: Plain) -> Plain:
    """The rows of two tables; a column that one has not is empty there."""
    lengths = (len(one["child"]), len(other["child"]))
    empty = ([None] * lengths[0], [None] * lengths[1])
    return {
        name: [*one.get(name, empty[0]), *other.get(name, empty[1])] for name in {**one, **other}
    }


def read_files(
    paths: Sequence[Path],
    council: Council | None,
    postcodes: Postcodes,
    progress: Progress = silent,
    as_at: date | None = None,
) -> Files:
    """Everything in these files, folders and zips that duties can be worked out from.

    `council` is whose they are: it says what is outside the area. `as_at` is the day of Annex A
    lists whose name does not tell it. Raises UnreadableError when a
    path holds nothing that is known, UsageError when no council is given and none can be told.
    """
    by_kind: dict[Kind, list[Path]] = {}
    for path in paths:
        by_kind.setdefault(recognise(path), []).append(path)
    tables: dict[Kind, Tables] = {}
    people: dict[str, date | None] = {}
    problems: list[Problem] = []
    days: list[date] = []
    for kind, given in by_kind.items():
        if kind == LISTS:
            found = of_annex_a(given, as_at, progress)
        else:
            read = of_returns if kind == "ssda903" else of_ssd
            found = read(given, council, postcodes, progress)
        tables[kind] = found.tables
        people = {**found.people, **{child: dob for child, dob in people.items() if dob}}
        problems += found.problems
        days += [found.as_at] if found.as_at else []
    return Files(tables, people, problems, max(days, default=None))


@dataclass(frozen=True)
class Read:
    """What one source says."""

    tables: Tables
    people: Mapping[str, date | None]
    problems: Sequence[Problem]
    as_at: date | None


def of_returns(
    paths: list[Path], council: Council | None, postcodes: Postcodes, progress: Progress
) -> Read:
    """Returns of any number of years."""
    reading = read_returns(paths, progress)
    histories = derived(reading.record, council, postcodes, progress)
    last = date(reading.record.years[-1], 3, 31)
    tables = {**care(histories), **from_return(histories)}
    return Read(dict(tables), born(histories), reading.problems, last)


def of_ssd(
    paths: list[Path], council: Council | None, postcodes: Postcodes, progress: Progress
) -> Read:
    """An export of the dataset: its episodes are read as a return's are."""
    bundle, problems = read_ssd(paths, progress)
    record = record_of(bundle)
    histories = derived(record, council, postcodes, progress)
    tables = {**care(histories), **from_return(histories), **of_rows(bundle)}
    return Read(tables, born(histories), problems, bundle.as_at)


def of_annex_a(paths: list[Path], as_at: date | None, progress: Progress) -> Read:
    """Lists of Annex A: the latest of everything, and nothing before it."""
    bundle, problems = read_annex_a(paths, as_at, progress)
    tables = of_rows(bundle)
    periods = spells(bundle, "periods", "rec")
    reviewed, visited = latest(bundle, "reviews", "review"), latest(bundle, "visits", "date")
    begun = told(periods, reviewed, FIRST_REVIEW)
    tables["periods"] = {**periods, "known": begun, "latest": [not known for known in begun]}
    tables["statuses"] = spells(bundle, "legal_statuses", "ls")
    homes = spells(bundle, "placements", "place", "place_provider", "urn", "pl_location")
    moved = told(homes, visited, FIRST_WEEK)
    named = {"provider": homes["place_provider"], "area": homes["pl_location"]}
    named["fresh"] = ["P" if known else "" for known in moved]
    named["latest"] = [not known for known in moved]
    tables["placements"] = {**homes, **named}
    if checks := tables.get("health_checks"):
        tables["health_checks"] = {**checks, "latest": [True for _ in checks["child"]]}
    people = {row["child"]: row.get("dob") for row in bundle["header"] if row.get("child")}
    people = {**dict.fromkeys(bundle.children), **people}
    return Read(tables, people, problems, bundle.as_at)


def latest(bundle: Bundle, table: str, column: str) -> dict[str, date]:
    """Each child's last day in a table."""
    found: dict[str, date] = {}
    for row in bundle[table]:
        if row.get(column):
            found[row["child"]] = max(row[column], found.get(row["child"], row[column]))
    return found


def told(spells: Plain, last: Mapping[str, date], within: timedelta) -> list[bool]:
    """Whether the last that was done can be the first of each spell: a list says no more than the
    last, and what came before a later one is not known."""
    return [
        child not in last or (start is not None and last[child] <= start + within)
        for child, start in zip(spells["child"], spells["start"], strict=True)
    ]


def spells(bundle: Bundle, table: str, *names: str) -> dict[str, list[Any]]:
    """The spells of a table of practice."""
    rows = bundle[table]
    return {name: [row.get(name) for row in rows] for name in ("child", "start", "end", *names)}


def of_rows(bundle: Bundle) -> Tables:
    """The tables of practice of a bundle that duties read."""
    found: Tables = {}
    for name in NAMES:
        rows = [row for row in bundle[SOURCES.get(name, name)] if row.get("child")]
        if SOURCES.get(name, name) in bundle.rows:
            names = with_child(name).items()
            found[name] = {ours: [row.get(theirs) for row in rows] for ours, theirs in names}
    if "missing" in found:
        rows = [row for row in bundle[TIMES] if row.get("child")]
        times = {name: [row.get(name) for row in rows] for name in TIME_COLUMNS}
        found["missing"] = timed(found["missing"], times)
    return found


def record_of(bundle: Bundle) -> Record:
    """The tables of the return that a bundle has, as a record of the year it was taken in."""
    day = bundle.as_at or last_day(bundle)
    year = day.year + (day.month >= 4)
    names = [name for name in bundle.rows if name in TABLES]
    return record_from(
        {name: [kept(row, name) for row in bundle[name]] for name in names}, years=(year,)
    )


def kept(row: Mapping[str, Any], table: str) -> dict[str, Any]:
    """A row without where it came from."""
    names = {*TABLES[table].names, "year"}
    return {name: value for name, value in row.items() if name in names}


def last_day(bundle: Bundle) -> date:
    """The last day any episode names."""
    rows = bundle["episodes"]
    found = [row[name] for row in rows for name in ("decom", "dec") if row.get(name)]
    if not found:
        raise UsageError("The export has no episodes of care, so it says of nobody what is due.")
    return max(found)


def derived(
    record: Record, council: Council | None, postcodes: Postcodes, progress: Progress
) -> Histories:
    """The histories of a record."""
    if council is None:
        raise UsageError("Whose children these are is not known. Give --council NAME.")
    return derive(record, council, postcodes, progress)


def born(histories: Histories) -> dict[str, date | None]:
    """Everybody's date of birth."""
    who = columns_of(frames.collect(histories.children), {"child": "child", "dob": "dob"})
    return dict(zip(who["child"], who["dob"], strict=True))
