"""Meetings with their items, and the minutes of those before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hearth import board
from hearth.board.drafting import draft_minutes
from hearth.board.parts import open_part
from hearth_web.board.as_pure.bodies import body_of, named
from hearth_web.board.as_pure.happened import (
    GROUPS,
    apology_of,
    away,
    interest_of,
    is_dispensation,
    noted,
    present_of,
    votes_of,
)
from hearth_web.board.as_pure.papers import paper_of
from hearth_web.board.models import Item, Meeting, Pack
from hearth_web.board.numbering import is_hidden, numbers_of
from hearth_web.ui import clock

__all__ = ["bare_meeting", "distribution_of", "meeting_of", "minutes_of"]


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
        short_notice_because=meeting.notice_reason,
        ended=meeting.ended,
    )


def bare_meeting(meeting: Meeting) -> board.Meeting:
    """Only what the notice of a meeting is counted from."""
    body = meeting.body
    terms = board.Terms(notice_days=body.notice, working_days_only=body.working_days)
    first = first_published(meeting)
    out = [board.Publication(first)] if first else []
    return board.Meeting(board.Body(body.name, "", terms=terms), meeting.day, publications=out)


def summons_of(meeting: Meeting) -> board.Summons | None:
    """Who summons the members; the day is that of the first publication, else today."""
    body = meeting.body
    if not body.summons_name:
        return None
    on = first_published(meeting) or clock.today()
    return board.Summons(body.summons_name, body.summons_title, on)


def first_published(meeting: Meeting) -> date | None:
    """The day its agenda was first published."""
    return min((on for _, on in agendas_out(meeting)), default=None)


def agendas_out(meeting: Meeting) -> list[tuple[Pack, date]]:
    """The agendas that were published, the first first, each with its day."""
    packs = (each for each in meeting.packs.all() if each.what != Pack.What.MINUTES)
    found = [(each, each.published_on) for each in packs if each.published_on]
    return sorted(found, key=lambda each: (each[1], each[0].published_at))


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
    found = []
    for at, (pack, on) in enumerate(agendas_out(meeting)):
        items = [*pack.open.get("items", [])]
        items += (pack.closed or {}).get("items", []) if closed else []
        held = [
            board.PublishedItem(
                each["number"], each["title"], board.Part(each["part"]), bool(each.get("paper"))
            )
            for each in items
        ]
        found.append(board.Publication(on, held, at, pack.last_page))
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


def minutes_before(meeting: Meeting, part: board.Part) -> board.Minutes | None:
    """The minutes of the last meeting that was held before this one, of one part."""
    last = meeting.held_before
    return minutes_of(last, part) if last else None


def minutes_of(meeting: Meeting, part: board.Part) -> board.Minutes:
    """The minutes of one part of a meeting, drafted from what is recorded of it.

    Of a closed item the open minutes know what the public agenda did, and nothing else.
    """
    if part is board.Part.A:
        shown = [item for item in meeting.items.all() if not is_hidden(item)]
        whole = open_part(meeting_of(meeting, shown, with_minutes=False)).meeting
    else:
        closed = [item for item in meeting.items.all() if item.is_closed]
        whole = meeting_of(meeting, closed, with_minutes=False)
    approved = meeting.approved_at
    chair = whole.body.officer_of(board.Office.CHAIR, meeting.day)
    return replace(
        draft_minutes(whole, part),
        approved_on=approved.day if approved else None,
        chair=meeting.presiding or (chair.name if chair else ""),
    )
