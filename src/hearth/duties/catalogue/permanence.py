"""Courts, permanence and adoption.

Children Act 1989, sections 32 and 44 to 46; Adoption Agencies Regulations 2005; guidance on court
orders and on adoption.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.catalogue.reviews import first_review
from hearth.duties.columns import FAR, Array, Columns, stack
from hearth.duties.evidence import came_about, events, runs_to
from hearth.duties.limits import limits
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.care import begun_care, opened
from hearth.duties.owed.permanence import (
    adoption_plans,
    emergency_orders,
    in_pre_proceedings,
    orders_granted,
    permanent_plans,
    returned_or_matched,
    under_18,
    which_time,
)
from hearth.duties.spells import last_before

__all__ = ["DUTIES"]

EXTENSION = 56  # the court extends proceedings by eight weeks at a time


# Plans.


def by_second_review(lives: Lives) -> Columns:
    """A plan by the second review: due on its day, or on the day it falls due if that is before.

    The clock of the second review starts with the first; until then, as if that were held in time.
    """
    care = begun_care(lives)
    first = first_review(lives, care)
    second = first_review(lives, care.adding(start=np.minimum(first + 1, FAR)))
    held = first < FAR
    counted_from = np.where(held, first, after("review-first", care["start"]))
    falls_due = after("review-second", counted_from)
    return opened(care).adding(
        opens=np.where(held, first, care["start"]),
        since=care["start"],
        due=np.minimum(second, falls_due),
    )


def after(duty: str, day: Array) -> Array:
    """The day by which the law has a review held after another day."""
    return limits(duty)[0].span.after(day)


def plans_made(lives: Lives) -> Columns:
    return lives["permanence_plans"].only("child", "on", reason="why_late")


# Courts.


def proceedings(lives: Lives) -> Columns:
    """Care proceedings, from the day of issue."""
    rows = events(lives, "PROCEEDINGS").only("child", opens="on", about="on")
    return under_18(lives, rows.adding(ends=FAR))


def ended_or_extended(lives: Lives) -> Columns:
    """Final orders; and extensions, which end nothing but say until when and why."""
    rows = events(lives, "PROCEEDINGS")
    longer = extensions(lives, rows)
    over = rows.keep(rows["until"] < FAR).only("child", about="on", on="until")
    why = {
        (child, about): reason
        for child, about, reason in zip(
            longer["child"], longer["about"], longer["reason"], strict=True
        )
    }
    said = [why.get(key, "") for key in zip(over["child"], over["about"], strict=True)]
    final = over.adding(outcome=Outcome.DONE, reason=np.array(said, object))
    return stack([final.only(*longer), longer])


def extensions(lives: Lives, issued: Columns) -> Columns:
    """Extensions, each with the day it gives as it was told, or eight weeks more each time."""
    rows = events(lives, "PROCEEDINGS_EXTENSION")
    last = last_before(rows.adding(start=rows["on"] + 1), issued["child"], issued["on"])
    about = np.where(rows["about"] < FAR, rows["about"], last)
    rows = rows.adding(about=about).keep(about < FAR).sorted("child", "about", "on")
    weeks = EXTENSION * (which_time(rows) + 1)
    told = runs_to(rows)
    until = np.where(told < FAR, told, after("proceedings-26-weeks", rows["about"]) + weeks)
    words = [
        f"The court extended this to {days.as_date(int(day)):%-d %B %Y}: {why}".removesuffix(": ")
        for day, why in zip(until, rows["reason"], strict=True)
    ]
    return rows.only("child", "about", "on").adding(
        outcome=Outcome.TRIED, reason=np.array(words, object)
    )


def orders_over(lives: Lives) -> Columns:
    """The day an emergency order or police protection ended."""
    rows = lives["statuses"].where("ls", ("L1", "L2"))
    return rows.keep(rows["end"] < FAR).only("child", on="end", about="start")


def pre_proceedings_done(lives: Lives) -> Columns:
    """Reviews in their order, the first two of each; and the end."""
    begun = events(lives, "PRE_PROCEEDINGS")
    rows = came_about(lives, "PRE_PROCEEDINGS_REVIEW")
    last = last_before(rows.adding(start=rows["on"] + 1), begun["child"], begun["on"])
    about = np.where(rows["about"] < FAR, rows["about"], last)
    rows = rows.only("child", "on").adding(about=about).sorted("child", "about", "on")
    reviews = rows.adding(strand=which_time(rows))
    over = begun.keep(begun["until"] < FAR).only("child", about="on", on="until")
    return stack([reviews.keep(reviews["strand"] < 2), over.adding(strand=2)])


def guardians_helped(lives: Lives) -> Columns:
    """Support of special guardians, from when it began."""
    helped = came_about(lives, "SGO_SUPPORT")
    return under_18(lives, helped.only("child", opens="on", about="on", ends="until"))


def help_reviewed(lives: Lives) -> Columns:
    return events(lives, "SGO_SUPPORT_REVIEW")


# Adoption.


def should_be_placed(lives: Lives) -> Columns:
    """Decisions that a child should be placed for adoption."""
    return lives["adoption"].only("child", "on")


def matches(lives: Lives) -> Columns:
    """Matches with adopters, each about the decision that the child should be placed."""
    rows = lives["adoption"]
    return rows.keep(rows["matched"] < FAR).only("child", about="on", on="matched")


def permanence_duty(id: str, title: str, words: str, proof: str, **rest: object) -> Duty:
    """A duty about where a child is to grow up, the social worker's unless it says otherwise."""
    settings = {
        "group": Group.PERMANENCE,
        "owner": Owner.SW,
        "needs": ("periods", "events"),
        **rest,
    }
    return Duty(id=id, title=title, words=words, proof=proof, **settings)  # type: ignore[arg-type]


