"""The lanes of the journey that every record has: care, orders, homes, workers, milestones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hearth.dates import birthday
from hearth.documents.sentences import day
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people import presenters
from hearth_web.people.journey import Lane, Moment, Span
from hearth_web.people.life import Life
from hearth_web.people.models import (
    AdoptionPlan,
    Allocation,
    Deprivation,
    ImmigrationStatus,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Review,
)
from hearth_web.people.showing import events
from hearth_web.people.showing.beside import in_need_lane, permanence_lane, when
from hearth_web.people.showing.care import carer_of, may_say
from hearth_web.people.showing.workers import why_changed

__all__ = ["LANES"]

MARKED = {16: "16th birthday", 18: "18th birthday", 21: "21st birthday", 25: "25th birthday"}
CASE_WORKERS = ("SW", "PA")
ADOPTED = code_set("REC").in_group("adopted")


def care(life: Life) -> Iterator[Span]:
    """Times in care, short breaks beside them."""
    for row in life.facts(PeriodOfCare):
        if row.respite:
            words = "A series of short breaks began."
            yield Span(row.decom, row.dec, "Short breaks", words, until(row), tone="breaks")
        else:
            need = presenters.coded("CIN", row.cin) if row.cin else ""
            parts = [f"Main need: {need}" if need else "", until(row), left(row)]
            yield Span(row.decom, row.dec, "In care", "Came into care.", joined(parts), "Care")


def left(row: PeriodOfCare) -> str:
    """How a time in care ended."""
    return presenters.coded("REC", row.rec) if row.dec and row.rec else ""


def statuses(life: Life) -> Iterator[Span]:
    """Legal statuses."""
    for row in life.facts(LegalStatus):
        label = presenters.order(row.ls) or "Not recorded"
        words = f"Legal status: {presenters.coded('LS', row.ls)}."
        tone = "breaks" if row.respite else ""
        yield Span(row.decom, row.dec, label, words, until(row), row.ls, tone)


def homes(life: Life) -> Iterator[Span]:
    """Homes, in everyday words with the statutory ones after them."""
    for row in life.facts(Placement):
        lived, whose = presenters.home(row.place), carer_of(life, row)
        words = f"Moved to a new home: {presenters.living(row.place)}"
        if row.same_carer:
            words = f"Stayed with the same carer, now {presenters.living(row.place)}"
        why = row.reason_place_change if row.dec else ""
        ended = f"Ended: {presenters.coded('REASON_PLACE_CHANGE', why)}" if why else ""
        code = f"Placement: {presenters.coded('PLACE', row.place)}"
        detail = joined([whose, row_place(life, row), code, until(row), ended])
        tone = "breaks" if row.respite else ""
        short = lived if whose else ""
        yield Span(row.decom, row.dec, whose or lived, f"{words}.", detail, short, tone)


def row_place(life: Life, row: Placement) -> str:
    """The postcode, where the carer may be named too."""
    return presenters.spaced(row.pl_post) if may_say(life, row) else ""


def case_workers(life: Life) -> Iterator[Span]:
    """Social workers and personal advisers."""
    return (worker(row) for row in life.facts(Allocation) if row.role in CASE_WORKERS)


def others(life: Life) -> Iterator[Span]:
    """The reviewing officer, and whoever else there is."""
    return (worker(row) for row in life.facts(Allocation) if row.role not in CASE_WORKERS)


def worker(row: Allocation) -> Span:
    """One worker's time."""
    name, role = presenters.who(row), presenters.role(row.role)
    team = str(row.team or "") if row.worker else ""
    detail = joined([team, why_changed(row), until(row)])
    short = "".join(word[0] for word in name.split()[:2])
    if row.worker is None:
        return Span(row.decom, row.dec, name, f"{role}: nobody.", detail, "None", "gap")
    return Span(row.decom, row.dec, name, f"{role}: {name}.", detail, short)


def reviews(life: Life) -> Iterator[Moment]:
    """Reviews of the care plan."""
    for row in life.facts(Review):
        part = presenters.label("REVIEW_CODE", row.review_code)
        yield Moment(row.review, "", "Review of the care plan.", part, "diamond")


