"""Sixteen plus and care leavers: assessment, pathway plan, adviser, home, contact, money.

Care Planning, Placement and Case Review (England) Regulations 2010, part 7; Care Leavers (England)
Regulations 2010; Children Act 1989, sections 23A to 24D.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from hearth.duties import days
from hearth.duties.columns import FAR, Array, Columns, stack
from hearth.duties.evidence import event, events
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.after_care import (
    adult_services,
    adviser_needed,
    by_then,
    contact_owed,
    entitled,
    from_abroad,
    homes_provided,
    in_touch,
    offers_owed,
    reviews_owed,
    staying_put,
)
from hearth.duties.owed.care import begun_care, opened
from hearth.duties.owed.leaving import (
    adviser_held,
    counted,
    eligible,
    grown_up,
    leavers,
    relevant,
)
from hearth.duties.spells import first_on, last_before, met, open_on

__all__ = ["DUTIES"]

PERIODS_AND_EVENTS = ("periods", "events")
ELSEWHERE = "Somewhere else"
IN_PERSON = "In person"
OWN_TENANCY = "Own tenancy"
# Homes after which no more than one early review is asked for: registered, or not the council's.
SETTLED_HOMES = (OWN_TENANCY, "University or college")
SUPPORTED_HOME = "Supported accommodation"
REGISTRATION = days.day_number(date(2023, 10, 28))  # of supported accommodation


# Assessment and plan.


def once(spells: Callable[[Lives], Columns], code: str) -> Callable[[Lives], Columns]:
    """Owed from the beginning of somebody's first spell, and of a later one where it was not done
    by then; what was done from the 15th birthday on counts."""

    def owed(lives: Lives) -> Columns:
        rows = spells(lives)
        first = np.ones(len(rows), bool)
        first[1:] = rows["child"][1:] != rows["child"][:-1]
        kept = rows.keep(first | ~done_before(lives, rows, code))
        return opened(kept).adding(since=lives.birthday(15)[kept["child"]])

    return owed


def done_before(lives: Lives, rows: Columns, code: str) -> Array:
    """Whether it was done before each spell began."""
    made = events(lives, code)
    made = made.keep(made["outcome"] == Outcome.DONE)
    return last_before(rows, made["child"], made["on"]) < FAR


def unassessed(lives: Lives) -> Columns:
    """Relevant children who left care without an assessment."""
    rows = relevant(lives)
    return opened(rows.keep(~done_before(lives, rows, "NEEDS_ASSESSMENT")))


def plan_begun(lives: Lives) -> Columns:
    """Children in care who will have been looked after for long enough on their 16th birthday,
    from a quarter before it or from coming into care."""
    care = counted(lives)
    birthday = lives.birthday(16)[care["child"]]
    opens = np.maximum(care["start"], days.add_months(birthday, -3))
    rows = opened(care).adding(opens=opens, due=birthday)
    rows = rows.adding(since=lives.birthday(15)[care["child"]])
    return rows.keep((care["reach"] <= birthday) & (opens < care["end"]))


# Adviser, visits and contact.


def adviser_named(lives: Lives) -> Columns:
    """The day an adviser took over; who had one already when it was due has it from that day."""
    held = adviser_held(lives)
    spells = entitled(lives)
    already = spells.keep(open_on(spells, spells["start"], held))
    return stack([held.only("child", on="start"), already.only("child", on="start")])


def meetings(lives: Lives) -> Columns:
    """Times the adviser saw the young person, wherever it was; not wanting to is an attempt."""
    seen = events(lives, "ADVISER_VISIT")
    met_by_others = events(lives, "CONTACT").where("level", (IN_PERSON,))
    rows = stack([seen, met_by_others])
    missed = (rows["outcome"] != Outcome.DONE) | (rows["in_person"] == "0")
    return rows.adding(outcome=np.where(missed, Outcome.TRIED, rows["outcome"]))


def at_home(lives: Lives) -> Columns:
    """Times the adviser saw the young person where they live."""
    rows = events(lives, "ADVISER_VISIT")
    other = (rows["level"] == ELSEWHERE) | (rows["in_person"] == "0")
    missed = other | (rows["outcome"] != Outcome.DONE)
    return rows.adding(outcome=np.where(missed, Outcome.TRIED, rows["outcome"]))


def both_ways(lives: Lives) -> Columns:
    """Contact in which the young person took part."""
    rows = events(lives, "ADVISER_VISIT", "CONTACT")
    return rows.adding(
        outcome=np.where(rows["outcome"] == Outcome.DONE, Outcome.DONE, Outcome.TRIED)
    )


def moved_in(lives: Lives) -> Columns:
    """Homes provided, from the move."""
    return opened(homes_provided(lives))


def early_reviews(lives: Lives) -> Columns:
    """Homes provided, from the move; one review only where the home is registered or their own."""
    rows = homes_provided(lives)
    registered = (rows["level"] == SUPPORTED_HOME) & (rows["start"] >= REGISTRATION)
    return moved_in(lives).adding(once=registered | np.isin(rows["level"], SETTLED_HOMES))


def visited_there(lives: Lives) -> Columns:
    """Homes that the council provides, from the first visit there."""
    rows = homes_provided(lives)
    rows = rows.keep(rows["level"] != OWN_TENANCY)
    seen = at_home(lives)
    seen = seen.keep(seen["outcome"] == Outcome.DONE)
    first = first_on(rows, seen["child"], seen["on"])
    return (
        opened(rows).adding(opens=first, since=np.minimum(first + 1, FAR)).keep(first < rows["end"])
    )


def offered(lives: Lives) -> Columns:
    """Offers with their answer: to decline support is an answer as well."""
    rows = events(lives, "OFFER_21")
    answered = rows["outcome"] != Outcome.TRIED
    return rows.adding(outcome=np.where(answered, Outcome.DONE, Outcome.TRIED))


# Staying put, adult services, papers, money.


def in_steps(*steps: tuple[str, ...]) -> Callable[[Lives], Columns]:
    """Evidence of several steps: the codes of events that do the first, the second and so on."""

    def done(lives: Lives) -> Columns:
        return stack(
            [events(lives, *codes).adding(strand=strand) for strand, codes in enumerate(steps)]
        )

    return done


def put_decided(lives: Lives) -> Columns:
    """Decisions about staying put, whatever was decided, and reviews."""
    rows = in_steps(("STAYING_PUT_DECISION",), ("STAYING_PUT_REVIEW",))(lives)
    return rows.adding(outcome=np.where(rows["strand"] == 0, Outcome.DONE, rows["outcome"]))


def papers(lives: Lives) -> Columns:
    """Checks on coming into care, at 16 and at 17, and the application by 17 and a half."""
    abroad = from_abroad(lives)
    entry = met(begun_care(lives).adding(care=begun_care(lives)["start"]), abroad)
    entry = entry.keep(entry["start"] == entry["care"])
    first = by_then(entry.only("child", "start", "end"), entry["start"], entry["start"], "entry", 0)
    checks = [first.adding(since=first["opens"])]
    for strand, age in ((1, 16), (2, 17)):
        birthday = lives.birthday(age)[abroad["child"]]
        rows = by_then(abroad, days.add_months(birthday, -3), birthday, f"at-{age}", strand)
        rows = rows.keep(rows["due"] > rows["opens"])  # in care before the birthday
        checks.append(rows.adding(since=days.add_months(rows["due"], -3)))
    unsettled = from_abroad(lives, "SETTLED")
    at_17 = lives.birthday(17)[unsettled["child"]]
    applying = by_then(unsettled, at_17, days.add_months(at_17, 6), "application", 3)
    return stack([*checks, applying])


def money(lives: Lives) -> Columns:
    """Savings handed over at 18, and the allowance for a first home of their own."""
    grown = grown_up(lives)
    at_18 = lives.birthday(18)[grown["child"]]
    spells = grown.adding(start=days.add_months(at_18, -3))
    savings = by_then(spells, spells["start"], at_18, "savings", 0)
    homes = homes_provided(lives)
    first = np.ones(len(homes), bool)
    first[1:] = homes["child"][1:] != homes["child"][:-1]
    moved = homes.keep(first)
    still = met(moved.only("child", "start").adding(end=FAR), leavers(lives))
    allowance = by_then(still, still["start"], still["start"], "home", 1)
    return stack([savings, allowance])


def leaving_duty(id: str, title: str, words: str, proof: str, **rest: object) -> Duty:
    """A duty to somebody of 16 or over, the personal adviser's unless it says otherwise."""
    settings = {"group": Group.LEAVING, "owner": Owner.PA, "needs": PERIODS_AND_EVENTS, **rest}
    return Duty(id=id, title=title, words=words, proof=proof, **settings)  # type: ignore[arg-type]


