"""Workbooks as they really come: other headings, titles, blanks, errors, merged cells."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from annex_workbook import (
    AS_AT,
    IN_CARE,
    WHO,
    as_csv,
    good_lists,
    headings,
    plain,
    table,
    write_workbook,
)
from openpyxl import Workbook, load_workbook

from hearth.errors import UnreadableError
from hearth.sources import Problem, read_annex_a


def sentences(problems: list[Problem]) -> list[str]:
    return [problem.problem for problem in problems]


SPELLINGS = [
    (8, "Child Unique ID", "Child ID"),
    (8, "Child Unique ID", "Child identifier"),
    (8, "Child Unique ID", "CHILD UNIQUE  id "),
    (8, "Child's Legal Status", "Child\u2019s legal status"),
    (8, "Child's Category of Need", "Childs Category of Need"),
    (8, "Date of Birth", "DOB"),
    (8, "Placement postcode", "Placement Post Code"),
    (8, "Number of Placements in the Last 12 months", "Number of placements in last 12 months "),
    (8, "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "UASC (Y/N)"),
    (8, "Start Date of Most Recent Placement", "Start date of current placement"),
    (8, "Reason Ceased to be Looked After", "Reason child ceased to be looked after"),
    (9, "LA in Touch", "Is the LA in touch?"),
    (9, "Allocated Personal Advisor", "Personal Adviser"),
    (9, "Type of Accommodation", "Accommodation type (letter)"),
    (10, "Date Placed for Adoption", "Date child was placed for adoption"),
    (11, "No. of children placed", "Number of children placed"),
]


@pytest.mark.parametrize(("number", "issued", "given"), SPELLINGS)
def test_headings_are_known_by_their_words(
    tmp_path: Path, number: int, issued: str, given: str
) -> None:
    rows = table(number, good_lists()[f"List {number}"])
    rows[0] = [given if heading == issued else heading for heading in rows[0]]
    bundle, problems = read_annex_a([write_workbook(tmp_path / "a.xlsx", sheet=rows)], AS_AT)

    as_issued = table(number, good_lists()[f"List {number}"])
    expected, _ = read_annex_a([write_workbook(tmp_path / "b.xlsx", sheet=as_issued)], AS_AT)
    assert problems == []
    assert {name: plain(rows) for name, rows in bundle.rows.items()} == {
        name: plain(rows) for name, rows in expected.rows.items()
    }


@pytest.mark.parametrize(
    "name", ["List 8", "list8", "LIST_08", "List 8 - CLA", "Ofsted list 8 final"]
)
def test_a_sheet_may_be_named_in_any_way(tmp_path: Path, name: str) -> None:
    path = write_workbook(tmp_path / "a.xlsx", **{name: table(8, [IN_CARE])})

    assert read_annex_a([path], AS_AT)[1] == []


def test_the_headings_decide_which_list_a_sheet_is(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", **{"List 9": table(8, [IN_CARE])})
    bundle, problems = read_annex_a([path], AS_AT)

    assert len(bundle["placements"]) == 1
    assert sentences(problems) == [
        "a.xlsx, sheet List 9 is named for list 9 but has the headings of list 8. It is read as "
        "list 8."
    ]


def test_titles_blank_rows_and_repeated_headings_are_passed_over(tmp_path: Path) -> None:
    head, row = table(8, [IN_CARE])
    other = [*row]
    other[0] = "C777"
    rows = [["Annex A, list 8"], [], head, row, [], [" "], head, other]
    bundle, problems = read_annex_a([write_workbook(tmp_path / "a.xlsx", sheet=rows)], AS_AT)

    assert [(row["child"], row["line"], row["row"]) for row in bundle["periods"]] == [
        ("00123", 4, 0), ("C777", 8, 4),
    ]  # fmt: skip
    assert sentences(problems) == [
        "a.xlsx, sheet sheet has 2 lines above its headings, passed over.",
        "a.xlsx, sheet sheet has its headings again in 1 row, passed over.",
    ]


def test_zeros_that_a_spreadsheet_took_are_said_and_not_guessed(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx",
        {"List 8": [IN_CARE], "List 6": [{**good_lists()["List 6"][0], "child": 123}]},
    )
    bundle, problems = read_annex_a([path], AS_AT)

    assert bundle.children == {"00123", "123"}
    assert sentences(problems) == [
        "a.xlsx, sheet List 6, line 2 (child 123): Child Unique ID is '123', a number, so that "
        "zeros at its start, if it had any, are lost. Read all the same.",
        "Children 00123 and 123 differ only in leading zeros or case. A spreadsheet may have "
        "changed one of them. They are counted as different children.",
    ]


def test_errors_of_a_spreadsheet_are_empty_and_said_once(tmp_path: Path) -> None:
    rows = [{**IN_CARE, "child": f"C{n}", "dental": "N/A", "urn": "N/A"} for n in range(3)]
    bundle, problems = read_annex_a([write_workbook(tmp_path / "a.xlsx", {"List 8": rows})], AS_AT)

    assert "urn" not in bundle["placements"][0]
    assert sentences(problems)[0] == (
        "a.xlsx, sheet List 8, line 2 (child C0): Date of Last Dental Check is 'N/A'. So it is "
        "in 3 rows, this one first; that and words like it are read as empty."
    )
    assert len(problems) == 2


def test_a_cell_that_cannot_be_used_is_named_and_the_rest_of_the_row_read(tmp_path: Path) -> None:
    row = {**IN_CARE, "place": "x) castle", "pl_post": "nope", "review": "31/02/2025"}
    bundle, problems = read_annex_a([write_workbook(tmp_path / "a.xlsx", {"List 8": [row]})], AS_AT)

    assert len(bundle["periods"]) == 1
    assert "placements" not in bundle.rows
    assert [(each.table, each.row, each.column, each.blocking) for each in problems] == [
        ("list_8", 0, "review", True), ("list_8", 0, "place", True), ("list_8", 0, "pl_post", True),
    ]  # fmt: skip
    assert sentences(problems)[1] == (
        "a.xlsx, sheet List 8, line 2 (child 00123): Placement Type is 'x) castle', which is no "
        "code of PLACE. It is taken as not known."
    )


def test_a_fault_in_very_many_rows_is_said_once(tmp_path: Path) -> None:
    rows = [{**IN_CARE, "child": f"C{n}", "pl_post": "nope"} for n in range(21)]
    _, problems = read_annex_a([write_workbook(tmp_path / "a.xlsx", {"List 8": rows})], AS_AT)

    assert sentences(problems) == [
        "a.xlsx, sheet List 8, line 2 (child C0): Placement postcode is 'nope', which is no "
        "postcode. It is the same fault in 21 rows, this one first. It is taken as not known in "
        "each."
    ]


def test_a_row_without_a_child_is_left_out(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"List 8": [{**IN_CARE, "child": None}, IN_CARE]})
    bundle, problems = read_annex_a([path], AS_AT)

    assert len(bundle["periods"]) == 1
    assert sentences(problems) == [
        "a.xlsx, sheet List 8, line 2: Child Unique ID is empty or cannot be used. The row is "
        "left out."
    ]


def test_a_line_of_totals_is_no_child(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"List 8": [IN_CARE, {"child": "Total: 1"}]})
    bundle, problems = read_annex_a([path], AS_AT)

    assert bundle.children == {"00123"}
    assert "says nothing else" in sentences(problems)[0]


def test_an_identifier_merged_over_two_rows_is_of_both(tmp_path: Path) -> None:
    days = {"start": "01/01/2020", "ls_start": "01/01/2020", "placed": "01/01/2020"}
    again = {**IN_CARE, "child": None, **days, "end": "01/02/2021"}
    path = write_workbook(tmp_path / "a.xlsx", {"List 8": [IN_CARE, again]})
    book = load_workbook(path)
    book["List 8"].merge_cells("A2:A3")
    book.save(path)
    bundle, _ = read_annex_a([path], AS_AT)

    assert [(row["child"], row["start"]) for row in bundle["periods"]] == [
        ("00123", date(2021, 5, 3)), ("00123", date(2020, 1, 1)),
    ]  # fmt: skip


def test_headings_in_two_lines_some_of_them_merged(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    names = list(headings(8).values())
    for column, name in enumerate(names, start=1):
        group = name in ("Placement Type", "Placement Provider", "Placement postcode")
        sheet.cell(2 if group else 1, column, name)
        if not group:
            sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    first = names.index("Placement Type") + 1
    sheet.cell(1, first, "Where the child lives")
    for column, name in enumerate(headings(8), start=1):
        sheet.cell(3, column, IN_CARE.get(name))
    book.save(tmp_path / "a.xlsx")
    bundle, problems = read_annex_a([tmp_path / "a.xlsx"], AS_AT)

    assert bundle["placements"][0]["place"] == "U4"
    assert sentences(problems) == [
        "a.xlsx, sheet Sheet has 1 line above its headings, passed over."
    ]


def test_lists_1_to_5_and_other_sheets_are_passed_over(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx", {"List 8": [IN_CARE]},
        Cover=[["Ofsted"]], **{"List 2": [["Child Unique ID", "Other"], ["1", "2"]]},
        **{"List 10": [["Something", "else"]]},
    )  # fmt: skip
    _, problems = read_annex_a([path], AS_AT)

    assert [(each.problem, each.blocking) for each in problems] == [
        ("a.xlsx, sheet Cover has the headings of none of the lists 6 to 11; it is passed over.",
         False),
        ("a.xlsx, sheet List 2 is not used: lists 6 to 11 are.", False),
        ("a.xlsx, sheet List 10 is named for list 10 but its headings are of none of the lists. It "
         "is not used. Give it the headings that Ofsted asks for.", True),
    ]  # fmt: skip


def test_an_older_layout_lacks_columns_without_a_word(tmp_path: Path) -> None:
    later = ("uasc", "adviser", "pathway_plan_review", "latest_contact")
    old = {name: head for name, head in headings(9).items() if name not in later}
    [leaver] = good_lists()["List 9"]
    rows = [list(old.values()), [leaver.get(name) for name in old]]
    bundle, problems = read_annex_a([write_workbook(tmp_path / "a.xlsx", sheet=rows)], AS_AT)

    assert problems == []
    assert not {"adviser", "latest_contact"} & bundle["care_leavers"][0].keys()


def test_columns_that_are_missing_repeated_or_strange_are_said(tmp_path: Path) -> None:
    head, row = table(8, [IN_CARE])
    at = head.index("Placement Type")
    rows = [[*head[:at], *head[at + 1 :], "Date of Birth", "Shoe size"],
            [*row[:at], *row[at + 1 :], "01/01/2000", 7]]  # fmt: skip
    bundle, problems = read_annex_a([write_workbook(tmp_path / "a.xlsx", sheet=rows)], AS_AT)

    assert bundle["header"][0]["dob"] == date(2010, 2, 14)
    assert sentences(problems) == [
        "a.xlsx, sheet sheet has no column Placement Type. What it would say is not known.",
        "a.xlsx, sheet sheet has the column Date of Birth more than once; only the first is used.",
        "a.xlsx, sheet sheet has the column Shoe size, which list 8 has not; it is not used.",
    ]


def test_dates_after_the_day_of_the_extract_are_kept_and_said(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"List 8": [{**IN_CARE, "visit": "05/04/2025"}]})
    bundle, problems = read_annex_a([path], AS_AT)

    assert date(2025, 4, 5) in [row["date"] for row in bundle["visits"]]
    assert "after the day of the extract (31/03/2025)" in sentences(problems)[0]


DAYS = [
    "annex-a 2025-03-31.xlsx", "annex_a_20250331.xlsx", "31.03.2025 Annex A.xlsx",
    "AnnexA_31032025.xlsx", "Annex A 31 March 2025.xlsx", "annex a 31st mar 2025.xlsx",
]  # fmt: skip


@pytest.mark.parametrize("name", DAYS)
def test_the_day_may_be_in_the_name(tmp_path: Path, name: str) -> None:
    bundle, _ = read_annex_a([write_workbook(tmp_path / name, {"List 8": [IN_CARE]})])

    assert bundle.as_at == AS_AT


def test_the_day_may_be_in_the_name_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "2025-03-31"
    folder.mkdir()
    write_workbook(folder / "a.xlsx", {"List 8": [IN_CARE]})

    assert read_annex_a([folder])[0].as_at == AS_AT
    assert read_annex_a([folder / "a.xlsx"])[0].as_at == AS_AT


def test_a_folder_above_says_nothing_where_the_day_is_given(tmp_path: Path) -> None:
    folder = tmp_path / "2026-11-26"
    folder.mkdir()
    path = write_workbook(folder / "a.xlsx", {"List 8": [IN_CARE]})

    bundle, problems = read_annex_a([path], AS_AT)
    assert (bundle.as_at, problems) == (AS_AT, [])


def test_no_day_is_an_error_that_asks_for_one(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"List 8": [IN_CARE]})

    with pytest.raises(UnreadableError, match="Say the date of the extract"):
        read_annex_a([path])


def test_a_day_that_differs_from_the_name_is_said(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a 2025-03-30.xlsx", {"List 8": [IN_CARE]})
    bundle, problems = read_annex_a([path], AS_AT)

    assert bundle.as_at == AS_AT
    assert sentences(problems) == ["A name says 30/03/2025; 31/03/2025 was given and is used."]


def test_lists_in_a_folder_or_a_zip(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, rows in good_lists().items():
        text = as_csv(table(int(name.split()[1]), rows))
        (folder / f"{name}.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    with zipfile.ZipFile(tmp_path / "lists.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)

    for path in (folder, tmp_path / "lists.zip"):
        bundle, problems = read_annex_a([path], AS_AT)
        assert problems == []
        assert bundle.children == {"00123", "C002", "C004"}


def locked(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 600)


def document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")


def damaged(path: Path) -> None:
    write_workbook(path, {"List 8": [IN_CARE]})
    path.write_bytes(path.read_bytes()[:3000])


def far_away(path: Path) -> None:
    book = Workbook()
    book.active["XFD1048576"] = 1
    book.save(path)


def not_xml(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "nothing here")


def empty(path: Path) -> None:
    path.write_bytes(b"")


BAD = [
    (locked, "is an old Office file (.xls) or a locked one. Save it as"),
    (document, "is an Office file, but no Excel workbook (.xlsx). Save it as"),
    (damaged, "is a zip that cannot be opened"),
    (far_away, "has a sheet with cells far away from its table."),
    (not_xml, "is a workbook that cannot be read"),
    (empty, "has the headings of none of the lists 6 to 11"),
]


@pytest.mark.parametrize(("write", "said"), BAD)
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(
    tmp_path: Path, write: object, said: str
) -> None:
    write(tmp_path / "a.xlsx")  # type: ignore[operator]

    with pytest.raises(UnreadableError) as error:
        read_annex_a([tmp_path / "a.xlsx"], AS_AT)
    assert f"a.xlsx {said}" in str(error.value) or f"a.xlsx, sheet Sheet {said}" in str(error.value)
    assert "sheets List 6 to List 11" in str(error.value)


def test_formulas_and_macros_are_never_run(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"List 8": [{**IN_CARE, "team": '=HYPERLINK("x")'}]})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    bundle, _ = read_annex_a([path], AS_AT)

    assert "teams" not in bundle.rows
    assert WHO["child"] in bundle.children
