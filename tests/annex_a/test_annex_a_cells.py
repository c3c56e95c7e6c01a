"""Every way councils write a coded cell."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from hearth.records import Kind
from hearth.sources.annex_a.cells import meaning_in_annex_a
from hearth.sources.cells import Remark
from hearth.sources.plain import Field
from hearth.vocabulary import code_set

CODES = [
    # code set, cell, code
    ("GENDER", "a) Male", "M"),
    ("GENDER", "b", "F"),
    ("GENDER", "F", "F"),
    ("GENDER", "c) Not stated/recorded (or unborn)", "U"),
    ("GENDER", "Neither", "N"),
    ("ETHNIC", "a) WBRI", "WBRI"),
    ("ETHNIC", "WBRI: White British", "WBRI"),
    ("ETHNIC", "WBRI - White British", "WBRI"),
    ("ETHNIC", "a). White British", "WBRI"),
    ("ETHNIC", "white british", "WBRI"),
    ("ETHNIC", "a", "WBRI"),
    ("PLACE", "U1", "U1"),
    ("PLACE", "u1 ", "U1"),
    ("PLACE", "a) U1: foster placement with relative or friend, long term", "U1"),
    ("PLACE", "j) A6", "A6"),
    ("PLACE", "K2: Children's homes", "K2"),
    ("PLACE", "K2 Children's homes", "K2"),
    ("PLACE", "zz) T4", "T4"),
    ("PLACE", "zz", "T4"),
    # Letters differ between editions: what stands beside one decides.
    ("PLACE", "j) U4: foster placement with other foster carer", "U4"),
    ("PLACE", "q) K3", "K3"),
    ("PLACE", "K3", "K3"),
    ("PLACE_PROVIDER", "f) PR5: voluntary", "PR5"),
    ("REC", "e) E4A: returned home", "E4A"),
    ("REC", "v", "E17"),
    ("LS", "C2 - Full care order", "C2"),
    ("LS", "Full care order", "C2"),
    ("CIN", "N1: Abuse or neglect", "N1"),
    ("NEED", "N9", "N9"),
    ("PERMANENCE_PLAN", "a) Return to family", "RETURN"),
    ("PERMANENCE_PLAN", "c) Special guardianship/child arrangements order", "SGOCAO"),
    ("PERMANENCE_PLAN", "f) Long term fostering", "LTFOST"),
    ("PERMANENCE_PLAN", "Adoption", "ADOPTION"),
    ("ELIGIBILITY", "b) Former relevant child", "FORMER_RELEVANT"),
    ("ELIGIBILITY", "Eligible", "ELIGIBLE"),
    ("IN_TOUCH", "a) YES: in touch", "YES"),
    ("IN_TOUCH", "NO - not in touch", "NO"),
    ("IN_TOUCH", "b) NO", "NO"),
    ("IN_TOUCH", "Not in touch", "NO"),
    ("ACCOM_TYPE", "U", "U"),
    ("ACCOM_TYPE", "U) Independent living", "U"),
    ("ACCOM_TYPE", "Z: with former foster carer", "Z"),
    ("ACCOM_SUITABLE", "a) Accommodation considered suitable", "1"),
    ("ACCOM_SUITABLE", "b", "2"),
    ("ACCOM_SUITABLE", "Unsuitable", "2"),
    ("ACTIV", "F2: full time education", "F2"),
    ("PL_LOCATION", "b) Outside the local authority", "OUT"),
    ("REASON_PLACED_CEASED", "RD1", "RD1"),
    ("ADOPTER_LEFT", 1.0, "WITHDREW"),
    ("ADOPTER_LEFT", "2) on hold", "ON_HOLD"),
    ("ABUSE", "b) Physical abuse", "PHY"),
    ("CASE_STATUS", "a) Looked after child", "CLA"),
]  # fmt: skip


def field(kind: Kind, name: str | None = None) -> Field:
    return Field("it", "It", kind, name, most=99)


@pytest.mark.parametrize(("name", "cell", "code"), CODES)
def test_a_code_is_read_in_every_form(name: str, cell: str, code: str) -> None:
    meaning = meaning_in_annex_a(field(Kind.CODE, name), cell)

    assert (meaning.value, meaning.remark) == (code, None)


@pytest.mark.parametrize("name", [
    "GENDER", "ETHNIC", "PLACE", "PLACE_PROVIDER", "REC", "LS", "CIN", "ELIGIBILITY", "IN_TOUCH",
    "ACTIV", "PERMANENCE_PLAN", "ACCOM_TYPE", "ABUSE", "CASE_STATUS", "NEED",
])  # fmt: skip
def test_every_code_and_its_label_mean_the_code(name: str) -> None:
    for code in code_set(name).codes():
        for cell in (code.code, f"{code.code}: {code.label}", f"a) {code.code}: {code.label}"):
            assert meaning_in_annex_a(field(Kind.CODE, name), cell).value == code.code, cell


UNKNOWN = [
    ("PLACE", "j) something else", "which is no code of PLACE"),
    ("PLACE", "Foster", "which is no code of PLACE"),
    ("ETHNIC", "WBRX", "which is no code of ETHNIC (did it mean WBRI?)"),
    ("PERMANENCE_PLAN", "a) Adoption or return", "which is no code of PERMANENCE_PLAN"),
    ("IN_TOUCH", "No idea", "which is no code of IN_TOUCH"),
    ("GENDER", "x", "which is no code of GENDER"),
]


@pytest.mark.parametrize(("name", "cell", "words"), UNKNOWN)
def test_what_is_no_code_is_never_guessed(name: str, cell: str, words: str) -> None:
    meaning = meaning_in_annex_a(field(Kind.CODE, name), cell)

    assert (meaning.value, meaning.remark) == (None, Remark.UNUSABLE)
    assert meaning.words.startswith(words)


@pytest.mark.parametrize("cell", ["#N/A", "N/A", "-", "#REF!", "NULL"])
@pytest.mark.parametrize("kind", [Kind.CODE, Kind.DATE, Kind.INTEGER, Kind.POSTCODE, Kind.YES_NO])
def test_words_for_nothing_are_nothing(cell: str, kind: Kind) -> None:
    meaning = meaning_in_annex_a(field(kind, "PLACE" if kind is Kind.CODE else None), cell)

    assert (meaning.value, meaning.remark) == (None, Remark.BLANK)


OTHERS = [
    (Kind.YES_NO, "a) Yes", True, None),
    (Kind.YES_NO, "b) no", False, None),
    (Kind.YES_NO, "a", True, None),
    (Kind.YES_NO, "Y", True, None),
    (Kind.YES_NO, True, True, None),
    (Kind.YES_NO, 0.0, False, None),
    (Kind.YES_NO, "c) Unknown", None, None),
    (Kind.YES_NO, "perhaps", None, Remark.UNUSABLE),
    (Kind.DATE, "31/03/2025", date(2025, 3, 31), None),
    (Kind.DATE, datetime(2025, 3, 31, 9, 30),  # noqa: DTZ001
     date(2025, 3, 31), None),
    (Kind.DATE, date(2025, 3, 31), date(2025, 3, 31), None),
    (Kind.DATE, 45747.0, date(2025, 3, 31), Remark.RECAST),
    (Kind.DATE, "2025-03-31 00:00:00", date(2025, 3, 31), Remark.RECAST),
    (Kind.DATE, "31/02/2025", None, Remark.UNUSABLE),
    (Kind.INTEGER, 2.0, 2, None),
    (Kind.INTEGER, "3", 3, None),
    (Kind.INTEGER, 2.5, None, Remark.UNUSABLE),
    (Kind.INTEGER, 100, None, Remark.UNUSABLE),
    (Kind.POSTCODE, "se13 5aa", "SE135AA", None),
    (Kind.POSTCODE, "nope", None, Remark.UNUSABLE),
    (Kind.IDENTIFIER, "00123 ", "00123", None),
    (Kind.IDENTIFIER, 123.0, "123", Remark.TIDIED),
    (Kind.TEXT, "  Robin   Ashdown ", "Robin Ashdown", None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "cell", "value", "remark"), OTHERS)
def test_cells_that_are_no_codes(
    kind: Kind, cell: object, value: object, remark: Remark | None
) -> None:
    meaning = meaning_in_annex_a(field(kind), cell)  # type: ignore[arg-type]

    assert (meaning.value, meaning.remark) == (value, remark)
