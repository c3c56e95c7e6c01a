"""What may be put into a record, told by what is in it; and how it is kept."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from recording_help import day, hidden_of

from hearth_web.people.actions.documents import let_go_of_files, plain_name
from hearth_web.people.forms import files
from hearth_web.people.forms.files import checked_kind
from hearth_web.people.models import Document


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


TYPES = b'<?xml version="1.0"?><Types><Default Extension="xml" ContentType="%s"/></Types>'
WORD = {"[Content_Types].xml": TYPES % b"x.main+xml", "word/document.xml": b"<w:document/>"}
SHEET = {"[Content_Types].xml": TYPES % b"x.main+xml", "xl/workbook.xml": b"<workbook/>"}
WRITER = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
PDF = b"%%PDF-1.7\n1 0 obj<</Type/Catalog %s>>endobj\n%%%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(17)


def pdf_with_hidden_script() -> bytes:
    """A PDF whose script is in a packed stream, where its bytes cannot be read as they are."""
    stream = zlib.compress(b"<</S/JavaScript/JS(app.alert(1))>>")
    return PDF % b"" + b"\n2 0 obj<</Filter/FlateDecode>>stream\n" + stream + b"endstream endobj"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF % b"", "pdf"),
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "jpeg"),
        (b"GIF89a" + bytes(20), "gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
        (packed(WORD), "docx"),
        (packed(SHEET), "xlsx"),
        (packed({**WORD, "word/embeddings/sheet.xlsx": b"x"}), "docx"),
        (packed(WRITER), "odt"),
        ("Dear Ash, it is £5.\n".encode(), "txt"),
        ("caf\xe9".encode("cp1252"), "txt"),
    ],
)
def test_documents_that_only_can_be_read_are_taken(content, kind):
    assert checked_kind(io.BytesIO(content)) == kind


REFUSED = {
    "empty": (b"", "The file is empty"),
    "exe": (b"MZ\x90\x00" + bytes(100), "is a program"),
    "elf": (b"\x7fELF" + bytes(100), "is a program"),
    "shell": (b"#!/bin/sh\nrm -rf /\n", "is a script"),
    "html": (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "web page or a drawing"),
    "svg": (b'<svg xmlns="x"><script>alert(1)</script></svg>', "web page or a drawing"),
    "late script": (b"hello\n" * 500 + b"< script src=x>", "web page or a drawing"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Save it as .docx"),
    "docm": (packed({**WORD, "word/vbaProject.bin": b"x"}), "holds macros"),
    "macro type": (
        packed({**WORD, "[Content_Types].xml": TYPES % b"application/vnd.ms-word.macroEnabled"}),
        "holds macros",
    ),
    "excel 4 macros": (packed({**SHEET, "xl/macrosheets/sheet1.xml": b"x"}), "holds macros"),
    "program inside": (packed({**WORD, "word/embeddings/ole1.bin": b"MZ"}), "holds macros"),
    "odt macros": (packed({**WRITER, "Basic/Standard/Module1.xml": b"x"}), "holds macros"),
    "zip": (packed({"a.txt": b"x"}), "upload the files in it one by one"),
    "bomb": (packed({**WORD, "word/media/0": bytes(50_000_000)}), "would unpack to far more"),
    "many parts": (packed({f"{n}": b"" for n in range(5_001)}), "would unpack to far more"),
    "cut off": (packed(WORD)[:-30], "is damaged"),
    "pdf script": (PDF % b"/OpenAction<</S/JavaScript/JS(x)>>", "PDF holds a script"),
    "pdf spelt": (PDF % b"/OpenAction<</S/J#61vaScript>>", "PDF holds a script"),
    "pdf launch": (PDF % b"/A<</S/Launch/F(cmd.exe)>>", "PDF holds a script"),
    "pdf packed": (pdf_with_hidden_script(), "PDF holds a script"),
    "noise": (bytes(range(256)) * 4, "must be one of these"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_can_run_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(ValidationError, match=sentence):
        checked_kind(io.BytesIO(content))


def test_a_scanner_may_refuse(monkeypatch):
    monkeypatch.setattr(files, "_scanners", [])
    files.scan_with(lambda file: "A virus was found" if b"EICAR" in file.read() else "")
    assert checked_kind(io.BytesIO(b"fine")) == "txt"
    with pytest.raises(ValidationError, match="A virus was found"):
        checked_kind(io.BytesIO(b"EICAR"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("a\x00b.txt", "ab.txt"),
        ("", "document"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_folders_or_tricks(given, kept):
    assert plain_name(given) == kept


@pytest.mark.django_db
class TestUpload:
    def post(self, client, child, content, name="plan.pdf", **told):
        path = reverse("add-fact", args=[child.pk, "document"])
        data = hidden_of(client.get(path).content.decode())
        data |= {"title": "Care plan", "kind": "Care plan", **day("at", date(2024, 5, 3)), **told}
        return client.post(path, {**data, "file": SimpleUploadedFile(name, content)})

    def test_a_document_is_kept_under_a_random_name_and_handed_out_safely(self, cast, signed_in):
        client = signed_in("social_worker")
        assert self.post(client, cast.ash, PDF % b"").status_code == 302
        row = Document.objects.get()
        where = Path(row.file.path)
        assert where.is_relative_to(settings.MEDIA_ROOT)
        assert not where.is_relative_to(settings.STATIC_ROOT)
        assert "plan" not in where.name and where.suffix == ""
        assert (row.name, row.size, row.author) == (
            "plan.pdf",
            len(PDF % b""),
            cast["social_worker"],
        )
        address = reverse("child-document", args=[cast.ash.pk, row.pk])
        answer = client.get(address)
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert b"".join(answer.streaming_content) == PDF % b""
        assert signed_in("board_member").get(address).status_code == 404

    @pytest.mark.parametrize("name", ["plan.exe", "plan.docm", "plan.svg", "plan.html"])
    def test_a_name_we_do_not_take_is_refused(self, cast, signed_in, name):
        answer = self.post(signed_in("social_worker"), cast.ash, PDF % b"", name)
        assert "The file must be a .pdf" in answer.content.decode()

    def test_a_program_named_as_a_pdf_is_refused_and_nothing_kept(self, cast, signed_in):
        answer = self.post(signed_in("social_worker"), cast.ash, b"MZ" + bytes(50))
        assert "The file is a program" in answer.content.decode()
        assert not Document.objects.exists()

    def test_a_file_too_large_is_refused(self, cast, signed_in):
        answer = self.post(signed_in("social_worker"), cast.ash, PDF % b"" + bytes(27_000_000))
        assert "must be smaller than 25 MB" in answer.content.decode()

    def test_a_full_disk_saves_nothing_and_says_so(self, cast, signed_in, monkeypatch):
        def full(*_args, **_more):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(default_storage, "save", full)
        answer = self.post(signed_in("social_worker"), cast.ash, PDF % b"")
        assert "The file could not be kept" in answer.content.decode()
        assert not Document.objects.exists()

    def test_the_file_of_a_removed_document_is_put_aside_and_destroyed_in_a_month(
        self, cast, signed_in
    ):
        for _ in range(2):
            self.post(signed_in("social_worker"), cast.ash, PDF % b"")
        stays, goes = Document.objects.all()
        client, opened = signed_in("team_manager"), goes.file.path
        path = reverse("remove-fact", args=[cast.ash.pk, "document", goes.pk])
        client.post(path, {**hidden_of(client.get(path).content.decode()), "why": "not theirs"})
        assert client.get(reverse("child-document", args=[cast.ash.pk, goes.pk])).status_code == 404

        def a_night(age_of: Path, days: float) -> None:
            os.utime(age_of, (time.time() - days * 86_400,) * 2)
            let_go_of_files()

        aside = Path(settings.MEDIA_ROOT) / "removed" / Path(opened).name
        a_night(Path(opened), 0)
        assert Path(opened).exists(), "an upload may be under way"
        a_night(Path(opened), 400)
        assert (Path(opened).exists(), aside.exists()) == (False, True)
        a_night(aside, 29)
        assert aside.exists()
        a_night(aside, 31)
        assert not aside.exists()
        a_night(Path(stays.file.path), 400)
        assert Path(stays.file.path).exists()

    def test_nothing_stays_of_a_file_whose_row_is_refused(self, cast, signed_in, monkeypatch):
        kept = []
        monkeypatch.setattr(default_storage, "delete", kept.append)
        answer = self.post(signed_in("social_worker"), cast.ash, PDF % b"", title="x" * 201)
        assert "must be 200 characters or fewer" in answer.content.decode()
        assert not Document.objects.exists()
