"""The path of legal status through a period of care, and the decision behind an adoption."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hearth.demo import profile
from hearth.demo.chance import Weighted, chance, days_about
from hearth.demo.people import Child, Decision, Path, Period

__all__ = ["Statuses", "adoption_decision", "legal_path", "status_on"]

Statuses = list[tuple[date, str]]  # the day each legal status (LS) began, in order

EMERGENCY = {"L1": profile.POLICE_PROTECTION_DAYS, "L2": profile.EMERGENCY_ORDER_DAYS}
LONGEST = {"L1": 3, "L2": 21}  # days the return allows (checks 361 and 362)
THROUGH_COURT = {Path.ADOPTION, Path.GUARDIANSHIP, Path.ARRANGEMENTS}

_first = {name: Weighted(mix) for name, mix in profile.FIRST_STATUS.items()}
_reversal = Weighted(profile.REVERSAL_REASONS)


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
    if period.path is Path.ADOPTION:
        order = period.start + period.days * timedelta(rng.uniform(*profile.PLACEMENT_ORDER_AT))
        moved_in = period.start + period.days * timedelta(rng.uniform(*profile.WITH_ADOPTERS_AT))
        return Decision(
            placed=order - timedelta(days=rng.randint(*profile.DECISION_BEFORE_ORDER)),
            order=order,
            match=moved_in - timedelta(days=rng.randint(*profile.MATCH_BEFORE_MOVE)),
            moved_in=moved_in,
        )
    staying = period.path is Path.ADULT and child.age(period.start) < 5
    if not (staying and chance(rng, profile.PLACEMENT_ORDER_REVERSED)):
        return None
    order = period.start + timedelta(days=days_about(rng, *profile.PROCEEDINGS, least=150))
    return Decision(
        placed=order - timedelta(days=rng.randint(*profile.DECISION_BEFORE_ORDER)),
        order=order,
        ceased=order + timedelta(days=days_about(rng, *profile.REVERSED_AFTER, least=120)),
        ceased_reason=_reversal.pick(rng),
    )


def _kind(child: Child, period: Period) -> str:
    """Which row of the profile's tables of legal status fits."""
    age = child.age(period.start)
    if period.path in THROUGH_COURT and age < 16:
        return "proceedings"
    if age < 10:
        return "young"
    return "older" if age < 16 else "near-adult"


def _leave_emergency(rng: Random, kind: str, period: Period, statuses: Statuses) -> None:
    """Police protection and emergency protection last days; then agreement or proceedings."""
    start, status = statuses[0]
    if status not in EMERGENCY:
        return
    court = (
        status == "L2"
        or kind == "proceedings"
        or (kind == "young" and chance(rng, profile.COURT_AFTER_POLICE_PROTECTION))
    )
    following = "C1" if court else "V2"
    until = start + timedelta(days=rng.randint(*EMERGENCY[status]))
    if until < period.end - timedelta(days=1):
        statuses.append((until, following))
    elif period.days > LONGEST[status]:
        statuses[0] = (start, following)


def _enter_proceedings(
    rng: Random, kind: str, child: Child, period: Period, statuses: Statuses
) -> None:
    """From agreement to an interim care order, for those whose case goes to court."""
    since, status = statuses[-1]
    if status != "V2":
        return
    staying = period.path is Path.ADULT or period.path in THROUGH_COURT
    likely = profile.ORDER_AFTER_AGREEMENT[kind if staying else "short"]
    after = days_about(rng, *profile.AGREEMENT_TO_PROCEEDINGS, least=10)
    if period.path is Path.ADOPTION:
        likely, after = 1.0, min(after, period.days // 5)
    if chance(rng, likely):
        _order(child, period, statuses, since + timedelta(days=after), "C1")


def _finish_proceedings(rng: Random, child: Child, period: Period, statuses: Statuses) -> None:
    """From an interim order to a full one, or to a placement order and perhaps back."""
    since, status = statuses[-1]
    if status != "C1":
        return
    decision = child.decision
    if decision and period.start <= decision.placed and since < decision.order < period.end:
        _order(child, period, statuses, decision.order, "E1")
        if decision.ceased:
            _order(child, period, statuses, decision.ceased, "C2")
        return
    if period.path is Path.GUARDIANSHIP and chance(rng, profile.ORDER_ENDS_PROCEEDINGS):
        return  # the special guardianship order itself ends the proceedings
    until = since + timedelta(days=days_about(rng, *profile.PROCEEDINGS, least=60))
    _order(child, period, statuses, until, "C2")


def _order(child: Child, period: Period, statuses: Statuses, day: date, status: str) -> None:
    """Add an order, unless the period is all but over or the child too old for one by then."""
    if day < period.end - timedelta(days=1) and day < child.birthday(profile.TOO_OLD_FOR_ORDER):
        statuses.append((day, status))
