"""The meeting of a meeting file: agenda, front sheet, and what happened."""

from __future__ import annotations

from hearth.board.bodies import Body
from hearth.board.exempt import exempt_paragraphs
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
from hearth.board.reading.bodies import contact_of
from hearth.board.reading.papers import paper_of
from hearth.board.reading.said import Said
from hearth.errors import UnreadableError

__all__ = ["meeting_of"]


def meeting_of(top: Said, body: Body) -> Meeting:
    """The meeting; UnreadableError when it does not say on which day it is."""
    said = top.inside("meeting")
    on = said.day("on")
    if on is None:
        raise UnreadableError(
            f"{top.notes.file} does not say when the meeting is. Write meeting: and below it "
            "on: 2020-11-04."
        )
    held_by = top.inside("distribution-held-by", "contact")
    found = Meeting(
        body=body,
        on=on,
        at=said.clock("at"),
        place=said.text("place"),
        online=said.yes("online"),
        joining=said.text("joining"),
        contacts=[contact_of(each) for each in top.each("contacts")],
        summons=_summons(top),
        items=[_item(each, body) for each in top.each("items", "item")],
        notices=[_notice(each) for each in top.each("information-for-the-public", "notice")],
        housekeeping=[_notice(each) for each in top.each("before-the-business", "notice")],
        distribution=_recipients(top),
        distribution_held_by=contact_of(held_by) if held_by.words else None,
        publications=[*filter(None, map(_publication, top.each("publications")))],
        apologies=[_apology(each) for each in top.each("apologies", "apology")],
        attendance=[_present(each) for each in top.each("attendance", "person present")],
        interests=[_interest(each) for each in top.each("interests")],
        dispensations=[_dispensation(each) for each in top.each("dispensations")],
        votes=[vote for each in top.each("votes") for vote in _votes(each)],
        notes=[_noted(each) for each in top.each("notes")],
        cancelled_because=said.text("cancelled-because"),
        short_notice_because=said.text("short-notice-because"),
        ended=said.clock("ended"),
    )
    said.done()
    return found


def _summons(top: Said) -> Summons | None:
    if "summons" not in top:
        top.raw("summons")
        return None
    said = top.inside("summons")
    found = Summons(said.needed("name"), said.text("title"), said.day("on"))
    said.done()
    return found


def _item(said: Said, body: Body) -> AgendaItem:
    title = said.needed("title")
    paper, minutes = said.inside("paper"), said.inside("minutes")
    found = AgendaItem(
        number=said.text("number"),
        title=title,
        part=said.one_of("part", Part, Part.A),
        kind=said.one_of("kind", ItemKind, _likely_kind(said)),
        at=said.clock("at"),
        note=said.text("note"),
        presenter=said.text("presenter"),
        exempt=_exempt(said),
        exempt_because=said.text("exempt-because"),
        public_title=said.text("public-title"),
        urgent_because=said.text("urgent-because"),
        paper=paper_of(paper, title) if paper.words else None,
        minutes=_minutes(minutes, body) if minutes.words else None,
        to_follow=said.yes("to-follow"),
    )
    said.done()
    return found


def _likely_kind(said: Said) -> ItemKind:
    """The kind of an item that does not say it: by what comes with it."""
    if "minutes" in said:
        return ItemKind.MINUTES
    return ItemKind.WRITTEN if "paper" in said or "to-follow" in said else ItemKind.FORMAL


def _exempt(said: Said) -> list[int]:
    """Paragraph numbers: ``exempt: [1, 3]`` or ``exempt: 3``."""
    found = []
    for text in said.texts("exempt"):
        for part in text.replace("and", ",").split(","):
            if part.strip().isdecimal():
                found.append(int(part))
            else:
                known = f"1 to {max(exempt_paragraphs())}"
                said.fault("exempt", f"exempt: {part.strip()!r} is no paragraph. Write {known}.")
    return found


def _notice(said: Said) -> PublicNotice:
    found = PublicNotice(said.text("name") or said.needed("heading"), said.text("text"))
    said.done()
    return found


def _recipients(top: Said) -> list[Recipient]:
    """The distribution list: groups with their members, or members alone."""
    found = []
    for group in top.each("distribution", "line of the distribution list"):
        name = group.text("group")
        if "to" in group or name:
            found += [_recipient(each, name) for each in group.each("to", "recipient")]
            group.done()
        else:
            found.append(_recipient(group, ""))
    return found


