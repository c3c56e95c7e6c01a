"""Reviews of the care plan, and what the reviewing officer owes.

Care Planning, Placement and Case Review (England) Regulations 2010, regulations 32 to 38.
"""

from __future__ import annotations

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, pairs, stack
from hearth.duties.engine import rows_of
from hearth.duties.evidence import events
from hearth.duties.limits import Policy, limits
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.care import in_care, opened, ordinary_care
from hearth.duties.owed.reviewing import (
    adoption_reviews,
    alerts,
    asked_for,
    brought_forward,
    decided,
    decisions,
    placed_or_not,
    records,
    reviewed,
    sent,
    settled,
)
from hearth.duties.spells import first_on, last_before
from hearth.vocabulary import code_set

__all__ = ["DUTIES", "first_review", "from_beginning", "held", "held_or_adjourned"]

GIVEN = ("attended-views-given", "absent-views-given")
NOT_GIVEN = ("attended-no-views", "absent-no-views")
TOOK_PART, NO_VIEW = (
    tuple(sorted(code for group in groups for code in code_set("REVIEW_CODE").in_group(group)))
    for groups in (GIVEN, NOT_GIVEN)
)


def held(lives: Lives) -> Columns:
    """Reviews held; one that was adjourned was held on the day it was completed."""
    return lives["reviews"].only("child", "on", reason="why_late")


def held_or_adjourned(lives: Lives) -> Columns:
    """Reviews held; that one was adjourned was an attempt, with why."""
    done = held(lives).adding(outcome=Outcome.DONE)
    adjourned = events(lives, "REVIEW_ADJOURNED").adding(outcome=Outcome.TRIED)
    return stack([done, adjourned])


def first_due(lives: Lives) -> Columns:
    """From coming into care, where its beginning is held."""
    return opened(from_beginning(lives))


def second_due(lives: Lives) -> Columns:
    """From the first review of a period of care."""
    care = from_beginning(lives)
    return after(care, first_review(lives, care))


def later_due(lives: Lives) -> Columns:
    """From the second review of a period of care. Where the beginning of care is not held, or
    reviews were not recorded yet, from the first day that is held, as if a review had been held
    just before: that is never too early. From the last review where care goes on after those of
    adoption ended."""
    care = from_beginning(lives)
    second = first_review(lives, care.adding(start=np.minimum(first_review(lives, care) + 1, FAR)))
    rest = ordinary_care(lives)
    rest = rest.keep(~is_beginning(lives, rest))
    return stack([after(care, second), after(rest, carried(lives, rest))])


def from_beginning(lives: Lives) -> Columns:
    """Ordinary care from the day it began; from the day the reviews of adoption ended where there
    was none."""
    care = ordinary_care(lives)
    return care.keep(is_beginning(lives, care))


def is_beginning(lives: Lives, care: Columns) -> Array:
    reviews = held(lives)
    before = last_before(care, reviews["child"], reviews["on"])
    reviewed = (before < FAR) & (before >= care["care"])
    due = limits("review-first")[0].span.after(care["start"])
    in_record = (care["known"] == "1") & (due >= lives.since("review-first"))
    return in_record & ((care["start"] == care["care"]) | ~reviewed)


def first_review(lives: Lives, care: Columns) -> Array:
    """The day of the first review in each stretch of care; FAR where there is none."""
    reviews = held(lives)
    found = first_on(care, reviews["child"], reviews["on"])
    return np.where(found <= care["end"], found, FAR)


def carried(lives: Lives, care: Columns) -> Array:
    """The last review before a stretch of one period of care, or else its first day; of a list of
    the latest the first review within it."""
    reviews = held(lives)
    before = last_before(care, reviews["child"], reviews["on"])
    own = (before < FAR) & (before >= care["care"])
    first_known = np.maximum(care["start"], lives.since("review-subsequent"))
    rest = np.where(own, before, first_known)
    return np.where(care["latest"] == "1", first_review(lives, care), rest)


def after(care: Columns, day: Array) -> Columns:
    """What is owed from a day on, as long as care lasts."""
    rows = care.only("child", ends="end", about="care")
    return rows.adding(opens=day, since=np.minimum(day + 1, FAR)).keep(day < care["end"])


def next_due(lives: Lives) -> Columns:
    """The review that each child is to have next: child, opens, due."""
    return lives.once(still_to_hold)


def still_to_hold(lives: Lives) -> Columns:
    parts = [rows_of(duty, lives, Policy()) for duty in DUTIES if duty.done is held_or_adjourned]
    names = ("child", "opened", "due", "done", "ends")
    rows = stack([part.only(*names) for part in parts])
    rows = rows.keep((rows["done"] == FAR) & (rows["ends"] > lives.today)).sorted("child", "due")
    first = np.ones(len(rows), bool)
    first[1:] = rows["child"][1:] != rows["child"][:-1]
    return rows.keep(first).only("child", "due", "ends", opens="opened")


# The child's part in reviews.


def consultations(lives: Lives) -> Columns:
    """Each review of a child of four or older, held or to come: due on its day, or the day it
    falls due; from the review before it, or else from coming into care. `about` is that day."""
    rows = reviewed(lives)
    opens = np.maximum(review_before(lives, rows), care_began(lives, rows))
    past = rows.only("child", about="start", due="start", ends="end").adding(
        opens=opens, since=np.full(len(rows), -FAR)
    )
    ahead = next_due(lives)
    coming = ahead.adding(about=ahead["due"], since=ahead["opens"])
    every = stack([past, coming.only(*past)])
    return every.keep(every["due"] >= lives.birthday(4)[every["child"]])