DUTIES: tuple[Duty, ...] = (
    permanence_duty(
        "permanence-plan-second-review",
        "Permanence plan by the second review",
        "By the second review it is planned where the child is to grow up. A second review that is "
        "overdue does not put this off.",
        "The plan and the day it was agreed, at or before the second review",
        owed=by_second_review,
        done=plans_made,
        record="permanence_plan",
        needs=("periods", "reviews", "permanence_plans"),
    ),
    permanence_duty(
        "permanence-match",
        "Matched with permanent carers, or home",
        "Within a year of the plan, a child who is to grow up with permanent carers is matched "
        "with them, and one who is to return has gone home.",
        "The day of the match, or the day the child went home",
        owed=permanent_plans,
        done=returned_or_matched,
        record="PERMANENCE_MATCH",
        needs=("periods", "permanence_plans", "events"),
    ),
    permanence_duty(
        "pre-proceedings",
        "Pre-proceedings reviewed and ended",
        "Pre-proceedings are reviewed at 6 and at 12 weeks and end by 16 weeks.",
        "The days of the two reviews, and of the end",
        owner=Owner.TM,
        opened_by="PRE_PROCEEDINGS",
        owed=in_pre_proceedings,
        done=pre_proceedings_done,
        tied=True,
        record="PRE_PROCEEDINGS",
        needs=("events",),
        verify="The offer of a family group meeting under the Act of 2026, once in force",
    ),
    permanence_duty(
        "proceedings-26-weeks",
        "Care proceedings within 26 weeks",
        "The final order is made within 26 weeks, of which the day of issue is the first day. The "
        "court may extend by eight weeks at a time, with reasons: that is shown, and the day due "
        "by law stays.",
        "The day of the final order",
        owner=Owner.LEGAL,
        opened_by="PROCEEDINGS",
        owed=proceedings,
        done=ended_or_extended,
        tied=True,
        record="PROCEEDINGS",
        needs=("events",),
    ),
    permanence_duty(
        "short-orders",
        "Emergency powers within their time",
        "Police protection ends within 72 hours. An emergency protection order ends within eight "
        "days, or seven more where the court extends it once.",
        "The day of the next order, or of the return",
        owner=Owner.LEGAL,
        owed=emergency_orders,
        done=orders_over,
        tied=True,
        record="legal status",
        needs=("statuses",),
        verify="Contact refused for seven days without an order is not recorded",
    ),
    permanence_duty(
        "adoption-decision",
        "Decision that the child should be placed for adoption",
        "The decision maker of the adoption agency decides within two months of the review that "
        "set the plan of adoption.",
        "The day of the decision",
        owner=Owner.ADOPTION,
        owed=adoption_plans,
        done=should_be_placed,
        record="adoption",
        needs=("periods", "adoption"),
        verify="Seven working days from a panel's advice, where one is used, wait for its record",
    ),
    permanence_duty(
        "adoption-match",
        "Match with adopters",
        "After the placement order the child is matched with adopters; no law says by when. The "
        "council aims at 200 days; the national yardstick for the average is 121.",
        "The day the match was decided",
        owner=Owner.ADOPTION,
        owed=orders_granted,
        done=matches,
        tied=True,
        record="adoption",
        needs=("periods", "adoption"),
    ),
    permanence_duty(
        "sgo-support-review",
        "Review of special guardianship support",
        "Support of special guardians is reviewed every year, and when things change.",
        "The day of the review",
        opened_by="SGO_SUPPORT",
        owed=guardians_helped,
        done=help_reviewed,
        repeats=True,
        record="SGO_SUPPORT_REVIEW",
        needs=("events",),
        verify="Special Guardianship Regulations 2005, regulations 10, 17 and 18",
    ),
)
