"""What stands beside care: addresses, the plan for growing up, times in need, protection plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hearth.documents.sentences import day, plural
from hearth_web.people import presenters
from hearth_web.people.closeness import close_ids
from hearth_web.people.journey import Span
from hearth_web.people.life import Life
from hearth_web.people.models import (
    Address,
    ChildInNeed,
    PeriodOfCare,
    PermanencePlan,
    Placement,
    ProtectionPlan,
    Review,
    Situation,
)
from hearth_web.people.showing.events import has_any
from hearth_web.people.showing.links import adding, changing
from hearth_web.people.showing.told import Told, history, newest_first, situation

__all__ = ["addresses", "in_need_lane", "permanence", "permanence_lane", "protection", "when"]

YES_NO = {"1": "yes", "0": "no"}
KEPT = "Address kept for those who may see adoption."


def addresses(life: Life) -> Mapping[str, Any]:
    """Addresses, those of placements apart; where a new family lives only to who may know."""
    close = close_ids(life, Address)
    rows = [row for row in newest_first(life.facts(Address)) if row.pk not in close]
    homes = {(home.decom, home.pl_post) for home in life.facts(Placement)}
    placed = [row for row in rows if (row.decom, row.postcode) in homes]
    pairs = [(row, address(life, row)) for row in rows if row not in placed]
    return {
        "history": history(pairs, life.today, "addresses before", "No address is recorded."),
        "placed": [address(life, row) for row in placed],
        "earlier": [KEPT] if close else [],
        "add": adding(life, "address"),
        "adds": "Add an address",
    }


def address(life: Life, row: Address) -> Told:
    """One address."""
    postcode = presenters.spaced(row.postcode)
    lines = [row.address, "" if postcode and postcode in row.address else postcode]
    title = presenters.capital(row.kind) or "Address"
    return situation(row, life.today, title, lines, changing(life, "address", row))


def permanence(life: Life) -> Mapping[str, Any]:
    """Where they are to grow up, now and before."""
    close = close_ids(life, PermanencePlan)
    rows = [row for row in newest_first(life.facts(PermanencePlan)) if row.pk not in close]
    pairs = [(row, plan(life, row)) for row in rows]
    return {
        "history": history(pairs, life.today, "plans before", "No plan is recorded."),
        "add": adding(life, "permanence-plan"),
        "adds": "Record the plan for where they grow up",
    }


def plan(life: Life, row: PermanencePlan) -> Told:
    """One plan."""
    title = presenters.label("PERMANENCE_PLAN", row.plan)
    lines = [agreed_at(life, row.decom), presenters.why_late(row.why_late)]
    return situation(row, life.today, title, lines, changing(life, "permanence-plan", row))


def agreed_at(life: Life, made: date) -> str:
    """Which review of the time in care the day of a plan is; nothing of another day."""
    began = max((row.decom for row in life.facts(PeriodOfCare) if row.decom <= made), default=made)
    held = sorted({row.review for row in life.facts(Review) if began <= row.review <= made})
    return f"Agreed at review {len(held)} of this time in care" if made in held else ""


def protection(life: Life) -> Mapping[str, Any] | None:
    """Times in need and child protection plans; no heading where there are none."""
    needs = [(row, in_need(life, row)) for row in newest_first(life.facts(ChildInNeed))]
    plans = [(row, protected(life, row)) for row in newest_first(life.facts(ProtectionPlan))]
    if not needs and not plans and not has_any(life, "protection"):
        return None
    return {
        "plans": history(plans, life.today, "plans before", "No protection plan is recorded."),
        "needs": history(needs, life.today, "times before", "No time in need is recorded."),
        "add_plan": adding(life, "protection-plan"),
        "add_need": adding(life, "in-need"),
    }


def in_need(life: Life, row: ChildInNeed) -> Told:
    """One time in need."""
    lines = [
        f"Main need: {presenters.coded('NEED', row.need)}" if row.need else "",
        f"Case: {presenters.label('CASE_STATUS', row.status)}" if row.status else "",
        f"Last seen on {day(row.last_seen)}" if row.last_seen else "",
        f"Closed: {presenters.coded('CIN_CLOSURE', row.reason)}" if row.reason and row.dec else "",
    ]
    return situation(row, life.today, "In need", lines, changing(life, "in-need", row))


def protected(life: Life, row: ProtectionPlan) -> Told:
    """One child protection plan."""
    first, last = row.initial_category, row.latest_category
    lines = [
        f"Category: {presenters.coded('ABUSE', last or first)}" if first or last else "",
        f"At the start: {presenters.coded('ABUSE', first)}" if first and first != last else "",
        f"Last statutory visit on {day(row.last_visit)}" if row.last_visit else "",
        f"Seen alone then: {YES_NO[row.seen_alone]}" if row.seen_alone in YES_NO else "",
        f"Last review conference on {day(row.last_review)}" if row.last_review else "",
        "Emergency protection order or police protection in the six months before the list"
        if row.emergency == "1"
        else "",
        f"{plural(row.plans_before, 'plan')} before this one" if row.plans_before else "",
    ]
    title = "Child protection plan"
    return situation(row, life.today, title, lines, changing(life, "protection-plan", row))


def permanence_lane(life: Life) -> Iterator[Span]:
    """Plans for where they grow up."""
    close = close_ids(life, PermanencePlan)
    for row in life.facts(PermanencePlan):
        if row.pk not in close:
            label = presenters.label("PERMANENCE_PLAN", row.plan)
            words = f"Plan for where they grow up: {label[:1].lower()}{label[1:]}."
            yield Span(row.decom, row.dec, label, words, when(row), "Plan")


def in_need_lane(life: Life) -> Iterator[Span]:
    """Times in need, and child protection plans on them."""
    for need in life.facts(ChildInNeed):
        why = f"{presenters.coded('NEED', need.need)}." if need.need else ""
        yield Span(need.decom, need.dec, "In need", "In need.", f"{why} {when(need)}".strip())
    for plan in life.facts(ProtectionPlan):
        category = plan.latest_category or plan.initial_category
        why = f"{presenters.coded('ABUSE', category)}." if category else ""
        words, detail = "On a child protection plan.", f"{why} {when(plan)}".strip()
        yield Span(plan.decom, plan.dec, "Protection plan", words, detail, "Plan")


def when(row: Situation) -> str:
    """When it ended, and that its start is the day of a list, where it is."""
    vague = "" if row.start_known else "Known from this day; when it began is not recorded."
    return " ".join(filter(None, [f"Until {day(row.dec)}." if row.dec else "", vague]))
