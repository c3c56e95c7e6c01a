"""One report model: what a document says, before anything decides how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from hearth.published.figure import Figure as Printed

__all__ = [
    "Block",
    "Business",
    "BusinessLine",
    "Chart",
    "Facts",
    "Figure",
    "Heading",
    "KeyFigure",
    "KeyFigures",
    "Listing",
    "Note",
    "Numbered",
    "Paragraph",
    "Report",
    "Roll",
    "Rolls",
    "Signature",
    "SourceLine",
    "Table",
]


@dataclass(frozen=True)
class Heading:
    """A heading; level 2 opens a section (level 1 is the report's title)."""

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Plain prose an officer can edit in Word. ``**bold**`` is the only mark-up.

    One that `leads` is never parted from what follows by the end of a page.
    """

    text: str
    leads: bool = False


@dataclass(frozen=True)
class Listing:
    """A list of short sentences."""

    items: Sequence[str]


@dataclass(frozen=True)
class KeyFigure:
    """One large number: its value as shown, what it is, and the words beneath."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """A row of large numbers."""

    figures: Sequence[KeyFigure]


@dataclass(frozen=True)
class Table:
    """A table as shown: every cell already text. The first column is the row's header.

    `numeric` are the positions of columns set to the right. `caption` is read before the table by
    a screen reader. `notes` come beneath, for example what "c" means. One that is not `numbered`
    has no number before its caption and is not counted.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int] = frozenset()
    notes: Sequence[str] = ()
    numbered: bool = True

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f'Table "{self.caption}": the row {list(row)} has {len(row)} cells, '
                    f"but there are {len(self.columns)} columns."
                )


@dataclass(frozen=True)
class Chart:
    """A drawn chart: an SVG string with its own size, and the same thing in words.

    `width` is in pixels; 640 fills the column of text.
    """

    svg: str
    alt: str
    width: int = 640


@dataclass(frozen=True)
class Figure:
    """A chart beside the table of what it shows: nobody needs the chart to have the facts."""

    caption: str
    chart: Chart
    table: Table


@dataclass(frozen=True)
class Note:
    """Something the reader must not miss, set apart from the text."""

    text: str


@dataclass(frozen=True)
class SourceLine:
    """Where the figures above come from, with year and licence."""

    text: str


@dataclass(frozen=True)
class Numbered:
    """Paragraphs by whose numbers people cite a document, counted from `start`; or by letters."""

    items: Sequence[str]
    start: int = 1
    letters: bool = False


@dataclass(frozen=True)
class Facts:
    """Facts with their labels, one beneath the other."""

    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Roll:
    """Names under a heading."""

    heading: str
    names: Sequence[str]


@dataclass(frozen=True)
class Rolls:
    """Lists of names side by side."""

    rolls: Sequence[Roll]


@dataclass(frozen=True)
class BusinessLine:
    """A line of an order of business; `part` is the booklet's part whose pages it gives."""

    number: str
    title: str
    note: str = ""
    part: str = ""


@dataclass(frozen=True)
class Business:
    """An order of business, or some of it: number, title, and pages where there is a paper."""

    caption: str
    lines: Sequence[BusinessLine]


@dataclass(frozen=True)
class Signature:
    """Lines to be signed on paper, each with what is to be written there."""

    labels: Sequence[str]


Block = (
    Heading
    | Paragraph
    | Listing
    | KeyFigures
    | Table
    | Figure
    | Note
    | SourceLine
    | Numbered
    | Facts
    | Rolls
    | Business
    | Signature
)


@dataclass(frozen=True)
class Report:
    """A whole document. `on` is the date its figures are as at.

    `printed` are the figures it prints, with how each was reckoned: they are frozen when it goes.
    """

    title: str
    subtitle: str
    council: str
    on: date
    blocks: Sequence[Block]
    language: str = "en-GB"
    keywords: Sequence[str] = field(default_factory=tuple)
    public: bool = False
    printed: Sequence[Printed] = ()
