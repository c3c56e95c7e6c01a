"""Checks a return by the rules of its collection year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.errors import UsageError
from hearth.records.postcodes import Postcodes
from hearth.returns.ssda903.catalogue import FIRST_YEAR, LAST_YEAR, rule_called, rules_of
from hearth.returns.ssda903.engine import Result, Skipped, run
from hearth.returns.ssda903.model import Rule
from hearth.returns.ssda903.providers import as_providers
from hearth.returns.ssda903.returned import Returned
from hearth.vocabulary import Council, council

__all__ = ["check", "check_all", "year_given"]


def check(
    tables: Mapping[str, Any],
    *,
    year: str | int | CollectionYear,
    authority: str | Council | None = None,
    previous: Mapping[str, Any] | None = None,
    providers: Any = None,
    postcodes: Postcodes | None = None,
    source: str = "csv",
    rules: Sequence[str] | None = None,
) -> nw.DataFrame[Any]:
    """The rows of a return that fail, as a frame of `rule`, `table` and `row`.

    `tables` maps names of tables (``Header``, ``Episodes``...) to frames of any engine narwhals
    knows, lazy or not, of text or dates, with the return's column names. Any may be absent, and a
    table may have only the columns the chosen rules need. `row` counts a table's rows from 0.
    `previous` is last year's return in the same way. `authority` is the council's name, number or
    ONS code. `providers` is Ofsted's register, as `providers.as_providers` takes it. `rules`
    chooses rules by code; the default is all of `year`. `check_all` also says what was skipped.
    """
    return check_all(
        tables,
        year=year,
        authority=authority,
        previous=previous,
        providers=providers,
        postcodes=postcodes,
        source=source,
        rules=rules,
    ).failures


def check_all(
    tables: Mapping[str, Any],
    *,
    year: str | int | CollectionYear,
    authority: str | Council | None = None,
    previous: Mapping[str, Any] | None = None,
    providers: Any = None,
    postcodes: Postcodes | None = None,
    source: str = "csv",
    rules: Sequence[str] | None = None,
) -> Result:
    """As `check`, with the rules that were skipped and those that broke on this data."""
    if source not in ("csv", "xml"):
        raise UsageError(f"{source!r} is no source of a return. Say csv or xml.")
    collection = year_given(year)
    chosen, not_in_force = choose(rules, collection.ending)
    returned = Returned.of(
        tables,
        previous,
        year=collection,
        authority=council(authority) if isinstance(authority, str) else authority,
        providers=None if providers is None else as_providers(providers),
        postcode_directory=postcodes,
        source=source,
    )
    result = run(chosen, returned)
    result.skipped[:0] = not_in_force
    return result


def year_given(year: str | int | CollectionYear) -> CollectionYear:
    """The collection year meant; UsageError when its checks are not held."""
    given = year if isinstance(year, CollectionYear) else CollectionYear.parse(str(year))
    if not FIRST_YEAR <= given.ending <= LAST_YEAR:
        first, last = CollectionYear(FIRST_YEAR), CollectionYear(LAST_YEAR)
        raise UsageError(f"There are no checks for {given}. Give a year from {first} to {last}.")
    return given


def choose(codes: Sequence[str] | None, year: int) -> tuple[list[Rule], list[Skipped]]:
    """The rules asked for that are in force, and a word on those that are not."""
    if codes is None:
        return rules_of(year), []
    asked = [rule_called(code) for code in dict.fromkeys(codes)]
    reason = f"Not checked: it is not in force in {CollectionYear(year)}."
    skipped = [Skipped(rule.code, reason) for rule in asked if not rule.in_force(year)]
    return [rule for rule in asked if rule.in_force(year)], skipped
