"""Appendices that are PDFs: bound in page by page; one that cannot be is said, the rest kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_text import words_of

from hearth.board import AgendaItem, Appendix, Attached, Body, ItemKind, Meeting, Paper, Part
from hearth.board.parts import closed_part, open_part
from hearth.board.reading import read_meeting
from hearth.documents.agenda_pack import closed_pack, open_pack
from hearth.documents.booklet import Booklet
from hearth.documents.bound import LONGEST, MOST_PAGES, Looked, looked_at, within
from hearth.documents.renderers import draw_booklet
from hearth.documents.renderers.booklets import DrawnBooklet
from hearth.documents.renderers.typesetting import pdf

SECRET = "Zephyrine"


def letter(path: Path, words: str, pages: int) -> Path:
    """A PDF of somebody else's, its last page on its side."""
    said = f'#set document(title: "{words}")\n' + f"= {words}\n#pagebreak()\n" * (pages - 1)
    source = f"{said}#set page(flipped: true)\nThe last page."
    path.write_bytes(pdf({"main.typ": source.encode()}, date(2025, 1, 1)))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter of three pages and files that cannot be bound."""
    made = tmp_path_factory.mktemp("files")
    letter(made / "letter.pdf", "The inspector wrote", 3)
    letter(made / "closed.pdf", SECRET, 2)
    letter(made / "long.pdf", "Long", LONGEST + 1)
    with pikepdf.open(made / "letter.pdf") as opened:
        opened.save(made / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (made / "broken.pdf").write_bytes((made / "letter.pdf").read_bytes()[:2000])
    (made / "rates.xlsx").write_bytes(b"PK\x03\x04")
    return made


def item(number: str, folder: Path, *names: str, **more: Any) -> AgendaItem:
    files = [
        Appendix(str(at), name.split(".")[0].capitalize(), file=Attached(name, folder / name))
        for at, name in enumerate(names, 1)
    ]
    paper = Paper(f"Report {number}", appendices=files)
    return AgendaItem(number, paper.title, kind=ItemKind.WRITTEN, paper=paper, **more)


@pytest.fixture(scope="module")
def meeting(folder: Path) -> Meeting:
    items = [
        item("1", folder, "broken.pdf", "letter.pdf", "locked.pdf", "rates.xlsx", "gone.pdf"),
        item("2", folder),
        item("3", folder, "closed.pdf", part=Part.B, exempt=(3,), public_title="A contract"),
    ]
    return Meeting(Body("Parenting Board", "Westmarch Council"), date(2025, 3, 12), items=items)


@pytest.fixture(scope="module")
def drawn(meeting: Meeting) -> DrawnBooklet:
    return draw_booklet(open_pack(open_part(meeting)))


@pytest.fixture(scope="module")
def opened(drawn: DrawnBooklet) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(drawn.pdf)) as read:
        yield read


def test_its_pages_are_counted_and_stand_in_the_order_of_business(drawn: DrawnBooklet) -> None:
    assert drawn.pages == {"item-1": (1, 1), "item-1-appendix-2": (2, 5), "item-2": (6, 6)}
    assert "Appendix 2: Letter" in drawn.html
    assert "2–5" in drawn.html


def test_its_words_can_be_selected_on_the_page_they_belong_to(opened: pikepdf.Pdf) -> None:
    pages = {page.label: page for page in opened.pages}
    banner = words_of(pages["2"])
    assert "Appendix 2 to item 1: Letter" in banner
    assert "letter.pdf, 3 pages" in banner
    (form,) = (each for each in pages["3"].resources.XObject.values() if each.Subtype == "/Form")
    assert "The inspector wrote" in words_of(form)
    box = pages["5"].mediabox
    assert box[2] > box[3], "the page on its side lies on its side"


def test_each_page_says_which_it_is(opened: pikepdf.Pdf) -> None:
    told = [str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary)
            and each.get("/S") == "/Figure"]  # fmt: skip
    assert told[0] == "Page 1 of 3 of letter.pdf, Appendix 2 to item 1: Letter"
    assert len(told) == 3
    assert opened.Root.MarkInfo.Marked


def test_what_is_not_bound_is_said_with_the_reason(drawn: DrawnBooklet) -> None:
    for said in (
        "locked.pdf: It is protected by a password, so it is not bound in",
        "broken.pdf: It cannot be read as a PDF",
        "gone.pdf: It is no longer where it was kept",
        "rates.xlsx: It is a file of its own, beside this report.",
        "letter.pdf: bound into the PDF, after this report.",
    ):
        assert said in drawn.html


def raw(booklet: Booklet) -> bytes:
    """All bytes of a booklet's PDF, decompressed."""
    with pikepdf.open(io.BytesIO(draw_booklet(booklet).pdf)) as read:
        out = io.BytesIO()
        read.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all,
                  object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
        forms = [words_of(each) for each in read.objects if isinstance(each, pikepdf.Stream)
                 and each.get("/Subtype") == "/Form" and "/Resources" in each]  # fmt: skip
    return out.getvalue() + " ".join(forms).encode()


def test_a_closed_file_is_bound_into_the_closed_pack_and_into_no_other(meeting: Meeting) -> None:
    shut = closed_pack(closed_part(meeting))
    assert shut is not None
    assert SECRET.encode() in raw(shut)
    told = raw(open_pack(open_part(meeting)))
    assert SECRET.encode() not in told
    assert b"closed.pdf" not in told


MEETING = """
body: {name: Parenting Board, council: Westmarch Council}
meeting: {on: 12 March 2025}
items:
  - number: "1"
    title: Homes
    paper:
      appendices: [{number: "B", title: The letter, file: letter.pdf}]
"""


def test_a_meeting_file_names_them_beside_itself(folder: Path) -> None:
    (folder / "meeting.yaml").write_text(MEETING, encoding="utf-8")
    read = read_meeting(folder / "meeting.yaml")
    assert not read.problems
    parts = {part.key: part for part in open_pack(open_part(read.meeting)).parts}
    bound = parts["item-1-appendix-1"]
    assert bound.title == "Appendix B to item 1: The letter"
    assert bound.bound is not None
    assert bound.bound.pages == 3


def test_a_name_means_nothing_to_the_typesetter(folder: Path, tmp_path: Path) -> None:
    odd = tmp_path / 'Ŵ "odd" #name.pdf'
    odd.write_bytes((folder / "letter.pdf").read_bytes())
    assert looked_at(odd).pages == 3


def test_a_file_that_is_too_long_stays_by_itself(folder: Path) -> None:
    found = looked_at(folder / "long.pdf")
    assert (found.pages, f"more than {LONGEST} pages" in found.why) == (0, True)


def test_all_files_of_a_pack_have_a_limit_and_a_shorter_one_still_fits() -> None:
    files = [Looked(100), Looked(100), Looked(99), Looked(2), Looked(1), Looked(why="Lost")]
    found = within(files)
    assert [each.pages for each in found] == [100, 100, 99, 0, 1, 0]
    assert f"more than {MOST_PAGES} pages" in found[3].why
    assert found[5].why == "Lost"


def test_the_same_files_give_the_same_bytes(meeting: Meeting) -> None:
    only = replace(meeting, items=meeting.items[:1])
    first, second = (draw_booklet(open_pack(open_part(only))).pdf for _ in range(2))
    assert first == second
