"""Groupings: every code is in one category or knowingly in none."""

import pytest

from hearth.errors import NotFoundError
from hearth.vocabulary import code_set, grouping, groupings

# What each category holds, from the national statistics' own groupings.
MEMBERS = {
    "sex": {"male": "1 M", "female": "2 F"},
    "ethnic-group": {
        "white": "WBRI WIRI WIRT WROM WOTH",
        "mixed": "MWBC MWBA MWAS MOTH",
        "asian": "AIND APKN ABAN CHNE AOTH",
        "black": "BCRB BAFR BOTH",
        "other": "OOTH",
    },
    "legal-status": {
        "interim-care-order": "C1",
        "full-care-order": "C2",
        "placement-order": "E1 D1",
        "section-20": "V2",
        "child-protection": "L1 L2 L3",
        "youth-justice": "J1 J2 J3",
    },
    "need": {f"N{n}": f"N{n}" for n in range(1, 9)},
    "placement-group": {
        "foster-kinship": "U1 U2 U3",
        "foster-mainstream": "U4 U5 U6",
        "adoption": "A3 A4 A5 A6",
        "childrens-home": "K2",
        "secure": "K1",
        "supported-accommodation": "K3 H5 P2",
        "parents": "P1",
        "other-residential": "R1 R2 R3 R5 P3",
        "residential-school": "S1",
        "other": "Z1 Z11 Z12 Z13 Z14",
    },
    "placement-published": {
        "foster": "U1 U2 U3 U4 U5 U6",
        "adoption": "A3 A4 A5 A6",
        "parents": "P1",
        "secure-and-childrens-homes": "K1 K2",
        "supported-accommodation": "H5 P2 K3",
        "other-residential": "R1 R2 R3 R5 P3",
        "residential-school": "S1",
        "other": "Z1 Z11 Z12 Z13 Z14",
    },
    "provider": {
        "in-house": "PR1",
        "other-council": "PR2",
        "other-public": "PR3",
        "independent": "PR4 PR5",
        "parents": "PR0",
    },
    "leaving-destination": {
        "home": "E4A E4B E13",
        "child-arrangements": "E41",
        "special-guardianship": "E43 E44 E45 E46 E47 E48",
        "adopted": "E11 E12",
        "independent": "E5 E6",
        "stayed-with-carer": "E17",
        "adult-residential": "E7",
        "custody": "E9",
        "other": "E2 E3 E8 E14 E15 E16",
    },
    "activity": {
        "higher-education": "F1 P1",
        "other-education": "F2 P2",
        "apprenticeship": "F4 P4",
        "training-or-employment": "F3 P3 F5 P5",
        "neet-illness-disability": "G4",
        "neet-pregnancy-parenting": "G6",
        "neet-other": "G5",
    },
}
LEFT_OUT = {
    "sex": "U",
    "ethnic-group": "REFU NOBT",
    "legal-status": "V3 V4",
    "placement-group": "T0 T1 T2 T3 T4",
    "placement-published": "T0 T1 T2 T3 T4",
    "leaving-destination": "X1",
    "activity": "0",
    "accommodation": "0",
}


@pytest.mark.parametrize("id", MEMBERS)
def test_the_categories_in_order_with_their_codes(id):
    mapping = grouping(id).mapping
    found = {
        category: {code for code, of in mapping.items() if of == category}
        for category, _ in grouping(id).categories
    }

    assert list(found) == list(MEMBERS[id])
    assert found == {category: set(codes.split()) for category, codes in MEMBERS[id].items()}


@pytest.mark.parametrize("each", groupings(), ids=lambda each: each.id)
def test_every_code_is_in_one_category_or_left_out_on_purpose(each):
    assert not each.left_out & set(each.mapping)
    assert each.left_out | set(each.mapping) == set(code_set(each.code_set).by_code)
    assert each.left_out == set(LEFT_OUT.get(each.id, "").split())


@pytest.mark.parametrize("each", groupings(), ids=lambda each: each.id)
def test_categories_are_named_once_and_have_codes(each):
    ids, labels = zip(*each.categories, strict=True)

    assert len(set(ids)) == len(set(labels)) == len(ids)
    assert set(each.mapping.values()) == set(ids)
    assert all(labels)
    assert each.title


def test_a_category_of_one_code_takes_its_label():
    assert grouping("need").categories[0] == ("N1", code_set("CIN").label("N1"))
    reasons = grouping("placement-change")
    assert [id for id, _ in reasons.categories] == list(code_set("REASON_PLACE_CHANGE").by_code)


@pytest.mark.parametrize("letter", "BCDEGHKRSTUVWXYZ")
def test_accommodation_is_one_category_a_letter_suitable_or_not(letter):
    accommodation = grouping("accommodation")

    category = accommodation.category_of(f"{letter}1")

    assert category == accommodation.category_of(f"{letter}2")
    assert {code for code, of in accommodation.mapping.items() if of == category} == {
        f"{letter}1",
        f"{letter}2",
    }


def test_a_code_in_no_category_is_not_known():
    ethnic_group = grouping("ethnic-group")

    assert ethnic_group.category_of("WBRI") == "white"
    assert ethnic_group.category_of("REFU") is None
    assert ethnic_group.category_of("no such code") is None


def test_a_wrong_name_is_told_the_nearest():
    with pytest.raises(NotFoundError, match="ethnic-group"):
        grouping("ethnicity-group")
