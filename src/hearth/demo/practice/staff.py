"""The council's invented workers and teams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from hearth.demo.practice.names import worker_name

__all__ = ["PARENT", "TEAMS", "Professional", "Staff"]

PARENT = ("T00", "Children's Social Care")
TEAMS = (
    ("T01", "Children Looked After North"),
    ("T02", "Children Looked After South"),
    ("T03", "Court and Permanence"),
    ("T04", "Children with Disabilities"),
    ("T05", "Leaving Care"),
    ("T06", "Independent Reviewing Service"),
)
CASE_TEAMS, LEAVING_CARE, REVIEWING = TEAMS[:4], TEAMS[4], TEAMS[5]
CHILDREN_PER_IRO = 65
LEAVERS_PER_ADVISER = 24


@dataclass(frozen=True)
class Professional:
    """One worker. `sw_id` is the registration number, which advisers need not have."""

    id: str
    name: str
    job_title: str
    team: tuple[str, str]
    sw_id: str = ""


@dataclass
class Staff:
    """Everyone who works with the children, named when first asked for; the same for a seed."""

    seed: int
    children: int
    known: dict[str, Professional] = field(default_factory=dict)

    def social_worker(self, sw_id: str) -> Professional:
        """The social worker of a registration number."""
        number = int(sw_id.removeprefix("SW"))
        return self._one(f"P{number}", "Social Worker", CASE_TEAMS[number % len(CASE_TEAMS)], sw_id)

    def reviewing_officer(self, rng: Random) -> Professional:
        """One of the independent reviewing officers."""
        number = rng.randrange(max(2, self.children // CHILDREN_PER_IRO)) + 1
        sw_id = f"SW{8_000_000 + number}"
        return self._one(f"P8{number:06d}", "Independent Reviewing Officer", REVIEWING, sw_id)

    def adviser(self, rng: Random) -> Professional:
        """One of the personal advisers."""
        number = rng.randrange(max(2, self.children // LEAVERS_PER_ADVISER)) + 1
        return self._one(f"P7{number:06d}", "Personal Adviser", LEAVING_CARE, "")

    def everyone(self) -> Iterator[Professional]:
        """All who were asked for, by identifier."""
        for id in sorted(self.known):
            yield self.known[id]

    def _one(self, id: str, title: str, team: tuple[str, str], sw_id: str) -> Professional:
        if id not in self.known:
            name = worker_name(Random(f"{self.seed} worker {id}"))
            self.known[id] = Professional(id, name, title, team, sw_id)
        return self.known[id]
