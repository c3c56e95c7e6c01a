"""What an upload is, told by what is in it; and what is refused before it is read."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from invented_return import as_xml, csv_files, good_return, write_csv_set

from hearth.errors import UnreadableError
from hearth.sources import files as files_module
from hearth.sources import read_annex_a, recognise


def zipped(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture(scope="session")
def practice(small_council: Path) -> Path:
    """The council's folder, with ssd/ and annex-a.xlsx."""
    return small_council


def test_a_return_in_every_form(tmp_path: Path) -> None:
    folder = write_csv_set(tmp_path / "2024-25")
    xml = tmp_path / "return.xml"
    xml.write_text(as_xml(good_return()))

    assert recognise(folder) == "ssda903"
    assert recognise(folder / "episodes.csv") == "ssda903"
    assert recognise(xml) == "ssda903"
    assert recognise(zipped(tmp_path / "r.zip", dict(csv_files(good_return())))) == "ssda903"
    assert recognise(zipped(tmp_path / "x.zip", {"a/r.xml": as_xml(good_return())})) == "ssda903"


def test_a_return_longer_than_what_is_looked_at(tmp_path: Path) -> None:
    tables = good_return()
    tables["episodes"] *= 2_000

    assert recognise(write_csv_set(tmp_path / "2024-25", tables) / "episodes.csv") == "ssda903"
    (tmp_path / "r.xml").write_text(
        as_xml({**good_return(), "header": good_return()["header"] * 99})
    )
    assert recognise(tmp_path / "r.xml") == "ssda903"


def test_practice_in_every_form(practice: Path, tmp_path: Path) -> None:
    files = {f.name: f.read_bytes() for f in (practice / "ssd").iterdir()}

    assert recognise(practice / "ssd") == "ssd"
    assert recognise(practice / "ssd" / "ssd_person.csv") == "ssd"
    assert recognise(zipped(tmp_path / "ssd.zip", dict(files))) == "ssd"
    assert recognise(practice / "annex-a.xlsx") == "annex_a"
    workbook = (practice / "annex-a.xlsx").read_bytes()
    assert recognise(zipped(tmp_path / "annex.zip", {"a.xlsx": workbook})) == "annex_a"


@pytest.mark.parametrize("name", ["upload", "upload.dat", "annex-a.xlsx", "ssd_person.csv"])
def test_the_name_says_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(csv_files(good_return())["episodes.csv"])

    assert recognise(tmp_path / name) == "ssda903"


def test_an_upload_of_two_kinds_is_refused(practice: Path, tmp_path: Path) -> None:
    person = (practice / "ssd" / "ssd_person.csv").read_bytes()
    path = zipped(tmp_path / "mix.zip", {**csv_files(good_return()), "p.csv": person})

    with pytest.raises(UnreadableError, match="holds an SSDA903 return and a Standard") as error:
        recognise(path)
    assert "Give each by itself" in str(error.value)


def program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00" + b"\x00" * 100)


def named_program(path: Path) -> None:
    zipped(path, {"setup.exe": "CHILD,DECOM\n", **csv_files(good_return())})


def nested(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("header.csv", csv_files(good_return())["header.csv"])
    zipped(path, {"inner.zip": inner.getvalue()})


def link(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("header.csv")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/hostname")


def absolute(path: Path) -> None:
    zipped(path, {"/etc/header.csv": csv_files(good_return())["header.csv"]})


def upwards(path: Path) -> None:
    zipped(path, {"../../header.csv": csv_files(good_return())["header.csv"]})


def drive(path: Path) -> None:
    zipped(path, {"C:\\header.csv": csv_files(good_return())["header.csv"]})


def locked(path: Path) -> None:
    zipped(path, dict(csv_files(good_return())))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


def broken(path: Path) -> None:
    path.write_bytes(zipped(path, dict(csv_files(good_return()))).read_bytes()[:300])


def missing(path: Path) -> None:
    assert not path.exists()


def empty(path: Path) -> None:
    path.mkdir()


def letter(path: Path) -> None:
    path.write_text("Dear all,\nplease find attached.\n")


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 ...")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (program, "is a program, not data; it is not used."),
    (named_program, "setup.exe is a program, not data"),
    (nested, "inner.zip is a zip too deep inside other zips"),
    (link, "header.csv is a link to another file"),
    (absolute, "points outside its zip"),
    (upwards, "points outside its zip"),
    (drive, "points outside its zip"),
    (locked, "is a zip with a password. Unpack it and give the files."),
    (broken, "is a zip that cannot be opened"),
    (missing, "is not there."),
    (empty, "is an empty folder."),
    (letter, "is not recognised: it is neither an SSDA903 return"),
    (pdf, "is not recognised"),
    (nothing, "is not recognised"),
]


@pytest.mark.parametrize(("make", "said"), REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_what_no_upload_should_be_is_refused_in_words(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "upload")

    with pytest.raises(UnreadableError) as error:
        recognise(tmp_path / "upload")
    assert said in str(error.value)


@pytest.mark.parametrize("limit", ["MOST_OF_ONE", "SUSPICIOUS"])
def test_a_file_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(files_module, limit, 100_000)
    path = zipped(tmp_path / "bomb.zip", {"header.csv": b"," * 1_000_000})

    with pytest.raises(UnreadableError, match=r"header\.csv cannot be opened \(it unpacks to more"):
        recognise(path)


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_module, "MOST_OF_ONE", 10_000)

    with pytest.raises(UnreadableError, match="it unpacks to more than 1 GB"):
        read_annex_a([practice / "annex-a.xlsx"], date(2025, 3, 31))
