"""Live figures in papers: what stands where a text says ``{{kinship-share}}`` or ``{{scorecard}}``.

A name is a measure (its table, its chart, or by its parts), or something of a strategy, of an
inspection or of a body's own record: each module says what it offers in `NAMED`. What goes out is
for everyone, in open and closed papers alike.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from typing import Any

from hearth import board
from hearth.board.findings import Finding
from hearth.board.prose import Live, pieces
from hearth.documents.board_report.blocks import shown
from hearth.documents.live_blocks import LacksError, of_strategy, within
from hearth.documents.live_blocks.of_numbers import GROUPS, IN_SHORT, in_short, over_years
from hearth.documents.model import Block, Note, Paragraph
from hearth.documents.sentences import day
from hearth.published import Figure as Printed
from hearth.published import When
from hearth.published.freezing import Document, frozen
from hearth_web.board.live import bodies, inspections, strategies
from hearth_web.board.live.asking import OF, Asked, LivePart
from hearth_web.board.live.kept import as_kept, from_kept
from hearth_web.board.live.numbers import (
    BY,
    CHART,
    Numbers,
    is_mix,
    measure_blocks,
    measure_names,
    measure_of,
    noted,
    numbers_to,
    parts_of,
)
from hearth_web.board.models import Body

__all__ = [
    "BY",
    "CHART",
    "OFFERED",
    "LivePart",
    "as_kept",
    "asked_in",
    "from_kept",
    "is_mix",
    "live_in",
    "names",
    "parts_of",
]

Makes = Callable[[Asked], list[Block]]


def group(name: str) -> Makes:
    """The table of several measures over the years."""

    def blocks(asked: Asked) -> list[Block]:
        evidence = asked.known(GROUPS[name].title).of(GROUPS[name].measures, asked.where)
        return [noted(each) for each in over_years(evidence, GROUPS[name])]

    return blocks


def sentences(asked: Asked) -> list[Block]:
    """The most important figures in sentences, and of which day they are."""
    numbers = asked.known("In short")
    found = in_short(numbers.of(IN_SHORT, asked.where))
    return [Paragraph(f"As at {day(numbers.board.on)}:", leads=True), *found]


NUMBERS: Mapping[str, tuple[str, Makes]] = {
    "in-short": ("The most important figures, a sentence for each.", sentences),
    **{
        name: (f"{each.title}: several measures over the last years, with others’.", group(name))
        for name, each in GROUPS.items()
    },
}
LAW: Mapping[str, tuple[str, Makes]] = {
    "principles": (
        "The seven needs a council must have regard to: Children and Social Work Act 2017.",
        lambda _: of_strategy.principles(),
    )
}
OFFERED: Mapping[str, Mapping[str, tuple[str, Makes]]] = {
    "Figures that are read together": NUMBERS,
    "A strategy": strategies.NAMED,
    "An inspection": inspections.NAMED,
    "A body and its meetings": bodies.NAMED,
    "The law": LAW,
}
"""What may be asked for beside measures, by what it is of: its words, and how it is made."""
NAMED = {name: makes for some in OFFERED.values() for name, (_, makes) in some.items()}
TITLES = (
    (strategies.NAMED, strategies.titles),
    (inspections.NAMED, inspections.titles),
    (bodies.NAMED, bodies.titles),
)


def names(*papers: board.Paper) -> frozenset[str]:
    """Everything that may stand between the braces of papers.

    What there is by a title of its own is looked up only where one of them names a title.
    """
    usual = measure_names() | NAMED.keys()
    if not any(OF in name for paper in papers for name in wanted_by(paper)):
        return usual
    found = {
        f"{name}{OF}{title}" for named, titles in TITLES for title in titles() for name in named
    }
    return usual | found


def live_in(
    papers: Mapping[str, board.Paper],
    on: date,
    title: str,
    *,
    body: Body | None = None,
    but: Container[str] = (),
) -> LivePart:
    """What papers, each by the words of where it stands, print at a meeting of a body on a day.

    Names that are given with `but` are left out.
    """
    wanted = {name: where for name, where in asked_in(papers).items() if name not in but}
    if not wanted:
        return LivePart()
    numbers = numbers_to(on)
    blocks: dict[str, list[Block]] = {}
    missing: dict[str, str] = {}
    memory: dict[tuple[str, str], Any] = {}
    for name, where in wanted.items():
        try:
            blocks[name] = within(made(Asked(name, on, body, numbers, where, memory)))
        except LacksError as lacking:
            blocks[name], missing[name] = [Note(str(lacking))], str(lacking)
    lacks = [lack_of(name, lacking, place) for name, lacking in missing.items()
             for place in wanted[name]]  # fmt: skip
    as_at = numbers.board.on if numbers else None
    return LivePart(blocks, figures_of(numbers, title), missing, lacks, as_at)


def lack_of(name: str, lacking: str, where: str) -> Finding:
    """What a live figure lacks, as a finding."""
    what = f"Nothing is known where {{{{{name}}}}} stands. {lacking}"
    return Finding(what, where, "Enter it, or take the line out and say what is known in words.")


def made(asked: Asked) -> list[Block]:
    """What stands for a name; LacksError where nothing is known."""
    if asked.head in NAMED:
        return NAMED[asked.head](asked)
    return measure_blocks(asked.name, asked.known(measure_of(asked.name).title), asked.where)


def figures_of(numbers: Numbers | None, title: str) -> tuple[Printed, ...]:
    """The numbers that are printed, as the register keeps them."""
    if numbers is None:
        return ()
    document = Document(title, When(), f"The record of {numbers.evidence.subject.name}")
    told = [(number, where, shown(number)) for number, where in numbers.places.items()]
    return frozen(told, document)


def asked_in(papers: Mapping[str, board.Paper]) -> dict[str, list[str]]:
    """The figures that papers ask for and that there are, each with the places it stands in."""
    found: dict[str, list[str]] = {}
    asked = [(name, where) for where, paper in papers.items() for name in wanted_by(paper)]
    there = names(*papers.values())
    for name, where in asked:
        if name in there and where not in found.setdefault(name, []):
            found[name].append(where)
    return found


def wanted_by(paper: board.Paper) -> Iterator[str]:
    """Every name that stands in a paper on a line of its own."""
    for text in (*(each.text for each in paper.sections), paper.plain_words):
        yield from (piece.name for piece in pieces(text) if isinstance(piece, Live))
