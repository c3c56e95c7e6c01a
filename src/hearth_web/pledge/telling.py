"""What a document is told of each measure."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.documents.board_report.beside import DIFFERS
from hearth.documents.board_report.blocks import shown
from hearth.documents.pledge_report import Told
from hearth.documents.pledge_report.pieces import Teller
from hearth.pledge.standing import Verdict
from hearth.pledge.strategy import SuccessMeasure
from hearth.published import Figure
from hearth.published.freezing import Document, frozen
from hearth.published.when import When
from hearth_web.pledge.live import SMALL
from hearth_web.pledge.showing import PartShown, Shower

__all__ = ["printed", "teller"]

UNKNOWN = frozenset({Verdict.NOT_KNOWN, Verdict.WAITS, Verdict.NOT_COMPARED})


def teller(shower: Shower) -> Teller:
    """Tells of a measure as the pages show it."""

    def tell(measure: SuccessMeasure) -> Sequence[Told]:
        return [told(part) for part in shower.measure(measure).parts]

    return tell


def told(part: PartShown) -> Told:
    """One value."""
    sentence = " ".join([part.sentence, *([part.lacks] if part.lacks else []), *part.distances])
    is_known = part.verdict not in UNKNOWN
    now, beside = part.now or not_told(part), part.beside
    mark = f" {DIFFERS}" if beside.differs else ""
    return Told(
        part.title,
        part.was,
        now,
        part.aspiration,
        part.words,
        sentence,
        is_known,
        off_course=part.verdict.news != "good" and part.verdict is not Verdict.IN_WORDS,
        england=f"{beside.england}{mark}" if beside.england else "",
        neighbours=f"{beside.neighbours}{mark}" if beside.neighbours else "",
    )


def not_told(part: PartShown) -> str:
    """Why there is no value, in a word."""
    return "withheld" if part.lacks == SMALL else "not known"


def printed(shower: Shower) -> tuple[Figure, ...]:
    """The figures of the record that the strategy's document prints, frozen as they are now."""
    board, tree = shower.live.board, shower.grown.tree
    if board is None:
        return ()
    numbers = [
        (figure, [measure.wording], shown(figure))
        for measure in tree.every_measure()
        for part in measure.parts
        if (figure := board.now(part.measure)) is not None
    ]
    return frozen(numbers, Document(tree.title, When.on(board.on, board.on)))
