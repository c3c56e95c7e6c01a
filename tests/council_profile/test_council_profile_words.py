"""Wording of numbers, places and years."""

from __future__ import annotations

import pytest

from hearth.benchmarks import Rank, better, indicator
from hearth.documents.council_profile.contents import items, label, parts
from hearth.documents.council_profile.words import (
    moment,
    ordinal,
    place_words,
    shown,
    the,
    year_label,
)
from hearth.documents.sentences import join
from hearth.measures.model import Better


@pytest.mark.parametrize(
    ("id", "value", "extra", "words"),
    [
        ("cla-3plus-placements-year-percent", 10.0, 0, "10%"),
        ("cla-3plus-placements-year-percent", 10.5, 1, "10.5%"),
        ("cla-31-march-rate-10k", 72.5, 1, "72.5"),
        ("cla-31-march", 80780.0, 0, "80,780"),
        ("cla-sdq-average", 14.0, 0, "14.0"),
        ("s251-weekly-unit-cost-fostering", 872.5, 1, "£873"),
        ("s251-gross-spend-looked-after", 45_249_000.0, 0, "£45.2m"),
        ("s251-gross-spend-leaving-care", 950_000.0, 0, "£950,000"),
        ("cla-ks4-progress8", -1.25, 0, "−1.25"),
        ("cla-suspended-percent", 11.25, 0, "11.3%"),
        ("cla-net-gain", -12.0, 0, "−12"),
    ],
)
def test_values_are_shown_with_their_unit(id, value, extra, words):
    assert shown(value, indicator(id), extra) == words


@pytest.mark.parametrize(
    ("place", "of", "tied", "way", "words"),
    [
        (1, 11, 0, Better.HIGHER, "best"),
        (1, 11, 2, Better.LOWER, "joint best"),
        (4, 11, 0, Better.LOWER, "4th best"),
        (6, 11, 0, Better.LOWER, "6th best"),
        (10, 11, 0, Better.HIGHER, "2nd worst"),
        (10, 11, 1, Better.HIGHER, "joint worst"),
        (11, 11, 0, Better.HIGHER, "worst"),
        (1, 9, 0, Better.NEUTRAL, "highest"),
        (9, 9, 0, Better.NEUTRAL, "lowest"),
    ],
)
def test_places_count_from_the_nearer_end(place, of, tied, way, words):
    assert place_words(Rank(place, of, tied, way)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st")],
)
def test_ordinals(number, words):
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("London", "London"),
        ("Inner London", "Inner London"),
        ("East Midlands", "the East Midlands"),
        ("Yorkshire and The Humber", "Yorkshire and The Humber"),
    ],
)
def test_regions_in_a_sentence(region, words):
    assert the(region) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_lists_in_prose(given, words):
    assert join(given) == words


@pytest.mark.parametrize(
    ("title", "words", "label_shown"),
    [
        ("In a foster home", "On 31 March 2025", "2025"),
        ("Teeth checked", "In the year to 31 March 2025", "2025"),
        ("Attainment 8", "In the school year 2024/25", "2024/25"),
        ("Fostering: cost a week", "In the financial year 2024/25", "2024/25"),
        ("Vacancies", "On 30 September 2025", "2025"),
        ("Turnover", "In the year to 30 September 2025", "2025"),
    ],
)
def test_years_say_what_they_cover(title, words, label_shown):
    item = next(each for each in items() if each.title == title)
    assert moment(item, 2025) == words
    assert year_label(item, 2025) == label_shown


def test_every_part_of_a_breakdown_has_a_short_label():
    long = [part for item in items(kind="mix") for part in parts(item) if len(label(part)) > 45]
    assert long == []


def test_titles_of_figures_are_unique():
    titles = [item.title for item in items() if item.kind != "row"]
    assert len(titles) == len(set(titles))


def test_every_figure_has_a_sentence_with_room_for_its_value():
    for item in items():
        if item.kind in ("figure", "table"):
            assert item.says.count("{}") == 1, item.title
            assert better(item.indicator, item.breakdown, item.breakdown_value) in Better
