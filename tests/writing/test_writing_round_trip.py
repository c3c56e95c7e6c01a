"""What came in goes out: returns read, held and written again, cell by cell."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import narwhals.stable.v2 as nw
from council_lives import YEARS, return_in, some_lives
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from return_files import cells_of_csv, cells_of_xml, folder_of

from hearth.dates import CollectionYear
from hearth.records import TABLES, Record, frame_from
from hearth.records.care import Episode, join, split
from hearth.returns.ssda903.writing import csv_files, xml_file, year_return
from hearth.sources import read_returns

BY_YEAR = ("oc2", "oc3", "ad1", "prev_perm")
WHOLE = (Phase.explicit, Phase.generate)  # a number says nothing when it is made smaller
seeds = st.lists(st.integers(0, 2**32), min_size=1, max_size=12)  # a child each


def without_years(record: Record) -> Record:
    """The record as a database keeps it: nothing says with which return a row came."""
    tables = {
        name: frame if name in BY_YEAR else frame.with_columns(year=nw.lit(None, nw.Int64))
        for name, frame in record.tables.items()
    }
    return replace(record, tables=tables)


def through_histories(record: Record) -> Record:
    """The record with every child's episodes split into histories and joined again."""
    chains: dict[str, list[Episode]] = defaultdict(list)
    for row in record["episodes"].collect().iter_rows(named=True):
        chains[row["child"]].append(Episode.of(row))
    rows = [
        {"child": child, **each.row} for child, chain in chains.items()
        for each in join(split(chain))
    ]  # fmt: skip
    episodes = frame_from(TABLES["episodes"], rows, year=record.years[-1])
    return replace(record, tables={**record.tables, "episodes": episodes})


@settings(max_examples=25, phases=WHOLE)
@given(seeds, st.sampled_from(YEARS))
def test_one_years_return_comes_back_as_csv_and_as_xml(children: list[int], year: int) -> None:
    sent = return_in(some_lives(children), year)
    assume("episodes" in sent)
    with tempfile.TemporaryDirectory() as at:
        record = read_returns([folder_of(sent, year, Path(at))]).record
        assume(record.years == (year,))  # a few dates alone may tell another year
        for held in (record, without_years(through_histories(record))):
            ours = year_return(held, CollectionYear(year))

            assert cells_of_csv(csv_files(ours)) == sent
            assert cells_of_xml(xml_file(ours), Path(at)) == sent


@settings(max_examples=8, phases=WHOLE)
@given(seeds)
def test_each_year_comes_back_out_of_a_record_of_all(children: list[int]) -> None:
    lives = some_lives(children)
    years = [year for year in YEARS if "episodes" in return_in(lives, year)]
    assume(years)
    sent = {year: return_in(lives, year, years) for year in years}
    with tempfile.TemporaryDirectory() as at:
        folders = [folder_of(back, year, Path(at)) for year, back in sent.items()]
        record = read_returns(folders).record
    assume(record.years == tuple(sent))
    for held in (record, without_years(through_histories(record))):
        for year, back in sent.items():
            assert cells_of_csv(csv_files(year_return(held, CollectionYear(year)))) == back, year
