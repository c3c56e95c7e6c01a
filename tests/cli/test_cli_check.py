"""`hearth check` and `hearth rules` as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from hearth.cli import main
from hearth.demo import explained

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
GOOD = "a,M,01/02/2010,WBRI,UN2,,\n"
BAD = "b,X,01/02/2010,WBRI,UN2,,\n"


def hearth(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "2024-25"
    folder.mkdir()
    (folder / "header.csv").write_text(HEADER + GOOD + ",,,,,,\n" + BAD)
    return folder


def check(given: Path, *more: object) -> Result:
    options = ("--year", "2024/25", "--council", "Leeds")
    return hearth("check", given, *options, *more)


def test_machine_formats_give_one_row_per_failure_by_row_of_the_file(given: Path) -> None:
    done = check(given, "--rules", "101", "--format", "csv", "-q")
    assert done.exit_code == 1
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert list(row) == ["rule", "table", "row", "fields", "child", "message"]
    # The blank line counts: it is the third row of the file, 2 from 0.
    assert (row["rule"], row["table"], row["row"], row["child"]) == (
        "101",
        "Header",
        "2",
        "B".lower(),
    )
    as_json = json.loads(check(given, "--rules", "101", "--format", "json", "-q").stdout)
    assert as_json["failures"] == [{**row, "row": 2}]


def test_the_exit_code_is_0_when_nothing_fails(given: Path) -> None:
    done = check(given, "--rules", "301", "-q")
    assert (done.exit_code, done.stdout) == (0, "Nothing failed.\n")


def test_what_was_not_checked_is_said_with_the_reason(given: Path) -> None:
    done = check(given, "--rules", "301,355,SW03STG1", "--format", "csv")
    assert done.exit_code == 0
    assert "no Episodes table was given. (355)" in done.stderr
    assert "not in force in 2024/25. (SW03STG1)" in done.stderr


@pytest.mark.parametrize("quiet", [True, False])
def test_a_return_of_another_year_is_checked_and_said_so(given: Path, quiet: bool) -> None:
    reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\na,01/02/2010,05/06/2024,PN1\n"
    (given / "reviews.csv").write_text(reviews)
    last = shutil.copytree(given, given.parent / "last year")
    options = ["--council", "Leeds", "--previous", last, "--rules", "101", *(["-q"] * quiet)]
    told = hearth("check", given, "--year", "2025/26", *options).stderr
    assert ("The return looks like that of 2024/25, and is taken for" in told) is not quiet
    assert "last year's looks" not in told
    told = hearth("check", given, "--year", "2024/25", *options).stderr
    assert "The return looks" not in told
    assert ("last year's looks like that of 2024/25, and is taken for" in told) is not quiet


def test_the_table_groups_many_failures_of_one_rule(given: Path) -> None:
    (given / "header.csv").write_text(HEADER + BAD * 1_000)
    done = check(given, "--rules", "101", "-q")
    assert done.exit_code == 1
    assert done.stdout.count("Header row") == 5
    assert "and 995 more" in done.stdout
    assert "1,000 rows fail 1 check." in done.stdout


def test_a_workbook_is_written_where_asked(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "failures.xlsx"
    assert check(given, "--rules", "101", "--format", "xlsx", "--out", out, "-q").exit_code == 1
    cells = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
    assert cells[0][0] == "rule"
    assert cells[1][:3] == ("101", "Header", 2)
    assert check(given, "--format", "xlsx").exit_code == 2


def test_an_unknown_rule_or_year_is_an_error_with_the_nearest(given: Path) -> None:
    done = check(given, "--rules", "1001x")
    assert done.exit_code == 3
    assert "1001" in done.stderr
    done = hearth("check", given, "--year", "1999/00", "--council", "Leeds")
    assert done.exit_code == 2
    assert "2022/23 to 2026/27" in done.stderr


def test_the_register_of_homes_is_read_from_a_workbook_and_a_csv(tmp_path: Path) -> None:
    folder = tmp_path / "2024-25"
    folder.mkdir()
    columns = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST"
    row = "a,01/05/2024,S,C2,N1,K2,PR1,,,,,,SC999999\n"
    (folder / "episodes.csv").write_text(f"{columns},PL_POST,URN\n{row}")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Providers as at 1 May"])
    sheet.append(["URN", "Local authority", "Placement code", "Placement provider code"])
    sheet.append(["SC000001", "Leeds", "K2/R3", "PR1"])
    book.save(tmp_path / "homes.xlsx")
    lines = "URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE\nSC000001,K2,PR1,,\n"
    (tmp_path / "homes.csv").write_text(lines)
    for register in ("homes.xlsx", "homes.csv"):
        providers = ("--providers", tmp_path / register)
        done = check(folder, *providers, "--rules", "1008", "--format", "csv", "-q")
        assert "1008,Episodes,0,URN,a," in done.stdout


def test_the_invented_council_fails_only_in_known_ways(
    small_council: Path, small_returns: list[Path]
) -> None:
    done = hearth(
        "check", small_returns[-1], "--previous", small_returns[-2], "--year", "2024/25",
        "--council", small_council / "council.toml", "--format", "csv", "-q",
    )  # fmt: skip
    failed = {row["rule"] for row in csv.DictReader(io.StringIO(done.stdout))}
    assert failed <= explained().keys(), failed - explained().keys()


def test_what_was_typed_is_looked_at_before_the_return_is_read(given: Path) -> None:
    (given / "header.csv").write_bytes(b"\xff\xfe no return at all")
    for more, said in (
        (("--council", "Lewishm"), "Did you mean Lewisham"),
        (("--rules", "10001"), "There is no rule '10001'"),
        (("--council", given / "none.toml"), "does not describe a council"),
    ):
        assert said in check(given, *more).stderr


def test_a_list_of_codes_may_have_spaces_and_a_comma_too_many(given: Path) -> None:
    done = check(given, "--rules", " 101, 301 ,", "--format", "csv", "-q")
    assert [row["rule"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["101"]


def test_several_returns_at_once_are_refused(given: Path) -> None:
    shutil.copytree(given, given.parent / "both" / "2023-24")
    shutil.copytree(given, given.parent / "both" / "2024-25")
    done = check(given.parent / "both", "--rules", "101")
    assert done.exit_code == 4
    assert "holds Header twice: both/2023-24/header.csv and both/2024-25/header.csv" in done.stderr


def test_a_register_that_says_nothing_of_placements_is_refused(given: Path) -> None:
    homes = given.parent / "homes.csv"
    homes.write_text("URN,PLACES\nSC000001,K2\n")
    done = check(given, "--providers", homes)
    assert done.exit_code == 4
    assert "says nothing of place codes" in done.stderr


def test_rules_lists_and_explains() -> None:
    listed = list(
        csv.DictReader(io.StringIO(hearth("rules", "--year", "2024/25", "--format", "csv").stdout))
    )
    assert next(iter(listed[0])) == "rule"
    assert "700" not in {row["rule"] for row in listed}
    assert len(listed) == len({row["rule"] for row in listed}) > 300
    told = hearth("rules", "1001").stdout
    for heading in ("What it means", "Why it exists", "usually causes", "How to mend", "2022/23"):
        assert heading in told
    assert hearth("rules", "9999").exit_code == 3


def test_a_zip_reads_as_the_folder_does(given: Path, tmp_path: Path) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "2024-25"), "zip", given))
    assert (
        check(packed, "--rules", "101", "--format", "csv", "-q").stdout
        == check(given, "--rules", "101", "--format", "csv", "-q").stdout
    )
