"""The cases in which five councils' documents disagreed with themselves and each other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from hearth.published import Finding, Severity, contradictions, read_figures

HERE = Path(__file__).parent
CASES = sorted((HERE / "ae_cases").glob("*.csv"))


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found_in(path: Path) -> list[Finding]:
    reading = read_figures(path)
    assert not reading.faults
    return contradictions(reading.figures)


def test_every_case_is_typed_in_or_said_to_be_no_matter_of_figures() -> None:
    typed = {path.stem for path in CASES}
    rest = {row["case"] for row in rows("ae_not_numerical.csv")}
    assert typed | rest == {f"AE{number:02}" for number in range(1, 29)}
    assert typed & rest == {"AE28"}  # half of it is a spelling


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_found_as_what_it_is(path: Path) -> None:
    expected = [
        (row["check"], row["severity"], row["quantity"])
        for row in rows("ae_found.csv")
        if row["case"] == path.stem
    ]
    told = [(f.check, f.severity.value, f.figures[0].quantity) for f in found_in(path)]
    assert told == expected
    assert told, "a case that is typed in has to be found"


SENTENCES = {
    "AE01": "70% + 34% add to 104%, and the whole is 100%.",
    "AE02": "Children who went missing is printed as 17.5%, but 85 of 550 is 15.5%.",
    "AE03": "Children looked after is printed as 480 children and 482 children for March 2021.",
    "AE06": "These differ because 120 children is a forecast of 11 January 2021.",
    "AE07": "12 children per month makes 144 a year, and 218 children is printed for year to",
    "AE08": "So many are 30 of 367 children (in foster care), but of 481",
    "AE09": "53 households + 29 households add to 82, and the total printed is 76 households.",
    "AE10": "out of different people (children looked after; children in foster care; children",
    "AE16": "counted by different definitions (receiving support; all owed a duty)",
    "AE17": "£37,352,172 a year, about a thousand times as much.",
    "AE20": "0.1% of 71,132 is 71.1, and 64 is printed.",
    "AE21": "The rate printed would mean 68,571.",
    "AE22": "age 21 is in both 18-21 and 21-25.",
    "AE24": "5.6 is there twice; 5.2 comes after 5.5; there is no 5.4.",
    "AE27": "is said to be 4 days, but 29 September 2020 to 1 October 2020 is 3.",
    "AE28": "there is no 11.1.",
}


@pytest.mark.parametrize("case", SENTENCES)
def test_a_sentence_gives_the_numbers_and_the_sum(case: str) -> None:
    told = [finding.what for finding in found_in(HERE / "ae_cases" / f"{case}.csv")]
    assert any(SENTENCES[case] in words for words in told), told


def test_a_finding_says_where_each_figure_stands_and_what_to_do() -> None:
    (finding,) = found_in(HERE / "ae_cases" / "AE03.csv")
    assert finding.stands == (
        "480 children (March 2021): Sufficiency strategy 2022-25, 4, prose",
        "482 children (end of March 2021): Sufficiency strategy 2022-25, 4, table",
    )
    assert finding.next.startswith("Find which one the record bears out")


def test_all_the_figures_of_the_five_documents_give_only_what_an_officer_wants_told() -> None:
    """498 figures: what is told of them was read line by line and is kept here."""
    found = contradictions(read_figures(HERE / "seed_figures.csv").figures)
    told = {(f.check, f.severity.value, f.figures[0].quantity) for f in found}
    assert told == {(r["check"], r["severity"], r["quantity"]) for r in rows("seed_found.csv")}
    grave = [finding for finding in found if finding.severity is not Severity.EXPLAINED]
    assert len(grave) == 31
