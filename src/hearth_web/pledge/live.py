"""Values of today's record for measures of success, as the pages of numbers show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hearth.benchmarks import Comparison
from hearth.documents.board_report import Evidence
from hearth.documents.board_report.beside import differs, published_value
from hearth.measures import CATALOGUE, LACKING
from hearth.pledge.standing import Now
from hearth_web.access.pages import SignedInRequest
from hearth_web.insight.asking import Asked, NothingYetError, asked_of, bare_evidence
from hearth_web.insight.boards import Board, board_of, public_board
from hearth_web.insight.lines import Line, compared, line_of

__all__ = ["NO_RECORD", "Live", "Others", "live_for", "live_of"]

LACKS: Mapping[str, str] = {each.measure: each.lacks for each in LACKING}
NO_RECORD = "There is no record to count from yet."
SMALL = "Withheld, because the number is small."


@dataclass(frozen=True)
class Others:
    """What others have, as numbers, with the year it is of."""

    neighbours: float | None = None
    england: float | None = None
    year: str = ""


@dataclass(frozen=True)
class Live:
    """The record's figures of one day; without a board nothing is known, and `why` says so."""

    asked: Asked | None = None
    board: Board | None = None
    evidence: Evidence | None = None
    why: str = NO_RECORD

    @property
    def exact(self) -> bool:
        """Whether small numbers are shown."""
        return self.asked is not None and self.asked.exact

    def now(self, measure: str) -> Now:
        """The value of a measure, or why there is none."""
        if measure not in CATALOGUE:
            return Now(lacks=LACKS.get(measure, ""))
        if self.board is None:
            return Now(lacks=self.why)
        figure = self.board.now(measure)
        if figure is None:
            return Now(lacks=self.board.lacks.get(measure, "") or "It has no single value.")
        if figure.withheld:
            return Now(on=figure.end, lacks=SMALL)
        lacks = "" if figure.value is not None else "There is nobody to count."
        return Now(figure.value, figure.end, lacks)

    def line(self, measure: str) -> Line | None:
        """The measure as a page of numbers shows it."""
        if measure not in CATALOGUE or self.asked is None or self.board is None:
            return None
        assert self.evidence is not None
        return line_of(CATALOGUE[measure], self.asked, self.board, self.evidence)

    def others(self, measure: str) -> Others:
        """What the neighbours and England have, where it can be read against ours."""
        figure = self.board.now(measure) if self.board else None
        if figure is None or self.evidence is None:
            return Others()
        if differs(figure) or not self.evidence.comparable(figure):
            return Others()
        found: Comparison | None = compared(self.evidence, figure)
        if found is None:
            return Others()
        middle, england = (published_value(found, whose) for whose in ("neighbours", "England"))
        return Others(middle, england, str(found.year))


def live_for(request: SignedInRequest) -> Live:
    """The figures this person may see: of the day the pages of numbers show by themselves."""
    try:
        asked = asked_of(request)
    except NothingYetError:
        return Live()
    return live_of(asked)


def live_of(asked: Asked) -> Live:
    """The figures a question is answered with."""
    board = board_of(asked.scope, asked.on, asked.reach) if asked.exact else public_board()
    if board is None:
        return Live()
    asked = replace(asked, on=board.on)
    return Live(asked, board, bare_evidence(asked))
