"""What is closed is not there for the public, nor for whoever lacks the verb: no word, no gap."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from meeting_help import DAY, SECRET, Board, call, made, published, put, put_closed, send, words

from hearth_web.audit.models import Event
from hearth_web.board import making
from hearth_web.board.actions import add, minutes, papers
from hearth_web.board.models import FollowUp, Interest, Item, Pack, Point
from hearth_web.board.writing import open_booklets

pytestmark = pytest.mark.django_db

TITLED = "A contract for homes"


@pytest.fixture
def shut(board: Board) -> list[Item]:
    """Two closed items: one the public may know of by another title, one it may not."""
    found = [
        put_closed(board.clerk, board.meeting, f"{SECRET} price", public_title=TITLED),
        put_closed(board.clerk, board.meeting, f"{SECRET} staff"),
    ]
    attached = ContentFile(f"{SECRET} in the file".encode())
    papers.attach(
        by=board.clerk, paper=found[0].paper, title=SECRET, name="price.txt", file=attached
    )
    interest = {"name": "Councillor Ada Finch", "kind": "pecuniary", "words": f"{SECRET} shares"}
    add(by=board.clerk, row=Interest(meeting=board.meeting, item=found[0], **interest))
    said = Point(item=found[0], kind="resolution", words=f"That {SECRET} be paid.", owner="Hal")
    minutes.add_point(by=board.clerk, point=said)
    return found


@pytest.fixture
def pack(board: Board, shut: list[Item]) -> Pack:
    return published(board.clerk, board.meeting, files=True)


def text_of(content: bytes, suffix: str) -> str:
    """All a web page or a Word file says, each part of the packed one; of a PDF its raw bytes."""
    if suffix != ".docx":
        return content.decode("utf-8", "ignore")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return " ".join(packed.read(each).decode("utf-8", "ignore") for each in packed.namelist())


def test_no_closed_word_is_in_any_file_of_the_open_pack(pack: Pack, client: Client) -> None:
    assert {Path(name).suffix for name in pack.files} == {".html", ".docx", ".pdf"}
    for name in pack.files:
        answer = client.get(f"/meetings/packs/{pack.pk}/download/{name}")
        assert answer.status_code == 200
        told = text_of(answer.getvalue(), Path(name).suffix)
        assert "How children live" in told or name.endswith(".pdf")
        assert SECRET not in told, name
    # Every format is drawn from these, the PDF with its letters as numbers of a typeface.
    assert SECRET not in repr(open_booklets(pack))
    for name in pack.closed_files:
        assert client.get(f"/meetings/packs/{pack.pk}/download/{name}").status_code == 404


def test_whoever_publishes_is_told_where_a_closed_title_stands(board: Board, clerk: Client) -> None:
    put_closed(board.clerk, board.meeting, f"{SECRET} price")
    told = ContentFile(f"About the {SECRET} price.".encode())
    papers.attach(by=board.clerk, paper=board.paper, title="Prices", name="price.txt", file=told)
    pack = made(board.clerk, board.meeting)

    asked = words(clerk, f"/board/packs/{pack.pk}/publish/")

    assert f"“Prices” calls the closed item B1 by its title, “{SECRET} price”" in asked


def test_the_closed_pack_has_what_the_open_one_has_not(pack: Pack) -> None:
    (name,) = (each for each in pack.closed_files if each.endswith(".docx"))
    path = making.file_of(pack, name, closed=True)
    assert path is not None
    assert SECRET in text_of(path.read_bytes(), ".docx")
    assert making.file_of(pack, name, closed=False) is None


def test_the_public_pages_tell_nothing_and_leave_no_gap(
    board: Board, shut: list[Item], pack: Pack, client: Client
) -> None:
    agenda = words(client, f"/meetings/{board.meeting.pk}/")
    assert f"2. {TITLED}" in agenda
    assert "paragraph 3" in agenda
    assert "3." not in agenda.split("Members")[0].replace("paragraph 3", "")
    everything = [
        agenda,
        words(client, "/meetings/"),
        client.get("/meetings/feed.atom").content.decode(),
        words(client, f"/meetings/papers/{pack.pk}/1/"),
        json.dumps(pack.open),
    ]
    assert not any(SECRET in each for each in everything)
    for number in (2, 3, 4):
        assert client.get(f"/meetings/papers/{pack.pk}/{number}/").status_code == 404
    file = shut[0].paper.attachments.get()
    assert client.get(f"/meetings/papers/{pack.pk}/download/{file.pk}").status_code == 404


def test_a_meeting_with_a_hidden_item_reads_as_one_without(board: Board, client: Client) -> None:
    """The same agenda twice, once with a hidden closed item: the public cannot tell which."""

    def seen() -> str:
        found = made(board.clerk, board.meeting, files=True)
        told = json.dumps(found.open)
        path = making.file_of(found, "agenda-pack.html", closed=False)
        assert path is not None
        return told + path.read_text(encoding="utf-8")

    without = seen()
    put_closed(board.clerk, board.meeting, f"{SECRET} staff")
    put(board.clerk, board.meeting, "Last", kind=Item.Kind.VERBAL)
    with_it = seen()
    Item.objects.filter(part="B").delete()
    assert with_it == seen()
    assert without != with_it
    assert client.get(f"/meetings/{board.meeting.pk}/").status_code == 404


ADDRESSES = (
    "/board/papers/{paper}/",
    "/board/papers/{paper}/write/",
    "/board/papers/{paper}/versions/1/",
    "/board/papers/{paper}/attach/",
    "/board/files/{file}/download",
    "/board/files/{file}/remove/",
    "/board/background/{paper}/add/",
    "/board/items/{item}/change/",
    "/board/items/{item}/votes/",
    "/board/point/{item}/add/",
    "/board/packs/{pack}/download/closed-papers.pdf",
)


def test_whoever_lacks_the_verb_finds_nothing_of_it(
    board: Board, shut: list[Item], pack: Pack, signed_in: Callable[[str], Client]
) -> None:
    analyst, head = signed_in("analyst"), signed_in("head_of_service")
    file = shut[0].paper.attachments.get()
    ids = {"paper": shut[0].paper.pk, "item": shut[0].pk, "file": file.pk, "pack": pack.pk}
    for address in ADDRESSES:
        assert analyst.get(address.format(**ids)).status_code == 404, address
    for address in (ADDRESSES[0], ADDRESSES[4], ADDRESSES[-1]):
        answer = head.get(address.format(**ids))
        assert answer.status_code == 200, address
        assert b"".join(answer)
    body, meeting = board.body.pk, board.meeting.pk
    for address in (
        "/board/",
        f"/board/bodies/{body}/follow-ups/",
        f"/board/bodies/{body}/plan/",
        f"/board/meetings/{meeting}/",
        f"/board/meetings/{meeting}/attendance/",
        f"/board/meetings/{meeting}/minutes/",
        f"/board/packs/{pack.pk}/",
    ):
        told = analyst.get(address).content.decode()
        assert SECRET not in told, address
        assert "Part B" not in told, address
    assert SECRET in head.get(f"/board/meetings/{meeting}/").content.decode()
    assert FollowUp.objects.get().is_closed_part
    assert "be paid" in head.get(f"/board/bodies/{body}/follow-ups/").content.decode()


def test_the_log_says_that_something_closed_was_written_and_not_what(
    shut: list[Item],
) -> None:
    written = Event.objects.filter(action__startswith="board.")
    assert written.filter(action="board.item.added").count() == 3
    told = json.dumps([[e.before, e.after, e.why] for e in written])
    assert SECRET not in told
    assert "How children live" in told


def test_closed_minutes_are_for_those_who_may_see_closed_papers(
    board: Board, shut: list[Item], client: Client, settings: Any
) -> None:
    del shut
    settings.TODAY = DAY
    send_end = {"ended": "16:00"}
    minutes.attendance_of_all(by=board.clerk, meeting=board.meeting)
    clerk = Client()
    clerk.force_login(board.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert send(clerk, f"/board/meetings/{board.meeting.pk}/end/", **send_end) == []
    out = published(board.clerk, board.meeting, Pack.What.MINUTES)
    told = words(client, f"/meetings/minutes/{out.pk}/")
    assert "How children live" in told
    assert SECRET not in told
    later = call(board.clerk, board.body, date(2025, 6, 18))
    item = put(board.clerk, later, "Minutes", kind=Item.Kind.MINUTES)
    assert item.part == "A"
    told = json.dumps(made(board.clerk, later).open)
    assert SECRET not in told
    assert "How children live" in told
