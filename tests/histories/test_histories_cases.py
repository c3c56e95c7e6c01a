"""What the return's rules make of drawn chains of episodes."""

from datetime import date

import pytest
from care_chains import NOWHERE, day, drawn, histories, told

from hearth.records import record_from
from hearth.records.histories import derive
from hearth.vocabulary import council


def spells(text):
    rows = []
    for line in text.strip().splitlines():
        start, end, *rest = line.split()
        rows.append((day(start), None if end == "-" else day(end), *rest))
    return rows


def known(flag):
    return "known" if flag else "earlier"


PERIODS = {
    "one episode, still open": (
        "2020-01-10 - S V2 U6",
        "2020-01-10 - known -",
    ),
    "a chain joined by X1": (
        """2020-01-10 2020-03-01 S V2 U6 X1
           2020-03-01 2020-05-01 L C1 U6 X1
           2020-05-01 2020-09-01 L C2 U6 E4A""",
        "2020-01-10 2020-09-01 known E4A",
    ),
    "care that began before the first return held": (
        "2018-06-01 2021-02-01 P C2 U6 E11",
        "2018-06-01 2021-02-01 earlier E11",
    ),
    "home and back into care": (
        """2020-05-01 2020-08-01 S V2 U6 E4A
           2020-11-01 - S V2 U6""",
        """2020-05-01 2020-08-01 known E4A
           2020-11-01 - known -""",
    ),
    "S begins care even on the day the last episode ended with X1": (
        """2020-05-01 2020-08-01 S V2 U6 X1
           2020-08-01 - S V2 U6""",
        """2020-05-01 2020-08-01 known X1
           2020-08-01 - known -""",
    ),
    "a leaving reason ends care even where the next episode claims to go on": (
        """2020-05-01 2020-08-01 S V2 U6 E4A
           2020-08-01 - P V2 U6""",
        """2020-05-01 2020-08-01 known E4A
           2020-08-01 - earlier -""",
    ),
    "a gap breaks care": (
        """2020-05-01 2020-08-01 S V2 U6 X1
           2020-08-02 - P V2 K2""",
        """2020-05-01 2020-08-01 known X1
           2020-08-02 - earlier -""",
    ),
    "no reason for ending, but no gap": (
        """2020-05-01 2020-08-01 S V2 U6 -
           2020-08-01 - L C2 U6""",
        "2020-05-01 - known -",
    ),
    "an open episode ends when the next starts": (
        """2020-05-01 - S V2 U6
           2020-08-01 - L C2 U6""",
        "2020-05-01 - known -",
    ),
    "overlapping episodes: the later start wins": (
        """2020-05-01 2020-09-01 S V2 U6 X1
           2020-08-01 2020-10-01 L C2 U6 E4A""",
        "2020-05-01 2020-10-01 known E4A",
    ),
    "an episode that ends before it starts lasts no night": (
        "2020-05-01 2020-04-01 S V2 U6 E4A",
        "2020-05-01 2020-05-01 known E4A",
    ),
    "short breaks are no care": (
        """2020-01-01 2020-01-10 S V3 U6 E4A
           2020-02-01 - S V4 U6""",
        "",
    ),
    "a short break agreement beside care does not cut it": (
        """2020-01-01 2020-06-01 S V2 U6 X1
           2020-02-01 - S V4 U6
           2020-06-01 - L C2 U6""",
        "2020-01-01 - known -",
    ),
    "nothing known but the day": (
        "2020-01-01 - - - -",
        "2020-01-01 - earlier -",
    ),
}


@pytest.mark.parametrize(("episodes", "expected"), PERIODS.values(), ids=PERIODS.keys())
def test_periods_of_care(episodes, expected):
    found = told(histories(drawn(episodes)).periods, "start", "end", "start_known", "rec")
    assert [(s, e, known(k), rec or "-") for s, e, k, rec in found] == spells(expected)


