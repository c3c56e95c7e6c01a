"""The published picture the invented council should resemble, as bands.

Each band is set around what Lewisham published for years ending March 2021 to 2025, given in the
comment; where Lewisham's is withheld, Inner London's. Source: Department for Education, Children
looked after in England including adoptions, reporting year 2025, and Local Authority Interactive
Tool, April 2026; Open Government Licence v3.0.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["TARGETS"]

# Percentages unless the name says otherwise; "per child" is for each child looked after on
# 31 March. Five years taken together, because one year of one council moves by chance.
TARGETS: Mapping[str, tuple[float, float]] = {
    # children looked after on 31 March
    "aged under 1": (3.5, 7),  # 5 to 7
    "aged 1 to 4": (8.5, 13),  # 10 to 12
    "aged 5 to 9": (12, 18),  # 13 to 16
    "aged 10 to 15": (35, 42),  # 36 to 40
    "aged 16 and over": (27, 34),  # 29 to 32
    "girls": (43, 51),  # 46 to 50
    "white": (24, 31),  # 25 to 29
    "black": (30, 37),  # 30 to 35
    "mixed": (23, 30),  # 26 to 28
    "asian": (3, 7.5),  # 4 to 7
    "interim care order": (13, 25),  # 13 to 25
    "full care order": (44, 55),  # 44 to 55
    "placement order": (2.5, 6),  # 4 to 6
    "section 20": (23, 30),  # 24 to 29
    "abuse or neglect": (66, 74),  # 67 to 70
    "absent parenting": (8, 14),  # 9 to 13
    "unaccompanied": (7, 12),  # 8 to 11
    "fostered": (68, 80),  # 68 to 79
    "children's or secure home": (6, 12),  # 6 to 12
    "supported or independent": (5, 12),  # 5 to 9; Inner London 11 to 14
    "with parents": (1, 4),  # 1 to 3
    "placed for adoption": (1, 3.5),  # 2 to 3
    "own provision": (30, 41),  # 30 to 38
    "private provision": (45, 58),  # 46 to 57
    "in the area": (27, 38),  # 27 to 38
    "over 20 miles": (13, 20),  # 17 to 20; Inner London 16
    "distance not known": (8, 13),  # 8 to 12
    "three or more placements": (7, 11),  # 8 to 11
    "long-term stable": (62, 76),  # 64 to 75
    # flow
    "starts per child": (0.34, 0.45),  # 0.34 to 0.44
    "endings per child": (0.35, 0.48),  # 0.36 to 0.47
    "starts under 1": (14, 22),  # 15 to 22
    "starts 16 and over": (18, 28),  # 19 to 28
    "starts by section 20": (52, 66),  # 52 to 66
    "ended by adoption": (4, 9),  # 3 to 8
    "ended by special guardianship": (10, 17),  # 9 to 17
    "ended at 18": (35, 51),  # 35 to 51
    "stayed with carers at 18": (14, 26),  # 14 to 26
    "went home": (14, 22),  # 7 to 19; Inner London 18 to 20
    # health, missing, social workers
    "in care all year per child": (0.65, 0.74),  # 0.65 to 0.73
    "dentist": (50, 62),  # 34, 62, 41, 63, 76: mean 55
    "immunised": (66, 75),  # 74, 72, 62, 64, 78: mean 70
    "health assessment": (90, 95),  # 96, 95, 91, 89, 91: mean 92
    "development checks": (90, 100),  # 100, 100, 91, 88, 97: mean 95
    "convicted": (2.5, 6),  # 4 to 5
    "substance misuse": (4, 7.5),  # 4 to 6; Inner London 7
    "questionnaires": (76, 84),  # 77, 78, 79, 79, 88: mean 80
    "mean score": (12.9, 14.7),  # 12.9 to 14.7; points
    "went missing": (11, 15),  # 13 to 15
    "incidents per missing child": (4.3, 7.5),  # 4.8 to 7.3; incidents
    "three or more social workers": (12, 20),  # 16 in 2024
    # care leavers
    "leavers 17-18 per child": (0.16, 0.24),  # 0.19 to 0.25; care leavers
    "leavers 19-21 per child": (0.48, 0.68),  # 0.61 to 0.67; care leavers
    "in touch 19-21": (90, 96),  # 90 to 96
    "working or learning 17-18": (53, 72),  # 53 to 72
    "working or learning 19-21": (53, 62),  # 53 to 61
    "suitable 17-18": (77, 91),  # 77 to 91
    "suitable 19-21": (84, 89),  # 84 to 88
}
