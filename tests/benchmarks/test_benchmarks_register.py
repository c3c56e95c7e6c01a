"""Which published figure answers to which measure."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.benchmarks import beside, counterparts, indicator, indicator_for, latest_year, register
from hearth.benchmarks.store import SeriesKey, cells
from hearth.measures import CATALOGUE, VARIANT, Derived

UNITS = {
    "percent": {"percent"},
    "percent on average": {"percent"},
    "count": {"children", "care leavers", "exclusions"},
    "per 10,000": {"per 10,000 children aged 0-17"},
    "days": {"days"},
    "score": {"score", "incidents per child who went missing"},
    "ratio": {"score", "incidents per child who went missing"},
}


def name(row):
    return f"{row.measure}-{row.measure_breakdown}-{row.measure_breakdown_value}"


@pytest.mark.parametrize("row", register(), ids=name)
def test_every_tie_leads_to_published_values(row):
    for value in row.breakdown_values:
        assert cells(SeriesKey(row.indicator, row.breakdown, value))
    assert row.comparable or row.differs


@pytest.mark.parametrize("row", [r for r in register() if r.measure in CATALOGUE], ids=name)
def test_every_tie_is_to_a_breakdown_the_measure_has(row):
    measure = CATALOGUE[row.measure]
    if isinstance(measure, Derived):
        assert row.measure_breakdown == ""
        return
    variants = {each.id: each for each in measure.variants}
    breakdowns = {each.id: each for each in measure.population.breakdowns}
    if measure.shares:
        breakdowns[measure.shares.id] = measure.shares
    breakdowns |= {id: each.shares for id, each in variants.items() if each.shares}
    if row.measure_breakdown == VARIANT:
        assert row.measure_breakdown_value in variants
    elif row.measure_breakdown:
        found = {each.id for each in breakdowns[row.measure_breakdown].categories}
        assert row.measure_breakdown_value in found


@pytest.mark.parametrize("row", [r for r in register() if r.measure in CATALOGUE], ids=name)
def test_a_measure_stands_beside_a_figure_in_the_same_unit(row):
    measure = CATALOGUE[row.measure]
    variants = {v.id: v for v in getattr(measure, "variants", ())}
    variant = variants.get(row.measure_breakdown_value)
    unit = variant.unit if variant and variant.unit else measure.unit
    assert indicator(row.indicator).unit in UNITS[unit.label]


def test_a_tie_is_made_once():
    names = [name(row) for row in register()]
    assert len(names) == len(set(names))


def test_the_latest_year_is_over_by_the_day_asked():
    at = {on: beside("cla-number", "Lewisham", on).year
          for on in (date(2022, 3, 30), date(2022, 3, 31), date(2030, 1, 1))}  # fmt: skip
    assert list(at.values()) == [2021, 2022, 2025]
    assert beside("cla-number", "Lewisham", date(1990, 1, 1)) is None
    assert beside("cla-number", "Lewisham", date(2000, 1, 1)).figure is None


def test_school_and_workforce_years_end_in_summer_and_autumn():
    (ks2,), (load,) = counterparts("ks2-expected"), counterparts("caseload")
    assert latest_year(ks2, "Kent", date(2024, 8, 30)) == 2023
    assert latest_year(ks2, "Kent", date(2024, 8, 31)) == 2024
    assert latest_year(load, "Kent", date(2024, 9, 29)) == 2023


def test_a_figure_published_for_england_only_still_has_england():
    found = beside("kinship-share", "Lewisham", date(2025, 3, 31))
    assert (found.year, found.figure) == (2024, None)
    assert found.england.value is not None


def test_a_breakdown_ties_to_a_breakdown():
    found = beside("cla-leavers", "Kent", date(2025, 3, 31), "age-band", "16-plus")
    ages = ("16 years", "17 years", "18 years and over")
    assert found.breakdown_value == " + ".join(ages)


def test_a_measure_nobody_publishes_has_no_counterpart():
    assert counterparts("iha-timeliness") == ()
    assert indicator_for("iha-timeliness") is None
    assert beside("iha-timeliness", "Kent", date(2025, 3, 31)) is None


def test_measures_with_a_national_figure_are_tied():
    tied = {row.measure for row in register()}
    assert tied >= {
        "cla-number", "cla-rate-10k", "cla-entrants", "cla-leavers", "legal-status-mix",
        "need-mix", "age-sex-mix", "uasc-share", "placement-mix", "foster-share",
        "in-borough-share", "within-20-miles", "over-20-miles", "stability-3plus",
        "stability-2years", "rha-up-to-date", "dental", "immunisations", "sdq-completed",
        "sdq-mean", "sdq-concern", "substance-misuse", "offending", "missing-any",
        "leavers-by-destination", "cl-in-touch", "cl-eet", "cl-suitable", "cl-staying-put",
        "higher-education", "sw-changes",
    }  # fmt: skip
