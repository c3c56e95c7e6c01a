"""Where a measure stands, in a verdict and in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hearth.measures import CATALOGUE, version_of
from hearth.pledge.reading import strategy_from
from hearth.pledge.sentences import aspired, counted, distance, said, waiting
from hearth.pledge.standing import Now, Verdict, now_of, standing

HALF = date(2022, 10, 1)  # half of three years


def measure_of(words):
    lines = "".join(f"\n    {key}: '{value}'" for key, value in words.items())
    text = f"title: T\nfrom: April 2021\nuntil: March 2024\nmeasures:\n  - wording: W{lines}\n"
    return strategy_from(text.encode(), "s.yaml").strategy.measures[0]


def stands(words, value, on=HALF, today=HALF):
    measure = measure_of(words)
    now = Now(None if value is None else Decimal(value), on)
    return standing(measure, measure.parts[0], now, today)


OWN = {"tied-to": "in-house-share-cla", "when-set": "20%", "target": ">40%"}
RATE = {"tied-to": "cla-rate-10k", "when-set": "69", "target": "<62"}
STABLE = {"tied-to": "stability-2years", "when-set": "71%", "target": ">70%"}


@pytest.mark.parametrize(
    ("words", "value", "verdict"),
    [
        (OWN, "41", Verdict.MET),
        (OWN, "31", Verdict.ON_COURSE),  # 11 of 20 points at half time
        (OWN, "29", Verdict.TOO_SLOW),
        (OWN, "20", Verdict.NO_CHANGE),
        (OWN, "19", Verdict.WRONG_WAY),
        (OWN, None, Verdict.NOT_KNOWN),
        (RATE, "65", Verdict.ON_COURSE),
        (RATE, "70", Verdict.WRONG_WAY),
        (STABLE, "75", Verdict.ALREADY_MET),
        (STABLE, "68", Verdict.LOST),
        (OWN | {"when-set": "TBC"}, "30", Verdict.NOT_MET),
        (OWN | {"target": "increase"}, "21", Verdict.RIGHT_WAY),
        (OWN | {"target": "increase"}, "19", Verdict.WRONG_WAY),
        (OWN | {"target": "increase", "when-set": ""}, "19", Verdict.NOT_KNOWN),
        (OWN | {"target": "maintain"}, "20", Verdict.MET),
        (OWN | {"target": "maintain"}, "19", Verdict.WRONG_WAY),
        (OWN | {"target": "TBC"}, "19", Verdict.WAITS),
        (OWN | {"target": "a fair share"}, "19", Verdict.IN_WORDS),
        (OWN | {"definition-from": "2022-01-01"}, "30", Verdict.NOT_COMPARED),
        (OWN | {"definition-from": "2022-01-01", "set-on": "2022-02-01"}, "30", Verdict.ON_COURSE),
    ],
)
def test_verdicts(words, value, verdict):
    assert stands(words, value).verdict is verdict


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (">40%", "30", Verdict.NOT_COMPARED),
        ("increase", "30", Verdict.NOT_COMPARED),
        (">40%", "41", Verdict.MET),  # what it is now needs no comparison
    ],
)
def test_a_value_counted_by_another_definition_is_not_compared(target, value, verdict):
    measure = measure_of(OWN | {"target": target})
    now = Now(Decimal(value), HALF)
    part = replace(measure.parts[0], version="01234567")
    held = standing(measure, part, now, HALF)
    assert held.verdict is verdict
    assert "How it is counted has changed since it was set" in said(measure, part, held)
    same = replace(part, version=version_of(CATALOGUE["in-house-share-cla"]))
    assert "has changed" not in said(measure, same, standing(measure, same, now, HALF))


def test_after_its_day_what_is_not_met_is_missed():
    assert stands(OWN, "39", on=date(2024, 3, 31), today=date(2024, 4, 1)).verdict is Verdict.MISSED


def test_without_a_day_the_right_way_is_all_that_is_said():
    words = "{wording: W, tied-to: kinship-share, when-set: 12%, target: '>25%'}"
    text = f"title: T\nmeasures:\n  - {words}"
    measure = strategy_from(text.encode(), "s.yaml").strategy.measures[0]
    held = standing(measure, measure.parts[0], Now(Decimal(20), HALF), HALF)
    assert (held.verdict, held.time) == (Verdict.RIGHT_WAY, None)


def test_a_standing_reads_as_sentences():
    measure = measure_of(OWN)
    held = standing(measure, measure.parts[0], Now(Decimal(31), HALF), HALF)
    assert said(measure, measure.parts[0], held) == (
        "It was 20% when it was set and is 31% at 1 October 2022."
        " The aspiration is more than 40% by 31 March 2024."
        " It has come 55% of the way in 50% of the time."
    )


def test_what_waits_says_for_whom():
    assert waiting(
        measure_of({"target": "TBC", "owner": "Head of service", "confirm-by": "May 2022"})
    ) == ("It is to be confirmed. Head of service is to settle it by 31 May 2022.")
    assert waiting(measure_of({"target": "TBC"})) == (
        "It is to be confirmed. Nobody is named to settle it, and no day is set."
    )


@pytest.mark.parametrize(
    ("words", "value", "theirs", "sentence"),
    [
        (OWN, "31", 34.4, "3 percentage points below England (34% in 2024), which is worse."),
        (OWN, "35", 34.4, "1 percentage point above England (34% in 2024), which is better."),
        (RATE, "70", 70.2, "The same as England (70 per 10,000 in 2024)."),
        (RATE, "65", 70, "5 below England (70 per 10,000 in 2024), which is better."),
    ],
)
def test_how_far_others_are(words, value, theirs, sentence):
    part = measure_of(words).parts[0]
    assert distance(part, Decimal(value), theirs, "England", "2024") == sentence


@pytest.mark.parametrize(
    ("tied", "target", "words"),
    [
        ("attendance", "95", "95% or more"),
        ("attendance", ">95%", "more than 95%"),
        ("cla-rate-10k", "<62", "less than 62 per 10,000"),
        ("proceedings-weeks", "<1", "less than 1 week"),
    ],
)
def test_an_aspiration_has_the_unit_of_what_counts_it(tied, target, words):
    part = measure_of({"tied-to": tied, "target": target}).parts[0]
    assert aspired(part.target, part) == words


def test_the_latest_reading_stands_where_nothing_counts():
    text = (
        "title: T\nmeasures:\n  - wording: W\n    readings:\n"
        "      - {on: 2022-05-01, value: 50%, source: Audit}\n"
        "      - {on: 2022-01-01, value: 46%}\n      - {on: 2023-01-01, value: 60%}\n"
    )
    measure = strategy_from(text.encode(), "s.yaml").strategy.measures[0]
    assert now_of(measure, 0, HALF) == Now(Decimal(50), date(2022, 5, 1), source="Audit")
    assert now_of(measure, 1, HALF).value is None


def test_verdicts_are_counted_in_words():
    assert counted([Verdict.MET, Verdict.WRONG_WAY, Verdict.MET]) == (
        "3 measures of success: 2 met; 1 moving the wrong way."
    )
    assert counted([]) == "No measure of success."
