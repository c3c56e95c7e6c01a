"""After the meeting: minutes, what is followed up, the work plan, reports to other bodies."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from meeting_help import TODAY, Board, call, day_fields, member, published, put, report, send, words

from hearth_web.board.actions import add, change, minutes
from hearth_web.board.actions.work import agree_plan
from hearth_web.board.ahead import owed_by
from hearth_web.board.models import (
    Attendance,
    FollowUp,
    Item,
    Meeting,
    Member,
    Pack,
    Planned,
    Report,
    Reporting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(board: Board) -> Meeting:
    """A meeting in January, with everyone there and a young person."""
    meeting = call(board.clerk, board.body, date(2025, 1, 22))
    put(board.clerk, meeting, "Apologies", kind=Item.Kind.FORMAL)
    put(board.clerk, meeting, "Schools", kind=Item.Kind.VERBAL)
    minutes.attendance_of_all(by=board.clerk, meeting=meeting)
    away = meeting.attendance.get(name="Councillor Cy Rook")
    change(by=board.clerk, row=away, values={"state": Attendance.State.APOLOGIES})
    young = Attendance(meeting=meeting, name="Jaz", as_what="young_person")
    add(by=board.clerk, row=young)
    return meeting


def line(client: Client, item: Item, kind: str, said: str, **more: Any) -> None:
    assert send(client, f"/board/point/{item.pk}/add/", kind=kind, words=said, **more) == []


def test_minutes_are_drafted_published_and_approved_at_the_next_meeting(
    board: Board, held: Meeting, clerk: Client, client: Client
) -> None:
    item = held.items.get(title="Schools")
    line(clerk, item, "point", "More children were in school.")
    line(clerk, item, "resolution", "That the report be noted.", nothing_to_do="on")
    line(clerk, item, "request", "Laptops in the first week.", who="Jaz", owner="Vera Head")
    assert send(clerk, f"/board/meetings/{held.pk}/end/", ended="16.40") == []
    drafted = words(clerk, f"/board/meetings/{held.pk}/minutes/")
    assert "Apologies for absence were received from Councillor Cy Rook." in drafted
    assert "1 young person" in drafted
    out = published(board.clerk, held, Pack.What.MINUTES)
    seen = words(client, f"/meetings/minutes/{out.pk}/")
    assert "Draft: the next meeting is to approve them." in seen
    assert "More children were in school." in seen
    assert "Resolved: That the report be noted." in seen
    assert "A young person asked: Laptops in the first week." in seen
    assert "Jaz" not in seen
    put(board.clerk, board.meeting, "Minutes", kind=Item.Kind.MINUTES)
    agenda = published(board.clerk, board.meeting)
    (approving,) = (each for each in agenda.open["items"] if each["minutes"])
    assert approving["minutes"]["day"] == "2025-01-22"
    assert send(clerk, f"/board/meetings/{held.pk}/approve/", meeting=board.meeting.pk) == []
    again = published(board.clerk, held, Pack.What.MINUTES)
    seen = words(client, f"/meetings/minutes/{again.pk}/")
    assert "Approved on Wednesday 16 April 2025." in seen


def test_each_request_stays_on_every_agenda_until_it_is_closed(
    board: Board, held: Meeting, clerk: Client
) -> None:
    item = held.items.get(title="Schools")
    line(clerk, item, "question", "How many waited?", who="Councillor Ada Finch", owner="Vera Head")
    line(clerk, item, "resolution", "That it be noted.", nothing_to_do="on")
    follow_up = FollowUp.objects.get()
    assert (follow_up.kind, follow_up.owner, follow_up.asked_on) == (
        "question",
        "Vera Head",
        date(2025, 1, 22),
    )
    agenda = f"/board/meetings/{board.meeting.pk}/"
    assert "How many waited?" in words(clerk, agenda)
    address = f"/board/follow-up/{follow_up.pk}/edit/"
    closing = day_fields("closed_on", TODAY)
    assert send(clerk, address, **closing) == [
        "Enter the answer, or what was done, before it is closed"
    ]
    assert send(clerk, address, answer="Eleven.") == []
    assert "Answered: Eleven." in words(clerk, agenda)
    assert send(clerk, address, **closing) == []
    assert "How many waited?" not in words(clerk, agenda)
    assert "Eleven." in words(clerk, f"/board/bodies/{board.body.pk}/follow-ups/")


def test_a_line_that_is_changed_takes_its_follow_up_with_it(
    board: Board, held: Meeting, clerk: Client
) -> None:
    del board
    line(clerk, held.items.get(title="Schools"), "resolution", "That letters be sent.")
    follow_up = FollowUp.objects.get()
    address = f"/board/point/{follow_up.point_id}/edit/"
    assert send(clerk, address, words="That every letter be sent.", owner="Vera") == []
    follow_up.refresh_from_db()
    assert (follow_up.words, follow_up.owner) == ("That every letter be sent.", "Vera")
    assert send(clerk, address, nothing_to_do="on") == []
    assert not FollowUp.objects.exists()


def test_the_work_plan_says_what_was_taken_moved_and_gone(
    board: Board, held: Meeting, clerk: Client
) -> None:
    del held
    plan = agree_plan(by=board.clerk, body=board.body, on=date(2024, 10, 16), copies=False)
    for title in ("Schools", "Housing offer", "Health passports"):
        add(by=board.clerk, row=Planned(plan=plan, day=date(2025, 1, 22), title=title))
    later = Planned(plan=plan, day=date(2025, 4, 16), title="How children live")
    add(by=board.clerk, row=later)
    address = f"/board/bodies/{board.body.pk}/plan/"
    sent = day_fields("agreed_on", date(2025, 1, 22))
    assert send(clerk, f"{address}add/", copies="on", **sent) == []
    (found,) = send(clerk, f"{address}add/", **sent)
    assert found == "There is a plan agreed on 22 January 2025 already. Change that one"
    newest = board.body.plans.first()
    assert newest is not None
    assert [each.title for each in newest.items.all()] == ["How children live"]
    moved = {"title": "Housing offer", **day_fields("day", date(2025, 4, 16))}
    assert send(clerk, f"/board/planned/{newest.pk}/add/", **moved) == []
    seen = words(clerk, address)
    assert "On the agenda Schools: agreed on 16 October 2024 for 22 January 2025" in seen
    assert "Moved Housing offer: agreed on 16 October 2024" in seen
    assert "Gone Health passports" in seen


def test_reports_to_other_bodies_fall_due_and_each_meets_one(board: Board, held: Meeting) -> None:
    change(by=board.clerk, row=held, values={"ended": "16:00"})
    since = {"start": date(2024, 5, 1), "what": "How it goes", "body": board.body}
    twice = add(
        by=board.clerk, row=Reporting(to="Cabinet", rhythm="times_a_year", times=2, **since)
    )
    each = Reporting(to="Scrutiny", rhythm="after_each_meeting", within=20, **since)
    add(by=board.clerk, row=each)
    add(by=board.clerk, row=Report(reporting=twice, on=date(2024, 10, 9)))
    ((year, rows),) = owed_by(board.body, [twice, each], TODAY)
    assert year == "2024-25"
    assert [(r.duty.to, r.owed.due, r.tag) for r in rows] == [
        ("Cabinet", date(2024, 10, 31), "Made"),
        ("Scrutiny", date(2025, 2, 19), "Late"),
        ("Cabinet", date(2025, 4, 30), "Due"),
    ]


def test_members_are_shown_as_they_are_now_and_as_they_were(board: Board, clerk: Client) -> None:
    member(board.clerk, board.body, "Councillor Gone", end=date(2024, 5, 1))
    member(board.clerk, board.body, "Councillor Soon", start=date(2025, 5, 1))
    seen = words(clerk, f"/board/bodies/{board.body.pk}/members/")
    now, before = seen.split("Before, and to come")
    assert "Councillor Ada Finch Chair" in now
    assert "Councillor Gone" not in now
    assert "25 May 2022 to 1 May 2024" in before
    assert "Councillor Soon" in before
    assert Member.objects.filter(body=board.body).count() == 6


def test_a_report_keeps_every_version_and_says_what_it_lacks(board: Board, clerk: Client) -> None:
    item = put(board.clerk, board.meeting, "Health")
    clerk.post(f"/board/items/{item.pk}/paper/", {"kind": "officer"})
    item.refresh_from_db()
    address = f"/board/papers/{item.paper.pk}/"
    assert send(clerk, f"{address}write/", from_whom="Nurse", section_purpose="To tell.") == []
    seen = words(clerk, address)
    assert "It recommends nothing" in seen
    assert "Nothing is written under “Legal implications”." in seen
    assert "It has no version in plain words for young people." in seen
    sent = {"section_recommendations": "That it be noted.", "section_purpose": "To tell more."}
    assert send(clerk, f"{address}write/", **sent) == []
    assert "It recommends nothing" not in words(clerk, address)
    changed = words(clerk, f"{address}versions/2/")
    assert "Taken out To tell. Put in To tell more." in changed
    assert "To tell." in words(clerk, f"{address}versions/1/")


def test_what_is_typed_into_a_report_is_kept_as_a_draft(board: Board, clerk: Client) -> None:
    paper = report(board.clerk, put(board.clerk, board.meeting, "Homes"))
    address = f"/board/papers/{paper.pk}/write/"
    draft = f"/drafts/board/papers/{paper.pk}/write"
    assert clerk.post(draft, {"section_purpose": "Half a sente"}).status_code == 204
    assert "We kept what you typed" in words(clerk, address)
    assert "Half a sente" in clerk.get(f"{address}?draft=yes").content.decode()
    assert send(clerk, address, section_purpose="A whole sentence.") == []
    assert "We kept what you typed" not in words(clerk, address)
