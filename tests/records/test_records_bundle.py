"""The tables of practice, and the shape in which every source hands over what it read."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hearth.records import EXTRA_TABLES, TABLES, Bundle, Kind, Table, every_table
from hearth.vocabulary import code_sets


@pytest.mark.parametrize("one", EXTRA_TABLES.values(), ids=lambda one: one.name)
def test_each_column_of_practice_can_be_checked_and_documented(one: Table) -> None:
    known = {codes.name for codes in code_sets()}
    assert set(one.key) <= set(one.names)
    assert len(set(one.names)) == len(one.names)
    for column in one.columns:
        assert column.description
        assert (column.kind is Kind.CODE) == (column.code_set is not None), column.name
        assert column.code_set is None or column.code_set in known, column.name
        assert (column.kind is Kind.INTEGER) == (column.minimum is not None), column.name
        re.compile(column.pattern or "")


def test_tables_of_practice_are_none_of_the_return() -> None:
    assert not EXTRA_TABLES.keys() & TABLES.keys()
    assert every_table().keys() == EXTRA_TABLES.keys() | TABLES.keys()


def test_persons_are_stored_before_what_is_theirs() -> None:
    order = list(every_table())
    assert order[0] == "persons"
    assert order.index("teams") < order.index("workers") < order.index("allocations")


def test_tables_are_walked_in_that_order_and_only_those_given() -> None:
    bundle = Bundle("ssd", None, (), {"allocations": [], "workers": [], "persons": []})

    assert [table.name for table, _ in bundle] == ["persons", "workers", "allocations"]
    assert bundle["teams"] == []


def test_the_years_of_a_return_in_unbroken_runs() -> None:
    bundle = Bundle("ssda903", None, (2021, 2022, 2024), {})

    assert bundle.spans == (
        (date(2020, 4, 1), date(2022, 3, 31)), (date(2023, 4, 1), date(2024, 3, 31)),
    )  # fmt: skip
    assert bundle.span == (date(2020, 4, 1), date(2024, 3, 31))
    assert Bundle("ssd", None, (), {}).span is None


def test_the_children_named_in_any_row() -> None:
    rows = {"persons": [{"child": "C1"}], "visits": [{"child": "C2"}], "teams": [{"team": "T1"}]}

    assert Bundle("ssd", None, (), rows).children == {"C1", "C2"}
