"""Which collection years the record holds, and which tables of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from hearth.dates import CollectionYear
from hearth.records import TABLES
from hearth_web import audit
from hearth_web.audit.log import Actor
from hearth_web.bridge.models import Given

__all__ = ["given", "say_given"]

# Tables without a date of their own: they are there whenever care is recorded.
UNDATED = frozenset({"header", "uasc"})


def say_given(*, by: Actor, given: Mapping[int, Iterable[str]]) -> None:
    """Note that these tables of these collection years were brought, as an import does.

    What was noted before stays. Nothing is logged when all of it was known.
    """
    rows = [Given(year=year, table=table) for year, tables in given.items() for table in tables]
    with transaction.atomic():
        known = set(Given.objects.values_list("year", "table"))
        new = [row for row in rows if (row.year, row.table) not in known and row.table in TABLES]
        if new:
            Given.objects.bulk_create(new, ignore_conflicts=True)
            said = [f"{row.year} {row.table}" for row in new]
            audit.record(by=by, action="bridge.given", after={"given": said})


def given(
    days: Mapping[str, Iterable[date]], today: date
) -> tuple[tuple[int, ...], dict[int, frozenset[str]]]:
    """The years held, in order, and the tables of each.

    Years somebody brought a return for are as noted. After the last of them, and where nothing
    was ever brought, a year is held when anything recorded here is dated in it. `days` are the
    dates of each table's rows.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for year, table in Given.objects.values_list("year", "table"):
        found[year].add(table)
    brought, current = max(found, default=0), CollectionYear.of(today).ending
    for table, dated in days.items():
        for year in {CollectionYear.of(day).ending for day in dated}:
            if brought < year <= current:
                found[year].add(table)
    for year, tables in found.items():
        if year > brought and "episodes" in tables:
            tables |= UNDATED
    return tuple(sorted(found)), {year: frozenset(found[year]) for year in sorted(found)}
