"""Care leavers: adviser, plan, home, contact, offers and money.

Care Leavers (England) Regulations 2010; Children Act 1989, sections 23A to 24D.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.catalogue.leaving import in_steps, leaving_duty
from hearth.duties.columns import FAR, Columns, stack
from hearth.duties.evidence import event, events
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Outcome, Owner
from hearth.duties.owed.after_care import (
    adviser_needed,
    by_then,
    contact_owed,
    entitled,
    homes_provided,
    in_touch,
    offers_owed,
    reviews_owed,
)
from hearth.duties.owed.care import opened
from hearth.duties.owed.codes import REGISTRATION
from hearth.duties.owed.leaving import adviser_held, done_before, grown_up, leavers, relevant
from hearth.duties.spells import first_on, met, open_on

__all__ = ["DUTIES"]

ELSEWHERE = "Somewhere else"
IN_PERSON = "In person"
OWN_TENANCY = "Own tenancy"
# Homes after which no more than one early review is asked for: registered, or not the council's.
SETTLED_HOMES = (OWN_TENANCY, "University or college")
SUPPORTED_HOME = "Supported accommodation"


def unassessed(lives: Lives) -> Columns:
    """Relevant children who left care without an assessment."""
    rows = relevant(lives)
    return opened(rows.keep(~done_before(lives, rows, "NEEDS_ASSESSMENT")))


def adviser_named(lives: Lives) -> Columns:
    """The day an adviser took over; who had one already when it was due has it from that day."""
    held = adviser_held(lives)
    spells = entitled(lives)
    already = spells.keep(open_on(spells, spells["start"], held))
    return stack([held.only("child", on="start"), already.only("child", on="start")])


def plan_reviewed(lives: Lives) -> Columns:
    """Plans and reviews of them. One to which the young person did not want to come is held all
    the same: that they declined ends nothing."""
    rows = events(lives, "PATHWAY_REVIEW", "PATHWAY_PLAN")
    declined = rows["outcome"] == Outcome.DECLINED
    return rows.adding(outcome=np.where(declined, Outcome.TRIED, rows["outcome"]))


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


DUTIES: tuple[Duty, ...] = (
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
        done=plan_reviewed,
        repeats=True,
        record="PATHWAY_REVIEW",
    ),
    leaving_duty(
        "pathway-review-new-home",
        "Early review in a new home",
        "The pathway plan is reviewed 28 days after a move to a home that the council provides, "
        "then every three months while that home is not registered.",
        "The day the plan was reviewed",
        opened_by="NEW_HOME",
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
        opened_by="NEW_HOME",
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
)
