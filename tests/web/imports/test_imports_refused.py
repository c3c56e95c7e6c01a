"""Files that are not taken: each made for real, each told in a sentence, nothing kept."""

from __future__ import annotations

import resource
import signal
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from import_help import small_return, upload_of

from hearth_web.imports import keeping
from hearth_web.imports.models import Import
from hearth_web.ui.room import is_disk_full

pytestmark = pytest.mark.django_db(transaction=True)

CSV = b"CHILD,SEX,DOB\nC1,F,04/05/2012\n"


def packed(name: str, data: bytes, times: int = 1) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(times):
            archive.writestr(f"{number}-{name}", data)
    return out.getvalue()


def locked_zip() -> bytes:
    """A zip whose files say that they are encrypted, as a password makes them."""
    data = bytearray(packed("header.csv", CSV))
    data[6] |= 1  # in the file's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the list at the end
    return bytes(data)


def locked_workbook() -> bytes:
    """What Excel writes with a password: the old container with one encrypted stream."""
    start = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    return start + "EncryptedPackage".encode("utf-16-le") + bytes(480)


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "a program": ("header.csv", b"MZ\x90\x00" + bytes(200), "is a program"),
    "a program by name": ("setup.exe", b"MZ\x90\x00", ".csv"),
    "an empty file": ("header.csv", b"", "empty"),
    "a picture": ("header.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "is a picture"),
    "a PDF": ("header.csv", b"%PDF-1.7\n", "is a PDF"),
    "bytes": ("header.csv", bytes(range(256)) * 8, "is not text"),
    "a damaged zip": ("all.zip", packed("header.csv", CSV)[:60], "damaged"),
    "a locked zip": ("all.zip", locked_zip(), "password"),
    "a locked workbook": ("annex.xlsx", locked_workbook(), "password"),
    "another packer": ("all.zip", b"Rar!\x1a\x07\x00", "Pack it as a zip"),
    "a zip bomb": ("all.zip", packed("header.csv", bytes(60_000_000), 3), "unpacks to far more"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_a_sentence(signed_in: Any, own_folder: Path, what: str) -> None:
    name, data, words = REFUSED[what]
    file = SimpleUploadedFile(name, data)
    answer = signed_in("analyst").post(reverse("import-new"), {"files": [file]})
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "There is a problem" in text
    assert words in text
    assert "<title>Error: " in text
    assert not Import.objects.exists()
    assert not list((own_folder / "imports").glob("*"))


def test_a_good_file_beside_a_bad_one_is_not_half_kept(
    signed_in: Any, own_folder: Path, tmp_path: Path
) -> None:
    files = [*upload_of(small_return(tmp_path / "2024-25")), SimpleUploadedFile("x.csv", b"MZ")]
    answer = signed_in("analyst").post(reverse("import-new"), {"files": files})
    assert "x.csv is a program" in answer.content.decode()
    assert not list((own_folder / "imports").glob("*"))


def test_no_file_at_all_is_asked_for(signed_in: Any) -> None:
    text = signed_in("analyst").post(reverse("import-new"), {}).content.decode()
    assert "There is a problem" in text


def test_what_is_no_return_is_told_when_it_is_read(
    signed_in: Any, done: Callable[[], None], own_folder: Path
) -> None:
    file = SimpleUploadedFile("shopping.csv", b"apples,pears\n1,2\n")
    client = signed_in("analyst")
    client.post(reverse("import-new"), {"files": [file]})
    done()
    imported = Import.objects.get()
    text = client.get(reverse("import", args=[imported.pk])).content.decode()

    assert imported.state == "failed"
    assert "is not recognised" in text
    assert "shopping.csv" in text
    assert str(own_folder) not in text
    assert not list((own_folder / "imports").glob("*"))


def test_a_name_cannot_lead_out_of_the_folder(
    signed_in: Any, done: Callable[[], None], own_folder: Path
) -> None:
    file = SimpleUploadedFile("x.csv", CSV)
    file.name = "x.csv"
    file._name = "../../../../tmp/escaped.csv"
    kept = keeping.keep("one", [keeping.Uploaded(file)])
    with keeping.laid_out("one", [("../../../../tmp/escaped.csv", kept[0].place)]) as tops:
        inside = [path for top in tops for path in top.rglob("*") if path.is_file()]
    assert len(inside) == 1
    assert own_folder in inside[0].parents


class Endless:
    """A body that goes on for ever, and counts how much of it is read at once and altogether."""

    def __init__(self) -> None:
        self.most = self.all = 0

    def read(self, size: int = -1) -> bytes:
        assert 0 < size <= 1 << 20
        self.most, self.all = max(self.most, size), self.all + size
        return bytes(size)

    readline = read


def test_two_gigabytes_are_read_away_and_refused_with_a_page(
    signed_in: Any, own_folder: Path
) -> None:
    body = Endless()
    answer = signed_in("analyst").generic(
        "POST",
        reverse("import-new"),
        CONTENT_TYPE="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3),
        **{"wsgi.input": body},
    )
    assert answer.status_code == 413
    assert body.all == 2 * 1024**3  # else a browser shows a lost connection
    assert not own_folder.exists()
    assert "Hearth takes up to 300 MB" in answer.content.decode()


def test_a_stranger_may_send_hardly_anything(client: Client) -> None:
    body = Endless()
    answer = client.generic(
        "POST",
        reverse("import-new"),
        CONTENT_TYPE="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(500 * 1024**2),
        **{"wsgi.input": body},
    )
    assert answer.status_code == 413
    assert body.all <= 20 * 1024**2


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file may grow beyond one megabyte, which the system refuses as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    signal.signal(signal.SIGXFSZ, before)


def test_a_full_disk_is_a_page_and_nothing_is_half_kept(
    signed_in: Any, own_folder: Path, full_disk: None
) -> None:
    client = signed_in("analyst")
    file = SimpleUploadedFile("header.csv", CSV * 100_000)
    answer = client.post(reverse("import-new"), {"files": [file]})

    assert answer.status_code == 507
    assert "There is no room left" in answer.content.decode()
    assert not Import.objects.exists()
    assert not list(own_folder.rglob("*.csv"))


def test_a_disk_that_fills_while_the_files_are_kept_leaves_nothing(
    own_folder: Path, full_disk: None
) -> None:
    class Large:
        name = "header.csv"

        def pieces(self) -> Iterator[bytes]:
            for _ in range(4):
                yield bytes(1 << 19)

    with pytest.raises(OSError) as raised:
        keeping.keep("one", [Large()])
    assert is_disk_full(raised.value)
    assert not (own_folder / "imports" / "one").exists()
