"""A body's own record in papers: functions, work plan, what came of its meetings. Open parts only.

By itself it is the body the paper goes to; what is told after a meeting is of the body that owes
this one a report, where there is one.
"""

from __future__ import annotations

from datetime import date

from hearth.board import Body as PureBody
from hearth.board import Contact as PureContact
from hearth.board import Meeting as PureMeeting
from hearth.board import Minutes, Part, WorkPlan
from hearth.documents.live_blocks import LacksError, of_body
from hearth.documents.model import Block
from hearth_web.board.ahead import drift_of
from hearth_web.board.as_pure import follow_up_of, minutes_of, plan_of
from hearth_web.board.live.asking import Asked, Named, called
from hearth_web.board.models import (
    Activity,
    Body,
    Contact,
    FollowUp,
    Meeting,
    Member,
    Reporting,
)
from hearth_web.board.queries import activities_of, members_on
from hearth_web.board.reading import whole

__all__ = ["NAMED", "titles"]


def titles() -> list[str]:
    """The bodies that may be named: what is not public stays in its own papers."""
    named = Body.objects.filter(is_public=True).values_list("name", flat=True)
    return [called(each) for each in named]


def own(asked: Asked) -> Body:
    """The body that is named, or the paper's own; LacksError where there is neither."""
    if asked.whose:
        named = Body.objects.filter(is_public=True)
        found = next((each for each in named if called(each.name) == asked.whose), None)
    else:
        found = asked.body
    if found is None:
        raise LacksError("There is no body whose meetings could be told of.")
    return found


def reporting(asked: Asked) -> Body:
    """The body that owes the paper's own a report; without one the paper's own."""
    if asked.whose or asked.body is None:
        return own(asked)
    duties = Reporting.objects.filter(to__iexact=asked.body.name, body__is_public=True)
    duty = duties.select_related("body").first()
    return duty.body if duty else asked.body


def told_of(asked: Asked) -> list[Body]:
    """The body that is named, or the paper's own; where there is none, all that meet in public."""
    if asked.whose or asked.body:
        return [own(asked)]
    return list(Body.objects.filter(is_public=True, is_open=True))


def functions(asked: Asked) -> list[Block]:
    """What the constitution gives the body to do."""
    body = own(asked)
    given = [each.words for each in body.functions.all()]
    return of_body.functions(body.get_kind_display().lower(), given)


def work_plan(asked: Asked) -> list[Block]:
    """The plan that was agreed last: what is still to come."""
    return of_body.work_plan(agreed(own(asked), asked.on))


def agreed(body: Body, on: date) -> WorkPlan | None:
    """The plan of a body that was agreed last by a day."""
    last = body.plans.filter(agreed_on__lte=on).prefetch_related("items").first()
    return plan_of(last) if last else None


def drifts(asked: Asked) -> list[Block]:
    """What became of what was agreed, by the open parts of agendas."""
    body = own(asked)
    meetings = body.meetings.filter(day__lte=asked.on, cancelled="")
    return of_body.drifts(drift_of(body, meetings, lambda item: not item.is_closed))


def last_minutes(asked: Asked) -> Minutes | None:
    """The open minutes of the last meeting that was held before this one."""
    return asked.once("minutes", lambda: read_minutes(asked))


def read_minutes(asked: Asked) -> Minutes | None:
    """The same, read."""
    held = reporting(asked).meetings.filter(day__lt=asked.on, cancelled="", ended__isnull=False)
    last = held.order_by("-day").first()
    return minutes_of(whole(last), Part.A) if last else None


def follow_ups(asked: Asked) -> list[Block]:
    """What is still open."""
    rows = reporting(asked).follow_ups.filter(is_closed_part=False, asked_on__lt=asked.on)
    return of_body.open_follow_ups(map(follow_up_of, rows), asked.today)


def requests(asked: Asked) -> list[Block]:
    """What young people asked for."""
    rows = FollowUp.objects.filter(
        body__in=told_of(asked), is_closed_part=False, asked_on__lt=asked.on
    )
    return of_body.requests(map(follow_up_of, rows), asked.today)


def meetings(asked: Asked) -> list[Block]:
    """The meetings to come, with what is planned for each."""
    bodies = told_of(asked)
    ahead = Meeting.objects.filter(body__in=bodies, day__gte=asked.today, cancelled="")
    found = [
        PureMeeting(PureBody(each.body.name, ""), each.day, each.starts, each.place)
        for each in ahead.select_related("body")
    ]
    plans = (agreed(body, asked.on) for body in bodies)
    planned = [item for plan in plans if plan for item in plan.items]
    return of_body.meetings(found, planned)


def training(asked: Asked) -> list[Block]:
    """What the councillors of each body learned and visited. Nobody else is named."""
    bodies = told_of(asked)
    roles = (Member.Role.VOTING, Member.Role.RESERVE)
    now = (members_on(body, asked.today).filter(role__in=roles) for body in bodies)
    names = sorted({each.name for some in now for each in some})
    done = [
        of_body.Activity(each.member.name, each.kind == Activity.Kind.TRAINING, each.on, each.what)
        for each in activities_of(bodies)
    ]
    return of_body.training(names, done, asked.today)


def contacts(asked: Asked) -> list[Block]:
    """Whom to ask about each body."""
    rows = Contact.objects.filter(body__in=told_of(asked)).select_related("body")
    given = [(each.body.name, PureContact(each.name, each.phone, each.email)) for each in rows]
    return of_body.contacts(given)


NAMED: Named = {
    "functions": ("What the constitution gives the body to do.", functions),
    "work-plan": ("What is planned for which meeting.", work_plan),
    "meetings": ("The meetings to come, with what is planned for each.", meetings),
    "contacts": ("Whom to ask about the body.", contacts),
    "training": ("The members’ training as corporate parents, and their visits.", training),
    "drift": ("What became of what was agreed for each meeting.", drifts),
    "resolutions": (
        "What the last meeting resolved.",
        lambda asked: of_body.resolved(last_minutes(asked)),
    ),
    "asked": (
        "What was asked at the last meeting, by whom, and the answers.",
        lambda asked: of_body.asked(last_minutes(asked)),
    ),
    "follow-ups": ("Everything meetings asked for and nobody has closed.", follow_ups),
    "requests": ("What young people asked the body for, and what came of it.", requests),
}
"""What may be asked of a body: what it is in words, and how it is made."""
