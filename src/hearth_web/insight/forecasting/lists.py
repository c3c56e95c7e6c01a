"""The lists of prices and beds in use: read again whenever they are needed, faults and all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hearth.costs import Prices, read_beds, read_prices
from hearth.errors import UnreadableError
from hearth.forecast.scenario import Beds
from hearth.sources.tables import RowFault
from hearth.sources.text import to_utf8
from hearth_web.insight.models import HomesFile

__all__ = ["beds_in", "in_use", "prices_in", "text_of"]

Read = TypeVar("Read")
LOOKED_AT = 4_000  # characters: what is no text shows it at once


def in_use(kind: str) -> HomesFile | None:
    """The newest list of a kind."""
    return HomesFile.objects.select_related("by").filter(kind=kind).first()


def text_of(content: bytes, name: str, kind: str) -> str:
    """The text of a file that was given. UnreadableError for one that is none, whatever its name
    says, such as a workbook; `kind` is what it should be."""
    text = to_utf8(content).data.decode("utf-8", errors="replace")
    if any(ord(mark) < 32 and mark not in "\t\r\n\f" for mark in text[:LOOKED_AT]):
        raise UnreadableError(f"{name} is no {kind} file, whatever its name says. Save it as one.")
    return text


@contextmanager
def lent(text: str, name: str) -> Iterator[Path]:
    """A text as a file of that name, for as long as it is needed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "list.csv")
        path.write_text(text, encoding="utf-8")
        yield path


def read(text: str, name: str, reader: Callable[[Path], Read]) -> Read:
    """What a reader of files makes of a text."""
    with lent(text, name) as path:
        return reader(path)


def prices_in(text: str, name: str) -> Prices:
    """The prices of a list. UnreadableError for one that is no such list or holds none."""
    found = read(text, name, read_prices)
    if not found.prices:
        raise UnreadableError(" ".join(str(fault) for fault in found.faults))
    return found


def beds_in(text: str, name: str) -> tuple[Sequence[Beds], Sequence[RowFault]]:
    """The beds of a list, and what is left out of it. UnreadableError for one that holds none."""
    beds, faults = read(text, name, read_beds)
    if not beds:
        said = " ".join(str(fault) for fault in faults) or f"{name} holds no row with beds."
        raise UnreadableError(said)
    return beds, faults
