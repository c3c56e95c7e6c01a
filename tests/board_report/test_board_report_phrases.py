"""Every measure that the report can print has words of its own, and they fill in."""

from __future__ import annotations

from string import Formatter

import pytest

from hearth.benchmarks import register
from hearth.documents.board_report.blocks import phrases
from hearth.measures import CATALOGUE, LACKING, VARIANT, Derived, Measure, Unit

WHOLE = [m.id for m in CATALOGUE.values() if isinstance(m, Derived) or m.shares is None]


@pytest.mark.parametrize("id", WHOLE)
def test_every_whole_figure_has_a_phrase(id: str) -> None:
    assert id in phrases()


@pytest.mark.parametrize("id", [id for id in WHOLE if CATALOGUE[id].unit is Unit.COUNT])
def test_every_count_has_words_for_one(id: str) -> None:
    assert f"{id}/one" in phrases()


@pytest.mark.parametrize("key", sorted(phrases()))
def test_every_phrase_is_of_a_measure_and_uses_only_what_there_is(key: str) -> None:
    measure, _, variant = key.partition("/")
    fields = {name for _, name, _, _ in Formatter().parse(phrases()[key]) if name}
    assert measure in CATALOGUE
    assert fields <= {"value", "n", "d"}
    assert ("value" in fields) is (variant != "one")
    if variant and variant not in {"below", "one"}:
        assert variant in {each.id for each in CATALOGUE[measure].variants}


def ties() -> list[tuple[str, str, str]]:
    return [
        (each.measure, each.measure_breakdown, each.measure_breakdown_value)
        for each in register()
        if each.measure in CATALOGUE
    ]


@pytest.mark.parametrize(("id", "breakdown", "value"), ties())
def test_every_published_tie_leads_to_a_figure_we_make(id: str, breakdown: str, value: str) -> None:
    measure = CATALOGUE[id]
    if not breakdown:
        return
    assert isinstance(measure, Measure)
    if breakdown == VARIANT:
        assert value in {variant.id for variant in measure.variants}
        return
    breakdowns = {each.id: each for each in measure.population.breakdowns}
    if measure.shares:
        breakdowns[measure.shares.id] = measure.shares
    breakdowns |= {variant.id: variant.shares for variant in measure.variants if variant.shares}
    assert breakdown in breakdowns
    assert value in {category.id for category in breakdowns[breakdown].categories}


def test_every_tied_measure_is_in_the_catalogue() -> None:
    known = set(CATALOGUE) | {lacking.measure for lacking in LACKING}
    assert {each.measure for each in register()} <= known
