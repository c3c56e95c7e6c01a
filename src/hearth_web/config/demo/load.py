"""Loading the invented council into an empty database."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from django.db import transaction

from hearth.demo import write_council
from hearth.progress import Progress, silent
from hearth.vocabulary import council
from hearth_web.access.actions.house import change_house
from hearth_web.access.models import User
from hearth_web.audit import System
from hearth_web.config.demo import (
    board,
    explanations,
    panels,
    pledge,
    practice,
    protected,
    quality,
    records,
    users,
    workforce,
)
from hearth_web.imports.actions import import_now
from hearth_web.insight.actions import choose_council
from hearth_web.people.models import Child

__all__ = ["everything", "is_empty"]

SEED, CHILDREN = 1, 476
NAME, BORROWS = "Marlow Vale", "Lewisham"


def is_empty() -> bool:
    """Whether nobody can sign in and no child is held."""
    return not (User.objects.exists() or Child.objects.exists())


def everything(password: str, folder: Path | None, progress: Progress = silent) -> None:
    """The people, the children and what the pages need to have something to show.

    `folder` is an invented council that `hearth demo` wrote; without it one is written.
    """
    with tempfile.TemporaryDirectory() as made:
        if folder is None:
            folder = Path(made)
            write_council(folder, seed=SEED, children=CHILDREN, progress=progress)
        with transaction.atomic():
            people = users.make(password)
            choose_council(by=people["administrator"], council=council(BORROWS))
            change_house(by=people["administrator"], name=NAME, accent="#5b2a6b")
        # The returns first, then what practice knows beside them: names, workers, teams, visits.
        by = System("the demonstration")
        import_now(by=by, paths=sorted((folder / "returns").iterdir()), progress=progress)
        import_now(by=by, paths=[folder / "ssd"], progress=progress)
        progress("Keeping the duties of a year")
        practice.write(by, SEED)
    dress(people, Random(SEED), progress)


def dress(people: dict[str, User], rng: Random, progress: Progress) -> None:
    """What neither holds: who of the workers signs in, people who matter, notes, letters."""
    with transaction.atomic():
        progress("Giving children their workers")
        workforce.arrange(people, rng)
        progress("Writing notes and letters")
        records.write(people, rng)
        protected.arrange(people, rng)
        pledge.arrange(people)
        quality.arrange(people, rng)
        panels.arrange(people)
    progress("Checking the return")
    explanations.arrange(people)
    progress("Calling the board's meetings")
    board.arrange(people)
