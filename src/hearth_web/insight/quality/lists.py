"""What is amiss, for one person: counted by check, and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from hearth_web.access.models import User, teams_below
from hearth_web.access.verbs import Verb
from hearth_web.bridge.memory import Held, at_hand, current
from hearth_web.insight.days import reach_of
from hearth_web.insight.models import Amiss
from hearth_web.insight.quality.look import Look
from hearth_web.insight.quality.model import Check, Found, checks
from hearth_web.jobs import Work
from hearth_web.people.models import Child, Standing
from hearth_web.people.queries import visible_children
from hearth_web.ui import clock

__all__ = ["COUNTING", "Counted", "count_nightly", "counted", "listed", "trend_of"]

COUNTING = "insight.quality"


@dataclass(frozen=True)
class Counted:
    """A check and what it found of the children one person may see."""

    check: Check
    count: int
    children: int


def look_at(held: Held) -> Look:
    """What the checks look at, on the last day the record speaks of: today where it is live.

    A record that ends at a return of last year would else have every review overdue.
    """
    reach = reach_of(held.record)
    return Look(reach.last if reach else clock.today(), held)


def findings(check: Check, look: Look) -> list[Found]:
    """All that a check finds."""
    return list(check.find(look))


def seen_by(user: User, team: UUID | None) -> set[UUID]:
    """The children whose record this person may open and puts right, of a team if one is named."""
    children = visible_children(user).filter(
        pk__in=visible_children(user, Verb.SEE_QUALITY).values("pk")
    )
    if team is not None:
        children = children.filter(standing__team__in=teams_below([team]))
    return set(children.values_list("pk", flat=True).order_by())


def counted(user: User, team: UUID | None) -> list[Counted]:
    """Every check with how often it found something amiss."""
    look, mine = look_at(at_hand()), seen_by(user, team)
    result = []
    for check in checks():
        found = [each.child for each in findings(check, look) if each.child in mine]
        result.append(Counted(check, len(found), len(set(found))))
    return result


def listed(user: User, team: UUID | None, check: Check) -> list[dict[str, Any]]:
    """What one check found, as rows: the child, what, since when, and where it is mended."""
    look, mine = look_at(at_hand()), seen_by(user, team)
    found = [each for each in findings(check, look) if each.child in mine]
    who = Child.objects.select_related("standing__team", "standing__worker").in_bulk(
        {each.child for each in found}
    )
    rows = [row_of(each, who[each.child]) for each in found if each.child in who]
    return sorted(rows, key=lambda row: (row["since"] or date.max, row["name"]))


def row_of(found: Found, child: Child) -> dict[str, Any]:
    """One line of a list."""
    standing: Standing | None = getattr(child, "standing", None)
    return {
        "name": child.name,
        "child": child.child,
        "href": reverse("child", args=[child.pk]),
        "what": found.what,
        "since": found.since,
        "team": str(standing.team) if standing and standing.team else "none",
        "worker": str(standing.worker) if standing and standing.worker else "none",
        "mend": "Mend",
        "mend_href": address(found),
        "mend_said": f"for {child.name}: {found.what}",
    }


def address(found: Found) -> str:
    """The page where it is mended; the child's own where there is no such page."""
    name, arguments = found.mend
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return reverse("child", args=[found.child])


def count_nightly(work: Work) -> dict[str, int]:
    """Note how much was amiss today, by check and team, in place of what was noted today."""
    today = clock.today()
    look = look_at(current())
    teams = dict(Standing.objects.values_list("child_id", "team_id").order_by())
    rows = []
    for done, check in enumerate(checks()):
        work.progress(f"Looking for: {check.title}", done, len(checks()))
        by_team = Counter(teams.get(each.child) for each in findings(check, look))
        by_team[None] += 0  # none amiss is worth noting too
        rows += [
            Amiss(on=today, check_key=check.key, team=team, count=count)
            for team, count in by_team.items()
        ]
    Amiss.objects.filter(on=today).delete()
    Amiss.objects.bulk_create(rows)
    return {"amiss": sum(row.count for row in rows)}


def trend_of(teams: Sequence[UUID] | None, check: str = "") -> list[tuple[date, int]]:
    """How much was amiss on each day noted, in these teams or everywhere; of one check or all."""
    rows = Amiss.objects.order_by("on")
    if teams is not None:
        rows = rows.filter(team__in=teams)
    if check:
        rows = rows.filter(check_key=check)
    found: Counter[date] = Counter()
    for on, count in rows.values_list("on", "count"):
        found[on] += count
    return sorted(found.items())