PLACEMENTS = {
    "a change of legal status is no move": (
        """2020-01-01 2020-03-01 S V2 U6 X1
           2020-03-01 - L C2 U6""",
        "2020-01-01 - S U6 known",
    ),
    "P and B mean a new carer": (
        """2020-01-01 2020-03-01 S V2 U6 X1
           2020-03-01 2020-06-01 P V2 U6 X1
           2020-06-01 - B C2 K2""",
        """2020-01-01 2020-03-01 S U6 known
           2020-03-01 2020-06-01 P U6 known
           2020-06-01 - B K2 known""",
    ),
    "T and U mean the same carer: foster home to adoptive home": (
        """2018-06-01 2019-06-01 S C2 U5 X1
           2019-06-01 2020-01-01 T C2 A5 X1
           2020-01-01 - U E1 A3""",
        "2018-06-01 - S A3 known",
    ),
    "five days in hospital": (
        """2020-01-01 2020-06-01 S C2 U6 X1 AA11AA SC000001
           2020-06-01 2020-06-06 P C2 T1 X1
           2020-06-06 - P C2 U6 - AA11AA SC000001""",
        "2020-01-01 - S U6 known",
    ),
    "back, with a new legal status on the day": (
        """2020-01-01 2020-06-01 S V2 U6 X1
           2020-06-01 2020-06-06 P V2 T4 X1
           2020-06-06 - B C2 U6""",
        "2020-01-01 - S U6 known",
    ),
    "away twice running, and a new legal status while away": (
        """2020-01-01 2020-06-01 S V2 U6 X1
           2020-06-01 2020-06-06 P V2 T1 X1
           2020-06-06 2020-06-08 L C2 T1 X1
           2020-06-08 2020-06-10 P C2 T4 X1
           2020-06-10 - P C2 U6""",
        "2020-01-01 - S U6 known",
    ),
    "from a temporary place to another kind of home": (
        """2020-01-01 2020-06-01 S C2 U6 X1
           2020-06-01 2020-06-06 P C2 T4 X1
           2020-06-06 - P C2 K2""",
        """2020-01-01 2020-06-06 S U6 known
           2020-06-06 - P K2 known""",
    ),
    "the same kind of home at another postcode": (
        """2020-01-01 2020-06-01 S C2 U6 X1 AA11AA
           2020-06-01 2020-06-06 P C2 T4 X1
           2020-06-06 - P C2 U6 - BB22BB""",
        """2020-01-01 2020-06-06 S U6 known
           2020-06-06 - P U6 known""",
    ),
    "the same kind of home with another Ofsted number": (
        """2020-01-01 2020-06-01 S C2 U6 X1 AA11AA SC000001
           2020-06-01 2020-06-06 P C2 T4 X1
           2020-06-06 - P C2 U6 - AA11AA SC000002""",
        """2020-01-01 2020-06-06 S U6 known
           2020-06-06 - P U6 known""",
    ),
    "an unknown postcode does not make a move": (
        """2020-01-01 2020-06-01 S C2 U6 X1 AA11AA -
           2020-06-01 2020-06-06 P C2 T4 X1
           2020-06-06 - P C2 U6 - - SC000001""",
        "2020-01-01 - S U6 known",
    ),
    "back without being coded as a move": (
        """2020-01-01 2020-06-01 S C2 U6 X1
           2020-06-01 2020-06-06 P C2 T4 X1
           2020-06-06 - T C2 K2""",
        "2020-01-01 - S K2 known",
    ),
    "going back to an old carer counts again": (
        """2020-01-01 2020-06-01 S C2 U6 X1 AA11AA
           2020-06-01 2020-07-01 P C2 U6 X1 BB22BB
           2020-07-01 - P C2 U6 - AA11AA""",
        """2020-01-01 2020-06-01 S U6 known
           2020-06-01 2020-07-01 P U6 known
           2020-07-01 - P U6 known""",
    ),
    "still away": (
        """2020-01-01 2020-06-01 S C2 U6 X1
           2020-06-01 - P C2 T1""",
        "2020-01-01 - S U6 known",
    ),
    "care that begins in a temporary place": (
        """2020-01-01 2020-01-05 S C2 T4 X1
           2020-01-05 - P C2 U6""",
        """2020-01-01 2020-01-05 S T4 known
           2020-01-05 - P U6 known""",
    ),
    "a home is not carried over from an earlier period": (
        """2020-01-01 2020-02-01 S C2 U6 E4A
           2020-03-01 2020-03-05 S C2 T4 X1
           2020-03-05 - P C2 U6""",
        """2020-01-01 2020-02-01 S U6 known
           2020-03-01 2020-03-05 S T4 known
           2020-03-05 - P U6 known""",
    ),
    "first episode held goes on from an earlier one": (
        """2020-01-01 2020-02-01 L C2 U6 X1
           2020-02-01 - P C2 K2""",
        """2020-01-01 2020-02-01 L U6 earlier
           2020-02-01 - P K2 known""",
    ),
    "first episode held is a move": (
        "2020-01-01 - P C2 U6",
        "2020-01-01 - P U6 known",
    ),
    "a placement of no night is left out": (
        """2020-01-01 2020-01-01 S C2 U6 X1
           2020-01-01 - P C2 K2""",
        "2020-01-01 - P K2 known",
    ),
}


