"""The commands as a person runs them: files on disk, exit codes, what is said and where."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import docx
import pikepdf
import pytest
from click.testing import CliRunner, Result

from hearth.cli import main

COLUMNS = "measure,title,from,to,breakdown,breakdown_value,numerator,denominator,unknown,value,unit"
AS_AT = date(2025, 3, 31)


def hearth(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_report_is_quiet_when_asked(
    small_council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    council = small_council / "council.toml"
    done = hearth("report", small_returns[-1], "--council", council, "--out", tmp_path, "-q")
    assert done.exit_code == 0, done.output
    assert done.output == ""


def test_report_writes_the_six_files(pack: Path) -> None:
    assert {path.name for path in pack.iterdir()} == {
        "report.html",
        "report.docx",
        "report.pdf",
        "measures.csv",
        "figures.csv",
        "read-report.csv",
    }
    assert (pack / "measures.csv").read_text().splitlines()[0] == COLUMNS
    assert (pack / "read-report.csv").read_text().splitlines()[0] == "table,row,column,problem"


def open_on(episode: dict[str, str], on: date) -> bool:
    def day(text: str) -> date:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007

    ended = episode["DEC"]
    return day(episode["DECOM"]) <= on and (not ended or day(ended) > on)


def test_counts_agree_with_the_files_read_plainly(pack: Path, small_returns: list[Path]) -> None:
    episodes = [
        e
        for e in rows_of(small_returns[-1] / "episodes.csv")
        if e["LS"] not in {"V3", "V4"} and open_on(e, AS_AT)
    ]
    figures = [f for f in rows_of(pack / "measures.csv") if f["to"] == str(AS_AT)]
    whole = {f["measure"]: f for f in figures if not f["breakdown"]}
    assert int(whole["cla-number"]["numerator"]) == len({e["CHILD"] for e in episodes})
    assert whole["cla-number"]["denominator"] == ""
    by_need = Counter(e["CIN"] for e in episodes)
    need = {
        f["breakdown_value"]: int(f["numerator"])
        for f in figures
        if f["measure"] == "need-mix" and f["breakdown"] == "need"
    }
    assert need["Abuse or neglect"] == by_need["N1"]


def test_word_file_opens_with_styles_and_headings(pack: Path) -> None:
    document = docx.Document(str(pack / "report.docx"))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert "Our children" in " ".join(headings)
    assert len(document.tables) > 20


def test_pdf_is_tagged_and_says_so(pack: Path) -> None:
    with pikepdf.open(pack / "report.pdf") as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang).startswith("en")
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.open_metadata().get("pdfuaid:part") == "1"


def test_nothing_raw_reaches_the_page(pack: Path) -> None:
    page = (pack / "report.html").read_text(encoding="utf-8")
    words = re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert not re.search(r"\b(None|nan|NaN|Decimal|null)\b|[{}]", words)


def test_report_of_one_zip_and_in_json(
    small_council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    zipped = tmp_path / "2024-25.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in small_returns[-1].iterdir():
            archive.write(path, path.name)
    council = small_council / "council.toml"
    done = hearth("report", zipped, "--council", council, "--out", tmp_path / "out", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["as_at"] == "2025-03-31"
    assert len(told["files"]) == 6
    assert "adoption-a1" not in told["lacking"]


def test_measures_lists_explains_and_shows_children(
    small_council: Path, small_returns: list[Path], pack: Path
) -> None:
    listed = hearth("measures")
    assert listed.exit_code == 0
    assert "stability-3plus" in listed.output
    assert "Not fed by the return" in listed.output
    explained = hearth("measures", "stability-3plus")
    assert "three or more" in explained.output.lower()
    shown = hearth(
        *("measures", "stability-3plus", *small_returns, "--as-at", AS_AT, "--rows"),
        *("--council", small_council / "council.toml", "-q"),
    )
    assert shown.exit_code == 0, shown.output
    children = list(csv.DictReader(shown.stdout.splitlines()))
    figure = next(
        f
        for f in rows_of(pack / "measures.csv")
        if (f["measure"], f["breakdown"], f["to"]) == ("stability-3plus", "", str(AS_AT))
    )
    assert sum(int(c["in_numerator"]) for c in children) == int(figure["numerator"])
    assert len(children) == int(figure["denominator"])


def test_measures_without_a_council_says_which_it_took(small_returns: list[Path]) -> None:
    done = hearth("measures", "cla-number", *small_returns, "--as-at", AS_AT)
    assert done.exit_code == 0
    assert "Lewisham" in done.stderr


def test_profile_needs_no_data(tmp_path: Path) -> None:
    done = hearth("profile", "--council", "leicestershire county council", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    assert {path.suffix for path in tmp_path.iterdir()} == {".html", ".docx", ".pdf"}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["report", "nowhere", "--council", "Lewisham", "--out", "out"], 2, "nothing at nowhere"),
        (["profile", "--council", "Lewishan", "--out", "out"], 3, "Lewisham"),
        (["profile", "--council", "no.toml", "--out", "out"], 3, ""),
        (["measures", "stability-4plus"], 3, "stability-3plus"),
        (["measures", "cla-number", "nowhere"], 2, "nowhere"),
        (["report"], 2, "RETURN"),
        (["demo", "--children", "0", "--out", "out"], 2, "children"),
    ],
)
def test_errors_say_what_and_leave_with_their_code(
    arguments: list[str], code: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = hearth(*arguments)
    assert done.exit_code == code, done.output
    assert says in done.output
    assert "Traceback" not in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_day_the_returns_do_not_reach_is_refused(
    small_council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    council = small_council / "council.toml"
    done = hearth(
        *("report", small_returns[-1], "--council", council),
        *("--as-at", "2026-03-31", "--out", tmp_path / "out"),
    )
    assert done.exit_code == 2
    assert "2025/26" in done.output


def test_an_empty_folder_cannot_be_read(small_council: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = hearth("report", empty, "--council", "Lewisham", "--out", tmp_path / "out")
    assert done.exit_code == 4, done.output
    assert not (tmp_path / "out").exists()


def test_no_colour_when_piped(small_returns: list[Path], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hearth", "measures", "cla-number", str(small_returns[-1])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stdout.startswith("measure,")


def test_a_folder_that_cannot_be_made_is_said(small_returns: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = hearth(
        *("report", small_returns[-1], "--council", "Lewisham"),
        *("--out", tmp_path / "file" / "inside", "-q"),
    )
    assert done.exit_code == 1
    assert "Try another folder" in done.output
    assert "Traceback" not in done.output


def test_measures_warns_of_what_it_could_not_read(
    small_returns: list[Path], tmp_path: Path
) -> None:
    broken = tmp_path / "2024-25"
    shutil.copytree(small_returns[-1], broken)
    lines = (broken / "episodes.csv").read_text().splitlines()
    lines[1] = "," + lines[1].split(",", 1)[1]
    (broken / "episodes.csv").write_text("\n".join(lines) + "\n")
    done = hearth("measures", "cla-number", broken, "--council", "Lewisham")
    assert done.exit_code == 0
    assert "CHILD is empty" in done.stderr


@pytest.mark.parametrize("text", ["31/03/25", "2025-13-01", "yesterday"])
def test_a_date_that_is_none_is_refused(text: str, small_returns: list[Path]) -> None:
    done = hearth("measures", "cla-number", small_returns[-1], "--as-at", text)
    assert done.exit_code == 2
    assert "Write it as 2025-03-31" in done.output


def test_a_public_pack_prints_no_small_number_and_names_nobody(
    small_council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    done = hearth(
        *("report", *small_returns[-2:], "--council", small_council / "council.toml"),
        *("--as-at", AS_AT, "--public", "--out", tmp_path, "-q"),
    )
    assert done.exit_code == 0, done.output
    assert not (tmp_path / "read-report.csv").exists()
    figures = rows_of(tmp_path / "measures.csv")
    assert "c" in {figure["value"] for figure in figures}
    small = {str(count) for count in range(1, 6)}
    assert not [f for f in figures if {f["numerator"], f["unknown"]} & small]
    for figure in figures:
        assert figure["value"] != "c" or not figure["numerator"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "This is the public version" in page
    assert not re.search(r"(?<![\d,.])[1-5] of \d", page)
    assert not re.search(r"\bC0\d{5}\b", page)
