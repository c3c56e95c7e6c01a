"""The histories a chain of episodes holds, and what is said of one that contradicts itself."""

from __future__ import annotations

from datetime import date

import pytest
from care_drawn import drawn

from hearth.records.care import Episode, OddCell, join, split

STORY = """
    decom      rne ls place dec        rec why
    2020-01-06 S   V2 U6    2020-03-02 X1  .
    2020-03-02 L   C1 U6    2020-05-11 X1  CARPL
    2020-05-11 P   C1 K2    2020-06-01 X1  CREQB
    2020-06-01 P   C1 T1    2020-06-09 X1  CARPL
    2020-06-09 P   C1 K2    2020-09-14 X1  CARPL
    2020-09-14 B   C2 U6    2021-02-01 X1  PLACE
    2021-02-01 T   C2 U4    2021-08-30 X1  CARPL
    2021-08-30 U   E1 A5    2022-04-04 E11 .
"""


def spans(spells: object, *names: str) -> list[str]:
    """Spells as lines: what, from, to."""
    return [
        " ".join([*(str(getattr(each, name)) for name in names), f"{each.decom}", f"{each.dec}"])
        for each in spells  # type: ignore[attr-defined]
    ]


def test_one_period_of_care_from_coming_in_to_adoption() -> None:
    care = split(drawn(STORY))

    assert spans(care.periods, "rne", "rec") == ["S E11 2020-01-06 2022-04-04"]
    assert spans(care.legal_statuses, "ls") == [
        "V2 2020-01-06 2020-03-02",
        "C1 2020-03-02 2020-09-14",
        "C2 2020-09-14 2021-08-30",
        "E1 2021-08-30 2022-04-04",
    ]
    assert spans(care.placements, "place", "reason_place_change") == [
        "U6 CARPL 2020-01-06 2020-05-11",
        "K2 CREQB 2020-05-11 2020-06-01",
        "T1 CARPL 2020-06-01 2020-06-09",
        "K2 CARPL 2020-06-09 2020-09-14",
        "U6 PLACE 2020-09-14 2021-02-01",
        "U4 CARPL 2021-02-01 2021-08-30",
        "A5 None 2021-08-30 2022-04-04",
    ]
    assert [each.same_carer for each in care.placements] == [False] * 5 + [True] * 2
    assert [each.temporary for each in care.placements] == [False, False, True] + [False] * 4


def test_a_move_to_the_like_of_the_home_before_is_a_placement_of_its_own() -> None:
    care = split(
        drawn("""
        decom      rne ls place dec        rec why
        2020-01-06 S   C2 U6    2020-05-11 X1  CREQB
        2020-05-11 P   C2 U6    .          .   .
    """)
    )

    assert spans(care.placements, "place") == [
        "U6 2020-01-06 2020-05-11",
        "U6 2020-05-11 None",
    ]


def test_a_new_order_of_the_same_kind_is_a_legal_status_of_its_own() -> None:
    care = split(
        drawn("""
        decom      rne ls place dec        rec
        2020-01-06 S   C1 U6    2020-05-11 X1
        2020-05-11 L   C1 U6    .          .
    """)
    )

    assert spans(care.legal_statuses, "ls") == ["C1 2020-01-06 2020-05-11", "C1 2020-05-11 None"]
    assert spans(care.placements, "place") == ["U6 2020-01-06 None"]


def test_short_breaks_stand_beside_care() -> None:
    episodes = drawn("""
        decom      rne ls place dec        rec
        2020-01-06 S   V3 K2    2020-01-09 E4A
        2020-02-03 S   V2 U6    2020-06-01 E4A
        2020-03-06 S   V3 K2    2020-03-08 E4A
    """)
    care = split(episodes)

    assert spans(care.periods, "respite") == [
        "False 2020-02-03 2020-06-01",
        "True 2020-01-06 2020-01-09",
        "True 2020-03-06 2020-03-08",
    ]
    assert join(care) == episodes
    assert care.faults == ()


def test_care_that_began_before_the_first_return_keeps_its_rne() -> None:
    episodes = drawn("""
        decom      rne ls place dec rec
        2020-01-06 P   C2 U6    .   .
    """)
    care = split(episodes)

    assert spans(care.periods, "rne") == ["P 2020-01-06 None"]
    assert join(care) == episodes
    assert care.faults == ()


def test_a_code_that_took_anothers_place_is_no_contradiction() -> None:
    episodes = drawn("""
        decom      rne ls place dec        rec
        2023-11-06 S   V2 H5    2024-05-11 X1
        2024-05-11 L   C2 K3    .          .
    """)
    care = split(episodes)

    assert spans(care.placements, "place", "same_carer", "rne_given") == [
        "H5 False None 2023-11-06 2024-05-11",
        "K3 True L 2024-05-11 None",
    ]
    assert join(care) == episodes
    assert care.faults == ()


