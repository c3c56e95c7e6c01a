"""The words of Word, Excel, PowerPoint and OpenDocument files, with comments, notes and titles."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

__all__ = ["CANNOT_UNPACK", "office_words"]

CANNOT_UNPACK = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError,
                 ValueError, EOFError, etree.LxmlError)  # fmt: skip
MOST_OF_ONE = 50_000_000
"""Bytes of one part, unpacked: what claims more is not read."""
APART = frozenset({"p", "h", "tab", "br", "s", "si", "is", "c", "v", "title", "subject", "creator",
                   "description", "keywords", "lastModifiedBy"})  # fmt: skip
"""After these a new word begins. Between other elements a word goes on: half of it may be bold."""
LEFT_OUT = ("styles.xml", "settings.xml", "fontTable.xml", "numbering.xml", "webSettings.xml")
ALT = ("descr", "title")
"""Where the words stand that are said of a picture."""


def office_words(path: Path) -> str:
    """Every word in the file, what is struck out and written in the margin too.

    One of CANNOT_UNPACK is raised where it is no such file.
    """
    with zipfile.ZipFile(path) as packed:
        parts = [each for each in packed.infolist() if is_words(each)]
        return " ".join("".join(_texts(packed.read(each))) for each in parts)


def is_words(part: zipfile.ZipInfo) -> bool:
    """Whether a part may hold words, and is no trap."""
    name = part.filename
    return name.endswith(".xml") and not name.endswith(LEFT_OUT) and part.file_size <= MOST_OF_ONE


def _texts(part: bytes) -> Iterator[str]:
    """The texts of an XML part in their order; nothing outside it is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(part, parser)
    if root is None:
        return
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            yield from (f" {said} " for name in ALT if (said := element.get(name)))
            yield element.text or ""
        else:
            yield " " if etree.QName(element).localname in APART else ""
            yield element.tail or ""
