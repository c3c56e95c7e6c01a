"""Agendas and minutes as they are kept when a pack is made: plain values, the open part by itself.

The open part is built from items the public may know of and from nothing else, so that no closed
word can be in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from hearth import board
from hearth.board.parts import closed_part, open_part
from hearth.dates.words import day
from hearth_web.board.as_pure import meeting_of, minutes_of
from hearth_web.board.live import LivePart, as_kept, asked_in, live_in
from hearth_web.board.models import Item, Meeting, Pack
from hearth_web.board.numbering import is_hidden
from hearth_web.board.reading import whole

__all__ = [
    "Frozen",
    "agenda",
    "closed_meeting",
    "files_of",
    "last_out",
    "live_part",
    "mark_of",
    "minutes",
    "open_meeting",
    "plain",
    "without_live",
]

Frozen = dict[str, Any]


def public_items(meeting: Meeting) -> list[Item]:
    """The items the public may know of: open ones, and closed ones with a title for the public."""
    return [item for item in whole(meeting).items.all() if not is_hidden(item)]


def closed_items(meeting: Meeting) -> list[Item]:
    """The items of part B."""
    return [item for item in whole(meeting).items.all() if item.is_closed]


def open_meeting(meeting: Meeting) -> board.Meeting:
    """What the public may know of a meeting."""
    return open_part(meeting_of(meeting, public_items(meeting))).meeting


def closed_meeting(meeting: Meeting) -> board.Meeting | None:
    """The closed items with their papers; None where there are none."""
    items = closed_items(meeting)
    return closed_part(meeting_of(meeting, items)).meeting if items else None


def agenda(meeting: Meeting) -> tuple[Frozen, Frozen | None]:
    """The open agenda with its papers, and the closed one."""
    told, shut = open_meeting(meeting), closed_meeting(meeting)
    out = last_out(meeting) if asks(told) or (shut and asks(shut)) else None
    opened = frozen_meeting(told, public_items(meeting)) | kept_live(meeting, told, out)
    if shut is None:
        return opened, None
    shut_live = kept_live(meeting, shut, out, closed=True)
    return opened, frozen_meeting(shut, closed_items(meeting)) | shut_live


def asks(meeting: board.Meeting) -> bool:
    """Whether a paper asks for a live figure."""
    return bool(asked_in({each.number: each.paper for each in meeting.items if each.paper}))


def last_out(meeting: Meeting, but: Pack | None = None) -> Pack | None:
    """The agenda that went out last and stands, this pack left aside."""
    out = meeting.packs.exclude(published_at=None).exclude(what=Pack.What.MINUTES)
    standing = out.filter(withdrawn_at=None).order_by("-published_at")
    return (standing.exclude(pk=but.pk) if but else standing).first()


def live_part(
    meeting: Meeting, part: board.Meeting, out: Pack | None, *, closed: bool = False
) -> LivePart:
    """The live figures that the papers of one part ask for, but for those that stay as they went
    out."""
    papers = {f"Item {each.number}: {each.title}": each.paper for each in part.items
              if each.paper is not None}  # fmt: skip
    what = "closed papers" if closed else "agenda and papers"
    title = f"{part.body.name}, {day(part.on)}: {what}"
    but = settled(part, out, closed)
    return live_in(papers, part.on, title, body=meeting.body, but=but)


def settled(meeting: board.Meeting, out: Pack | None, closed: bool) -> Frozen:
    """The live figures that went out, and for which no paper asks that was written since."""
    before = (out.closed if closed else out.open) if out else None
    was: Frozen = (before or {}).get("live", {})
    if not before or not was:
        return {}
    printed = [(each["paper"]["sections"], each["paper"]["plain_words"])
               for each in before["items"] if each["paper"]]  # fmt: skip
    papers = {each.number: each.paper for each in meeting.items if each.paper}
    fresh = {number: paper for number, paper in papers.items() if texts_of(paper) not in printed}
    again = asked_in(fresh)
    return {name: was[name] for name in asked_in(papers) if name in was and name not in again}


def texts_of(paper: board.Paper) -> tuple[list[list[str]], str]:
    """What a paper says, as a pack keeps it."""
    return [[each.heading, each.text] for each in paper.sections], paper.plain_words


def kept_live(
    meeting: Meeting, part: board.Meeting, out: Pack | None, *, closed: bool = False
) -> Frozen:
    """The live figures of a part as they are kept; nothing where no paper asks for any."""
    new = as_kept(live_part(meeting, part, out, closed=closed).blocks)
    blocks = settled(part, out, closed) | new
    return plain({"live": blocks}) if blocks else {}


def without_live(part: Frozen | None) -> Frozen | None:
    """A part but for its live figures, which move on month by month."""
    return part and {name: value for name, value in part.items() if name != "live"}


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
            **short_notice(meeting),
            "members": members_of(meeting),
            "notices": [vars(each) for each in meeting.notices],
            "contacts": [vars(each) for each in meeting.contacts],
            "items": [frozen_item(told, item) for told, item in paired],
        }
    )


def short_notice(meeting: board.Meeting) -> Frozen:
    """Why a meeting is convened at shorter notice; nothing of one that is not, as packs of before
    have it."""
    why = meeting.short_notice_because
    return {"short_notice": why} if why else {}


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
        "paper": frozen_paper(told.paper, item) if told.paper else None,
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


def files_of(part: Frozen) -> Iterator[Frozen]:
    """The files of the papers of one part of a pack."""
    for item in part.get("items", []):
        yield from (item["paper"] or {}).get("files", [])


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
    whole(meeting)
    opened = plain({**head, "minutes": frozen_minutes(minutes_of(meeting, board.Part.A))})
    if not closed_items(meeting):
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
