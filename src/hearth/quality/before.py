"""What was found before: a finding beside earlier ones that are like it, and what was done then.

Two findings are never made one. The reader is told how like they are and by which words, and sees
whether the earlier one was answered or forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.quality.inspections import Finding, FindingKind
from hearth.quality.likeness import Rarity, likeness
from hearth.quality.standing import Answered, answered

__all__ = ["Echo", "Echoes"]

LIKE_IN_ONE_THEME = 0.18
LIKE_ANYWHERE = 0.3
MOST = 5
WORDS_TOLD = 6


@dataclass(frozen=True)
class Echo:
    """An earlier finding like a later one: how like, by which words, and what became of it."""

    earlier: Finding
    share: float
    words: tuple[str, ...]
    same_theme: bool
    then: Answered

    @property
    def why(self) -> str:
        """Why it is shown, in a sentence."""
        of = "Same theme. " if self.same_theme else "Another theme. "
        return f"{of}Both say: {', '.join(self.words[:WORDS_TOLD])}."

    @property
    def what_was_done(self) -> str:
        """What became of the earlier one, in a sentence."""
        return SAID[self.then]


SAID = {
    Answered.STRENGTH: "It was a strength then.",
    Answered.NOBODY: "Nothing was planned: it was forgotten.",
    Answered.LATE: "What was planned is late.",
    Answered.IN_HAND: "What was planned is still in hand.",
    Answered.GIVEN_UP: "What was planned was stopped.",
    Answered.DONE: "What was planned was done, and it was found again.",
}


class Echoes:
    """Looks for what was found before among all findings; how rare words are is counted once."""

    def __init__(self, findings: Sequence[Finding], today: date) -> None:
        self.findings, self.today = findings, today
        self.rarity = Rarity(finding.words for finding in findings)

    def of(self, finding: Finding) -> list[Echo]:
        """Earlier findings like this one, the likest first, five at most.

        Only what is to improve has any: that something is well again is no echo. An earlier
        strength on the same matter is told too: it has slipped.
        """
        if finding.kind is not FindingKind.IMPROVE:
            return []
        found = [echo for each in self.findings if (echo := self.between(finding, each))]
        found.sort(key=lambda echo: (-echo.share, -echo.earlier.found_on.toordinal()))
        return found[:MOST]

    def between(self, finding: Finding, earlier: Finding) -> Echo | None:
        """How an earlier finding is like this one, if it is like enough."""
        if earlier.inspection == finding.inspection or earlier.found_on >= finding.found_on:
            return None
        alike = likeness(finding.words, earlier.words, self.rarity)
        same = finding.theme == earlier.theme
        if alike.share < (LIKE_IN_ONE_THEME if same else LIKE_ANYWHERE):
            return None
        return Echo(earlier, alike.share, alike.words, same, answered(earlier, self.today))