def review_before(lives: Lives, rows: Columns) -> Array:
    """The day of the review before each, or long ago."""
    reviews = held(lives)
    day = last_before(rows, reviews["child"], reviews["on"])
    return np.where(day < FAR, day, -FAR)


def care_began(lives: Lives, rows: Columns) -> Array:
    """The first day of the period of care in which each begins."""
    care = in_care(lives)
    return last_before(rows.adding(start=rows["start"] + 1), care["child"], care["start"])


def took_part(lives: Lives) -> Columns:
    """The day by which the reviewing officer had spoken with the child and the child's part in the
    review was coded. A child who gave no view although asked declined."""
    rows = lives["reviews"].where("code", TOOK_PART + NO_VIEW)
    talks = events(lives, "REVIEW_TALK")
    talks = talks.keep(talks["outcome"] != Outcome.TRIED)
    mine, theirs = pairs(rows, talks.sorted("child", "on"))
    talked = talks.sorted("child", "on").keep(theirs)
    day = rows["on"][mine]
    before = review_before(lives, rows.adding(start=rows["on"]))[mine]
    unnamed = (talked["about"] == FAR) & (talked["on"] > before) & (talked["on"] <= day)
    own = np.flatnonzero(unnamed | (talked["about"] == day))
    found = rows.keep(mine[own]).adding(
        about=day[own], talk=talked["on"][own], reason=talked["reason"][own]
    )
    gave_view = np.isin(found["code"], TOOK_PART)
    outcome = np.where(gave_view, Outcome.DONE, Outcome.DECLINED)
    return found.adding(on=np.maximum(found["on"], found["talk"]), outcome=outcome)


DUTIES: tuple[Duty, ...] = (
    Duty(
        id="review-first",
        title="First review",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "The first review of the care plan is held within 20 working days of the child coming "
            "into care. A review that is adjourned keeps its first due date."
        ),
        proof="The day the review was completed, with the reviewing officer in the chair",
        owed=first_due,
        done=held_or_adjourned,
        record="review",
        needs=("periods", "reviews"),
    ),
    Duty(
        id="review-second",
        title="Second review",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words="The second review is held no more than three months after the first was held.",
        proof="The day the review was completed",
        owed=second_due,
        done=held_or_adjourned,
        record="review",
        needs=("periods", "reviews"),
    ),
    Duty(
        id="review-subsequent",
        title="Later review",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "Every later review is held no more than six months after the one before. A review "
            "brought forward starts the six months again."
        ),
        proof="The day the review was completed",
        owed=later_due,
        done=held_or_adjourned,
        repeats=True,
        record="review",
        needs=("periods", "reviews"),
    ),
    Duty(
        id="review-adoption",
        title="Review of adoption",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "Before a child moves in with adopters a review is held within three months of the "
            "authority to place, then every six. After the move one is held within four weeks, the "
            "next within three months of it, then every six months, until the adoption order or "
            "the child's return."
        ),
        proof="The day the review was completed",
        owed=adoption_reviews,
        done=held_or_adjourned,
        repeats=True,
        part=placed_or_not,
        record="review",
        needs=("periods", "placements", "reviews"),
    ),
    Duty(
        id="review-early",
        title="Review brought forward",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "A review is brought forward when the child, a parent, the carer or the reviewing "
            "officer asks, or when something happens that cannot wait: within ten working days. A "
            "request that is refused is kept with the reason."
        ),
        proof="The day of the review that followed, or why there was none",
        opened_by="REVIEW_REQUEST",
        owed=asked_for,
        done=brought_forward,
        tied=True,
        record="REVIEW_REQUEST",
        needs=("periods", "reviews", "events"),
        verify="The letters of regulation 33(3), as amended in 2013",
    ),
    Duty(
        id="review-child-consulted",
        title="Child takes part in the review",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "The reviewing officer speaks with every child of four or older in private before each "
            "review, and how the child took part is coded on the day. To be there and say nothing "
            "is not to take part."
        ),
        proof="The day the reviewing officer spoke with the child, and the code of the review",
        owed=consultations,
        done=took_part,
        tied=True,
        record="REVIEW_TALK",
        needs=("periods", "reviews", "events"),
    ),
    Duty(
        id="review-decisions",
        title="Decisions of the review",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "The decisions of a review are sent within five working days, and the manager agrees "
            "or challenges them within five more. No answer is taken as agreement."
        ),
        proof="The day the decisions were sent, and the day the manager answered",
        owed=decisions,
        done=decided,
        tied=True,
        record="REVIEW_DECISIONS",
        needs=("periods", "reviews", "events"),
    ),
    Duty(
        id="review-record",
        title="Record of the review",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "The full record of a review is there within 15 working days, and sent to all within "
            "20: to the child in plain words."
        ),
        proof="The day the record was sent, and to whom",
        owed=records,
        done=sent,
        tied=True,
        record="REVIEW_RECORD",
        needs=("periods", "reviews", "events"),
    ),
    Duty(
        id="iro-dispute",
        title="Alert of the reviewing officer",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "An alert that the reviewing officer raises formally is settled within 20 working "
            "days, however many levels it goes through. Cafcass can be told at any time."
        ),
        proof="The day it was settled, what came of it and how far it went",
        opened_by="IRO_ALERT",
        owed=alerts,
        done=settled,
        tied=True,
        record="IRO_ALERT",
        needs=("periods", "events"),
    ),
)
