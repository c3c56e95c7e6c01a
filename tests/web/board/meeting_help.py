"""A small board of invented people, built through the actions, and ways to fill in its forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.test import Client
from django.utils import timezone
from lxml import html

from hearth_web.access.models import User
from hearth_web.board import frozen
from hearth_web.board.actions import add, agenda, packs, papers
from hearth_web.board.models import Body, Contact, Item, Meeting, Member, Office, Pack, Paper
from hearth_web.jobs.worker import run_due

TODAY = date(2025, 3, 31)
DAY = date(2025, 4, 16)
SECRET = "Zephyrine"  # a word that stands in closed papers and nowhere else
SECTIONS = {
    "purpose": "To say how things stand.",
    "recommendations": "That the report be noted.",
    "background": "It was asked for in the autumn.",
    "key_issues": "Most of it goes well.",
    "community": "None found.",
    "equalities": "None found.",
    "resource": "None.",
    "legal": "None.",
    "financial": "None.",
}


@dataclass(frozen=True)
class Board:
    """The body, its coming meeting, an open paper, and who looks after it."""

    clerk: User
    body: Body
    meeting: Meeting
    item: Item
    paper: Paper
    chair: Member
    co_optee: Member


def make_board(clerk: User) -> Board:
    """A body with a chair and three voting members, and a meeting with one written item."""
    body = add(by=clerk, row=Body(name="Parenting Board", quorum=2, summons_name="Ann Chief"))
    add(by=clerk, row=Contact(body=body, name="Cleo Clerk", phone="01632 960 001"))
    chair = member(clerk, body, "Councillor Ada Finch")
    member(clerk, body, "Councillor Ben Wren")
    member(clerk, body, "Councillor Cy Rook")
    co_optee = member(clerk, body, "Dee Nurse", Member.Role.CO_OPTEE)
    year = {"start": date(2024, 5, 1), "end": date(2025, 4, 30)}
    add(by=clerk, row=Office(body=body, kind="chair", member=chair, **year))
    meeting = call(clerk, body, DAY)
    item = put(clerk, meeting, "How children live")
    return Board(clerk, body, meeting, item, report(clerk, item), chair, co_optee)


def member(clerk: User, body: Body, name: str, role: str = "voting", **more: Any) -> Member:
    """Somebody on the body since 2022."""
    given = {"start": date(2022, 5, 25), **more}
    return add(by=clerk, row=Member(body=body, name=name, role=role, **given))


def call(clerk: User, body: Body, day: date) -> Meeting:
    """A meeting at two, with nothing on its agenda."""
    row = Meeting(body=body, day=day, starts=time(14), place="Room 1")
    return agenda.add_meeting(by=clerk, meeting=row, usual=False)


def put(clerk: User, meeting: Meeting, title: str, **more: Any) -> Item:
    """An item at the end of its part."""
    return agenda.add_item(by=clerk, item=Item(meeting=meeting, title=title, **more))


def put_closed(clerk: User, meeting: Meeting, title: str, **more: Any) -> Item:
    """A closed item with its report, full of the word that nobody else may read."""
    given = {"part": "B", "paragraphs": [3], "exempt_because": f"{SECRET} bargains.", **more}
    item = put(clerk, meeting, title, **given)
    closed = {key: f"{SECRET} {key.replace('_', ' ')}." for key in SECTIONS}
    report(clerk, item, closed)
    return item


def report(by: User, item: Item, sections: dict[str, str] | None = None) -> Paper:
    """The report of an item, ready."""
    paper = agenda.start_paper(by=by, item=item, from_whom="Head of service")
    values = {
        "sections": sections or SECTIONS,
        "lead_officer": "Hal Head",
        "author": "Ann Author",
        "sent_on": TODAY,
        "is_final": True,
    }
    return papers.write(by=by, paper=paper, values=values, version=None)


def made(
    clerk: User, meeting: Meeting, what: str = Pack.What.AGENDA, *, files: bool = False
) -> Pack:
    """A pack: with `files`, by the worker; otherwise only what it says, which is quick."""
    if files:
        pack = packs.ask_for_pack(by=clerk, meeting=meeting, what=what)
        run_due()
        pack.refresh_from_db()
        assert pack.made_at, pack.job and pack.job.error
        return pack
    meeting = Meeting.objects.get(pk=meeting.pk)  # as it is kept, not as a test holds it
    said = frozen.minutes(meeting) if what == Pack.What.MINUTES else frozen.agenda(meeting)
    return Pack.objects.create(
        meeting=meeting,
        what=what,
        open=said[0],
        closed=said[1],
        mark=frozen.mark_of(*said),
        made_at=timezone.now(),
    )


def published(
    clerk: User, meeting: Meeting, what: str = Pack.What.AGENDA, *, files: bool = False
) -> Pack:
    """A pack, made and before the public."""
    return packs.publish(by=clerk, pack=made(clerk, meeting, what, files=files))


def page(client: Client, address: str) -> Any:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return parsed(answer.content)


def parsed(content: bytes) -> Any:
    """A page as a tree."""
    return html.fromstring(content)


def words(client: Client, address: str) -> str:
    """What a page says between header and footer."""
    (main,) = page(client, address).xpath("//main")
    return " ".join(" ".join(main.itertext()).split())


def filled(client: Client, address: str) -> dict[str, Any]:
    """The fields of the page's form as they stand, to be changed and sent."""
    (form,) = page(client, address).xpath("//main//form[@novalidate and not(@action)]")
    found = {name: value for name, value in form.form_values() if not isinstance(value, list)}
    for each in form.xpath(".//input[@type='radio' and @checked]"):
        found[each.get("name")] = each.get("value")
    found.pop("csrfmiddlewaretoken")
    return found


def send(client: Client, address: str, **fields: Any) -> list[str]:
    """Fill the form in and send it: the sentences of the error summary, none when it was saved."""
    answer = client.post(address, {**filled(client, address), **fields})
    return [] if answer.status_code == 302 else faults(answer.content)


def faults(content: bytes) -> list[str]:
    """The sentences of a page's error summary."""
    summary = parsed(content).xpath("//*[@data-module='govuk-error-summary']//li")
    assert summary, "The form was neither saved nor refused."
    return [" ".join(each.text_content().split()) for each in summary]


def day_fields(name: str, day: date) -> dict[str, Any]:
    """The boxes of a date."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
