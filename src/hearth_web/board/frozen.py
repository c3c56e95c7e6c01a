"""Agendas and minutes as they are kept when a pack is made: plain values, the open part by itself.

The open part is built from items the public may know of and from nothing else, so that no closed
word can be in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from hearth import board
from hearth.board.parts import closed_part, open_part
from hearth_web.board.as_pure import meeting_of, minutes_of
from hearth_web.board.models import Item, Meeting
from hearth_web.board.numbering import is_hidden
from hearth_web.board.queries import whole

__all__ = ["Frozen", "agenda", "closed_meeting", "mark_of", "minutes", "open_meeting"]

Frozen = dict[str, Any]


def public_items(meeting: Meeting) -> list[Item]:
    """The items the public may know of: open ones, and closed ones with a title for the public."""
    return [item for item in whole(meeting.items.all()) if not is_hidden(item)]


def closed_items(meeting: Meeting) -> list[Item]:
    """The items of part B."""
    return list(whole(meeting.items.filter(part=Item.Part.CLOSED)))


def open_meeting(meeting: Meeting) -> board.Meeting:
    """What the public may know of a meeting."""
    return open_part(meeting_of(meeting, public_items(meeting))).meeting


def closed_meeting(meeting: Meeting) -> board.Meeting | None:
    """The closed items with their papers; None where there are none."""
    items = closed_items(meeting)
    return closed_part(meeting_of(meeting, items)).meeting if items else None


def agenda(meeting: Meeting) -> tuple[Frozen, Frozen | None]:
    """The open agenda with its papers, and the closed one."""
    opened = frozen_meeting(open_meeting(meeting), public_items(meeting))
    closed = closed_meeting(meeting)
    return opened, frozen_meeting(closed, closed_items(meeting)) if closed else None


def frozen_meeting(meeting: board.Meeting, items: Sequence[Item]) -> Frozen:
    """A meeting as plain values."""
    paired = zip(meeting.items, items, strict=True)
    return plain(
        {
            "body": meeting.body.name,
            "day": meeting.on,
            "starts": meeting.at,
            "place": meeting.place,
            "joining": meeting.joining,
            "members": members_of(meeting),
            "notices": [vars(each) for each in meeting.notices],
            "contacts": [vars(each) for each in meeting.contacts],
            "items": [frozen_item(told, item) for told, item in paired],
        }
    )


def members_of(meeting: board.Meeting) -> list[list[Any]]:
    """Who is on the body, by role: the words of the role and their names."""
    headings = {
        board.Role.VOTING: "Membership",
        board.Role.RESERVE: "Reserves",
        board.Role.CO_OPTEE: "Non-voting co-opted members",
    }
    found = []
    for role, heading in headings.items():
        names = [each.named for each in meeting.body.members_on(meeting.on, role)]
        if names:
            found.append([heading, names])
    return found


def frozen_item(told: board.AgendaItem, item: Item) -> Frozen:
    """An item: what may be told of it, with the files of its paper."""
    is_told_whole = told.title == item.title and told.is_open == (not item.is_closed)
    has_paper = told.paper is not None
    return {
        "id": str(item.pk),
        "number": told.number,
        "title": told.title,
        "part": told.part.value,
        "kind": told.kind.value if is_told_whole else "",
        "at": told.at,
        "words": told.note,
        "presenter": told.presenter,
        "urgency": told.urgent_because,
        "paragraphs": list(told.exempt),
        "to_follow": told.to_follow,
        "paper": frozen_paper(told.paper, item) if told.paper and has_paper else None,
        "minutes": frozen_minutes(told.minutes) if told.minutes else None,
    }


def frozen_paper(paper: board.Paper, item: Item) -> Frozen:
    """A paper with the files attached to it."""
    files = item.paper.attachments.all()
    return {
        "title": paper.title,
        "from": paper.from_,
        "wards": paper.wards,
        "sections": [[each.heading, each.text] for each in paper.sections],
        "plain_words": paper.plain_words,
        "background": [vars(each) for each in paper.background_papers],
        "lead_officer": paper.audit.lead_officer,
        "author": paper.audit.author,
        "version": paper.audit.version,
        "dated": paper.audit.dated,
        "files": [
            {
                "id": str(each.pk),
                "title": each.title,
                "name": each.name,
                "size": each.size,
                "file": each.file,
                "digest": each.digest,
            }
            for each in files
        ],
    }


def frozen_minutes(minutes: board.Minutes) -> Frozen:
    """Minutes as plain values."""
    groups: dict[str, list[Mapping[str, str]]] = {}
    for each in minutes.present:
        groups.setdefault(each.group, []).append({"name": each.name, "title": each.title})
    return {
        "day": minutes.on,
        "starts": minutes.at,
        "place": minutes.place,
        "chair": minutes.chair,
        "ended": minutes.ended,
        "approved_on": minutes.approved_on,
        "present": [[heading, people] for heading, people in groups.items()],
        "items": [frozen_minute(each) for each in minutes.items],
    }


def frozen_minute(minute: board.Minute) -> Frozen:
    """One item of the minutes."""
    return {
        "number": minute.number,
        "title": minute.title,
        "text": minute.text,
        "resolutions": [each.words for each in minute.resolutions],
        "asked": [
            {"words": each.words, "by": each.by, "young": each.young_person, "answer": each.answer}
            for each in minute.asked
        ],
    }


def minutes(meeting: Meeting) -> tuple[Frozen, Frozen | None]:
    """The open minutes of a meeting, and the closed ones."""
    head = {"body": meeting.body.name, "day": meeting.day, "items": []}
    opened = plain({**head, "minutes": frozen_minutes(minutes_of(meeting, board.Part.A))})
    if not meeting.items.filter(part=Item.Part.CLOSED).exists():
        return opened, None
    return opened, plain({**head, "minutes": frozen_minutes(minutes_of(meeting, board.Part.B))})


def plain(values: Mapping[str, Any]) -> Frozen:
    """Values as JSON gives them back."""
    found: Frozen = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return found


def mark_of(opened: Frozen, closed: Frozen | None) -> str:
    """A digest of both parts: another agenda has another."""
    text = json.dumps([opened, closed], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
