"""Files made to do harm, given on the page and read by the worker: a sentence, and no harm."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hearth_web.imports.models import Import

pytestmark = pytest.mark.django_db(transaction=True)

HEADER = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,1,04/05/2012,WBRI,UN1,,\n"
SECRET = "the contents of another file"


def packed(parts: dict[str, bytes], links: tuple[str, ...] = ()) -> bytes:
    """A zip; the entries named in `links` are symbolic links to what they hold."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFLNK if name in links else stat.S_IFREG | 0o600) << 16
            archive.writestr(info, data)
    return out.getvalue()


def workbook(sheet: str, more: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet, as little of it as a reader needs."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
        f'"{kinds}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet '
        'name="List 6" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    return packed({**{name: text.encode() for name, text in parts.items()}, **(more or {})})


def cell(place: str, value: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def entities(declared: str, used: str) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE SSDA903 [{declared}]><SSDA903><CHILD><HEADER>'
        f"<CHILD>{used}</CHILD><SEX>1</SEX><DOB>2012-05-04</DOB></HEADER></CHILD></SSDA903>"
    ).encode()


LAUGHS = '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)
FAR = f'<row r="1">{cell("A1", "CHILD")}</row><row r="1048576">{cell("XFD1048576", "x")}</row>'
LINKED = (
    b"<externalLink><externalBook><file>file:///etc/passwd</file></externalBook></externalLink>"
)

HOSTILE: dict[str, Callable[[Path], tuple[str, bytes]]] = {
    "a bomb within a zip": lambda _: (
        "all.zip",
        packed({"in.zip": packed({"header.csv": bytes(150_000_000)})}),
    ),
    "names that lead out": lambda _: (
        "all.zip",
        packed({"../../../../../../../tmp/hearth-escaped.csv": HEADER, "/etc/header.csv": HEADER}),
    ),
    "a link within a zip": lambda secret: (
        "all.zip",
        packed({"header.csv": str(secret).encode()}, links=("header.csv",)),
    ),
    "a line without end": lambda _: ("header.csv", HEADER + b"x" * 5_000_000),
    "a cell without end": lambda _: ("header.csv", HEADER + b'"' + b"x\n" * 50_000),
    "a million columns": lambda _: ("header.csv", b"," * 1_000_000 + b"\n" + b"1," * 1_000_000),
    "entities that multiply": lambda _: ("return.xml", entities(LAUGHS, "&a9;")),
    "an entity from a file": lambda secret: (
        "return.xml",
        entities(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "&x;"),
    ),
    "a definition from elsewhere": lambda _: (
        "return.xml",
        entities('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;', "C1"),
    ),
    "elements without end": lambda _: ("return.xml", b"<SSDA903>" + b"<CHILD>" * 200_000),
    "a sheet as wide as it goes": lambda _: (
        "annex-a.xlsx",
        workbook(f'<dimension ref="A1:XFD1048576"/><sheetData>{FAR}</sheetData>'),
    ),
    "a workbook with links": lambda _: (
        "annex-a.xlsx",
        workbook(
            f"<sheetData><row r='1'>{cell('A1', 'CHILD')}</row></sheetData>",
            {"xl/externalLinks/externalLink1.xml": LINKED},
        ),
    ),
    "a name that is a page": lambda _: ("<img src=x onerror=alert(1)>\r\nX: y.csv", HEADER),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_it_does_no_harm_and_ends_in_a_sentence(
    signed_in: Any, done: Callable[[], None], own_folder: Path, what: str
) -> None:
    secret = own_folder.parent / "secret.txt"
    secret.write_text(SECRET)
    name, data = HOSTILE[what](secret)
    client = signed_in("analyst")
    page = client.post(reverse("import-new"), {"files": [SimpleUploadedFile(name, data)]})
    if not Import.objects.exists():
        assert "There is a problem" in page.content.decode()
        assert not list((own_folder / "imports").glob("*"))
        return
    done()
    imported = Import.objects.get()
    said = "".join(
        client.get(reverse(each, args=[imported.pk])).content.decode()
        for each in ("import", "import-problems")
    )
    assert imported.state in ("ready", "failed")
    assert "something went wrong in hearth itself" not in imported.failure.lower()
    assert SECRET not in said
    assert "<img src=x" not in said
    assert not Path("/tmp/hearth-escaped.csv").exists()
    assert not list(own_folder.rglob("laid-out"))
