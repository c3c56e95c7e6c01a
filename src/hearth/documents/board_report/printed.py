"""Which figures the report prints, and in which of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hearth.dates import add_months
from hearth.documents.board_report.blocks import shown
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.board_report.method import source_of
from hearth.documents.model import Block, Heading
from hearth.documents.sentences import day
from hearth.measures import Figure as Number
from hearth.published import Figure, When
from hearth.published.freezing import Document, frozen

__all__ = ["Prints"]


class Prints:
    """Every figure that sections print, with the headings of those sections, each once."""

    def __init__(self) -> None:
        self.section: list[Number] = []
        self.places: dict[Number, dict[str, None]] = {}

    def add(self, figure: Number) -> None:
        """A figure that the section being written prints."""
        self.section.append(figure)

    def end(self, blocks: Sequence[Block]) -> None:
        """The section is written: these are its blocks."""
        heading = next((block.text for block in blocks if isinstance(block, Heading)), "")
        for figure in self.section:
            self.places.setdefault(figure, {})[heading] = None
        self.section = []

    def frozen(self, evidence: Evidence, title: str) -> tuple[Figure, ...]:
        """All of them, as the figures of the report with this title."""
        year = When.on(add_months(evidence.as_at, -12) + timedelta(days=1), evidence.as_at)
        public = ", public version" if evidence.public else ""
        document = Document(f"{title}, {day(evidence.as_at)}{public}", year, source_of(evidence))
        return frozen(
            [(number, places, shown(number)) for number, places in self.places.items()], document
        )
