"""A strategy in papers: only one that is shown to everyone, as everyone sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearth.documents.live_blocks import LacksError, of_actions, of_strategy, of_success
from hearth.documents.model import Block, Paragraph
from hearth.documents.pledge_report import Told
from hearth.pledge.sentences import counted
from hearth_web.board.live.asking import Asked, Named, called
from hearth_web.board.live.numbers import CHART, Numbers, measure_blocks
from hearth_web.pledge.live import live_of
from hearth_web.pledge.models import Strategy
from hearth_web.pledge.queries import public_strategies
from hearth_web.pledge.showing import Shower
from hearth_web.pledge.telling import teller
from hearth_web.pledge.trees import grown

__all__ = ["NAMED", "current", "shower_of", "titles"]


def titles() -> list[str]:
    """The strategies that may be named."""
    return [called(each.title) for each in public_strategies()]


def current(on: date, title: str = "") -> Strategy | None:
    """The strategy of a title; without one that in force on a day, which no other one holds."""
    shown = list(public_strategies())
    if title:
        return next((each for each in shown if called(each.title) == title), None)
    in_force = [each for each in shown if (each.first or on) <= on <= (each.last or on)]
    return next((each for each in in_force or shown if each.under is None), None)


def shower_of(asked: Asked) -> Shower:
    """The strategy as everyone sees it; LacksError where none is shown to everyone."""
    return asked.once("strategy", lambda: read_shower(asked))


def read_shower(asked: Asked) -> Shower:
    """The same, read."""
    found = current(asked.on, asked.whose)
    if found is None:
        raise LacksError(
            "No strategy is shown to everyone yet. Show one to everyone first: its page says how."
        )
    board = asked.numbers.board if asked.numbers else None
    live = live_of(board, exact=False)
    return Shower(grown(found), live, today=asked.today, withhold=True)


def note(shower: Shower, numbers: Numbers, asked: Asked, prints: Callable[[Told], bool]) -> None:
    """Note the numbers of the record in those values that are printed."""
    tell = teller(shower)
    for measure in shower.grown.tree.every_measure():
        for part, value in zip(measure.parts, tell(measure), strict=True):
            if part.measure and prints(value):
                numbers.put(numbers.board.now(part.measure), asked.where)


def told(
    make: Callable[..., list[Block]], prints: Callable[[Told], bool] | None = None
) -> Callable[[Asked], list[Block]]:
    """What is made of the tree and of what is told of each measure; which values it prints."""

    def blocks(asked: Asked) -> list[Block]:
        shower = shower_of(asked)
        found = make(shower.grown.tree, teller(shower))
        if asked.numbers and prints:
            note(shower, asked.numbers, asked, prints)
        return found

    return blocks


def every_value(_: Told) -> bool:
    """Every value is printed."""
    return True


def only_off_course(value: Told) -> bool:
    """Only those that are known and not on course are printed."""
    return value.is_known and value.off_course


def of_tree(make: Callable[..., list[Block]]) -> Callable[[Asked], list[Block]]:
    """What is made of the tree alone."""
    return lambda asked: make(shower_of(asked).grown.tree)


def dated(make: Callable[..., list[Block]]) -> Callable[[Asked], list[Block]]:
    """What is made of the tree as at a day."""
    return lambda asked: make(shower_of(asked).grown.tree, asked.today)


def standing(asked: Asked) -> list[Block]:
    """How all measures stand, counted."""
    shower = shower_of(asked)
    every = shower.every_measure()
    words = counted((v for each in every for v in each.verdicts), len(every))
    return [Paragraph(f"**{shower.grown.tree.title}.** {words}")]


def charts(asked: Asked) -> list[Block]:
    """The line over time of every measure that the record counts."""
    tree, numbers = shower_of(asked).grown.tree, asked.known("Measures over time")
    ids = dict.fromkeys(id for each in tree.every_measure() for id in each.tied_to)
    found: list[Block] = []
    for id in ids:
        try:
            found += measure_blocks(f"{id}{CHART}", numbers, asked.where)
        except (KeyError, LacksError):  # not counted, or not for two years: its table says so
            continue
    if not found:
        raise LacksError("No measure of the strategy has been counted for two years.")
    return found


NAMED: Named = {
    "scorecard": (
        "Every measure of success: when set, now, aspiration, where it stands, and others.",
        told(of_success.scorecard, every_value),
    ),
    "scorecard chart": ("The line over time of every measure that the record counts.", charts),
    "standing": ("How the measures stand, counted in one sentence.", standing),
    "off-course": (
        "The measures that are not on course or not known, in sentences.",
        told(of_success.off_course, only_off_course),
    ),
    "gaps": (
        "The measures that are known and not on course, as a table.",
        told(of_success.gaps, only_off_course),
    ),
    "outcomes": (
        "Each ambition with its measures, and where each stands.",
        told(of_success.outcomes),
    ),
    "ambitions": ("Each ambition with what is promised.", of_tree(of_strategy.ambitions)),
    "actions": (
        "What is to be done under each promise, and how far it is.",
        dated(of_actions.actions),
    ),
    "actions by service": (
        "What is to be done under the service that leads it, and how far it is.",
        dated(of_actions.actions_by_service),
    ),
    "next-actions": (
        "What is still to be done, the soonest first.",
        dated(of_actions.next_actions),
    ),
    "voice": (
        "What young people said about each promise, where everyone may read it.",
        of_tree(of_strategy.voice),
    ),
    "champions": ("The member champions.", of_tree(of_strategy.champions)),
    "commitments": ("What partners said they will do.", of_tree(of_strategy.commitments)),
    "consultations": (
        "Who was asked about the strategy, and what they said.",
        of_tree(of_strategy.consultations),
    ),
}
"""What may be asked of a strategy: what it is in words, and how it is made."""
