"""Children who are or were last year unaccompanied asylum seekers, as the return flags them."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.words import any_filled, one_of

__all__ = ["flagged", "unaccompanied", "with_flag"]

Tables = dict[str, nw.DataFrame[Any]]


def with_flag(tables: Tables) -> Tables:
    """The tables with `UASC` on each year's Header: 1 for children in that year's UASC file.

    A Header that has the flag, as XML has, keeps it; without a UASC file there is none.
    """
    made = dict(tables)
    for last in ("", "_last"):
        header, uasc = tables.get(f"Header{last}"), tables.get(f"UASC{last}")
        if header is None or uasc is None or "UASC" in header.columns:
            continue
        children = nw.col("CHILD").is_in(uasc["CHILD"].drop_nulls().unique().to_list())
        flag = nw.when(children.fill_null(value=False)).then(nw.lit("1")).otherwise(nw.lit("0"))
        made[f"Header{last}"] = header.with_columns(flag.alias("UASC"))
    return made


def flagged(tables: Tables, last: str = "") -> nw.DataFrame[Any] | None:
    """The `CHILD` of each child flagged in a year; None when that year has no flag."""
    header, uasc = tables.get(f"Header{last}"), tables.get(f"UASC{last}")
    if header is not None:
        if "UASC" not in header.columns:
            return None
        return header.filter(one_of("UASC", "1")).select("CHILD")
    if uasc is None:
        return None
    fields = [name for name in uasc.columns if name not in ("CHILD", "row")]
    return uasc.filter(any_filled(*fields)).select("CHILD")


def unaccompanied(tables: Tables) -> nw.DataFrame[Any] | None:
    """Children flagged this year or last; None when neither year has a flag."""
    years = [each for last in ("", "_last") if (each := flagged(tables, last)) is not None]
    return nw.concat(years).unique() if years else None
