"""Fill the database once: about 5,000 children in care, 20,000 more, 50 people who sign in.

Prints a line of JSON: how many children there are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from shutil import copy

from bench.web.place import DATA, IN_CARE
from hearth_web.config.commands.readiness import ready_with_tables

ready_with_tables()

from django.db import transaction  # noqa: E402

from hearth.demo import write_council  # noqa: E402
from hearth.vocabulary import council  # noqa: E402
from hearth_web.access.models import Grant, Team, User  # noqa: E402
from hearth_web.audit import System  # noqa: E402
from hearth_web.config.demo import users, workforce  # noqa: E402
from hearth_web.imports.actions import import_now  # noqa: E402
from hearth_web.insight.actions import choose_council  # noqa: E402
from hearth_web.people.models import Child, Standing, Worker  # noqa: E402

YEARS = tuple(range(2019, 2026))  # seven years name five children for each one in care
BY = System("the bench")
# How many of the fifty hold each role.
ROLES = {
    "social_worker": 30,
    "team_manager": 8,
    "iro": 4,
    "analyst": 3,
    "head_of_service": 2,
    "placements": 3,
}


def say(words: str) -> None:
    """Where it is; the result alone goes to standard output."""
    print(words, file=sys.stderr, flush=True)


def returns() -> list[Path]:
    folder = DATA / "council"
    if not (folder / "council.toml").exists():
        say(f"Inventing a council of {IN_CARE:,} children in care")
        write_council(folder, seed=1, children=IN_CARE, years=YEARS)
    return sorted((folder / "returns").iterdir())


def practice() -> Path:
    """Names, workers and teams alone of what practice knows: the pages need no more."""
    folder = DATA / "who"
    folder.mkdir(exist_ok=True)
    for name in ("person", "professionals", "involvements", "department"):
        copy(DATA / "council" / "ssd" / f"ssd_{name}.csv", folder)
    return folder


def begin() -> dict[str, User]:
    """The council chosen; the people of a demonstration, who sign in otherwise."""
    with transaction.atomic():
        made = users.make("the bench signs in otherwise")
        choose_council(by=made["administrator"], council=council("Lewisham"))
    return made


def people() -> None:
    """Fifty who sign in, each a worker with children where their role has any."""
    teams = list(Team.objects.filter(parent__isnull=False))
    for role, count in ROLES.items():
        for number in range(count):
            email = f"{role}.{number}@bench.example"
            user = User.objects.create_user(email, name=f"{role} {number}")
            team = teams[number % len(teams)] if role == "team_manager" else None
            Grant.objects.create(user=user, role=give_worker(user, role), team=team)


def give_worker(user: User, role: str) -> str:
    """Their name on a worker who holds children and whom nobody is yet; the role they then have.

    A small council has too few: whoever is left over finds homes instead.
    """
    held = {"social_worker": "SW", "iro": "IRO"}.get(role)
    if held is None:
        return role
    worker = Worker.objects.filter(user=None, allocations__role=held, allocations__dec=None).first()
    if worker is None:
        return "placements"
    worker.user = user
    worker.save()
    return role


def main() -> None:
    """Everything, once; its JSON is kept."""
    kept = DATA / "filled.json"
    if not kept.exists():
        made = begin()
        say("Bringing in seven years")
        say(str(import_now(by=BY, paths=returns())))
        say("Bringing in names and workers")
        say(str(import_now(by=BY, paths=[practice()])))
        with transaction.atomic():
            workforce.arrange(made, Random(1))
            people()
        said = {
            "children": Child.objects.count(),
            "in care": Standing.objects.filter(in_care=True).count(),
        }
        kept.write_text(json.dumps(said))
    print(kept.read_text())


if __name__ == "__main__":
    main()
