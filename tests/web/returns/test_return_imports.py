"""An import's files are checked row by row as they were given."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parents[1] / "imports"))

from import_help import CHILD, EPISODE, small_return

from hearth_web.audit import System
from hearth_web.imports.actions import import_now, upload, walk_away
from hearth_web.imports.keeping import on_disk
from hearth_web.imports.work import read_import
from hearth_web.jobs.models import Job
from hearth_web.returns.models import Check, Failure

pytestmark = pytest.mark.django_db
BY = System("tests")


def silent(*_: object) -> None:
    """Nobody listens."""


def test_an_import_shows_what_its_own_rows_fail(cast: Any, signed_in: Any, tmp_path: Path) -> None:
    other = CHILD | {"CHILD": "C2", "SEX": "?"}
    folder = small_return(
        tmp_path / "2024-25",
        header=[CHILD, other],
        episodes=[EPISODE, EPISODE | {"CHILD": "C2", "PL_POST": "not a postcode"}],
    )
    done = import_now(by=BY, paths=[folder]).imported
    check = Check.objects.get(imported=done.pk)
    failure = Failure.objects.get(check_of=check, rule="101")
    assert (failure.table, failure.row, failure.cells) == ("Header", 1, {"SEX": "?"})
    assert failure.file.endswith("header.csv")
    assert "laid-out" not in failure.file
    assert Job.objects.filter(kind="returns.check").exists()  # the record is checked after it
    client = signed_in("analyst")
    page = client.get(f"/imports/{done.pk}/").content.decode()
    assert f"/return/?check={check.pk}" in page
    assert "of 2 children" in page
    assert (
        f'href="/imports/{done.pk}/"' in client.get(f"/return/?check={check.pk}").content.decode()
    )
    rule = client.get(f"/return/rules/101/?check={check.pk}").content.decode()
    assert "header.csv" in rule
    assert "C2" in rule
    # Whoever may not see the import's children sees nothing of theirs.
    assert (
        f"check={check.pk}" not in signed_in("auditor").get(f"/imports/{done.pk}/").content.decode()
    )
    assert signed_in("team_manager").get(f"/return/?check={check.pk}").status_code == 404


def test_children_not_held_are_shown_to_whoever_brings_data_in_and_go_when_they_walk_away(
    cast: Any, signed_in: Any, tmp_path: Path
) -> None:
    folder = small_return(tmp_path / "2024-25", header=[CHILD | {"SEX": ""}])
    imported = upload(by=BY, files=on_disk([folder]))
    read_import(imported, silent)
    check = Check.objects.get(imported=imported.pk)
    path = f"/return/failures/?check={check.pk}"
    assert "C1 (not held here)" in signed_in("analyst").get(path).content.decode()
    assert "not held here" not in signed_in("head_of_service").get(path).content.decode()
    walk_away(by=BY, imported=imported)
    assert not Check.objects.exists()
    assert not Failure.objects.exists()
