"""Voice: somebody of the child's own, who visits or who speaks for them.

Children Act 1989, sections 23ZB and 26A; Care Planning, Placement and Case Review (England)
Regulations 2010, regulation 47.
"""

from __future__ import annotations

import numpy as np

from hearth.duties.answers import answering, asked, evidence, says, strand, until_leaving
from hearth.duties.columns import Columns, stack
from hearth.duties.evidence import event, events
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Owner
from hearth.duties.owed.care import in_care
from hearth.duties.spells import open_on

__all__ = ["DUTIES"]

PREPARED = 28
"""How many days before a review its decision about a visitor may be made."""
URGENT = ("move", "moving", "custody")
"""Needs of which the advocate is in contact within a day."""


def visitor(lives: Lives) -> Columns:
    """A decision at each review, a match after a referral, and visits from the match on."""
    reviewed = lives["reviews"].only("child", opens="on", about="on")
    reviewed = reviewed.adding(since=reviewed["opens"] - PREPARED, part="decision", once=True)
    wanted = asked(lives, "VISITOR_REFERRAL").only("child", "opens", "about")
    wanted = wanted.adding(since=wanted["opens"], part="match", once=True)
    matched = asked(lives, "VISITOR_MATCH")
    visits = matched.only("child", "opens", "about")
    visits = visits.adding(since=visits["opens"] + 1, part="visit", once=False)
    until = np.concatenate([reviewed["opens"], wanted["opens"], matched["until"]])
    rows = stack([strand(each, at) for at, each in enumerate((reviewed, wanted, visits))])
    rows = in_care_then(lives, rows.adding(until=until))
    ends = np.where(rows["part"] == "visit", np.minimum(rows["ends"], rows["until"]), rows["ends"])
    return rows.adding(ends=ends)


def in_care_then(lives: Lives, rows: Columns) -> Columns:
    """The rows that open in care, as long as it lasts."""
    rows = rows.keep(open_on(rows, rows["opens"], in_care(lives)))
    return until_leaving(lives, rows)


def visiting(lives: Lives) -> Columns:
    """Decisions, matches and visits, each in its strand."""
    codes = ("VISITOR_DECISION", "VISITOR_MATCH", "VISITOR_VISIT")
    return stack([strand(evidence(events(lives, code)), at) for at, code in enumerate(codes)])


def advocates(lives: Lives) -> Columns:
    """Complaints, reviews and other needs of an advocate, of care leavers as well."""
    rows = asked(lives, "ADVOCACY_NEED")
    urgent = says(rows["level"], *URGENT)
    ends = lives.birthday(25)[rows["child"]]
    return rows.adding(ends=ends, part=np.where(urgent, "urgent", "first"))


DUTIES: tuple[Duty, ...] = (
    Duty(
        id="independent-visitor",
        title="Independent visitor",
        group=Group.VOICE,
        owner=Owner.PARTICIPATION,
        words=(
            "Each review decides whether an independent visitor is in the child's interests. A "
            "visitor is found within three months of the referral and then visits every month. "
            "The child may say no."
        ),
        proof="The decision, the match and each visit, with their days",
        owed=visitor,
        done=visiting,
        repeats=True,
        record="VISITOR_DECISION",
        needs=("periods", "events"),
    ),
    Duty(
        id="advocacy",
        title="Advocate in contact",
        group=Group.VOICE,
        owner=Owner.PARTICIPATION,
        words=(
            "An advocate is in contact within two working days of a child or care leaver needing "
            "one, for a complaint or a review, and within 24 hours for one who is moving or in "
            "custody. The offer is recorded every time."
        ),
        proof="The day and time of the contact, or of the young person's refusal",
        owed=advocates,
        done=answering(advocates, event("ADVOCACY_CONTACT"), refused="advocacy"),
        tied=True,
        record="ADVOCACY_CONTACT",
        needs=("events",),
    ),
)
