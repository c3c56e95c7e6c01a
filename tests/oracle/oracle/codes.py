"""Groups of codes, written out from the guidance on the return."""

from __future__ import annotations


def spread(groups: dict[str, str]) -> dict[str | None, str]:
    return {code: group for group, codes in groups.items() for code in codes.split()}


SEXES = spread({"male": "M 1", "female": "F 2"})

ETHNIC_GROUPS = spread(
    {
        "white": "WBRI WIRI WOTH WIRT WROM",
        "mixed": "MWBC MWBA MWAS MOTH",
        "asian": "AIND APKN ABAN AOTH CHNE",
        "black": "BCRB BAFR BOTH",
        "other": "OOTH",
    }
)

LEGAL_STATUSES = spread(
    {
        "interim-care-order": "C1",
        "full-care-order": "C2",
        "placement-order": "E1 D1",
        "section-20": "V2",
        "child-protection": "L1 L2 L3",
        "youth-justice": "J1 J2 J3",
    }
)

PLACEMENT_GROUPS = spread(
    {
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
    }
)

DESTINATIONS = spread(
    {
        "home": "E4A E4B E13",
        "child-arrangements": "E41",
        "special-guardianship": "E43 E44 E45 E46 E47 E48",
        "adopted": "E11 E12",
        "independent": "E5 E6",
        "stayed-with-carer": "E17",
        "adult-residential": "E7",
        "custody": "E9",
        "other": "E2 E3 E8 E14 E15 E16",
    }
)

NEEDS = {f"N{number}" for number in range(1, 9)}
FOSTER = {"U1", "U2", "U3", "U4", "U5", "U6"}
KINSHIP = {"U1", "U2", "U3"}
LONG_TERM = {"U1", "U4"}
ADOPTIVE = {"A3", "A4", "A5", "A6"}
SUPPORTED = {"K3", "H5", "P2"}
ADOPTED = {"E11", "E12"}
