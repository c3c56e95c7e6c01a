"""Files with something wrong in them: a sentence with its place, and the rest kept."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from hearth.errors import UnreadableError
from hearth.pledge.reading import strategy_from
from hearth.pledge.shape import HEAD, KINDS

START = "title: Strategy\nfrom: April 2021\nuntil: March 2024\n"


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (
            "promises:\n  - {title: Home}",
            5,
            "The promise “Home” stands under no ambition. It is left out.",
        ),
        ("promises:\n  - {title: Home, of: 9}", 5, "There is no ambition '9'"),
        (
            "promises:\n  - {title: Home, actions: [{wording: A}], measures: [{wording: W}]}",
            5,
            "It is left out, and what stands under it with it (2 in all).",
        ),
        ("actions:\n  - {wording: Do it, of: 9}", 5, "It is kept under the strategy as a whole."),
        ("measures:\n  - {wording: W, target: nice}", 5, "The target 'nice' is neither a number"),
        ("measures:\n  - {wording: W, tied-to: cla-rat-10k}", 5, "Did you mean cla-rate-10k"),
        ("measures:\n  - {wording: W, tied-to: cl-eet, target: <62 days}", 5, "counts in percent"),
        (
            "measures:\n  - {wording: W, tied-to: cl-eet, target: 85% / 90%}",
            5,
            "There are 2 values and 1 measure",
        ),
        ("measures:\n  - {wording: W, definition-from: 2022-10-01}", 5, "within a year"),
        ("measures:\n  - {wording: W, bears-on: 7}", 5, "no promise '7'"),
        (
            "actions:\n  - {wording: A, number: 5.6}\n  - {wording: B, number: 5.6}",
            6,
            "Two actions have the number 5.6",
        ),
        (
            "actions:\n  - {wording: A, begins: May 2022, due: April 2022}",
            5,
            "before it begins on 1 May 2022",
        ),
        ("actions:\n  - {wording: A, due: 31/02/2022}", 5, "no day of the calendar"),
        ("actions:\n  - {wording: A, due: May 2019}", 5, "before the strategy begins"),
        ("actions:\n  - {wording: A, state: nearly}", 5, "There are: not started"),
        ("actions:\n  - {leads: CSC}", 5, "This action has no wording."),
        ("actions:\n  - Do it", 4, "An action begins with - wording:"),
        ("actions: all", 4, "actions is no list"),
        ("actons: []", 4, "Did you mean actions"),
        ("ambitions:\n  - {title: Home, a stable one}", 5, "put that text between quotation marks"),
        ("champions:\n  - {name: Cllr Vale, of: 3}", 5, "It is kept for the whole strategy"),
    ],
)
def test_each_fault_has_its_line(said, text, line, sentence):
    problems = said(START + text).problems
    assert any(
        f"strategy.yaml, line {line}: " in each.problem and sentence in each.problem
        for each in problems
    ), [each.problem for each in problems]


def test_a_percentage_fits_an_average_of_percentages(said):
    assert (
        said(START + "measures:\n  - {wording: W, tied-to: attendance, target: 95%}").problems == ()
    )


def test_the_rest_is_kept(said):
    read = said(
        START + "ambitions:\n  - {number: 1, title: Home}\n  - {number: 2}\n"
        "promises:\n  - {title: Lost}\n  - {title: Found, of: 1}\n"
        "actions:\n  - {wording: Do it, of: home, due: never}\n"
    )
    (home,) = read.strategy.ambitions
    assert [each.title for each in home.promises] == ["Found"]
    assert [(each.wording, each.due) for each in home.actions] == [("Do it", None)]
    assert len(read.problems) == 3


def test_a_strategy_that_ends_before_it_begins_keeps_its_beginning(said):
    read = said("title: T\nfrom: April 2024\nuntil: March 2021\n")
    assert (read.strategy.first is not None, read.strategy.last) == (True, None)
    assert "before it begins" in read.problems[0].problem


@pytest.mark.parametrize("data", [b"- a list", b"title: [", b"\x00\x01", b""])
def test_what_is_no_strategy_is_refused_in_a_sentence(data):
    with pytest.raises(UnreadableError, match=r"strategy\.yaml"):
        strategy_from(data, "strategy.yaml")


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_workbook_has_a_sheet_for_each_kind():
    data = workbook(
        Strategy=[["Title", "Our pledge"], ["From", "April 2021"], ["Until", "March 2024"]],
        Ambitions=[["Number", "Title"], [1, "Home"]],
        Promises=[["Of", "Number", "Title"], [1, 1.1, "Knowing"], [2, 2.1, "Lost"]],
        Actions=[["Of", "Wording", "Leads"], [1.1, "Plan early", "CSC\nHealth"]],
        Measures=[
            ["Of", "Wording", "Tied to", "When set", "Target"],
            [1, "Kin", "kinship-share", "12%", ">25%"],
        ],
        Progress=[["Of", "On"]],
        Notes=[["Anything"]],
    )
    read = strategy_from(data, "pledge.xlsx")
    (home,) = read.strategy.ambitions
    assert (home.promises[0].number, home.promises[0].actions[0].leads) == (
        "1.1",
        ("CSC", "Health"),
    )
    assert home.measures[0].tied_to == ("kinship-share",)
    assert [each.problem for each in read.problems if "row 3" in each.problem] == [
        "pledge.xlsx, sheet Promises, row 3: There is no ambition '2' for the promise"
        " “Lost” to stand under. It is left out. Say of which it is with “of”."
    ]
    assert any("No sheet is called 'Notes'" in each.problem for each in read.problems)


def test_a_workbook_of_something_else_is_refused():
    with pytest.raises(UnreadableError, match="no sheet of a strategy"):
        strategy_from(workbook(Sheet1=[["a"]]), "other.xlsx")


def test_the_documented_file_names_every_word():
    text = (Path(__file__).parents[2] / "docs" / "strategies.md").read_text(encoding="utf-8")
    words = {word.key for kind in (HEAD, *KINDS.values()) for word in kind.words} | set(KINDS)
    assert sorted(word for word in words if f"`{word}`" not in text) == []


def test_the_documented_example_has_nothing_wrong():
    text = (Path(__file__).parents[2] / "docs" / "strategies.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    read = strategy_from(example.encode(), "example.yaml")
    assert [each.problem for each in read.problems] == []
    assert len(read.strategy.measures) == 2


def test_a_workbook_that_cannot_be_opened_is_not_called_yaml() -> None:
    with pytest.raises(UnreadableError, match=r"pledge\.xlsx is no workbook"):
        strategy_from(b"PK\x03\x04cut off", "pledge.xlsx")