def milestones(life: Life) -> Iterator[Moment]:
    """Birth, birthdays that change things, and the end of a life."""
    child = life.child
    if child.dob is None:
        if child.expected_dob:
            yield Moment(child.expected_dob, "Expected", "Birth expected.", "", "ring")
    else:
        yield Moment(child.dob, "Born", "Born.", "", "square", frames=False)
        for age, words in MARKED.items():
            if reached(life, birthday(child.dob, age)):
                yield Moment(birthday(child.dob, age), words, f"{words}.", "", "square", age == 18)
    if child.died:
        yield Moment(child.died, "Died", "Died.", "", "cross")


def reached(life: Life, on: date) -> bool:
    """Whether they lived to that day, and it has come."""
    return on <= min(life.today, life.child.died or life.today)


def adoption(life: Life) -> Iterator[Span]:
    """Decisions that adoption is the plan, until they are given up or the adoption is made."""
    for row in life.facts(AdoptionPlan):
        end = row.date_placed_ceased
        why = presenters.label("REASON_PLACED_CEASED", row.reason_placed_ceased)
        given_up = joined([f"Given up on {day(end)}" if end else "", why])
        words = "It was decided that the plan is adoption."
        made = None if end else adopted_on(life, row.date_placed)
        detail = f"Adopted on {day(made)}." if made else given_up
        yield Span(row.date_placed, end or made, "Adoption plan", words, detail, "Plan")


def adopted_on(life: Life, decided: date) -> date | None:
    """The day care ended by adoption, after it was decided."""
    ended = (row.dec for row in life.facts(PeriodOfCare) if row.rec in ADOPTED and row.dec)
    return next((on for on in ended if on >= decided), None)


def orders(life: Life) -> Iterator[Span]:
    """Orders that deprive of liberty."""
    for row in life.facts(Deprivation):
        detail = f"Until {day(row.dolo_end)}" if row.dolo_end else ""
        words = "A deprivation of liberty order began."
        yield Span(row.dolo_start, row.dolo_end, "Order", words, detail)


def immigration(life: Life) -> Iterator[Span]:
    """Immigration statuses."""
    for row in life.facts(ImmigrationStatus):
        label = presenters.label("IMMIGRATION", row.status)
        words = f"Immigration status: {label}."
        yield Span(row.decom, row.dec, label, words, when(row))


def until(row: PeriodOfCare | LegalStatus | Placement | Allocation) -> str:
    """When it ended, and how long it lasted."""
    if row.dec is None:
        return ""
    long = f", {presenters.how_long(row.decom, row.dec)}" if row.dec > row.decom else ""
    return f"Until {day(row.dec)}{long}"


def joined(parts: Iterable[str]) -> str:
    """Parts as sentences."""
    return "".join(f"{part.rstrip('.')}. " for part in parts if part).strip()


LANES = (
    Lane("milestones", "Milestones", 10, None, milestones),
    Lane("care", "In care", 20, None, care, "time in care", "times in care"),
    Lane("status", "Legal status", 30, None, statuses, "legal status", "legal statuses"),
    Lane("homes", "Homes", 40, None, homes, "home", "homes"),
    Lane("workers", "Social worker or adviser", 50, None, case_workers),
    Lane("others", "Reviewing officer and others", 60, None, others),
    Lane("reviews", "Reviews", 70, None, reviews, "review", "reviews"),
    Lane("permanence", "Plan for growing up", 75, None, permanence_lane),
    Lane("events", "Plans and decisions", 77, None, events.lane),
    Lane("courts", "Courts", 32, None, events.courts_lane),
    Lane("adoption", "Plan for adoption", 80, Verb.SEE_ADOPTION, adoption),
    Lane("protection", "In need and protection", 81, Verb.SEE_PROTECTION, in_need_lane),
    Lane("immigration", "Immigration", 84, Verb.SEE_IMMIGRATION, immigration),
    Lane("orders", "Deprivation of liberty", 82, None, orders),
)
