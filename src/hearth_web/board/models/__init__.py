"""Bodies, meetings, papers, minutes, what came of them, and what was published."""

from __future__ import annotations

from hearth_web.board.models.base import Row
from hearth_web.board.models.bodies import (
    Activity,
    Body,
    Contact,
    Function,
    Member,
    Notice,
    Office,
    Recipient,
    Report,
    Reporting,
)
from hearth_web.board.models.meetings import Item, Meeting
from hearth_web.board.models.minutes import Attendance, Interest, Point, Vote
from hearth_web.board.models.papers import (
    Attachment,
    AttachmentWords,
    BackgroundPaper,
    Consulted,
    Paper,
    PaperVersion,
)
from hearth_web.board.models.publications import Pack
from hearth_web.board.models.work import FollowUp, Plan, Planned
from hearth_web.board.panels.models import Panel, PanelCase, PanelDecision, Sitting

__all__ = [
    "Activity",
    "Attachment",
    "AttachmentWords",
    "Attendance",
    "BackgroundPaper",
    "Body",
    "Consulted",
    "Contact",
    "FollowUp",
    "Function",
    "Interest",
    "Item",
    "Meeting",
    "Member",
    "Notice",
    "Office",
    "Pack",
    "Panel",
    "PanelCase",
    "PanelDecision",
    "Paper",
    "PaperVersion",
    "Plan",
    "Planned",
    "Point",
    "Recipient",
    "Report",
    "Reporting",
    "Row",
    "Sitting",
    "Vote",
]
