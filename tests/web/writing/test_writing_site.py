"""The return written from the site's own record: what was brought in goes out again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from writing_help import Files, differing, of_bytes, of_folder

from hearth.errors import UsageError
from hearth_web.audit import System
from hearth_web.imports.actions import import_now
from hearth_web.people.actions import Change, apply
from hearth_web.people.actions.histories import correct_spell
from hearth_web.people.models import Child, LegalStatus, PeriodOfCare, Placement
from hearth_web.returns.writing import Written, written

pytestmark = pytest.mark.django_db
NIGHT = System("a test")
WRITTEN = (2023, 2024, 2025, 2026, 2027)


def without_known_later(found: Any, last: Files) -> Any:
    """What differs, apart from what a later return told and an earlier one could not know: a
    pupil number where there was none yet, and when somebody stopped being unaccompanied."""
    told = {cell for row in (*last["header.csv"], *last["uasc.csv"]) for cell in row}
    return {
        name: rest
        for name, cells in found.items()
        if (rest := [c for c in cells if not (c[0] in ("UPN", "DUC") and is_later(c, told))])
    }


def is_later(cell: tuple[str, str, str], told: set[str]) -> bool:
    column, was, now = cell
    return was.startswith("UN") and not now.startswith("UN") if column == "UPN" else now in told


def test_each_year_goes_out_as_it_came_in_and_comes_in_again_as_nothing_new(
    returns: dict[int, Path], tmp_path: Path
) -> None:
    import_now(by=NIGHT, paths=list(returns.values()))
    last = of_folder(returns[2027])

    for year in WRITTEN:
        made = written(year)
        found = differing(of_folder(returns[year]), of_bytes(made.csv_files))
        assert without_known_later(found, last) == {}, year
        write(made, tmp_path / str(year))

    again = import_now(by=NIGHT, paths=[tmp_path / str(year) for year in WRITTEN])
    assert again.imported is not None
    assert again.imported.planned.count() == 0


def write(made: Written, folder: Path) -> None:
    folder.mkdir()
    for name, data in made.csv_files.items():
        (folder / name).write_bytes(data)


def test_a_correction_by_hand_is_in_the_return_and_nothing_else_changes(
    returns: dict[int, Path], cast: Any
) -> None:
    import_now(by=NIGHT, paths=[returns[2025]])
    before = of_bytes(written(2025).csv_files)
    home = moved_within_the_year()
    day = home.decom + timedelta(days=1)

    correct_spell(by=cast["analyst"], child=home.child, row=home, values={"decom": day})

    old, new = f"{home.decom:%d/%m/%Y}", f"{day:%d/%m/%Y}"
    found = differing(before, of_bytes(written(2025).csv_files))
    assert list(found) == ["episodes.csv"]
    assert sorted(found["episodes.csv"]) == [("DEC", old, new), ("DECOM", old, new)]


def moved_within_the_year() -> Placement:
    """A placement that took over from another with no change of legal status on that day."""
    for home in Placement.objects.filter(decom__gte="2024-04-10", rne="").order_by("decom"):
        theirs = home.child.placement_set.filter(dec=home.decom)
        if theirs and not home.child.legalstatus_set.filter(decom=home.decom):
            return home
    raise AssertionError("the invented council has no such move")


def test_restricted_children_are_in_the_return(returns: dict[int, Path]) -> None:
    import_now(by=NIGHT, paths=[returns[2025]])
    Child.objects.update(restricted=True)

    assert differing(of_folder(returns[2025]), of_bytes(written(2025).csv_files)) == {}


def test_an_empty_record_writes_headings_and_says_so(db: None) -> None:
    made = written("2024/25")

    assert made.is_empty
    assert made.csv_files["header.csv"].startswith(b"CHILD,SEX,DOB")
    assert "holds no child in care" in " ".join(made.remarks)


@pytest.mark.parametrize("year", ["2021/22", "2027/28"])
def test_a_year_whose_return_is_not_known_is_refused_with_those_that_are(year: str) -> None:
    with pytest.raises(UsageError, match="from 2022/23 to 2026/27"):
        written(year)


def test_what_fails_is_counted_from_what_was_written(cast: Any) -> None:
    began = {"decom": date(2024, 5, 1)}
    changes = [
        Change(PeriodOfCare, None, {**began, "cin": "N1"}),
        Change(LegalStatus, None, {**began, "ls": "C2"}),
        Change(Placement, None, {**began, "place": "U6"}),
    ]
    apply(by=cast["analyst"], child=cast.ash, changes=changes)

    made = written(2025)

    assert made.rows["Header"] == made.rows["Episodes"] == 1
    assert made.failing["103"] == 1  # no ethnic group
    assert "1 child has no ethnic group recorded: 1001." in made.remarks
