"""Several years as one record: what supersedes what, and what is said of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_return import PLACED, Cells, Tables, write_csv_set

from hearth.sources import Reading, read_returns
from hearth.sources.ssda903.year import year_in_name

CHILD = {"CHILD": "C001", "DOB": "01/09/2012", "ETHNIC": "WBRI", "UPN": "UN2"}
OPEN_2024 = {"CHILD": "C001", "DECOM": "01/05/2023", "RNE": "S", **PLACED}
CLOSED_2025 = {**OPEN_2024, "DEC": "01/06/2024", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}
NEXT_2025 = {**OPEN_2024, "DECOM": "01/06/2024", "RNE": "P", "URN": "SC654321"}
EVENTS = {2024: "01/12/2023", 2025: "01/12/2024", 2026: "01/12/2025"}


def one_year(year: int, *episodes: Cells, header: Cells = CHILD, **more: list[Cells]) -> Tables:
    """A return whose year shows by a review in it."""
    who = {"CHILD": header["CHILD"], "DOB": header["DOB"]}
    review = {**who, "REVIEW": EVENTS[year], "REVIEW_CODE": "PN1"}
    header = {**header, "SEX": "M" if year >= 2025 else "1"}
    return {"header": [header], "episodes": list(episodes), "reviews": [review], **more}


def read(tmp_path: Path, **years: Tables) -> Reading:
    folders = [write_csv_set(tmp_path / name, tables) for name, tables in years.items()]
    return read_returns(folders)


def episodes(reading: Reading) -> list[tuple[date, date | None, int]]:
    rows = reading.record["episodes"].collect().sort("child", "decom")
    return rows.select("decom", "dec", "year").rows()


def said(problems: list) -> list[str]:  # type: ignore[type-arg]
    return [p.problem for p in problems if "Nothing is known of it" not in p.problem]


D23, D24 = date(2023, 5, 1), date(2024, 6, 1)


def test_the_18th_birthdays_of_unaccompanied_children_say_nothing_of_the_year(
    tmp_path: Path,
) -> None:
    ends = [{**CHILD, "SEX": "M", "DUC": f"01/09/{year}"} for year in range(2026, 2031)]
    reading = read(tmp_path, a=one_year(2025, OPEN_2024, uasc=ends))

    assert reading.record.years == (2025,)


def test_a_later_return_ends_an_open_episode(tmp_path: Path) -> None:
    reading = read(tmp_path, a=one_year(2024, OPEN_2024), b=one_year(2025, CLOSED_2025, NEXT_2025))

    assert reading.record.years == (2024, 2025)
    assert episodes(reading) == [(D23, D24, 2025), (D24, None, 2025)]
    assert said(reading.problems) == []
    assert "Episodes DEC was empty in 1 row of the 2023/24 return that 2024/25 fills in." in (
        reading.changes[0].problem
    )


def test_years_may_be_given_in_any_order(tmp_path: Path) -> None:
    a, b = one_year(2024, OPEN_2024), one_year(2025, CLOSED_2025, NEXT_2025)

    assert episodes(read(tmp_path / "1", a=a, b=b)) == episodes(read(tmp_path / "2", b=b, a=a))


def test_an_open_episode_repeated_open_takes_the_later_year(tmp_path: Path) -> None:
    reading = read(tmp_path, a=one_year(2024, OPEN_2024), b=one_year(2025, OPEN_2024))

    assert episodes(reading) == [(D23, None, 2025)]


def test_a_corrected_cell_is_told_of_with_both_values(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        a=one_year(2024, OPEN_2024),
        b=one_year(2025, {**OPEN_2024, "LS": "V2"}, header={**CHILD, "DOB": "02/09/2012"}),
    )

    changes = {(p.table, p.column): p.problem for p in reading.changes}
    assert changes["episodes", "ls"] == (
        "Child C001, Episodes DECOM 01/05/2023: LS was C2 in the 2023/24 return and is V2 in "
        "2024/25. The later is used."
    )
    assert (
        "DOB was 01/09/2012 in the 2023/24 return and is 02/09/2012 in 2024/25"
        in (changes["header", "dob"])
    )
    header = reading.record["header"].collect()
    assert header.select("child", "dob", "year").rows() == [("C001", date(2012, 9, 2), 2025)]


def test_an_open_episode_replaced_by_others_is_dropped_and_told_of(tmp_path: Path) -> None:
    moved = {**OPEN_2024, "DECOM": "02/05/2023"}
    reading = read(tmp_path, a=one_year(2024, OPEN_2024), b=one_year(2025, moved))

    assert episodes(reading) == [(date(2023, 5, 2), None, 2025)]
    assert said(reading.changes) == [
        "Child C001: the episode that started on 01/05/2023, open in the 2023/24 return, is not "
        "in 2024/25, which has other episodes of the child. They are used."
    ]


def test_an_open_episode_of_a_child_the_next_return_lacks_stays_and_is_said(
    tmp_path: Path,
) -> None:
    other = {**OPEN_2024, "CHILD": "C002"}
    reading = read(
        tmp_path,
        a=one_year(2024, OPEN_2024),
        b=one_year(2025, other, header={**CHILD, "CHILD": "C002"}),
    )

    assert (D23, None, 2024) in episodes(reading)
    assert [p for p in said(reading.problems) if "31 March" in p] == [
        "Child C001: the episode that started on 01/05/2023, open on 31 March 2024, is not in the "
        "2024/25 return. The child is counted as looked after only to 31 March 2024."
    ]


def test_yearly_tables_keep_a_row_for_each_year(tmp_path: Path) -> None:
    oc2 = [{"CHILD": "C001", "DOB": "01/09/2012", "SDQ_SCORE": "12", "TEETH_CHECK": "1"}]
    reading = read(
        tmp_path,
        a=one_year(2024, OPEN_2024, oc2=oc2),
        b=one_year(2025, OPEN_2024, oc2=[{**oc2[0], "SDQ_SCORE": "15"}]),
    )

    rows = reading.record["oc2"].collect().sort("year")
    assert rows.select("year", "sdq_score").rows() == [(2024, 12), (2025, 15)]
    assert reading.changes == []


def test_rows_whose_key_is_partly_empty_still_supersede(tmp_path: Path) -> None:
    worker = {"CHILD": "C001", "DOB": "01/09/2012", "SW_DECOM": "01/05/2023"}
    reading = read(
        tmp_path,
        a=one_year(2024, OPEN_2024, sw_episodes=[worker]),
        b=one_year(2025, OPEN_2024, sw_episodes=[{**worker, "SW_DEC": "01/05/2024"}]),
    )

    rows = reading.record["sw_episodes"].collect()
    assert rows.select("sw_dec", "year").rows() == [(date(2024, 5, 1), 2025)]


def test_the_later_given_of_two_returns_of_one_year_is_used(tmp_path: Path) -> None:
    reading = read(
        tmp_path, first=one_year(2025, OPEN_2024), second=one_year(2025, CLOSED_2025, NEXT_2025)
    )

    assert episodes(reading) == [(D23, D24, 2025), (D24, None, 2025)]
    assert reading.record.years == (2025,)
    assert (
        "second/episodes.csv is used for Episodes of 2024/25 in place of first/episodes.csv, "
        f"since it was given later. They are in {tmp_path / 'second'} and {tmp_path / 'first'}."
        in said(reading.problems)
    )


def test_a_year_left_out_between_others_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, a=one_year(2024, OPEN_2024), c=one_year(2026, OPEN_2024))

    assert reading.record.years == (2024, 2026)
    assert any(p.startswith("There is no return of 2024/25") for p in said(reading.problems))


def test_a_return_of_another_year_than_its_name_says(tmp_path: Path) -> None:
    folder = write_csv_set(tmp_path / "return-2024-25", one_year(2024, OPEN_2024))

    reading = read_returns([folder])

    assert reading.record.years == (2024,)
    assert said(reading.problems) == [
        "return-2024-25: its name says 2024/25 but its dates are of 2023/24. It is read as the "
        "return of 2023/24."
    ]


def test_the_name_tells_the_year_where_no_date_does(tmp_path: Path) -> None:
    tables: Tables = {"header": [{**CHILD, "SEX": "U"}], "episodes": [OPEN_2024]}

    named = read_returns([write_csv_set(tmp_path / "ssda903_2026", tables)])
    unnamed = read_returns([write_csv_set(tmp_path / "x", tables)])

    assert named.record.years == (2026,)
    assert unnamed.record.years == (2024,)


def test_one_date_far_ahead_does_not_make_the_year(tmp_path: Path) -> None:
    late = {"CHILD": "C001", "DOB": "01/09/2012", "REVIEW": "01/12/2042", "REVIEW_CODE": "PN1"}
    tables = one_year(2025, CLOSED_2025, NEXT_2025)
    tables["reviews"] += [late]

    reading = read_returns([write_csv_set(tmp_path / "x", tables)])

    assert reading.record.years == (2025,)
    assert any("REVIEW is 01/12/2042, after the year 2024/25" in p for p in said(reading.problems))


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2024-25", 2025),
        ("2024_2025", 2025),
        ("SSDA903 2024-2025 final", 2025),
        ("ssda903_2025", 2025),
        ("return-2025.zip", 2025),
        ("202425", 2025),
        ("20250331", None),
        ("returns", None),
        ("2024-30", 2024),
    ],
)
def test_years_in_names(name: str, year: int | None) -> None:
    assert year_in_name(name) == year
