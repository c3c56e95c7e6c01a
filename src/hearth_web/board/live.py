"""Live figures in papers: what stands where a text says ``{{kinship-share}}``.

Papers print figures that are kept, of the last day kept before the meeting, so that every paper
of a pack says the same. They print what the public pages show, and nothing else: the 31 Marches,
small numbers withheld. Closed papers too: many who read them may not see small numbers.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from hearth import board
from hearth.board.prose import Live, pieces
from hearth.documents.board_report import Evidence
from hearth.documents.board_report.beside import DIFFERS, differs, published
from hearth.documents.board_report.blocks import shown, table, trend
from hearth.documents.model import Block, Chart, Figure, Note, Table
from hearth.documents.sentences import day
from hearth.measures import CATALOGUE, Derived, Figures, Measure
from hearth.measures import Figure as Number
from hearth.published import Figure as Printed
from hearth.published import When
from hearth.published.freezing import Document, frozen
from hearth_web.bridge.house import council
from hearth_web.bridge.versions import version
from hearth_web.insight import models
from hearth_web.insight.asking import subject
from hearth_web.insight.boards import Board, read_board
from hearth_web.insight.lines import compared
from hearth_web.insight.one import is_yearly
from hearth_web.insight.scopes import PUBLIC

__all__ = ["CHART", "LivePart", "as_kept", "asked_in", "block_of", "from_kept", "live_in", "names"]

CHART = " chart"
DIFFERENT = f"{DIFFERS} Published on a somewhat different definition."
Kept = dict[str, Any]


@cache
def names() -> frozenset[str]:
    """Everything that may stand between the braces; a mix has no single value to print."""
    single = {id for id, each in CATALOGUE.items() if not is_mix(each)}
    return frozenset(single | {f"{id}{CHART}" for id in single})


def is_mix(measure: Measure | Derived) -> bool:
    """Whether a measure is only seen in its parts."""
    return isinstance(measure, Measure) and measure.shares is not None


@dataclass(frozen=True)
class LivePart:
    """What the papers of one part of a meeting print: blocks by name, and figures to register."""

    blocks: Mapping[str, Block] = field(default_factory=dict)
    figures: tuple[Printed, ...] = ()


@dataclass
class Numbers:
    """The numbers papers may print, and which of them were: each with the places it stands in."""

    board: Board
    evidence: Evidence
    places: dict[Number, dict[str, None]]

    def put(self, number: Number | None, where: Iterable[str]) -> None:
        """A number that is printed."""
        if number is not None:
            self.places.setdefault(number, {}).update(dict.fromkeys(where))


def live_in(
    papers: Mapping[str, board.Paper],
    on: date,
    title: str,
    *,
    but: Container[str] = (),
) -> LivePart:
    """What papers, each by the words of where it stands, print at a meeting on a day.

    Names that are given with `but` are left out.
    """
    wanted = {name: where for name, where in asked_in(papers).items() if name not in but}
    if not wanted:
        return LivePart()
    numbers = numbers_to(on)
    blocks = {name: block_of(name, numbers, on, where) for name, where in wanted.items()}
    if numbers is None:
        return LivePart(blocks)
    document = Document(title, When(), f"The record of {numbers.evidence.subject.name}")
    told = [(number, where, shown(number)) for number, where in numbers.places.items()]
    return LivePart(blocks, frozen(told, document))


def asked_in(papers: Mapping[str, board.Paper]) -> dict[str, list[str]]:
    """The figures that papers ask for and that there are, each with the places it stands in."""
    found: dict[str, list[str]] = {}
    for where, paper in papers.items():
        for text in (*(each.text for each in paper.sections), paper.plain_words):
            for piece in pieces(text):
                if isinstance(piece, Live) and piece.name in names():
                    found.setdefault(piece.name, []).append(where)
    return found


def numbers_to(on: date) -> Numbers | None:
    """The public figures kept of the last day no later than this one; None where none are."""
    home = council()
    kept = models.Figures.objects.filter(scope=PUBLIC, on__lte=on).values_list("on", flat=True)
    days = sorted(kept)
    if home is None or not days:
        return None
    read = read_board(PUBLIC, days[-1], days, version())
    return Numbers(read, Evidence(subject(home), read.on, Figures(()), public=True), {})


def block_of(name: str, numbers: Numbers | None, on: date, where: Iterable[str]) -> Block:
    """What stands for a name: its table, its chart, or that there is none and why."""
    measure = CATALOGUE[name.removesuffix(CHART)]
    if numbers is None:
        return Note(f"{measure.title}: no figures are kept of {day(on)} or before.")
    if name.endswith(CHART):
        return chart_of(measure, numbers, where)
    return table_of(measure, numbers, where)


def table_of(measure: Measure | Derived, numbers: Numbers, where: Iterable[str]) -> Block:
    """The value with its day, a year before, and what others have."""
    held, evidence = numbers.board, numbers.evidence
    now, before = held.now(measure.id), held.before(measure.id)
    if now is None or (now.value is None and not now.withheld):
        lacks = held.lacks.get(measure.id, "") or "There is nobody to count."
        return Note(f"{measure.title}: there is no figure of {day(held.on)}. {lacks}")
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
    return replace(
        drawn, numeric=frozenset({1}), numbered=False, notes=[*ours(drawn.notes), *unknown]
    )


def when(number: Number) -> str:
    """The day or the period of a number."""
    words = When.on(number.start, number.end).words
    return words[:1].upper() + words[1:]


def others(evidence: Evidence, now: Number) -> list[list[str]]:
    """What England and the neighbours published that can be read beside a number."""
    found = compared(evidence, now)
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
    held = numbers.board
    yearly = frozenset({measure.id}) if is_yearly(measure) else frozenset[str]()
    series = Figures(tuple(held.series(measure.id)), yearly=yearly)
    evidence = replace(
        numbers.evidence,
        figures=series,
        years=held.days,
        prints=lambda number: numbers.put(number, where),
    )
    for each in trend(evidence, measure.id, f"{measure.title}, over time"):
        if isinstance(each, Figure):
            drawn = replace(each.table, numbered=False, notes=ours(each.table.notes))
            return replace(each, table=drawn)
    return Note(f"{measure.title}: there are not two days to draw a line between.")


def ours(notes: Iterable[str]) -> list[str]:
    """Notes beneath a table; a paper has no appendix on definitions to point to."""
    return [DIFFERENT if each.startswith(DIFFERS) else each for each in notes]


def as_kept(blocks: Mapping[str, Block]) -> Kept:
    """Blocks as a pack keeps them."""
    return {name: {"kind": type(each).__name__} | listed(asdict(each))
            for name, each in blocks.items()}  # fmt: skip


def listed(values: Kept) -> Kept:
    """Values with their sets as lists in order: JSON has none."""
    return {
        name: listed(value)
        if isinstance(value, dict)
        else sorted(value)
        if isinstance(value, frozenset)
        else value
        for name, value in values.items()
    }


def from_kept(kept: Mapping[str, Kept]) -> dict[str, Block]:
    """Blocks as they were kept."""
    return {name: read_block(each) for name, each in kept.items()}


def read_block(kept: Kept) -> Block:
    """One block."""
    match kept["kind"]:
        case "Table":
            return read_table(kept)
        case "Figure":
            return Figure(kept["caption"], Chart(**kept["chart"]), read_table(kept["table"]))
    return Note(kept["text"])


def read_table(kept: Kept) -> Table:
    """One table."""
    given = {name: value for name, value in kept.items() if name != "kind"}
    return Table(**{**given, "numeric": frozenset(given["numeric"])})
