"""Every rule on returns drawn by hand from what it means."""

from __future__ import annotations

import random

import pytest
from drawings import Example, examples

from hearth.dates import CollectionYear
from hearth.returns.ssda903.catalogue import all_rules

EXAMPLES = list(examples())


def found(example: Example, tables=None) -> set[tuple[str, int]]:
    result = example.check(tables)
    assert result.faults == []
    assert result.skipped == []
    return {(table, row) for _, table, row in result.failures.iter_rows()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule} {e.year} {e.where}")
def test_a_rule_fails_the_marked_rows_and_no_others(example: Example) -> None:
    assert found(example) == example.fails


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule} {e.year} {e.where}")
def test_order_and_case_of_what_is_typed_do_not_matter(example: Example) -> None:
    tables = {name: example.frame(name) for name in example.tables}
    lower = {
        name: frame.select(frame.columns[::-1]).with_columns(
            frame[column].str.to_lowercase() for column in frame.columns
        )
        for name, frame in tables.items()
    }
    assert found(example, lower) == example.fails


def test_every_rule_has_an_example_that_fails_and_one_that_passes_in_each_span_of_years() -> None:
    lacking = []
    for rule in all_rules():
        for span in rule.spans:
            mine = [
                e
                for e in EXAMPLES
                if e.rule == rule.code and CollectionYear.parse(e.year).ending in span
            ]
            if not any(e.fails for e in mine):
                lacking.append(f"{rule.code} {span}: none fails")
            if not any(len(e.fails) < e.rows for e in mine):
                lacking.append(f"{rule.code} {span}: none passes")
    assert lacking == []


def test_every_message_is_short_and_every_code_stands_once() -> None:
    rules = all_rules()
    assert [rule.code for rule in rules if len(rule.message.split()) >= 30] == []
    assert len({rule.code.lower() for rule in rules}) == len(rules)


def test_rows_are_numbered_as_given_however_the_table_is_sorted() -> None:
    example = next(e for e in EXAMPLES if e.rule == "501")
    frame = example.frame("Episodes").with_row_index("at")
    shuffled = frame.sample(fraction=1, shuffle=True, seed=random.Random(1).randint(0, 9))
    places = {at: row for row, at in enumerate(shuffled["at"].to_list())}
    expected = {(table, places[row]) for table, row in example.fails}
    assert found(example, {"Episodes": shuffled.drop("at")}) == expected
