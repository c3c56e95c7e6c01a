"""What stands before the public: frozen when it was published, cacheable, in a feed, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from lxml import etree
from meeting_help import Board, made, parsed, published, put, put_closed, send, words

from hearth_web.board import making
from hearth_web.board.actions import change, papers
from hearth_web.board.actions.packs import publish
from hearth_web.board.models import Item, Pack
from hearth_web.board.rules import RefusedError

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_nothing_is_there_before_it_is_published(board: Board, client: Client) -> None:
    pack = made(board.clerk, board.meeting, files=True)
    assert "The agenda is not out yet" in words(client, "/meetings/")
    for address in (
        f"/meetings/{board.meeting.pk}/",
        f"/meetings/{uuid4()}/",
        f"/meetings/papers/{pack.pk}/1/",
        f"/meetings/minutes/{pack.pk}/",
        f"/meetings/packs/{pack.pk}/download/{pack.files[0]}",
    ):
        assert client.get(address).status_code == 404, address


def test_what_was_published_stays_as_it_was_until_a_supplement_is(
    board: Board, clerk: Client, client: Client
) -> None:
    first = published(board.clerk, board.meeting)
    change(by=board.clerk, row=board.item, values={"title": "Another title"})
    late = put(board.clerk, board.meeting, "Too late", kind=Item.Kind.VERBAL)
    address = f"/meetings/{board.meeting.pk}/"
    assert "How children live" in words(client, address)
    assert "Too late" not in words(client, address)
    second = made(board.clerk, board.meeting)
    publish = f"/board/packs/{second.pk}/publish/"
    assert send(clerk, publish) == [
        "Answer the question: What is it?",
        "Answer the question: What does it add or put right?",
    ]
    (refused,) = send(clerk, publish, what="supplement", why="An item more.")
    assert "no reason is given for taking it without notice" in refused or "urgent" in refused
    change(by=board.clerk, row=late, values={"urgency": "It came this morning."})
    second = made(board.clerk, board.meeting, files=True)
    assert any(name.startswith("supplement-1") for name in second.files)
    publish = f"/board/packs/{second.pk}/publish/"
    assert send(clerk, publish, what="supplement", why="An item more.") == []
    seen = words(client, address)
    assert "Too late" in seen
    assert "An item more." in seen
    assert "How children live" in words(client, f"/meetings/papers/{first.pk}/1/")


def test_a_later_pack_holds_only_what_is_new_or_put_right_and_counts_its_pages_on(
    board: Board, clerk: Client, client: Client
) -> None:
    put_closed(board.clerk, board.meeting, "Price", public_title="A purchase")
    first = published(board.clerk, board.meeting, files=True)
    other = put(board.clerk, board.meeting, "Late", kind="verbal", urgency="It came today.")
    change(by=board.clerk, row=board.item.paper, values={"from_whom": "The head of homes"})
    unused = made(board.clerk, board.meeting)
    second = made(board.clerk, board.meeting, files=True)
    assert {Path(name).stem for name in second.files} == {"supplement-1"}
    assert second.closed_files == []
    assert second.last_page > first.last_page > 0
    text = " ".join(parsed(made_file(second, "supplement-1.html")).text_content().split())
    assert "In the place of what was published before: item 1." in text
    assert "The head of homes" in text
    assert other.title in text
    assert "A purchase" not in text
    publish(by=board.clerk, pack=second, what="correction", why="Who it is from.")
    with pytest.raises(RefusedError, match="Something else was published"):
        publish(by=board.clerk, pack=unused, what="correction", why="The same.")
    seen = words(client, f"/meetings/{board.meeting.pk}/")
    assert seen.index("Agenda pack: PDF") < seen.index("Supplement 1: PDF")
    change(by=board.clerk, row=board.meeting, values={"place": "Room 2"})
    third = made(board.clerk, board.meeting, files=True)
    assert {Path(name).stem for name in third.files} == {"agenda-pack"}


def made_file(pack: Pack, name: str) -> bytes:
    path = making.file_of(pack, name, closed=False)
    assert path is not None, name
    return path.read_bytes()


def test_a_withdrawn_pack_is_gone_from_every_address(
    board: Board, clerk: Client, client: Client
) -> None:
    pack = published(board.clerk, board.meeting, files=True)
    addresses = (
        f"/meetings/papers/{pack.pk}/1/",
        f"/meetings/packs/{pack.pk}/download/agenda-pack.pdf",
    )
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"".join(answer)
    why = "A name stood in it that must not."
    assert send(clerk, f"/board/packs/{pack.pk}/withdraw/", why=why) == []
    assert all(client.get(address).status_code == 404 for address in addresses)
    seen = words(client, f"/meetings/{board.meeting.pk}/")
    assert "was withdrawn" in seen
    assert "How children live" not in seen
    assert why not in seen


def test_a_body_that_is_not_public_is_nowhere_on_the_public_pages(
    board: Board, client: Client
) -> None:
    change(by=board.clerk, row=board.body, values={"is_public": False})
    pack = published(board.clerk, board.meeting)
    assert "Parenting Board" not in words(client, "/meetings/")
    assert client.get(f"/meetings/{board.meeting.pk}/").status_code == 404
    assert client.get(f"/meetings/papers/{pack.pk}/1/").status_code == 404


def test_strangers_may_keep_a_page_and_ask_whether_it_changed(
    board: Board, signed_in: Callable[[str], Client]
) -> None:
    published(board.clerk, board.meeting)
    address, stranger = f"/meetings/{board.meeting.pk}/", Client()
    first = stranger.get(address)
    assert first["Cache-Control"] == "public, max-age=300"
    assert not first.cookies
    again = stranger.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    member = signed_in("board_member").get(address)
    assert member["Cache-Control"] == "private, no-cache"
    assert b"Sign out" in member.content


def test_the_feed_tells_what_was_published_newest_first(board: Board, client: Client) -> None:
    published(board.clerk, board.meeting)
    answer = client.get("/meetings/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml"
    feed = etree.fromstring(answer.content)
    (entry,) = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:title", namespaces=ATOM) == (
        "Agenda and papers: Parenting Board, 16 April 2025"
    )
    (link,) = entry.findall("a:link", ATOM)
    assert client.get(str(link.attrib["href"])).status_code == 200


def test_an_appendix_is_handed_out_as_it_was_published(board: Board, client: Client) -> None:
    file = ContentFile(b"Figures of the year.")
    papers.attach(by=board.clerk, paper=board.paper, title="Figures", name="f.txt", file=file)
    papers.keep_version(by=board.clerk, paper=board.paper)
    pack = published(board.clerk, board.meeting)
    attached = board.paper.attachments.get()
    address = f"/meetings/papers/{pack.pk}/download/{attached.pk}"
    papers.detach(by=board.clerk, attachment=attached)
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == b"Figures of the year."  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(f"/meetings/papers/{pack.pk}/download/{uuid4()}").status_code == 404


def test_members_read_a_published_pack_and_not_one_that_is_only_made(
    board: Board, signed_in: Callable[[str], Client]
) -> None:
    member, pack = signed_in("board_member"), made(board.clerk, board.meeting)
    address = f"/board/packs/{pack.pk}/"
    assert member.get(address).status_code == 404
    assert member.post(f"/board/meetings/{board.meeting.pk}/packs/make/").status_code == 404
    Pack.objects.all().delete()
    out = published(board.clerk, board.meeting)
    assert member.get(f"/board/packs/{out.pk}/").status_code == 200
