"""What case systems write in place of codes."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import hearth.vocabulary as vocabulary
from hearth.vocabulary import code_set, descriptions, squeezed

DATA = Path(vocabulary.__file__).parent / "data" / "descriptions.csv"
ROWS = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("text", ["Section 20", "SECTION 20", " section-20.", "Section20"])
def test_case_spaces_and_marks_do_not_matter(text: str) -> None:
    assert descriptions("LS")[squeezed(text)] == "V2"


def test_a_set_may_be_asked_for_in_lower_case_and_need_have_none() -> None:
    assert descriptions("ls") is descriptions("LS")
    assert descriptions("COUNT") == {}


def test_words_that_are_known_to_be_no_code() -> None:
    assert descriptions("LS")[squeezed("Special Guardianship Order")] == ""


def test_every_description_is_told_once_and_means_a_code_there_is() -> None:
    counts = Counter((row["set"], squeezed(row["description"])) for row in ROWS)
    assert [each for each, count in counts.items() if count > 1] == []
    for row in ROWS:
        assert not row["code"] or code_set(row["set"]).has(row["code"]), row


def test_no_description_contradicts_the_label_of_another_code() -> None:
    for row in ROWS:
        labels = {squeezed(code.label): code.code for code in code_set(row["set"]).codes()}
        assert labels.get(squeezed(row["description"]), row["code"]) == row["code"], row


def test_no_description_is_another_code_of_its_set() -> None:
    by_number = {("SEX", "1"), ("SEX", "2")}  # the return's own, up to 2023/24
    for row in ROWS:
        code = row["description"].upper()
        is_code = code_set(row["set"]).has(code) and (row["set"], code) not in by_number
        assert not is_code or row["code"] in (code, ""), row
