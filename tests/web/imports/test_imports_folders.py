"""Folders given on the command line keep their files together, whatever they are called."""

from __future__ import annotations

from pathlib import Path

from hearth_web.imports.keeping import on_disk


def test_folders_of_one_name_are_told_apart_by_those_above_them(tmp_path: Path) -> None:
    given = [tmp_path / year / "903" for year in ("2023-24", "2024-25")]
    for folder in given:
        folder.mkdir(parents=True)
        (folder / "header.csv").write_text("")
    alone = tmp_path / "2025-26"
    alone.mkdir()
    (alone / "header.csv").write_text("")

    assert [each.name for each in on_disk([*given, given[0]])] == [
        "2023-24/903/header.csv",
        "2024-25/903/header.csv",
        "2023-24/903/header.csv",
    ]
    assert [each.name for each in on_disk([given[0], alone])] == [
        "903/header.csv",
        "2025-26/header.csv",
    ]
