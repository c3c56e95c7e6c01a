"""Reviews of the care plan, and what the reviewing officer owes.

Care Planning, Placement and Case Review (England) Regulations 2010, regulations 32 to 38.
"""

from __future__ import annotations

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, stack
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Owner
from hearth.duties.owed.care import for_adoption, opened, ordinary_care
from hearth.duties.spells import first_on, last_before

__all__ = ["DUTIES", "held"]


def held(lives: Lives) -> Columns:
    """Reviews held; one that was adjourned was held on the day it was completed."""
    return lives["reviews"].only("child", "on")


def first_due(lives: Lives) -> Columns:
    """From coming into care, where its beginning is held."""
    return opened(from_beginning(lives))


def second_due(lives: Lives) -> Columns:
    """From the first review of a period of care."""
    care = from_beginning(lives)
    return after(care, first_review(lives, care))


def later_due(lives: Lives) -> Columns:
    """From the second review of a period of care. From the first that is held where the beginning
    of care is not, or where care goes on after the reviews of adoption ended."""
    care = from_beginning(lives)
    second = first_review(lives, care.adding(start=np.minimum(first_review(lives, care) + 1, FAR)))
    rest = ordinary_care(lives)
    rest = rest.keep(~is_beginning(rest))
    return stack([after(care, second), after(rest, carried(lives, rest))])


def from_beginning(lives: Lives) -> Columns:
    """Ordinary care from the day it began."""
    care = ordinary_care(lives)
    return care.keep(is_beginning(care))


def is_beginning(care: Columns) -> Array:
    return (care["known"] == "1") & (care["start"] == care["care"])


def first_review(lives: Lives, care: Columns) -> Array:
    """The day of the first review in each stretch of care; FAR where there is none."""
    reviews = held(lives)
    found = first_on(care, reviews["child"], reviews["on"])
    return np.where(found <= care["end"], found, FAR)


def carried(lives: Lives, care: Columns) -> Array:
    """The last review before a stretch of one period of care, or else the first within it."""
    reviews = held(lives)
    before = last_before(care, reviews["child"], reviews["on"])
    own = (before < FAR) & (before >= care["care"]) & (care["known"] == "1")
    return np.where(own, before, first_review(lives, care))


def after(care: Columns, day: Array) -> Columns:
    """What is owed from a day on, as long as care lasts."""
    rows = care.only("child", ends="end", about="care")
    return rows.adding(opens=day, since=np.minimum(day + 1, FAR)).keep(day < care["end"])


def adoption_due(lives: Lives) -> Columns:
    """From the authority to place for adoption, or from moving in with the adopters."""
    return opened(for_adoption(lives))


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
        done=held,
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
        done=held,
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
        done=held,
        repeats=True,
        record="review",
        needs=("periods", "reviews"),
    ),
)
