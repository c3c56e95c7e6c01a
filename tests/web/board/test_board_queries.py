"""No page of the board asks the database more than a few questions, however much it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from meeting_help import DAY, Board, call, made, published, put, put_closed, report

from hearth_web.access.models import User
from hearth_web.board.actions import add, papers
from hearth_web.board.actions import minutes as acts
from hearth_web.board.models import (
    Attendance,
    BackgroundPaper,
    Body,
    Consulted,
    Function,
    Interest,
    Item,
    Meeting,
    Member,
    Notice,
    Office,
    Pack,
    Paper,
    Plan,
    Planned,
    Point,
    Recipient,
    Report,
    Reporting,
    Vote,
)

pytestmark = pytest.mark.django_db

MOST = 25
LAST = date(2025, 2, 12)


@pytest.fixture
def full(board: Board) -> Board:
    """The board with a meeting held and minuted, plenty on the next agenda, and all published."""
    by, body = board.clerk, board.body
    add(by=by, row=Function(body=body, words="To see that children are heard."))
    add(by=by, row=Notice(body=body, heading="Access", words="Ask us."))
    add(by=by, row=Recipient(body=body, name="Library", heading="Others"))
    duty = add(by=by, row=Reporting(body=body, to="Cabinet", what="Its work", rhythm="times_a_year",
                                    times=2, start=date(2023, 5, 1)))  # fmt: skip
    add(by=by, row=Report(reporting=duty, on=date(2024, 1, 10)))
    plan = add(by=by, row=Plan(body=body, year=2024, agreed_on=date(2024, 6, 1)))
    add(by=by, row=Planned(plan=plan, day=LAST, title="How children live"))
    held(board)
    for at in range(4):
        written(by, put(by, board.meeting, f"Matter {at}"))
        put_closed(by, board.meeting, f"Lease {at}", public_title=f"Property {at}")
    put(by, board.meeting, "Minutes", kind="minutes")
    published(by, board.meeting)
    many(board)
    return board


def many(board: Board) -> None:
    """Thirty meetings of years before, published, and thirty other bodies that meet."""
    others = Body.objects.bulk_create(Body(name=f"Panel {at}") for at in range(30))
    year = {"start": date(2024, 5, 1), "end": date(2025, 4, 30)}
    Office.objects.bulk_create(
        Office(body=each, kind="chair", member=board.chair, **year) for each in others
    )
    days = [date(2022, 6, 1) + timedelta(days=30 * at) for at in range(30)]
    was = Meeting.objects.bulk_create(
        Meeting(body=board.body, day=d, starts=time(14)) for d in days
    )
    coming = Meeting.objects.bulk_create(Meeting(body=b, day=DAY, starts=time(14)) for b in others)
    items = [Item(meeting=each, title="Homes") for each in was + coming]
    papers = [Paper(item=each, title="Homes") for each in Item.objects.bulk_create(items)]
    Paper.objects.bulk_create(papers)
    now = timezone.now()
    Pack.objects.bulk_create(
        Pack(meeting=each, what="agenda", made_at=now, published_at=now, published_on=each.day)
        for each in was
    )
    Member.objects.bulk_create(
        Member(body=board.body, name=f"Councillor {at}", role="voting", start=days[0])
        for at in range(30)
    )


def written(by: User, item: Item, **changes: Any) -> Paper:
    """The item's report with all that can stand beneath one."""
    paper = item.paper if hasattr(item, "paper") else report(by, item)
    add(by=by, row=BackgroundPaper(paper=paper, title="Plan", held_at="Here", contact="Ann"))
    add(by=by, row=Consulted(paper=paper, officer="Monitoring officer", sought=True))
    for title in ("Tables", "Maps"):
        file = ContentFile(b"rows", name="rows.txt")
        papers.attach(by=by, paper=paper, title=title, name="rows.txt", file=file)
    return papers.write(by=by, paper=paper, values=changes, version=None)


def held(board: Board) -> Meeting:
    """A meeting before it, with people, interests, lines and votes, its minutes published."""
    by, meeting = board.clerk, call(board.clerk, board.body, LAST)
    acts.attendance_of_all(by=by, meeting=meeting)
    for at in range(3):
        item = put(by, meeting, f"Business {at}", kind="verbal")
        add(by=by, row=Interest(meeting=meeting, item=item, name="Cy", kind="other", words="None"))
        for kind in ("point", "resolution", "question", "request"):
            line = Point(item=item, kind=kind, words=f"That {kind} {at}.", owner="Hal")
            acts.add_point(by=by, point=line)
        for each in Attendance.objects.filter(meeting=meeting, as_what="voting"):
            add(by=by, row=Vote(item=item, member=each.member, cast="for"))
        away = Attendance(meeting=meeting, name=f"Ed {at}", as_what="adviser", state="apologies")
        add(by=by, row=away)
    put_closed(by, meeting, "Price")
    published(by, meeting)
    acts.end_meeting(by=by, meeting=meeting, ended=time(16), presiding="")
    published(by, meeting, Pack.What.MINUTES)
    return meeting


def pages(board: Board) -> Iterator[str]:
    """Every page of the board that is read, and of the forms the ones that ask most."""
    paper, item = board.paper.pk, board.item.pk
    pack = board.meeting.packs.exclude(published_at=None).latest("published_at")
    unmade = made(board.clerk, board.meeting)
    minutes = Pack.objects.get(what=Pack.What.MINUTES)
    yield from map(reverse, ("board", "board-body-add", "public-meetings", "public-feed", "home"))
    for name in BODY:
        yield reverse(name, args=[board.body.pk])
    for meeting in (board.meeting, minutes.meeting):
        for name in MEETING:
            yield reverse(name, args=[meeting.pk])
    for kind in ("office", "member", "contact"):
        yield reverse("board-row-add", args=[kind, board.body.pk])
    for kind in ("attendance", "interest"):
        yield reverse("board-row-add", args=[kind, minutes.meeting.pk])
    for name in ("change", "put-off", "remove"):
        yield reverse(f"board-item-{name}", args=[item])
    yield reverse("board-votes", args=[minutes.meeting.items.earliest("place").pk])
    yield from (reverse(name, args=[paper]) for name in PAPER)
    yield reverse("board-version", args=[paper, 1])
    for each in (pack, unmade, minutes):
        yield reverse("board-pack", args=[each.pk])
    yield reverse("board-pack-publish", args=[unmade.pk])
    yield reverse("board-pack-withdraw", args=[pack.pk])
    yield reverse("public-minutes", args=[minutes.pk])
    yield reverse("public-paper", args=[pack.pk, 1])


BODY = ("board-body", "board-members", "board-settings", "board-follow-ups", "board-plan",
        "board-plan-add", "board-reporting", "board-body-change", "board-meeting-add")  # fmt: skip
MEETING = ("board-meeting", "board-meeting-change", "board-meeting-cancel", "board-item-add",
           "board-attendance", "board-minutes", "board-end", "board-approve", "board-packs",
           "public-meeting")  # fmt: skip
PAPER = ("board-paper", "board-paper-write", "board-attach")


def test_no_page_asks_the_database_more_than_a_few_questions(full: Board, clerk: Client) -> None:
    asked = {}
    for address in pages(full):
        with CaptureQueriesContext(connection) as told:
            assert clerk.get(address).status_code == 200, address
        asked[address] = len(told)
    assert {address: count for address, count in asked.items() if count > MOST} == {}
