"""A document made of several: parts that each begin a page, and say on which pages they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hearth.documents.model import Block

__all__ = ["NOT_PUBLIC", "Banner", "Booklet", "BookletPart", "Bound"]

NOT_PUBLIC = "CLOSED: not for publication"
"""The marking of what the public may not have."""


@dataclass(frozen=True)
class Banner:
    """The frame at the head of a report: facts side by side, its title, and facts beneath."""

    above: Sequence[tuple[str, str]]
    below: Sequence[tuple[str, str]] = ()
    title_label: str = "Report title"


@dataclass(frozen=True)
class Bound:
    """A PDF of somebody else's whose pages follow in the PDF as they are, each on a page of ours.

    `called` is said of each page to whoever cannot see it. Word and the web page leave them out.
    """

    path: Path
    pages: int
    called: str


@dataclass(frozen=True)
class BookletPart:
    """One part, beginning a new page. Headings within it are of level 3 and deeper.

    `key` names it for an order of business. Pages of `numbered` parts are counted; those of the
    others, at the front and the back, are not. `running` stands at the head of its pages.
    """

    key: str
    title: str
    blocks: Sequence[Block]
    banner: Banner | None = None
    numbered: bool = True
    running: str = ""
    bound: Bound | None = None


@dataclass(frozen=True)
class Booklet:
    """A whole document. The first part carries on beneath title and lines on the front page.

    `on` is the day it is dated by, `description` what it is besides its title (of which meeting),
    `first_page` the number on the first numbered page. `marking` stands on every page of a document
    that is not for everybody.
    """

    title: str
    council: str
    on: date
    parts: Sequence[BookletPart]
    lines: Sequence[str] = ()
    description: str = ""
    first_page: int = 1
    marking: str = ""
    language: str = "en-GB"

    @property
    def name(self) -> str:
        """What readers and programs call it, by which it is told from others of the same title."""
        return f"{self.title}: {self.description or self.council}"
