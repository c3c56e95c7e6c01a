"""Measures of success: all of them, what is to be confirmed, and one with its readings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.pledge.reading import measure_faults
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.queries import measure_for, strategy_for
from hearth_web.pledge.showing import MeasureShown, PartShown, shower_for
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["measure", "measures"]


@page(Verb.SEE_PLEDGE)
@require_safe
def measures(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every measure on one table, and what is to be confirmed by whom."""
    strategy = strategy_for(request.user, id)
    shower = shower_for(request, strategy)
    every = shower.every_measure()
    columns = (
        Column("wording", "Measure", link="href"),
        Column("was", "When set"),
        Column("now", "Now"),
        Column("aspiration", "Aspiration"),
        Column("words", "Where it stands"),
        Column("neighbours", "Neighbours"),
        Column("england", "England"),
        Column("year", "Year"),
    )
    lines = [line_of(strategy.pk, each, part) for each in every for part in each.parts]
    table = Table(f"Measures of {strategy.title}", columns, lines)
    context = {
        "strategy": strategy,
        "waiting": [each for each in every if each.thing.waits],
        "today": shower.today,
        "may_change": request.user.may(Verb.MANAGE_PLEDGE),
    }
    return respond(request, table, "pledge/measures.html", context)


def line_of(strategy: UUID, measure: MeasureShown, part: PartShown) -> dict[str, Any]:
    """One value of a measure as a row."""
    name, several = str(measure.row), len(measure.parts) > 1
    return {
        **vars(part.beside),
        **vars(part),
        "wording": f"{name} ({part.title})" if several and part.title else name,
        "words": part.words,
        "aspiration": part.aspiration.capitalize(),
        "href": reverse("pledge-measure", args=[strategy, measure.row.pk]),
    }


@page(Verb.SEE_PLEDGE)
@require_safe
def measure(request: HttpRequest, id: UUID, measure: UUID) -> HttpResponse:
    """One measure: where each of its values stands, in sentences, and what is doubtful."""
    row = measure_for(request.user, id, measure)
    shower = shower_for(request, row.strategy)
    thing = shower.grown.thing_of(row)
    shown = shower.measure(thing)
    context = {
        "strategy": row.strategy,
        "row": row,
        "shown": shown,
        "measures": [shown],
        "when_set": shower.printed(thing, thing.when_set),
        "readings": [
            (each, shower.grown.row_of(each), shower.printed(thing, each.value))
            for each in thing.readings
        ],
        "bears_on": [
            (each, shower.grown.row_of(each))
            for each in shower.grown.tree.promises()
            if each.number and each.number in thing.bears_on
        ],
        "faults": [sentence for _, sentence in measure_faults(thing)],
        "may_change": request.user.may(Verb.MANAGE_PLEDGE),
    }
    return render(request, "pledge/measure.html", context)
