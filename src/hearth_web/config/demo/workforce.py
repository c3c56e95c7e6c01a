"""Teams, the workers the returns name only by number, and who holds which child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from hearth_web.access.models import Team, User
from hearth_web.audit import System, record
from hearth_web.config.demo.invented import Names
from hearth_web.config.demo.users import TEAM
from hearth_web.people import standing
from hearth_web.people.actions import Change, apply_many
from hearth_web.people.models import Allocation, Child, Standing, Worker

__all__ = ["arrange"]

BY = System("the demonstration")
OTHER_TEAMS = (("Rowan team", "ROW"), ("Hazel team", "HAZ"), ("Leaving care team", "LCT"))
# For each further role: its job title, how many workers, and the person who signs in as the first.
ROLES = {
    "IRO": ("Independent reviewing officer", 6, "iro"),
    "PA": ("Personal adviser", 16, "personal_adviser"),
    "SSW": ("Supervising social worker", 12, "fostering"),
}
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")


def arrange(people: dict[str, User], names: Names, rng: Random, today: date) -> None:
    """Everybody has a name, a team and their children; those who sign in are among them."""
    service = Team.objects.get(code="CS")
    willow = Team.objects.get(name=TEAM)
    others = [
        Team.objects.create(name=name, code=code, parent=service) for name, code in OTHER_TEAMS
    ]
    name_social_workers(people, names, [willow, *others[:2]])
    allocate(people, names, {"PA": others[2]}, rng, today)
    record(by=BY, action="people.workers.named", after={"workers": Worker.objects.count()})
    standing.refresh()


def name_social_workers(people: dict[str, User], names: Names, teams: Sequence[Team]) -> None:
    """A third of them in each team; the busiest is the one who signs in."""
    busy = Allocation.objects.filter(dec=None, role="SW").values_list("worker", flat=True)
    counts = {one: list(busy).count(one) for one in set(busy)}
    workers = sorted(Worker.objects.all(), key=lambda w: (-counts.get(w.pk, 0), w.sw_id))
    for number, worker in enumerate(workers):
        worker.name, worker.title = names.person(), "Social worker"
        worker.worker, worker.team = f"W{number:03}", teams[number % len(teams)]
    sign_in(workers[0], people["social_worker"])
    Worker.objects.bulk_update(workers, ["name", "title", "worker", "team", "user"])


def sign_in(worker: Worker, user: User) -> None:
    """This worker is this person."""
    worker.name, worker.user = user.name, user


def allocate(
    people: dict[str, User], names: Names, teams: dict[str, Team], rng: Random, today: date
) -> None:
    """IROs for all in care, advisers from 16, supervising social workers where fostered."""
    pools = {
        role: pool(role, title, count, people[who], names, teams.get(role))
        for role, (title, count, who) in ROLES.items()
    }
    batches = {
        child.pk: [
            Change(Allocation, None, {"role": role, "worker": worker, "decom": since})
            for role, worker, since in needed(child, pools, rng, today)
        ]
        for child in Child.objects.filter(standing__isnull=False).select_related("standing")
    }
    apply_many(by=BY, batches={key: made for key, made in batches.items() if made})


def pool(
    role: str, title: str, count: int, user: User, names: Names, team: Team | None
) -> list[Worker]:
    """The workers of a role; the first signs in."""
    made = [
        Worker(worker=f"{role}{n:02}", name=names.person(), title=title, team=team)
        for n in range(count)
    ]
    sign_in(made[0], user)
    return Worker.objects.bulk_create(made)


def needed(
    child: Child, pools: dict[str, list[Worker]], rng: Random, today: date
) -> Iterator[tuple[str, Worker, date]]:
    """Which roles a child has somebody in, who, and since when."""
    now: Standing = child.standing
    grown = now.care_leaver or (child.dob and (today - child.dob).days > 16 * 365)
    if now.in_care and now.since:
        yield "IRO", rng.choice(pools["IRO"]), now.since
    if grown and (now.in_care or now.care_leaver) and child.dob:
        sixteen = child.dob + timedelta(days=16 * 365 + 5)
        yield "PA", rng.choice(pools["PA"]), max(sixteen, now.since or sixteen)
    if now.in_care and now.place in FOSTERED and now.placed_since:
        yield "SSW", rng.choice(pools["SSW"]), now.placed_since
