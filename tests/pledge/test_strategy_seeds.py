"""Whole strategies of councils: their shapes, their oddities, and the way back to a file."""

from __future__ import annotations

import pytest

from hearth.pledge.reading import strategy_from
from hearth.pledge.sentences import held_in
from hearth.pledge.versions import changes
from hearth.pledge.workbook import to_workbook
from hearth.pledge.writing import to_yaml

SHAPES = [  # ambitions, promises under them, actions, measures
    ("lewisham-2021", (6, 24, 97, 24)),
    ("lewisham-sufficiency-2022", (8, 0, 67, 37)),
    ("leicestershire-2019", (12, 0, 0, 21)),
    ("southwark-2019", (12, 0, 0, 0)),
    ("lewisham-2020-draft", (6, 24, 0, 0)),
]


@pytest.mark.parametrize(("name", "shape"), SHAPES)
def test_each_can_be_entered_whole(seed, name, shape):
    strategy = seed(name).strategy
    promises = [promise for ambition in strategy.ambitions for promise in ambition.promises]
    actions, measures = list(strategy.every_action()), list(strategy.every_measure())
    assert (len(strategy.ambitions), len(promises), len(actions), len(measures)) == shape


@pytest.mark.parametrize("name", [name for name, _ in SHAPES])
def test_written_and_read_again_it_is_the_same(seed, name):
    strategy = seed(name).strategy
    assert strategy_from(to_yaml(strategy).encode(), "again.yaml").strategy == strategy


@pytest.mark.parametrize("name", [name for name, _ in SHAPES])
def test_written_as_a_workbook_and_read_again_it_is_the_same(seed, name):
    strategy = seed(name).strategy
    again = strategy_from(to_workbook(strategy), "again.xlsx").strategy
    assert changes(strategy, again) == []
    assert len(list(again.every_action())) == len(list(strategy.every_action()))


def test_levels_have_the_councils_own_words(seed):
    called = [each.word for each in seed("leicestershire-2019").strategy.ambitions]
    assert called == ["promise"] * 7 + ["outcome"] * 5


def test_one_strategy_stands_under_an_ambition_of_another(seed, lewisham):
    under = seed("lewisham-sufficiency-2022").strategy.under
    assert under.strategy == lewisham.title
    assert under.ambition in [each.title for each in lewisham.ambitions]


def test_what_is_odd_in_the_print_is_said_and_kept(seed):
    read = seed("lewisham-sufficiency-2022")
    sentences = " ".join(each.problem for each in read.problems)
    assert "Two actions have the number 5.6" in sentences
    assert "There is no 5.4" in sentences
    assert "'as near to 26 weeks' is neither" in sentences
    assert len(read.problems) == 3
    fifth = next(each for each in read.strategy.ambitions if each.number == "5")
    assert [each.number for each in fifth.actions].count("5.6") == 2


def test_what_is_to_be_confirmed_lacks_an_owner_and_a_day(seed):
    waiting = [each for each in seed("lewisham-2021").problems if "to be confirmed" in each.problem]
    assert [each.column for each in waiting] == ["owner"] * 4


def test_a_measure_of_two_values_has_two_parts(lewisham):
    ninth = lewisham.measures[8]
    assert [
        (part.measure, str(part.when_set.number), str(part.target.bound)) for part in ninth.parts
    ] == [("stability-3plus", "7", "8"), ("stability-2years", "71", "70")]


def test_one_target_is_for_every_value(lewisham):
    twelfth = lewisham.measures[11]
    assert [str(part.when_set.number) for part in twelfth.parts] == ["30", "30", "74"]
    assert {str(part.target.bound) for part in twelfth.parts} == {"90"}


def test_a_promise_has_the_measures_that_bear_on_it(lewisham):
    home = lewisham.promise("8")
    assert [each.number for each in lewisham.measures_of(home)] == ["15", "24"]


def test_what_it_holds_is_said_in_its_own_words(seed):
    assert held_in(seed("leicestershire-2019").strategy) == (
        "7 promises, 5 outcomes, 0 actions and 21 measures"
    )
