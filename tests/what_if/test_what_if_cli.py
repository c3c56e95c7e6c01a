"""`hearth what-if` as a person runs it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearth.cli import main


@pytest.fixture(scope="module")
def last_two(small_council: Path) -> list[Path]:
    return sorted((small_council / "returns").iterdir())[-2:]


@pytest.fixture
def ask(small_council: Path, last_two: list[Path]):
    def asked(*more: object) -> Result:
        council = small_council / "council.toml"
        arguments = ["what-if", *last_two, "--council", council, "-q", *more]
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return asked


def test_the_table_says_what_could_move_furthest_first_and_what_cannot(ask) -> None:
    done = ask("--rules", "347,1016")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("2024/25: failures of ")
    heading = next(at for at, line in enumerate(lines) if line.startswith("Measure"))
    assert lines[heading + 1].startswith("Care leavers")
    still = lines[lines.index("No mend of what these checks look at can change:") :]
    assert "  Children looked after" in still
    assert max(map(len, lines)) <= 100


def test_failures_explained_are_left_out(ask, small_council: Path) -> None:
    done = ask("--explained", small_council / "explained.csv")
    assert done.stdout.splitlines()[0] == (
        "2024/25: failures of 0 checks, about 0 children, are taken as open."
    )
    assert "Lowest" not in done.stdout


def test_machine_formats_have_a_row_for_each_figure(ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("--rules", "1016", "--format", "csv").stdout)))
    by_measure = {row["measure"]: row for row in rows if not row["category"]}
    leavers = by_measure["cl-in-touch"]
    assert float(leavers["lowest"]) <= float(leavers["value"]) <= float(leavers["highest"])
    assert int(leavers["failing_in_denominator"]) > 0
    assert by_measure["cla-number"]["lowest"] == by_measure["cla-number"]["highest"]
    as_json = json.loads(ask("--rules", "1016", "--format", "json").stdout)
    assert [row["measure"] for row in as_json] == [row["measure"] for row in rows]


def test_the_children_behind_are_listed_with_what_they_fail(ask) -> None:
    rows = list(
        csv.DictReader(io.StringIO(ask("--rules", "1016", "--rows", "--format", "csv").stdout))
    )
    leavers = [row for row in rows if row["measure"] == "cl-number"]
    assert {row["rules"] for row in leavers} == {"1016"}
    assert {row["stands"] for row in leavers} == {"in numerator"}
    (child, *_) = sorted(row["child"] for row in leavers)
    one = ask("--child", child, "--rows", "--format", "csv").stdout
    assert {row["child"] for row in csv.DictReader(io.StringIO(one))} == {child}


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (["--rules", "9999"], 3, "no rule"),
        (["--year", "2022/23"], 2, "No RETURN is of 2022/23; those given are of 2023/24, 2024/25."),
        (["--year", "2019/20"], 2, "No RETURN is of 2019/20"),
        (["--child", "nobody"], 3, "No check fails for child nobody"),
    ],
)
def test_what_cannot_be_answered_is_said(ask, more: list[str], code: int, said: str) -> None:
    done = ask(*more)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr


def test_a_path_without_a_return_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    given = ["what-if", str(tmp_path), "--council", "Leeds", "-q"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 4
    assert "No SSDA903 return whose year can be told" in done.stderr


def test_a_file_of_explanations_needs_its_columns(ask, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("check,why\n101,x\n")
    done = ask("--explained", wrong)
    assert (done.exit_code, "has no column rule" in done.stderr) == (2, True)
