"""Everything the invented council is tuned by, in one place.

Shares are of the group named, and need not add up to 1 or 100. Unless a line says otherwise they
were set so that what comes out is near the published figures of Lewisham, or where those are
withheld of Inner London, for years ending March 2021 to 2025 (Department for Education, Children
looked after in England including adoptions, reporting year 2025). `targets.py` has the published
figures; the tests compare with them. What is not published (how long a placement lasts, how a
legal status ends) was chosen so that the published figures follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hearth.demo.people import Path

# --- the council ---------------------------------------------------------------------------------

COUNCIL_NAME = "Marlow Vale"
BORROWS = "Lewisham"

# --- coming into care ----------------------------------------------------------------------------

STARTS_PER_CHILD_A_YEAR = 0.385  # published: 147 to 205 starts against 433 to 468 children
UASC_SHARE_OF_STARTS = 0.175

# Age at entry of children who are not unaccompanied: (from, to) in years.
ENTRY_AGES: Mapping[tuple[float, float], float] = {
    (0.0, 0.08): 14.5,
    (0.08, 1.0): 7.0,
    (1.0, 5.0): 16.5,
    (5.0, 10.0): 15.5,
    (10.0, 14.0): 18.5,
    (14.0, 16.0): 16.5,
    (16.0, 17.8): 13.0,
}
UASC_ENTRY_AGES: Mapping[tuple[float, float], float] = {
    (13.0, 15.0): 9,
    (15.0, 16.0): 27,
    (16.0, 17.0): 42,
    (17.0, 17.9): 22,
}
SIBLINGS: Mapping[int, float] = {1: 72, 2: 20, 3: 8}  # children of one family coming in together
MALE_SHARE = 0.49
UASC_MALE_SHARE = 0.91

ETHNICITY: Mapping[str, float] = {
    "WBRI": 21, "WIRI": 0.7, "WIRT": 0.4, "WROM": 0.4, "WOTH": 7,
    "MWBC": 14, "MWBA": 5, "MWAS": 2, "MOTH": 9,
    "AIND": 0.6, "APKN": 0.6, "ABAN": 0.7, "CHNE": 0.5, "AOTH": 1.6,
    "BCRB": 15, "BAFR": 12, "BOTH": 8,
    "OOTH": 3, "REFU": 0.3, "NOBT": 1.2,
}  # fmt: skip
UASC_ETHNICITY: Mapping[str, float] = {
    "OOTH": 34, "AOTH": 14, "BAFR": 33, "WOTH": 12, "BOTH": 3, "MOTH": 2, "NOBT": 2,
}  # fmt: skip
NEED: Mapping[str, float] = {
    "N1": 79, "N2": 2.5, "N3": 2.5, "N4": 5.5, "N5": 8.5, "N6": 1.5, "N7": 0.2, "N8": 1.8,
}  # fmt: skip
UASC_NEED: Mapping[str, float] = {"N8": 97, "N1": 2, "N5": 1}

# --- short breaks --------------------------------------------------------------------------------

SHORT_BREAKS_STARTED_A_YEAR = 0.0155  # for each looked-after child; published: 16 to 28 under way
SHORT_BREAK_AGES = (4.0, 15.0)
SHORT_BREAK_SERIES = (800, 0.5)  # days: median, spread of the logarithm
SHORT_BREAK_MALE_SHARE = 0.66
EACH_BREAK_RETURNED = 0.4  # V3, each break an episode; otherwise V4, only the agreement
SHORT_BREAK_HOMES: Mapping[tuple[str, str], float] = {
    ("K2", "PR4"): 35, ("K2", "PR1"): 20, ("U6", "PR1"): 35, ("U6", "PR4"): 10,
}  # fmt: skip

# --- leaving care --------------------------------------------------------------------------------

# How a period will end, by age in years at its start.
PATHS: Mapping[int, Mapping[Path, float]] = {
    0: {Path.ADOPTION: 31, Path.GUARDIANSHIP: 30, Path.HOME: 18, Path.FAMILY: 9,
        Path.ARRANGEMENTS: 3, Path.ADULT: 7, Path.TRANSFER: 1},
    1: {Path.ADOPTION: 11, Path.GUARDIANSHIP: 28, Path.HOME: 26, Path.FAMILY: 13,
        Path.ARRANGEMENTS: 4, Path.ADULT: 16, Path.TRANSFER: 1},
    5: {Path.GUARDIANSHIP: 20, Path.HOME: 30, Path.FAMILY: 13, Path.ARRANGEMENTS: 3.5,
        Path.ADULT: 30, Path.TRANSFER: 2},
    10: {Path.GUARDIANSHIP: 7, Path.HOME: 29, Path.FAMILY: 12, Path.ARRANGEMENTS: 1.5,
         Path.ADULT: 45, Path.TRANSFER: 2, Path.REMAND: 1, Path.OTHER: 0.5},
    14: {Path.GUARDIANSHIP: 3, Path.HOME: 23, Path.FAMILY: 10, Path.ARRANGEMENTS: 0.5,
         Path.ADULT: 52, Path.TRANSFER: 2, Path.REMAND: 6, Path.OTHER: 1, Path.ABROAD: 0.5},
    16: {Path.HOME: 17, Path.FAMILY: 8, Path.ADULT: 63, Path.TRANSFER: 2, Path.REMAND: 8,
         Path.OTHER: 2},
}  # fmt: skip
UASC_PATHS: Mapping[Path, float] = {
    Path.ADULT: 78, Path.AGE_ASSESSED: 11, Path.TRANSFER: 6, Path.FAMILY: 2, Path.OTHER: 3,
}  # fmt: skip
DEATHS_PER_PERIOD = 0.0015

# Length of a period of care in days: median, spread of the logarithm.
LENGTHS: Mapping[Path, tuple[float, float]] = {
    Path.HOME: (110, 1.35),
    Path.FAMILY: (110, 1.3),
    Path.ADOPTION: (640, 0.25),
    Path.GUARDIANSHIP: (420, 0.45),
    Path.ARRANGEMENTS: (380, 0.5),
    Path.REMAND: (55, 0.9),
    Path.TRANSFER: (150, 1.0),
    Path.ABROAD: (300, 0.8),
    Path.OTHER: (250, 1.0),
    Path.AGE_ASSESSED: (110, 0.7),
    Path.DIED: (500, 0.8),
}
RETURN_TO_CARE = 0.13  # of those who go to parents or family
RETURN_AFTER = (260, 0.9)

# Reason care ceased, by path; where the last home matters see `endings.py`.
REASONS: Mapping[Path, Mapping[str, float]] = {
    Path.HOME: {"E4A": 66, "E4B": 34},
    Path.FAMILY: {"E13": 1},
    Path.ADOPTION: {"E12": 55, "E11": 45},
    Path.ARRANGEMENTS: {"E41": 1},
    Path.REMAND: {"E14": 60, "E9": 40},
    Path.TRANSFER: {"E3": 1},
    Path.ABROAD: {"E16": 1},
    Path.OTHER: {"E8": 1},
    Path.AGE_ASSESSED: {"E15": 1},
    Path.DIED: {"E2": 1},
}
GUARDIAN_REASONS: Mapping[str, Mapping[str, float]] = {  # by kind of last home
    "kinship": {"E45": 1},
    "foster": {"E46": 25, "E47": 70, "E48": 5},
    "elsewhere": {"E47": 92, "E48": 8},
}
ADULT_REASONS: Mapping[str, Mapping[str, float]] = {
    "kinship": {"E17": 82, "E5": 12, "E6": 4, "E8": 2},
    "foster": {"E17": 77, "E5": 15, "E6": 3, "E7": 3, "E8": 2},
    "supported": {"E5": 70, "E6": 9, "E8": 7, "E17": 12, "E7": 2},
    "elsewhere": {"E5": 52, "E7": 22, "E8": 10, "E17": 12, "E6": 4},
}

# --- legal status --------------------------------------------------------------------------------

FIRST_STATUS: Mapping[str, Mapping[str, float]] = {
    "proceedings": {"C1": 58, "V2": 25, "L1": 13, "L2": 4},  # adoption, guardianship
    "young": {"C1": 48, "V2": 38, "L1": 12, "L2": 2},  # others under 10
    "older": {"C1": 17, "V2": 70, "L1": 11, "L2": 2},  # others from 10
    "near-adult": {"C1": 3, "V2": 92, "L1": 5},  # from 16
}
POLICE_PROTECTION_DAYS = (1, 3)  # Children Act 1989 section 46(6): 72 hours
COURT_AFTER_POLICE_PROTECTION = 0.5  # of children under 10
EMERGENCY_ORDER_DAYS = (4, 8)  # section 45(1): eight days, which the court may extend once
ORDER_AFTER_AGREEMENT: Mapping[str, float] = {  # proceedings after a start by agreement, by path
    "proceedings": 0.85,
    "young": 0.9,
    "older": 0.72,
    "near-adult": 0.04,
    "short": 0.12,
}
AGREEMENT_TO_PROCEEDINGS = (110, 0.7)
PROCEEDINGS = (410, 0.38)  # days of interim order; London has been well over the 26 weeks
ORDER_ENDS_PROCEEDINGS = 0.5  # special guardianship made before there is a full care order
TOO_OLD_FOR_ORDER = 17  # Children Act 1989 section 31(3)
PLACEMENT_ORDER_AT = (0.28, 0.36)  # of the way from coming into care to adoption
WITH_ADOPTERS_AT = (0.5, 0.64)
DECISION_BEFORE_ORDER = (12, 60)  # days
MATCH_BEFORE_MOVE = (8, 30)
PLACEMENT_ORDER_REVERSED = 0.22  # of children under 5 who stay until adulthood
REVERSED_AFTER = (480, 0.4)
REVERSAL_REASONS: Mapping[str, float] = {"RD1": 30, "RD3": 50, "RD4": 20}

# --- homes ---------------------------------------------------------------------------------------

# First home, then homes moved to, by age in years when it starts.
FIRST_HOMES: Mapping[int, Mapping[str, float]] = {
    0: {"U6": 57, "U3": 18, "U5": 6, "R3": 12, "P1": 4, "R2": 3},
    1: {"U6": 63, "U3": 24, "R3": 5, "P1": 8},
    5: {"U6": 72, "U3": 21, "P1": 5, "K2": 2},
    10: {"U6": 70, "U3": 15, "K2": 12, "P1": 2, "S1": 0.3, "K1": 0.3},
    14: {"U6": 64, "U3": 11, "K2": 20, "P1": 2, "K1": 1, "R2": 1, "S1": 0.5},
    16: {"H5": 46, "U6": 30, "U3": 7, "K2": 10, "P2": 6, "R1": 1},
}
LATER_HOMES: Mapping[int, Mapping[str, float]] = {
    0: {"U6": 66, "U3": 25, "U5": 4, "P1": 5},
    1: {"U6": 71, "U3": 24, "P1": 5},
    5: {"U6": 76, "U3": 16, "K2": 4, "P1": 4},
    10: {"U6": 68, "U3": 9, "K2": 18, "P1": 3.5, "S1": 0.7, "K1": 0.8, "R1": 2},
    14: {"U6": 58, "U3": 6, "K2": 27, "P1": 3, "S1": 0.7, "K1": 2, "R1": 3, "R2": 2},
    16: {"H5": 42, "U6": 26, "U3": 5, "K2": 15, "P1": 2, "P2": 5, "R1": 4, "R2": 2, "R5": 5},
}
UASC_HOMES: Mapping[int, Mapping[str, float]] = {
    10: {"U6": 92, "K2": 6, "U3": 2},
    16: {"H5": 52, "U6": 42, "P2": 4, "K2": 1, "U3": 1},
}
REMAND_HOMES: Mapping[str, float] = {"R5": 55, "K1": 18, "U6": 17, "K2": 10}

RESTLESS: Mapping[int, float] = {0: 58, 1: 30, 2: 12}
UASC_RESTLESS: Mapping[int, float] = {0: 70, 1: 27, 2: 3}
BRIDGING: Mapping[int, float] = {0: 0.36, 1: 0.45, 2: 0.55}  # first home meant to be brief
BRIDGING_DAYS = (45, 0.9)
STAY_DAYS: Mapping[int, float] = {0: 5600, 1: 1000, 2: 220}  # mean days until the next move
TEEN_STAY_FACTOR = 0.75  # from 13
STAY_TOGETHER = 0.7  # brothers and sisters in foster care who share their first home
SUPPORTED_FROM_16 = 0.34  # move on to supported accommodation
LONG_TERM_MATCH = 0.42  # foster homes that become long term, same carer
LONG_TERM_AFTER = (520, 0.4)
HOME_BEFORE_DISCHARGE = 0.3  # placed with parents before going home from a care order
SAME_CARER_ADOPTION = 0.2  # adopted by the foster carers (fostering for adoption)
BABY_AND_PARENT_DAYS = (100, 0.4)
TEMPORARY_STAY_A_YEAR = 0.045
TEMPORARY_STAYS: Mapping[str, float] = {"T3": 45, "T1": 20, "T4": 20, "T2": 10, "T0": 5}
TEMPORARY_DAYS: Mapping[str, tuple[int, int]] = {
    "T0": (2, 14), "T1": (2, 30), "T2": (3, 16), "T3": (4, 16), "T4": (1, 7),
}  # fmt: skip

# 28 October 2023: supported accommodation must be registered with Ofsted from this day.
REGISTRATION = date(2023, 10, 28)
UNREGISTERED_ON_THE_DAY = 0.5
UNREGISTERED_AFTER = 0.28

CHANGE_REASONS: Mapping[str, float] = {
    "CARPL": 40, "OTHER": 36, "CREQB": 9, "CREQO": 6, "CHILD": 2.6, "STAND": 2.4, "CLOSE": 1.4,
    "LAREQ": 1.4, "ALLEG": 0.7, "APPRR": 0.3,
}  # fmt: skip

# Who provides it, by PLACE.
PROVIDERS: Mapping[str, Mapping[str, float]] = {
    "U3": {"PR1": 96, "PR2": 4},
    "U6": {"PR1": 36, "PR4": 57, "PR5": 6, "PR2": 1},
    "adoption": {"PR1": 60, "PR2": 20, "PR5": 20},
    "K1": {"PR2": 80, "PR4": 20},
    "K2": {"PR4": 90, "PR5": 6, "PR1": 4},
    "H5": {"PR4": 82, "PR5": 14, "PR1": 4},
    "P2": {"PR4": 80, "PR5": 20},
    "R1": {"PR4": 80, "PR5": 10, "PR3": 10},
    "R2": {"PR3": 100},
    "R3": {"PR4": 90, "PR5": 10},
    "R5": {"PR3": 60, "PR4": 40},
    "S1": {"PR4": 60, "PR5": 40},
}

# Fostering agencies and services, and settings with one address: how many for each child.
AGENCIES_PER_CHILD: Mapping[str, float] = {"PR2": 0.005, "PR4": 0.05, "PR5": 0.01}
SETTINGS_PER_CHILD: Mapping[str, float] = {
    "K1": 0.01, "K2": 0.11, "H5": 0.08, "P2": 0.05, "R1": 0.01, "R2": 0.01, "R3": 0.015,
    "R5": 0.01, "S1": 0.01,
}  # fmt: skip

# How far: inside the boundary, outside but near (about 20 miles), far, by PLACE and provider.
BANDS: Mapping[str, Mapping[str, float]] = {
    "kinship": {"inside": 36, "near": 45, "far": 19},
    "own foster": {"inside": 60, "near": 36, "far": 4},
    "agency foster": {"inside": 22, "near": 56, "far": 22},
    "adoption": {"inside": 3, "near": 42, "far": 55},
    "residential": {"inside": 12, "near": 38, "far": 50},
    "supported": {"inside": 42, "near": 54, "far": 4},
    "elsewhere": {"inside": 15, "near": 60, "far": 25},
}

# --- health, reviews, missing, social workers ----------------------------------------------------

# Percentages of the 12-month cohort, by collection year; the nearest year serves for others.
DENTAL = {2021: 34, 2022: 62, 2023: 41, 2024: 63, 2025: 76}
IMMUNISED = {2021: 74, 2022: 72, 2023: 62, 2024: 64, 2025: 78}
ASSESSED = {2021: 96, 2022: 95, 2023: 91, 2024: 89, 2025: 91}
DEVELOPMENT = {2021: 97, 2022: 97, 2023: 91, 2024: 88, 2025: 97}
SDQ_RECEIVED = {2021: 77, 2022: 78, 2023: 79, 2024: 79, 2025: 88}
CONVICTED = 0.043  # of those aged 10 and over
SUBSTANCE_MISUSE = 0.075  # of those aged 11 and over
INTERVENTION_RECEIVED = 0.55
INTERVENTION_OFFERED = 0.85
SDQ_MEAN = 13.8  # published 12.9 to 14.7
SDQ_TENDENCY, SDQ_WOBBLE = 6.6, 3.0  # how far children differ, and one child from year to year
NO_SDQ: Mapping[str, float] = {"SDQ2": 30, "SDQ3": 10, "SDQ4": 35, "SDQ5": 25}

REVIEW_LATE = 0.06
REVIEW_CODES: Mapping[int, Mapping[str, float]] = {
    4: {"PN1": 22, "PN2": 4, "PN3": 8, "PN4": 5, "PN5": 16, "PN6": 33, "PN7": 12},
    8: {"PN1": 45, "PN2": 4, "PN3": 2, "PN4": 3, "PN5": 13, "PN6": 28, "PN7": 5},
    13: {"PN1": 58, "PN2": 3, "PN3": 0.5, "PN4": 2.5, "PN5": 9, "PN6": 19, "PN7": 8},
}

MISSING_IN_YEAR: Mapping[int, float] = {0: 0.0, 10: 0.03, 12: 0.12, 14: 0.31, 16: 0.36}
UASC_MISSING_IN_YEAR = 0.16
RESTLESS_MISSING: Mapping[int, float] = {0: 0.7, 1: 1.25, 2: 1.7}
MISSING_TAIL = (2.9, 1.4)  # incidents in the year: median, spread of the logarithm
MISSING_DAYS: Mapping[int, float] = {0: 36, 1: 38, 2: 12, 3: 6, 6: 5, 14: 2, 35: 1}
AWAY_SHARE = 0.12

SOCIAL_WORKER_DAYS: Mapping[int, float] = {0: 500, 1: 410, 2: 310}
CHILDREN_PER_SOCIAL_WORKER = 12
CHANGE_OF_WORKER: Mapping[str, float] = {
    "LEFTRL": 42, "MANAGE": 15, "TSPROC": 22, "ORGRST": 7, "ABSENC": 8, "CHCHAN": 2, "PCCHAN": 1,
    "OTHERS": 3,
}  # fmt: skip

# --- previous permanence, mothers ----------------------------------------------------------------

PREVIOUS_PERMANENCE: Mapping[str, float] = {"Z1": 96, "P1": 1.2, "P2": 2.2, "P3": 0.6}
PERMANENCE_COUNCILS = ("203", "208", "209", "210", "305", "306", "886", "330", "WAL", "SCO")
PERMANENCE_DAY_KNOWN = 0.6
MOTHER_BY_18 = 0.05

# --- adopters: NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR --------------------------------------------------

ADOPTERS: Mapping[tuple[str, str, str], float] = {
    ("2", "MF", "L11"): 60, ("2", "MF", "L3"): 13, ("2", "MM", "L12"): 9, ("2", "FF", "L12"): 5,
    ("2", "FF", "L2"): 2, ("1", "F1", "L0"): 10, ("1", "M1", "L0"): 1,
}  # fmt: skip

# --- care leavers --------------------------------------------------------------------------------

# Activity, by age band. Words, because codes changed in 2021/22.
ACTIVITY: Mapping[int, Mapping[str, float]] = {
    17: {"higher": 4, "education": 46, "training": 9, "apprentice": 2, "ill": 3.5, "neet": 25,
         "parent": 2},
    19: {"higher": 6, "education": 22, "training": 26, "apprentice": 2, "ill": 6, "neet": 29,
         "parent": 4},
    22: {"higher": 7, "education": 11, "training": 34, "apprentice": 2, "ill": 9, "neet": 28,
         "parent": 8},
}  # fmt: skip
FULL_TIME = 0.8
KEEPS_ACTIVITY = 0.35
# In touch, by age at the birthday; the last is the end of the series.
IN_TOUCH: Mapping[int, Mapping[str, float]] = {
    17: {"YES": 93, "NO": 3, "REFU": 1, "NREQ": 3},
    19: {"YES": 94, "NO": 1.5, "REFU": 0.7, "NREQ": 3.8},
    22: {"YES": 84, "NO": 8, "REFU": 1, "NREQ": 7},
    24: {"YES": 66, "NO": 16, "REFU": 1, "NREQ": 17},
    25: {"YES": 22, "NO": 40, "REFU": 1, "NREQ": 37},
}
BACK_HOME = 0.7  # of those who went home after 16 and did not come back
ACCOMMODATION: Mapping[int, Mapping[str, float]] = {
    17: {"D1": 38, "Z1": 24, "B1": 9, "E1": 4, "C1": 5, "U1": 9, "T1": 2, "Y1": 1, "D2": 2,
         "X2": 4, "V2": 1, "S2": 1, "W2": 0.5, "R1": 0.5},
    19: {"U1": 40, "D1": 25, "Z1": 9, "B1": 9, "E1": 2, "C1": 2, "T1": 2, "K1": 1, "Y1": 1,
         "U2": 1, "X2": 4, "V2": 1, "S2": 1.5, "W2": 0.5, "R1": 1, "G1": 0.5},
    22: {"U1": 62, "D1": 9, "Z1": 3, "B1": 11, "K1": 2, "Y1": 2, "U2": 1, "X2": 4, "S2": 1.5,
         "W2": 0.5, "R1": 1},
}  # fmt: skip
