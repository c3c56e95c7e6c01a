"""Children who came alone to seek asylum: transfer between councils, and age.

Immigration Act 2016, sections 69 to 73, with the protocol of the National Transfer Scheme;
Nationality and Borders Act 2022, part 4.
"""

from __future__ import annotations

import numpy as np

from hearth.duties.answers import answering, asked, until_leaving
from hearth.duties.columns import Columns
from hearth.duties.evidence import event
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Owner
from hearth.duties.owed.care import in_care
from hearth.duties.spells import open_on

__all__ = ["DUTIES"]


def transfers(lives: Lives) -> Columns:
    """Referrals for transfer, of children in care and of those in no council's care yet."""
    rows = until_leaving(lives, asked(lives, "TRANSFER_REFERRAL"))
    held = open_on(rows, rows["opens"], in_care(lives))
    return rows.adding(part=np.where(held, "in care", "not in care"))


def doubts(lives: Lives) -> Columns:
    """Doubts about a young person's age. Until the answer they are treated as a child."""
    return until_leaving(lives, asked(lives, "AGE_DOUBT"))


DUTIES: tuple[Duty, ...] = (
    Duty(
        id="uasc-transfer",
        title="Transfer to another council",
        group=Group.ALONE,
        owner=Owner.UASC,
        words=(
            "A child referred to the National Transfer Scheme moves to the receiving council "
            "within ten working days, or within five if in no council's care yet. That council's "
            "own clocks begin when the child comes into its care."
        ),
        proof="The day of the transfer",
        owed=transfers,
        done=answering(transfers, event("TRANSFER")),
        tied=True,
        record="TRANSFER",
        needs=("events",),
        verify="The times in version 7 of the protocol, June 2025",
    ),
    Duty(
        id="uasc-age-assessment",
        title="Age assessment",
        group=Group.ALONE,
        owner=Owner.UASC,
        words=(
            "When a young person's age is in doubt, the assessment begins within five working "
            "days and is decided within 28 days. Until then they are treated as a child."
        ),
        proof="The day of the decision letter",
        owed=doubts,
        done=answering(doubts, event("AGE_ASSESSMENT")),
        tied=True,
        record="AGE_ASSESSMENT",
        needs=("events",),
        verify="That the assessment begins within five working days is not recorded",
    ),
)