@pytest.mark.parametrize(("episodes", "expected"), PLACEMENTS.values(), ids=PLACEMENTS.keys())
def test_placements(episodes, expected):
    found = told(
        histories(drawn(episodes)).placements, "start", "end", "rne", "place", "start_known"
    )
    assert [(s, e, rne, place, known(k)) for s, e, rne, place, k in found] == spells(expected)


STATUSES = {
    "a move changes no legal status": (
        """2020-01-01 2020-03-01 S V2 U6 X1
           2020-03-01 2020-06-01 P V2 K2 X1
           2020-06-01 - L C2 K2""",
        """2020-01-01 2020-06-01 V2
           2020-06-01 - C2""",
    ),
    "the same status in a new period of care starts again": (
        """2020-01-01 2020-03-01 S V2 U6 E4A
           2020-05-01 - S V2 U6""",
        """2020-01-01 2020-03-01 V2
           2020-05-01 - V2""",
    ),
    "there and back": (
        """2020-01-01 2020-03-01 S C1 U6 X1
           2020-03-01 2020-05-01 L C2 U6 X1
           2020-05-01 - L C1 U6""",
        """2020-01-01 2020-03-01 C1
           2020-03-01 2020-05-01 C2
           2020-05-01 - C1""",
    ),
    "a short break is no status of care": (
        """2020-01-01 2020-03-01 S V3 U6 E4A
           2020-03-01 - S V2 U6""",
        "2020-03-01 - V2",
    ),
}


@pytest.mark.parametrize(("episodes", "expected"), STATUSES.values(), ids=STATUSES.keys())
def test_legal_statuses(episodes, expected):
    found = told(histories(drawn(episodes)).legal_statuses, "start", "end", "ls")
    assert found == spells(expected)


def test_the_usual_home_shows_through_a_temporary_move():
    rows = drawn(
        """2020-01-01 2020-06-01 S C2 U6 X1 AA11AA SC000001
           2020-06-01 2020-06-06 P C2 T1 X1 ZZ99ZZ
           2020-06-06 - P C2 K2 - BB22BB SC000002"""
    )
    rows[0]["place_provider"] = "PR4"
    episodes = histories(rows).episodes
    usual = ("usual_place", "usual_provider", "usual_urn", "usual_pl_post")
    assert told(episodes, "place", *usual) == [
        ("U6", "U6", "PR4", "SC000001", "AA11AA"),
        ("T1", "U6", "PR4", "SC000001", "AA11AA"),
        ("K2", "K2", None, "SC000002", "BB22BB"),
    ]


def test_what_is_not_known_of_the_usual_home_stays_unknown_while_away():
    rows = drawn(
        """2020-01-01 2020-06-01 S C2 U6 X1 - -
           2020-06-01 - P C2 T1 - ZZ99ZZ SC000009"""
    )
    usual = ("usual_place", "usual_urn", "usual_pl_post")
    assert told(histories(rows).episodes, *usual) == [("U6", None, None), ("U6", None, None)]


def test_the_reason_is_the_last_episodes():
    rows = drawn(
        """2020-01-01 2020-03-01 S V2 U6 X1
           2020-03-01 2020-06-01 L C2 U6 X1
           2020-06-01 - P C2 K2"""
    )
    rows[1]["reason_place_change"] = "CARPL"
    found = told(histories(rows).placements, "place", "reason")
    assert found == [("U6", "CARPL"), ("K2", None)]


def test_what_was_so_when_care_began():
    rows = drawn(
        """2020-01-01 2020-03-01 S V2 U6 X1
           2020-03-01 - B C2 K2"""
    )
    found = told(histories(rows).periods, "cin", "ls_at_start", "place_at_start")
    assert found == [("N1", "V2", "U6")]


