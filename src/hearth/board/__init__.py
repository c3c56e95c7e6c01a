"""Bodies that hold the corporate parent to account: meetings, papers, minutes, follow-ups.

Dataclasses say what there is (`bodies`, `meetings`, `papers`, `minutes`, `work_plan`,
`follow_ups`, `reporting`); `reading` fills them from a file, and `kinds` says which sections a
report has. `checks.check_meeting` says what is wrong before papers go out, `notice` by when they
must, `parts` keeps what is closed apart, `supplements` tells what came later, `drafting` begins
the minutes.
"""

from __future__ import annotations

from hearth.board.bodies import (
    Body,
    BodyKind,
    Contact,
    Function,
    Membership,
    Office,
    Role,
    Terms,
)
from hearth.board.follow_ups import (
    FollowUp,
    FollowUpKind,
    FollowUpState,
    follow_ups_of,
    still_open,
)
from hearth.board.meetings import (
    AgendaItem,
    Apology,
    Asked,
    Attendance,
    Ballot,
    Dispensation,
    Interest,
    ItemKind,
    Meeting,
    Noted,
    Part,
    Publication,
    PublicNotice,
    PublishedItem,
    Recipient,
    Resolution,
    Summons,
    Vote,
)
from hearth.board.minutes import Minute, Minutes
from hearth.board.municipal_year import MunicipalYear
from hearth.board.papers import (
    Appendix,
    Attached,
    AuditTrail,
    BackgroundPaper,
    Consulted,
    Paper,
    Section,
)
from hearth.board.reporting import Owed, ReportingDuty, Rhythm, owed_in
from hearth.board.work_plan import Drift, Drifted, PlannedItem, WorkPlan, drift

__all__ = [
    "AgendaItem",
    "Apology",
    "Appendix",
    "Asked",
    "Attached",
    "Attendance",
    "AuditTrail",
    "BackgroundPaper",
    "Ballot",
    "Body",
    "BodyKind",
    "Consulted",
    "Contact",
    "Dispensation",
    "Drift",
    "Drifted",
    "FollowUp",
    "FollowUpKind",
    "FollowUpState",
    "Function",
    "Interest",
    "ItemKind",
    "Meeting",
    "Membership",
    "Minute",
    "Minutes",
    "MunicipalYear",
    "Noted",
    "Office",
    "Owed",
    "Paper",
    "Part",
    "PlannedItem",
    "PublicNotice",
    "Publication",
    "PublishedItem",
    "Recipient",
    "ReportingDuty",
    "Resolution",
    "Rhythm",
    "Role",
    "Section",
    "Summons",
    "Terms",
    "Vote",
    "WorkPlan",
    "drift",
    "follow_ups_of",
    "owed_in",
    "still_open",
]
