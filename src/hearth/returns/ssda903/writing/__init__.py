"""The return written: from the council's own record to the CSV set and the XML file of a year.

    from hearth.returns.ssda903.writing import csv_files, xml_file, year_return
    ours = year_return(record, CollectionYear(2025))
    csv_files(ours)   # file name to bytes
    xml_file(ours)    # bytes

What reading a return loses, writing it cannot give back: `docs/writing-the-return.md` says what
that is.
"""

from hearth.returns.ssda903.writing.csv_set import csv_files
from hearth.returns.ssda903.writing.drawing_up import YearReturn, year_return
from hearth.returns.ssda903.writing.layout import (
    RowWriter,
    date_text,
    file_name,
    headed_writer,
    tables_of,
    workers_since,
)
from hearth.returns.ssda903.writing.remarks import Remark
from hearth.returns.ssda903.writing.xml import xml_file

__all__ = [
    "Remark",
    "RowWriter",
    "YearReturn",
    "csv_files",
    "date_text",
    "file_name",
    "headed_writer",
    "tables_of",
    "workers_since",
    "xml_file",
    "year_return",
]
