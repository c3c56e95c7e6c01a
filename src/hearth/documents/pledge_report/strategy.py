"""The strategy itself as a document: what was promised, what will be done, where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hearth.dates.words import day
from hearth.documents.model import Block, Heading, Listing, Paragraph, Report, Table
from hearth.documents.pledge_report.pieces import (
    Teller,
    actions_table,
    evidence_list,
    measures_table,
    sources,
)
from hearth.pledge.strategy import Ambition, Promise, Strategy

__all__ = ["strategy_report"]


def strategy_report(strategy: Strategy, tell: Teller, on: date, council: str) -> Report:
    """Chapter by chapter. `on` is the day its figures are as at, `council` whose name it bears."""
    blocks = [
        *opening(strategy),
        *(block for each in strategy.ambitions for block in chapter(strategy, each, tell, on)),
        *measured(strategy, tell),
        *own_actions(strategy, on),
        *beside(strategy),
        sources(on),
    ]
    return Report(strategy.title, subtitle(strategy), council, on, blocks)


def subtitle(strategy: Strategy) -> str:
    """The version, and the days it runs."""
    days = [day(each) for each in (strategy.first, strategy.last) if each]
    return ". ".join(filter(None, [strategy.version, " to ".join(days)]))


def opening(strategy: Strategy) -> Iterator[Block]:
    """The vision, where it belongs, the principles, and the ambitions in short."""
    if strategy.vision:
        yield from (Heading("Our vision"), Paragraph(strategy.vision))
    if strategy.under:
        where = f"{strategy.under.strategy}: {strategy.under.ambition}".rstrip(": ")
        yield Paragraph(f"This strategy delivers an ambition of another: {where}.")
    if strategy.principles:
        said = [f"{each.number} {each.wording}".strip() for each in strategy.principles]
        yield from (Heading("The principles it rests on"), Listing(said))
    yield Heading("What we promise")
    for ambition in strategy.ambitions:
        yield Paragraph(f"**{ambition.name}**")
        if ambition.promises:
            yield Listing([each.name for each in ambition.promises])


def chapter(strategy: Strategy, ambition: Ambition, tell: Teller, on: date) -> Iterator[Block]:
    """One ambition with its promises."""
    yield Heading(ambition.name, new_page=True)
    yield from body(strategy, ambition, tell, on)
    for promise in ambition.promises:
        yield Heading(promise.name, level=3)
        yield from body(strategy, promise, tell, on)


def body(strategy: Strategy, promise: Promise, tell: Teller, on: date) -> Iterator[Block]:
    """What is wanted, where the council is, what it will do, how it will know, what shows it."""
    if promise.wording:
        yield Paragraph(promise.wording)
    for title, words in (
        ("Where we are now", promise.where_we_are),
        ("What makes it hard", promise.challenges),
    ):
        if words:
            yield Paragraph(f"**{title}.** {words}")
    measures = strategy.measures_of(promise)
    if promise.actions:
        yield from actions_table(f"{promise.name}: what we will do", promise.actions, on)
    if measures:
        yield from measures_table(f"{promise.name}: how we will know", measures, tell)
    if promise.evidence:
        yield Paragraph("**What shows it**")
        yield from evidence_list(promise.evidence)


def measured(strategy: Strategy, tell: Teller) -> list[Block]:
    """Every measure on one table."""
    every = list(strategy.every_measure())
    if not every:
        return []
    return [
        Heading("Measures of success", new_page=True),
        *measures_table("Every measure of success", every, tell),
    ]


def own_actions(strategy: Strategy, on: date) -> list[Block]:
    """Actions for the whole strategy."""
    if not strategy.actions:
        return []
    return [
        Heading("For the strategy as a whole"),
        *actions_table("Actions for the strategy as a whole", strategy.actions, on),
    ]


def beside(strategy: Strategy) -> Iterator[Block]:
    """Champions, partners, other plans, who was asked."""
    lists: Sequence[tuple[str, list[str]]] = (
        ("Champions", [spoken(c.name, c.role, c.theme) for c in strategy.champions]),
        ("What it stands beside", [spoken(each.title, each.kind) for each in strategy.links]),
        (
            "Who was asked",
            [
                spoken(each.who, day(each.on) if each.on else "", each.said)
                for each in strategy.consultations
            ],
        ),
    )
    for title, items in lists:
        if items:
            yield from (Heading(title), Listing(items))
    if strategy.commitments:
        rows = [
            [each.partner, each.wording, day(each.due) if each.due else ""]
            for each in strategy.commitments
        ]
        yield Heading("What partners will do")
        yield Table("What partners will do", ("Partner", "What it will do", "By"), rows)


def spoken(*pieces: str) -> str:
    """Pieces with commas between them."""
    return ", ".join(piece for piece in pieces if piece)
