"""What came of one promise: what was measured and done, what people said, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from hearth.dates.words import day
from hearth.documents.model import Block, Heading, Listing, Note, Paragraph, Report
from hearth.documents.pledge_report.pieces import (
    Teller,
    actions_table,
    evidence_list,
    measures_table,
    sentences,
    sources,
)
from hearth.pledge.strategy import Action, EvidenceKind, Promise, Strategy

__all__ = ["impact_report", "lacks_of"]

SHOWN = (
    ("What young people said", (EvidenceKind.VOICE,)),
    ("Stories", (EvidenceKind.STORY,)),
    (
        "What inspectors and auditors found",
        (EvidenceKind.INSPECTION, EvidenceKind.AUDIT, EvidenceKind.OTHER),
    ),
)


def impact_report(
    strategy: Strategy, promise: Promise, tell: Teller, on: date, council: str
) -> Report:
    """The report of a promise, or of an ambition with all its promises."""
    blocks = [*head(promise, strategy, tell, on)]
    several = held(promise)
    for each in several:
        if len(several) > 1:
            blocks.append(Heading(each.name, new_page=True))
        blocks += parts(each, strategy, tell, on, level=2 if len(several) == 1 else 3)
    blocks.append(sources(on))
    return Report(f"What came of it: {promise.name}", strategy.title, council, on, blocks)


def held(promise: Promise) -> Sequence[Promise]:
    """The promise, and those within it."""
    return (promise, *getattr(promise, "promises", ()))


def head(promise: Promise, strategy: Strategy, tell: Teller, on: date) -> Iterator[Block]:
    """What was promised, and what this report cannot say."""
    yield Heading("What we promised")
    yield Paragraph(promise.wording or promise.title)
    if promise.plain_words:
        yield Paragraph(f"**In plain words.** {promise.plain_words}")
    lacks = lacks_of(strategy, promise, tell, on)
    if lacks:
        yield Heading("What this report still lacks")
        yield Listing(lacks)
    else:
        yield Note("Every measure is known, and there is evidence for every promise.")


def parts(
    promise: Promise, strategy: Strategy, tell: Teller, on: date, *, level: int
) -> Iterator[Block]:
    """Measures, actions and evidence of one promise."""
    measures = strategy.measures_of(promise)
    yield Heading("How we know", level=level)
    yield from measures_table(f"{promise.name}: measures of success", measures, tell)
    yield from sentences(measures, tell)
    yield Heading("What was done", level=level)
    yield from actions_table(f"{promise.name}: actions", promise.actions, on)
    yield from told_so_far(promise.actions)
    for title, kinds in SHOWN:
        yield Heading(title, level=level)
        yield from evidence_list(each for each in promise.evidence if each.kind in kinds)


def told_so_far(actions: Sequence[Action]) -> list[Block]:
    """What was said about the actions, the newest first."""
    notes = [
        (each.on or date.min, f"{day(each.on) if each.on else ''}: {each.note} ({action.wording})")
        for action in actions
        for each in action.history
        if each.note
    ]
    return [Listing([words for _, words in sorted(notes, reverse=True)])] if notes else []


def lacks_of(strategy: Strategy, promise: Promise, tell: Teller, on: date) -> list[str]:
    """What is not known or not there, in sentences."""
    return list(chain.from_iterable(gaps(strategy, each, tell, on) for each in held(promise)))


def gaps(strategy: Strategy, promise: Promise, tell: Teller, on: date) -> Iterator[str]:
    """What one promise lacks."""
    measures = strategy.measures_of(promise)
    if not measures and not getattr(promise, "promises", ()):
        yield f"{promise.name}: nothing says how it will be known whether it is kept."
    for measure in measures:
        for told in tell(measure):
            if not told.is_known:
                yield f"{measure.wording}: {told.sentence}"
    if not any(each.kind is EvidenceKind.VOICE for each in promise.evidence):
        yield f"{promise.name}: nothing of what young people said."
    for action in promise.actions:
        if action.is_late(on):
            yield f"Late since {day(action.due or on)}: {action.wording}"
