"""Figures of the record in papers: one measure as a table, a line over time, by its parts.

Papers print figures that are kept, of the last day kept before the meeting, so that every paper
of a pack says the same. They print what the public pages show, and nothing else: the 31 Marches,
small numbers withheld. Closed papers too: many who read them may not see small numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from hearth.documents.board_report import Evidence
from hearth.documents.board_report.beside import DIFFERS, differs, published, same_unit
from hearth.documents.board_report.blocks import (
    breakdown_of,
    capital,
    mix,
    shown,
    table,
    trend,
)
from hearth.documents.live_blocks import DIFFERENT, LacksError
from hearth.documents.model import Block, Figure, Table
from hearth.documents.sentences import day
from hearth.measures import CATALOGUE, Derived, Figures, Measure
from hearth.measures import Figure as Number
from hearth.published import When
from hearth_web.bridge.house import council
from hearth_web.bridge.versions import version
from hearth_web.insight import models
from hearth_web.insight.asking import subject
from hearth_web.insight.boards import Board, read_board
from hearth_web.insight.one import public_figures
from hearth_web.insight.scopes import PUBLIC

__all__ = [
    "BY",
    "CHART",
    "Numbers",
    "is_mix",
    "measure_blocks",
    "measure_names",
    "measure_of",
    "noted",
    "numbers_to",
    "parts_of",
]

CHART, BY = " chart", " by "
WORDS = {"age-band": "age", "care-leaver-age": "age", "ethnic-group": "ethnicity",
         "placement-group": "home"}  # fmt: skip
"""What a breakdown is called between the braces, where its id is not plain."""


@cache
def measure_names() -> frozenset[str]:
    """Everything that may be asked for of a measure; a mix is seen in its parts only."""
    found: set[str] = set()
    for id, measure in CATALOGUE.items():
        found.add(id)
        if not is_mix(measure):
            found |= {f"{id}{CHART}", *(f"{id}{BY}{part}" for part in parts_of(measure))}
    return frozenset(found)


def is_mix(measure: Measure | Derived) -> bool:
    """Whether a measure is only seen in its parts."""
    return isinstance(measure, Measure) and measure.shares is not None


def parts_of(measure: Measure | Derived) -> dict[str, str]:
    """The breakdowns of a measure, by what each is called between the braces."""
    if isinstance(measure, Derived):
        return {}
    return {WORDS.get(each.id, each.id): each.id for each in measure.population.breakdowns}


@dataclass
class Numbers:
    """The numbers papers may print, and which of them were: each with the places it stands in."""

    board: Board
    evidence: Evidence
    places: dict[Number, dict[str, None]] = field(default_factory=dict)

    @cached_property
    def rows(self) -> list[models.Figures]:
        """What is kept of every day, with its parts."""
        days = self.board.days
        return list(models.Figures.objects.filter(scope=PUBLIC, on__in=days).order_by("on"))

    def put(self, number: Number | None, where: Iterable[str]) -> None:
        """A number that is printed."""
        if number is not None:
            self.places.setdefault(number, {}).update(dict.fromkeys(where))

    def of(self, measures: Iterable[str], where: Iterable[str]) -> Evidence:
        """Everything known of some measures; what is printed of it is noted by itself."""
        return replace(
            self.evidence,
            figures=public_figures(measures, self.rows),
            years=self.board.days,
            prints=lambda number: self.put(number, where),
        )


def numbers_to(on: date) -> Numbers | None:
    """The public figures kept of the last day no later than this one; None where none are."""
    home = council()
    kept = models.Figures.objects.filter(scope=PUBLIC, on__lte=on).values_list("on", flat=True)
    days = sorted(kept)
    if home is None or not days:
        return None
    read = read_board(PUBLIC, days[-1], days, version())
    return Numbers(read, Evidence(subject(home), read.on, Figures(()), public=True))


def measure_of(name: str) -> Measure | Derived:
    """The measure that a name asks for."""
    return CATALOGUE[name.removesuffix(CHART).partition(BY)[0]]


def measure_blocks(name: str, numbers: Numbers, where: Iterable[str]) -> list[Block]:
    """What stands for a name of a measure: its table, its chart, its parts."""
    measure, part = measure_of(name), name.partition(BY)[2]
    if name.endswith(CHART):
        return [chart_of(measure, numbers, where)]
    if part:
        return by_part(measure, parts_of(measure)[part], numbers, where)
    if isinstance(measure, Measure) and measure.shares:
        return mix_of(measure, measure.shares.id, numbers, where)
    return [table_of(measure, numbers, where)]


def table_of(measure: Measure | Derived, numbers: Numbers, where: Iterable[str]) -> Block:
    """The value with its day, a year before, and what others have."""
    held, evidence = numbers.board, numbers.evidence
    now, before = held.now(measure.id), held.before(measure.id)
    if now is None or (now.value is None and not now.withheld):
        raise lacking(measure, numbers)
    printed = [("", now)]
    if before is not None and before.end != now.end:
        printed.append(("A year before", before))
    rows = [[head or evidence.subject.name, shown(each), when(each)] for head, each in printed]
    for _, each in printed:
        numbers.put(each, where)
    drawn = table(
        measure.title,
        ["", "Value", "Date"],
        [*rows, *others(evidence, now)],
        [each for _, each in printed],
    )
    unknown = [f"{now.unknown} not known."] if now.unknown else []
    return replace(drawn, numeric=frozenset({1}), notes=[*ours(drawn.notes), *unknown])


def lacking(measure: Measure | Derived, numbers: Numbers) -> LacksError:
    """That there is no figure, and why."""
    held = numbers.board
    lacks = held.lacks.get(measure.id, "") or "There is nobody to count."
    return LacksError(f"{measure.title}: there is no figure of {day(held.on)}. {lacks}")


def when(number: Number) -> str:
    """The day or the period of a number."""
    return capital(When.on(number.start, number.end).words)


def others(evidence: Evidence, now: Number) -> list[list[str]]:
    """What England and the neighbours published that can be read beside a number."""
    found = same_unit(evidence, now)
    if found is None:
        return []
    mark = f" {DIFFERS}" if differs(now) else ""
    rows = [("England", "England"), ("Neighbours (middle)", "neighbours")]
    return [
        [head, f"{value}{mark}", str(found.year)]
        for head, whose in rows
        if (value := published(found, whose))
    ]


def chart_of(measure: Measure | Derived, numbers: Numbers, where: Iterable[str]) -> Block:
    """The line of the days kept, with its table."""
    evidence = numbers.of([measure.id], where)
    known = [each for each in evidence.series(measure.id) if evidence.comparable(each)]
    if len(known) < 2:
        raise LacksError(f"{measure.title}: there are not two days to draw a line between.")
    return noted(trend(evidence, measure.id, f"{measure.title}, over time")[0])


def by_part(
    measure: Measure | Derived, breakdown: str, numbers: Numbers, where: Iterable[str]
) -> list[Block]:
    """The table of one measure by one way of telling children apart."""
    assert isinstance(measure, Measure)
    titles = {each.id: each.title for each in measure.population.breakdowns}
    caption = f"{measure.title}, by {titles[breakdown].casefold()}"
    found = breakdown_of(numbers.of([measure.id], where), measure.id, breakdown, caption)
    if not found:
        raise lacking(measure, numbers)
    return [noted(each) for each in found]


def mix_of(measure: Measure, breakdown: str, numbers: Numbers, where: Iterable[str]) -> list[Block]:
    """The shares of a mix as bars with their table."""
    found = mix(numbers.of([measure.id], where), measure.id, breakdown, measure.title)
    if not found:
        raise lacking(measure, numbers)
    return [noted(each) for each in found]


def noted(block: Block) -> Block:
    """A block with the notes a paper can follow."""
    if isinstance(block, Table):
        return replace(block, notes=ours(block.notes))
    if isinstance(block, Figure):
        return replace(block, table=replace(block.table, notes=ours(block.table.notes)))
    return block


def ours(notes: Iterable[str]) -> list[str]:
    """Notes beneath a table; a paper has no appendix on definitions to point to."""
    return [DIFFERENT if each.startswith(DIFFERS) else each for each in notes]
