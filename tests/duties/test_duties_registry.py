"""The catalogue of duties is whole: each duty of the field works, or says what it waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.duties import CATALOGUE, Duty, Level, Owner, limits, owed_by, part_words, waiting
from hearth.duties.limits import Span, rows_of
from hearth.duties.lives import SHAPES
from hearth.duties.parts import due_words
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


def test_every_day_that_a_duty_itself_knows_has_words() -> None:
    given = {
        (duty, limit.part, limit.span)
        for duty in CATALOGUE
        for limit in limits(duty)
        if limit.span.unit == "given"
    }
    assert all(due_words(*each).startswith(("by ", "before ", "within ")) for each in given)
    assert {(row["duty"], row["part"]) for row in rows_of("given-days.csv")} == {
        (duty, part) for duty, part, _ in given
    }


@pytest.mark.parametrize(
    ("span", "words"),
    [("42 d", "42 days from then"), ("0 d", "on that day"), ("1 m", "1 month from then")],
)
def test_by_when_it_is_due_is_said_as_people_say_it(span: str, words: str) -> None:
    assert due_words("visit-six-weekly", "first", Span.read(span)) == words


def test_the_manager_owes_the_answer_to_the_reviewing_officer_s_decisions() -> None:
    duty = CATALOGUE["review-decisions"]
    assert (owed_by(duty, "first"), owed_by(duty, "answer")) == (Owner.IRO, Owner.TM)


def test_what_opens_a_duty_is_an_event_that_its_lives_read() -> None:
    codes = {duty.opened_by for duty in CATALOGUE.values() if duty.opened_by}
    assert len(codes) > 10
    assert all(code_set("EVENT").has(code) for code in codes)
    assert all("events" in duty.needs for duty in CATALOGUE.values() if duty.opened_by)
