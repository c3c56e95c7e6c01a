"""The only place that names a dataframe engine.

Everyone else writes `import narwhals.stable.v2 as nw` and takes what is here: frames in and out of
memory and files, date arithmetic that means the same on every engine, and spells met by dates.

House rules for expressions, so that they run alike on Polars, DuckDB and Spark: lazy frames only,
collected at the edge; date parts cast to Int32 before arithmetic; days between dates through
`civil_day`; conditions counted with `when().then(1).otherwise(0).sum()`; one window per expression
and no `first` or `last`; rounding after collecting.
"""

from hearth.frames.csv_text import RaggedRow, read_csv_ragged, read_csv_text
from hearth.frames.days import age_years, civil_day, days_between, months_ago
from hearth.frames.engine import (
    FOR_ONE_COUNCIL,
    collect,
    collect_all,
    empty,
    from_columns,
    held_as_numbers,
    in_each,
    in_order,
    numbers,
    read_parquet,
    scan_parquet,
    settle,
    with_last,
    write_csv,
    write_parquet,
)
from hearth.frames.return_text import codes_as_numbers, in_capitals, with_days, with_iso_days
from hearth.frames.spells import open_on, overlapping

__all__ = [
    "FOR_ONE_COUNCIL",
    "RaggedRow",
    "age_years",
    "civil_day",
    "codes_as_numbers",
    "collect",
    "collect_all",
    "days_between",
    "empty",
    "from_columns",
    "held_as_numbers",
    "in_capitals",
    "in_each",
    "in_order",
    "months_ago",
    "numbers",
    "open_on",
    "overlapping",
    "read_csv_ragged",
    "read_csv_text",
    "read_parquet",
    "scan_parquet",
    "settle",
    "with_days",
    "with_iso_days",
    "with_last",
    "write_csv",
    "write_parquet",
]
