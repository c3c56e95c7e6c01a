"""What a strategy promises and rests on, and what was said of it, as pieces of a report."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.dates.words import day
from hearth.documents.board_report.blocks import capital
from hearth.documents.live_blocks.pieces import LacksError, grid
from hearth.documents.model import Block, Heading, Numbered
from hearth.documents.pledge_report.pieces import evidence_list
from hearth.pledge.law import PRINCIPLES
from hearth.pledge.strategy import EvidenceKind, Promise, Strategy

__all__ = ["ambitions", "champions", "commitments", "consultations", "principles", "voice"]

NOT_SAID = "Not said"


def principles() -> list[Block]:
    """The seven needs a council must have regard to, by the law."""
    return [Numbered([each.wording for each in PRINCIPLES], letters=True)]


def ambitions(strategy: Strategy) -> list[Block]:
    """Each ambition with what is promised under it."""
    rows = [(each.name, "\n".join(p.name for p in each.promises)) for each in strategy.ambitions]
    heads = (capital(word_of(strategy.ambitions)), "What is promised")
    lacks = f"“{strategy.title}” has no ambitions yet."
    return [grid(strategy.title, heads, rows, lacks)]


def word_of(promises: Sequence[Promise]) -> str:
    """What the council calls them."""
    return promises[0].word if promises else "ambition"


def voice(strategy: Strategy) -> list[Block]:
    """What young people said, under the promise it bears on: what may be shown to everyone."""
    found: list[Block] = []
    for promise in strategy.promises():
        said = [e for e in promise.evidence if e.public and e.kind is EvidenceKind.VOICE]
        if said:
            found += [Heading(promise.name), *evidence_list(said)]
    if not found:
        raise LacksError(
            f"Nothing young people said of “{strategy.title}” may be shown to everyone yet."
        )
    return found


def champions(strategy: Strategy) -> list[Block]:
    """The members who speak for an ambition or a theme."""
    rows = [
        (each.name, each.role, theme_of(each.of, each.theme, strategy))
        for each in strategy.champions
    ]
    heads = ("Champion", "Role", "For what")
    return [grid("Champions", heads, rows, "No champions are named.")]


def theme_of(number: str, theme: str, strategy: Strategy) -> str:
    """The theme of a champion, or the ambition they speak for."""
    promise = strategy.promise(number) if number else None
    return theme or (promise.name if promise else "All of it")


def commitments(strategy: Strategy) -> list[Block]:
    """What partners have said they will do."""
    rows = [
        (each.partner or NOT_SAID, each.wording, day(each.due) if each.due else "")
        for each in strategy.commitments
    ]
    return [grid("What partners will do", ("Partner", "What it will do", "By"), rows,
                 "No partner has said what it will do.")]  # fmt: skip


def consultations(strategy: Strategy) -> list[Block]:
    """Who was asked, when, and what they said."""
    rows = [
        (each.who, day(each.on) if each.on else "", each.said) for each in strategy.consultations
    ]
    return [grid("Who was asked", ("Who", "When", "What they said"), rows,
                 "It is not written down who was asked about the strategy.")]  # fmt: skip
