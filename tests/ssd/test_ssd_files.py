"""Exports as they come: names, placeholders, layouts, and words no code is known for."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from ssd_export import Tables, as_csv, drawn, good_export, plain, write_export

from hearth.errors import UnreadableError
from hearth.sources import Problem, read_ssd
from hearth.sources.ssd.cells import spellings_of
from hearth.sources.ssd.layout import ssd_tables
from hearth.vocabulary import code_set, code_sets, descriptions


def sentences(problems: list[Problem]) -> list[str]:
    return [problem.problem for problem in problems]


def only_persons() -> Tables:
    return {"ssd_person": good_export()["ssd_person"]}


NAMES = ["ssd_person.csv", "SSD_Person.CSV", "dbo.ssd_person.csv", "ssd_development.ssd_person.csv",
         "export 1.txt"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(as_csv("ssd_person", only_persons()["ssd_person"]))
    bundle, problems = read_ssd([tmp_path / name])

    assert len(bundle["persons"]) == 3
    assert problems == []


def test_a_zip_reads_as_the_folder_does(tmp_path: Path) -> None:
    folder = write_export(tmp_path / "ssd")
    with zipfile.ZipFile(tmp_path / "ssd.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"export/{file.name}")

    expected, _ = read_ssd([folder])
    bundle, _ = read_ssd([tmp_path / "ssd.zip"])
    # Files of a folder come in order of name, however it was packed.
    assert {name: plain(rows) for name, rows in bundle.rows.items()} == {
        name: plain(rows) for name, rows in expected.rows.items()
    }


def test_headings_may_be_quoted_prefixed_and_in_capitals(tmp_path: Path) -> None:
    text = as_csv("ssd_person", only_persons()["ssd_person"])
    head, body = text.split("\n", 1)
    turned = ",".join(f"[dbo].[{name.upper()}]" for name in head.split(","))
    (tmp_path / "p.csv").write_text(f"{turned}\n{body}")

    assert len(read_ssd([tmp_path / "p.csv"])[0]["persons"]) == 3


EMPTY = ["PLACEHOLDER_DATA", "SSD_PH", "1900-01-01 00:00:00.000", "01/01/1900", "NULL", ""]


@pytest.mark.parametrize("cell", EMPTY)
def test_placeholders_are_nothing_and_no_problem(tmp_path: Path, cell: str) -> None:
    tables = only_persons()
    tables["ssd_person"][0]["pers_death_date"] = cell
    tables["ssd_person"][0]["pers_nationality"] = cell if "1900" not in cell else ""
    bundle, problems = read_ssd([write_export(tmp_path, tables)])

    assert not {"died", "nationality"} & bundle["persons"][0].keys()
    assert problems == []


DAYS = ["2010-02-14 00:00:00.000", "2010-02-14T00:00:00", "2010-02-14", "14/02/2010",
        "14/02/2010 00:00"]  # fmt: skip


@pytest.mark.parametrize("cell", DAYS)
def test_days_in_any_layout_need_no_remark(tmp_path: Path, cell: str) -> None:
    tables = only_persons()
    tables["ssd_person"][0]["pers_dob"] = cell
    bundle, problems = read_ssd([write_export(tmp_path, tables)])

    assert str(bundle["persons"][0]["dob"]) == "2010-02-14"
    assert problems == []


def test_a_description_no_code_is_known_for_is_said_once_with_its_rows(tmp_path: Path) -> None:
    rows = drawn("ssd_legal_status", """
        child ls              start
        C1    Ward_of_court   2021-05-03
        C2    Full_care_order 2021-05-03
        C1    Ward_of_court   2022-05-03
        C1    FULL-CARE-order 2023-05-03
        """)  # fmt: skip
    tables = {**only_persons(), "ssd_legal_status": rows}
    _, problems = read_ssd([write_export(tmp_path / "ssd", tables)])

    assert [(each.table, each.row, each.column, each.blocking) for each in problems] == [
        ("ssd_legal_status", 0, "ls", True)
    ]
    assert sentences(problems) == [
        "ssd/ssd_legal_status.csv, line 2 (child C1): lega_legal_status is 'Ward of court', for "
        "which no code of LS is known. It stands in 2 rows (lines 2 and 4) and is taken as not "
        "known."
    ]


def test_a_row_without_what_it_needs_is_left_out(tmp_path: Path) -> None:
    tables = only_persons()
    tables["ssd_person"][1]["pers_person_id"] = ""
    bundle, problems = read_ssd([write_export(tmp_path / "ssd", tables)])

    assert bundle.children == {"C1", "C3"}
    assert sentences(problems) == [
        "ssd/ssd_person.csv, line 3: pers_person_id is empty or cannot be used. The row is left "
        "out."
    ]


def test_tables_that_are_not_used_and_strange_columns_are_said(tmp_path: Path) -> None:
    folder = write_export(tmp_path / "ssd", only_persons())
    (folder / "ssd_contacts.csv").write_text("cont_contact_id,cont_person_id\n1,C1\n")
    (folder / "notes.csv").write_text("a,b\n1,2\n")
    text = (folder / "ssd_person.csv").read_text().replace("pers_nationality", "pers_shoe_size")
    (folder / "ssd_person.csv").write_text(text)
    _, problems = read_ssd([folder])

    assert sorted(sentences(problems)) == [
        "ssd/notes.csv has the columns of no table of the Standard Safeguarding Dataset; it is "
        "passed over.",
        "ssd/ssd_contacts.csv is named ssd_contacts, but its columns are of no table that is used "
        "here; it is passed over.",
        "ssd/ssd_person.csv has the column pers_shoe_size, which ssd_person has not; it is not "
        "used.",
    ]


def test_a_table_without_what_names_its_rows_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("miss_person_id,miss_missing_episode_end_date\nC1,2024-01-01\n")

    with pytest.raises(UnreadableError, match="has no miss_missing_episode_start_date"):
        read_ssd([tmp_path / "m.csv"])


def test_nothing_usable_is_an_error_with_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")

    with pytest.raises(UnreadableError) as error:
        read_ssd([tmp_path, tmp_path / "nowhere"])
    assert "notes.csv has the columns of no table" in str(error.value)
    assert "nowhere is not there" in str(error.value)


def test_the_day_of_an_export_may_be_in_its_name(tmp_path: Path) -> None:
    bundle, _ = read_ssd([write_export(tmp_path / "ssd 2025-03-31", only_persons())])

    assert str(bundle.as_at) == "2025-03-31"


def test_each_field_starts_as_no_other_tables_do() -> None:
    prefixes = {
        table: {field.split("_")[0] for field in fields} for table, fields in ssd_tables().items()
    }
    assert all(len(each) == 1 for each in prefixes.values())
    assert len(set.union(*prefixes.values())) == len(prefixes)


def test_fields_name_code_sets_that_there_are() -> None:
    known = {codes.name for codes in code_sets()}
    named = {each.code_set for fields in ssd_tables().values() for each in fields.values()}
    assert named - {None} <= known


@pytest.mark.parametrize("name", sorted(
    {each.code_set for fields in ssd_tables().values() for each in fields.values() if each.code_set}
))  # fmt: skip
def test_codes_mean_themselves_and_descriptions_a_code(name: str) -> None:
    codes, spellings = code_set(name), spellings_of(name)
    assert set(descriptions(name).values()) <= {*codes.by_code, ""}
    for code in codes.codes():
        if code.code not in ("1", "2") or name != "SEX":  # by number up to 2023/24
            assert spellings.said(code.code) == code.code
        assert spellings.said(code.label) is not None
