"""Values of today's record for measures of success, as the pages of numbers show them.

The figures are those that insight keeps, so that the pledge is read without reading the record:
only where none are kept yet are they worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearth.benchmarks import Comparison
from hearth.documents.board_report import Evidence
from hearth.documents.board_report.beside import (
    differs,
    published,
    published_value,
    same_unit,
)
from hearth.measures import CATALOGUE, LACKING, Figure, Figures
from hearth.pledge.standing import Now
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.bridge.house import council
from hearth_web.bridge.versions import version
from hearth_web.insight import models
from hearth_web.insight.asking import NothingYetError, asked_of, subject
from hearth_web.insight.boards import Board, board_of, is_month_end, public_board, read_board
from hearth_web.insight.days import same_day_before
from hearth_web.insight.lines import spark_of
from hearth_web.insight.scopes import EVERYONE

__all__ = ["NO_RECORD", "Beside", "Live", "live_for", "live_of", "public_live"]

LACKS: Mapping[str, str] = {each.measure: each.lacks for each in LACKING}
NO_RECORD = "There is no record to count from yet."
SMALL = "Withheld, because the number is small."


@dataclass(frozen=True)
class Beside:
    """What stands beside a value: where it has been, and what others have, as printed and as
    numbers. Numbers of others are there only where they can be read against ours."""

    spark: str = ""
    unknown: str = ""
    neighbours: str = ""
    england: str = ""
    year: str = ""
    differs: bool = False
    middle: float | None = None
    all_of_england: float | None = None


@dataclass(frozen=True)
class Live:
    """The record's figures of one day; without a board nothing is known, and `why` says so.

    `exact` is whether small numbers are shown.
    """

    board: Board | None = None
    evidence: Evidence | None = None
    exact: bool = False
    why: str = NO_RECORD

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

    def beside(self, measure: str) -> Beside:
        """What stands beside the value."""
        figure = self.board.now(measure) if self.board else None
        if self.board is None or self.evidence is None or figure is None:
            return Beside()
        return beside(figure, self.board, self.evidence)


def beside(figure: Figure, board: Board, evidence: Evidence) -> Beside:
    """What stands beside one figure."""
    spark = spark_of(CATALOGUE[figure.measure].title, board.series(figure.measure))
    unknown = f"{figure.unknown} not known" if figure.unknown else ""
    found: Comparison | None = same_unit(evidence, figure)
    if found is None:
        return Beside(spark, unknown)
    alike = not differs(figure) and evidence.comparable(figure)
    return Beside(
        spark,
        unknown,
        neighbours=published(found, "neighbours"),
        england=published(found, "England"),
        year=str(found.year),
        differs=differs(figure),
        middle=published_value(found, "neighbours") if alike else None,
        all_of_england=published_value(found, "England") if alike else None,
    )


def live_for(request: SignedInRequest) -> Live:
    """The figures this person may see, of the day the pages of numbers show by themselves."""
    if not request.user.may(Verb.SEE_EXACT_NUMBERS):
        return live_of(public_board(), exact=False)
    board = kept_board()
    if board is None:
        try:
            asked = asked_of(request)
        except NothingYetError:
            return Live(exact=True)
        board = board_of(EVERYONE, asked.reach.usual, asked.reach)
    return live_of(board, exact=True)


def public_live() -> Live:
    """The figures everyone may see."""
    return live_of(public_board(), exact=False)


def live_of(board: Board | None, *, exact: bool) -> Live:
    """The figures of a board."""
    home = council()
    if board is None or home is None:
        return Live(exact=exact)
    return Live(board, Evidence(subject(home), board.on, Figures(())), exact)


def kept_board() -> Board | None:
    """The kept figures of the whole service at the last end of a month; None without any."""
    kept = models.Figures.objects.filter(scope=EVERYONE.key)
    days = sorted(filter(is_month_end, kept.values_list("on", flat=True)))
    if not days:
        return None
    last = days[-1]
    wanted = [day for day in days if day >= same_day_before(last)]
    return read_board(EVERYONE.key, last, wanted, version())
