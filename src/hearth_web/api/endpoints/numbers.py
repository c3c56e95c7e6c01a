"""Measures, their figures, and the children a figure counts."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from hearth.errors import UsageError
from hearth.measures import CATALOGUE, Derived, Figure, Measure
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.api.problems import ApiError
from hearth_web.api.tokens import Caller, need
from hearth_web.insight.asking import Asked, NothingYetError, asked_of
from hearth_web.insight.behind import behind, children_behind
from hearth_web.insight.one import evidence_of
from hearth_web.insight.rules import may_see_behind
from hearth_web.insight.seeing import log_children

__all__ = ["router"]

router = Router(tags=["Numbers"])


class MeasureOut(Schema):
    """What is counted, out of what, and by whose definition."""

    id: str
    family: str
    title: str
    meaning: str
    counts: str
    out_of: str
    unit: str
    better: str
    source: str

    @staticmethod
    def of(measure: Measure | Derived) -> MeasureOut:
        """As the catalogue has it."""
        words = ("id", "family", "title", "meaning", "counts", "source")
        return MeasureOut(
            **{name: getattr(measure, name) for name in words},
            out_of=measure.out_of or "",
            unit=measure.unit.label,
            better=str(measure.better.value),
        )


class FigureOut(Schema):
    """One number. `value` is as it is shown: n/a where nobody is counted, c where withheld."""

    measure: str
    start: date
    end: date
    breakdown: str
    breakdown_value: str
    numerator: int | None
    denominator: int | None
    unknown: int | None
    value: str
    unit: str

    @staticmethod
    def of(figure: Figure) -> FigureOut:
        """As the measures' own table has it."""
        names = [name for name in FigureOut.model_fields if name != "value"]
        return FigureOut(**{name: getattr(figure, name) for name in names}, value=figure.shown)


class Figures(Schema):
    """Every figure of a measure: over time, and by breakdown on the day asked about."""

    measure: MeasureOut
    on: date
    scope: str
    exact: bool
    figures: list[FigureOut]


class Whose(Schema):
    """Whose numbers and of which day; without, the whole service on the last usual day."""

    on: date | None = None
    team: UUID | None = None
    worker: UUID | None = None


@router.get("/measures", response=list[MeasureOut], summary="What is counted")
def measures(request: HttpRequest) -> list[MeasureOut]:
    """Every measure of the catalogue with its definition."""
    need(request, Verb.SEE_NUMBERS)
    return [MeasureOut.of(measure) for measure in CATALOGUE.values()]


@router.get("/measures/{id}", response=Figures, summary="One measure's figures")
def figures(request: SignedInRequest, id: str, whose: Query[Whose]) -> Figures:
    """The figures its page shows; without `see_exact_numbers` small ones are withheld."""
    need(request, Verb.SEE_NUMBERS)
    measure, asked = what_is_asked(request, id)
    evidence = evidence_of(measure, asked)
    return Figures(
        measure=MeasureOut.of(measure),
        on=asked.on,
        scope=asked.scope.key,
        exact=asked.exact,
        figures=[FigureOut.of(each) for each in evidence.figures.all if each.measure == id],
    )


class Counted(Schema):
    """A child behind a number, and how much they add to it."""

    id: UUID
    child: str
    adds: int


class Behind(Schema):
    """Those of the children this token may see; `hidden` are the others."""

    measure: str
    on: date
    side: str
    total: int
    hidden: int
    children: list[Counted]


class Side(Whose):
    """Which side of the number, and of which part."""

    side: Literal["numerator", "denominator", "unknown"] = "numerator"
    breakdown: str = ""
    value: str = ""


@router.get("/measures/{id}/children", response=Behind, summary="The children a figure counts")
def measure_children(request: SignedInRequest, id: str, side: Query[Side]) -> Behind:
    """Who stands behind a number, as far as the token may see them. The log says who asked."""
    caller = need(request, Verb.SEE_CHILDREN_BEHIND)
    measure, asked = what_is_asked(request, id)
    if not may_see_behind(caller.user, measure.id, side.breakdown):
        raise Http404("behind")
    try:
        found = behind(id, asked, side.side, side.breakdown, side.value)
    except (UsageError, KeyError) as error:
        raise Http404("nothing behind it") from error
    seen = list(children_behind(caller.user, id, list(found.counted), side.breakdown))
    log_seen(request, caller, id, side, asked, len(seen))
    counted = [Counted(id=c.pk, child=c.child, adds=found.counted[c.child]) for c in seen]
    return Behind(
        measure=id,
        on=asked.on,
        side=side.side,
        total=found.total,
        hidden=len(found.counted) - len(seen),
        children=counted,
    )


def log_seen(
    request: HttpRequest, caller: Caller, id: str, side: Side, asked: Asked, count: int
) -> None:
    """As the page logs it, with the token's name."""
    what: dict[str, Any] = {"measure": id, "side": side.side, "on": asked.on.isoformat()}
    log_children(request, {**what, "scope": asked.scope.key, "children": count, "by": caller.page})


def what_is_asked(request: SignedInRequest, id: str) -> tuple[Measure | Derived, Asked]:
    """The measure and whose, as on its page; a problem where there is none yet."""
    measure = CATALOGUE.get(id)
    if measure is None:
        raise Http404("measure")
    try:
        asked = asked_of(request)
    except NothingYetError:
        raise ApiError(409, "There are no numbers yet: no data has been brought in.") from None
    if asked.wrong:
        raise ApiError(422, asked.wrong)
    if asked.scope.id is not None and isinstance(measure, Derived):
        raise Http404("a measure of the whole council")
    return measure, asked
