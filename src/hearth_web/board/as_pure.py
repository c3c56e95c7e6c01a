"""What the tables hold as the pure half reads it (`hearth.board`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils import timezone

from hearth import board
from hearth.board.drafting import draft_minutes
from hearth.board.meetings import Asked, Noted
from hearth.board.parts import open_part
from hearth.board.template import DEFAULT_TEMPLATE
from hearth.documents.sentences import plural
from hearth_web.board.models import (
    Attendance,
    Body,
    FollowUp,
    Interest,
    Item,
    Meeting,
    Member,
    Office,
    Pack,
    Paper,
    Plan,
    Point,
    Reporting,
)
from hearth_web.board.numbering import numbers_of
from hearth_web.ui.models import House

__all__ = [
    "bare_meeting",
    "body_of",
    "duty_of",
    "follow_up_of",
    "meeting_of",
    "minutes_before",
    "minutes_of",
    "paper_of",
    "plan_of",
]

Kind = Point.Kind
GROUPS: Mapping[str, str] = {
    "voting": "Present",
    "reserve": "Reserves",
    "co_optee": "Non-voting co-opted members",
    "young_person": "Young people",
    "officer": "Officer support",
    "adviser": "Advisers",
}
"""The headings under which minutes list who was there."""


def body_of(body: Body, on: date) -> board.Body:
    """A body with everyone who was ever on it; offices as they are held on a day."""
    held = {each.member_id: each.kind for each in offices_on(body, on)}
    functions = [
        board.Function(chr(ord("a") + at % 26), each.words)
        for at, each in enumerate(body.functions.all())
    ]
    return board.Body(
        name=body.name,
        council=House.now().name,
        kind=board.BodyKind[body.kind.upper()],
        terms=board.Terms(
            purpose=body.purpose,
            functions=functions,
            quorum=body.quorum or 0,
            notice_days=body.notice,
            working_days_only=body.working_days,
        ),
        members=in_order([membership_of(each, held) for each in named(body)]),
        executive=body.is_executive,
        public=body.is_public,
    )


def named(body: Body) -> list[Member]:
    """Those who may be named in papers: everyone but young people."""
    return [each for each in body.members.all() if each.role != Member.Role.YOUNG_PERSON]


def offices_on(body: Body, on: date) -> Iterable[Office]:
    """Who holds an office on a day."""
    return body.offices.filter(start__lte=on, end__gte=on)


def membership_of(member: Member, offices: Mapping[UUID, str]) -> board.Membership:
    """Somebody's time on the body."""
    office = offices.get(member.pk)
    return board.Membership(
        name=member.name,
        role=board.Role[member.role.upper()],
        office=board.Office[office.upper()] if office else board.Office.NONE,
        starts=member.start,
        ends=member.end,
        group=member.stands_for,
    )


def in_order(members: Sequence[board.Membership]) -> list[board.Membership]:
    """Chair and vice-chair first, then by surname."""
    offices = [board.Office.CHAIR, board.Office.VICE_CHAIR, board.Office.NONE]
    return sorted(members, key=lambda m: (offices.index(m.office), m.name.split()[-1], m.name))


def meeting_of(
    meeting: Meeting, items: Sequence[Item], *, with_minutes: bool = True
) -> board.Meeting:
    """A meeting with these of its items, and what is about them.

    Whoever asks gives only the items that the reader may know of: nothing of any other is read.
    The numbers are those of the whole agenda.
    """
    numbers = numbers_of(meeting.items.all())
    shown = {item.pk: numbers[item.pk] for item in items}
    closed = any(item.is_closed for item in items)
    interests = [each for each in meeting.interests.all() if each.item_id in {None, *shown}]
    body = meeting.body
    return board.Meeting(
        body=body_of(body, meeting.day),
        on=meeting.day,
        at=meeting.starts,
        place=meeting.place or ("Online" if meeting.is_online else ""),
        online=meeting.is_online,
        joining=meeting.joining,
        contacts=[board.Contact(c.name, c.phone, c.email) for c in body.contacts.all()],
        summons=summons_of(meeting),
        items=[item_of(item, shown[item.pk], with_minutes) for item in items],
        notices=[board.PublicNotice(n.heading, n.words) for n in body.notices.all()],
        distribution=distribution_of(meeting),
        publications=publications_of(meeting, closed=closed),
        apologies=[apology_of(meeting, each) for each in away(meeting)],
        attendance=present_of(meeting),
        interests=[interest_of(each, shown) for each in interests if not is_dispensation(each)],
        dispensations=[
            board.Dispensation(each.name, each.words) for each in interests if is_dispensation(each)
        ],
        votes=votes_of(items, shown),
        notes=[noted(item, shown[item.pk]) for item in items],
        cancelled_because=meeting.cancelled,
        ended=meeting.ended,
    )


