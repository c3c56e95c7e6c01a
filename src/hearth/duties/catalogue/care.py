"""Coming into care and leaving it: the workers, the plan, the agreement, the decision to end.

Care Planning, Placement and Case Review (England) Regulations 2010, parts 2, 6 and 8.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, Array, Columns, pairs
from hearth.duties.evidence import any_of, event
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Owner
from hearth.duties.owed.care import begun_care, homes, in_care, in_record, opened
from hearth.duties.owed.codes import COURT_ORDERS, DETAINED
from hearth.duties.owed.workers import named, nobody, turn_of
from hearth.duties.spells import merged, met, minus

__all__ = ["DUTIES", "QUARTER", "care_duty"]

QUARTER = 92
"""How many days before care began, or ended, what was done for it counts."""
PREPARED = 28  # days before a review in which consent may be looked at for it
STILL_ASKED = 28  # days after care ended in which the decision is asked for
# Why care ended, where no decision of the council was asked: adoption, death, transfer, an order.
NOT_DECIDED = ("E11", "E12", "E2", "E3", "E41", "E45", "E46", "E47", "E48", "E9", "E15")


def plan_needed(lives: Lives) -> Columns:
    """From coming into care; what was made for it in the quarter before counts. Where its beginning
    is not held, or was before the council's record, from the first day that is known: a plan from
    before that counts. A list of the latest says nothing of what was made before. While care is for
    a remand alone, the plan is that of the remand."""
    care = in_care(lives)
    care = care.adding(asked=in_record(lives, care, "care-plan"), came=care["start"])
    rows = minus(care.keep(care["asked"] | (care["latest"] != "1")), remanded(lives))
    first_known = np.maximum(rows["start"], lives.since("care-plan"))
    begins = np.where(rows["asked"], rows["start"], first_known)
    made = np.where(rows["known"] == "1", rows["came"] - QUARTER, -FAR)
    return opened(rows).adding(opens=begins, since=made).keep(begins < rows["end"])


def old_enough(lives: Lives) -> Columns:
    """Coming into care at 4 or older."""
    care = begun_care(lives)
    return opened(care.keep(care["start"] >= lives.birthday(4)[care["child"]]))


def on_remand(lives: Lives) -> Columns:
    """Children looked after only because they are on remand, from the remand."""
    return opened(remanded(lives))


def remanded(lives: Lives) -> Columns:
    """The remands with which care began, while it is for nothing else."""
    care = begun_care(lives)
    remand = merged(lives["statuses"].where("ls", ("J1",)))
    rows = met(care.adding(care=care["start"]), remand)
    return rows.keep(rows["start"] == rows["care"])


def detained_or_not(lives: Lives, rows: Columns) -> Array:
    """Whether the child was remanded to youth detention accommodation."""
    custody = homes(lives).where("place", (DETAINED,))
    mine, theirs = pairs(rows, custody)
    there = (custody["start"][theirs] <= rows["opened"][mine] + 1) & (
        custody["end"][theirs] > rows["opened"][mine]
    )
    found = np.zeros(len(rows), bool)
    found[mine[there]] = True
    return np.where(found, "detention", "first")


def consent_at_reviews(lives: Lives) -> Columns:
    """Each review held while the child is accommodated by agreement."""
    voluntary = met(in_care(lives), lives["statuses"].where("ls", ("V2",)))
    reviews = lives["reviews"].only("child", start="on").adding(end=lives["reviews"]["on"] + 1)
    held = met(reviews, voluntary)
    return opened(held).adding(since=held["start"] - PREPARED, ends=held["start"] + QUARTER)


def ceased(lives: Lives) -> Columns:
    """Care that ended under no care order after 20 working days or more, before 18, and by a
    decision of the council; due on the day it ended."""
    care = begun_care(lives)
    end = care["end"]
    ended = (end <= lives.today) & (end < lives.birthday(18)[care["child"]])
    long = end >= days.add_working_days(care["start"], 20)
    decided = ~np.isin(care["rec"], NOT_DECIDED)
    rows = care.keep(ended & long & decided)
    last = rows.adding(start=rows["end"] - 1)
    orders = lives["statuses"].where("ls", COURT_ORDERS)
    under = met(last, orders)
    no_order = ~np.isin(rows["child"] * FAR + rows["end"], under["child"] * FAR + under["end"])
    rows = rows.keep(no_order)
    return rows.only("child", opens="end", about="start").adding(
        ends=rows["end"] + STILL_ASKED, since=rows["end"] - QUARTER
    )


def care_duty(id: str, title: str, words: str, proof: str, **rest: object) -> Duty:
    """A duty on coming into care or moving home, the social worker's unless it says otherwise."""
    settings = {"owner": Owner.SW, "group": Group.CARE, **rest}
    return Duty(id=id, title=title, words=words, proof=proof, **settings)  # type: ignore[arg-type]


