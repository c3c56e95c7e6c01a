"""A table of a return packed into a few bytes, and unpacked again for the checks."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records import TABLES
from hearth.returns.ssda903.loading import cell_text
from hearth.sources.cells import Meaning, Remark
from hearth.sources.ssda903.columns import understand
from hearth_web.returns.models import SubmittedTable

__all__ = ["frozen", "packed", "thawed", "unpacked"]

PLAINER = (Remark.TIDIED, Remark.RECAST, Remark.BLANK)
COLUMNS = {table.return_name: table.columns for table in TABLES.values()}


def frozen(name: str, frame: nw.DataFrame[Any]) -> SubmittedTable:
    """A table as it is kept; of no submission yet."""
    return SubmittedTable(table=name, rows=len(frame), packed=packed(tidied(name, frame)))


def thawed(kept: SubmittedTable) -> nw.DataFrame[Any]:
    """The rows of a kept table, as text."""
    return unpacked(kept.packed)


def packed(frame: nw.DataFrame[Any]) -> bytes:
    """A frame of text in few bytes."""
    return zlib.compress(frame.write_csv(None).encode())


def unpacked(data: bytes | memoryview) -> nw.DataFrame[Any]:
    """The frame that was packed."""
    return frames.read_csv_text(zlib.decompress(data))


def tidied(name: str, frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """The same values written as the return writes them, so that they compare with this year's.

    A spreadsheet leaves spaces, decimals and dates of other layouts behind; what cannot be read
    stays as it was typed.
    """
    changed = []
    for column in COLUMNS[name]:
        if column.return_name in frame.columns:
            cells = frame[column.return_name]
            read = {text: m for text, m in understand(cells, column).items() if is_plainer(m)}
            written = {text: cell_text(meaning.value) for text, meaning in read.items()}
            if any(text != plain for text, plain in written.items()):
                changed.append(rewritten(cells, written))
    return frame.with_columns(*changed)


def is_plainer(meaning: Meaning) -> bool:
    """Whether the value is sure, and may be written otherwise than it was typed."""
    return isinstance(meaning.value, date) or meaning.remark in PLAINER


def rewritten(cells: nw.Series[Any], written: Mapping[str, str | None]) -> nw.Series[Any]:
    """A column with some of its texts in other words."""
    texts = {text: text for text in cells.drop_nulls().unique().to_list()} | dict(written)
    return cells.replace_strict(texts, default=None, return_dtype=nw.String)
