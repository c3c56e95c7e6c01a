"""Writing what practice holds: a folder of SSD tables, and an Annex A workbook."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from random import Random

from hearth.demo.people import Child
from hearth.demo.practice import beside, care, health, leaving, people
from hearth.demo.practice.annex import AnnexBook
from hearth.demo.practice.dossier import Dossier, Yearly
from hearth.demo.practice.names import forename, surname
from hearth.demo.practice.staff import Staff
from hearth.demo.practice.tables import SsdFiles
from hearth.demo.story import Story

__all__ = ["Practice"]

YEARS_BACK = 6  # how far the dataset goes back


class Practice:
    """The export of an invented council, child by child; it draws nothing that returns draw."""

    def __init__(self, stack: ExitStack, out: Path, seed: int, children: int, as_at: date) -> None:
        """Open `out/ssd/`, and `out/annex-a.xlsx` to be written when `stack` closes."""
        self._seed, self._as_at = seed, as_at
        self._since = as_at.replace(year=as_at.year - YEARS_BACK)
        self._staff = Staff(seed, children)
        self._files = SsdFiles(stack, out / "ssd")
        self._annex = AnnexBook(out / "annex-a.xlsx", as_at)
        self._families = 0
        self._last: Child | None = None
        self._surname = ""
        stack.callback(self._finish)

    def tell(self, story: Story, yearly: Sequence[Yearly]) -> None:
        """Write one child. Brothers and sisters come one after another."""
        child = story.child
        if child.periods[0].start > self._as_at:
            return
        rng = Random(f"{self._seed} practice {child.id}")
        if self._last is None or self._last.family is not child.family:
            self._families += 1
            self._surname = surname(rng, child.family.ethnic)
        self._last = child
        dossier = Dossier(
            story=story,
            yearly=[each for each in yearly if each.year.end <= self._as_at],
            as_at=self._as_at,
            since=self._since,
            family=f"F{self._families:05d}",
            forename=forename(rng, child.sex, child.family.ethnic),
            surname=self._surname,
            rng=rng,
            staff=self._staff,
        )
        for writer in (people, care, health, leaving, beside):
            writer.write(dossier, self._files)
        self._annex.tell(dossier)

    def _finish(self) -> None:
        people.write_staff(self._staff, self._files)
        self._annex.write()
