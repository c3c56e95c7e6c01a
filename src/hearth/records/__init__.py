"""The neutral tables, and the histories derived from them."""

from hearth.records.describe import constraint, describe
from hearth.records.frame import Rows, empty, frame_from, record_from, schema_of
from hearth.records.model import Column, Kind, Record, Sensitivity, Table
from hearth.records.tables import TABLES, table

__all__ = [
    "TABLES",
    "Column",
    "Kind",
    "Record",
    "Rows",
    "Sensitivity",
    "Table",
    "constraint",
    "describe",
    "empty",
    "frame_from",
    "record_from",
    "schema_of",
    "table",
]