DUTIES: tuple[Duty, ...] = (
    leaving_duty(
        "needs-assessment-16",
        "Leaving-care needs assessment",
        "An eligible child's needs on leaving care are assessed within three months of the 16th "
        "birthday, or of becoming eligible later.",
        "The day the assessment was finished",
        owner=Owner.SW,
        owed=once(eligible, "NEEDS_ASSESSMENT"),
        done=event("NEEDS_ASSESSMENT"),
        record="NEEDS_ASSESSMENT",
    ),
    leaving_duty(
        "pathway-plan-first",
        "First pathway plan",
        "The pathway plan is made as soon as possible after the assessment: by 16 years and three "
        "months, or three months after becoming eligible later.",
        "A plan signed with the young person",
        owner=Owner.SW,
        owed=once(eligible, "PATHWAY_PLAN"),
        done=event("PATHWAY_PLAN"),
        record="PATHWAY_PLAN",
    ),
    leaving_duty(
        "pathway-plan-started",
        "Pathway plan begun by 16",
        "For a child in care who will be eligible at 16, the pathway plan is begun by the 16th "
        "birthday.",
        "The day the plan was begun",
        owner=Owner.SW,
        owed=plan_begun,
        done=event("PATHWAY_STARTED", "PATHWAY_PLAN"),
        record="PATHWAY_STARTED",
    ),
    leaving_duty(
        "relevant-assessment",
        "Needs assessment of a relevant child",
        "Who leaves care at 16 or 17 without an assessment of their needs has one within three "
        "months.",
        "The day the assessment was finished",
        owed=unassessed,
        done=event("NEEDS_ASSESSMENT"),
        record="NEEDS_ASSESSMENT",
        verify="Regulation 4 of the Care Leavers Regulations: the three months",
    ),
    leaving_duty(
        "pa-appointment",
        "Personal adviser named",
        "Who becomes eligible has a personal adviser, by 16 years and three months at the latest, "
        "or three months after becoming eligible later. When an adviser leaves, the next is named "
        "within ten working days.",
        "A personal adviser allocated to the young person, with the day it began",
        owner=Owner.TM,
        owed=adviser_needed,
        done=adviser_named,
        record="allocation",
        needs=("periods", "allocations"),
    ),
    leaving_duty(
        "pathway-plan-review",
        "Review of the pathway plan",
        "After care the pathway plan is reviewed at least every six months, to 21, and to 25 while "
        "the young person wants support. In care the review of the care plan does it. When the "
        "young person does not want to come, it is reviewed all the same.",
        "The day the plan was reviewed and issued again",
        owed=reviews_owed,
        done=event("PATHWAY_REVIEW", "PATHWAY_PLAN"),
        repeats=True,
        record="PATHWAY_REVIEW",
    ),
    leaving_duty(
        "pathway-review-new-home",
        "Early review in a new home",
        "The pathway plan is reviewed 28 days after a move to a home that the council provides, "
        "then every three months while that home is not registered.",
        "The day the plan was reviewed",
        owed=early_reviews,
        done=event("PATHWAY_REVIEW"),
        repeats=True,
        record="PATHWAY_REVIEW",
        verify="Regulation 7(3) of the Care Leavers Regulations: the 28 days and later intervals",
    ),
    leaving_duty(
        "pa-visit-new-home",
        "Visit in a new home",
        "The personal adviser visits within seven days of a home first being provided.",
        "The day the adviser saw the young person at the home",
        owed=moved_in,
        done=at_home,
        record="ADVISER_VISIT",
    ),
    leaving_duty(
        "pa-visit-two-monthly",
        "Visit in a home that is provided",
        "The personal adviser goes on visiting a home that the council provides, no more than two "
        "months apart.",
        "The day the adviser saw the young person at the home",
        owed=visited_there,
        done=at_home,
        repeats=True,
        record="ADVISER_VISIT",
    ),
    leaving_duty(
        "pa-contact-8-weeks",
        "Seen by the personal adviser",
        "Everybody with a personal adviser is seen face to face no more than eight weeks after the "
        "last time. A call or message does not count. A contact plan, with its reason, stands in "
        "place of it.",
        "The day they met",
        owed=contact_owed,
        done=meetings,
        repeats=True,
        record="ADVISER_VISIT",
        needs=("allocations", "events"),
    ),
    leaving_duty(
        "keep-in-touch",
        "Stay in touch",
        "The council stays in touch with every relevant child, and every former relevant young "
        "person to 21. After eight weeks without contact both ways it begins to look for them; "
        "after twelve the manager is told.",
        "The day of contact both ways",
        owed=in_touch,
        done=both_ways,
        repeats=True,
        record="CONTACT",
    ),
    leaving_duty(
        "offer-21-25",
        "Offer of support after 21",
        "Who is 21 to 24 and has no support is offered it as soon as possible after 21, then at "
        "least every 12 months.",
        "The day of the offer, and the answer",
        owner=Owner.TM,
        owed=offers_owed,
        done=offered,
        repeats=True,
        record="OFFER_21",
    ),
    leaving_duty(
        "staying-put",
        "Staying put",
        "With a fostered child of 16 or 17 it is decided by 17 and a half whether they stay with "
        "their carers after 18; staying put is reviewed to 21.",
        "The decision, and the day of each review",
        owed=staying_put,
        done=put_decided,
        repeats=True,
        record="STAYING_PUT_DECISION",
        needs=("periods", "placements", "events"),
    ),
    leaving_duty(
        "adult-transition",
        "Move to adult services",
        "For a child with complex needs, adult services are asked by 16, decide by 17 and a half, "
        "and the panel agrees by 17 and three quarters.",
        "The referral, the decision with the named worker, and the panel",
        owed=adult_services,
        done=in_steps(("ADULT_REFERRAL",), ("ADULT_DECISION",), ("ADULT_PANEL",)),
        record="ADULT_REFERRAL",
    ),
    leaving_duty(
        "care-leaver-money",
        "Money that is due",
        "Savings are handed over at 18, and the setting-up allowance is paid on moving into a "
        "first home. A bursary for higher education is paid once for each course.",
        "The day it was paid",
        owed=money,
        done=in_steps(("SAVINGS_HANDED_OVER",), ("SETTING_UP_ALLOWANCE",)),
        record="SETTING_UP_ALLOWANCE",
        verify="The amount of the setting-up allowance. The bursary waits for a record of courses",
    ),
    leaving_duty(
        "immigration-check",
        "Immigration and nationality settled before 18",
        "For a child in care who is not a British citizen, or may not be, papers are checked on "
        "coming into care, at 16 and at 17, and an application is made by 17 and a half.",
        "The day of the check, and of the application",
        owner=Owner.SW,
        owed=papers,
        done=in_steps(
            ("IMMIGRATION_CHECK",),
            ("IMMIGRATION_CHECK",),
            ("IMMIGRATION_CHECK",),
            ("IMMIGRATION_APPLICATION",),
        ),
        record="IMMIGRATION_CHECK",
    ),
)
