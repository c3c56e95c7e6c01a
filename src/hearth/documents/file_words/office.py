"""The words of Word, Excel, PowerPoint and OpenDocument files, with comments, notes and titles."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from hearth.documents.file_words.unpacking import MOST
from hearth.sources.files import CANNOT_OPEN

__all__ = ["CANNOT_UNPACK", "office_words"]

CANNOT_UNPACK = (*CANNOT_OPEN, ValueError, etree.LxmlError)
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
        parts = [each for each in packed.infolist() if is_words(each.filename)]
        if any(each.file_size > MOST for each in parts):
            raise zipfile.BadZipFile("a part unpacks to far more than anybody wrote")
        return " ".join("".join(_texts(packed.read(each))) for each in parts)


def is_words(part: str) -> bool:
    """Whether a part of this name may hold words."""
    return part.endswith(".xml") and not part.endswith(LEFT_OUT)


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
