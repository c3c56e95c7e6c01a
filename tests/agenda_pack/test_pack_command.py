from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner, Result
from pack_help import Made

from hearth.board.parts import open_part
from hearth.cli import main
from hearth.documents.agenda_pack import write_pack
from hearth.documents.officer_report import write_officer_report

HERE = Path(__file__).parent
SEED = HERE / "southwark-2020-11-04.yaml"


def hearth(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_one_file_makes_a_pack(tmp_path: Path) -> None:
    done = hearth("pack", SEED, "--out", tmp_path)

    assert done.exit_code == 0, done.output
    assert "Published on 27 October 2020, 5 clear days before the meeting" in done.stdout
    assert "Sufficiency strategy: agreed on 8 July 2020 for 4 November 2020." in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {
        "agenda-pack.html", "agenda-pack.docx", "agenda-pack.pdf",
    }  # fmt: skip


def wrong_meeting(tmp_path: Path) -> Path:
    """The seed's meeting with two items of one number, a word nobody knows, and too late."""
    text = SEED.read_text(encoding="utf-8")
    text = text.replace('\n  - number: "8"\n', '\n  - colour: red\n    number: "9"\n')
    text = text.replace("  - on: 27 October 2020", "  - on: 28 October 2020")
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_wrong_is_said_and_the_rest_is_made(tmp_path: Path) -> None:
    done = hearth("pack", wrong_meeting(tmp_path), "--out", tmp_path / "out", "--json")
    said = json.loads(done.stdout)

    assert done.exit_code == 0
    assert ["There is no item word 'colour'" in each for each in said["problems"]] == [True]
    assert [each["where"] for each in said["findings"] if each["blocking"]] == [
        "Notice of the meeting on Wednesday 4 November 2020",
        "Item 9",
    ]
    assert any(path.endswith("agenda-pack.pdf") for path in said["files"])


def test_strict_writes_nothing_while_something_stands_in_the_way(tmp_path: Path) -> None:
    done = hearth("pack", wrong_meeting(tmp_path), "--out", tmp_path / "out", "--strict")

    assert done.exit_code == 1
    assert "4 clear days before the meeting; 5 are needed" in done.stderr
    assert not (tmp_path / "out").exists()


def test_strict_knows_that_no_live_figure_is_given(tmp_path: Path) -> None:
    heading = "## Children’s social care and early help"
    path = tmp_path / "asks.yaml"
    path.write_text(SEED.read_text("utf-8").replace(heading, "{{homes}}"), encoding="utf-8")

    done = hearth("pack", path, "--out", tmp_path / "out", "--strict")

    assert done.exit_code == 1
    assert "It asks for the live figure “homes”" in done.stderr


def test_progress_counts_to_its_end(westmarch: Made, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    ahead = replace(open_part(westmarch.file.meeting).meeting, attendance=(), notes=())

    write_pack(
        ahead,
        tmp_path,
        progress=lambda _doing, done=0, total=0: heard.append((done, total)),
    )

    counts = [done for done, total in heard if total]
    assert counts == sorted(counts)
    assert heard[-1][0] == heard[-1][1] > 0


def test_a_report_by_itself_has_its_plain_words_beside_it(westmarch: Made, tmp_path: Path) -> None:
    item = westmarch.file.meeting.item("4")
    assert item is not None

    files = write_officer_report(westmarch.file.meeting, item, tmp_path)

    assert [path.name for path in files] == [
        "item-4.html", "item-4.docx", "item-4.pdf",
        "item-4-in-plain-words.html", "item-4-in-plain-words.docx", "item-4-in-plain-words.pdf",
    ]  # fmt: skip
    assert "A home is counted once" in files[0].read_text(encoding="utf-8")
