"""Writing the invented council: one file that describes it, and a return for each year."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from random import Random
from typing import Any

from hearth.dates import CollectionYear
from hearth.demo import profile, rows
from hearth.demo.arrivals import arrivals
from hearth.demo.episodes import episodes_of
from hearth.demo.homes import moves_of
from hearth.demo.legal import adoption_decision, legal_path
from hearth.demo.outcomes import CareLeaver, adoption_row, health_row
from hearth.demo.people import Child, Path
from hearth.demo.places import Places
from hearth.demo.providers import Providers
from hearth.demo.rows import Row
from hearth.demo.short_breaks import short_break_children
from hearth.demo.story import Story, story_of
from hearth.progress import Progress, silent
from hearth.records import TABLES
from hearth.records.postcodes import directory
from hearth.vocabulary import council

__all__ = ["DemoCouncil", "write_council"]

FILE_NAMES = {
    "placed_adoption": "placed_for_adoption.csv",
    "prev_perm": "previous_permanence.csv",
}
CHILDHOOD = 18  # years of history, so that every age has had time to fill


@dataclass(frozen=True)
class DemoCouncil:
    """Where an invented council was written. `returns` are the folders, a year each, in order."""

    name: str
    folder: FilePath
    council_file: FilePath
    returns: tuple[FilePath, ...]
    children: int  # how many children the returns name between them


def write_council(
    out: FilePath,
    seed: int,
    children: int,
    years: Sequence[int] = (2021, 2022, 2023, 2024, 2025),
    progress: Progress = silent,
) -> DemoCouncil:
    """Invent a council and write `out/council.toml` and `out/returns/2020-21/` and so on.

    `children` is how many are looked after on each 31 March, nearly; `years` are consecutive
    collection years as the year they end. The same seed writes the same bytes.
    """
    wanted = [CollectionYear(year) for year in sorted(years)]
    rng = Random(seed)
    folders = [out / "returns" / f"{y.ending - 1}-{y.ending % 100:02}" for y in wanted]
    with ExitStack() as stack:
        files = [_YearFiles(stack, f, y) for f, y in zip(folders, wanted, strict=True)]
        named = _write_returns(rng, children, files, progress)
    council_file = out / "council.toml"
    council_file.write_text(_describe(), encoding="utf-8", newline="\n")
    return DemoCouncil(profile.COUNCIL_NAME, out, council_file, tuple(folders), named)


class _YearFiles:
    """The open files of one year's return."""

    def __init__(self, stack: ExitStack, folder: FilePath, year: CollectionYear) -> None:
        self.year = year
        self._writers: dict[str, Any] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in TABLES.items():
            if table.since <= year.ending:
                path = folder / FILE_NAMES.get(name, f"{name}.csv")
                file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(column.return_name for column in table.columns)
                self._writers[name] = writer

    def add(self, table: str, new: Iterable[Row]) -> None:
        """Write rows, if this year's return has the table."""
        if table in self._writers:
            self._writers[table].writerows(new)


def _write_returns(
    rng: Random, children: int, files: list[_YearFiles], progress: Progress
) -> int:
    first, last = files[0].year, files[-1].year
    providers, places = _set_up(rng, children)
    workers = max(3, children // profile.CHILDREN_PER_SOCIAL_WORKER)
    named = 0
    for child in _everyone(rng, places, children, first, last):
        leaver = CareLeaver(rng, child)
        if child.short_breaks or any(_is_returned(p.end, p.start, first, last) for p in child.periods):
            if not child.short_breaks:
                _live(rng, child, providers, first, last)
        elif not any(leaver.is_one(f.year) for f in files):
            continue
        named += 1
        child.id, child.upn = f"C{named:06d}", rows.pupil_number(named)
        story = story_of(rng, child, first, workers) if child.episodes else Story(child)
        for file in files:
            _write_child(rng, story, leaver, file)
        if named % 500 == 0:
            progress("Inventing children", named)
    return named


def _set_up(rng: Random, children: int) -> tuple[Providers, Places]:
    places = Places(rng, council(profile.BORROWS), directory())
    return Providers(rng, places, children), places


def _is_returned(end: date, start: date, first: CollectionYear, last: CollectionYear) -> bool:
    return end >= first.start and start <= last.end


def _everyone(
    rng: Random, places: Places, children: int, first: CollectionYear, last: CollectionYear
) -> Iterator[Child]:
    history = date(first.ending - 1 - CHILDHOOD, 4, 1)
    steer_from = date(first.ending - 7, 4, 1)
    yield from arrivals(rng, places, children, history, last.next.start, steer_from)
    yield from short_break_children(rng, children, date(first.ending - 5, 4, 1), last.end)


def _live(
    rng: Random, child: Child, providers: Providers, first: CollectionYear, last: CollectionYear
) -> None:
    """Fill in the child's legal statuses, homes and episodes."""
    for period in child.periods:
        if _is_returned(period.end, period.start, first, last):
            child.decision = child.decision or adoption_decision(rng, child, period)
            statuses = legal_path(rng, child, period)
            moves = moves_of(rng, child, period, statuses, providers)
            child.episodes += episodes_of(rng, period, statuses, moves, providers)


def _write_child(rng: Random, story: Story, leaver: CareLeaver, file: _YearFiles) -> None:
    child, year = story.child, file.year
    touching = rows.in_year(child, year)
    all_year = rows.was_in_care_all_year(touching, year)
    age = 0 if all_year or child.short_breaks else leaver.is_one(year)
    if not touching and not age:
        return
    file.add("header", [rows.header_row(story, year, touching)])
    if age:
        file.add("oc3", [leaver.row(age, year)])
    if not touching:
        return
    file.add("episodes", rows.episode_rows(child, year, touching))
    file.add("reviews", rows.review_rows(story, year))
    file.add("uasc", rows.uasc_rows(child, year, touching))
    file.add("placed_adoption", rows.placed_rows(child, year, touching))
    file.add("prev_perm", rows.permanence_rows(story, year, touching))
    file.add("missing", rows.incident_rows(story, year))
    file.add("sw_episodes", rows.worker_rows(story, year))
    if all_year:
        file.add("oc2", [health_row(rng, child, year)])
    last = touching[-1]
    if child.periods[-1].path is Path.ADOPTION and last.rec in {"E11", "E12"}:
        if last.dec <= year.end:
            file.add("ad1", [adoption_row(rng, child, last)])


def _describe() -> str:
    return f"""# An invented council. Nobody in its returns exists.
# It borrows the boundary, population and statistical neighbours of a real council, so that
# distances, rates and comparisons can be worked out. None of the figures are that council's.
name = "{profile.COUNCIL_NAME}"
borrows = "{profile.BORROWS}"
"""
