"""The catalogue of duties is whole: each duty of the field works, or says what it waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.duties import CATALOGUE, Duty, Level, limits, part_words, waiting
from hearth.duties.limits import rows_of
from hearth.duties.lives import SHAPES
from hearth.vocabulary import code_set

IDS = (Path(__file__).parent / "duty_ids.txt").read_text(encoding="utf-8").split()
OPTIONAL = {"visit-local-standard"}  # off until a council sets how often


def test_every_duty_works_or_says_what_it_waits_for() -> None:
    there = [*CATALOGUE, *(row["duty"] for row in waiting())]
    assert sorted(there) == sorted(IDS)


@pytest.mark.parametrize("duty", CATALOGUE.values(), ids=list(CATALOGUE))
def test_a_duty_says_all_that_people_ask(duty: Duty) -> None:
    assert duty.title[0].isupper() and not duty.title.endswith(".")
    assert duty.words.endswith(".")
    assert duty.proof[0].isupper() and not duty.proof.endswith(".")
    assert set(duty.needs) <= set(SHAPES)
    assert duty.record == duty.record.lower() or code_set("EVENT").has(duty.record)


@pytest.mark.parametrize("duty", CATALOGUE.values(), ids=list(CATALOGUE))
def test_a_duty_has_limits_with_a_source(duty: Duty) -> None:
    held = limits(duty.id)
    assert held or duty.id in OPTIONAL
    for limit in held:
        assert limit.source
        assert limit.level is not Level.EMERGENCY or limit.stops


def test_limits_are_of_duties_that_are_there() -> None:
    from hearth.duties.limits import every_limit, every_relaxation

    assert set(every_limit()) | set(every_relaxation()) <= set(CATALOGUE)


@pytest.mark.parametrize("duty", CATALOGUE.values(), ids=list(CATALOGUE))
def test_every_part_of_a_duty_has_words_of_its_own(duty: Duty) -> None:
    words = {limit.part: part_words(duty.id, limit.part) for limit in limits(duty.id)}
    assert len(set(words.values())) == len(words)
    for part, said in words.items():
        assert " " in said and said != part, "say what it is, not its name in the table"
        assert said[0].islower() and not said.endswith(".")


def test_words_are_of_parts_that_there_are() -> None:
    there = {(duty, each.part) for duty in CATALOGUE for each in limits(duty)}
    assert {(row["duty"], row["part"]) for row in rows_of("parts.csv") if row["duty"]} <= there