def bare_meeting(meeting: Meeting) -> board.Meeting:
    """Only what the notice of a meeting is counted from."""
    body = meeting.body
    terms = board.Terms(notice_days=body.notice, working_days_only=body.working_days)
    first = first_published(meeting)
    out = [board.Publication(first)] if first else []
    return board.Meeting(board.Body(body.name, "", terms=terms), meeting.day, publications=out)


def is_dispensation(interest: Interest) -> bool:
    """Whether it is leave to take part despite an interest."""
    return interest.kind == Interest.Kind.DISPENSATION


def summons_of(meeting: Meeting) -> board.Summons | None:
    """Who summons the members; the day is that of the first publication, else today."""
    body, first = meeting.body, first_published(meeting)
    return (
        board.Summons(body.summons_name, body.summons_title, first) if body.summons_name else None
    )


def first_published(meeting: Meeting) -> date | None:
    """The day its agenda was first published."""
    packs = meeting.packs.exclude(published_on=None).exclude(what=Pack.What.MINUTES)
    return min((pack.published_on for pack in packs if pack.published_on), default=None)


def there(meeting: Meeting) -> list[Attendance]:
    """Who was there, in the order of the headings."""
    rows = [each for each in meeting.attendance.all() if each.state == Attendance.State.PRESENT]
    return sorted(rows, key=lambda each: ([*GROUPS].index(each.as_what), each.name))


def present_of(meeting: Meeting) -> list[board.Attendance]:
    """Who was there. Young people are counted and not named: minutes are for everyone."""
    rows = there(meeting)
    young = sum(each.as_what == Member.Role.YOUNG_PERSON for each in rows)
    found = [
        board.Attendance(each.name, GROUPS[each.as_what], each.post)
        for each in rows
        if each.as_what != Member.Role.YOUNG_PERSON
    ]
    words = plural(young, "young person", "young people")
    return [*found, board.Attendance(words, GROUPS["young_person"])] if young else found


def away(meeting: Meeting) -> list[Attendance]:
    """Who sent apologies."""
    return [each for each in meeting.attendance.all() if each.state == Attendance.State.APOLOGIES]


def apology_of(meeting: Meeting, row: Attendance) -> board.Apology:
    """Somebody away, with whoever stands in for them."""
    instead = meeting.attendance.filter(instead_of=row.member_id) if row.member_id else ()
    return board.Apology(row.name, next((each.name for each in instead), ""))


def interest_of(row: Interest, numbers: Mapping[UUID, str]) -> board.Interest:
    """What somebody declared."""
    item = numbers[row.item_id] if row.item_id else ""
    pecuniary = row.kind == Interest.Kind.PECUNIARY
    return board.Interest(row.name, item, row.words, pecuniary, row.left_room)


def votes_of(items: Sequence[Item], numbers: Mapping[UUID, str]) -> list[board.Vote]:
    """The votes on these items."""
    return [
        board.Vote(numbers[item.pk], vote.member.name, board.Ballot(vote.cast))
        for item in items
        for vote in item.votes.all()
    ]


def noted(item: Item, number: str) -> Noted:
    """What was said, asked and resolved on an item."""
    points = item.points.all()
    said = [f"- {each.words}" for each in points if each.kind == Kind.POINT]
    return Noted(
        number,
        "\n".join(said),
        [
            board.Resolution(each.words, each.owner, each.due)
            for each in points
            if each.kind == Kind.RESOLUTION
        ],
        [asked_of(each) for each in points if each.kind in {Kind.QUESTION, Kind.REQUEST}],
    )


def asked_of(point: Point) -> Asked:
    """A question or a request, with its answer."""
    followed = getattr(point, "follow_up", None)
    return Asked(
        words=point.words,
        by="" if point.kind == Kind.REQUEST else point.who,
        young_person=point.kind == Kind.REQUEST,
        owner=point.owner,
        due=point.due,
        answer=followed.answer if followed else "",
    )


def distribution_of(meeting: Meeting) -> list[board.Recipient]:
    """Members by their roles, then everyone else on the list."""
    on = [each for each in named(meeting.body) if each.serves_on(meeting.day)]
    roles = [*GROUPS]
    members = sorted(on, key=lambda each: (roles.index(each.role), each.name))
    headings = {"voting": "Membership"}
    listed = [
        board.Recipient(each.name, headings.get(each.role, GROUPS[each.role]), each.paper_copies)
        for each in members
    ]
    others = meeting.body.recipients.all()
    return listed + [board.Recipient(each.name, each.heading, each.paper_copies) for each in others]


