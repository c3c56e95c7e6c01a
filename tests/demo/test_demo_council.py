"""The same seed writes the same bytes; any size works; the council is plainly invented."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from demo_reader import FILES, YEARS, digests, folder_of, read

from hearth.demo import write_council
from hearth.errors import NotFoundError, UsageError
from hearth.vocabulary import council as find_council


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    first = write_council(tmp_path / "a", seed=3, children=40).folder
    again = write_council(tmp_path / "b", seed=3, children=40).folder
    assert digests(first) == digests(again)


def test_another_seed_writes_other_children(tmp_path: Path) -> None:
    first, other = (
        digests(write_council(tmp_path / str(seed), seed, 40, practice=False).folder)
        for seed in (3, 4)
    )
    returns = [name for name in first if name.endswith("episodes.csv")]
    assert all(first[name] != other[name] for name in returns)


def test_writing_again_replaces_what_was_there(tmp_path: Path) -> None:
    write_council(tmp_path / "a", seed=4, children=60)
    again = write_council(tmp_path / "a", seed=3, children=20).folder
    assert digests(again) == digests(write_council(tmp_path / "b", seed=3, children=20).folder)


@pytest.mark.parametrize(
    ("children", "every"),  # practice is written for every so many, which takes far longer
    [(1, 8), (5, 8), (20, 8), *(pytest.param(n, 1, marks=pytest.mark.slow) for n in (1, 5, 20))],
)
def test_small_councils_of_any_seed_are_written(children: int, every: int, tmp_path: Path) -> None:
    for seed in range(67):
        practice = seed % every == 0
        made = write_council(tmp_path, seed, children, (2024, 2025), practice=practice)
        named = {row["CHILD"] for year in (2024, 2025) for row in read(tmp_path, year, "header")}
        assert len(named) == made.children


def test_each_year_has_the_tables_of_its_time(council: Path) -> None:
    for year in YEARS:
        names = {path.name for path in folder_of(council, year).iterdir()}
        late = {"sw_episodes.csv"} if year < 2024 else set()
        assert names == set(FILES.values()) - late


def test_only_the_years_asked_for(tmp_path: Path) -> None:
    made = write_council(tmp_path, seed=1, children=10, years=(2023, 2024))
    assert [folder.name for folder in made.returns] == ["2022-23", "2023-24"]
    assert sorted(path.name for path in (tmp_path / "returns").iterdir()) == ["2022-23", "2023-24"]


@pytest.mark.parametrize(
    ("children", "years"), [(0, (2024,)), (-3, (2024,)), (10, ()), (10, (2022, 2024))]
)
def test_what_cannot_be_invented_is_refused(
    children: int, years: tuple[int, ...], tmp_path: Path
) -> None:
    with pytest.raises(UsageError):
        write_council(tmp_path, seed=1, children=children, years=years)
    assert not list(tmp_path.iterdir())


def test_the_council_is_no_real_one_and_says_whom_it_borrows(council: Path) -> None:
    described = tomllib.loads((council / "council.toml").read_text(encoding="utf-8"))
    assert described == {"name": "Marlow Vale", "borrows": "Lewisham"}
    assert find_council(described["borrows"]).la_number == "209"
    with pytest.raises(NotFoundError):
        find_council(described["name"])


def test_nobody_has_a_real_pupil_or_ofsted_number(council: Path) -> None:
    for year in YEARS:
        pupils = {row["UPN"] for row in read(council, year, "header")}
        assert {upn[1:4] for upn in pupils if not upn.startswith("UN")} == {"990"}
        homes = {row["URN"] for row in read(council, year, "episodes")} - {""}
        assert all(urn.startswith(("9", "SC9")) for urn in homes)


def test_pupil_numbers_pass_their_own_check(council: Path) -> None:
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    for row in read(council, 2025, "header"):
        upn = row["UPN"]
        if not upn.startswith("UN"):
            weighted = sum(int(digit) * at for at, digit in enumerate(upn[1:], start=2))
            assert upn[0] == letters[weighted % 23]
