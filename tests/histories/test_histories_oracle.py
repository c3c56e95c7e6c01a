"""The histories of random chains, sound and broken, judged by plain loops."""

from datetime import date, timedelta
from itertools import pairwise

import care_oracle as oracle
import narwhals.stable.v2 as nw
from care_chains import histories, told
from hypothesis import given, settings
from hypothesis import strategies as st

YEARS = (2020, 2021, 2022)
START = date(2019, 6, 1)


@st.composite
def chains(draw, child):
    """Episodes that mostly follow one another, and sometimes do not."""
    rows, decom = [], START + timedelta(days=draw(st.integers(0, 5)))
    for _ in range(draw(st.integers(1, 6))):
        nights = draw(st.integers(1, 40))
        off = draw(st.sampled_from([0, 0, 0, 0, -50, -1, 1]))
        dec = decom + timedelta(days=nights + off)
        rows.append(
            {
                "child": child,
                "decom": decom,
                "dec": draw(st.sampled_from([dec, dec, dec, None])),
                "rne": draw(st.sampled_from(["S", "L", "P", "P", "T", "B", "U", None])),
                "ls": draw(st.sampled_from(["C2", "C2", "V2", "V3", "V4", None])),
                "place": draw(st.sampled_from(["U6", "U6", "K2", "T1", "T4", None])),
                "rec": draw(st.sampled_from(["X1", "X1", "X1", "E4A", None])),
                "pl_post": draw(st.sampled_from(["AA11AA", "BB22BB", None])),
                "urn": draw(st.sampled_from(["SC000001", "SC000002", None, None])),
                "year": draw(st.sampled_from(YEARS)),
            }
        )
        decom += timedelta(days=nights)
    return rows


COUNCILS = st.tuples(*(chains(f"C00{number}") for number in range(4)))


@settings(max_examples=40, deadline=None)
@given(COUNCILS)
def test_the_histories_are_what_plain_loops_make(children):
    found = histories([row for rows in children for row in rows], YEARS)
    care = [oracle.care_of(rows, YEARS) for rows in children]
    assert told(
        found.periods,
        *("child", "start", "start_known", "end", "rec", "ls_at_start", "place_at_start"),
    ) == every(care, oracle.periods)
    assert told(
        found.placements,
        *("child", "period", "placement", "start", "start_known", "end", "place", "urn", "rne"),
    ) == every(care, oracle.placements)
    assert told(found.legal_statuses, "child", "period", "ls", "start", "end") == every(
        care, oracle.legal_statuses
    )


@settings(max_examples=25, deadline=None)
@given(COUNCILS)
def test_episodes_say_which_period_placement_and_home_they_belong_to(children):
    rows = [row for rows in children for row in rows]
    found = histories(rows, YEARS).episodes
    names = ("child", "decom", "end", "period", "placement", "usual_place", "usual_pl_post")
    care = told(found.filter(~nw.col("respite")), *names)
    assert care == [
        (*(row[name] for name in names[:5]), row["home"]["place"], row["home"]["pl_post"])
        for rows in children
        for row in oracle.care_of(rows, YEARS)
    ]
    assert len(told(found, "child")) == len(rows)  # nobody and nothing is lost


@settings(max_examples=25, deadline=None)
@given(COUNCILS)
def test_periods_of_a_child_never_overlap(children):
    found = histories([row for rows in children for row in rows], YEARS).periods
    in_order = told(found, "child", "start", "end")
    for (child, _, end), (later_child, start, _) in pairwise(in_order):
        assert child != later_child or (end is not None and end <= start)


def every(care, make):
    return [row for episodes in care for row in make(episodes)]
