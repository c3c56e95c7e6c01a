"""Whether a file looks like part of a return, by its first lines."""

from __future__ import annotations

from hearth.sources.ssda903.csv_file import read_csv
from hearth.sources.ssda903.reading import is_xml
from hearth.sources.ssda903.xml_file import read_xml

__all__ = ["is_return"]


def is_return(path: str, start: bytes) -> bool:
    """Whether the first bytes of a file are those of a return's table, or of one in XML."""
    if is_xml(start):
        return bool(read_xml(path, start).tables)
    return read_csv(path, start).table is not None
