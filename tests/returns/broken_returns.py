"""Returns with everything wrong that can be: random cells, impossible dates, gaps and overlaps."""

from __future__ import annotations

import random
from datetime import date, timedelta

import polars as pl

from hearth.records import TABLES, Kind
from hearth.vocabulary import code_set

__all__ = ["broken_return"]

CODE_SETS = {
    column.return_name: column.code_set
    for table in TABLES.values()
    for column in table.columns
    if column.code_set
}
POSTCODES = ["BD1 1JS", "bd11js", "E1 6AN", "CA1 1AA", "BT1 1AA", "ZZ9 9ZZ", "nonsense"]
URNS = ["SC000001", "SC000002", "XXXXXXX", "1234567"]


def broken_return(seed: int, year: int, children: int = 40) -> dict[str, pl.DataFrame]:
    """Every table of the year's return, of random rows for a few children."""
    chance = random.Random(seed)
    who = [f"c{number}" for number in range(children)]
    return {
        table.return_name: pl.DataFrame(
            [row_of(chance, table, year, who) for _ in range(children * 3)],
            schema={column.return_name: pl.String for column in table.columns},
            orient="row",
        )
        for table in TABLES.values()
        if table.since <= year
    }


def row_of(chance: random.Random, table, year: int, who: list[str]) -> list[str | None]:
    return [cell_of(chance, column, year, who) for column in table.columns]


def cell_of(chance: random.Random, column, year: int, who: list[str]) -> str | None:
    if column.name == "child":
        return None if chance.random() < 0.01 else chance.choice(who)
    if chance.random() < 0.2:
        return None
    if chance.random() < 0.03:
        return chance.choice(["x", "0", "99/99/2020", "2024-05-01", "ZZ/05/2020"])
    if column.kind in (Kind.DATE, Kind.PARTIAL_DATE):
        return day_of(chance, column.name, year)
    if column.kind is Kind.POSTCODE:
        return chance.choice(POSTCODES)
    if column.name in ("urn", "sw_id"):
        return chance.choice(URNS)
    if column.name == "upn":
        return chance.choice(["A123456789012", "UN1", "UN4", "B12345678901C"])
    if column.return_name in CODE_SETS:
        codes = [code.code for code in code_set(CODE_SETS[column.return_name]).codes()]
        return chance.choice(codes)
    return str(chance.randint(0, 45))


def day_of(chance: random.Random, name: str, year: int) -> str:
    end = date(year, 3, 31)
    back = chance.randint(0, 9000) if name == "dob" else 0
    wide = chance.choice([3, 30, 400, 800])
    day = end - timedelta(days=back + chance.randint(-10, wide))
    return f"{day.day:02}/{day.month:02}/{day.year}"
