"""Code sets: what a code means and when the return accepts it."""

import subprocess
import sys

import pytest

from hearth.errors import NotFoundError
from hearth.vocabulary import code_set, code_sets

# The first and last collection year of every code that has not always been there.
CHANGES = [
    ("PLACE", "H5", None, 2024),
    ("PLACE", "P2", None, 2024),
    ("PLACE", "K3", 2025, None),
    ("PLACE", "Z1", None, 2025),
    *[("PLACE", code, 2026, None) for code in ("Z11", "Z12", "Z13", "Z14")],
    *[("REC", code, None, 2018) for code in ("E43", "E44")],
    *[("REC", code, 2019, None) for code in ("E45", "E46", "E47", "E48")],
    ("REASON_PLACE_CHANGE", "CUSTOD", 2019, None),
    *[("SEX", code, None, 2024) for code in ("1", "2")],
    *[("SEX", code, 2025, None) for code in ("M", "F", "U")],
    *[("ACTIV", code, None, 2021) for code in ("F3", "P3")],
    *[("ACTIV", code, 2022, None) for code in ("F4", "P4", "F5", "P5")],
]


@pytest.mark.parametrize(("set_name", "code", "first", "last"), CHANGES)
def test_a_code_is_valid_from_its_first_year_to_its_last(set_name, code, first, last):
    codes = code_set(set_name)

    assert codes.is_valid(code, first or 2018)
    assert codes.is_valid(code, last or 2027)
    assert not (first and codes.is_valid(code, first - 1))
    assert not (last and codes.is_valid(code, last + 1))


def test_no_other_code_of_the_return_has_come_or_gone():
    dated = {
        (code.set, code.code)
        for codes in code_sets()
        for code in codes.codes()
        if (code.valid_from or code.valid_to) and code.set not in ("LA_CODE", "SW_REASON")
    }

    assert dated == {(set_name, code) for set_name, code, _, _ in CHANGES}


def test_reasons_for_a_change_of_worker_came_with_the_worker_table():
    assert {code.valid_from for code in code_set("SW_REASON").codes()} == {2024}


@pytest.mark.parametrize(("year", "number"), [(2019, 27), (2024, 27), (2025, 26), (2026, 29)])
def test_the_placement_codes_of_a_year(year, number):
    assert len(code_set("PLACE").codes(year)) == number


def test_a_code_and_what_it_means():
    code = code_set("LS").get("V2")

    assert (code.set, code.code, code.group) == ("LS", "V2", "voluntary-s20")
    assert "section 20" in code.label
    assert code_set("LS").label("V2") == code.label
    assert code_set("LS").group("V2") == code.group


def test_the_same_letters_mean_different_things_in_two_sets():
    assert code_set("PLACE").label("P1") != code_set("ACTIV").label("P1")
    assert code_set("ETHNIC").label("REFU") != code_set("IN_TOUCH").label("REFU")


def test_a_set_may_be_asked_for_in_lower_case():
    assert code_set("place") is code_set("PLACE")


def test_codes_of_groups():
    placements = code_set("PLACE")

    assert placements.in_group("foster-kinship", "foster-other") == {f"U{n}" for n in range(1, 7)}
    assert placements.in_group("temporary") == {f"T{n}" for n in range(5)}
    assert placements.in_group() == frozenset()


def test_having_a_code_is_not_being_valid_now():
    sex = code_set("SEX")

    assert sex.has("1")
    assert not sex.is_valid("1", 2026)
    assert not sex.has("m")
    assert not sex.is_valid("m", 2026)


@pytest.mark.parametrize(
    ("ask", "offer"),
    [
        (lambda: code_set("PLACES"), "PLACE"),
        (lambda: code_set("ETHNIC").get("WBRT"), "WBRI"),
        (lambda: code_set("ETHNIC").label("wbri"), "WBRI"),
        (lambda: code_set("PLACE").group("U7"), "U6"),
        (lambda: code_set("PLACE").in_group("foster"), "foster-other"),
    ],
)
def test_a_wrong_name_is_told_the_nearest(ask, offer):
    with pytest.raises(NotFoundError, match=rf"Did you mean .*\b{offer}\b"):
        ask()


def test_a_name_like_no_other_is_offered_nothing():
    with pytest.raises(NotFoundError) as error:
        code_set("REC").get("@")

    assert str(error.value) == "There is no REC code '@'."


@pytest.mark.parametrize("codes", code_sets(), ids=lambda codes: codes.name)
def test_every_code_is_named_and_grouped_and_no_group_is_spelt_as_a_code(codes):
    assert all(code.label and code.group for code in codes.codes())
    assert not {code.group for code in codes.codes()} & set(codes.by_code)


def test_councils_are_codes_valid_while_they_exist():
    councils = code_set("LA_CODE")

    assert councils.label("209") == "Lewisham"
    assert [councils.is_valid("909", year) for year in (2023, 2024)] == [True, False]
    assert [councils.is_valid("942", year) for year in (2023, 2024)] == [False, True]


def test_an_order_may_be_from_a_council_now_abolished_or_from_abroad():
    assert all(code_set("LA_PERM").is_valid(code, 2026) for code in ("909", "942", "SCO", "999"))


def test_codes_cannot_be_changed():
    with pytest.raises(TypeError):
        code_set("SEX").by_code["X"] = code_set("SEX").get("U")


def test_importing_reads_no_file():
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0]))"
        " if event == 'open' else None)\n"
        "import hearth.vocabulary\n"
        "print([path for path in opened if path.endswith('.csv')])\n"
        "hearth.vocabulary.council('Lewisham')\n"
        "print(any(path.endswith('councils.csv') for path in opened))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["[]", "True"]
