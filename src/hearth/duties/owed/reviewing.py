"""What goes with reviews: decisions, records, requests, alerts, and the reviews of adoption."""

from __future__ import annotations

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, place_of, stack
from hearth.duties.evidence import came_about, events
from hearth.duties.limits import limits
from hearth.duties.lives import Lives
from hearth.duties.model import Outcome
from hearth.duties.owed.care import for_adoption, homes, in_care, opened
from hearth.duties.owed.codes import WITH_ADOPTERS
from hearth.duties.spells import first_on, last_before, met, minus, open_on

__all__ = [
    "adoption_reviews",
    "alerts",
    "asked_for",
    "brought_forward",
    "decided",
    "decisions",
    "placed_or_not",
    "records",
    "reviewed",
    "sent",
    "settled",
    "while_in_care",
]

INFORMAL = "Informal"


def reviewed(lives: Lives) -> Columns:
    """Reviews held of children in care, while their care goes on: child, start, end. Two on one
    day are one."""
    rows = lives["reviews"].only("child", start="on")
    _, first = np.unique(place_of(rows["child"], rows["start"]), return_index=True)
    return while_in_care(lives, rows.keep(first))


def while_in_care(lives: Lives, days: Columns) -> Columns:
    """Rows with a `start` in care, up to the end of that care."""
    rows = days.adding(end=FAR, day=days["start"])
    found = met(rows, in_care(lives))
    return found.keep(found["start"] == found["day"])


def of_review(lives: Lives, rows: Columns) -> Columns:
    """Events with the day of their review: where they do not say, the last one up to then."""
    reviews = lives["reviews"]
    last = last_before(rows.adding(start=rows["on"] + 1), reviews["child"], reviews["on"])
    return rows.adding(about=np.where(rows["about"] < FAR, rows["about"], last))


def decisions(lives: Lives) -> Columns:
    """The decisions of each review, and from the day they were sent the manager's answer."""
    first = opened(reviewed(lives)).adding(part="first", strand=0)
    made = of_review(lives, came_about(lives, "REVIEW_DECISIONS"))
    answer = while_in_care(lives, made.only("child", "about", start="on"))
    second = answer.only("child", "about", opens="start", ends="end")
    return stack([first, second.adding(part="answer", strand=1)])


AGREED = "No answer: taken as agreed"


def decided(lives: Lives) -> Columns:
    """Decisions sent, and the manager's answers; no answer in time is taken as agreement."""
    made = of_review(lives, events(lives, "REVIEW_DECISIONS"))
    sent = made.keep(made["outcome"] == Outcome.DONE)
    said = of_review(lives, events(lives, "REVIEW_RESPONSE"))
    span = next(limit.span for limit in limits("review-decisions") if limit.part == "answer")
    silent = span.after(sent["on"]) + 1
    silence = sent.adding(on=silent, outcome=Outcome.NOT_NEEDED, reason=AGREED)
    parts = ((made, 0), (said, 1), (silence.keep(silent <= lives.today), 1))
    names = ("child", "on", "about", "outcome", "reason")
    return stack([rows.only(*names).adding(strand=strand) for rows, strand in parts])


def records(lives: Lives) -> Columns:
    """The record of each review, and its sending."""
    rows = opened(reviewed(lives))
    written = rows.adding(part="record", strand=0)
    return stack([written, rows.adding(part="sent", strand=1)])


def sent(lives: Lives) -> Columns:
    """Records sent; one that was sent was written by then."""
    rows = of_review(lives, events(lives, "REVIEW_RECORD"))
    return stack([rows.adding(strand=strand) for strand in (0, 1)])


def asked_for(lives: Lives) -> Columns:
    """Reasons to bring a review forward, each as long as the child is in care."""
    return opened(with_reasons(lives))


def with_reasons(lives: Lives) -> Columns:
    """Reasons to bring a review forward of children in care, with what came of each."""
    asked = events(lives, "REVIEW_REQUEST").only("child", "outcome", "reason", start="on")
    return while_in_care(lives, asked)


def brought_forward(lives: Lives) -> Columns:
    """The first review after each reason; a request that was refused, with why."""
    rows = with_reasons(lives)
    agreed = rows["outcome"] == Outcome.DONE
    reviews = lives["reviews"]
    review = first_on(rows, reviews["child"], reviews["on"])
    found = rows.only("child", "reason", about="start").adding(
        on=np.where(agreed, review, rows["start"]),
        outcome=np.where(agreed, Outcome.DONE, Outcome.NOT_NEEDED),
    )
    return found.keep(found["on"] < FAR)


def alerts(lives: Lives) -> Columns:
    """Alerts that were formally raised."""
    rows = events(lives, "IRO_ALERT")
    formal = rows.keep(rows["level"] != INFORMAL)
    return opened(while_in_care(lives, formal.only("child", start="on")))


def settled(lives: Lives) -> Columns:
    """The day each alert was settled."""
    rows = events(lives, "IRO_ALERT")
    over = rows.keep(rows["until"] < FAR)
    return over.only("child", "reason", about="on", on="until")


# Adoption (Adoption Agencies Regulations 2005, regulation 36).


def adoption_reviews(lives: Lives) -> Columns:
    """From the authority to place, and from each move to adopters; `about` is that day."""
    return opened(stack([not_placed(lives), placed(lives)]))


def placed(lives: Lives) -> Columns:
    """Homes with adopters."""
    return homes(lives).where("place", WITH_ADOPTERS).only("child", "start", "end")


def not_placed(lives: Lives) -> Columns:
    """The authority to place without the times in a home with adopters."""
    return minus(for_adoption(lives), placed(lives)).only("child", "start", "end")


def placed_or_not(lives: Lives, rows: Columns) -> Array:
    """Which interval each review of adoption has: by whether the child lives with adopters, and
    which review it is."""
    with_adopters = open_on(rows, rows["about"], placed(lives))
    after_placing = np.select([rows["turn"] == 0, rows["turn"] == 1], ["placed", "second"], "then")
    return np.where(with_adopters, after_placing, np.where(rows["turn"] == 0, "first", "then"))
