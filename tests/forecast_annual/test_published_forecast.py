"""A council's published total some years on: what it rests on, and what it says is missing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hearth.errors import NotFoundError, UsageError
from hearth.forecast import annual
from hearth.forecast.annual import learnt_by, published_forecast
from hearth.forecast.annual_totals import totals
from hearth.vocabulary import council


def test_ranges_hold_each_other_and_widen_with_the_years():
    ahead = published_forecast("Leeds", 5).ahead
    assert [each.year for each in ahead] == [2026, 2027, 2028, 2029, 2030]
    for each in ahead:
        edges = (each.low_80, each.low_50, each.median, each.high_50, each.high_80)
        assert list(edges) == sorted(edges)
    widths = [each.high_80 - each.low_80 for each in ahead]
    assert widths == sorted(widths)


def test_a_small_council_is_less_certain_than_a_large_one():
    def share(name):
        year = published_forecast(name, 1).ahead[0]
        return (year.high_80 - year.low_80) / year.median

    assert share("Rutland") > 2 * share("Birmingham")


def test_one_seed_gives_one_result_whatever_was_asked_before():
    first = published_forecast("Barnet", 3, seed=5)
    published_forecast("Leeds", 3)
    assert published_forecast("Barnet", 3, seed=5) == first


@pytest.mark.parametrize("origin", [2018, 2022])
def test_nothing_that_came_later_is_used(monkeypatch, origin):
    before = published_forecast("Barnet", 3, origin=origin).ahead
    whole = totals()
    later = np.arange(whole.first, whole.last + 1) > origin
    garbled = {
        name: np.where(later, 7.0, getattr(whole, name)) for name in ("there", "started", "ceased")
    }
    country = np.arange(whole.england_first, whole.last + 1) > origin
    changed = replace(whole, england=np.where(country, 7.0, whole.england), **garbled)
    monkeypatch.setattr(annual, "totals", lambda: changed)
    learnt_by.cache_clear()
    try:
        assert published_forecast("Barnet", 3, origin=origin).ahead == before
    finally:
        learnt_by.cache_clear()


def test_a_withheld_year_is_left_out_and_said():
    found = published_forecast("City of London", 1)
    assert found.origin == 2024
    assert found.past[-1] == (2025, None)
    assert found.notes == (
        "The total on 31 March 2025 is withheld to protect confidentiality and is left out.",
        "The forecast starts from 31 March 2024.",
    )


def test_a_year_not_published_is_left_out_and_said():
    past = ((2010, 311.0), (2011, 304.0), (2013, 310.0))
    assert annual.notes(council("Barnet"), past, 2013, 2013) == (
        "The total on 31 March 2012 is not published and is left out.",
    )


def test_a_new_council_moves_as_all_do_and_says_so():
    found = published_forecast("Cumberland", 2)
    assert "taken from all councils" in found.notes[0]
    assert learnt_by(2024).own[totals().row("942")] == 1.0


def test_a_council_that_ended_names_those_that_came_after():
    with pytest.raises(UsageError, match=r"ended on 31 March 2023.*Cumberland; Westmorland"):
        published_forecast("Cumbria")
    assert published_forecast("Cumbria", origin=2020).origin == 2020


@pytest.mark.parametrize(
    ("place", "years", "error", "words"),
    [
        ("Isles of Scilly", 3, UsageError, "nothing to forecast from"),
        ("Barnet", 0, UsageError, "1 to 10 years"),
        ("Barnet", 11, UsageError, "1 to 10 years"),
        ("Barnett Fair", 3, NotFoundError, "no council"),
    ],
)
def test_what_cannot_be_forecast_is_said(place, years, error, words):
    with pytest.raises(error, match=words):
        published_forecast(place, years)


def test_the_sentence_reads():
    year = annual.YearAhead(2026, 1300.0, 1380.0, 1400.0, 1420.0, 1500.0)
    assert year.sentence == (
        "On 31 March 2026 about 1,400 children: as likely as not between 1,380 and 1,420, four"
        " times in five between 1,300 and 1,500."
    )
