"""The invented council's board: one meeting that was held, one that is out, one being prepared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any

from hearth.board import MunicipalYear
from hearth_web.access.models import User
from hearth_web.board import making
from hearth_web.board.actions import add, agenda, change, minutes, packs, papers
from hearth_web.board.actions.work import agree_plan
from hearth_web.board.models import (
    Activity,
    Attendance,
    BackgroundPaper,
    Body,
    Consulted,
    Contact,
    Function,
    Item,
    Meeting,
    Member,
    Notice,
    Office,
    Pack,
    Paper,
    Planned,
    Point,
    Recipient,
    Report,
    Reporting,
)
from hearth_web.config.demo import board_words as words
from hearth_web.config.demo.users import NAMES
from hearth_web.jobs import Work
from hearth_web.ui import clock

__all__ = ["arrange"]

Kind, Role = Item.Kind, Member.Role
SINCE = date(2022, 5, 25)


def arrange(people: Mapping[str, User]) -> None:
    """Through the front door, as the clerk and the analyst would do it."""
    clerk, author = people["democratic_services"], people["analyst"]
    body = add(by=clerk, row=Body(**words.BODY))
    members = join(clerk, body, people["board_member"])
    furnish(clerk, body)
    held, coming, later = call(clerk, body, clock.today())
    plan(clerk, body, held, coming, later)
    hold(clerk, held, members)
    build(clerk, author, coming)
    prepare(clerk, author, later)
    out(clerk, held, Pack.What.MINUTES)
    out(clerk, coming, Pack.What.AGENDA)


def join(clerk: User, body: Body, signs_in: User) -> dict[str, Member]:
    """Its members, the chair among them signing in, and what some learned and visited."""
    found = {}
    for name, role, group in words.MEMBERS:
        email = signs_in.email if name == signs_in.name else ""
        row = Member(body=body, name=name, role=role, stands_for=group, start=SINCE, email=email)
        found[name] = add(by=clerk, row=row)
    left = Member(body=body, name=words.LEFT, start=SINCE, end=date(2024, 5, 21))
    add(by=clerk, row=left)
    for name, kind, days, what in words.DID:
        on = clock.today() - timedelta(days)
        add(by=clerk, row=Activity(member=found[name], kind=kind, on=on, what=what))
    for kind, name in words.OFFICES:
        office = Office(body=body, kind=kind, member=found[name], **year_of(clock.today()))
        add(by=clerk, row=office)
    return found


def year_of(today: date) -> dict[str, date]:
    """The municipal year of a day, and the one after: an office outlives the demonstration."""
    this = MunicipalYear.of(today)
    return {"start": this.start, "end": MunicipalYear(this.beginning + 1).end}


def furnish(clerk: User, body: Body) -> None:
    """What it is to do, what the public should know, whom to ask, what it owes."""
    rows: list[Any] = [
        Function(body=body, place=at, words=each) for at, each in enumerate(words.FUNCTIONS, 1)
    ]
    rows += [
        Notice(body=body, place=at, heading=heading, words=said)
        for at, (heading, said) in enumerate(words.NOTICES, 1)
    ]
    rows += [Contact(body=body, **words.CONTACT)]
    rows += [Recipient(body=body, heading=h, name=n) for h, n in words.RECIPIENTS]
    for row in rows:
        add(by=clerk, row=row)
    for duty in words.DUTIES:
        made = add(by=clerk, row=Reporting(body=body, start=clock.today() - timedelta(330), **duty))
        if made.times == 2:
            add(by=clerk, row=Report(reporting=made, on=clock.today() - timedelta(165),
                                     words="Cabinet, item 9"))  # fmt: skip


def call(clerk: User, body: Body, today: date) -> list[Meeting]:
    """Three meetings, each on a Wednesday: ten weeks ago, in two weeks, in eleven weeks."""
    monday = today - timedelta(today.weekday())
    days = [monday + timedelta(days=2, weeks=weeks) for weeks in (-10, 2, 11)]
    return [
        agenda.add_meeting(
            by=clerk,
            meeting=Meeting(body=body, day=day, starts=time(14), place="Council chamber"),
            usual=True,
        )
        for day in days
    ]


def item(clerk: User, meeting: Meeting, title: str, kind: str = Kind.WRITTEN, **more: Any) -> Item:
    """An item at the end of an agenda."""
    return agenda.add_item(by=clerk, item=Item(meeting=meeting, title=title, kind=kind, **more))


def plan(clerk: User, body: Body, held: Meeting, coming: Meeting, later: Meeting) -> None:
    """Two plans: what was meant in the autumn, and what was agreed since."""
    days = {"held": held.day, "coming": coming.day, "later": later.day}
    agreed = (held.day - timedelta(90), held.day)
    for on, rows in zip(agreed, words.PLANS, strict=True):
        made = agree_plan(by=clerk, body=body, on=on, copies=False)
        for when, theme, title in rows:
            row = Planned(plan=made, day=days[when], theme=theme, title=title)
            add(by=clerk, row=row)


def hold(clerk: User, meeting: Meeting, members: Mapping[str, Member]) -> None:
    """The meeting of ten weeks ago: who was there, what was said, resolved and asked."""
    minutes.attendance_of_all(by=clerk, meeting=meeting)
    for row in meeting.attendance.filter(name=words.AWAY):
        change(by=clerk, row=row, values={"state": Attendance.State.APOLOGIES})
    for name, role, post in words.PRESENT:
        row = Attendance(meeting=meeting, member=members.get(name), name=name, as_what=role,
                         post=post)  # fmt: skip
        add(by=clerk, row=row)
    for title, kind, lines in words.HELD:
        made = item(clerk, meeting, title, kind)
        say(clerk, made, lines)
    minutes.end_meeting(by=clerk, meeting=meeting, ended=time(16, 40), presiding="")


def say(clerk: User, on: Item, lines: Iterable[tuple[str, str, str, str]]) -> None:
    """The lines of an item's minutes: what kind, the words, who said it, who sees to it."""
    for kind, said, who, owner in lines:
        due = on.meeting.day + timedelta(days=70) if owner else None
        point = Point(item=on, kind=kind, words=said, who=who, owner=owner, due=due,
                      nothing_to_do=kind == Point.Kind.RESOLUTION and not owner)  # fmt: skip
        minutes.add_point(by=clerk, point=point)


