"""Builds the published figures that Hearth ships from the CSV files of a release.

    python tools/build_benchmarks.py PUBLISHED SUPERSEDED INDICATORS OUT

`PUBLISHED` and `SUPERSEDED` are CSV files, gzipped or not, one value a row, with the columns
year, geographic_level, area_code, area_name, la_number, indicator, breakdown, breakdown_value,
value, unit, suppressed, source (and current_value in the second). `INDICATORS` has a row an
indicator: indicator, title, theme, unit, good_is, first_year, last_year, first_year_la,
last_year_la. The script writes to the folder `OUT`:

- areas.csv, sources.csv: each area and source file with its small key;
- series.parquet: each series with its key, and where its rows are in published.parquet;
- indicators.csv: the list of indicators, with the decimals each is published to;
- published.parquet, superseded.parquet: the values, by key, sorted by series, area and year.

A series is one indicator, breakdown and breakdown value. Indicators without a licence line (ids
starting `asg-`) are left out. A withheld value stays withheld: null, with the publisher's reason
as its status. The script stops if a key comes twice, a value has both or neither of number and
reason, or an indicator has two units.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

UNLICENSED = "asg-"
SERIES = ["indicator", "breakdown", "breakdown_value"]
AREA = ["geographic_level", "area_code", "la_number", "area_name"]
KEY = ["series", "area", "year"]
PACKED = {"compression": "zstd", "compression_level": 19}


def read(path: Path) -> pl.DataFrame:
    """A release's CSV file, every column as text, without the indicators that have no licence."""
    table = pl.read_csv(path, infer_schema=False)
    return table.filter(~pl.col("indicator").str.starts_with(UNLICENSED))


def keyed(tables: list[pl.DataFrame], columns: list[str], key: str) -> pl.DataFrame:
    """The distinct rows of `columns` in every table, in order, numbered from 0 as `key`."""
    rows = pl.concat([table.select(columns) for table in tables]).unique().sort(columns)
    return rows.with_row_index(key)


def decimals(table: pl.DataFrame) -> pl.DataFrame:
    """The most decimal places each indicator is published to."""
    places = pl.col("value").str.extract(r"\.(\d+)$").str.len_chars().fill_null(0)
    return table.group_by("indicator").agg(places.max().alias("places"))


def check(table: pl.DataFrame) -> None:
    """Stop where the release breaks its own promises."""
    if table.select([*SERIES, "area_code", "year"]).is_duplicated().any():
        sys.exit("The same indicator, breakdown, area and year comes twice.")
    if not table.select(pl.col("value").is_null() == pl.col("suppressed").is_not_null())[
        "value"
    ].all():
        sys.exit("A value must have either a number or the reason it was withheld.")
    if table.group_by("indicator").agg(pl.col("unit").n_unique())["unit"].max() != 1:
        sys.exit("An indicator has two units.")


def values(
    table: pl.DataFrame, series: pl.DataFrame, areas: pl.DataFrame, sources: pl.DataFrame
) -> pl.DataFrame:
    """The table's values by key. `status` is empty where there is a number."""
    return (
        table.join(series, on=SERIES)
        .join(areas, on=AREA, nulls_equal=True)
        .join(sources, on="source")
        .with_columns(
            pl.col("series").cast(pl.Int32),
            pl.col("area_key").cast(pl.Int16).alias("area"),
            pl.col("year").cast(pl.Int16),
            pl.col("value").cast(pl.Float64),
            pl.col("suppressed").fill_null("").alias("status"),
            pl.col("source_key").cast(pl.Int16).alias("source"),
        )
        .sort(KEY)
    )


def placed(series: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
    """Each series with where its rows begin among the published values, and how many there are."""
    rows = current.group_by("series").agg(pl.len().alias("rows"))
    counted = series.with_columns(pl.col("series").cast(pl.Int32)).join(
        rows, on="series", how="left", maintain_order="left"
    )
    return counted.with_columns(pl.col("rows").fill_null(0)).with_columns(
        (pl.col("rows").cum_sum() - pl.col("rows")).alias("start")
    )


def build(published_csv: Path, superseded_csv: Path, indicators_csv: Path, out: Path) -> None:
    """Write every file to `out`."""
    published, superseded = read(published_csv), read(superseded_csv)
    check(published)
    both = [published, superseded]
    series = keyed(both, SERIES, "series")
    areas = keyed(both, AREA, "area_key")
    sources = keyed(both, ["source"], "source_key")
    indicators = read(indicators_csv).join(decimals(published), on="indicator").sort("indicator")
    years = ["first_year", "last_year", "first_year_la", "last_year_la"]
    out.mkdir(parents=True, exist_ok=True)
    indicators.select("indicator", "title", "theme", "unit", "good_is", "places", *years).write_csv(
        out / "indicators.csv"
    )
    areas.write_csv(out / "areas.csv")
    sources.write_csv(out / "sources.csv")
    cells = [*KEY, "value", "status", "source"]
    current = values(published, series, areas, sources).select(cells)
    current.write_parquet(out / "published.parquet", **PACKED)
    placed(series, current).write_parquet(out / "series.parquet", **PACKED)
    values(superseded, series, areas, sources).with_columns(
        pl.col("current_value").cast(pl.Float64)
    ).select([*cells, "current_value"]).write_parquet(out / "superseded.parquet", **PACKED)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    build(*(Path(argument) for argument in sys.argv[1:]))
