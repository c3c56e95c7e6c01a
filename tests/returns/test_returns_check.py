"""The check as a whole: broken returns, an oracle, any engine, what is skipped, what breaks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest
from broken_returns import broken_return
from plain_rules import ORACLE

from hearth.dates import CollectionYear
from hearth.errors import NotFoundError, UsageError
from hearth.returns.ssda903 import all_rules, check, check_all, rules_of
from hearth.returns.ssda903.engine import run
from hearth.returns.ssda903.files import read_given
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import HEADER

YEARS = (2023, 2024, 2025, 2026, 2027)
PROVIDERS = pl.DataFrame(
    {
        "URN": ["SC000001", "SC000002"],
        "PLACE_CODES": ["U1,K2", None],
        "PROVIDER_CODES": ["PR1", "PR2"],
        "REG_END": ["01/05/2024", None],
        "POSTCODE": ["BD1 1JS", "E1 6AN"],
    }
)


def upper(frame: pl.DataFrame) -> list[dict[str, str | None]]:
    return frame.with_columns(pl.all().str.to_uppercase()).to_dicts()


@pytest.mark.parametrize("year", YEARS)
def test_no_rule_breaks_or_is_skipped_on_broken_returns(year: int) -> None:
    result = check_all(
        broken_return(year, year),
        year=year,
        authority="Leeds",
        previous=broken_return(year + 100, year - 1) | broken_return(year + 200, year),
        providers=PROVIDERS,
    )
    assert result.faults == []
    assert {one.rule for one in result.skipped} == {"105"}
    found = set(result.failures["rule"].to_list())
    assert len(found) > 0.8 * len(rules_of(year))


@pytest.fixture(scope="module")
def many() -> dict[str, pl.DataFrame]:
    """A broken return with enough children for what is rare to happen."""
    return broken_return(7, 2025, children=600)


@pytest.mark.parametrize("rule", ORACLE)
def test_the_rule_agrees_with_the_oracle(rule: str, many: dict[str, pl.DataFrame]) -> None:
    found = check(many, year=2025, rules=[rule])
    expected = ORACLE[rule]({name: upper(frame) for name, frame in many.items()}, 2025)
    assert expected
    assert {(table, row) for _, table, row in found.iter_rows()} == expected


def test_rules_chosen_alone_find_what_they_find_among_all() -> None:
    tables = broken_return(1, 2025)
    given = {"year": 2025, "authority": "Leeds", "providers": PROVIDERS}
    previous = broken_return(2, 2024) | broken_return(3, 2025)
    whole = check(tables, previous=previous, **given)
    for rule in rules_of(2025)[::7]:
        alone = check(tables, previous=previous, rules=[rule.code], **given)
        assert alone.rows() == whole.filter(nw.col("rule") == rule.code).rows()


HEADER_ROWS = {
    "CHILD": ["a", "b"],
    "SEX": ["M", None],
    "DOB": ["01/02/2010", "31/02/2010"],
    "MOTHER": ["1", ""],
}


@pytest.mark.parametrize(
    "made",
    [pl.DataFrame, pl.LazyFrame, pd.DataFrame, nw.from_dict],
    ids=["polars", "polars lazy", "pandas", "narwhals"],
)
def test_frames_of_any_engine_are_read(made) -> None:
    frame = made(HEADER_ROWS, backend="polars") if made is nw.from_dict else made(HEADER_ROWS)
    found = check({"Header": frame}, year="2024/25", rules=["101", "102"])
    assert found.rows() == [("101", "Header", 1), ("102", "Header", 1)]


def test_dates_and_numbers_are_read_as_the_text_they_would_be() -> None:
    days = pl.Series(["2010-05-01", None]).str.to_date()
    header = pl.DataFrame({"CHILD": [1, 2], "DOB": days, "MC_DOB": days, "MOTHER": [1.0, None]})
    found = check({"Header": header}, year="2024/25", rules=["102", "621", "611"])
    assert found.rows() == [("102", "Header", 1), ("621", "Header", 0)]
    times = pd.DataFrame({"CHILD": ["a"], "DOB": pd.to_datetime(["2010-05-01"]), "MOTHER": [1.0]})
    found = check({"Header": times.assign(MC_DOB=None)}, year=2025, rules=["102", "611"])
    assert found.rows() == [("611", "Header", 0)]


def test_a_rule_without_its_tables_or_columns_is_skipped_and_said() -> None:
    header = pl.DataFrame({"CHILD": ["a"], "DOB": [None]})
    result = check_all({"Header": header}, year=2025, rules=["101", "102", "302", "202", "700"])
    assert result.failures.rows() == [("102", "Header", 0)]
    assert {one.rule: one.reason for one in result.skipped} == {
        "700": "Not checked: it is not in force in 2024/25.",
        "101": "Not checked: there is no column SEX.",
        "202": "Not checked: last year's Header was not given.",
        "302": "Not checked: no Episodes table was given.",
    }


def test_an_empty_table_is_a_table() -> None:
    empty = pl.DataFrame(schema={"CHILD": pl.String})
    found = check(
        {"Header": pl.DataFrame({"CHILD": ["a"]}), "Episodes": empty}, year=2025, rules=["EPI"]
    )
    assert found.rows() == [("EPI", "Header", 0)]


def test_a_rule_that_breaks_is_its_own_fault_with_the_row_and_others_still_run() -> None:
    good = next(rule for rule in all_rules() if rule.code == "102")
    breaks = nw.col("SEX").cast(nw.String).cast(nw.Int64) == 1
    bad = replace(good, code="bad", fails=breaks)

    def worse(returned: Returned):
        raise ZeroDivisionError("no")

    worst = replace(good, code="worst", fails=None, find=worse)
    header = pl.DataFrame({"CHILD": list("abc"), "SEX": ["1", "2", "M"], "DOB": ["x", "y", "z"]})
    returned = Returned.of({"Header": header}, None, year=CollectionYear(2025))
    result = run([bad, good, worst], returned)
    assert [(rule, row) for rule, _, row in result.failures.iter_rows()] == [
        ("102", 0),
        ("102", 1),
        ("102", 2),
    ]
    assert [(one.rule, one.table, one.row) for one in result.faults] == [
        ("worst", "Header", None),
        ("bad", "Header", 2),
    ]
    assert result.faults[0].error == "ZeroDivisionError: no"
    assert bad.over is HEADER


def test_what_is_asked_wrongly_is_an_error() -> None:
    header = pl.DataFrame({"CHILD": ["a"]})
    with pytest.raises(NotFoundError, match="Did you mean"):
        check({"Header": header}, year=2025, rules=["1o1"])
    with pytest.raises(UsageError, match="no table of the return"):
        check({"Headr": header}, year=2025)
    with pytest.raises(UsageError, match="no checks for 2018/19"):
        check({"Header": header}, year="2018/19")
    with pytest.raises(UsageError, match="no column PLACE_CODES"):
        check({"Header": header}, year=2025, providers=pl.DataFrame({"URN": ["1"]}))


def test_an_xml_return_is_checked_like_its_tables(tmp_path: Path) -> None:
    child = (
        "<CHILD><HEADER><CHILDID>a</CHILDID><SEX>X</SEX><DOB>01/02/2010</DOB><UASC>{}</UASC>"
        "<MOTHER/></HEADER><EPISODE><DECOM>01/05/2024</DECOM><RNE>S</RNE><PL>Q1</PL></EPISODE></CHILD>"
    )
    file = tmp_path / "return.xml"
    file.write_text(f"<EXPSSDA903>{child.format(0)}{child.format(2)}</EXPSSDA903>")
    given = read_given(file)
    rules = ["101", "105", "146", "EPI", "INT03"]
    result = check_all(given.tables, year=2025, source=given.source, rules=rules)
    assert result.skipped == []
    assert result.failures.rows() == [
        ("101", "Header", 0),
        ("101", "Header", 1),
        ("105", "Header", 1),
        ("146", "Episodes", 0),
        ("146", "Episodes", 1),
    ]
