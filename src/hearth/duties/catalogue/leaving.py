"""Sixteen plus, while in care: assessment, pathway plan, staying put, adult services, papers.

Care Planning, Placement and Case Review (England) Regulations 2010, part 7; Children Act 1989,
sections 23C to 23CZA and schedule 2.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.dates import days
from hearth.duties.columns import Columns, stack
from hearth.duties.evidence import event, events
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.after_care import adult_services, by_then, from_abroad, staying_put
from hearth.duties.owed.care import begun_care, opened
from hearth.duties.owed.leaving import counted, done_before, eligible
from hearth.duties.spells import met

__all__ = ["DUTIES", "in_steps", "leaving_duty"]

PERIODS_AND_EVENTS = ("periods", "events")


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


def plan_begun(lives: Lives) -> Columns:
    """Children in care who will have been looked after for long enough on their 16th birthday,
    from a quarter before it or from coming into care."""
    care = counted(lives)
    birthday = lives.birthday(16)[care["child"]]
    opens = np.maximum(care["start"], days.add_months(birthday, -3))
    rows = opened(care).adding(opens=opens, due=birthday)
    rows = rows.adding(since=lives.birthday(15)[care["child"]])
    return rows.keep((care["reach"] <= birthday) & (opens < care["end"]))


def in_steps(*steps: tuple[str, ...]) -> Callable[[Lives], Columns]:
    """Evidence of several steps: the codes of events that do the first, the second and so on."""

    def done(lives: Lives) -> Columns:
        return stack(
            [events(lives, *codes).adding(strand=strand) for strand, codes in enumerate(steps)]
        )

    return done


def put_decided(lives: Lives) -> Columns:
    """Decisions about staying put, whatever was decided, and reviews."""
    decided = events(lives, "STAYING_PUT_DECISION")
    said = lives.happened("STAYING_PUT_DECISION")["outcome"]
    open_still = np.isin(said, ("ATTEMPTED", "WITHDRAWN"))
    outcome = np.where(open_still, Outcome.TRIED, Outcome.DONE).astype(np.int8)
    reviews = events(lives, "STAYING_PUT_REVIEW")
    return stack([decided.adding(outcome=outcome, strand=0), reviews.adding(strand=1)])


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
