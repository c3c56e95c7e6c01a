"""What an attached file says, whoever made it: read so that a closed word in it is found."""

from __future__ import annotations

import zipfile
import zlib
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
import xlsxwriter

from hearth.documents.file_words import said_in
from hearth.documents.renderers.typesetting import pdf

WORDS = "The office will efficiently take £400,000 for Rose House."


def written(path: Path, source: str) -> Path:
    path.write_bytes(pdf({"main.typ": source.encode()}, date(2025, 1, 1)))
    return path


def drawn(path: Path, stream: bytes, font: pikepdf.Dictionary) -> Path:
    """A page of one typeface, drawn as told."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(300, 300))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = made.make_stream(stream)
        made.save(path)
    return path


def plain_font(**more: object) -> pikepdf.Dictionary:
    """A typeface that every program has, and that says nothing of its letters."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica, **more
    )


def test_a_pdf_says_what_is_on_its_pages_and_its_title(tmp_path: Path) -> None:
    source = f'#set document(title: "Sale of a home")\n#table(columns: 2)[{WORDS}][By June]\n'
    found = said_in(written(tmp_path / "a.pdf", source))
    assert "take £400,000 for Rose House. By June" in found.words
    assert "Sale of a home" in found.words
    assert found.unread == ""


@pytest.mark.parametrize(
    ("stream", "says"),
    [
        (b"BT /F1 10 Tf 20 200 Td (Rose) Tj (House) Tj ET", "RoseHouse"),  # one after the other
        (b"BT /F1 10 Tf 20 200 Td [(Ro) 20 (se) -300 (House)] TJ ET", "Rose House"),
        (b"BT /F1 10 Tf 20 200 Td (Rose) Tj 0 -12 Td (House) Tj ET", "Rose House"),
        (b"BT /F1 10 Tf 12 TL 20 200 Td (Rose) Tj (House) ' ET", "Rose House"),
        (b"q 2 0 0 2 0 0 cm BT /F1 5 Tf 9 50 Td (Rose) Tj 40 0 Td (House) Tj ET Q", "Rose House"),
        (b"BT /F1 10 Tf 1 0 0 1 20 9 Tm (R) Tj 1 0 0 1 25 9 Tm (ose) Tj ET", "Rose"),  # by letter
        (b"BT /F1 10 Tf 20 200 Td (\\24340 \\223Rose\\224) Tj ET", "£40 “Rose”"),
        (b"BT /F1 10 Tf 9 9 Td (Rose) Tj 1 Tm (House) Tj", "Rose"),  # wrong from there
    ],
)
def test_where_letters_stand_says_where_words_end(tmp_path: Path, stream: bytes, says: str) -> None:
    font = plain_font(Encoding=pikepdf.Name.WinAnsiEncoding)
    found = said_in(drawn(tmp_path / "a.pdf", stream, font))
    assert (found.words, found.unread) == (says, "")


def test_letters_are_known_by_their_names(tmp_path: Path) -> None:
    names = [1, *map(pikepdf.Name, ("/fi", "/eacute", "/sterling", "/u2019"))]
    encoding = pikepdf.Dictionary(Differences=pikepdf.Array(names))
    stream = b"BT /F1 10 Tf (\\001ne caf\\002 \\003\\004) Tj ET"
    found = said_in(drawn(tmp_path / "a.pdf", stream, plain_font(Encoding=encoding)))
    assert found.words == "fine café £’"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.pdf", f'#set document(title: "A")\n{WORDS}\n#pagebreak()\n')
    with pikepdf.open(whole) as opened:
        opened.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pikepdf.new() as made:
        for _ in range(2):
            page = made.add_blank_page()
            picture = made.make_stream(b"\x00", Type=pikepdf.Name.XObject, Width=1, Height=1,
                                       Subtype=pikepdf.Name.Image, BitsPerComponent=8,
                                       ColorSpace=pikepdf.Name.DeviceGray)  # fmt: skip
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
            page.obj.Contents = made.make_stream(b"/I Do")
        made.save(tmp_path / "scan.pdf")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert said_in(whole).unread == "", "a page without anything hides nothing"
    for name, why in (
        ("locked.pdf", "it is protected by a password"),
        ("scan.pdf", "2 of its 2 pages may hold words that cannot be read, as a scan does"),
        ("broken.pdf", "it cannot be read as a PDF"),
        ("broken.docx", "it cannot be unpacked"),
        ("photo.png", "it is a picture"),
        ("gone.pdf", "it is no longer where it was kept"),
    ):
        assert said_in(tmp_path / name).unread == why


def test_word_is_read_with_its_notes_and_what_is_half_bold(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Sale of a home"
    line = document.add_paragraph("Rose Ho")
    line.add_run("use").bold = True
    document.add_paragraph("By June")
    document.add_comment(line.runs, text="Ask the owner", author="Una")
    document.save(str(tmp_path / "a.docx"))
    found = said_in(tmp_path / "a.docx").words
    for words in ("Rose House By June", "Sale of a home", "Ask the owner"):
        assert words in found


def test_sheets_slides_and_texts_are_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("Prices").write_row(0, 0, ["Rose House", 400_000])
    with zipfile.ZipFile(tmp_path / "a.odp", "w") as slides:
        slides.writestr("content.xml", "<d xmlns:t='t'><t:p>Rose House</t:p><t:p>June</t:p></d>")
        slides.writestr("bad.xml", "<d")
    (tmp_path / "a.txt").write_bytes("Rose House, £400\x00".encode("cp1252"))
    said = [said_in(tmp_path / name).words for name in ("a.xlsx", "a.odp", "a.txt")]
    assert "Rose House" in said[0]
    assert "400000" in said[0]
    assert said[1] == "Rose House June"
    assert said[2] == "Rose House, £400"


def test_a_page_that_unpacks_to_far_more_than_it_is_is_not_unpacked(tmp_path: Path) -> None:
    packed = zlib.compress(b"BT /F1 10 Tf (Rose) Tj ET " + b" " * 60_000_000)
    with pikepdf.new() as made:
        page = made.add_blank_page()
        page.obj.Contents = pikepdf.Stream(made, packed, Filter=pikepdf.Name.FlateDecode)
        made.save(tmp_path / "trap.pdf")
    assert "may hold words that cannot be read" in said_in(tmp_path / "trap.pdf").unread


def test_what_is_longer_than_is_searched_is_said(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Rose House " * 400_000)
    with zipfile.ZipFile(tmp_path / "trap.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "<d>" + " " * 60_000_000 + "</d>")
    assert said_in(tmp_path / "long.txt").unread == "only its first 4,000,000 letters were searched"
    assert said_in(tmp_path / "trap.docx").unread == "it cannot be unpacked"