def build(clerk: User, author: User, meeting: Meeting) -> None:
    """The coming meeting, whole: written, verbal and closed items."""
    for title, at in words.WRITTEN:
        report(author, item(clerk, meeting, title, at=at), title)
    item(clerk, meeting, "Message from the young people’s council", Kind.VERBAL, at=time(15, 10))
    closed = item(
        clerk,
        meeting,
        words.CLOSED_TITLE,
        part=Item.Part.CLOSED,
        paragraphs=[3],
        exempt_because=words.CLOSED_BECAUSE,
        public_title="Homes for children: a contract",
    )
    report(clerk, closed, words.CLOSED_TITLE, words.CLOSED_REPORT)


def report(author: User, on: Item, title: str, sections: Mapping[str, str] | None = None) -> Paper:
    """A report that is ready."""
    paper = agenda.start_paper(by=author, item=on, from_whom="Head of service, children in care")
    add(by=author, row=BackgroundPaper(paper=paper, **words.BACKGROUND))
    for officer, sought in words.CONSULTED:
        add(by=author, row=Consulted(paper=paper, officer=officer, sought=sought, included=sought))
    values = {
        "title": title,
        "sections": sections or {**words.NO_IMPLICATIONS, **words.REPORTS[title]},
        "plain_words": words.PLAIN.get(title, ""),
        "lead_officer": NAMES["head_of_service"],
        "author": str(author),
        "sent_on": clock.today() - timedelta(days=4),
        "is_final": True,
    }
    return papers.write(by=author, paper=paper, values=values, version=None)


def prepare(clerk: User, author: User, meeting: Meeting) -> None:
    """The meeting after that: an agenda that still lacks a good deal."""
    begun = item(clerk, meeting, words.BEGUN)
    paper = agenda.start_paper(by=author, item=begun, kind="health")
    service = "Two nurses and a doctor of the health trust look after our children’s health."
    sections = {**paper.sections, "service": service}
    papers.write(by=author, paper=paper, values={"sections": sections}, version=None)
    item(clerk, meeting, "Workshop: what a good first home looks like", Kind.WORKSHOP)


def out(clerk: User, meeting: Meeting, what: str) -> None:
    """Made and published."""
    pack = packs.ask_for_pack(by=clerk, meeting=meeting, what=what)
    if pack.job is None:
        return
    making.make_pack(Work(pack.job))
    pack.job.state = pack.job.State.DONE
    pack.job.finished_at = pack.job.created_at
    pack.job.save()
    packs.publish(by=clerk, pack=pack)
