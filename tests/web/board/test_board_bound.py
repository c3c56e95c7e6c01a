"""PDFs attached to reports: bound into the pack, or said on the way why they are not."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from meeting_help import SECRET, Board, made, put_closed, send, words

from hearth.documents.renderers.typesetting import pdf
from hearth_web.audit.models import Event
from hearth_web.board import making
from hearth_web.board.actions import papers
from hearth_web.board.models import Attachment, AttachmentWords, Pack, Paper

pytestmark = pytest.mark.django_db


def letter(said: str) -> bytes:
    """A PDF of one page with a title that says who it is about."""
    source = f'#set document(title: "{said}")\n{said}'
    return pdf({"main.typ": source.encode()}, date(2025, 1, 1))


def locked(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def attached(board: Board, paper: Paper, title: str, content: bytes) -> Attachment:
    return papers.attach(
        by=board.clerk, paper=paper, title=title, name=f"{title}.pdf", file=ContentFile(content)
    )


def test_the_author_reads_what_is_bound_and_what_is_not(board: Board, clerk: Client) -> None:
    attached(board, board.paper, "Letter", letter("Dear board"))
    attached(board, board.paper, "Locked", locked(letter("Dear board")))

    told = words(clerk, f"/board/papers/{board.paper.pk}/")
    assert "1 page bound into the pack" in told
    assert "Not in the pack It is protected by a password" in told
    agenda = words(clerk, f"/board/meetings/{board.meeting.pk}/")
    assert "The appendix “Locked” is not bound into the pack." in agenda
    assert "“Letter” is not bound" not in agenda


def test_a_closed_file_is_in_no_byte_of_the_open_pack(board: Board) -> None:
    attached(board, board.paper, "Letter", letter("Dear board"))
    item = put_closed(board.clerk, board.meeting, f"{SECRET} price", public_title="A contract")
    attached(board, item.paper, SECRET, letter(SECRET))

    pack = made(board.clerk, board.meeting, files=True)
    told, shut = (bytes_of(pack, name, closed) for name, closed in (
        ("agenda-pack.pdf", False), ("closed-papers.pdf", True)))  # fmt: skip
    assert b"Letter.pdf" in told
    assert SECRET.encode() not in told
    assert f"{SECRET}.pdf".encode() in shut


def bytes_of(pack: Pack, name: str, closed: bool) -> bytes:
    """All of a PDF of a pack, decompressed."""
    path: Path | None = making.file_of(pack, name, closed=closed)
    assert path is not None
    with pikepdf.open(path) as opened:
        out = io.BytesIO()
        opened.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all,
                    object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return out.getvalue()


def test_closed_words_in_a_file_of_an_open_report_hold_publication_up(
    board: Board, clerk: Client
) -> None:
    price = "The owner will take four hundred thousand pounds if the sale is agreed by June at most"
    attached(board, board.paper, "Letter", letter(f"We heard: {price.lower()}."))
    attached(board, board.paper, "Locked", locked(letter("Dear board")))
    agenda = f"/board/meetings/{board.meeting.pk}/"
    assert "closed item" not in words(clerk, agenda), "nothing is closed yet"

    item = put_closed(board.clerk, board.meeting, "Sale", public_title="A home")
    attached(board, item.paper, "Price", letter(price))
    told = words(clerk, agenda)
    assert "The appendix “Letter” holds words of the closed item 2: “the owner will take" in told
    assert "unseen in the appendix “Locked”: it is protected by a password." in told
    pack = made(board.clerk, board.meeting)
    (sentence,) = send(clerk, f"/board/packs/{pack.pk}/publish/")
    assert "The appendix “Letter” holds words" in sentence


def test_a_file_attached_before_words_were_kept_is_read_when_it_is_asked_for(
    board: Board, clerk: Client
) -> None:
    file = attached(board, board.paper, "Letter", letter("Sale of Rose House"))
    AttachmentWords.objects.all().delete()
    put_closed(board.clerk, board.meeting, "Sale of Rose House", public_title="A home")
    told = words(clerk, f"/board/meetings/{board.meeting.pk}/")
    assert "The appendix “Letter” calls the closed item 2 by its title" in told
    assert "Sale of Rose House" in AttachmentWords.objects.get(attachment=file).said


def test_no_log_says_what_a_file_says(board: Board) -> None:
    attached(board, board.paper, "Letter", letter("Told in confidence"))
    assert "confidence" not in json.dumps(list(Event.objects.values_list("after", flat=True)))
