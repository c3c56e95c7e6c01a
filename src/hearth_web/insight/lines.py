"""A page of numbers line by line: each measure with where it is going and where others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.urls import reverse
from django.utils.safestring import mark_safe

from hearth.benchmarks import Comparison
from hearth.documents import charts
from hearth.documents.board_report import Evidence
from hearth.documents.board_report.beside import differs, published, published_unit, same_unit
from hearth.documents.board_report.blocks import cell, of_when, shown
from hearth.documents.board_report.scorecard import FAMILIES, direction_of
from hearth.documents.sentences import quantity
from hearth.measures import CATALOGUE, LACKING, Derived, Measure
from hearth.measures import Figure as Number
from hearth_web.insight.asking import Asked, bare_evidence
from hearth_web.insight.boards import Board

__all__ = ["Family", "Line", "families", "never_counted", "published_region"]

COLOURS = {"better": "green", "worse": "red"}


@dataclass(frozen=True)
class Line:
    """One measure on a page of numbers; every value as it is read."""

    measure: str
    title: str
    href: str
    now: str
    when: str = ""
    unknown: str = ""
    before: str = ""
    direction: str = ""
    spark: str = ""
    neighbours: str = ""
    region: str = ""
    england: str = ""
    year: str = ""
    differs: bool = False
    lacks: str = ""

    @property
    def colour(self) -> str:
        """The colour of the direction's tag."""
        return COLOURS.get(self.direction, "grey")


@dataclass(frozen=True)
class Family:
    """Measures of one kind."""

    key: str
    title: str
    lines: list[Line]


def families(asked: Asked, board: Board, measures: Sequence[str]) -> list[Family]:
    """Every measure by its family, in the order of the board report."""
    evidence = bare_evidence(asked)
    order = list(FAMILIES)
    chosen = sorted(
        (CATALOGUE[id] for id in measures), key=lambda m: (order.index(m.family), m.title)
    )
    return [
        Family(key, FAMILIES[key], [line_of(m, asked, board, evidence) for m in members])
        for key, members in groupby(chosen, lambda m: m.family)
    ]


def never_counted() -> list[dict[str, str]]:
    """Measures that nothing brought here can feed yet, and what each of them needs."""
    ordered = sorted(LACKING, key=lambda lack: lack.title)
    return [{"title": lack.title, "lacks": lack.lacks} for lack in ordered]


def line_of(measure: Measure | Derived, asked: Asked, board: Board, evidence: Evidence) -> Line:
    """One measure's line."""
    href = f"{reverse('measure', args=[measure.id])}?{asked.query}"
    now = board.now(measure.id)
    if now is None:
        return empty_line(measure, href, board.lacks.get(measure.id, ""))
    before = board.before(measure.id)
    beside = same_unit(evidence, now)
    return Line(
        measure.id,
        measure.title,
        href,
        shown(now),
        when=of_when(evidence, now).strip(),
        unknown=f"{now.unknown} not known" if now.unknown else "",
        before=cell(before) if before and before.end != now.end else "",
        direction=direction_of(evidence, now, before) if before is not now else "",
        spark=spark_of(measure.title, board.series(measure.id)),
        neighbours=published(beside, "neighbours"),
        region=published_region(beside),
        england=published(beside, "England"),
        year=str(beside.year) if beside else "",
        differs=beside is not None and differs(now),
    )


def empty_line(measure: Measure | Derived, href: str, lacks: str) -> Line:
    """A measure without a figure: a mix is seen on its own page, any other says what it lacks."""
    is_mix = isinstance(measure, Measure) and measure.shares is not None
    words = "see its parts" if is_mix and not lacks else "not available"
    return Line(measure.id, measure.title, href, words, lacks=lacks)


def spark_of(title: str, series: Sequence[Number]) -> str:
    """A small line of the figures, as SVG; nothing for fewer than two."""
    values = [None if one.value is None else float(one.value) for one in series]
    if len(values) < 2:
        return ""
    # Made by `hearth.documents.charts`, which escapes every word it draws.
    return mark_safe(charts.spark(title, values).svg)


def published_region(other: Comparison | None) -> str:
    """The region's published value as printed."""
    value = other.region.value if other and other.region else None
    if other is None or value is None:
        return ""
    return quantity(Decimal(str(value)), published_unit(other))
