"""What each measure says it reads is true: blank everything else, and nothing changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import narwhals.stable.v2 as nw
import pytest

from hearth import frames
from hearth.measures import CATALOGUE, Measure, Window
from hearth.measures.lines import Line, lines_of
from hearth.measures.reach import moved
from hearth.measures.what_if import Reads, reads_of
from hearth.measures.what_if.standing import by_child
from hearth.records import TABLES, Record
from hearth.records.histories import derive
from hearth.records.postcodes import Postcodes, directory
from hearth.sources import read_returns
from hearth.vocabulary import council

YEAR = Window(date(2024, 4, 1), date(2025, 3, 31))
LEWISHAM = council("Lewisham")
Answer = dict[str, object]


def lines() -> Iterator[Line]:
    for measure in CATALOGUE.values():
        if isinstance(measure, Measure) and not measure.of_practice:
            yield lines_of(measure)[0]


def postcodes_of(record: Record) -> Postcodes:
    """The few postcodes of a record, so that looking them up again and again is quick."""
    named = [record["episodes"].select(postcode=nw.col(name)) for name in ("home_post", "pl_post")]
    return Postcodes(
        frames.settle(directory().frame.join(nw.concat(named).unique(), on="postcode", how="semi"))
    )


@pytest.fixture(scope="module")
def postcodes(record: Record) -> Postcodes:
    return postcodes_of(record)


@pytest.fixture(scope="module")
def record(small_returns: list[Path]) -> Record:
    return read_returns(small_returns[-2:]).record


def rows_by_population(
    record: Record, wanted: set[str], postcodes: Postcodes
) -> dict[str, nw.DataFrame]:
    histories = derive(record, LEWISHAM, postcodes)
    return {
        population.id: frames.collect(population.rows(histories, (moved(YEAR, population.timing),)))
        for population in {line.population.id: line.population for line in lines()}.values()
        if population.id in wanted
    }


def answer(line: Line, rows: nw.DataFrame) -> Answer:
    shares = [line.shares.column] if line.shares else []
    shown = rows.select(nw.col("child").cast(nw.String), *shares).unique()
    return {
        "counted": by_child(rows, line, line.numerator),
        "parts": sorted(map(str, shown.rows())) if shares else [],
    }


def blanked(record: Record, kept: frozenset[str]) -> Record:
    """The record with every column empty that is not kept and can be empty."""
    tables = {}
    for name, frame in record.tables.items():
        table = TABLES.get(name)
        gone = [
            column.name
            for column in (table.columns if table else ())
            if not column.required and f"{table.return_name}.{column.return_name}" not in kept
        ]
        kinds = frame.collect_schema()
        empty = [nw.lit(None, kinds[column]).alias(column) for column in gone]
        tables[name] = frame.with_columns(*empty) if empty else frame
    return replace(record, tables=tables)


def test_blanking_every_column_a_measure_does_not_read_changes_nothing(
    record: Record, postcodes: Postcodes
) -> None:
    every = {line.population.id for line in lines()}
    as_given = rows_by_population(record, every, postcodes)
    by_reads: dict[frozenset[str], list[Line]] = {}
    for line in lines():
        reads = reads_of(line, as_given[line.population.id].schema)
        by_reads.setdefault(reads.every, []).append(line)
    for kept, alike in by_reads.items():
        without = rows_by_population(
            blanked(record, kept), {line.population.id for line in alike}, postcodes
        )
        for line in alike:
            there = answer(line, as_given[line.population.id])
            assert answer(line, without[line.population.id]) == there, line.measure.id


def test_blanking_a_column_a_measure_reads_changes_it(record: Record, postcodes: Postcodes) -> None:
    """So nothing is declared for show. Columns that only tell apart what is rare are left out."""
    every = {line.population.id for line in lines()}
    as_given = rows_by_population(record, every, postcodes)
    cases = {
        "kinship-share": "Episodes.PLACE",
        "in-house-share-cla": "Episodes.PLACE_PROVIDER",
        "within-20-miles": "Episodes.HOME_POST",
        "dental": "OC2.TEETH_CHECK",
        "cl-eet": "OC3.ACTIV",
        "planned-moves": "Episodes.REASON_PLACE_CHANGE",
        "review-participation": "Reviews.REVIEW_CODE",
        "sw-changes": "SWEpisodes.SW_DEC",
        "missing-length": "Missing.MIS_END",
        "sdq-concern": "OC2.SDQ_SCORE",
    }
    whole = frozenset(
        f"{table.return_name}.{column.return_name}"
        for table in TABLES.values()
        for column in table.columns
    )
    by_id = {line.measure.id: line for line in lines()}
    for id, column in cases.items():
        line = by_id[id]
        assert column in reads_of(line, as_given[line.population.id].schema).every, id
        without = rows_by_population(
            blanked(record, whole - {column}), {line.population.id}, postcodes
        )
        there = answer(line, as_given[line.population.id])
        assert answer(line, without[line.population.id]) != there, id


def test_what_a_count_reads_decides_who_belongs(record: Record, postcodes: Postcodes) -> None:
    line = lines_of(CATALOGUE["unregulated-unregistered"])[0]
    rows = rows_by_population(record, {"looked-after"}, postcodes)["looked-after"]
    reads = reads_of(line, rows.schema)
    assert {"Episodes.URN", "Header.DOB", "Episodes.CHILD"} <= reads.belonging
    assert reads.counting == frozenset()


def test_what_only_the_numerator_reads_is_told_apart(record: Record, postcodes: Postcodes) -> None:
    line = lines_of(CATALOGUE["kinship-share"])[0]
    rows = rows_by_population(record, {"looked-after"}, postcodes)["looked-after"]
    assert reads_of(line, rows.schema) == Reads(
        frozenset(f"Episodes.{name}" for name in ("CHILD", "DECOM", "DEC", "REC", "LS")),
        frozenset(f"Episodes.{name}" for name in ("CHILD", "PLACE", "RNE")),
    )
