"""What a written return says in the cases a council meets, one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from lxml import etree

from hearth.dates import CollectionYear
from hearth.records import Record, record_from
from hearth.returns.ssda903.writing import YearReturn, csv_files, xml_file, year_return

WHO = {"child": "1", "dob": "2012-05-04"}
HEADER = {**WHO, "sex": "F", "ethnic": "WBRI", "upn": "A123456789012"}
EPISODE = {
    "child": "1", "decom": "2023-06-01", "rne": "S", "ls": "C2", "cin": "N1", "place": "U6",
    "place_provider": "PR1", "pl_post": "SE135AA", "home_post": "SE64RU", "urn": "SC123456",
}  # fmt: skip
# The reference's header lines and usual names of files.
LINES = {
    "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes.csv": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN",
    "reviews.csv": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc.csv": "CHILD,SEX,DOB,DUC",
    "oc2.csv": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3.csv": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1.csv": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_for_adoption.csv": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "previous_permanence.csv": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing.csv": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "sw_episodes.csv": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "DoLo.csv": "CHILD,DOB,DOLO_START,DOLO_END",
}


def held(*years: int, **tables: Any) -> Record:
    """A record of one child in care, with these rows beside or in place of theirs."""
    rows = {"header": [HEADER], "episodes": [EPISODE]} | tables
    return record_from(rows, years or (2027,))


def written(record: Record, year: int) -> YearReturn:
    return year_return(record, CollectionYear(year))


def cell(ours: YearReturn, table: str, column: str) -> list[str | None]:
    return ours.tables[table][column].to_list()


def said(ours: YearReturn) -> str:
    return "\n".join(remark.sentence for remark in ours.remarks)


@pytest.mark.parametrize(
    ("year", "absent"),
    [(2023, {"sw_episodes.csv", "DoLo.csv"}), (2026, {"DoLo.csv"}), (2027, set())],
)
def test_the_files_of_a_year_and_their_headings(year: int, absent: set[str]) -> None:
    files = csv_files(written(record_from({}), year))

    assert {name: text.decode() for name, text in files.items()} == {
        name: f"{line}\n" for name, line in LINES.items() if name not in absent
    }


@pytest.mark.parametrize(
    ("place", "year", "expected"),
    [
        ("K3", 2024, "H5"),
        ("K3", 2025, "K3"),
        ("H5", 2024, "H5"),
        ("H5", 2025, "K3"),
        ("P2", 2024, "P2"),
        ("P2", 2025, "K3"),
        ("Z12", 2025, "Z1"),
        ("Z12", 2026, "Z12"),
        ("Z1", 2025, "Z1"),
        ("U6", 2023, "U6"),
    ],
)
def test_a_place_is_in_the_code_of_its_year(place: str, year: int, expected: str) -> None:
    ours = written(held(episodes=[{**EPISODE, "decom": "2022-06-01", "place": place}]), year)

    assert cell(ours, "Episodes", "PLACE") == [expected]
    assert "is not a code" not in said(ours)


def test_a_code_that_could_be_any_of_several_is_kept_and_said() -> None:
    ours = written(held(episodes=[{**EPISODE, "place": "Z1"}]), 2026)

    assert cell(ours, "Episodes", "PLACE") == ["Z1"]
    assert "PLACE Z1 is not a code of the 2025/26 return" in said(ours)
    assert "Choose one of Z11, Z12, Z13 and Z14 for each." in said(ours)


@pytest.mark.parametrize(("year", "sex"), [(2024, "2"), (2025, "F")])
def test_sex_is_a_number_until_2023_24(year: int, sex: str) -> None:
    ours = written(held(uasc=[{**WHO, "sex": "F", "duc": "2026-01-01"}]), year)

    assert cell(ours, "Header", "SEX") == cell(ours, "UASC", "SEX") == [sex]


def test_what_came_after_the_year_is_not_in_it() -> None:
    ended = {**EPISODE, "dec": "2025-04-01", "rec": "E4A", "reason_place_change": "CARPL"}
    away = {**WHO, "missing": "M", "mis_start": "2025-03-30", "mis_end": "2025-04-02"}
    record = held(
        episodes=[{**ended, "year": 2026}],
        missing=[{**away, "year": 2026}],
    )

    before, after = written(record, 2025), written(record, 2026)

    for name in ("DEC", "REC", "REASON_PLACE_CHANGE"):
        assert cell(before, "Episodes", name) == [None]
    assert cell(before, "Missing", "MIS_END") == [None]
    assert cell(after, "Episodes", "DEC") == ["01/04/2025"]  # a day of the year is enough
    assert cell(after, "Missing", "MIS_END") == ["02/04/2025"]
    assert written(record, 2027).rows["Episodes"] == 0


def test_an_episode_that_the_next_return_does_not_repeat_does_not_go_on() -> None:
    record = held(2024, 2025, episodes=[{**EPISODE, "year": 2024}])

    assert written(record, 2024).rows["Episodes"] == 1
    assert written(record, 2025).rows["Episodes"] == 0


@pytest.mark.parametrize(
    ("episode", "mother", "expected"),
    [
        ({}, {"mother": "1", "mc_dob": "2024-06-01"}, ("1", "01/06/2024")),
        ({}, {"mother": "1", "mc_dob": "2025-06-01"}, ("0", None)),
        ({}, {"mother": "0"}, ("0", None)),
        ({"ls": "V3"}, {"mother": "0"}, (None, None)),
        ({"dec": "2024-03-31", "rec": "E4A"}, {"mother": "1"}, (None, None)),
        ({}, {"mother": "1", "sex": "M"}, ("1", None)),  # check 165 is to find it
    ],
    ids=["is one", "became one later", "is none", "short breaks", "left care", "a boy"],
)
def test_who_is_asked_whether_they_are_a_mother(
    episode: dict[str, str], mother: dict[str, str], expected: tuple[str | None, str | None]
) -> None:
    record = held(
        header=[{**HEADER, **mother}],
        episodes=[{**EPISODE, **episode}],
        oc3=[{**WHO, "in_touch": "YES", "year": 2025}],
    )
    ours = written(record, 2025)

    assert (cell(ours, "Header", "MOTHER"), cell(ours, "Header", "MC_DOB")) == (
        [expected[0]], [expected[1]],
    )  # fmt: skip


def test_nobody_is_in_header_alone() -> None:
    record = held(header=[HEADER, {**HEADER, "child": "2"}])

    assert cell(written(record, 2025), "Header", "CHILD") == ["1"]


def test_xml_escapes_and_leaves_out_what_it_cannot_hold() -> None:
    child = "A&B<C>\"D\x0b' Ωé子"
    record = held(header=[{**HEADER, "child": child}], episodes=[{**EPISODE, "child": child}])

    root = etree.fromstring(xml_file(written(record, 2025)))

    assert root.findtext("CHILD/HEADER/CHILDID") == child.replace("\x0b", "")
    assert root.findtext("CHILD/EPISODE/PL") == "U6"
    assert root.findtext("CHILD/EPISODE/DEC") == ""  # there, and empty
    assert root.find("CHILD/HEADER/MOTHER") is None


def test_xml_has_the_order_of_the_schema() -> None:
    record = held(
        uasc=[{**WHO, "sex": "F", "duc": "2026-01-01"}],
        oc3=[{**WHO, "in_touch": "YES", "activ": "F2", "accom": "U1", "year": 2025}],
        reviews=[{**WHO, "review": "2024-07-01", "review_code": "PN1"}],
        missing=[{**WHO, "missing": "M", "mis_start": "2024-07-01"}],
        header=[{**HEADER, "mother": "0"}],
        prev_perm=[{**WHO, "prev_perm": "Z1", "year": 2025}],
        oc2=[{**WHO, "immunisations": "1", "year": 2025}],
        placed_adoption=[{**WHO, "date_placed": "2024-07-01"}],
        sw_episodes=[{**WHO, "sw_id": "SW1", "sw_decom": "2024-07-01"}],
    )

    root = etree.fromstring(xml_file(written(record, 2025)))
    header = root.find("CHILD/HEADER")

    assert header is not None
    assert [each.tag for each in header] == [
        "CHILDID", "UPN", "SEX", "DOB", "ETHNIC", "UASC", "DUC", "IN_TOUCH", "ACTIV", "ACCOM",
        "AMISSING", "AREVIEW", "MOTHER", "PERMANENCE", "OC2", "AD_PLACED", "SWEPISODE",
    ]  # fmt: skip


def test_an_empty_record_says_so_and_writes_headings() -> None:
    ours = written(record_from({}), 2025)

    assert "holds no child in care and no care leaver of 2024/25" in said(ours)
    assert b"<EXPSSDA903>\n</EXPSSDA903>" in xml_file(ours)


def test_a_child_without_a_date_of_birth_is_written_and_said() -> None:
    ours = written(held(header=[{**HEADER, "dob": None}]), 2025)

    assert cell(ours, "Header", "DOB") == [None]
    assert "1 child has no date of birth: 1." in said(ours)


def test_dates_far_out_of_range_are_written_as_they_are_held() -> None:
    record = held(header=[{**HEADER, "dob": "0007-01-02"}])

    assert cell(written(record, 2025), "Header", "DOB") == ["02/01/0007"]


LEAVER = {**EPISODE, "child": "2", "dec": "2024-05-04", "rec": "E4A"}
BORN = {**HEADER, "child": "2", "dob": "2006-05-04"}


@pytest.mark.parametrize(
    ("table", "episode", "header", "sentence"),
    [
        ("oc2", {}, {}, "was looked after all year and has no row: 2"),
        ("ad1", {"dec": "2024-09-01", "rec": "E12"}, {}, "was adopted in the year and has no row"),
        ("prev_perm", {"decom": "2024-09-01"}, {}, "started to be looked after in the year and"),
        ("sw_episodes", {}, {}, "was looked after on 31 March and has no row: 2"),
        ("oc3", LEAVER, BORN, "is a care leaver with a birthday in the year and has no row: 2"),
    ],
)
def test_a_child_whom_a_table_is_about_and_who_has_no_row_is_said(
    table: str, episode: dict[str, Any], header: dict[str, Any], sentence: str
) -> None:
    first = {"sw_decom": "2023-06-01", "sw_id": "SW1"} if table == "sw_episodes" else {"year": 2025}
    record = held(
        header=[HEADER, {**HEADER, "child": "2", **header}],
        episodes=[EPISODE, {**EPISODE, "child": "2", **episode}],
        **{table: [{**WHO, **first}]},
    )

    assert sentence in said(written(record, 2025))


@pytest.mark.parametrize(
    ("care", "dob"),
    [
        ({"dec": "2024-05-05"}, "2006-05-04"),  # in care on the birthday
        ({"decom": "2024-03-01", "dec": "2024-05-01"}, "2006-05-04"),  # less than 13 weeks
        ({"decom": "2018-03-01", "dec": "2022-05-04"}, "2006-05-04"),  # nothing from 16 on
        ({"rec": "E3"}, "2006-05-04"),  # another council's
        ({"ls": "V4"}, "2006-05-04"),  # short breaks
        ({}, "1998-05-04"),  # turned 26
        ({}, "2008-04-01"),  # turned 16
    ],
)
def test_who_is_no_care_leaver(care: dict[str, str], dob: str) -> None:
    record = held(
        header=[HEADER, {**BORN, "dob": dob}],
        episodes=[EPISODE, {**LEAVER, **care}],
        oc3=[{**WHO, "year": 2025}],
    )

    assert "is a care leaver" not in said(written(record, 2025))


def test_of_a_year_the_record_does_not_reach_only_what_goes_on_is_written() -> None:
    ours = written(held(2024, episodes=[{**EPISODE, "year": 2024}]), 2026)

    assert ours.rows["Episodes"] == 1
    assert "The record is of 2023/24. Of 2025/26 only what goes on" in said(ours)


def test_the_days_of_a_worker_that_are_asked_for() -> None:
    ended = [date(2023, 3, 31), date(2023, 4, 1), date(2023, 4, 2), date(2024, 4, 1)]
    rows = [
        {**WHO, "sw_id": f"SW{at}", "sw_decom": "2022-01-01", "sw_dec": day}
        for at, day in enumerate(ended)
    ]
    record = held(sw_episodes=rows, episodes=[{**EPISODE, "decom": "2022-01-01"}])

    assert cell(written(record, 2024), "SWEpisodes", "SW_ID") == ["SW1", "SW2", "SW3"]
    assert cell(written(record, 2025), "SWEpisodes", "SW_ID") == ["SW2", "SW3"]
