"""What is too big or no table at all is refused in words, before it does harm."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from invented_return import as_xml, csv_files, good_return, write_csv_set

from hearth.sources import Reading, read_returns
from hearth.sources import files as files_module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "2024-25"


def sentences(reading: Reading) -> str:
    return "\n".join(problem.problem for problem in reading.problems)


def zip_with(path: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in csv_files(good_return()).items():
            archive.writestr(file, text)
        archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("limit", "most", "said"),
    [
        ("MOST_OF_ONE", 100_000, "bomb.csv cannot be opened (it unpacks to more than 1 GB)"),
        ("SUSPICIOUS", 100_000, "bomb.csv cannot be opened (it unpacks to more than 200 times"),
    ],
)
def test_a_file_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, said: str
) -> None:
    monkeypatch.setattr(files_module, limit, most)
    path = zip_with(tmp_path / "2025.zip", "bomb.csv", b"," * 1_000_000)

    reading = read_returns([path])

    assert said in sentences(reading)
    assert len(reading.record["episodes"].collect()) == 4


def test_unpacking_stops_as_soon_as_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MOST_OF_ONE", 3 * files_module.PIECE)

    class Endless:
        pieces = 0

        def read(self, size: int) -> bytes:
            self.pieces += 1
            return bytes(size)

    stream = Endless()
    with pytest.raises(OSError, match="more than 1 GB"):
        files_module.unpacked(stream, packed=10)  # type: ignore[arg-type]
    assert stream.pieces == 4


def test_a_zip_with_a_password_is_said_once(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "2025.zip", "more.csv", b"x")
    data = bytearray(path.read_bytes())
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1  # the flag of the first file in the list
    path.write_bytes(data)

    reading = read_returns([path, write_csv_set(tmp_path / "2024-25")])

    assert sentences(reading) == "2025.zip is a zip with a password. Unpack it and give the files."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x00" * 5_000, "has nothing in it but NUL characters"),
        (b"CHILD,DOB\n" + b"x" * 1_000_001, "has a line of more than 1 MB"),
        (b"%PDF-1.7 ...", "is a PDF."),
        (b"\xd0\xcf\x11\xe0...", "is an old Office file (.xls)"),
        (b'"CHILD,DOB,REVIEW,REVIEW_CODE"\n"C001,,,"\n', "has each whole line in quotation marks"),
        (b"CHILD,DE COM,RNE,LS,CIN,DEC,REC\n", "Did 'DE COM' mean DECOM?"),
        (b"CHILD,REVEIW,REVIEWCODE\n", "Did 'REVEIW' mean REVIEW?"),
    ],
)
def test_a_file_that_is_no_table_is_named_for_what_it_is(
    folder: Path, data: bytes, said: str
) -> None:
    reading = read_returns([write_csv_set(folder, other=data)])

    assert "2024-25/other.csv " in sentences(reading)
    assert said in sentences(reading)


def test_a_large_file_of_short_lines_is_no_long_line(folder: Path) -> None:
    missing = csv_files(good_return())["missing.csv"] + ",,,,\r\n" * 300_000

    reading = read_returns([write_csv_set(folder, missing=missing)])

    assert len(reading.record["missing"].collect()) == 2


def test_cells_are_shown_short(folder: Path) -> None:
    tables = good_return()
    tables["episodes"][0] |= {"CHILD": "C" * 90, "LS": "L" * 90}

    reading = read_returns([write_csv_set(folder, tables)])

    assert "C" * 41 not in sentences(reading)
    assert f"'{'L' * 39}…'" in sentences(reading)


def test_a_broken_link_is_said(folder: Path) -> None:
    write_csv_set(folder)
    (folder / "gone.csv").symlink_to(folder / "nowhere.csv")

    assert "2024-25/gone.csv is no ordinary file" in sentences(read_returns([folder]))


def xml_of(tmp_path: Path, text: str) -> Reading:
    (tmp_path / "2025.xml").write_text(text)
    return read_returns([tmp_path / "2025.xml"])


def test_xml_in_lower_case_is_read_and_said(tmp_path: Path) -> None:
    text = as_xml(good_return())
    for name in ("CHILD", "HEADER", "EPISODE", "DECOM"):
        text = text.replace(f"<{name}>", f"<{name.lower()}>")
        text = text.replace(f"</{name}>", f"</{name.lower()}>")

    reading = xml_of(tmp_path, text)

    assert len(reading.record["episodes"].collect()) == 4
    assert sentences(reading) == "2025.xml has element names in lower case; read all the same."


def test_a_bare_ampersand_in_xml_is_read_and_said(tmp_path: Path) -> None:
    text = as_xml(good_return()).replace("<UPN>UN2", "<UPN>UN2 & more")

    reading = xml_of(tmp_path, text)

    assert len(reading.record["header"].collect()) == 4
    assert "2025.xml has a bare & once, where XML wants &amp;. It is read as &." in (
        sentences(reading)
    )
