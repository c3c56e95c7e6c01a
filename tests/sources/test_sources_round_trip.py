"""A good return comes in whole, in every shape a council may have it in."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from invented_return import as_xml, csv_files, good_return, write_csv_set

from hearth.errors import UnreadableError
from hearth.records import TABLES, Kind, schema_of
from hearth.sources import Reading, read_returns

DATES = {c.return_name for t in TABLES.values() for c in t.columns if c.kind is Kind.DATE}


def as_return(reading: Reading) -> dict[str, list[dict[str, str]]]:
    """The record written back as the return's cells, empty ones left out."""
    tables = {}
    for name, table in TABLES.items():
        rows = reading.record[name].collect().iter_rows(named=True)
        cells = [{c.return_name: row[c.name] for c in table.columns if row[c.name]} for row in rows]
        tables[name] = [
            {k: f"{v:%d/%m/%Y}" if isinstance(v, date) else str(v) for k, v in row.items()}
            for row in cells
        ]
    return tables


def comparable(tables: dict[str, list[dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
    """Tables in one order of rows, postcodes as the record holds them, empty tables left out."""
    plain = {
        name: sorted(
            (
                {k: v.replace(" ", "") if k.endswith("_POST") else v for k, v in row.items() if v}
                for row in rows
            ),
            key=lambda row: sorted(row.items()),
        )
        for name, rows in tables.items()
    }
    return {name: rows for name, rows in plain.items() if rows}


def test_a_good_csv_set_comes_in_whole_with_nothing_to_say(tmp_path: Path) -> None:
    reading = read_returns([write_csv_set(tmp_path / "2024-25")])

    assert comparable(as_return(reading)) == comparable(good_return())
    assert [problem.problem for problem in reading.problems] == []
    assert reading.changes == []
    assert reading.record.years == (2025,)
    assert reading.record.given == {2025: frozenset(good_return())}


def test_a_good_xml_file_comes_in_whole_with_nothing_to_say(tmp_path: Path) -> None:
    path = tmp_path / "return-2025.xml"
    path.write_text(as_xml(good_return()), encoding="utf-8")

    reading = read_returns([path])

    assert comparable(as_return(reading)) == comparable(good_return())
    assert [problem.problem for problem in reading.problems] == []


def test_each_xml_file_of_a_folder_is_a_return_of_its_own(tmp_path: Path) -> None:
    text = as_xml(good_return())
    (tmp_path / "2025.xml").write_text(text)
    later = text.replace("/2025<", "/2026<").replace("/2024<", "/2025<")
    (tmp_path / "2026.xml").write_text(later)

    assert read_returns([tmp_path]).record.years == (2025, 2026)


def test_every_table_is_there_in_its_types_even_when_no_file_had_it(tmp_path: Path) -> None:
    reading = read_returns([write_csv_set(tmp_path / "2024-25")])

    for name, table in TABLES.items():
        assert dict(reading.record[name].collect_schema()) == schema_of(table), name
    assert reading.record["dolo"].collect().is_empty()


def test_zip_and_folder_of_folders_read_as_the_folder_does(tmp_path: Path) -> None:
    folder = write_csv_set(tmp_path / "a" / "2024-25")
    expected = as_return(read_returns([folder]))
    zipped = shutil.make_archive(str(tmp_path / "return"), "zip", folder.parent)

    assert as_return(read_returns([Path(zipped)])) == expected
    assert as_return(read_returns([folder.parent])) == expected


def test_files_are_told_by_their_columns_in_any_case_and_order(tmp_path: Path) -> None:
    folder = tmp_path / "2024-25"
    folder.mkdir()
    for number, text in enumerate(csv_files(good_return()).values()):
        head, rest = text.split("\r\n", 1)
        rows = [row.split(",")[::-1] for row in [head.lower(), *rest.splitlines()]]
        turned = "\n".join(",".join(row) for row in rows)
        (folder / f"export {number}.txt").write_text(turned)

    reading = read_returns([folder])

    assert comparable(as_return(reading)) == comparable(good_return())
    assert all("heads columns" in problem.problem for problem in reading.problems)


def test_sexes_by_number_are_held_by_letter(tmp_path: Path) -> None:
    tables = good_return()
    for row in tables["header"] + tables["uasc"]:
        row["SEX"] = {"M": "1", "F": "2"}[row["SEX"]]
    for row in tables["episodes"]:
        row["PLACE"] = row["PLACE"].replace("K3", "H5")
        row["DECOM"] = row["DECOM"].replace("2024", "2023")
        row["DEC"] = row.get("DEC", "").replace("2024", "2023").replace("2025", "2024")
    tables |= {"reviews": [], "missing": [], "sw_episodes": []}

    reading = read_returns([write_csv_set(tmp_path / "2023-24", tables)])

    assert reading.record.years == (2024,)
    sexes = reading.record["header"].collect()
    assert dict(sexes.select("child", "sex").iter_rows()) == {
        "C001": "F", "C002": "M", "00123": "M", "C004": "F",
    }  # fmt: skip
    assert not [problem for problem in reading.problems if problem.column == "sex"]


def test_an_old_header_with_the_uasc_flag_gives_uasc_rows(tmp_path: Path) -> None:
    tables = good_return()
    del tables["uasc"]
    header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC,DUC\n"
    rows = "C001,F,14/02/2010,WBRI,UN1,,,0,\n00123,M,01/09/2007,AOTH,UN3,,,1,01/01/2025\n"

    reading = read_returns([write_csv_set(tmp_path / "2024-25", tables, header=header + rows)])

    uasc = reading.record["uasc"].collect()
    assert uasc.select("child", "sex", "duc").rows() == [("00123", "M", date(2025, 1, 1))]


def test_nothing_usable_is_an_error_with_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"\xd0\xcf\x11\xe0 not a return")
    (tmp_path / "empty.csv").write_bytes(b"")

    with pytest.raises(UnreadableError, match=r"empty\.csv is empty") as error:
        read_returns([tmp_path, tmp_path / "nowhere"])
    assert "nowhere is not there" in str(error.value)
    assert "letter.docx is an old Office file (.xls) or a locked one" in str(error.value)