def _recipient(said: Said, group: str) -> Recipient:
    name = said.needed("name")
    found = Recipient(name, group, said.number("paper"), said.text("note"))
    said.done()
    return found


def _publication(said: Said) -> Publication | None:
    """An agenda or supplement that went out; None, noted, without its day."""
    on = said.day("on")
    items = [_published(each) for each in said.each("items", "published item")]
    supplement, last = said.number("supplement"), said.number("last-page")
    if on is None:
        said.fault(
            "on",
            "This publication has no day. Write on: and the day. It is left out.",
            left_out=True,
        )
    said.done()
    return Publication(on, items, supplement, last) if on else None


def _published(said: Said) -> PublishedItem:
    found = PublishedItem(
        said.needed("number"),
        said.text("name") or said.text("title"),
        said.one_of("part", Part, Part.A),
        said.yes("paper"),
    )
    said.done()
    return found


def _apology(said: Said) -> Apology:
    found = Apology(said.needed("name"), said.text("substitute"), said.yes("late"))
    said.done()
    return found


def _present(said: Said) -> Attendance:
    found = Attendance(
        said.needed("name"),
        said.text("group"),
        said.text("title"),
        said.clock("arrived"),
        said.clock("left"),
        said.yes("online"),
    )
    said.done()
    return found


def _interest(said: Said) -> Interest:
    found = Interest(
        said.needed("name"),
        said.text("item"),
        said.text("nature"),
        said.yes("pecuniary"),
        said.yes("withdrew"),
    )
    said.done()
    return found


def _dispensation(said: Said) -> Dispensation:
    found = Dispensation(
        said.needed("name"),
        said.text("nature"),
        said.text("granted-by"),
        said.day("granted-on"),
        said.day("until"),
    )
    said.done()
    return found


def _votes(said: Said) -> list[Vote]:
    """The votes on an item: names under for, against and abstained."""
    item = said.needed("item")
    found = [Vote(item, name, ballot) for ballot in Ballot for name in said.texts(ballot.value)]
    said.done()
    return found


def _noted(said: Said) -> Noted:
    found = Noted(said.needed("item"), said.text("text"), _resolutions(said), _asked(said))
    said.done()
    return found


def _resolutions(said: Said) -> list[Resolution]:
    """What was resolved: a text, or its words with an owner and a day."""
    found = []
    for each in said.each("resolved", "resolution"):
        words = each.text("name") or each.needed("words")
        found.append(Resolution(words, each.text("owner"), each.day("due")))
        each.done()
    return found


def _asked(said: Said) -> list[Asked]:
    found = []
    for each in said.each("asked", "question"):
        found.append(
            Asked(
                each.text("name") or each.needed("words"),
                each.text("by"),
                each.yes("young-person"),
                each.text("owner"),
                each.day("due"),
                each.text("answer"),
            )
        )
        each.done()
    return found


def _minutes(said: Said, body: Body) -> Minutes | None:
    """Minutes to approve; None, said, when they do not say of which meeting."""
    on = said.day("on")
    if on is None:
        said.fault("on", "These minutes do not say of which meeting. Write on: and its day.")
        return None
    part = said.one_of("part", Part, Part.A)
    found = Minutes(
        body=said.text("body") or body.name,
        council=body.council,
        on=on,
        at=said.clock("at"),
        place=said.text("place"),
        part=part,
        present=_groups(said),
        items=[_minute(each, part) for each in said.each("items", "minute")],
        ended=said.clock("ended"),
        approved_on=said.day("approved-on"),
        chair=said.text("chair"),
    )
    said.done()
    return found


def _groups(said: Said) -> list[Attendance]:
    """Who was there, by the headings of the minutes."""
    found = []
    for group in said.each("present", "group of those present"):
        name = group.text("group") or group.text("name")
        for each in group.each("people", "person present"):
            found.append(Attendance(each.needed("name"), name, each.text("title")))
            each.done()
        group.done()
    return found


def _minute(said: Said, part: Part) -> Minute:
    found = Minute(
        said.text("number"),
        said.needed("title"),
        said.text("text"),
        _resolutions(said),
        _asked(said),
        said.one_of("part", Part, part),
    )
    said.done()
    return found