DUTIES: tuple[Duty, ...] = (
    care_duty(
        "iro-allocation",
        "Reviewing officer named",
        "A child who comes into care has a named reviewing officer within five working days, and "
        "always before the first review. When one leaves, the next is named at once.",
        "A reviewing officer allocated to the child, with the day it began",
        owner=Owner.IRO,
        owed=nobody("IRO", "iro-allocation"),
        done=named("IRO"),
        part=turn_of,
        record="allocation",
        needs=("periods", "allocations"),
    ),
    care_duty(
        "sw-allocation",
        "Social worker named",
        "A child who comes into care has a qualified social worker of their own by the next "
        "working day, and so when one leaves.",
        "A social worker allocated to the child, with the day it began",
        owner=Owner.TM,
        owed=nobody("SW", "sw-allocation"),
        done=named("SW"),
        part=turn_of,
        record="allocation",
        needs=("periods", "allocations"),
    ),
    care_duty(
        "child-welcome",
        "Child told their rights",
        "A child of four or older is told within five working days what they can expect, who their "
        "reviewing officer is, how to have an advocate and how to complain.",
        "The day the child was told, and in what form",
        owner=Owner.PARTICIPATION,
        owed=old_enough,
        done=event("WELCOME"),
        record="WELCOME",
        needs=("periods", "events"),
    ),
    care_duty(
        "care-plan",
        "Care plan",
        "The care plan is made before the child moves into the first home, or within ten working "
        "days of the move. Later moves do not restart it. A child looked after only because of "
        "remand has the plan of the remand instead.",
        "A care plan with its date, approved and shared",
        owed=plan_needed,
        done=event("CARE_PLAN"),
        record="CARE_PLAN",
        needs=("periods", "events"),
    ),
    care_duty(
        "remand-plans",
        "Plan for a child on remand",
        "A child looked after only because of remand has a plan within five working days, or "
        "within ten in youth detention accommodation.",
        "The plan, agreed with those who look after the child",
        owed=on_remand,
        done=any_of(event("REMAND_PLAN"), event("CARE_PLAN")),
        part=detained_or_not,
        record="REMAND_PLAN",
        needs=("periods", "statuses", "events"),
        verify="Limits of part 8A of the regulations",
    ),
    care_duty(
        "s20-review",
        "Review of voluntary accommodation",
        "With each review it is looked at whether the agreement under which the child is "
        "accommodated still stands.",
        "The record of consent, with legal advice where there is no route to permanence",
        owner=Owner.TM,
        owed=consent_at_reviews,
        done=event("CONSENT_REVIEW"),
        record="CONSENT_REVIEW",
        needs=("statuses", "reviews", "events"),
    ),
    care_duty(
        "stop-looking-after-decision",
        "Decision to stop looking after the child",
        "Before a child who is under no care order leaves care after 20 working days or more, the "
        "nominated officer decides it, and from 16 the director.",
        "The decision, with the arrangements assessed and the reviewing officer consulted",
        owner=Owner.NOMINATED_OFFICER,
        owed=ceased,
        done=event("CEASE_DECISION"),
        record="CEASE_DECISION",
        needs=("periods", "statuses", "events"),
        verify="Thresholds of regulation 39 as amended",
    ),
)