def test_short_breaks_are_flagged_and_numbered_with_nothing():
    rows = drawn(
        """2020-01-01 2020-06-01 S V2 U6 E4A
           2020-07-01 - S V4 U6"""
    )
    found = told(histories(rows).episodes, "respite", "period", "placement")
    assert found == [(False, 0, 0), (True, None, None)]


VANISHED = {
    "not in the last return": ([2022], (2022, 2023), date(2022, 4, 1)),
    "in the last return": ([2023], (2022, 2023), None),
    "only one return": ([2022], (2022,), None),
    "two returns ago": ([2021], (2021, 2022, 2023), date(2021, 4, 1)),
}


@pytest.mark.parametrize(("held", "years", "end"), VANISHED.values(), ids=VANISHED.keys())
def test_an_open_episode_that_later_returns_no_longer_have(held, years, end):
    rows = drawn("2020-05-01 - S V2 U6", year=held[0])
    found = histories(rows, years)
    assert told(found.periods, "end", "rec") == [(end, None)]
    assert told(found.episodes, "end", "dec") == [(end, None)]


def test_a_vanished_child_who_comes_back_was_away_between():
    first = drawn("2020-05-01 - S V2 U6", year=2021)
    again = drawn("2024-05-01 - S V2 U6", year=2025)
    found = histories(first + again, (2021, 2025))
    assert told(found.periods, "start", "end") == [
        (date(2020, 5, 1), date(2021, 4, 1)),
        (date(2024, 5, 1), None),
    ]


def test_where_a_vanished_child_was_before_care_goes_on_is_not_known():
    first = drawn("2020-05-01 - S V2 U6", year=2021)
    again = drawn("2022-05-01 - P V2 K2", year=2023)
    found = histories(first + again, (2021, 2022, 2023))
    assert told(found.periods, "start", "end", "start_known") == [
        (date(2020, 5, 1), date(2021, 4, 1), True),
        (date(2022, 5, 1), None, False),
    ]


def test_a_return_without_episodes_does_not_say_that_anyone_left():
    record = record_from(
        {"episodes": drawn("2020-05-01 - S V2 U6", year=2021)},
        (2021, 2022),
        {2021: frozenset({"episodes"}), 2022: frozenset({"oc2"})},
    )
    found = derive(record, council("Lewisham"), NOWHERE)
    assert told(found.periods, "end") == [(None,)]


def test_children_do_not_run_into_one_another():
    one = drawn("2020-01-01 2020-03-01 S V2 U6 X1", child="C001")
    other = drawn("2020-03-01 - L V2 U6", child="C002")
    found = histories(one + other)
    assert told(found.periods, "child", "period", "start_known") == [
        ("C001", 0, True),
        ("C002", 0, False),
    ]


def test_a_row_without_a_child_or_a_start_is_not_usable():
    rows = drawn("2020-01-01 - S V2 U6") + drawn("- - S V2 U6", child="C002")
    rows += drawn("2020-01-01 - S V2 U6", child=None)
    assert told(histories(rows).episodes, "child") == [("C001",)]
    assert sorted(told_children(histories(rows))) == ["C001", "C002"]


def told_children(found):
    return found.children.collect()["child"].to_list()


def test_who_the_children_are():
    header = [
        {"child": "C001", "dob": "2010-02-28", "sex": "F", "ethnic": "WBRI"},
        {"child": "C002", "dob": "2011-01-01", "sex": "M", "ethnic": "AOTH"},
    ]
    uasc = [{"child": "C002", "duc": "2024-06-01"}, {"child": "C003", "duc": None}]
    rows = drawn("2024-01-01 - S V2 U6", child="C003")
    found = histories(rows, header=header, uasc=uasc).children.sort("child").collect()
    assert found.columns == ["child", "dob", "sex", "ethnic", "uasc", "uasc_end"]
    assert found.rows() == [
        ("C001", date(2010, 2, 28), "F", "WBRI", False, None),
        ("C002", date(2011, 1, 1), "M", "AOTH", True, date(2024, 6, 1)),
        ("C003", None, None, None, True, None),
    ]


def test_an_empty_record_has_empty_histories():
    found = histories([])
    for name in ("children", "episodes", "periods", "placements", "legal_statuses"):
        assert getattr(found, name).collect().shape[0] == 0
    assert found.la_code == "E09000023"