def test_cells_that_no_history_holds_come_back_as_odd_ones() -> None:
    episodes = drawn("""
        decom      rne ls place cin dec        rec why
        2020-01-06 S   C2 U6    N1  2020-05-11 X1  CARPL
        2020-05-11 L   C1 U6    N4  .          .   .
    """)
    care = split(episodes)

    assert care.odd == (
        OddCell(date(2020, 1, 6), False, "reason_place_change", "CARPL"),
        OddCell(date(2020, 5, 11), False, "cin", "N4"),
    )
    assert [fault.kind for fault in care.faults] == ["reason", "cin"]


CONTRADICTIONS = {
    "overlap": (
        "2020-01-06 S C2 U6 2020-05-20 X1 . \n 2020-05-11 P C2 K2 . . .",
        "The episode of 6 January 2020 ends on 20 May 2020, after the episode of 11 May 2020 has "
        "started. Change one of the two dates.",
    ),
    "gap": (
        "2020-01-06 S C2 U6 2020-05-11 X1 . \n 2020-05-20 P C2 K2 . . .",
        "The episode of 6 January 2020 ends on 11 May 2020 with REC X1 (care goes on), but the "
        "next starts on 20 May 2020. Say what happened between the two days, or why care ended.",
    ),
    "open": (
        "2020-01-06 S C2 U6 . . . \n 2020-05-11 P C2 K2 . . .",
        "The episode of 6 January 2020 has no DEC, but the episode of 11 May 2020 follows. End it "
        "that day.",
    ),
    "rne: only the placement, though both changed": (
        "2020-01-06 S C1 U6 2020-05-11 X1 . \n 2020-05-11 P C2 K2 . . .",
        "The episode of 11 May 2020 has RNE P, but the legal status changed from C1 to C2 too. "
        "RNE should be B.",
    ),
    "rne: only the status, though both changed": (
        "2020-01-06 S C1 U6 2020-05-11 X1 . \n 2020-05-11 L C2 K2 . . .",
        "The episode of 11 May 2020 has RNE L, but the placement changed too. RNE should be B, or "
        "U with the same carer.",
    ),
    "rne: none": (
        "2020-01-06 S C1 U6 2020-05-11 X1 . \n 2020-05-11 . C2 U6 . . .",
        "The episode of 11 May 2020 has no RNE. Say why it is new.",
    ),
    "rne: goes on from care that had ended": (
        "2020-01-06 S C1 U6 2020-05-11 E4A . \n 2020-05-11 P C1 K2 . . .",
        "The episode of 11 May 2020 has RNE P, but care had ended before it (REC E4A). Give it "
        "RNE S, or give the one before REC X1.",
    ),
    "rne: starts anew though care went on": (
        "2020-01-06 S C1 U6 2020-05-11 X1 . \n 2020-05-11 S C1 K2 . . .",
        "The episode of 11 May 2020 has RNE S, but the one before says that care went on (REC "
        "X1). Change one of the two.",
    ),
    "goes-on": (
        "2020-01-06 S C1 U6 2020-05-11 X1 .",
        "The episode of 6 January 2020 ends on 11 May 2020 with REC X1 (care goes on), but no "
        "episode follows. Add the next one, or say why care ended.",
    ),
    "rec": (
        "2020-01-06 S C1 U6 2020-05-11 . .",
        "The episode of 6 January 2020 has ended but has no REC. Say why it ended.",
    ),
    "dec": (
        "2020-01-06 S C1 U6 . E4A .",
        "The episode of 6 January 2020 has REC E4A but no DEC. Say when it ended, or take REC out.",
    ),
    "backwards": (
        "2020-01-06 S C1 U6 2020-01-02 E4A .",
        "The episode of 6 January 2020 ends on 2 January 2020, before it starts. Change one of the "
        "two dates.",
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_said_and_comes_back(name: str) -> None:
    rows, sentence = CONTRADICTIONS[name]
    episodes = drawn(f"decom rne ls place dec rec why\n{rows}")
    care = split(episodes)

    assert [fault.sentence for fault in care.faults] == [sentence]
    assert care.faults[0].kind == name.split(":")[0]
    assert join(care) == episodes


def test_of_two_episodes_that_start_on_one_day_the_last_is_used_and_that_is_said() -> None:
    first, last = Episode(decom=date(2020, 1, 6), rne="S"), Episode(decom=date(2020, 1, 6), ls="C2")
    care = split([first, last])

    assert join(care) == [last]
    assert [fault.kind for fault in care.faults] == ["twice"]


def test_an_rne_that_contradicts_the_change_is_kept_with_what_started() -> None:
    care = split(
        drawn("""
        decom      rne ls place dec        rec
        2020-01-06 S   C1 U6    2020-05-11 X1
        2020-05-11 P   C2 K2    2020-06-08 X1
        2020-06-08 L   C2 U6    .          .
    """)
    )

    assert [(each.place, each.rne_given) for each in care.placements] == [
        ("U6", None), ("K2", "P"), ("U6", "L"),
    ]  # fmt: skip
