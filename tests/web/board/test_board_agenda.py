"""Building an agenda by buttons, calling meetings off, and what others see of it on the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from meeting_help import Board, member, published, put, send, words

from hearth_web.board.actions import minutes, papers
from hearth_web.board.models import FollowUp, Item, Meeting, Pack, Point
from hearth_web.board.tidying import tidy
from hearth_web.jobs.models import Job
from hearth_web.jobs.work import Work

pytestmark = pytest.mark.django_db


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.all()]


def test_items_change_places_by_buttons_within_their_part(board: Board, clerk: Client) -> None:
    second = put(board.clerk, board.meeting, "Second", kind=Item.Kind.VERBAL)
    put(board.clerk, board.meeting, "Shut", part="B", paragraphs=[3])
    clerk.post(f"/board/items/{second.pk}/move/", {"way": "up"})
    assert titles(board.meeting) == ["Second", "How children live", "Shut"]
    clerk.post(f"/board/items/{second.pk}/move/", {"way": "up"})
    clerk.post(f"/board/items/{board.item.pk}/move/", {"way": "down"})
    assert titles(board.meeting) == ["Second", "How children live", "Shut"]
    assert clerk.post(f"/board/items/{second.pk}/move/", {"way": "away"}).status_code == 404
    seen = words(clerk, f"/board/meetings/{board.meeting.pk}/")
    assert "1. Second" in seen
    assert "2. How children live" in seen
    assert "B1. Shut" in seen


def test_an_item_that_is_closed_takes_what_follows_from_it_along(
    board: Board, clerk: Client
) -> None:
    point = Point(item=board.item, kind="resolution", words="That it be paid.", owner="Hal")
    minutes.add_point(by=board.clerk, point=point)
    address = f"/board/items/{board.item.pk}/change/"
    assert send(clerk, address, part="B", paragraphs=["3"]) == []
    assert FollowUp.objects.get().is_closed_part
    assert send(clerk, address, part="A") == []
    assert not FollowUp.objects.get().is_closed_part


def test_a_meeting_that_is_called_off_says_so_to_everyone_and_may_take_place_after_all(
    board: Board, clerk: Client, client: Client
) -> None:
    published(board.clerk, board.meeting)
    address = f"/board/meetings/{board.meeting.pk}/cancel/"
    assert send(clerk, address, why="") == ["Answer the question: Why will it not take place?"]
    assert send(clerk, address, why="The roof leaks.") == []
    public = words(client, f"/meetings/{board.meeting.pk}/")
    assert "This meeting will not take place. The roof leaks." in public
    assert "Cancelled" in words(client, "/meetings/")
    assert "takes place after all" in words(clerk, address)
    clerk.post(address)
    assert "will not take place" not in words(client, f"/meetings/{board.meeting.pk}/")


def test_the_first_page_shows_whoever_is_on_a_body_its_next_meeting(
    board: Board, cast: Any, signed_in: Callable[[str], Client]
) -> None:
    email = cast["board_member"].email.upper()
    member(board.clerk, board.body, "Councillor Who Signs In", email=email)
    home = words(signed_in("board_member"), "/")
    assert "Parenting Board, Wednesday 16 April 2025, 2.00 pm 8 days left" in home
    assert "Parenting Board" not in words(signed_in("social_worker"), "/")


def test_old_packs_and_files_that_nothing_names_are_let_go_of(board: Board, settings: Any) -> None:
    def keep(name: str) -> Path:
        file = ContentFile(name.encode())
        row = papers.attach(by=board.clerk, paper=board.paper, title=name, name=name, file=file)
        path = Path(settings.MEDIA_ROOT) / row.file
        long_ago = (timezone.now() - timedelta(days=40)).timestamp()
        os.utime(path, (long_ago, long_ago))
        return path

    out, held, loose = keep("out.txt"), keep("held.txt"), keep("loose.txt")
    row = {each.title: each for each in board.paper.attachments.all()}
    papers.detach(by=board.clerk, attachment=row["loose.txt"])
    pack = published(board.clerk, board.meeting)
    papers.detach(by=board.clerk, attachment=row["out.txt"])
    old = timezone.now() - timedelta(days=40)
    draft = Pack.objects.create(meeting=board.meeting, what="agenda", asked_at=old)
    assert tidy(Work(Job(kind="board.tidy"))) == {"packs": 1, "files": 1}
    assert [out.exists(), held.exists(), loose.exists()] == [True, True, False]
    assert set(Pack.objects.all()) == {pack}
    assert draft.pk != pack.pk


def test_a_draft_report_holds_publication_up_and_a_pack_keeps_each_report_as_it_is(
    board: Board, clerk: Client
) -> None:
    papers.write(by=board.clerk, paper=board.paper, values={"is_final": False}, version=None)
    seen = words(clerk, f"/board/meetings/{board.meeting.pk}/")
    assert "Its report is still a draft. Finish it" in seen
    papers.write(by=board.clerk, paper=board.paper, values={"is_final": True}, version=None)
    assert "still a draft" not in words(clerk, f"/board/meetings/{board.meeting.pk}/")
    kept = board.paper.versions.count()
    told = {"title": "Strategy", "held_at": "Room 12", "contact": "Cleo"}
    assert send(clerk, f"/board/background/{board.paper.pk}/add/", **told) == []
    clerk.post(f"/board/meetings/{board.meeting.pk}/packs/make/", {"what": "agenda"})
    newest = board.paper.versions.first()
    assert newest is not None
    assert newest.number == kept + 1
    assert newest.values["background_papers"][0]["title"] == "Strategy"
