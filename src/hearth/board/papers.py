"""An officer's report to a meeting, in the sections of the council's own template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

__all__ = ["Appendix", "Attached", "AuditTrail", "BackgroundPaper", "Consulted", "Paper", "Section"]


@dataclass(frozen=True)
class Section:
    """One section of a paper: `key` names its place in the template, `text` is what it says.

    The text is plain, with light mark-up (`hearth.board.prose`): a blank line between paragraphs,
    ``## A sub-heading``, ``- a point``, ``a. a lettered point``, ``| a | table |``, and a line
    ``{{name}}`` where a live figure or chart of that name is to stand.
    """

    key: str
    text: str
    heading: str = ""


@dataclass(frozen=True)
class BackgroundPaper:
    """A document the report relies on, open to inspection: section 100D of the 1972 Act."""

    title: str
    held_at: str = ""
    contact: str = ""
    link: str = ""


@dataclass(frozen=True)
class Attached:
    """The file of an appendix: its name for readers and where it lies.

    `pages` are those that are bound into a pack, `unbound` says why a PDF is not; both are found
    out when the pack is made (`hearth.documents.bound`). `said` are its words and `unread` says
    what of it has none that a program can read, once it was looked through for what is closed.
    """

    name: str
    path: Path
    pages: int = 0
    unbound: str = ""
    said: str = ""
    unread: str = ""


@dataclass(frozen=True)
class Appendix:
    """An appendix: its number, title and words, if it has any of its own, or the file it is."""

    number: str
    title: str
    text: str = ""
    file: Attached | None = None


@dataclass(frozen=True)
class Consulted:
    """An officer or member whose comments were sought; None where nobody has said."""

    who: str
    sought: bool | None = None
    included: bool | None = None


@dataclass(frozen=True)
class AuditTrail:
    """Who answers for a report, and who saw it before it went."""

    lead_officer: str = ""
    author: str = ""
    version: str = ""
    dated: date | None = None
    key_decision: bool | None = None
    consultation: Sequence[Consulted] = ()
    sent_to_clerk: date | None = None


@dataclass(frozen=True)
class Paper:
    """A written report. `plain_words` is the version for young people, written and not generated.

    `kind` is a key of `hearth.board.kinds`: it says which sections the report has.
    `published_open_on` is the day it was first put before the public; what was published cannot
    be made secret again.
    """

    title: str
    sections: Sequence[Section] = ()
    wards: str = "All"
    from_: str = ""
    background_papers: Sequence[BackgroundPaper] = ()
    appendices: Sequence[Appendix] = ()
    audit: AuditTrail = AuditTrail()
    plain_words: str = ""
    published_open_on: date | None = None
    kind: str = "officer"

    def section(self, key: str) -> Section | None:
        """The section of a key, if the paper has it."""
        return next((each for each in self.sections if each.key == key), None)

    @property
    def files(self) -> list[tuple[str, Attached]]:
        """The appendices that are files: the title of each and the file."""
        return [(each.title, each.file) for each in self.appendices if each.file]

    def with_files(self, changed: Callable[[Attached], Attached]) -> Paper:
        """The same with something else known of each file."""
        told = [
            replace(each, file=changed(each.file)) if each.file else each
            for each in self.appendices
        ]
        return replace(self, appendices=told)
