"""Who of the invented council's workers signs in, and the supervising social workers."""

from __future__ import annotations

from random import Random

from django.db.models import Count, Q

from hearth.demo.practice.names import worker_name
from hearth_web.access.actions.people import set_roles
from hearth_web.access.models import Team, User
from hearth_web.audit import System, record
from hearth_web.people import standing
from hearth_web.people.actions import Change, apply_many
from hearth_web.people.models import Allocation, Child, Worker
from hearth_web.worklists.policy.recorded import bring_up_to_date

__all__ = ["arrange"]

BY = System("the demonstration")
# The roles whose busiest worker signs in: the one whose page has most to show.
BUSIEST = {"SW": "social_worker", "PA": "personal_adviser", "IRO": "iro"}
SUPERVISING = 12  # supervising social workers
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")


def arrange(people: dict[str, User], rng: Random) -> None:
    """Those who sign in are among the workers; fostered children's carers have somebody."""
    for role, key in BUSIEST.items():
        sign_in(busiest(role), people[key])
    worker = people["social_worker"].worker
    set_roles(
        by=people["administrator"],
        user=people["team_manager"],
        roles=[("team_manager", worker.team or team_of(worker))],
    )
    supervise(people["fostering"], rng)
    record(by=BY, action="people.workers.named", after={"workers": Worker.objects.count()})
    bring_up_to_date()
    standing.refresh()


def busiest(role: str) -> Worker:
    """Who has most children in a role now."""
    now = Count("allocations", Q(allocations__role=role, allocations__dec=None))
    return Worker.objects.annotate(now=now).order_by("-now", "pk")[0]


def team_of(worker: Worker) -> Team:
    """The team most of a worker's children are with."""
    held = Allocation.objects.filter(worker=worker, dec=None).exclude(team=None)
    return Team.objects.get(pk=held.values_list("team", flat=True)[0])


def sign_in(worker: Worker, user: User) -> None:
    """This worker is this person."""
    worker.name, worker.user = user.name, user
    worker.save(update_fields=["name", "user"])


def supervise(user: User, rng: Random) -> None:
    """Supervising social workers for children who live with foster carers; the first signs in."""
    pool = Worker.objects.bulk_create(
        Worker(worker=f"SSW{n:02}", name=worker_name(rng), title="Supervising social worker")
        for n in range(SUPERVISING)
    )
    sign_in(pool[0], user)
    fostered = Child.objects.filter(standing__in_care=True, standing__place__in=FOSTERED)
    batches = {
        child.pk: [Change(Allocation, None, held_by(rng.choice(pool), child))]
        for child in fostered.select_related("standing")
    }
    apply_many(by=BY, batches=batches)


def held_by(worker: Worker, child: Child) -> dict[str, object]:
    """An allocation since the child moved in."""
    return {"role": "SSW", "worker": worker, "decom": child.standing.placed_since}
