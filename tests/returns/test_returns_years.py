"""Returns of several years at one place are told apart, their rows as they were typed."""

from __future__ import annotations

from pathlib import Path

from hearth.returns.ssda903.years import read_years

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)


def write(folder: Path, sex: str, decom: str) -> None:
    folder.mkdir(parents=True)
    (folder / "header.csv").write_text(f"{HEADER}\nC1,{sex},04/05/2012,WBRI,,,\n")
    (folder / "episodes.csv").write_text(f"{EPISODES}\nC1,{decom},S,C2,N1,U6,PR1,,,,,,\n")


def test_each_year_keeps_its_rows_as_typed_and_where_they_stood(tmp_path: Path) -> None:
    write(tmp_path / "given" / "2023-24", "1", "01/06/2023")
    write(tmp_path / "given" / "2024-25", " f?", "1 June 2024")
    found = read_years([tmp_path / "given"])
    assert sorted(found) == [2024, 2025]
    later = found[2025].given
    assert later.tables["Header"]["SEX"].to_list() == [" f?"]
    assert later.tables["Episodes"]["DECOM"].to_list() == ["1 June 2024"]
    assert later.source == "csv"
    assert found[2024].files["Header"].endswith("2023-24/header.csv")
    assert found[2024].given.at["Header"].to_list() == [0]


def test_what_is_no_return_gives_no_year(tmp_path: Path) -> None:
    (tmp_path / "letter.csv").write_text("Dear,Sir\n1,2\n")
    assert read_years([tmp_path]) == {}
