"""The light mark-up in which papers and minutes are written, read into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = [
    "Grid",
    "Lettered",
    "Live",
    "Para",
    "Piece",
    "Points",
    "SubHeading",
    "pieces",
    "plain",
    "within",
]


@dataclass(frozen=True)
class SubHeading:
    """A heading within a section: ``## The virtual school``."""

    text: str


@dataclass(frozen=True)
class Para:
    """A paragraph; ``**bold**`` is its only mark-up."""

    text: str


@dataclass(frozen=True)
class Points:
    """Points without an order: ``- one``."""

    items: Sequence[str]


@dataclass(frozen=True)
class Lettered:
    """Points with letters, by which they are cited: ``a. one``."""

    items: Sequence[str]


@dataclass(frozen=True)
class Grid:
    """A table: ``| Meeting | Theme |``, its headings first."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Live:
    """The place of a live figure or chart: ``{{children-by-home}}``, ``{{leavers chart}}``."""

    name: str


Piece = SubHeading | Para | Points | Lettered | Grid | Live

HEADING = re.compile(r"#{1,4}\s+(.+)")
POINT = re.compile(r"[-*•]\s+(.+)")
LETTER = re.compile(r"([a-z])[.)]\s+(.+)")
NUMBER = re.compile(r"\d{1,3}[.)]\s+")
LIVE = re.compile(r"\{\{\s*([^{}]*[^{}\s])\s*\}\}")
MARKS = re.compile(r"^\s*(?:#+|[-*•]|[a-z][.)])\s+|\*\*|\||\{\{|\}\}", re.MULTILINE)
RULE = re.compile(r"\|[\s:|-]+\|")


def pieces(text: str) -> list[Piece]:
    """The pieces of a text in their order. Whatever is no mark-up is a paragraph.

    A paragraph number somebody typed is left out: documents number their own.
    """
    found: list[Piece] = []
    for block in blocks(text):
        found.extend(read(block))
    return found


def plain(text: str) -> str:
    """All the words of a text without mark-up, for search and comparison."""
    return " ".join(MARKS.sub(" ", text).split())


def within(text: str) -> list[str]:
    """Names of live figures that stand in the middle of a line, where no figure can."""
    lines = (line.strip() for line in text.splitlines())
    return [name for line in lines if not LIVE.fullmatch(line) for name in LIVE.findall(line)]


def blocks(text: str) -> Iterator[list[str]]:
    """Lines that stand together, between blank ones."""
    held: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            held.append(line)
        elif held:
            yield held
            held = []


def read(lines: Sequence[str]) -> Iterator[Piece]:
    """The pieces of lines that stand together: kinds may follow each other without a blank."""
    at = 0
    while at < len(lines):
        kind = kind_of(lines[at])
        end = at + 1
        while end < len(lines) and belongs(lines[end], kind):
            end += 1
        yield made(kind, lines[at:end])
        at = end


def kind_of(line: str) -> str:
    """What a line begins."""
    stripped = line.strip()
    if HEADING.fullmatch(stripped):
        return "heading"
    if LIVE.fullmatch(stripped):
        return "live"
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return "grid"
    if POINT.fullmatch(stripped):
        return "point"
    return "letter" if LETTER.fullmatch(stripped) else "para"


def belongs(line: str, kind: str) -> bool:
    """Whether a line goes on with what the line before it began."""
    own = kind_of(line)
    if kind in ("heading", "live"):
        return False
    # A line set in below a point goes on with it.
    return own == kind or (own == "para" and kind in ("point", "letter") and line[:1].isspace())


def made(kind: str, lines: Sequence[str]) -> Piece:
    """One piece of its lines."""
    first = lines[0].strip()
    match kind:
        case "heading":
            return SubHeading(HEADING.sub(r"\1", first))
        case "live":
            return Live(" ".join(LIVE.sub(r"\1", first).split()))
        case "grid":
            return grid_of(lines)
        case "point":
            return Points(items_of(lines, POINT, 1))
        case "letter":
            return Lettered(items_of(lines, LETTER, 2))
    words = " ".join(line.strip() for line in lines)
    typed = NUMBER.match(words)
    return Para(words[typed.end() :] if typed else words)


def items_of(lines: Sequence[str], begins: re.Pattern[str], group: int) -> list[str]:
    """The points of their lines, each with what goes on below it."""
    found: list[str] = []
    for line in lines:
        start = begins.fullmatch(line.strip())
        if start:
            found.append(start[group])
        else:
            found[-1] += f" {line.strip()}"
    return found


def grid_of(lines: Sequence[str]) -> Grid:
    """A table of its lines; short rows are filled, long ones joined into the last cell."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in lines
        if not RULE.fullmatch(line.strip())
    ]
    head, *body = rows or [[""]]
    width = len(head)
    even = [[*row[: width - 1], " ".join(row[width - 1 :])] for row in body]
    return Grid(head, [[*row, *[""] * (width - len(row))] for row in even])
