"""Short breaks, and visits that the usual rules are not for: on request, and where others arrange
how a child lives."""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.catalogue.reviews import held_or_adjourned
from hearth.duties.catalogue.visits import PROOF, from_start, marked, visits, weekly_first
from hearth.duties.columns import FAR, Array, Columns
from hearth.duties.evidence import events
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.care import opened, until_age
from hearth.duties.owed.elsewhere import arranged_by_others
from hearth.duties.owed.leaving import relevant
from hearth.duties.owed.reviewing import while_in_care
from hearth.duties.owed.short_breaks import series, stays
from hearth.duties.spells import first_on, open_on

__all__ = ["DUTIES"]

SENTENCED = ("E9",)
NOTICE = "A notice about the home"


def breaks_going_on(lives: Lives) -> Columns:
    """Series of short breaks, from the first stay; what happens on that day counts."""
    rows = series(lives)
    again = rows["start"] > rows["series"]
    return opened(rows).adding(part=np.where(again, "then", ""), since=rows["start"] + again)


def seen_on_a_break(lives: Lives) -> Columns:
    """Visits on a day of a stay, or of an agreement of which the stays are not held."""
    rows = visits(lives)
    breaks = lives["short_breaks"]
    last = np.where(breaks["end"] < FAR, breaks["end"] + 1, FAR)  # the day of going home as well
    return rows.keep(open_on(rows, rows["on"], breaks.adding(end=last)))


def stays_in_limits(lives: Lives) -> Columns:
    """Each stay, and the day by which the child must be home."""
    rows = stays(lives)
    part = np.where(rows["longest"], "stay", "year")
    return opened(rows).adding(due=rows["limit"], part=part, ends=np.full(len(rows), FAR))


def home_again(lives: Lives) -> Columns:
    """The day each stay ended."""
    rows = lives["short_breaks"].where("ls", ("V3",))
    return rows.keep(rows["end"] < FAR).only("child", on="end", about="start")


def requested(lives: Lives) -> Columns:
    """Requests and warnings that ask for a visit, of children in care."""
    rows = events(lives, "VISIT_REQUEST")
    asked = rows.keep(rows["outcome"] == Outcome.DONE)
    found = while_in_care(lives, asked.only("child", "level", start="on"))
    return opened(found).adding(part=np.where(found["level"] == NOTICE, "notice", "first"))


def sentenced(lives: Lives) -> Columns:
    """Those who stopped being looked after because they were sentenced and are not relevant, until
    they are in care again or 18."""
    periods = lives["periods"]
    rows = periods.where("rec", SENTENCED)
    rows = rows.keep(rows["end"] < FAR)
    left = rows.only("child", start="end")
    left = left.adding(end=first_on(left, periods["child"], periods["start"]))
    left = until_age(lives, left, 18)
    return opened(left.keep(~open_on(left, left["start"], relevant(lives))))


def by_year(lives: Lives, rows: Columns) -> Array:
    """The first visit within a week; the others by whether the last was in the first year."""
    year = days.add_months(rows["about"], 12)
    usual = np.where(rows["opened"] >= year, "settled", "then")
    return np.where(weekly_first(lives, rows) == "first", "first", usual)


def visit_duty(id: str, title: str, words: str, **rest: object) -> Duty:
    """A duty of the social worker to visit, beside the usual ones."""
    settings = {
        "group": Group.VISITS,
        "owner": Owner.SW,
        "proof": PROOF,
        "done": visits,
        "record": "visit",
        **rest,
    }
    return Duty(id=id, title=title, words=words, **settings)  # type: ignore[arg-type]


DUTIES: tuple[Duty, ...] = (
    visit_duty(
        "visit-other-living",
        "Visit where others arrange how the child lives",
        "A child in care who is in hospital or custody is visited within a week of going there, no "
        "more than six weeks apart in the first year, then no more than three months apart.",
        owed=lambda lives: marked(from_start(lives, arranged_by_others(lives))),
        repeats=True,
        part=by_year,
        needs=("placements", "statuses", "visits"),
    ),
    visit_duty(
        "visit-on-request",
        "Visit when somebody asks or warns",
        "When a child, carer or parent asks for it with reason, the child is visited promptly: "
        "within five working days. After a notice about the home, within seven days.",
        opened_by="VISIT_REQUEST",
        owed=requested,
        needs=("periods", "visits", "events"),
        verify="Regulation 28(7)",
    ),
    visit_duty(
        "visit-detained-former-cla",
        "Visit to a child in custody who was looked after",
        "A child who is no longer looked after because of a sentence is visited within ten working "
        "days of being detained, and then when asked for.",
        owed=sentenced,
        needs=("periods", "visits"),
        verify="The ten working days: the English text of SI 2010/2797, regulation 4",
    ),
    visit_duty(
        "visit-short-breaks",
        "Visit on a short break",
        "A child who has short breaks is visited while there: first within three months of the "
        "first stay, then no more than six months apart.",
        owed=breaks_going_on,
        done=seen_on_a_break,
        repeats=True,
        needs=("short_breaks", "visits"),
    ),
    Duty(
        id="review-short-breaks",
        title="Review of short breaks",
        group=Group.REVIEWS,
        owner=Owner.IRO,
        words=(
            "Short breaks are reviewed within three months of the first stay, then no more than "
            "six months apart."
        ),
        proof="The day the review was completed",
        owed=breaks_going_on,
        done=held_or_adjourned,
        repeats=True,
        record="review",
        needs=("short_breaks", "reviews"),
    ),
    Duty(
        id="short-break-limit",
        title="Short break within its limits",
        group=Group.CARE,
        owner=Owner.SW,
        words=(
            "No short break lasts longer than 17 days, and all of them no more than 75 days in any "
            "12 months. After that the child is looked after in full."
        ),
        proof="The day the child went home",
        owed=stays_in_limits,
        done=home_again,
        tied=True,
        always=True,
        record="care",
        needs=("short_breaks",),
    ),
)
