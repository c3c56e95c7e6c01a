"""Education: the personal education plan, a place at school, an answer to a suspension.

Guidance on promoting the education of looked-after children, 2018; Care Planning, Placement and
Case Review (England) Regulations 2010, regulation 5; Education and Inspections Act 2006.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.answers import answering, asked, evidence, says, strand, until_leaving
from hearth.duties.columns import FAR, Columns, pairs, spread, stack
from hearth.duties.evidence import event, events
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Owner
from hearth.duties.owed.care import aged, begun_care, in_care, opened
from hearth.duties.owed.homes import started
from hearth.duties.owed.school import add_school_days, compulsory, school_day, term_of, terms
from hearth.duties.spells import open_on

__all__ = ["DUTIES"]

NURSERY = 3  # the age from which a child has an education plan
NEW_CARERS = ("S", "P", "B")
LAST_DAYS = 10
"""Who comes into care in so many last working days of a term has the first plan for the next."""
NOT_STAYED = 28
"""A school left within so many days of a move is not the place the child moved to."""


# The education plan.


def first_plan(lives: Lives) -> Columns:
    """Coming into care at nursery age or older."""
    care = begun_care(lives)
    return opened(care.keep(care["start"] >= lives.birthday(NURSERY)[care["child"]]))


def plans(lives: Lives) -> Columns:
    """A plan for each term, and one for each change of school."""
    return stack([strand(termly(lives), 0), strand(changes(lives), 1)])


def made(lives: Lives) -> Columns:
    """Plans for the term in which they were made, if they do not say that they are for another;
    and for the changes of school before them."""
    rows, plans_made = plans(lives), events(lives, "PEP")
    mine, theirs = pairs(rows, plans_made)
    day, said = plans_made["on"][theirs], plans_made["number"][theirs]
    within = (rows["since"][mine] <= day) & (day <= rows["ends"][mine])
    other = (said >= 1) & (said <= 3) & (said != rows["number"][mine])
    found = plans_made.keep(theirs).adding(about=rows["about"][mine], strand=rows["strand"][mine])
    return evidence(found.keep(within & ~(other & (rows["strand"][mine] == 0))))


def termly(lives: Lives) -> Columns:
    """Each term in which the child is looked after and old enough, up to the day before the next
    begins."""
    care = in_care(lives)
    spells = aged(lives, care.adding(care=care["start"]), NURSERY, 18)
    held = terms()
    low = np.searchsorted(held["last"], spells["start"], "left")
    low = low + joins_next(spells, held.keep(np.minimum(low, len(held) - 1)))
    owner, at = spread(low, np.searchsorted(held["first"], spells["end"], "left"))
    rows, term = spells.keep(owner), held.keep(at)
    opens = np.maximum(rows["start"], term["first"])
    first = (at == low[owner]) & began(rows)
    return rows.only("child").adding(
        opens=opens,
        ends=np.minimum(rows["end"], term["following"] - 1),
        about=term["first"],
        since=np.where(first, rows["start"], opens),
        due=term["last"],
        part="first",
        number=term["number"],
    )


def began(spells: Columns) -> np.ndarray:
    """Whether it is known that the spell began on its first day: care, or the age for a plan."""
    return (spells["known"] == "1") | (spells["start"] > spells["care"])


def joins_next(spells: Columns, term: Columns) -> np.ndarray:
    """Whether a spell begins too late in a term to have a plan for it, or before what is held."""
    tenth = days.add_working_days(term["last"] + 1, -LAST_DAYS)
    late = np.where(began(spells), spells["start"] >= tenth, spells["start"] > term["first"])
    return late & (spells["start"] <= term["last"])


def changes(lives: Lives) -> Columns:
    """Moves to another school and permanent exclusions in care, up to the end of the term; of the
    next, from ten working days before the end."""
    schools = lives["schools"]
    same = np.zeros(len(schools), bool)
    same[1:] = schools["child"][1:] == schools["child"][:-1]
    moved = schools.keep(same).only("child", opens="start", about="start")
    excluded = asked(lives, "SUSPENSION")
    excluded = excluded.keep(says(excluded["level"], "permanent")).only("child", "opens", "about")
    rows = stack([moved, excluded]).sorted("child", "opens")
    rows = rows.keep(open_on(rows, rows["opens"], aged(lives, in_care(lives), NURSERY, 18)))
    due = term_of(days.add_working_days(rows["opens"], LAST_DAYS))
    rows = until_leaving(lives, rows).adding(since=rows["opens"], due=due, part="change")
    return rows.adding(number=0)


# A place at school.


def places(lives: Lives) -> Columns:
    """Moves to new carers while the child is of compulsory school age."""
    rows = started(lives).where("fresh", NEW_CARERS)
    start, end = compulsory(lives.dob[rows["child"]])
    rows = rows.keep((start <= rows["start"]) & (rows["start"] < end))
    return opened(rows).adding(due=add_school_days(rows["start"], 20))


def on_roll(lives: Lives) -> Columns:
    """For each move the day from which the child was on the roll of a school that stayed theirs."""
    rows, schools = places(lives), lives["schools"]
    mine, theirs = pairs(rows, schools)
    opens, ends = rows["opens"][mine], rows["ends"][mine]
    start, end = schools["start"][theirs], schools["end"][theirs]
    stays = (end > opens + NOT_STAYED) & (start <= ends)
    found = (
        rows.keep(mine)
        .only("child", "about")
        .adding(on=np.maximum(start, opens), reason=schools["why_late"][theirs])
    )
    return found.keep(stays)


# Suspensions.


def suspensions(lives: Lives) -> Columns:
    """Suspensions and exclusions in care, up to their last day or for their number of school days.
    By law education is arranged from the sixth, if it lasts so long."""
    rows = asked(lives, "SUSPENSION")
    rows = rows.keep(open_on(rows, rows["opens"], in_care(lives)))
    rows = until_leaving(lives, rows)
    lasts = school_day(rows["opens"], np.maximum(rows["number"], 1))
    known = (rows["until"] == FAR) & (rows["number"] > 0)
    until = np.where(known, lasts, rows["until"])
    sixth = school_day(rows["opens"], 6)
    return rows.adding(
        ends=np.minimum(rows["ends"], np.minimum(until + 1, FAR)),
        due=np.where(until < sixth, FAR, sixth),
    )


DUTIES: tuple[Duty, ...] = (
    Duty(
        id="pep-initial",
        title="First personal education plan",
        group=Group.EDUCATION,
        owner=Owner.SW,
        words=(
            "The first education plan is begun within ten working days of a child of nursery or "
            "school age coming into care, in school holidays too, and is ready for the first "
            "review."
        ),
        proof="The day of the plan, with targets and the child's own view",
        owed=first_plan,
        done=event("PEP"),
        record="PEP",
        needs=("periods", "events"),
    ),
    Duty(
        id="pep-termly",
        title="Personal education plan of the term",
        group=Group.EDUCATION,
        owner=Owner.VIRTUAL_SCHOOL,
        words=(
            "The education plan is renewed in each of the three school terms, and in the term of a "
            "change of school or a permanent exclusion after it. The first plan of a child who "
            "comes into care in the last ten working days of a term counts for the next term."
        ),
        proof="The day of the plan, within the term",
        owed=plans,
        done=made,
        tied=True,
        record="PEP",
        needs=("periods", "events"),
    ),
    Duty(
        id="education-place",
        title="School place after a move",
        group=Group.EDUCATION,
        owner=Owner.VIRTUAL_SCHOOL,
        words=(
            "A child of school age has a full-time place at a school within 20 school days of "
            "coming into care or of a move. Tuition only fills the time until then."
        ),
        proof="The day the child was on the school's roll",
        owed=places,
        done=on_roll,
        tied=True,
        record="school",
        needs=("placements", "schools"),
    ),
    Duty(
        id="exclusion-response",
        title="Education during a suspension",
        group=Group.EDUCATION,
        owner=Owner.VIRTUAL_SCHOOL,
        words=(
            "When a child in care is suspended or excluded, education is arranged from the first "
            "day. By law it must be from the sixth school day."
        ),
        proof="The day from which education was arranged",
        opened_by="SUSPENSION",
        owed=suspensions,
        done=answering(suspensions, event("SUSPENSION_PROVISION")),
        tied=True,
        record="SUSPENSION_PROVISION",
        needs=("events",),
        verify="The guidance on day 1 for children in care, and the law on day 6",
    ),
)
