"""Measures of success as pieces of a report: where each stands, and which are not on course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearth.documents.board_report.beside import DIFFERS
from hearth.documents.live_blocks.pieces import DIFFERENT, LacksError, grid
from hearth.documents.model import Block, Listing, Paragraph, Table
from hearth.documents.pledge_report.pieces import Teller, Told, titled
from hearth.documents.sentences import plural
from hearth.pledge.strategy import Ambition, Strategy, SuccessMeasure

__all__ = ["gaps", "off_course", "outcomes", "scorecard"]

Value = tuple[SuccessMeasure, Told]
"""A measure, and what is told of one of its numbers."""

SCORECARD = ("Measure", "When set", "Now", "Aspiration", "Where it stands", "England", "Neighbours")


def scorecard(strategy: Strategy, tell: Teller) -> list[Block]:
    """Every measure of success, by ambition: then, now, aspiration, and how others are."""
    found: list[Block] = []
    under: set[int] = set()
    for ambition in strategy.ambitions:
        values = values_under(strategy, ambition, tell)
        under |= {id(measure) for measure, _ in values}
        found += table_of(ambition.name, values)
    rest = [m for m in strategy.every_measure() if id(m) not in under]
    found += table_of(
        "Measures of the strategy as a whole" if found else strategy.title,
        [(measure, told) for measure in rest for told in tell(measure)],
    )
    if not found:
        raise LacksError(f"“{strategy.title}” has no measures of success yet.")
    return found


def table_of(caption: str, values: Sequence[Value]) -> list[Table]:
    """One table of the scorecard; none where there is nothing in it."""
    rows = [
        (
            titled(measure, told),
            told.was,
            told.now,
            told.aspiration,
            told.verdict,
            told.england,
            told.neighbours,
        )
        for measure, told in values
    ]
    if not rows:
        return []
    marked = any(cell.endswith(DIFFERS) for row in rows for cell in row)
    return [replace(grid(caption, SCORECARD, rows, ""), notes=[DIFFERENT] if marked else [])]


def outcomes(strategy: Strategy, tell: Teller) -> list[Block]:
    """The measures of each ambition in words, and where each stands."""
    heads = ("How we will know", "Where it stands")
    found: list[Block] = []
    for ambition in strategy.ambitions:
        values = values_under(strategy, ambition, tell)
        rows = [(titled(measure, told), told.verdict) for measure, told in values]
        if rows:
            found.append(grid(f"{ambition.name}: outcomes", heads, rows, ""))
    if not found:
        raise LacksError(f"“{strategy.title}” has no measures of success yet.")
    return found


def values_under(strategy: Strategy, ambition: Ambition, tell: Teller) -> list[Value]:
    """The values of the measures of an ambition and of its promises, in their own order."""
    held = (ambition, *ambition.promises)
    ours = {id(each) for promise in held for each in strategy.measures_of(promise)}
    every = [each for each in strategy.every_measure() if id(each) in ours]
    return [(measure, told) for measure in every for told in tell(measure)]


def off_course(strategy: Strategy, tell: Teller) -> list[Block]:
    """The values that go the wrong way, too slowly, missed their day or are not known."""
    every = [(measure, told) for measure in strategy.every_measure() for told in tell(measure)]
    if not every:
        raise LacksError(f"“{strategy.title}” has no measures of success yet.")
    off = [(measure, told) for measure, told in every if told.off_course]
    found: list[Block] = []
    known = [f"**{titled(m, told)}.** {told.verdict}. {told.sentence}"
             for m, told in off if told.is_known]  # fmt: skip
    unknown = [f"**{titled(m, told)}.** {told.sentence}" for m, told in off if not told.is_known]
    found += [Listing(known)] if known else [Paragraph("What is known is on course.")]
    if unknown:
        found += [Paragraph("**Not known, and so not on course either**", leads=True)]
        found.append(Listing(unknown))
    return found


def gaps(strategy: Strategy, tell: Teller) -> list[Block]:
    """The same as a table, short enough to carry: what is known, and how many are not."""
    off = [(m, told) for m in strategy.every_measure() for told in tell(m) if told.off_course]
    rows = [
        (titled(measure, told), told.was, told.now, told.aspiration, told.verdict)
        for measure, told in off
        if told.is_known
    ]
    known = f"What is known of “{strategy.title}” is on course."
    found: list[Block] = [
        grid("What is not on course", SCORECARD[:5], rows, "") if rows else Paragraph(known)
    ]
    if unknown := len(off) - len(rows):
        are = "is" if unknown == 1 else "are"
        found.append(Paragraph(f"{plural(unknown, 'more value')} {are} not known."))
    return found
