"""Files that are not as the return asks: each is said, and what can be used is used."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from invented_return import as_csv, as_xml, csv_files, good_return, headings, write_csv_set

from hearth.errors import UnreadableError
from hearth.sources import Reading, read_returns

EPISODES = csv_files(good_return())["episodes.csv"]
HEADER = csv_files(good_return())["header.csv"]


def rows_in(reading: Reading, table: str) -> int:
    return len(reading.record[table].collect())


def sentences(reading: Reading) -> str:
    return "\n".join(problem.problem for problem in reading.problems)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "2024-25"


@pytest.mark.parametrize(
    ("episodes", "said"),
    [
        (EPISODES.encode("utf-8-sig"), ""),
        (EPISODES.encode("utf-16"), "episodes.csv is UTF-16, not UTF-8; it is read as such."),
        (EPISODES.encode("utf-16-le"), "episodes.csv is UTF-16, not UTF-8; it is read as such."),
        (EPISODES.encode("utf-16-be"), "episodes.csv is UTF-16, not UTF-8; it is read as such."),
        (EPISODES.replace(",", ";").encode(), "episodes.csv is separated by semicolons"),
        (EPISODES.replace(",", "\t").encode(), "episodes.csv is separated by tabs"),
        (EPISODES.replace("\r\n", "\r").encode(), ""),
        (EPISODES.replace("N1", '"N1"').encode(), ""),
        (EPISODES.replace("C001", "C0\x0001").encode(), "has 2 NUL characters"),
        (EPISODES.replace("CHILD,", " Child ,").encode(), "heads columns Child; read as CHILD."),
        (b"Episodes 2024/25\n\n" + EPISODES.encode(), "has 2 lines above its headings"),
        ((EPISODES + ",,,,,,,,,,,,\r\n\r\n").encode(), "has 1 row with nothing in it,"),
        (EPISODES.replace("\r\n", ",\r\n").encode(), ""),
        (EPISODES.replace("\r\n", ",,\r\n").replace("URN,,", "URN").encode(), "2 separators too"),
    ],
)
def test_episodes_in_another_layout_are_read_in_full(
    folder: Path, episodes: bytes, said: str
) -> None:
    reading = read_returns([write_csv_set(folder, episodes=episodes)])

    good = read_returns([write_csv_set(folder.with_name("good-2025"))])
    assert reading.record["episodes"].collect().rows() == good.record["episodes"].collect().rows()
    assert said in sentences(reading)
    assert bool(said) == bool(reading.problems)


def test_windows_1252_is_read_and_said(folder: Path) -> None:
    header = HEADER.replace("C001", "Cé01").encode("cp1252")

    reading = read_returns([write_csv_set(folder, header=header)])

    assert "Cé01" in reading.record["header"].collect()["child"].to_list()
    assert "header.csv is not UTF-8; it is read as Windows-1252." in sentences(reading)


def test_a_missing_column_is_named_and_unknown(folder: Path) -> None:
    columns = [name for name in headings("header") if name not in ("ETHNIC", "UPN")]
    header = as_csv(good_return()["header"], columns)

    reading = read_returns([write_csv_set(folder, header=header)])

    assert rows_in(reading, "header") == 4
    assert reading.record["header"].collect()["ethnic"].is_null().all()
    assert "header.csv has no column ETHNIC; it is taken as not known." in sentences(reading)
    assert "header.csv has no column UPN; it is taken as not known." in sentences(reading)


def test_an_extra_column_is_named_and_ignored(folder: Path) -> None:
    rows = [{**row, "SHOE_SIZE": "4", "PL_LA": "209"} for row in good_return()["episodes"]]
    episodes = as_csv(rows, [*headings("episodes"), "PL_LA", "SHOE_SIZE"])

    reading = read_returns([write_csv_set(folder, episodes=episodes)])

    assert rows_in(reading, "episodes") == 4
    assert "has the column SHOE_SIZE, which Episodes has not; not used." in sentences(reading)
    assert "has the column PL_LA; it is not used, since it is worked out" in sentences(reading)


def test_a_column_named_twice_is_said_and_the_first_used(folder: Path) -> None:
    header = HEADER.replace("MC_DOB", "SEX")

    reading = read_returns([write_csv_set(folder, header=header)])

    assert set(reading.record["header"].collect()["sex"].to_list()) == {"M", "F"}
    assert "header.csv has the column SEX more than once; only the first is used." in sentences(
        reading
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CHILD,PUPIL_PREMIUM,SCHOOL\nC001,Y,Oak\n", "has the columns of no table"),
        ("CHILD,DOB,REVIEW,REVIEW_CODE,DUC\nC001,,,,\n", "columns of Reviews and UASC at once"),
        ("CHILD,DECOM,RNE,LS,CIN,PLACE,REC\nC001,,,,,,\n", "looks like Episodes but has no DEC"),
        ("CHILD,DOB,MISSING,MIS_END\nC001,,M,\n", "looks like Missing but has no MIS_START"),
        ("", "is empty; there is nothing in it to use."),
        ("CHILD,DOB,REVIEW,REVIEW_CODE\n", "has headings but no rows."),
        ("\n\n\n", "is empty; there is nothing in it to use."),
        ("\x00\x01\x02\x7f,\x03", "has the columns of no table"),
    ],
)
def test_a_file_that_is_no_table_is_said_and_the_rest_used(
    folder: Path, text: str, said: str
) -> None:
    reading = read_returns([write_csv_set(folder, other=text)])

    assert said in sentences(reading)
    assert "2024-25/other.csv" in sentences(reading)
    assert rows_in(reading, "header") == 4
    assert rows_in(reading, "reviews") == 1


def test_an_extract_beside_the_whole_table_is_ignored(folder: Path) -> None:
    extract = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\nC009,01/05/2024,S,C2,N1,U6,,\n"

    reading = read_returns([write_csv_set(folder, started=extract)])

    assert rows_in(reading, "episodes") == 4
    assert "started.csv has fewer of the columns of Episodes than another file" in sentences(
        reading
    )


def test_a_table_in_two_files_is_put_together(folder: Path) -> None:
    head, *rows = EPISODES.splitlines()
    files = {"episodes": "\n".join([head, *rows[:2]]), "more": "\n".join([head, *rows[2:]])}

    reading = read_returns([write_csv_set(folder, **files)])

    assert rows_in(reading, "episodes") == 4
    assert "are both Episodes; they are put together." in sentences(reading)


def test_ragged_rows_are_kept_where_the_cells_are_sure(folder: Path) -> None:
    lines = EPISODES.splitlines()
    lines[1] = lines[1].rsplit(",", 1)[0]  # the last cell missing
    lines[2] += ",,,"  # empty cells too many
    lines[3] = lines[3].replace("U6", "U6,U6")  # a cell too many: which is which?

    reading = read_returns([write_csv_set(folder, episodes="\n".join(lines))])

    assert rows_in(reading, "episodes") == 3
    said = sentences(reading)
    assert "episodes.csv, line 2: the row has 12 cells where there are 13 headings" in said
    assert "episodes.csv, line 3: the row has 16 cells where there are 13 headings" in said
    assert (
        "episodes.csv, line 4: the row has 14 cells where there are 13 headings, so which" in said
    )
    assert [p.row for p in reading.problems if p.blocking] == [2]


def test_a_row_that_has_moved_beyond_the_headings_is_left_out(folder: Path) -> None:
    lines = [line + "," for line in EPISODES.splitlines()]
    lines[3] = lines[3].removesuffix(",").replace("U6", "U6,U6")

    reading = read_returns([write_csv_set(folder, episodes="\n".join(lines))])

    assert rows_in(reading, "episodes") == 3
    assert "episodes.csv, line 4: the row has a cell beyond the last heading" in sentences(reading)


def test_lines_inside_quotation_marks_do_not_shift_the_rows(folder: Path) -> None:
    lines = EPISODES.splitlines()
    lines[1] = lines[1].replace("SE6 4RU", '"SE6\n4RU"')
    lines[3] = lines[3].replace("U6", "U66")

    reading = read_returns([write_csv_set(folder, episodes="\n".join(lines))])

    assert reading.record["episodes"].collect()["home_post"].to_list() == ["SE64RU"] * 4
    assert [(p.row, p.column) for p in reading.problems] == [(2, "place")]
    assert "episodes.csv, line 4 (child C002): PLACE is 'U66'" in sentences(reading)


def zipped(files: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def zipped_return(folder: str = "") -> dict[str, bytes]:
    return {folder + name: text.encode() for name, text in csv_files(good_return()).items()}


def test_a_zip_in_a_zip_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "2024-25.zip"
    path.write_bytes(zipped({"inner.zip": zipped(zipped_return())}))

    reading = read_returns([path])

    assert rows_in(reading, "episodes") == 4
    assert sentences(reading) == (
        "2024-25.zip/inner.zip is a zip inside a zip; the files in it are read."
    )


def test_folders_and_system_files_in_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "2024-25.zip"
    junk = {"__MACOSX/a/._header.csv": b"\x00\x05", "a/.DS_Store": b"x", "a/Thumbs.db": b"x"}
    path.write_bytes(zipped({**zipped_return("a/"), **junk}))

    reading = read_returns([path])

    assert rows_in(reading, "episodes") == 4
    assert len(reading.problems) == 3
    assert all("left by an operating system" in problem.problem for problem in reading.problems)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.zip", zipped(zipped_return())[:400], "is a zip that cannot be opened"),
        ("sheet.xlsx", zipped({"[Content_Types].xml": b"<x/>"}), "is an Office file. Save each"),
        (
            "deep.zip",
            zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped({"e.csv": b"x"})})})}),
            "is a zip too deep inside other zips",
        ),
    ],
)
def test_a_zip_that_cannot_be_used_is_said(folder: Path, name: str, data: bytes, said: str) -> None:
    write_csv_set(folder)
    (folder / name).write_bytes(data)

    reading = read_returns([folder])

    assert rows_in(reading, "episodes") == 4
    assert said in sentences(reading)


def test_a_damaged_file_inside_a_zip_is_said_and_the_rest_used(tmp_path: Path) -> None:
    data = bytearray(zipped(zipped_return()))
    data[data.index(b"C001,F")] = ord("D")  # its checksum no longer holds
    (tmp_path / "2025.zip").write_bytes(data)

    reading = read_returns([tmp_path / "2025.zip"])

    assert "2025.zip/header.csv cannot be opened (Bad CRC-32" in sentences(reading)
    assert rows_in(reading, "episodes") == 4


def test_xml_that_breaks_off_gives_the_children_before(tmp_path: Path) -> None:
    text = as_xml(good_return())
    (tmp_path / "2025.xml").write_text(text[: text.index("C004")])

    reading = read_returns([tmp_path / "2025.xml"])

    assert rows_in(reading, "header") == 3
    assert "2025.xml is not whole XML" in sentences(reading)
    assert "The 3 child records before that are used." in sentences(reading)


def test_xml_items_no_table_has_are_named(tmp_path: Path) -> None:
    text = as_xml(good_return()).replace("<HEADER>", "<HEADER><SHOE_SIZE>4</SHOE_SIZE>")
    (tmp_path / "2025.xml").write_text(text)

    reading = read_returns([tmp_path / "2025.xml"])

    assert sentences(reading) == (
        "2025.xml has 4 items called SHOE_SIZE, which no table has; not used."
    )


def test_xml_entities_are_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("WBRI")
    kind = f'<!DOCTYPE r [<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n<EXPSSDA903>'
    text = as_xml(good_return()).replace("<EXPSSDA903>", kind).replace(">WBRI<", ">&e;<")
    (tmp_path / "2025.xml").write_text(text)

    reading = read_returns([tmp_path / "2025.xml"])

    ethnic = reading.record["header"].collect()
    assert dict(ethnic.select("child", "ethnic").iter_rows())["C001"] is None


def test_xml_that_is_no_return_is_said(folder: Path) -> None:
    write_csv_set(folder)
    (folder / "page.html").write_text("<html><body><p>Hello</p></body></html>")

    assert "page.html has no CHILD records" in sentences(read_returns([folder]))


def test_a_path_that_is_not_there_beside_one_that_is(folder: Path) -> None:
    reading = read_returns([folder.with_name("gone"), write_csv_set(folder)])

    assert "gone is not there. Check the spelling" in sentences(reading)
    assert rows_in(reading, "header") == 4


def test_no_paths_at_all() -> None:
    with pytest.raises(UnreadableError, match="No SSDA903 return could be read from nothing"):
        read_returns([])


def test_progress_names_each_file(folder: Path) -> None:
    heard: list[str] = []
    read_returns([write_csv_set(folder)], lambda doing, done=0, total=0: heard.append(doing))

    assert "Reading 2024-25/episodes.csv" in heard
    assert heard[-1] == "Putting the years together"
