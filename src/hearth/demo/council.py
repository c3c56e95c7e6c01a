"""Writing the invented council: a file that says what it is, and a return for each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from hearth.dates import CollectionYear
from hearth.demo import profile, rows
from hearth.demo.arrivals import arrivals
from hearth.demo.episodes import episodes_of
from hearth.demo.explained import write_explained
from hearth.demo.files import YearFiles
from hearth.demo.homes import moves_of
from hearth.demo.legal import adoption_decision, legal_path
from hearth.demo.outcomes import CareLeaver, adoption_row, health_row
from hearth.demo.people import Child, Period
from hearth.demo.places import places_around
from hearth.demo.practice import Practice
from hearth.demo.practice.dossier import Yearly
from hearth.demo.providers import Providers
from hearth.demo.short_breaks import short_break_children
from hearth.demo.story import Story, story_of
from hearth.errors import UsageError
from hearth.progress import Progress, silent

__all__ = ["DemoCouncil", "write_council"]

YEARS = (2021, 2022, 2023, 2024, 2025)
CHILDHOOD = 18  # years of history, so that every age has had time to fill
STEERED = 6  # of them, how many are steered towards the number of children asked for
SHORT_BREAK_HISTORY = 4


@dataclass(frozen=True)
class DemoCouncil:
    """Where an invented council was written. `returns` are the folders, a year each, in order."""

    name: str
    folder: Path
    council_file: Path
    returns: tuple[Path, ...]
    children: int  # how many children and care leavers the returns name between them


def write_council(
    out: Path,
    seed: int,
    children: int,
    years: Sequence[int] = YEARS,
    progress: Progress = silent,
    *,
    practice: bool = True,
) -> DemoCouncil:
    """Invent a council and write `out/council.toml`, `out/returns/2020-21/` and so on.

    `out/explained.csv` says which checks the returns fail though their data is right, and why.
    With `practice` also what practice would hold of the same children on the last 31 March:
    `out/ssd/` (Standard Safeguarding Dataset) and `out/annex-a.xlsx`. The returns are the same
    with and without.

    `children` is how many are looked after on each 31 March, nearly. `years` are collection years
    as the year they end, one after another. The same seed writes the same bytes. Raises UsageError
    for fewer than one child or for years with gaps.
    """
    wanted = _wanted(children, years)
    rng = Random(seed)
    progress("Finding places")
    world = _World(rng, children, wanted[0], wanted[-1])
    folders = [out / "returns" / f"{y.ending - 1}-{y.ending % 100:02}" for y in wanted]
    with ExitStack() as stack:
        files = [YearFiles(stack, f, y) for f, y in zip(folders, wanted, strict=True)]
        held = Practice(stack, out, seed, children, wanted[-1].end) if practice else None
        named = world.write(files, held, progress)
    council_file = out / "council.toml"
    council_file.write_text(_description(), encoding="utf-8", newline="\n")
    write_explained(out / "explained.csv")
    return DemoCouncil(profile.COUNCIL_NAME, out, council_file, tuple(folders), named)


def _wanted(children: int, years: Sequence[int]) -> list[CollectionYear]:
    if children < 1:
        raise UsageError(f"A council of {children} children is none. Ask for 1 or more.")
    first, last = min(years, default=0), max(years, default=0)
    if not years or sorted(years) != list(range(first, last + 1)):
        raise UsageError("The years of returns must follow one another, for example 2021 to 2025.")
    return [CollectionYear(year) for year in sorted(years)]


class _World:
    """The seeded process from which children come one at a time, are written and are forgotten."""

    def __init__(
        self, rng: Random, children: int, first: CollectionYear, last: CollectionYear
    ) -> None:
        self._rng, self._children = rng, children
        self._first, self._last = first, last
        self._places = places_around(profile.BORROWS)
        self._providers = Providers(rng, self._places, children)
        self._workers = max(3, children // profile.CHILDREN_PER_SOCIAL_WORKER)

    def write(
        self, files: Sequence[YearFiles], practice: Practice | None, progress: Progress
    ) -> int:
        """Write everyone who belongs in any of the years; how many they are."""
        named = 0
        for child in self._everyone():
            leaver = CareLeaver(self._rng, child)
            in_returns = [p for p in child.periods if self._is_returned(p)]
            if not in_returns and not any(leaver.birthday_in(file.year) for file in files):
                continue
            named += 1
            child.id, child.upn = f"C{named:06d}", rows.pupil_number(named)
            story = self._live(child, in_returns)
            yearly = [_write_year(self._rng, story, leaver, file) for file in files]
            if practice:
                practice.tell(story, yearly)
            if named % 500 == 0:
                progress("Inventing children", named)
        return named

    def _everyone(self) -> Iterator[Child]:
        opening = self._first.start
        history = opening.replace(year=opening.year - CHILDHOOD)
        steer_from = opening.replace(year=opening.year - STEERED)
        after = self._last.next.start
        yield from arrivals(self._rng, self._places, self._children, history, after, steer_from)
        earlier = date(opening.year - SHORT_BREAK_HISTORY, 4, 1)
        yield from short_break_children(self._rng, self._children, earlier, self._last.end)

    def _is_returned(self, period: Period) -> bool:
        return period.end >= self._first.start and period.start <= self._last.end

    def _live(self, child: Child, periods: Sequence[Period]) -> Story:
        """Fill in what happens in the periods that are returned."""
        rng = self._rng
        for period in periods if not child.only_short_breaks else []:
            child.decision = child.decision or adoption_decision(rng, child, period)
            statuses = legal_path(rng, child, period)
            moves = moves_of(rng, child, period, statuses, self._providers)
            child.episodes += episodes_of(rng, child, period, statuses, moves, self._providers)
        return story_of(rng, child, self._first, self._workers) if child.episodes else Story(child)


def _write_year(rng: Random, story: Story, leaver: CareLeaver, file: YearFiles) -> Yearly:
    """Whatever one year's return says of one child."""
    child, year = story.child, file.year
    touching = rows.in_year(child, year)
    all_year = rows.was_in_care_all_year(touching, year)
    birthday = 0 if all_year else leaver.birthday_in(year)
    if not touching and not birthday:
        return Yearly(year)
    file.add("header", [rows.header_row(story, year, touching)])
    leaving = [leaver.row(birthday, year)] if birthday else []
    file.add("oc3", leaving)
    file.add("episodes", rows.episode_rows(child, year, touching))
    file.add("reviews", rows.review_rows(story, year))
    file.add("uasc", rows.uasc_rows(child, year, touching))
    file.add("placed_adoption", rows.placed_rows(child, year, touching))
    file.add("prev_perm", rows.permanence_rows(story, year, touching))
    file.add("missing", rows.incident_rows(story, year))
    file.add("sw_episodes", rows.worker_rows(story, year) if touching else [])
    health = [health_row(rng, story, year)] if all_year else []
    file.add("oc2", health)
    adopted = [e for e in touching if e.rec in {"E11", "E12"} and e.dec <= year.end]
    adopters = [adoption_row(rng, child, last) for last in adopted]
    file.add("ad1", adopters)
    return Yearly(year, *(rows[0] if rows else None for rows in (health, leaving, adopters)))


def _description() -> str:
    return f"""\
# An invented council. Nobody in its returns exists.
# It borrows the boundary, the population and the statistical neighbours of a real council, so that
# distances, rates and comparisons can be worked out. None of its figures are that council's.
name = "{profile.COUNCIL_NAME}"
borrows = "{profile.BORROWS}"
"""
