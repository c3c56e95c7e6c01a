"""The tables together: every child in Header, one row each, one date of birth."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import Found, Rule
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import beside, looks_at
from hearth.returns.ssda903.words import cell, day, filled

__all__ = ["RULES"]

JOINED = "The tables are joined by the child's identifier; a row that joins to nothing is lost."
RENAMED = "The identifier was mistyped or changed, or the child was left out of one export."
IN_CARE_ONLY = ("PlacedAdoption", "Missing", "Reviews", "AD1", "PrevPerm", "OC2")

MUST_BE_IN_HEADER = {
    "INT01": "AD1",
    "INT02": "PlacedAdoption",
    "INT03": "Episodes",
    "INT04": "Missing",
    "INT05": "OC2",
    "INT06": "OC3",
    "INT07": "PrevPerm",
    "INT08": "Reviews",
    "INT09": "UASC",
}
SAME_BIRTH = {
    "INT11": "AD1",
    "INT12": "PlacedAdoption",
    "INT13": "Missing",
    "INT14": "OC2",
    "INT15": "OC3",
    "INT16": "PrevPerm",
    "INT17": "Reviews",
    "INT18": "UASC",
}
ONE_ROW = {
    "INT31": "AD1",
    "INT32": "Header",
    "INT33": "OC2",
    "INT34": "OC3",
    "INT35": "PrevPerm",
    "INT36": "UASC",
}


def not_in_header(code: str, table: str) -> Rule:
    """The check that a table's children are all in Header."""

    def find(returned: Returned) -> Found:
        return {table: returned[table].join(returned["Header"], on="CHILD", how="anti")}

    return Rule(
        code,
        "CHILD",
        looks_at(table, "Header"),
        find=find,
        message="Add the child to Header, or put the identifier right.",
        means=f"A child in {table} is not in Header.",
        why=JOINED,
        cause=RENAMED,
        reports=(table,),
    )


def same_birth(code: str, table: str) -> Rule:
    """The check that a table has the date of birth Header has."""
    return Rule(
        code,
        "DOB",
        beside(table, "Header", reports=(table,)),
        fails=day("DOB") != day("Header.DOB"),
        message="Enter the same date of birth as in Header.",
        means=f"{table} and Header give different dates of birth for the child.",
        why="Ages are worked out in every table, and have to be one child's.",
        cause="A correction reached only one of the exports.",
    )


def one_row(code: str, table: str) -> Rule:
    """The check that a child has one row in a table."""

    def find(returned: Returned) -> Found:
        rows = returned[table].filter(filled("CHILD"))
        return {table: rows.filter(~nw.col("CHILD").is_unique())}

    return Rule(
        code,
        "CHILD",
        looks_at(table),
        find=find,
        message=f"Keep one row for the child in {table}, or give each child its own identifier.",
        means=f"The child has more than one row in {table}.",
        why="A child is counted once.",
        cause="Two records of one child, or two children with one identifier.",
    )


def nowhere_else(returned: Returned) -> Found:
    """EPI: Header rows of children in neither Episodes nor OC3; a table not given is empty."""
    rows = returned["Header"]
    for table in ("Episodes", "OC3"):
        if returned.has(table):
            rows = rows.join(returned[table], on="CHILD", how="anti")
    return {"Header": rows}


def without_episodes(returned: Returned) -> Found:
    """1012: rows about care of children who have no episode."""
    given = [table for table in IN_CARE_ONLY if returned.has(table)]
    episodes = returned["Episodes"]
    return {table: returned[table].join(episodes, on="CHILD", how="anti") for table in given}


RULES = (
    Rule(
        "EPI",
        "CHILD",
        looks_at("Header"),
        find=nowhere_else,
        message="Add the child's episodes, or the care leaver's row, or take the child out.",
        means="A child in Header has neither an episode nor a care leaver's row.",
        why="The return is about children in care and care leavers.",
        cause="Header was exported for every open case.",
    ),
    *(not_in_header(code, table) for code, table in MUST_BE_IN_HEADER.items()),
    *(same_birth(code, table) for code, table in SAME_BIRTH.items()),
    Rule(
        "INT21",
        "SEX",
        beside("UASC", "Header", reports=("UASC",)),
        fails=cell("SEX") != cell("Header.SEX"),
        message="Enter the same sex as in Header.",
        means="UASC and Header give different sexes for the child.",
        why="Both rows have to be one child's.",
        cause="A correction reached only one of the exports, or old codes (1, 2) were kept.",
    ),
    *(one_row(code, table) for code, table in ONE_ROW.items()),
    Rule(
        "1012",
        "CHILD",
        looks_at("Episodes"),
        find=without_episodes,
        message=(
            "Add the child's episodes, or take the row out: nothing says the child was in care."
        ),
        means="There is a row about care for a child without any episode this year.",
        why="These tables are about children looked after in the year.",
        cause="The row is last year's, or the identifier was mistyped.",
        reports=IN_CARE_ONLY,
    ),
)