def publications_of(meeting: Meeting, *, closed: bool) -> list[board.Publication]:
    """What was put before the public, the first first; closed items only where they are asked."""
    packs = meeting.packs.exclude(published_on=None).exclude(what=Pack.What.MINUTES)
    found = []
    for at, pack in enumerate(packs.order_by("published_at")):
        items = [*pack.open.get("items", [])]
        items += (pack.closed or {}).get("items", []) if closed else []
        held = [
            board.PublishedItem(
                each["number"], each["title"], board.Part(each["part"]), bool(each.get("paper"))
            )
            for each in items
        ]
        if pack.published_on:
            found.append(board.Publication(pack.published_on, held, at))
    return found


def item_of(item: Item, number: str, with_minutes: bool) -> board.AgendaItem:
    """An item with its paper, or with the minutes it is to approve."""
    paper = getattr(item, "paper", None)
    is_minutes = with_minutes and item.kind == Item.Kind.MINUTES
    return board.AgendaItem(
        number=number,
        title=item.title,
        part=board.Part(item.part),
        kind=board.ItemKind[item.kind.upper()],
        at=item.at,
        note=item.words,
        presenter=item.presenter,
        exempt=tuple(item.paragraphs),
        exempt_because=item.exempt_because,
        public_title=item.public_title,
        urgent_because=item.urgency,
        paper=paper_of(paper) if paper else None,
        minutes=minutes_before(item.meeting, board.Part(item.part)) if is_minutes else None,
        to_follow=item.to_follow,
    )


def paper_of(paper: Paper) -> board.Paper:
    """A paper in the sections of the template."""
    last = next(iter(paper.versions.all()), None)
    template = {each.key: each for each in DEFAULT_TEMPLATE.sections}
    return board.Paper(
        title=paper.title,
        sections=[
            board.Section(key, paper.sections[key], each.heading)
            for key, each in template.items()
            if paper.sections.get(key)
        ],
        wards=paper.wards,
        from_=paper.from_whom,
        background_papers=[
            board.BackgroundPaper(each.title, each.held_at, each.contact, each.link)
            for each in paper.background_papers.all()
        ],
        appendices=[
            board.Appendix(str(at), each.title)
            for at, each in enumerate(paper.attachments.all(), 1)
        ],
        audit=board.AuditTrail(
            lead_officer=paper.lead_officer,
            author=paper.author,
            version="Final" if paper.is_final else f"Draft {last.number if last else 0}",
            dated=paper.sent_on or (timezone.localdate(last.at) if last else None),
            key_decision=paper.key_decision,
            consultation=[
                board.Consulted(each.officer, each.sought, each.included)
                for each in paper.consulted.all()
            ],
            sent_to_clerk=paper.sent_on,
        ),
        plain_words=paper.plain_words,
    )


def minutes_before(meeting: Meeting, part: board.Part) -> board.Minutes | None:
    """The minutes of the last meeting that was held before this one, of one part."""
    before = meeting.body.meetings.filter(day__lt=meeting.day, cancelled="").exclude(ended=None)
    last = before.first()
    return minutes_of(last, part) if last else None


def minutes_of(meeting: Meeting, part: board.Part) -> board.Minutes:
    """The minutes of one part of a meeting, drafted from what is recorded of it.

    Of a closed item the open minutes know what the public agenda did, and nothing else.
    """
    items = list(meeting.items.filter(part=part.value))
    if part is board.Part.A:
        told = meeting.items.filter(part=board.Part.B.value).exclude(public_title="")
        whole = open_part(meeting_of(meeting, [*items, *told], with_minutes=False)).meeting
    else:
        whole = meeting_of(meeting, items, with_minutes=False)
    approved = meeting.approved_at
    chair = body_of(meeting.body, meeting.day).officer_of(board.Office.CHAIR, meeting.day)
    return replace(
        draft_minutes(whole, part),
        approved_on=approved.day if approved else None,
        chair=meeting.presiding or (chair.name if chair else ""),
    )


def follow_up_of(row: FollowUp) -> board.FollowUp:
    """What a meeting asked for."""
    return board.FollowUp(
        ref=str(row.pk),
        kind=board.FollowUpKind[row.kind.upper()],
        words=row.words,
        raised_on=row.asked_on,
        raised_by=row.asked_by,
        owner=row.owner,
        due=row.due,
        answer=row.answer,
        answered_on=row.answered_on,
        closed_on=row.closed_on,
        part=board.Part.B if row.is_closed_part else board.Part.A,
    )


def duty_of(row: Reporting) -> board.ReportingDuty:
    """A duty to report to another body."""
    return board.ReportingDuty(
        by=row.body.name,
        to=row.to,
        what=row.what,
        rhythm=board.Rhythm[row.rhythm.upper()],
        times=row.times,
        within=row.within,
        source=row.source,
    )


def plan_of(row: Plan) -> board.WorkPlan:
    """A work plan as it was agreed on a day."""
    items = [board.PlannedItem(each.title, each.day, each.theme) for each in row.items.all()]
    return board.WorkPlan(row.agreed_on, items)
