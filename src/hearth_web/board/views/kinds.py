"""The rows that have no page of their own: what each is called, what it stands under, its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.board import queries
from hearth_web.board.forms import bodies, meetings, minutes, papers, work
from hearth_web.board.forms.base import RowForm
from hearth_web.board.models import Member, Plan, Reporting

__all__ = ["KINDS", "Kind"]


@dataclass(frozen=True)
class Kind:
    """A kind of row: its form, how its parent is found, and the page it is shown on."""

    noun: str
    form: type[RowForm]
    parent: Callable[[User, UUID], Any]
    page: str
    of: Callable[[Any], UUID] = lambda parent: parent.pk
    verb: Verb = Verb.MANAGE_BOARD

    @property
    def one(self) -> str:
        """One of them, with its article."""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"

    def parent_of(self, row: Any) -> Any:
        """What a row stands under."""
        return getattr(row, self.form.under)

    def back(self, parent: Any) -> str:
        """The page it is shown on."""
        return reverse(self.page, args=[self.of(parent)])


def member_for(user: User, id: UUID) -> Member:
    """Somebody's time on a body."""
    return queries.row_for(user, Member, id)


def plan_for(user: User, id: UUID) -> Plan:
    """A work plan."""
    return queries.row_for(user, Plan, id)


def reporting_for(user: User, id: UUID) -> Reporting:
    """A duty to report."""
    return queries.row_for(user, Reporting, id)


def of_body(parent: Any) -> UUID:
    """The body something stands under."""
    found: UUID = parent.body_id
    return found


def of_meeting(parent: Any) -> UUID:
    """The meeting an item is of."""
    found: UUID = parent.meeting_id
    return found


BODY, MEETING, PAPER = queries.body_for, queries.meeting_for, queries.paper_for
ABOUT = "board-settings"
WRITE = Verb.WRITE_PAPERS

KINDS: Mapping[str, Kind] = {
    "function": Kind("function", bodies.FunctionForm, BODY, ABOUT),
    "notice": Kind("notice to the public", bodies.NoticeForm, BODY, ABOUT),
    "contact": Kind("contact", bodies.ContactForm, BODY, ABOUT),
    "recipient": Kind("name on the distribution list", bodies.RecipientForm, BODY, ABOUT),
    "member": Kind("member", bodies.MemberForm, BODY, "board-members"),
    "activity": Kind("training session or visit", bodies.ActivityForm, member_for, "board-members",
                     of_body),
    "office": Kind("office", bodies.OfficeForm, BODY, "board-members"),
    "duty": Kind("reporting duty", bodies.ReportingForm, BODY, "board-reporting"),
    "report": Kind("report", bodies.ReportForm, reporting_for, "board-reporting", of_body),
    "attendance": Kind("line", meetings.AttendanceForm, MEETING, "board-attendance"),
    "interest": Kind("interest", meetings.InterestForm, MEETING, "board-attendance"),
    "point": Kind("line of the minutes", minutes.PointForm, queries.item_for, "board-minutes",
                  of_meeting),
    "follow-up": Kind("follow-up", minutes.FollowUpForm, BODY, "board-follow-ups"),
    "planned": Kind("item of the work plan", work.PlannedForm, plan_for, "board-plan", of_body),
    "background": Kind("background paper", papers.BackgroundPaperForm, PAPER, "board-paper",
                       verb=WRITE),
    "consulted": Kind("consultation", papers.ConsultedForm, PAPER, "board-paper", verb=WRITE),
}  # fmt: skip
"""By the word in their address."""
