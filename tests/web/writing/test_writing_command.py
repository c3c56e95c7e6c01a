"""``hearth return`` as a person runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hearth.cli import main
from hearth.returns.ssda903.files import read_given
from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.imports.actions import import_now

pytestmark = pytest.mark.django_db
CSV, XML = "ssda903-2024-25", "ssda903-2024-25.xml"


@pytest.fixture(autouse=True)
def site_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own database has its tables."""
    from hearth_web.config.commands import readiness

    monkeypatch.setattr(readiness, "ready_with_tables", lambda: None)


def hearth_return(out: Path, *more: str, year: str = "2024/25") -> Result:
    return CliRunner().invoke(main, ["return", "--year", year, "--out", str(out), *more])


def test_it_writes_both_shapes_and_says_what_is_in_them(
    returns: dict[int, Path], tmp_path: Path
) -> None:
    import_now(by=System("a test"), paths=[returns[2024], returns[2025]])
    out = tmp_path / "out"

    done = hearth_return(out)

    assert done.exit_code == 0, done.output
    given, xml = read_given(out / CSV), read_given(out / XML)
    assert (given.source, xml.source) == ("csv", "xml")
    for name, table in given.tables.items():
        assert f"  {name:<14}  {len(table):>7,} rows" in done.stdout
        assert len(xml.tables.get(name, ())) == len(table), name
    assert "The return of 2024/25 is in" in done.stdout
    assert "No check fails." in done.stdout or "`hearth rules CODE` explains each" in done.stdout
    assert (out / CSV / "header.csv").stat().st_mode & 0o077 == 0
    event = Event.objects.get(action="returns.return.written")
    assert event.after is not None
    assert event.after["rows"]["Header"] == len(given.tables["Header"])


def test_files_that_are_there_are_not_written_over(tmp_path: Path) -> None:
    theirs = tmp_path / CSV / "header.csv"
    theirs.parent.mkdir()
    theirs.write_text("theirs")

    done = hearth_return(tmp_path)

    assert done.exit_code == 2
    assert (
        f"has 1 of these files already, such as {CSV}/header.csv. Nothing was written."
        in done.output
    )
    assert "--replace" in done.output
    assert theirs.read_text() == "theirs"
    assert not (tmp_path / XML).exists()
    assert hearth_return(tmp_path, "--replace").exit_code == 0
    assert theirs.read_text().startswith("CHILD,SEX")


@pytest.mark.parametrize(("kind", "there", "absent"), [("csv", CSV, XML), ("xml", XML, CSV)])
def test_one_shape_alone(kind: str, there: str, absent: str, tmp_path: Path) -> None:
    assert hearth_return(tmp_path, "--format", kind).exit_code == 0
    assert (tmp_path / there).exists()
    assert not (tmp_path / absent).exists()


def test_a_folder_that_is_a_file_or_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")

    assert "is a file. Give a folder" in hearth_return(file).output
    inside = hearth_return(file / "inside")
    assert inside.exit_code == 2
    assert "cannot be written to" in inside.output


@pytest.mark.parametrize(
    ("year", "said"),
    [("2021/22", "from 2022/23 to 2026/27"), ("last", "Write it as 2024/25 or 2025")],
)
def test_a_year_that_is_none(year: str, said: str, tmp_path: Path, db: Any) -> None:
    done = hearth_return(tmp_path / "out", year=year)

    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "out").exists()
