"""What does not fit is refused in a sentence that says what to do, and the rest is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from meeting_help import (
    DAY,
    TODAY,
    Board,
    call,
    day_fields,
    filled,
    made,
    member,
    page,
    published,
    put,
    send,
)
from meeting_help import words as said

from hearth_web.board.actions import add, change, minutes
from hearth_web.board.models import (
    Attendance,
    Body,
    Contact,
    FollowUp,
    Item,
    Meeting,
    Member,
    Office,
    Pack,
    Row,
    Vote,
)
from hearth_web.board.writing import open_booklets

pytestmark = pytest.mark.django_db


def blocking(client: Client, meeting: Meeting) -> str:
    seen = page(client, f"/board/meetings/{meeting.pk}/")
    found = seen.xpath("//section[contains(@class, 'board-find--blocks')]")
    return found[0].text_content() if found else ""


def test_a_meeting_without_a_chair_is_said_and_can_be_held_under_somebody_named(
    board: Board, clerk: Client, settings: Any
) -> None:
    Office.objects.all().delete()
    assert "Nobody is chair on the day of the meeting." in said(
        clerk, f"/board/meetings/{board.meeting.pk}/"
    )
    assert "Nobody is in the chair today" in said(clerk, f"/board/bodies/{board.body.pk}/members/")
    address = f"/board/meetings/{board.meeting.pk}/end/"
    assert send(clerk, address, ended="16:00") == [
        "The meeting is on 16 April 2025. Say when it ended once it was held"
    ]
    settings.TODAY = DAY
    assert send(clerk, address, ended="16:00") == [
        "The body had no chair on 16 April 2025. Enter who was in the chair"
    ]
    assert send(clerk, address, ended="4 pm", presiding="Councillor Ben Wren") == []
    board.meeting.refresh_from_db()
    assert (str(board.meeting.ended), board.meeting.presiding) == (
        "16:00:00",
        "Councillor Ben Wren",
    )


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        ("1 pm", ["The meeting began at 2.00 pm. Enter a later time"]),
        ("2 pm", ["The meeting began at 2.00 pm. Enter a later time"]),
        ("00:20", []),
    ],
)
def test_no_meeting_ends_before_it_began(
    board: Board, clerk: Client, settings: Any, ended: str, told: list[str]
) -> None:
    settings.TODAY = DAY
    assert send(clerk, f"/board/meetings/{board.meeting.pk}/end/", ended=ended) == told


def test_two_chairs_at_a_time_are_refused(board: Board, clerk: Client) -> None:
    other = Member.objects.get(name="Councillor Ben Wren")
    found = send(
        clerk,
        f"/board/office/{board.body.pk}/add/",
        kind="chair",
        member=other.pk,
        **day_fields("start", date(2025, 1, 1)),
        **day_fields("end", date(2025, 4, 30)),
    )
    assert found == [
        "Councillor Ada Finch is chair until 30 April 2025. End that first, or begin later"
    ]
    found = send(
        clerk,
        f"/board/office/{board.body.pk}/add/",
        kind="vice_chair",
        member=board.co_optee.pk,
        **day_fields("start", date(2025, 1, 1)),
        **day_fields("end", date(2025, 4, 30)),
    )
    assert found == ["Dee Nurse is a non-voting co-opted member. Choose a voting member"]
    assert Office.objects.count() == 1


def attending(board: Board) -> None:
    minutes.attendance_of_all(by=board.clerk, meeting=board.meeting)


def test_a_co_optees_vote_is_refused_and_those_of_voting_members_are_kept_on_the_page(
    board: Board, clerk: Client
) -> None:
    attending(board)
    address = f"/board/items/{board.item.pk}/votes/"
    names = said(clerk, address)
    assert "How did Councillor Ada Finch vote?" in names
    assert "Dee Nurse" not in names
    sent = {f"vote-{board.chair.pk}": "for", f"vote-{board.co_optee.pk}": "against"}
    assert send(clerk, address, **sent) == [
        "Dee Nurse is a non-voting co-opted member and has no vote. Take the vote out"
    ]
    assert not Vote.objects.exists()
    assert send(clerk, address, **{f"vote-{board.chair.pk}": "for"}) == []
    assert [(str(v.member), v.cast) for v in Vote.objects.all()] == [
        ("Councillor Ada Finch", "for")
    ]
    assert send(clerk, address, **{f"vote-{uuid4()}": "for"}) == [
        "A vote was sent for somebody who is not on the body. Open the page again"
    ]


def test_a_reserve_votes_only_in_the_place_of_a_member(board: Board, clerk: Client) -> None:
    reserve = member(board.clerk, board.body, "Councillor Eve Reed", Member.Role.RESERVE)
    away = Member.objects.get(name="Councillor Cy Rook")
    row = Attendance(meeting=board.meeting, member=reserve, name=reserve.name, as_what="reserve")
    add(by=board.clerk, row=row)
    address = f"/board/items/{board.item.pk}/votes/"
    vote = {f"vote-{reserve.pk}": "for"}
    assert "stands in for nobody" in clerk.post(address, vote).content.decode()
    change(by=board.clerk, row=row, values={"instead_of": away})
    assert send(clerk, address, **vote) == []


def test_an_open_item_that_was_published_cannot_be_closed(board: Board, clerk: Client) -> None:
    published(board.clerk, board.meeting)
    found = send(clerk, f"/board/items/{board.item.pk}/change/", part="B", paragraphs=["3"])
    assert found == [
        "“How children live” was published as an open item, and what was published cannot be made "
        "closed. If it should not have been, withdraw the published pack and say why, and add what "
        "is exempt as an item of its own"
    ]
    board.item.refresh_from_db()
    assert board.item.part == "A"


def test_a_closed_item_says_by_which_paragraphs(board: Board, clerk: Client) -> None:
    address = f"/board/meetings/{board.meeting.pk}/add/"
    found = send(clerk, address, title="Price", part="B")
    assert found == ["Select the paragraphs that make it exempt, or choose part A"]
    assert send(clerk, address, title="Price", part="B", paragraphs=["3", "5"]) == []
    item = Item.objects.get(title="Price")
    assert item.paragraphs == [3, 5]
    assert send(clerk, f"/board/items/{item.pk}/change/", part="A") == []
    item.refresh_from_db()
    assert item.paragraphs == []


def test_nobody_is_asked_for_paragraphs_of_what_can_no_longer_be_closed(
    board: Board, clerk: Client
) -> None:
    published(board.clerk, board.meeting)
    (sentence,) = send(clerk, f"/board/items/{board.item.pk}/change/", part="B")
    assert "was published as an open item" in sentence


def test_two_items_of_one_number_are_refused(board: Board, clerk: Client) -> None:
    change(by=board.clerk, row=board.item, values={"number": 7})
    address = f"/board/meetings/{board.meeting.pk}/add/"
    assert send(clerk, address, title="Another", number="7") == [
        "Number 7 is that of “How children live”. Choose another, or leave it empty and the items "
        "are counted for you"
    ]
    assert send(clerk, address, title="Another") == []


@pytest.mark.parametrize(
    ("day", "out", "words"),
    [
        # Wednesday 9 April: from Tuesday 1 April there are five clear days, from the 2nd four.
        (date(2025, 4, 9), date(2025, 4, 1), ""),
        (date(2025, 4, 9), date(2025, 4, 2), "was due by Tuesday 1 April 2025"),
        # Wednesday 23 April: Good Friday and Easter Monday lie between and do not count.
        (date(2025, 4, 23), date(2025, 4, 11), ""),
        (date(2025, 4, 23), date(2025, 4, 14), "was due by Friday 11 April 2025"),
    ],
)
def test_clear_days_leave_weekends_and_bank_holidays_out(
    board: Board, clerk: Client, settings: Any, day: date, out: date, words: str
) -> None:
    change(by=board.clerk, row=board.meeting, values={"day": day})
    settings.TODAY = out
    found = blocking(clerk, board.meeting)
    assert (words in found) if words else (found == "")


def test_a_pack_with_four_clear_days_is_not_published_without_a_reason(
    board: Board, clerk: Client, settings: Any
) -> None:
    change(by=board.clerk, row=board.meeting, values={"day": date(2025, 4, 9)})
    settings.TODAY = date(2025, 4, 2)
    pack = made(board.clerk, board.meeting)
    address = f"/board/packs/{pack.pk}/publish/"
    (sentence,) = send(clerk, address)
    assert "The agenda is not published, and was due by Tuesday 1 April 2025." in sentence
    assert "Today leaves 4 clear days before the meeting; 5 are needed." in sentence
    assert "section 100A(6)" in sentence
    reason = {"notice_reason": "A home closes on Thursday."}
    change(by=board.clerk, row=board.meeting, values=reason)
    (without,) = send(clerk, address)
    assert "Something was changed since this pack was made" in without
    pack = made(board.clerk, board.meeting)
    assert send(clerk, f"/board/packs/{pack.pk}/publish/") == []
    why = "This meeting is convened at shorter notice: A home closes on Thursday."
    assert why in said(Client(), f"/meetings/{board.meeting.pk}/")
    assert why in repr(open_booklets(pack))


def test_the_first_meeting_of_a_body_has_no_minutes_to_approve_and_elects_its_chair(
    board: Board, clerk: Client
) -> None:
    body = add(by=board.clerk, row=Body(name="New Panel", quorum=2))
    ahead = {**day_fields("day", DAY), "starts": "14:00", "usual": "on", "is_online": "no"}
    assert send(clerk, f"/board/bodies/{body.pk}/call/", **ahead) == []
    first = body.meetings.get()
    assert first.items.first().title == "Election of a chair"
    assert not first.items.filter(kind=Item.Kind.MINUTES).exists()
    put(board.clerk, first, "Minutes", kind=Item.Kind.MINUTES)
    assert "The body has not met before: take the item off" in blocking(clerk, first)

    assert send(clerk, f"/board/bodies/{board.body.pk}/call/", **ahead | day_fields(
        "day", date(2025, 4, 30))) == []  # fmt: skip
    second = board.body.meetings.get(day=date(2025, 4, 30))
    assert second.items.first().title == "Apologies"
    assert "the minutes of 16 April 2025 say when it ended" in blocking(clerk, second)


def test_a_meeting_that_is_called_lies_ahead_and_does_not_clash(
    board: Board, clerk: Client
) -> None:
    address = f"/board/bodies/{board.body.pk}/call/"
    past = {**day_fields("day", TODAY - timedelta(7)), "starts": "14:00", "is_online": "no"}
    assert send(clerk, address, **past) == [
        "24 March 2025 has passed. Enter a day to come, or tick that it took place already"
    ]
    assert send(clerk, address, **past, took_place="on") == []
    same = {**day_fields("day", DAY), "starts": "2.00 pm"}
    assert send(clerk, address, **same) == [
        "There is a meeting on 16 April 2025 at that time already"
    ]


def test_an_item_goes_to_another_meeting_only_before_it_was_published(
    board: Board, clerk: Client
) -> None:
    other = call(board.clerk, board.body, date(2025, 6, 18))
    spare = put(board.clerk, board.meeting, "What could wait", kind=Item.Kind.VERBAL)
    assert send(clerk, f"/board/items/{spare.pk}/put-off/", meeting=other.pk, why="Full") == []
    spare.refresh_from_db()
    assert spare.meeting == other
    published(board.clerk, board.meeting)
    (found,) = send(clerk, f"/board/items/{board.item.pk}/put-off/", meeting=other.pk)
    assert found.startswith("“How children live” was published for 16 April 2025 and stays")
    clerk.post(f"/board/items/{board.item.pk}/remove/")
    assert Item.objects.filter(pk=board.item.pk).exists()


def test_somebody_whose_time_ended_before_the_meeting_is_not_there_as_a_member(
    board: Board, clerk: Client
) -> None:
    left = member(board.clerk, board.body, "Councillor Old", end=date(2024, 5, 1))
    address = f"/board/attendance/{board.meeting.pk}/add/"
    assert send(clerk, address, member=left.pk, state="present") == [
        "Councillor Old’s time on the body ended on 1 May 2024, so they cannot be there as a "
        "member. Put the time right, or add them by name"
    ]
    assert send(clerk, address, state="present") == ["Select a member, or enter a name below"]
    assert send(clerk, address, member=board.chair.pk, state="present") == []
    assert send(clerk, address, member=board.chair.pk, state="present") == [
        "Councillor Ada Finch is on the list already. Change that line"
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("report.exe", b"MZ\x90", "must be a"),
        ("report.pdf", b"MZ\x90\x00" * 20, "a program"),
        ("report.txt", b"<script>alert(1)</script>", "may hold script"),
    ],
)
def test_an_upload_of_the_wrong_kind_is_refused(
    board: Board, clerk: Client, name: str, content: bytes, words: str
) -> None:
    address = f"/board/papers/{board.paper.pk}/attach/"
    file = SimpleUploadedFile(name, content)
    answer = clerk.post(address, {"title": "Appendix", "file": file})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not board.paper.attachments.exists()


def test_a_member_who_stands_in_the_record_is_ended_and_not_removed(
    board: Board, clerk: Client
) -> None:
    attending(board)
    told = clerk.post(f"/board/member/{board.co_optee.pk}/delete/", follow=True).content.decode()
    assert "cannot be removed, because it stands in what was recorded already" in told
    assert Member.objects.filter(pk=board.co_optee.pk).exists()


def test_two_people_at_one_row_are_told(board: Board, clerk: Client) -> None:
    address = f"/board/items/{board.item.pk}/change/"
    mine = filled(clerk, address)
    change(by=board.clerk, row=board.item, values={"title": "Changed by somebody else"})
    answer = clerk.post(address, {**mine, "title": "Mine"}).content.decode()
    assert "Somebody else changed this while you had it open" in answer
    board.item.refresh_from_db()
    assert board.item.title == "Changed by somebody else"


@pytest.mark.parametrize(
    ("address", "fields", "kind"),
    [
        ("/board/contact/{body}/add/", {"name": "Ann", "phone": "1"}, Contact),
        ("/board/point/{item}/add/", {"kind": "resolution", "words": "Noted."}, FollowUp),
        ("/board/meetings/{meeting}/add/", {"title": "A", "kind": "verbal", "part": "A"}, Item),
    ],
)
def test_a_step_back_and_save_again_adds_nothing_twice(
    address: str, fields: dict[str, str], kind: type[Row], board: Board, clerk: Client
) -> None:
    address = address.format(body=board.body.pk, item=board.item.pk, meeting=board.meeting.pk)
    before = kind._default_manager.count()
    sent = {**filled(clerk, address), **fields}
    first, again = clerk.post(address, sent), clerk.post(address, sent)
    assert first.status_code == 302
    assert again.headers["Location"] == first.headers["Location"]
    assert "saved already" in said(clerk, first.headers["Location"])
    assert kind._default_manager.count() == before + 1
    assert send(clerk, address, **fields) == []  # the same, on purpose, in a new form
    assert kind._default_manager.count() == before + 2


def test_a_form_that_was_refused_can_be_sent_again(board: Board, clerk: Client) -> None:
    address = f"/board/attendance/{board.meeting.pk}/add/"
    sent = {**filled(clerk, address), "name": "Ed", "as_what": "officer", "state": "present"}
    wrong = {**sent, "instead_of": str(board.chair.pk)}
    assert clerk.post(address, wrong).status_code == 200
    assert clerk.post(address, sent).status_code == 302


def test_a_pack_that_no_longer_says_what_the_meeting_says_is_not_published(
    board: Board, clerk: Client
) -> None:
    pack = made(board.clerk, board.meeting)
    put(board.clerk, board.meeting, "One more thing", kind=Item.Kind.VERBAL)
    assert "Make it again" in said(clerk, f"/board/packs/{pack.pk}/")
    assert send(clerk, f"/board/packs/{pack.pk}/publish/") == [
        "Something was changed since this pack was made. Make it again, then publish that"
    ]
    assert not Pack.objects.exclude(published_at=None).exists()


def test_a_panel_is_never_on_the_public_pages(board: Board, clerk: Client) -> None:
    found = send(clerk, "/board/bodies/add/", name="Permanence panel", kind="panel")
    assert "A panel speaks about children. Choose No" in found
    assert "There is a body of that name already. Choose another name" in send(
        clerk, "/board/bodies/add/", name="parenting board"
    )
