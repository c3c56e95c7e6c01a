"""The path of legal status through a period of care, and the decision behind an adoption."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.arrivals import eighteenth
from hearth.demo.chance import Weighted, chance, days_about
from hearth.demo.people import Child, Decision, Path, Period

__all__ = ["adoption_decision", "legal_path", "status_on"]

_first = {name: Weighted(mix) for name, mix in profile.FIRST_STATUS.items()}
_reversal = Weighted(profile.REVERSAL_REASONS)

Statuses = list[tuple[date, str]]


def legal_path(rng: Random, child: Child, period: Period) -> Statuses:
    """Each legal status (LS) of a period with the day it began, in order."""
    if child.uasc:
        return [(period.start, "V2")]
    if period.path is Path.REMAND:
        return [(period.start, "J1")]
    kind = _kind(child, period)
    statuses = [(period.start, _first[kind].pick(rng))]
    _leave_emergency(rng, kind, period, statuses)
    _enter_proceedings(rng, kind, child, period, statuses)
    _finish_proceedings(rng, child, period, statuses)
    return statuses


def status_on(statuses: Statuses, day: date) -> str:
    """The legal status on a day of the period."""
    return [status for since, status in statuses if since <= day][-1]


def adoption_decision(rng: Random, child: Child, period: Period) -> Decision | None:
    """The decision that the child should be placed for adoption, for those who have one."""
    length = (period.end - period.start).days
    if period.path is Path.ADOPTION:
        order = period.start + timedelta(days=int(length * rng.uniform(0.28, 0.36)))
        moved_in = period.start + timedelta(days=int(length * rng.uniform(0.5, 0.64)))
        return Decision(
            placed=order - timedelta(days=rng.randint(12, 60)),
            order=order,
            match=moved_in - timedelta(days=rng.randint(8, 30)),
            moved_in=moved_in,
        )
    young = (period.start - child.dob).days < 5 * 365
    if not (young and period.path is Path.ADULT and chance(rng, profile.PLACEMENT_ORDER_REVERSED)):
        return None
    order = period.start + timedelta(days=days_about(rng, *profile.PROCEEDINGS, least=150))
    return Decision(
        placed=order - timedelta(days=rng.randint(12, 60)),
        order=order,
        ceased=order + timedelta(days=days_about(rng, 480, 0.4, least=120)),
        ceased_reason=_reversal.pick(rng),
    )


def _kind(child: Child, period: Period) -> str:
    age = (period.start - child.dob).days / 365.25
    if period.path in {Path.ADOPTION, Path.GUARDIANSHIP, Path.ARRANGEMENTS} and age < 16:
        return "proceedings"
    if age < 10:
        return "young"
    return "older" if age < 16 else "near-adult"


def _add(statuses: Statuses, day: date, status: str, end: date) -> None:
    """Add a status unless the period is over, or all but over, by then."""
    if day < end - timedelta(days=1) and status != statuses[-1][1]:
        statuses.append((day, status))


def _leave_emergency(rng: Random, kind: str, period: Period, statuses: Statuses) -> None:
    """Police protection and emergency protection last days; then agreement or proceedings."""
    start, status = statuses[0]
    limits = {"L1": profile.POLICE_PROTECTION_DAYS, "L2": profile.EMERGENCY_ORDER_DAYS}
    if status not in limits:
        return
    until = start + timedelta(days=rng.randint(*limits[status]))
    court = status == "L2" or kind == "proceedings" or (kind == "young" and chance(rng, 0.5))
    following = "C1" if court else "V2"
    if until >= period.end - timedelta(days=1):
        longest = {"L1": 3, "L2": 21}[status]
        if (period.end - start).days > longest:
            statuses[0] = (start, following)
        return
    _add(statuses, until, following, period.end)


def _enter_proceedings(
    rng: Random, kind: str, child: Child, period: Period, statuses: Statuses
) -> None:
    if statuses[-1][1] != "V2":
        return
    staying = period.path in {
        Path.ADULT,
        Path.ADOPTION,
        Path.GUARDIANSHIP,
        Path.ARRANGEMENTS,
    }
    likely = profile.ORDER_AFTER_AGREEMENT[kind if staying else "short"]
    if not chance(rng, 1.0 if period.path is Path.ADOPTION else likely):
        return
    longest = 0.2 * (period.end - period.start).days if period.path is Path.ADOPTION else 900
    after = min(days_about(rng, *profile.AGREEMENT_TO_PROCEEDINGS, least=10), int(longest))
    _order(child, statuses, statuses[-1][0] + timedelta(days=after), "C1", period)


def _finish_proceedings(
    rng: Random, child: Child, period: Period, statuses: Statuses
) -> None:
    """From an interim order to a full one, or to a placement order and perhaps back."""
    since, status = statuses[-1]
    if status != "C1":
        return
    decision = child.decision
    if decision and period.start < decision.order < period.end and decision.order > since:
        _add(statuses, decision.order, "E1", period.end)
        if decision.ceased:
            _add(statuses, decision.ceased, "C2", period.end)
        return
    if period.path is Path.GUARDIANSHIP and chance(rng, 0.5):
        return  # the special guardianship order itself ends the proceedings
    until = since + timedelta(days=days_about(rng, *profile.PROCEEDINGS, least=60))
    _order(child, statuses, until, "C2", period)


def _order(child: Child, statuses: Statuses, day: date, status: str, period: Period) -> None:
    last = eighteenth(child.dob) - timedelta(days=366 * (18 - profile.LAST_AGE_FOR_CARE_ORDER))
    if day <= last:
        _add(statuses, day, status, period.end)
