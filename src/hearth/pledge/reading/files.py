"""A file of a strategy, read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearth.errors import NotFoundError, UnreadableError
from hearth.pledge.reading.forming import formed
from hearth.pledge.reading.noting import Notes
from hearth.pledge.reading.sheets import said_in_sheets
from hearth.pledge.strategy import Strategy
from hearth.sources.plain.workbook import is_workbook
from hearth.sources.problems import Problem
from hearth.sources.text import to_utf8
from hearth.sources.yaml_text import plain

__all__ = ["BIGGEST", "Read", "read_strategy", "strategy_from"]

BIGGEST = 10  # megabytes
MEGABYTE = 1_000_000
BEGIN = "Begin it with the line title: and the strategy's name, and below it ambitions: and a list."


@dataclass(frozen=True)
class Read:
    """A strategy as far as it could be read, and what was wrong, from the first line down; of a
    workbook in the order it was found."""

    strategy: Strategy
    problems: tuple[Problem, ...]


def read_strategy(path: Path) -> Read:
    """Read a strategy as docs/strategies.md says how to write it: YAML, or a workbook.

    NotFoundError for no such file, UnreadableError for one that is neither.
    """
    path = Path(path)
    if not path.is_file():
        raise NotFoundError(f"There is no file {path}. Check its name and folder.")
    if path.stat().st_size > BIGGEST * MEGABYTE:
        raise too_large(path.name)
    return strategy_from(path.read_bytes(), path.name)


def strategy_from(data: bytes, name: str) -> Read:
    """The strategy that a file's bytes say; `name` is what sentences call the file."""
    if len(data) > BIGGEST * MEGABYTE:
        raise too_large(name)
    notes = Notes(name)
    if is_workbook(data):
        return Read(formed(said_in_sheets(data, notes), notes), tuple(notes.problems))
    if name.casefold().endswith(".xlsx"):
        raise UnreadableError(f"{name} is no workbook that can be opened. Save it again as .xlsx.")
    said = plain(to_utf8(data).data.decode("utf-8"), name, "strategies", BEGIN)
    strategy = formed(said, notes)
    return Read(strategy, tuple(sorted(notes.problems, key=lambda each: each.row or 0)))


def too_large(name: str) -> UnreadableError:
    """What is said of a file that is larger than any strategy."""
    return UnreadableError(f"{name} is larger than {BIGGEST} MB, as no strategy is.")
