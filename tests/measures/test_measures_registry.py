"""Nothing is defined and unregistered, nothing twice, and nothing of the catalogue forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from pathlib import Path

import pytest

import hearth.measures
from hearth.errors import NotFoundError
from hearth.measures import CATALOGUE, LACKING, Lacking, Measure, catalogue, measure_called
from hearth.measures.catalogue import REGISTERED
from hearth.measures.lines import lines_of

IDS = (Path(__file__).parent / "measure_ids.txt").read_text(encoding="utf-8").split()


def defined() -> list[str]:
    """The id of every MEASURE in a module of the package."""
    found = []
    for module in pkgutil.walk_packages(hearth.measures.__path__, "hearth.measures."):
        measure = getattr(importlib.import_module(module.name), "MEASURE", None)
        if measure is not None:
            found.append(measure.id)
    return found


def test_every_measure_defined_is_registered_once() -> None:
    assert Counter(defined()) == Counter(measure.id for measure in REGISTERED)
    assert len(CATALOGUE) == len(REGISTERED)


def test_every_id_is_fed_or_says_what_it_lacks() -> None:
    lacking = [entry.measure for entry in LACKING]
    assert sorted([*CATALOGUE, *lacking]) == sorted(IDS)


def test_the_catalogue_is_in_order() -> None:
    ids = [entry.measure if isinstance(entry, Lacking) else entry.id for entry in catalogue()]
    assert ids == sorted(IDS)
    assert list(CATALOGUE) == sorted(CATALOGUE)


def test_what_is_lacking_is_said_in_a_sentence() -> None:
    for entry in LACKING:
        assert entry.lacks.endswith("."), entry.measure
        assert entry.title and entry.family and entry.unit and entry.better


def test_every_measure_says_what_it_means() -> None:
    for measure in CATALOGUE.values():
        assert measure.meaning.endswith("."), measure.id
        assert measure.title and measure.counts and measure.source and measure.family


def test_second_figures_have_names_of_their_own() -> None:
    for measure in CATALOGUE.values():
        if isinstance(measure, Measure):
            names = [line.variant for line in lines_of(measure)]
            assert len(set(names)) == len(names), measure.id


def test_breakdowns_are_the_columns_of_every_population() -> None:
    for measure in CATALOGUE.values():
        if isinstance(measure, Measure):
            columns = [breakdown.column for breakdown in measure.population.breakdowns]
            assert len(set(columns)) == len(columns), measure.population.id


def test_an_unknown_measure_offers_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="stability-3plus"):
        measure_called("stability-3")


def test_a_measure_no_return_feeds_says_what_it_lacks() -> None:
    with pytest.raises(NotFoundError, match="The return does not hold them"):
        measure_called("complaints")
