"""The neutral tables, and the histories derived from them."""

from hearth.records.bundle import WHERE, Bundle, InFile, Source, every_table
from hearth.records.describe import constraint, describe
from hearth.records.frame import Rows, empty, frame_from, record_from, schema_of
from hearth.records.model import Column, Kind, Record, Sensitivity, Table
from hearth.records.tables import TABLES, table
from hearth.records.tables.extra import EXTRA_TABLES

__all__ = [
    "EXTRA_TABLES",
    "TABLES",
    "WHERE",
    "Bundle",
    "Column",
    "InFile",
    "Kind",
    "Record",
    "Rows",
    "Sensitivity",
    "Source",
    "Table",
    "constraint",
    "describe",
    "empty",
    "every_table",
    "frame_from",
    "record_from",
    "schema_of",
    "table",
]
