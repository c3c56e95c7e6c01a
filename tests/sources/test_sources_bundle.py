"""A return as plain rows: what each says, what it does not, and where it came from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from invented_return import as_csv, good_return, headings, write_csv_set

from hearth.records import TABLES, Bundle
from hearth.sources import bundle_of_return, read_returns


def bundle(*paths: Path) -> Bundle:
    return bundle_of_return(read_returns(list(paths)))


def test_every_row_of_a_return_with_where_it_came_from(tmp_path: Path) -> None:
    given = bundle(write_csv_set(tmp_path / "2024-25"))

    assert (given.source, given.years, given.as_at) == ("ssda903", (2025,), None)
    counts = {name: len(rows) for name, rows in good_return().items()}
    assert {name: len(rows) for name, rows in given.rows.items()} == counts
    first = given["reviews"][0]
    assert first == {
        "child": "C001", "dob": date(2010, 2, 14), "review": date(2024, 7, 1), "review_code": "PN1",
        "year": 2025, "row": 0, "line": 2, "file": "2024-25/reviews.csv",
    }  # fmt: skip


def test_an_empty_cell_says_that_there_is_nothing(tmp_path: Path) -> None:
    rows = bundle(write_csv_set(tmp_path / "2024-25"))["episodes"]
    still_open = [row for row in rows if row["decom"] == date(2024, 6, 10)]

    assert still_open[0]["dec"] is None


def test_a_column_that_is_missing_says_nothing(tmp_path: Path) -> None:
    columns = [name for name in headings("episodes") if name not in ("URN", "PL_POST")]
    text = as_csv(good_return()["episodes"], columns)
    rows = bundle(write_csv_set(tmp_path / "2024-25", episodes=text))["episodes"]

    assert all(not {"urn", "pl_post"} & row.keys() for row in rows)
    assert {*TABLES["episodes"].names} - rows[0].keys() == {"urn", "pl_post"}


def test_a_cell_that_cannot_be_used_says_nothing(tmp_path: Path) -> None:
    tables = good_return()
    tables["episodes"][1]["PLACE"] = "castle"
    tables["header"][0]["DOB"] = "14/02/2030"
    given = bundle(write_csv_set(tmp_path / "2024-25", tables))

    places = {row["decom"]: row.get("place", "unsaid") for row in given["episodes"]}
    assert places[date(2024, 6, 10)] == "unsaid"
    assert places[date(2021, 5, 3)] == "U6"
    births = {row["child"]: row.get("dob", "unsaid") for row in given["header"]}
    assert births["C001"] == "unsaid"


def test_of_two_returns_the_later_row_and_its_file(tmp_path: Path) -> None:
    earlier = good_return()
    for name in ("reviews", "missing", "oc2", "oc3", "ad1", "prev_perm", "sw_episodes"):
        earlier[name] = []
    open_then = {"DEC": "", "REC": "", "REASON_PLACE_CHANGE": ""}
    earlier["episodes"] = [{**earlier["episodes"][0], **open_then}]
    given = bundle(
        write_csv_set(tmp_path / "2023-24", earlier), write_csv_set(tmp_path / "2024-25")
    )

    [row] = [row for row in given["episodes"] if row["decom"] == date(2021, 5, 3)]
    assert (row["year"], row["file"]) == (2025, "2024-25/episodes.csv")
    assert given.years == (2024, 2025)
    assert given.span == (date(2023, 4, 1), date(2025, 3, 31))


def test_a_table_no_return_had_is_not_there(tmp_path: Path) -> None:
    tables = good_return()
    del tables["oc3"]
    tables["reviews"] = []
    given = bundle(write_csv_set(tmp_path / "2024-25", tables))

    assert "oc3" not in given.rows
    assert given["oc3"] == given.rows["reviews"] == []
