"""The tables hold what the return holds, and every column says all there is to say of it."""

from __future__ import annotations

import re
from datetime import date

import narwhals.stable.v2 as nw
import pytest

from hearth.errors import NotFoundError, UsageError
from hearth.records import (
    TABLES,
    Kind,
    Table,
    describe,
    empty,
    frame_from,
    record_from,
    schema_of,
    table,
)
from hearth.vocabulary import code_sets

# The heading lines of the return's files, as issued.
HEADINGS = {
    "Header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "Episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN",
    "Reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "UASC": "CHILD,SEX,DOB,DUC",
    "OC2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "OC3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "AD1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "PlacedAdoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "PrevPerm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "Missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "SWEpisodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "DoLo": "CHILD,DOB,DOLO_START,DOLO_END",
}


def test_the_tables_are_the_returns_in_its_order() -> None:
    written = {
        one.return_name: ",".join(column.return_name for column in one.columns)
        for one in TABLES.values()
    }
    assert list(written.items()) == list(HEADINGS.items())
    assert [(one.name, one.since) for one in TABLES.values() if one.since > 2019] == [
        ("sw_episodes", 2024),
        ("dolo", 2027),
    ]


@pytest.mark.parametrize("one", TABLES.values(), ids=lambda one: one.name)
def test_each_column_can_be_checked_and_documented(one: Table) -> None:
    known = {codes.name for codes in code_sets()}
    assert set(one.key) <= {*one.names, "year"}
    assert len(set(one.names)) == len(one.names)
    for column in one.columns:
        assert column.description
        assert (column.kind is Kind.CODE) == (column.code_set is not None), column.name
        assert column.code_set is None or column.code_set in known, column.name
        assert (column.kind is Kind.INTEGER) == (column.minimum is not None), column.name
        re.compile(column.pattern or "")


@pytest.mark.parametrize("one", TABLES.values(), ids=lambda one: one.name)
def test_an_empty_table_has_every_column_in_its_type(one: Table) -> None:
    frame = empty(one).collect()
    assert frame.is_empty()
    assert dict(frame.schema) == schema_of(one)
    assert frame.columns == [*one.names, "year"]


def test_types_follow_from_kinds() -> None:
    schema = schema_of(table("oc2"))
    assert (schema["child"], schema["dob"], schema["sdq_score"], schema["year"]) == (
        nw.String,
        nw.Date,
        nw.Int64,
        nw.Int64,
    )
    assert schema_of(table("prev_perm"))["date_perm"] == nw.String


def test_a_table_that_is_not_there_offers_the_nearest() -> None:
    with pytest.raises(NotFoundError, match=r"no table called 'episode'.*'episodes'"):
        table("episode")


def test_a_record_from_rows_fills_in_what_is_left_out() -> None:
    record = record_from(
        {
            "header": [{"child": "C001", "dob": "2012-02-29", "sex": "M"}],
            "reviews": {"child": ["C001"], "review": [date(2024, 5, 1)], "year": [2024]},
        },
        years=[2025, 2024],
    )
    header = record["header"].collect()
    assert header.select("child", "dob", "ethnic", "year").rows() == [
        ("C001", date(2012, 2, 29), None, 2025)
    ]
    assert record["reviews"].collect()["year"].to_list() == [2024]
    assert record.years == (2024, 2025)
    assert record.given[2024] == {"header", "reviews"}
    assert list(record.tables) == list(TABLES)
    assert record["oc3"].collect().is_empty()


def test_a_record_takes_its_years_from_its_rows() -> None:
    rows = [{"child": "C001", "year": 2023}, {"child": "C001", "year": 2024}]
    assert record_from({"oc2": rows}).years == (2023, 2024)
    assert record_from({}).years == ()


def test_rows_that_cannot_be_of_the_table_are_refused() -> None:
    with pytest.raises(UsageError, match=r"header has no column 'ethnicity'.*'ethnic'"):
        frame_from(table("header"), [{"child": "C001", "ethnicity": "WBRI"}], 2025)
    with pytest.raises(UsageError, match="A row of header has no collection year"):
        frame_from(table("header"), [{"child": "C001"}])


def test_the_documentation_says_what_each_column_may_hold() -> None:
    text = describe(table("oc2"))
    assert text.startswith("## OC2 (`oc2`)\n")
    assert "A row is named by `child`, `year`." in text
    assert "| `sdq_score` | whole number |" in text
    assert "| 0 to 40 | special category |" in text
    assert "| code set TEETH_CHECK |" in text
    for one in TABLES.values():
        lines = [line for line in describe(one).splitlines() if line.startswith("|")]
        assert len(lines) == len(one.columns) + 2
        assert {len(re.split(r"(?<!\\)\|", line)) for line in lines} == {7}
